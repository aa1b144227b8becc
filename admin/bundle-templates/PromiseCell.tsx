import Box from '@mui/material/Box';
import type { ClockRule } from '../../schema/deadlines.ts';
import { useT } from '../messages/useT.ts';
import { CellSelect, CellText } from './Cells.tsx';

type Kind = ClockRule['kind'] | 'unknown';
const KINDS = ['working_days', 'working_hours', 'immediate', 'unknown'] as const satisfies readonly Kind[];

/** A promised time in a cell: working days, working minutes, at once, or not known. None is suggested: what is not known stays so. */
export function PromiseCell({ label, value, onChange }: { label: string; value: ClockRule | null; onChange: (rule: ClockRule | null) => void }) {
  const t = useT();
  const kind: Kind = value?.kind ?? 'unknown';
  const words: Record<Kind, string> = { working_days: t('bundleTemplates.days'), working_hours: t('bundleTemplates.minutes'), immediate: t('bundleTemplates.immediate'), unknown: t('bundleTemplates.unknown') };
  const amount = value?.kind === 'working_days' ? value.workingDays : value?.kind === 'working_hours' ? value.minutes : null;
  const choose = (chosen: string) => {
    switch (KINDS.find((one) => one === chosen)) {
      case 'working_days':
        return onChange({ kind: 'working_days', workingDays: Number.NaN });
      case 'working_hours':
        return onChange({ kind: 'working_hours', minutes: Number.NaN });
      case 'immediate':
        return onChange({ kind: 'immediate' });
      default:
        return onChange(null);
    }
  };
  const count = (text: string) => {
    const n = text === '' ? Number.NaN : Number(text);
    onChange(value?.kind === 'working_hours' ? { kind: 'working_hours', minutes: n } : { kind: 'working_days', workingDays: n });
  };
  return (
    <Box sx={{ display: 'flex', gap: 0.25 }}>
      {amount !== null && <CellText numeric width={56} label={`${label} · ${words[kind]}`} value={Number.isFinite(amount) ? String(amount) : ''} onChange={count} />}
      <CellSelect label={label} value={kind} onChange={choose} options={KINDS.map((one) => ({ value: one, label: words[one] }))} />
    </Box>
  );
}
