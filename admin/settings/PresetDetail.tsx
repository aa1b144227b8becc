import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { EXAMPLE_PRESET_ID, PRESETS, presetSettings } from '../../schema/presets/index.ts';
import type { PresetSummary, SettingValues } from '../../schema/settings.ts';
import { RuleText } from '../deadlines/RuleText.tsx';
import { OriginMarks, useSourceText } from '../directory/Origin.tsx';
import { Facts } from '../layout/Facts.tsx';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { Notice } from '../states/Notice.tsx';
import { comparePreset } from './comparePreset.ts';
import { InstallPreset } from './InstallPreset.tsx';
import { MissingRule } from './ItemValue.tsx';
import { MissingRules } from './MissingRules.tsx';
import { comparing, PresetCompare } from './PresetCompare.tsx';
import { useSettings } from './useSettings.ts';

type Props = { summary: PresetSummary; done: string; onDone: (sentence: string) => void };

/** What one place published, what it left unsaid, and what each part of the settings would become. */
export function PresetDetail({ summary, done, onDone }: Props) {
  const t = useT();
  const now = useSettings();
  const mayEdit = useMay('settings.edit');
  const [asking, setAsking] = useState(false);
  const preset = PRESETS.find(({ id }) => id === summary.id);
  const next = presetSettings(summary.id);
  if (!preset || !next) return null;
  const changes = comparePreset(now, next, summary.kept);
  const nothing = Object.values(changes).every(({ kind }) => kind === 'same');
  const { categories, district } = preset.settings;
  return (
    <Box sx={{ px: 2, pb: 3, minWidth: 0, maxWidth: 900 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1.5, pt: 1.25 }}>
        <Box component="h2" sx={{ m: 0, flex: 1, fontSize: 16, fontWeight: 600 }}>{summary.name}</Box>
        {mayEdit && <Button variant="contained" disabled={nothing} onClick={() => setAsking(true)}>{t('settings.preset.install')}</Button>}
      </Box>
      <Box sx={{ display: 'grid', gap: 1, mt: 1 }}>
        {done && <Notice tone="ok" role="status">{done}</Notice>}
        {done && <MissingRules mayEdit={mayEdit} />}
        {nothing && !done && <Box sx={{ color: 'text.secondary', fontSize: 13 }}>{t('settings.preset.nothing')}</Box>}
        {summary.id === EXAMPLE_PRESET_ID && <Notice tone="soon">{t('settings.preset.fictional')}</Notice>}
        <Facts
          facts={[
            { label: t('settings.preset.windowName'), value: summary.windowName || t('settings.preset.noWindowName') },
            { label: t('settings.preset.dimension'), value: summary.dimension },
            { label: t('settings.preset.source'), value: <Sourced source={summary.source} />, wide: true },
          ]}
        />
      </Box>
      <Section title={t('settings.preset.categories')} count={categories.length}>
        {categories.length === 0 ? <Notice tone="soon">{t('settings.preset.noCategories')}</Notice> : <Categories categories={categories} />}
      </Section>
      <Section title={t('settings.preset.compare')}>
        <PresetCompare summary={summary} changes={changes} next={next} />
      </Section>
      {district.notes.length > 0 && (
        <Section title={t('settings.preset.notes')} count={district.notes.length}>
          <Box component="ul" sx={{ m: 0, pl: 2.5, display: 'grid', gap: 0.75 }}>
            {district.notes.map((note) => (
              <li key={note.text}>
                {note.text}
                <Box sx={{ fontSize: 12, color: 'text.secondary' }}><Sourced source={note.source} /></Box>
              </li>
            ))}
          </Box>
        </Section>
      )}
      {asking && <InstallPreset summary={summary} next={next} onClose={() => setAsking(false)} onDone={onDone} />}
    </Box>
  );
}

function Sourced({ source }: { source: string }) {
  const read = useSourceText();
  return (
    <>
      {read(source)}
      <OriginMarks of={{ source }} atSource />
    </>
  );
}

function Categories({ categories }: { categories: SettingValues['categories'] }) {
  const t = useT();
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Box component="table" sx={{ ...comparing, '& td:last-of-type': { whiteSpace: 'normal', fontSize: 13, color: 'text.secondary', minWidth: 220 } }}>
        <thead>
          <tr>
            <th scope="col">{t('settings.field.name')}</th>
            <th scope="col">{t('settings.field.rule')}</th>
            <th scope="col">{t('settings.field.quote')}</th>
          </tr>
        </thead>
        <tbody>
          {categories.map(({ code, name, rule, meaning, quote }) => (
            <tr key={code}>
              <th scope="row">{name}</th>
              <td>{rule === null ? <MissingRule /> : <RuleText rule={rule} />}</td>
              <td>{quote || meaning}</td>
            </tr>
          ))}
        </tbody>
      </Box>
    </Box>
  );
}
