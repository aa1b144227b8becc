import { createRoute, type RouteConfig } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { isRefusal } from '../../schema/refusals.ts';
import { Id, Version, VersionText } from '../../schema/values.ts';
import { loadDistrict } from '../settings/store.ts';
import type { AppEnv } from './env.ts';
import { Change, untilWritten } from './ledger.ts';
import { manyRoutes } from './many-routes.ts';
import { ListQuery, listAnswer, type ListContext } from './list.ts';
import { deny, stop } from './problem.ts';
import { UNDO, editableOf, presented, type Resource, type Versioned, type Writing } from './resource.ts';
import { actorOf, answer, createRouter, jsonBody, permit, refusals } from './router.ts';
import { RowChanged, RowExists } from './store.ts';
import { SummaryAnswer, SummaryQuery } from './summary.ts';

const OneParams = z.object({ id: Id });
const DeleteQuery = z.strictObject({ version: VersionText });
const RestoreBody = z.strictObject({ version: Version });

type Responses = RouteConfig['responses'];
const readResponses = (ok: Responses[string], missing?: Responses[string]): Responses => ({
  200: ok, 400: refusals[400], 401: refusals[401], 403: refusals[403], ...(missing && { 404: missing }),
});
const writeResponses = (ok: Responses[string], status: 200 | 201 = 200): Responses => ({ [status]: ok, ...refusals });

/** A write that lost: the row as it stands now goes with the refusal. */
export async function withCurrent<T>(write: Promise<T>, current: () => Promise<unknown>, unique: Record<string, string> = {}): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof RowChanged) return deny({ refused: 'row.changed' }, { current: await current() });
    if (error instanceof RowExists) throw new RowExists(unique[error.field] ?? error.field);
    throw error;
  }
}

