import type {
  CreateParams,
  DataProvider,
  DeleteParams,
  GetListParams,
  GetManyParams,
  GetManyReferenceParams,
  GetOneParams,
  Identifier,
  RaRecord,
  UpdateParams,
} from 'react-admin';
import { get, request } from './http.ts';
import { Problem } from './problem.ts';
import { type ListMeta, type Page, type Row, sortPath } from './rows.ts';

const path = (resource: string, id?: Identifier) => `/api/${resource}${id === undefined ? '' : `/${encodeURIComponent(id)}`}`;

/** How a grid is looked at stands among the filters of the address. A list has no use for it but for its conditions: the link shows the same rows on a phone. */
function keptBy(look: unknown): object {
  try {
    const { filter }: { filter?: unknown } = JSON.parse(typeof look === 'string' ? look : '{}') ?? {};
    return typeof filter === 'object' && filter !== null ? filter : {};
  } catch {
    return {};
  }
}

function listQuery({ pagination, sort, filter }: Partial<GetListParams>): string {
  const { q, view, look, ...own }: Record<string, unknown> = filter ?? {};
  const conditions = [own, keptBy(look)].filter((one) => Object.keys(one).length > 0);
  const query = new URLSearchParams();
  if (conditions.length > 0) query.set('filter', JSON.stringify(conditions.length > 1 ? { and: conditions } : conditions[0]));
  if (typeof q === 'string' && q.trim()) query.set('q', q.trim());
  if (typeof view === 'string') query.set('view', view);
  if (sort && sort.field !== 'id') query.set('sort', sortPath(sort));
  const { page = 1, perPage = 50 } = pagination ?? {};
  query.set('limit', String(perPage));
  if (page > 1) query.set('offset', String((page - 1) * perPage));
  return query.toString();
}

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** Only what the person changed goes out, so that two people at one row collide on fields, not on the row. */
function changesOf(data: Partial<RaRecord>, previous: RaRecord | undefined): Record<string, unknown> {
  const entries = Object.entries(data).filter(([field]) => field !== 'id' && field !== 'version');
  return Object.fromEntries(previous ? entries.filter(([field, value]) => !same(value, previous[field])) : entries);
}

/** Sends at the version last read; where somebody else changed other fields only, sends again at the new one. */
async function patch<R>(resource: string, id: Identifier, changes: Record<string, unknown>, previous: Row): Promise<R> {
  const send = (version: number) => request<R>('PATCH', path(resource, id), { version, changes });
  try {
    return await send(previous.version);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'row.changed' || !error.current) throw error;
    const { current } = error;
    const before = new Map<string, unknown>(Object.entries(previous));
    const untouched = Object.keys(changes).every((field) => same(current[field], before.get(field)));
    if (!untouched || typeof current['version'] !== 'number') throw error;
    return send(current['version']);
  }
}

type ListQuery = Partial<GetListParams> & { signal?: AbortSignal | undefined };

async function list<R extends RaRecord>(resource: string, params: ListQuery) {
  const page = await get<Page<R>>(`${path(resource)}?${listQuery(params)}`, params.signal);
  const meta: ListMeta = { totalIsExact: page.totalIsExact, next: page.next };
  return { data: page.data, total: page.total, meta };
}

const unsupported = () => Promise.reject(new Problem({ status: 0, code: 'panel.unsupported' }));

/** The contract's rows behind react-admin's interface. Many rows at once go through `PATCH /api/{resource}`, which the grid speaks itself. */
export const dataProvider: DataProvider = {
  supportAbortSignal: true,
  getList: <R extends RaRecord>(resource: string, params: GetListParams) => list<R>(resource, params),
  getOne: async <R extends RaRecord>(resource: string, { id, signal }: GetOneParams<R> & { signal?: AbortSignal }) => ({
    data: await get<R>(path(resource, id), signal),
  }),
  getMany: <R extends RaRecord>(resource: string, { ids }: GetManyParams<R>) =>
    list<R>(resource, { filter: { id: ids }, pagination: { page: 1, perPage: Math.max(ids.length, 1) } }),
  getManyReference: <R extends RaRecord>(resource: string, { target, id, filter, pagination, sort }: GetManyReferenceParams) =>
    list<R>(resource, { pagination, sort, filter: { ...filter, [target]: id } }),
  create: async <R extends RaRecord>(resource: string, { data }: CreateParams) => ({ data: await request<R>('POST', path(resource), data) }),
  update: async <R extends RaRecord>(resource: string, { id, data, previousData }: UpdateParams<R>) => {
    const before: Row = { ...previousData, id: String(id), version: Number(previousData?.['version']) };
    return { data: await patch<R>(resource, id, changesOf(data, previousData), before) };
  },
  updateMany: unsupported,
  delete: async <R extends RaRecord>(resource: string, { id, previousData }: DeleteParams<R>) => ({
    data: await request<R>('DELETE', `${path(resource, id)}?version=${previousData?.['version']}`),
  }),
  deleteMany: unsupported,
};
