import Box from '@mui/material/Box';
import { Tick } from '../form/Tick.tsx';
import { useT } from '../messages/useT.ts';
import { useCodeName, useCodeOptions } from '../settings/useSettings.ts';

type Props = { standing: readonly string[]; value: readonly string[]; onChange: (tags: string[]) => void };

/** The district's tags, each with its tick; one that was retired since stands only where the case bears it. */
export function TagTicks({ standing, value, onChange }: Props) {
  const t = useT();
  const inUse = useCodeOptions('tags');
  const nameOf = useCodeName('tags');
  const tags = [...inUse, ...standing.filter((code) => !inUse.some((one) => one.value === code)).map((code) => ({ value: code, label: nameOf(code) }))];
  if (tags.length === 0) return null;
  return (
    <Box component="fieldset" sx={{ m: 0, p: 0, border: 0 }}>
      <Box component="legend" sx={{ p: 0, fontSize: 13, color: 'text.secondary' }}>{t('cases.tags')}</Box>
      {tags.map((tag) => (
        <Tick key={tag.value} label={tag.label} checked={value.includes(tag.value)} onChange={(checked) => onChange(checked ? [...value, tag.value] : value.filter((one) => one !== tag.value))} />
      ))}
    </Box>
  );
}
