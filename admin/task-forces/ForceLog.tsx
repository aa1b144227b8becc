import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import type { Event } from '../../schema/events.ts';
import type { TaskForce } from '../../schema/task-forces.ts';
import { get } from '../api/http.ts';
import { useDates } from '../deadlines/useDates.ts';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';
import { LoadFailed, Loading } from '../states/States.tsx';

const textOf = ({ data }: Event) => (typeof data['text'] === 'string' ? data['text'] : '');

/** What its members wrote, the latest first; lines are added and never changed. */
export function ForceLog({ row }: { row: TaskForce }) {
  const t = useT();
  const dates = useDates();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['events', 'task-forces', row.id], queryFn: ({ signal }) => get<{ data: Event[] }>(`/api/task-forces/${row.id}/events`, signal) });
  const lines = (data?.data ?? []).filter(({ action }) => action === 'force.note');
  const numberOf = ({ caseId }: Event) => row.tasks.find((task) => task.caseId === caseId)?.caseNumber;
  return (
    <Section title={t('taskForces.log')} aside={<Box component="span" sx={{ fontSize: 13, color: 'text.secondary' }}>{t('taskForces.logHint')}</Box>}>
      {error && !data && <LoadFailed error={error} retry={refetch} />}
      {isPending && <Loading />}
      {data && lines.length === 0 && <Box sx={{ color: 'text.secondary' }}>{t('taskForces.noLog')}</Box>}
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {lines.map((event) => (
          <Box component="li" key={event.id} sx={{ py: 0.5 }}>
            <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{[dates.moment(event.at), event.actorName, numberOf(event)].filter(Boolean).join(' · ')}</Box>
            <Box sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{textOf(event)}</Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
