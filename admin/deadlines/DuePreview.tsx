import Box from '@mui/material/Box';
import type { ClockRule } from '../../schema/deadlines.ts';
import { useT } from '../messages/useT.ts';
import { useDates } from './useDates.ts';
import { useDuePreview } from './useDuePreview.ts';

/** 到期 3月16日 周一 17:30, as the server would set it. */
export function DuePreview({ receivedAt, rule }: { receivedAt: string; rule: ClockRule | null }) {
  const t = useT();
  const dates = useDates();
  const preview = useDuePreview(receivedAt, rule);
  if (rule === null || !preview?.dueAt) return null;
  const late = preview.overdue === true;
  return (
    <Box component="span" role="status" sx={late ? { color: (theme) => theme.palette.tones.overdue.ink } : undefined}>
      {t('deadlines.due')} {dates.moment(preview.dueAt)}
      {late && ` · ${t('deadlines.overdue')}`}
      {preview.provisional && ` · ${t('deadlines.provisional', { year: preview.provisionalYears.join(t('form.comma')) })}`}
    </Box>
  );
}
