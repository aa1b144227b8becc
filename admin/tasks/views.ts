import { OPEN_STATUSES, type TaskStatus } from '../../schema/tasks.ts';
import type { Sort } from '../table/HeadCell.tsx';

export const TASK_VIEWS = ['open', 'today', 'overdue', 'closed', 'all'] as const;
export type TaskView = (typeof TASK_VIEWS)[number];

const open: TaskStatus[] = [...OPEN_STATUSES];
const closed: TaskStatus[] = ['done', 'returned', 'cancelled'];
const byDue: Sort = { field: 'dueAt', order: 'ASC' };

export const TASK_VIEW: Record<TaskView, { filter: Record<string, unknown>; sort: Sort }> = {
  open: { filter: { status: open }, sort: byDue },
  today: { filter: { status: open, dueAt: { within: 'today' } }, sort: byDue },
  overdue: { filter: { status: open, dueAt: { overdue: true } }, sort: byDue },
  closed: { filter: { status: closed }, sort: { field: 'closedAt', order: 'DESC' } },
  all: { filter: {}, sort: { field: 'receivedAt', order: 'DESC' } },
};

export function isTaskView(name: unknown): name is TaskView {
  return TASK_VIEWS.some((view) => view === name);
}