/** The routes of the contract's “Rows” for one resource. */
export function resourceRoutes<Row extends Versioned, Shape extends object, Draft, Changes>(
  resource: Resource<Row, Shape, Draft, Changes>,
) {
  const { subject, one, reads } = resource;
  const path = `/${subject}`;
  const tags = [subject];
  const Written = resource.shape.extend(UNDO);

  const reader = (c: Context<AppEnv>) => {
    const actor = actorOf(c);
    return resource.mayRead && !resource.mayRead(actor) ? stop('auth.forbidden') : actor;
  };
  const contextOf = async (c: Context<AppEnv>): Promise<ListContext> => {
    const { calendar, settings } = await loadDistrict(c.env.store);
    return { now: c.get('now'), calendar, fields: settings.fields, sight: resource.sight?.(actorOf(c)) };
  };
  const find = async (c: Context<AppEnv>, id: string): Promise<Row> => {
    const [row] = resource.sight ? await reads.findMany(c.env.store, [id], resource.sight(actorOf(c))) : [await reads.find(c.env.store, id)];
    return row ?? stop('row.not_found');
  };
  const shown = (c: Context<AppEnv>, rows: Row[]): Promise<Shape[]> => {
    const actor = actorOf(c);
    const { store } = c.env;
    return presented(resource, rows, async () => ({ store, actor, district: await loadDistrict(store), now: c.get('now') }), actor);
  };
  const shownOne = async (c: Context<AppEnv>, row: Row): Promise<Shape> => (await shown(c, [row]))[0] ?? stop('row.not_found');
  const writing = (c: Context<AppEnv>, verb: string): Writing => {
    const actor = permit(c, resource.permission);
    const change = new Change(c.env.store, c.get('now'), actor, `${subject}.${verb}`);
    change.undoable(subject);
    return { env: c.env, actor, change };
  };
  /** The row at the version the writer saw, or the refusal that shows what it has become. */
  const standing = async (c: Context<AppEnv>, id: string, version: number): Promise<Row> => {
    const row = await find(c, id);
    if (row.version !== version) deny({ refused: 'row.changed' }, { current: await shownOne(c, row) });
    return row;
  };
  const bar = (c: Context<AppEnv>, row: Row): void => {
    const barred = resource.mayTrash?.(row, actorOf(c));
    if (barred) deny(barred);
  };
  /** Where more than the row is written, somebody may be faster at what follows from it while the row itself stands: then all is decided anew. */
  const anew = <T>(attempt: () => Promise<T>): Promise<T> => (resource.follow ? untilWritten(attempt) : attempt());
  const commit = async (c: Context<AppEnv>, { env, change, actor }: Writing, before: Row | null, next: Row) => {
    await resource.follow?.({ env, change, actor });
    const current = async () => {
      const row = before && (await find(c, before.id));
      if (resource.follow && row?.version === before?.version) throw new RowChanged();
      return row && shownOne(c, row);
    };
    const wrote = await withCurrent(change.commit(), current, resource.unique);
    return wrote ? { ...(await shownOne(c, next)), undo: change.id } : shownOne(c, before ?? next);
  };

  const router = createRouter();
  router.openapi(
    createRoute({ method: 'get', path, tags, summary: `List ${subject}`, request: { query: ListQuery }, responses: readResponses(answer(listAnswer(resource.shape), 'One page')) }),
    async (c) => {
      reader(c);
      const query = c.req.valid('query');
      if (query.trash === '1') permit(c, resource.permission);
      const { rows, ...page } = await reads.list(c.env.store, query, await contextOf(c));
      return c.json({ data: await shown(c, rows), ...page }, 200);
    },
  );
  router.openapi(
    createRoute({ method: 'get', path: `${path}/summary`, tags, summary: `Count ${subject} by a field`, request: { query: SummaryQuery }, responses: readResponses(answer(SummaryAnswer, 'The groups')) }),
    async (c) => {
      reader(c);
      return c.json(await reads.summarise(c.env.store, c.req.valid('query'), await contextOf(c)), 200);
    },
  );
  router.openapi(
    createRoute({ method: 'get', path: `${path}/{id}`, tags, summary: `Read ${one}`, request: { params: OneParams }, responses: readResponses(answer(resource.shape, 'The row'), refusals[404]) }),
    async (c) => {
      reader(c);
      const row = await find(c, c.req.valid('param').id);
      // The trash is for who may write.
      if (row.deletedAt && resource.permission !== null && !c.get('permissions').includes(resource.permission)) return stop('row.not_found');
      return c.json(await shownOne(c, row), 200);
    },
  );
  const { adding, trash } = resource;
  if (adding) {
    router.openapi(
      createRoute({ method: 'post', path, tags, summary: `Add ${one}`, request: jsonBody(adding.draft), responses: writeResponses(answer(Written, 'The new row'), 201) }),
      (c) => anew(async () => {
        const write = writing(c, 'create');
        const next = await adding.create(c.req.valid('json'), write);
        if (isRefusal(next)) return deny(next);
        return c.json(await commit(c, write, null, next), 201);
      }),
    );
  }
  router.openapi(
    createRoute({
      method: 'patch', path: `${path}/{id}`, tags, summary: `Change fields of ${one}`,
      request: { params: OneParams, ...jsonBody(z.strictObject({ version: Version, changes: resource.changes })) },
      responses: writeResponses(answer(Written, 'The row as it stands now')),
    }),
    (c) => anew(async () => {
      const write = writing(c, 'update');
      const body = c.req.valid('json');
      const row = await standing(c, c.req.valid('param').id, body.version);
      if (row.deletedAt) return stop('row.not_found');
      const next = await resource.revise(row, body.changes, write);
      if (isRefusal(next)) return deny(next);
      return c.json(await commit(c, write, row, next), 200);
    }),
  );
  router.route('/', manyRoutes(editableOf(resource), resource.shape));
  if (!trash) return router;

  router.openapi(
    createRoute({ method: 'delete', path: `${path}/{id}`, tags, summary: `Put ${one} into the trash`, request: { params: OneParams, query: DeleteQuery }, responses: writeResponses(answer(Written, 'The row in the trash')) }),
    (c) => anew(async () => {
      const write = writing(c, 'delete');
      const row = await standing(c, c.req.valid('param').id, c.req.valid('query').version);
      bar(c, row);
      if (row.deletedAt) return stop('row.not_found');
      return c.json(await commit(c, write, row, trash(row, c.get('now'), write.change)), 200);
    }),
  );
  router.openapi(
    createRoute({ method: 'post', path: `${path}/{id}/restore`, tags, summary: `Take ${one} out of the trash`, request: { params: OneParams, ...jsonBody(RestoreBody) }, responses: writeResponses(answer(Written, 'The row in use again')) }),
    (c) => anew(async () => {
      const write = writing(c, 'restore');
      const row = await standing(c, c.req.valid('param').id, c.req.valid('json').version);
      bar(c, row);
      return c.json(await commit(c, write, row, trash(row, null, write.change)), 200);
    }),
  );
  return router;
}
