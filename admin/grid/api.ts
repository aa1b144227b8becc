import type { Event } from '../../schema/events.ts';
import type { CalendarMoves, DueMove, News, Step } from '../../schema/many.ts';
import { gathered, withOwnCells } from '../fields/cells.ts';
import { get, post, request } from '../api/http.ts';
import type { Page, Row } from '../api/rows.ts';
import type { GridQuery } from './columns.ts';
import type { Request } from './rules/blocks.ts';
import { rowsPath } from './paths.ts';
import type { RowChange } from './rules/plan.ts';

export type RowProblem = {
  code: string;
  status: number;
  detail?: string;
  sentences?: { zh: string; en: string };
  errors?: { path: string; message: string }[];
  current?: unknown;
};
export type RowResult<R> = { id: string; ok: boolean; row?: R; problem?: RowProblem; moves?: DueMove[] };
/** A new row of the same step, in the order asked. */
export type AddResult<R = unknown> = { ok: boolean; row?: R; problem?: RowProblem };
export type ManyAnswer<R> = { results: RowResult<R>[]; added?: AddResult<R>[]; moves?: CalendarMoves; undo?: string };

const path = (resource: string, id?: string) => `/api/${resource}${id === undefined ? '' : `/${encodeURIComponent(id)}`}`;

const pageOf = async <R extends Row>(page: Promise<Page<R>>): Promise<Page<R>> => {
  const { data, ...rest } = await page;
  return { ...rest, data: data.map(withOwnCells) };
};

export function fetchRows<R extends Row>(resource: string, query: GridQuery, request: Request, signal: AbortSignal): Promise<Page<R>> {
  return pageOf(get<Page<R>>(rowsPath(resource, query, request), signal));
}

/** These rows as they stand now; those out of sight are missing. */
export const fetchRowsById = async <R extends Row>(resource: string, ids: readonly string[], signal: AbortSignal): Promise<R[]> =>
  (await pageOf(get<Page<R>>(`${path(resource)}?${new URLSearchParams({ limit: String(ids.length), filter: JSON.stringify({ id: ids }) }).toString()}`, signal))).data;

/** One row as it stands now, into its place. Where it cannot be read, what is there stays. */
export const readAgain = <R extends Row>({ resource, rows }: { resource: { name: string }; rows: { put: (row: R) => void } }, id: string): void =>
  void get<R>(path(resource.name, id)).then((row) => rows.put(withOwnCells(row)), () => undefined);

export const patchRow = async <R extends Row>(resource: string, { id, version, changes }: RowChange) =>
  withOwnCells(await request<R>('PATCH', path(resource, id), { version, changes: gathered(changes) }));

export async function patchRows<R extends Row>(resource: string, rows: readonly RowChange[], { add = [], ...options }: { add?: readonly object[]; dryRun?: boolean; partial?: boolean; brief?: boolean }): Promise<ManyAnswer<R>> {
  const answer = await request<ManyAnswer<R>>('PATCH', path(resource), { rows: rows.map((row) => ({ ...row, changes: gathered(row.changes) })), ...(add.length > 0 && { add: add.map((draft) => gathered({ ...draft })) }), ...options });
  return { ...answer, results: answer.results.map((result) => (result.row ? { ...result, row: withOwnCells(result.row) } : result)) };
}

/** What Ctrl+Z and Ctrl+Y would take now. */
export const fetchSteps = () => get<{ data: Step[]; undo: string | null; redo: string | null }>('/api/changes?mine=1&limit=50');

/** Who wrote to a row last, and when; to one cell of it, where a field is named. */
export async function fetchLastChange(resource: string, id: string, field?: string): Promise<{ who: string; at: string } | null> {
  const { data } = await get<{ data: Event[] }>(`${path(resource, id)}/events${field === undefined ? '' : `?field=${encodeURIComponent(field)}`}`);
  const last = data.find(({ subject, version }) => subject === resource && version !== null);
  return last ? { who: last.actorName, at: last.at } : null;
}

/** Whether the whole step can be taken back; refuses as taking it back does. */
export const tryUndo = (token: string) => post('/api/undo', { token, dryRun: true });

/** Takes back a step, or one part of it; `next` is the part that is left to be taken back. */
export async function undoChange<R extends Row>(token: string) {
  const answer = await post<{ undo: string; resource: string; rows: R[]; next: string | null }>('/api/undo', { token });
  return { ...answer, rows: answer.rows.map(withOwnCells) };
}

export const fetchFeed = (since: number | null, signal: AbortSignal) => get<News>(`/api/changes${since === null ? '' : `?since=${since}`}`, signal);

export const sayEditing = (resource: string, id: string | null) => post('/api/changes/editing', { resource, id });
