import type { Sort } from '../table/HeadCell.tsx';

export const RUN_VIEWS = ['open', 'collecting', 'working', 'ready', 'second', 'issued', 'all'] as const;
export type RunView = (typeof RUN_VIEWS)[number];

const newest: Sort = { field: 'createdAt', order: 'DESC' };
const byDue: Sort = { field: 'dueAt', order: 'ASC' };

export const RUN_VIEW: Record<RunView, { filter: Record<string, unknown>; sort: Sort }> = {
  open: { filter: { open: true }, sort: newest },
  collecting: { filter: { stage: 'collecting' }, sort: newest },
  working: { filter: { stage: 'working' }, sort: byDue },
  ready: { filter: { stage: 'ready' }, sort: byDue },
  second: { filter: { secondNotices: { gt: 0 } }, sort: newest },
  issued: { filter: { stage: 'issued' }, sort: newest },
  all: { filter: {}, sort: newest },
};

export function isRunView(name: unknown): name is RunView {
  return RUN_VIEWS.some((view) => view === name);
}

/** The address of a view. */
export const viewPath = (view: RunView): string => `/bundles/view/${view}`;

/** The runs in which this department has an open item, the nearest due first. */
export const heldPath = (departmentId: string): string => `${viewPath('all')}?${new URLSearchParams({ filter: JSON.stringify({ departmentId }), sort: byDue.field, order: byDue.order }).toString()}`;
