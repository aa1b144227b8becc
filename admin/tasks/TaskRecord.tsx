import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { Task } from '../../schema/tasks.ts';
import { get } from '../api/http.ts';
import { Problem } from '../api/problem.ts';
import { useCase } from '../cases/useCase.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { TaskFiles } from '../files/TaskFiles.tsx';
import { Facts } from '../layout/Facts.tsx';
import { Section } from '../layout/Section.tsx';
import { useMatterName } from '../matters/useMatters.ts';
import { useT } from '../messages/useT.ts';
import { useNameWithLeave } from '../leave/useLeave.ts';
import { useCodeName } from '../settings/useSettings.ts';
import { LoadFailed, Loading, NotFound } from '../states/States.tsx';
import { Supervise } from '../supervision/Supervise.tsx';
import { TaskTimeline } from './TaskTimeline.tsx';
import { TaskActions } from './actions/TaskActions.tsx';
import { isOpenTask } from './isOpenTask.ts';

/** One promise as it stands, or what to show while it is not here. */
export function useTask(id: string): { task: Task } | { instead: React.ReactNode } {
  const { data: task, error, refetch } = useQuery({ queryKey: ['tasks', id], queryFn: ({ signal }) => get<Task>(`/api/tasks/${id}`, signal) });
  if (error instanceof Problem && error.status === 404) return { instead: <NotFound /> };
  if (error && !task) return { instead: <LoadFailed error={error} retry={refetch} /> };
  return task ? { task } : { instead: <Loading /> };
}

/** What is asked, what may be done, how it stands, and what of the case it needs. */
export function TaskRecord({ task, called }: { task: Task; called?: number | undefined }) {
  return (
    <>
      <Box sx={{ fontSize: 16, fontWeight: 500, whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{task.ask || task.caseTitle}</Box>
      {isOpenTask(task) && <TaskActions task={task} large />}
      <Supervise task={task} />
      <TaskFacts task={task} />
      <TaskFiles task={task} called={called} />
      <TaskTimeline task={task} />
      {task.caseId && <OfCase caseId={task.caseId} />}
      {task.owner === 'run' && <OfRun task={task} />}
    </>
  );
}

function TaskFacts({ task }: { task: Task }) {
  const t = useT();
  const dates = useDates();
  const departmentName = useDepartmentName();
  const personName = useNameWithLeave();
  const groundName = useCodeName('returnGrounds');
  return (
    <Section title={t('tasks.title')}>
      <Facts
        facts={[
          { label: t('tasks.column.department'), value: task.departmentId ? departmentName(task.departmentId) : t('tasks.window') },
          { label: t('tasks.column.status'), value: t(`tasks.status.${task.status}`) },
          { label: t('tasks.column.person'), value: personName(task.personId) },
          { label: t('deadlines.received'), value: dates.moment(task.receivedAt) },
          { label: t('tasks.ground'), value: groundName(task.ground) },
          { label: t('tasks.result'), value: task.result, wide: true },
        ]}
      />
    </Section>
  );
}

/** The way to the 一件事 it is an item of: what was brought, what waits for it. */
function OfRun({ task }: { task: Task }) {
  const t = useT();
  return (
    <Section title={t('bundles.ofRun')} aside={<Button variant="text" component={Link} to={`/bundles/${task.ownerId}`} sx={{ minHeight: 24, py: 0 }}>{t('table.open', { what: task.caseNumber ?? '' })}</Button>}>
      <Box>{task.caseTitle}</Box>
    </Section>
  );
}

/** What this reader may see of the case behind it. */
function OfCase({ caseId }: { caseId: string }) {
  const t = useT();
  const matterName = useMatterName();
  const row = useCase(caseId).data;
  if (!row) return null;
  return (
    <Section
      title={t('tasks.column.case')}
      aside={<Button variant="text" component={Link} to={`/cases/${caseId}`} sx={{ minHeight: 24, py: 0 }}>{t('table.open', { what: row.number })}</Button>}
    >
      <Facts
        facts={[
          { label: t('cases.column.title'), value: row.title, wide: true },
          { label: t('cases.column.stuckAt'), value: row.stuckAt, wide: true },
          { label: t('cases.story'), value: row.story, wide: true },
          { label: t('cases.matter'), value: matterName(row.matterId) || row.matterText },
          { label: t('cases.column.reporter'), value: row.reporter?.name ?? (row.reporterWithheld ? t('cases.withheld') : '') },
          { label: t('cases.party'), value: row.party?.name },
        ]}
      />
    </Section>
  );
}
