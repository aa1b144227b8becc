import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import type { ForceAction, TaskForce } from '../../schema/task-forces.ts';
import { ActionBar } from '../actions/ActionBar.tsx';
import { get } from '../api/http.ts';
import { Problem } from '../api/problem.ts';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { Facts } from '../layout/Facts.tsx';
import { PageHead } from '../layout/PageHead.tsx';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';
import { usePersonName } from '../people/usePeople.ts';
import { LoadFailed, Loading, NotFound } from '../states/States.tsx';
import { isOpenTask } from '../tasks/isOpenTask.ts';
import { AskForce } from './AskForce.tsx';
import { EditForce } from './EditForce.tsx';
import { ForceLog } from './ForceLog.tsx';
import { useLeadName } from './ForceList.tsx';
import { TellForce } from './TellForce.tsx';

const KEYS: Record<ForceAction, string> = { note: 'c', ask: 'b', edit: 'e', close: 'f' };

/** One 专班: who, what it owes and by when, and its log. */
export default function ForcePage() {
  const { id = '' } = useParams();
  const { data: row, error, refetch } = useQuery({ queryKey: ['task-forces', id], queryFn: ({ signal }) => get<TaskForce>(`/api/task-forces/${id}`, signal) });
  if (error instanceof Problem && error.status === 404) return <NotFound />;
  if (error && !row) return <LoadFailed error={error} retry={refetch} />;
  return row ? <Force row={row} /> : <Loading />;
}

function Force({ row }: { row: TaskForce }) {
  const t = useT();
  const dates = useDates();
  const leadName = useLeadName();
  const personName = usePersonName();
  const [asking, setAsking] = useState<ForceAction | null>(null);
  const close = () => setAsking(null);
  return (
    <Box sx={{ pb: 4, maxWidth: 900 }}>
      <PageHead title={row.title} note={t(`taskForces.status.${row.status}`)} />
      <Box sx={{ px: 2 }}>
        <ActionBar primary={row.actions[0]} actions={row.actions.map((name) => ({ name, label: t(`taskForces.action.${name}`), key: KEYS[name], run: () => setAsking(name) }))} />
        <Box sx={{ mt: 1.5 }}>
          <Facts
            facts={[
              { label: t('taskForces.lead'), value: leadName(row) },
              { label: t('taskForces.formedAt'), value: `${dates.moment(row.createdAt)} · ${personName(row.formedById)}` },
              { label: t('taskForces.closedAt'), value: row.closedAt && `${dates.moment(row.closedAt)} · ${row.closedById ? personName(row.closedById) : ''}` },
              { label: t('taskForces.result'), value: row.result, wide: true },
            ]}
          />
        </Box>
        <Section title={t('taskForces.members')} count={row.members.length}><Members row={row} /></Section>
        <Section title={t('taskForces.tasks')} count={row.tasks.filter(isOpenTask).length}><Tasks row={row} /></Section>
        <ForceLog row={row} />
      </Box>
      {asking === 'ask' && <AskForce row={row} onClose={close} />}
      {asking === 'edit' && <EditForce row={row} onClose={close} />}
      {(asking === 'note' || asking === 'close') && <TellForce row={row} action={asking} onClose={close} />}
    </Box>
  );
}

function Members({ row }: { row: TaskForce }) {
  const t = useT();
  const departmentName = useDepartmentName();
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {row.members.map(({ departmentId, body, name, share }, at) => (
        <Box component="li" key={at} sx={{ py: 0.25, overflowWrap: 'anywhere' }}>
          <Box component="span" sx={{ fontWeight: 500 }}>{departmentId ? departmentName(departmentId) : body}</Box>
          {!departmentId && <Box component="span" sx={{ fontSize: 13, color: 'text.secondary' }}> {t('taskForces.body')}</Box>}
          {[name, share].map((word) => word && <Box component="span" key={word}> · {word}</Box>)}
        </Box>
      ))}
    </Box>
  );
}

function Tasks({ row }: { row: TaskForce }) {
  const t = useT();
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {row.tasks.map((task) => (
        <Box component="li" key={task.id} sx={{ py: 0.75, borderBottom: 1, borderColor: 'hairline', '&:last-of-type': { borderBottom: 0 } }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'baseline' }}>
            <Box component={Link} to={`/cases/${task.caseId}`} sx={{ color: 'primary.main' }}>{task.caseNumber} {task.caseTitle}</Box>
            <Box sx={{ flex: 1 }} />
            {isOpenTask(task) ? <DueMark of={task} account={{ taskId: task.id, what: row.title }} /> : <Box component="span" sx={{ color: 'text.secondary' }}>{t(`tasks.status.${task.status}`)}</Box>}
          </Box>
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
            <Box sx={{ flex: 1, overflowWrap: 'anywhere' }}>{task.ask}</Box>
            <Button variant="text" component={Link} to={`/tasks/${task.id}`} sx={{ minHeight: 24, py: 0 }}>{t('taskForces.openTask')}</Button>
          </Box>
          {task.result && <Box sx={{ mt: 0.25, pl: 1.25, borderLeft: 2, borderColor: 'hairline', whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{task.result}</Box>}
        </Box>
      ))}
    </Box>
  );
}
