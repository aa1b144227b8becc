import Box from '@mui/material/Box';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type PresetSummary, type Setting, settingShape, type SettingValues } from '../../schema/settings.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { post, request } from '../api/http.ts';
import { Tick } from '../form/Tick.tsx';
import { useT } from '../messages/useT.ts';
import { Notice } from '../states/Notice.tsx';
import { PRESETS_KEY } from './usePresets.ts';
import { useSetting } from './useSetting.ts';
import { SETTINGS_KEY } from './useSettings.ts';

type Props = { summary: PresetSummary; next: SettingValues; onClose: () => void; onDone: (sentence: string) => void };
type Installed = { data: Setting[] };

/** Asks once, says what is replaced and what is kept, and then does it in one write. */
export function InstallPreset({ summary, next, onClose, onDone }: Props) {
  const t = useT();
  const client = useQueryClient();
  const district = useSetting('district');
  const [keep, setKeep] = useState(true);
  const missing = next.categories.filter(({ rule }) => rule === null).length;

  const install = async () => {
    if (!district) return;
    const { data } = await post<Installed>('/api/settings/install', { preset: summary.id, version: district.version });
    let sentence = t('settings.preset.installedDone', { name: summary.name });
    if (keep) {
      const { name, windowName, supervisingBody, phone, address, illustrative } = district.value;
      const installed = data.find(({ id }) => id === 'district');
      try {
        const value = { ...settingShape('district').parse(installed?.value), name, windowName, supervisingBody, phone, address, illustrative };
        await request('PATCH', '/api/settings/district', { version: installed?.version, changes: { value } });
      } catch {
        sentence = t('settings.preset.keepFailed');
      }
    }
    await Promise.all([client.invalidateQueries({ queryKey: SETTINGS_KEY }), client.invalidateQueries({ queryKey: PRESETS_KEY })]);
    onDone(sentence);
  };

  return (
    <ActionDialog title={t('settings.preset.installTitle', { name: summary.name })} note={t('settings.preset.installNote')} submitLabel={t('settings.preset.install')} ready onSubmit={install} onClose={onClose}>
      <Box>
        <Tick label={t('settings.preset.keep')} checked={keep} onChange={setKeep} />
        <Box sx={{ pl: 3.5, fontSize: 12, color: 'text.secondary' }}>{t('settings.preset.keepHint')}</Box>
      </Box>
      {missing > 0 && <Notice tone="soon">{t('settings.preset.missing', { smart_count: missing })}</Notice>}
    </ActionDialog>
  );
}
