import Box from '@mui/material/Box';
import type { Case } from '../../schema/cases.ts';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';
import { LoadFailed, Loading } from '../states/States.tsx';
import { isOpenTask } from '../tasks/isOpenTask.ts';
import { TaskCard } from '../tasks/TaskCard.tsx';
import { useCaseTasks } from './useCase.ts';

/** Who owes what by when: each promise of the case with its date and what may be done with it. Kept ones fold away. */
export function CaseTasks({ row }: { row: Case }) {
  const t = useT();
  const { data, error, isPending, refetch } = useCaseTasks(row.id);
  const open = (data ?? []).filter(isOpenTask);
  const closed = (data ?? []).filter((task) => !isOpenTask(task));
  return (
    <Section title={t('cases.promises')} count={open.length > 0 ? open.length : undefined}>
      {error && !data && <LoadFailed error={error} retry={refetch} />}
      {isPending && <Loading />}
      {data && open.length === 0 && <Box sx={{ color: 'text.secondary', py: 1 }}>{t(data.length > 0 ? 'cases.noOpenPromise' : 'cases.noPromise')}</Box>}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {open.map((task) => (
          <TaskCard key={task.id} task={task} complainedOf={row.complainedOfId === task.departmentId && task.departmentId !== null} />
        ))}
      </Box>
      {closed.length > 0 && (
        <Box component="details" sx={{ mt: 1, '& summary': { cursor: 'pointer', color: 'text.secondary', py: 0.5 } }}>
          <summary>{t('cases.keptPromises', { smart_count: closed.length })}</summary>
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {closed.map((task) => (
              <TaskCard key={task.id} task={task} />
            ))}
          </Box>
        </Box>
      )}
    </Section>
  );
}
