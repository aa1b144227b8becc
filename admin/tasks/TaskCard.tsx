import Box from '@mui/material/Box';
import type { Task } from '../../schema/tasks.ts';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { useT } from '../messages/useT.ts';
import { useNameWithLeave } from '../leave/useLeave.ts';
import { useCodeName } from '../settings/useSettings.ts';
import { TaskActions } from './actions/TaskActions.tsx';
import { isOpenTask } from './isOpenTask.ts';

/** One promise: who, what, by when, how it stands, and its own actions. */
export function TaskCard({ task, complainedOf = false }: { task: Task; complainedOf?: boolean }) {
  const t = useT();
  const open = isOpenTask(task);
  return (
    <Box component="li" sx={{ py: 1, borderBottom: 1, borderColor: 'hairline', '&:last-of-type': { borderBottom: 0 } }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'baseline' }}>
        <TaskOwner task={task} />
        <Box sx={{ flex: 1 }} />
        {open ? <DueMark of={task} account={{ taskId: task.id, what: t(`tasks.kind.${task.kind}`) }} /> : <Closed task={task} />}
      </Box>
      {task.ask && task.ask !== task.caseTitle && <Box sx={{ mt: 0.25, overflowWrap: 'anywhere', color: open ? 'text.primary' : 'text.secondary' }}>{task.ask}</Box>}
      {complainedOf && <Box sx={{ fontSize: 13, color: (theme) => theme.palette.tones.soon.ink }}>{t('tasks.complainedOf')}</Box>}
      {task.result && <Result task={task} />}
      {open && <TaskActions task={task} />}
    </Box>
  );
}

/** 市监局 · 牵头 · 办理 · 已接收 · 某某 */
function TaskOwner({ task }: { task: Task }) {
  const t = useT();
  const departmentName = useDepartmentName();
  const personName = useNameWithLeave();
  const words = [
    t(`tasks.kind.${task.kind}`),
    task.role ? t(`tasks.role.${task.role}`) : '',
    task.departmentId && isOpenTask(task) ? t(`tasks.status.${task.status}`) : '',
    personName(task.personId),
    task.returns > 0 ? t('tasks.returns', { smart_count: task.returns }) : '',
  ].filter(Boolean);
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box component="span" sx={{ fontWeight: 600 }}>{task.departmentId ? departmentName(task.departmentId) : t('tasks.window')}</Box>
      <Box component="span" sx={{ color: 'text.secondary' }}>{` · ${words.join(' · ')}`}</Box>
    </Box>
  );
}

function Closed({ task }: { task: Task }) {
  const t = useT();
  const dates = useDates();
  return (
    <Box component="span" sx={{ color: 'text.secondary' }}>
      {t(`tasks.status.${task.status}`)}
      {task.closedAt && ` ${dates.moment(task.closedAt)}`}
    </Box>
  );
}

function Result({ task }: { task: Task }) {
  const t = useT();
  const groundName = useCodeName('returnGrounds');
  const ground = groundName(task.ground);
  return (
    <Box sx={{ mt: 0.5, pl: 1.25, borderLeft: 2, borderColor: 'hairline', whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
      {ground && `${ground}${t('form.colon')}`}
      {task.result}
    </Box>
  );
}
