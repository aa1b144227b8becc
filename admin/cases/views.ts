import type { Sort } from '../table/HeadCell.tsx';

/** Those that stand as tabs. */
export const VIEW_NAMES = ['open', 'untriaged', 'overdue', 'today', 'unanswered', 'answered', 'archived', 'all'] as const;
/** Those a supervisor or director comes to from the workbench. */
export const RULING_VIEWS = ['toConfirm', 'approvals'] as const;
export type ViewName = (typeof VIEW_NAMES)[number] | (typeof RULING_VIEWS)[number];

type View = { filter: Record<string, unknown>; sort: Sort };

const byDue: Sort = { field: 'dueAt', order: 'ASC' };
const newest: Sort = { field: 'receivedAt', order: 'DESC' };

/** The built-in views. Their conditions are those the server keeps counters and indexes for; `open` is what still waits for its answer. */
export const VIEWS: Record<ViewName, View> = {
  open: { filter: { unanswered: true }, sort: byDue },
  untriaged: { filter: { stage: 'received' }, sort: { field: 'receivedAt', order: 'ASC' } },
  overdue: { filter: { unanswered: true, dueAt: { overdue: true } }, sort: byDue },
  today: { filter: { unanswered: true, dueAt: { within: 'today' } }, sort: byDue },
  unanswered: { filter: { stage: 'working', openParts: 0 }, sort: byDue },
  answered: { filter: { stage: 'answered' }, sort: newest },
  archived: { filter: { stage: 'archived' }, sort: newest },
  all: { filter: {}, sort: newest },
  toConfirm: { filter: { awaitsConfirmation: true, unanswered: true }, sort: byDue },
  approvals: { filter: { extensionRequestId: { empty: false }, unanswered: true }, sort: byDue },
};

export function isViewName(name: unknown): name is ViewName {
  return typeof name === 'string' && name in VIEWS;
}
