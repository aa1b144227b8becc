import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import type { Event } from '../../schema/events.ts';
import type { Task } from '../../schema/tasks.ts';
import { get } from '../api/http.ts';
import { stepsOf } from '../cases/timeline/group.ts';
import { StepLine } from '../cases/timeline/StepLine.tsx';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';
import { LoadFailed, Loading } from '../states/States.tsx';

/** What became of one promise, newest first, in the words of its case's timeline. */
export function TaskTimeline({ task }: { task: Task }) {
  const t = useT();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['events', 'tasks', task.id],
    queryFn: ({ signal }) => get<{ data: Event[] }>(`/api/tasks/${task.id}/events`, signal),
  });
  const steps = stepsOf(data?.data ?? []);
  return (
    <Section title={t('cases.timeline')}>
      {error && !data && <LoadFailed error={error} retry={refetch} />}
      {isPending && <Loading />}
      {data && steps.length === 0 && <Box sx={{ color: 'text.secondary', py: 1 }}>{t('cases.noEvents')}</Box>}
      <Box component="ol" reversed sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {steps.map((step) => <StepLine key={step.id} step={step} />)}
      </Box>
    </Section>
  );
}
