import Box from '@mui/material/Box';
import { PRESET_KEYS, type PresetKey, type PresetSummary, type SettingKey, type SettingValues } from '../../schema/settings.ts';
import { useT } from '../messages/useT.ts';
import type { PartChange } from './comparePreset.ts';

type Props = { summary: PresetSummary; changes: Record<SettingKey, PartChange>; next: SettingValues };

const sectionOf = (key: PresetKey) => (key === 'clock' ? 'hours' : key);

export const comparing = {
  width: '100%',
  borderCollapse: 'collapse',
  '& th, & td': { height: 30, px: 1, py: 0, textAlign: 'left', fontWeight: 400, borderBottom: 1, borderColor: 'hairline', whiteSpace: 'nowrap' },
  '& thead th': { fontSize: 12, color: 'text.secondary', borderColor: 'field' },
  '& th:first-of-type': { pl: 0 },
} as const;

/** Part by part: whether the place said it, what will stand afterwards, and what that changes. */
export function PresetCompare({ summary, changes, next }: Props) {
  const t = useT();
  const read = (change: PartChange): string => {
    if (change.kind === 'same') return t('settings.preset.same');
    if (change.kind === 'replaced') return t('settings.preset.replaced');
    return (['added', 'altered', 'retired', 'dropped'] as const)
      .flatMap((kind) => (change[kind] > 0 ? [t(`settings.preset.${kind}`, { smart_count: change[kind] })] : []))
      .join(t('form.semicolon'));
  };
  const after = (key: SettingKey) => {
    if (summary.published.includes(key)) return t('settings.preset.afterPublished');
    if (summary.kept.includes(key)) return t('settings.preset.afterOwn');
    const value = next[key];
    return t(Array.isArray(value) && value.length === 0 ? 'settings.preset.afterEmpty' : 'settings.preset.afterDefault');
  };
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Box component="table" sx={comparing}>
        <thead>
          <tr>
            <th scope="col">{t('settings.preset.part')}</th>
            <th scope="col">{t('settings.preset.said')}</th>
            <th scope="col">{t('settings.preset.after')}</th>
            <th scope="col">{t('settings.preset.change')}</th>
          </tr>
        </thead>
        <tbody>
          {PRESET_KEYS.map((key) => {
            const said = summary.published.includes(key);
            const change = changes[key];
            return (
              <tr key={key}>
                <th scope="row">{t(`settings.section.${sectionOf(key)}`)}</th>
                <td>{t(said ? 'settings.preset.published' : 'settings.preset.notPublished')}</td>
                <Box component="td" sx={{ color: 'text.secondary' }}>{after(key)}</Box>
                <Box component="td" sx={change.kind === 'same' ? { color: 'text.secondary' } : { fontWeight: 500 }}>{read(change)}</Box>
              </tr>
            );
          })}
        </tbody>
      </Box>
    </Box>
  );
}
