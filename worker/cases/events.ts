import { createRoute } from '@hono/zod-openapi';
import { and, eq, or, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Actor } from '../../schema/people.ts';
import { cases, events } from '../../schema/tables/index.ts';
import { Id } from '../../schema/values.ts';
import { History, HistoryQuery, findHistory } from '../platform/history.ts';
import { stop } from '../platform/problem.ts';
import { actorOf, answer, createRouter, refusals } from '../platform/router.ts';
import { caseSight, seesPeople } from './sight.ts';

/** What someone who sees no personal data may read of history: how the case stood, not what was said in it. */
const PLAIN_FIELDS = new Set(['stage', 'status', 'category', 'cause', 'dueAt', 'provisional', 'pausedAt', 'outcome', 'rating', 'departmentId', 'leadDepartmentId', 'role', 'kind', 'answeredAt', 'closedAt', 'acceptedAt']);

/** A handler reads what happened to his department's parts and what he wrote himself. */
function eventSight(actor: Actor, caseId: string): SQL | undefined {
  if (actor.role !== 'handler') return undefined;
  const mine = sql`${events.subjectId} in (select id from tasks where case_id = ${caseId} and department_id = ${actor.departmentId})`;
  return or(and(eq(events.subject, 'tasks'), mine), eq(events.actorId, actor.id));
}

const route = createRoute({
  method: 'get',
  path: '/cases/{id}/events',
  tags: ['cases'],
  summary: 'What happened to a case and its promises, newest first, 200 a page',
  request: { params: z.object({ id: Id }), query: HistoryQuery },
  responses: { 200: answer(History, 'History; `next` goes into `before`'), ...refusals },
});

export function caseEventRoutes() {
  return createRouter().openapi(route, async (c) => {
    const { store } = c.env;
    const actor = actorOf(c);
    const { id } = c.req.valid('param');
    const [seen] = await store.db.select({ id: cases.id }).from(cases).where(and(eq(cases.id, id), caseSight(actor)));
    if (!seen) stop('row.not_found');
    const query = c.req.valid('query');
    // One cell's history is the case's own; without a field its promises' stands between.
    const where = and(query.field === undefined ? eq(events.caseId, id) : and(eq(events.subject, 'cases'), eq(events.subjectId, id)), eventSight(actor, id));
    return c.json(await findHistory(store, where, query, !seesPeople(actor) && actor.role !== 'handler' ? PLAIN_FIELDS : undefined), 200);
  });
}
