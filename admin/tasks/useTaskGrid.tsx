import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import type { Task, TaskAction } from '../../schema/tasks.ts';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { useReadsFiles } from '../files/useFiles.ts';
import { useFilesColumn } from '../files/useFilesColumn.tsx';
import type { GridColumn } from '../grid/columns.ts';
import { useT } from '../messages/useT.ts';
import { usePersonCells } from '../people/usePersonCells.ts';
import { useMay } from '../session/me.ts';
import { isOpenTask } from './isOpenTask.ts';

type Doing = { open: (task: Task) => void; files: (task: Task) => void; account: (task: Task) => void; act: (task: Task, action: TaskAction) => void };

const STATUS_ACTIONS: readonly TaskAction[] = ['accept', 'finish', 'return', 'cancel'];
const DUE_ACTIONS: readonly TaskAction[] = ['resume', 'pause', 'remind'];
const RESULT_ACTIONS: readonly TaskAction[] = ['finish'];

/** A promise's columns in the grid: who does it and what is asked can be typed over, status and due move by action only. */
export function useTaskGrid({ open, files, account, act }: Doing): GridColumn<Task>[] {
  const t = useT();
  const dates = useDates();
  const departmentName = useDepartmentName();
  const { staff, choiceOf, personCell } = usePersonCells();
  const mayEdit = useMay('cases.handle');
  const attached = useFilesColumn(files);
  const readsFiles = useReadsFiles();
  return useMemo(() => {
    // A part is done by its department's handlers, the window's own promises by its coordinators.
    const doersOf = ({ departmentId }: Task) =>
      staff
        .filter((one) => (departmentId === null ? one.role === 'coordinator' : one.role === 'handler' && one.departmentId === departmentId))
        .map(choiceOf);
    const taken = {
      editable: (task: Task) => mayEdit && isOpenTask(task),
      refusal: (task: Task) => t(mayEdit && !isOpenTask(task) ? 'tasks.grid.closed' : 'grid.lockedAll'),
    };
    const fixed = { kind: 'computed' as const, editable: () => false };
    const moved = (label: string, actions: readonly TaskAction[]) => ({
      kind: 'state' as const,
      editable: () => false,
      refusal: (task: Task) => t(isOpenTask(task) ? 'tasks.grid.byAction' : 'tasks.grid.closed', { column: label }),
      action: (task: Task) => {
        const next = actions.find((action) => task.actions.includes(action));
        return next ? { label: t(`tasks.action.${next}`), run: () => act(task, next) } : null;
      },
    });
    const columns: GridColumn<Task>[] = [
      {
        field: 'caseNumber', label: t('tasks.column.case'), ...fixed, kind: 'link', width: 108, frozen: true, open,
        value: (task) => task.caseNumber, text: (task) => task.caseNumber ?? '',
        render: (task) => (task.caseId ? <Link to={`/cases/${task.caseId}`} tabIndex={-1}>{task.caseNumber}</Link> : task.caseNumber),
      },
      { field: 'kind', label: t('tasks.column.kind'), ...fixed, width: 92, sortBy: 'kind', value: (task) => task.kind, text: (task) => t(`tasks.kind.${task.kind}`) },
      { field: 'ask', label: t('tasks.column.ask'), kind: 'longText', width: 200, ...taken, value: (task) => task.ask, text: (task) => task.ask },
      { field: 'caseTitle', label: t('tasks.column.title'), ...fixed, width: 152, value: (task) => task.caseTitle, text: (task) => task.caseTitle ?? '' },
      { field: 'departmentId', label: t('tasks.column.department'), ...fixed, width: 100, value: (task) => task.departmentId, text: (task) => (task.departmentId ? departmentName(task.departmentId) : t('tasks.window')) },
      {
        field: 'personId', label: t('tasks.column.person'), width: 88, empty: null, choicesOf: doersOf, ...taken, ...personCell<Task>((task) => task.personId),
      },
      {
        field: 'status', label: t('tasks.column.status'), width: 84, sortBy: 'status', ...moved(t('tasks.column.status'), STATUS_ACTIONS),
        value: (task) => task.status,
        // Nobody signs for what the window asks of itself.
        text: (task) => (task.departmentId || !isOpenTask(task) ? t(`tasks.status.${task.status}`) : ''),
      },
      {
        field: 'dueAt', label: t('tasks.column.due'), width: 316, sortBy: 'dueAt', ...moved(t('tasks.column.due'), DUE_ACTIONS), open: account,
        value: (task) => task.dueAt, text: (task) => (task.dueAt ? `${dates.dayOf(task.dueAt)} ${dates.time(task.dueAt)}` : ''),
        render: (task) => (isOpenTask(task) ? task.dueAt || task.pausedAt ? <DueMark of={task} /> : null : task.dueAt && dates.moment(task.dueAt)),
      },
      {
        field: 'acceptedAt', label: t('tasks.grid.accepted'), ...fixed, width: 152, sortBy: 'acceptedAt', value: (task) => task.acceptedAt,
        text: (task) => (task.acceptedAt ? `${dates.dayOf(task.acceptedAt)} ${dates.time(task.acceptedAt)}` : ''), render: (task) => task.acceptedAt && dates.moment(task.acceptedAt),
      },
      {
        field: 'closedAt', label: t('tasks.grid.closedAt'), ...fixed, width: 152, sortBy: 'closedAt', value: (task) => task.closedAt,
        text: (task) => (task.closedAt ? `${dates.dayOf(task.closedAt)} ${dates.time(task.closedAt)}` : ''), render: (task) => task.closedAt && dates.moment(task.closedAt),
      },
      { field: 'result', label: t('tasks.result'), width: 240, ...moved(t('tasks.result'), RESULT_ACTIONS), value: (task) => task.result, text: (task) => task.result ?? '' },
      ...(readsFiles ? [attached] : []),
    ];
    return columns;
  }, [t, dates, departmentName, staff, choiceOf, personCell, mayEdit, attached, readsFiles, open, account, act]);
}
