import { createRoute } from '@hono/zod-openapi';
import { and, eq } from 'drizzle-orm';
import type { Context } from 'hono';
import { z } from 'zod';
import type { Subject } from '../../schema/events.ts';
import { events } from '../../schema/tables/index.ts';
import { Id } from '../../schema/values.ts';
import type { AppEnv } from '../platform/env.ts';
import { History, HistoryQuery, findHistory } from '../platform/history.ts';
import { stop } from '../platform/problem.ts';
import type { Resource, Versioned } from '../platform/resource.ts';
import { actorOf, answer, createRouter, refusals } from '../platform/router.ts';

type Kept = {
  subject: Subject;
  one: string;
  /** Refuses who may not read the row. */
  look(c: Context<AppEnv>, id: string): Promise<void>;
  reads?(c: Context<AppEnv>): ReadonlySet<string> | undefined;
};

/** What happened to one row, or to one of its cells. */
export function historyRoutes({ subject, one, look, reads }: Kept) {
  const route = createRoute({
    method: 'get', path: `/${subject}/{id}/events`, tags: [subject],
    summary: `What happened to ${one}, newest first, 200 a page`,
    request: { params: z.object({ id: Id }), query: HistoryQuery },
    responses: { 200: answer(History, 'History; `next` goes into `before`'), 400: refusals[400], 401: refusals[401], 403: refusals[403], 404: refusals[404] },
  });
  return createRouter().openapi(route, async (c) => {
    const { id } = c.req.valid('param');
    await look(c, id);
    return c.json(await findHistory(c.env.store, and(eq(events.subject, subject), eq(events.subjectId, id)), c.req.valid('query'), reads?.(c)), 200);
  });
}

/** Staff's telephone numbers are not for who only counts. */
const PLAIN: ReadonlySet<string> = new Set(['name', 'code', 'shortName', 'role', 'departmentId', 'siteId', 'head', 'retiredAt', 'date', 'kind', 'layer', 'deletedAt', 'type', 'promised', 'statutory']);

export function resourceHistory<Row extends Versioned, Shape extends object, Draft, Changes>({ subject, one, mayRead, reads }: Resource<Row, Shape, Draft, Changes>) {
  return historyRoutes({
    subject,
    one,
    async look(c, id) {
      if (mayRead && !mayRead(actorOf(c))) stop('auth.forbidden');
      if (!(await reads.find(c.env.store, id))) stop('row.not_found');
    },
    reads: (c) => (actorOf(c).role === 'viewer' ? PLAIN : undefined),
  });
}
