import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { Link as To } from 'react-router-dom';
import type { HandedMatter } from '../../schema/duty.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useT } from '../messages/useT.ts';

/** What was open when it was handed over: which case, what is owed, by when. */
export function Matters({ matters }: { matters: readonly HandedMatter[] }) {
  const t = useT();
  const dates = useDates();
  return (
    <Box component="section" aria-label={t('duty.handover.stillOpen')}>
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('duty.handover.matters', { smart_count: matters.length })}</Box>
      {matters.length === 0 && <Box>{t('duty.handover.noMatters')}</Box>}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', maxHeight: 260, overflow: 'auto' }}>
        {matters.map(({ taskId, caseId, kind, number, title, dueAt }) => (
          <Box component="li" key={taskId} sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, minHeight: 30, py: 0.25, borderBottom: 1, borderColor: 'hairline' }}>
            <Link component={To} to={caseId === null ? `/tasks/${taskId}` : `/cases/${caseId}`} sx={{ flex: 'none' }}>{number ?? t('duty.handover.unnumbered')}</Link>
            <Box sx={{ flex: 'none', color: 'text.secondary' }}>{t(`tasks.kind.${kind}`)}</Box>
            <Box sx={{ flex: '1 1 160px', minWidth: 0, overflowWrap: 'anywhere' }}>{title}</Box>
            {dueAt !== null && <Box sx={{ flex: 'none', color: 'text.secondary' }}>{t('duty.handover.due', { due: dates.moment(dueAt) })}</Box>}
          </Box>
        ))}
      </Box>
    </Box>
  );
}
