import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { OPEN_STATUSES, type Task } from '../../schema/tasks.ts';
import { get } from '../api/http.ts';
import type { Page } from '../api/rows.ts';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';
import { useMe } from '../session/me.ts';
import { LoadFailed, Loading } from '../states/States.tsx';
import { RowLink } from './RowLink.tsx';

type Props = {
  title: string;
  filter: Record<string, unknown>;
  none: string;
  to: string;
  limit?: number;
  /** Opens the case behind the promise, where the reader works with cases. */
  toCase?: boolean;
};

/** Open promises by date, the nearest first. */
export function TaskColumn({ title, filter, none, to, limit = 14, toCase = false }: Props) {
  const t = useT();
  const asked = encodeURIComponent(JSON.stringify({ status: [...OPEN_STATUSES], ...filter }));
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['tasks', 'column', asked, limit],
    queryFn: ({ signal }) => get<Page<Task>>(`/api/tasks?filter=${asked}&sort=dueAt&limit=${limit}`, signal),
    refetchInterval: 60_000,
  });
  const rows = data?.data ?? [];
  return (
    <Section title={title} count={data?.total} aside={<Button variant="text" component={Link} to={to} sx={{ minHeight: 24, py: 0 }}>{t('workbench.all')}</Button>}>
      {error && !data && <LoadFailed error={error} retry={refetch} />}
      {isPending && <Loading />}
      {data && rows.length === 0 && <Box sx={{ color: 'text.secondary', py: 1 }}>{none}</Box>}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {rows.map((task) => (
          <TaskRow key={task.id} task={task} to={toCase && task.caseId ? `/cases/${task.caseId}` : `/tasks/${task.id}`} />
        ))}
      </Box>
      {data && data.total > rows.length && <Box sx={{ pt: 0.5, color: 'text.secondary' }}>{t('workbench.more', { smart_count: data.total - rows.length })}</Box>}
    </Section>
  );
}

function TaskRow({ task, to }: { task: Task; to: string }) {
  const t = useT();
  const departmentName = useDepartmentName();
  const me = useMe();
  const handler = me?.role === 'handler';
  const owner = task.personId ?? task.coordinatorId;
  const instead = me?.standsInFor.find(({ id }) => id === owner);
  // A handler's list is one department's: how far each part is says more than whose it is.
  const who = handler ? t(`tasks.status.${task.status}`) : task.departmentId ? departmentName(task.departmentId) : t(`tasks.kind.${task.kind}`);
  return (
    <RowLink
      to={to}
      lead={who}
      number={task.caseNumber ?? ''}
      text={[instead && t('leave.instead', { name: instead.name }), task.caseTitle || task.ask].filter(Boolean).join(' · ')}
      due={<DueMark of={task} account={{ taskId: task.id, what: `${task.caseNumber ?? ''} ${t(`tasks.kind.${task.kind}`)}` }} />}
    />
  );
}
