import Box from '@mui/material/Box';
import type { Task } from '../../schema/tasks.ts';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { useMe } from '../session/me.ts';
import { useT } from '../messages/useT.ts';
import { isOpenTask } from './isOpenTask.ts';

/** A promise on a phone: what is asked and of which case, by when, of whom. */
export function TaskLine({ task }: { task: Task }) {
  const t = useT();
  const departmentName = useDepartmentName();
  const owner = task.personId ?? task.coordinatorId;
  const instead = useMe()?.standsInFor.find(({ id }) => id === owner);
  const words = [instead ? t('leave.instead', { name: instead.name }) : '', task.departmentId ? departmentName(task.departmentId) : t('tasks.window'), t(`tasks.kind.${task.kind}`), task.caseNumber ?? ''].filter(Boolean);
  return (
    <Box sx={{ display: 'grid', gap: 0.25 }}>
      <Box sx={{ fontWeight: 500, fontSize: 15 }}>{task.ask || task.caseTitle}</Box>
      {task.ask && task.caseTitle && task.ask !== task.caseTitle && <Box sx={{ overflowWrap: 'anywhere' }}>{task.caseTitle}</Box>}
      {isOpenTask(task) ? <DueMark of={task} /> : <Box sx={{ color: 'text.secondary' }}>{t(`tasks.status.${task.status}`)}</Box>}
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{words.join(' · ')}</Box>
    </Box>
  );
}
