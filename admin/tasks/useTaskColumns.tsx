import { useMemo } from 'react';
import type { Task } from '../../schema/tasks.ts';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { useNameWithLeave } from '../leave/useLeave.ts';
import { useT } from '../messages/useT.ts';
import type { Column } from '../table/Table.tsx';
import { isOpenTask } from './isOpenTask.ts';

/** Promises as a table: of which case, what, whose, how far, and by when. */
export function useTaskColumns(): Column<Task>[] {
  const t = useT();
  const dates = useDates();
  const departmentName = useDepartmentName();
  const personName = useNameWithLeave();
  return useMemo(
    () => [
      { id: 'case', label: t('tasks.column.case'), width: 112, render: (task) => task.caseNumber },
      { id: 'kind', label: t('tasks.column.kind'), width: 92, render: (task) => t(`tasks.kind.${task.kind}`) },
      { id: 'ask', label: t('tasks.column.ask'), width: 240, grow: true, render: (task) => <span title={task.ask}>{task.ask === task.caseTitle ? '' : task.ask}</span> },
      { id: 'title', label: t('tasks.column.title'), width: 180, grow: true, render: (task) => <span title={task.caseTitle ?? ''}>{task.caseTitle}</span> },
      { id: 'department', label: t('tasks.column.department'), width: 120, render: (task) => (task.departmentId ? departmentName(task.departmentId) : t('tasks.window')) },
      { id: 'person', label: t('tasks.column.person'), width: 80, render: (task) => personName(task.personId) },
      { id: 'status', label: t('tasks.column.status'), width: 80, render: (task) => (task.departmentId || !isOpenTask(task) ? t(`tasks.status.${task.status}`) : '') },
      {
        id: 'due',
        label: t('tasks.column.due'),
        width: 316,
        sortBy: 'dueAt',
        render: (task) =>
          isOpenTask(task) ? <DueMark of={task} account={{ taskId: task.id, what: t(`tasks.kind.${task.kind}`) }} /> : task.closedAt ? dates.moment(task.closedAt) : '',
      },
    ],
    [t, dates, departmentName, personName],
  );
}
