import { createRoute } from '@hono/zod-openapi';
import { and, desc, eq, getTableColumns, lt, or, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { Event } from '../../schema/events.ts';
import type { Actor } from '../../schema/people.ts';
import { cases, departments, events } from '../../schema/tables/index.ts';
import { Id } from '../../schema/values.ts';
import { stop } from '../platform/problem.ts';
import { actorOf, answer, createRouter, refusals } from '../platform/router.ts';
import type { Store } from '../platform/store.ts';
import { caseSight, seesPeople } from './sight.ts';

const PAGE = 200;

type Row = typeof events.$inferSelect & { onBehalfName: string | null };

/** Ciphertext and digests stay in the database; masks say enough. */
const isSecret = (field: string) => field.endsWith('Sealed') || field.endsWith('Digest');

/** What someone who sees no personal data may read of history: how the case stood, not what was said in it. */
const PLAIN_FIELDS = new Set(['stage', 'status', 'category', 'cause', 'dueAt', 'provisional', 'pausedAt', 'outcome', 'rating', 'departmentId', 'leadDepartmentId', 'role', 'kind', 'answeredAt', 'closedAt', 'acceptedAt']);

function present({ onBehalfName, onBehalfOfId, ...row }: Row, plain: boolean): Event {
  const changes = Object.entries(row.changes).filter(([field]) => !isSecret(field) && (!plain || PLAIN_FIELDS.has(field)));
  return {
    ...row,
    changes: Object.fromEntries(changes),
    data: plain ? {} : row.data,
    onBehalfOf: onBehalfOfId === null ? null : { departmentId: onBehalfOfId, name: onBehalfName ?? '' },
  };
}

async function findEvents(store: Store, where: SQL | undefined): Promise<Row[]> {
  return store.db
    .select({ ...getTableColumns(events), onBehalfName: sql<string | null>`${departments.name}`.as('on_behalf_name') })
    .from(events)
    .leftJoin(departments, eq(departments.id, events.onBehalfOfId))
    .where(where)
    .orderBy(desc(events.seq))
    .limit(PAGE + 1);
}

/** One event, for whoever has just made it. */
export async function loadEvent(store: Store, id: string): Promise<Event> {
  const [row] = await findEvents(store, eq(events.id, id));
  if (!row) throw new Error('an event that was just written is there');
  return present(row, false);
}

/** A handler reads what happened to his department's parts and what he wrote himself. */
function eventSight(actor: Actor, caseId: string): SQL | undefined {
  if (actor.role !== 'handler') return undefined;
  const mine = sql`${events.subjectId} in (select id from tasks where case_id = ${caseId} and department_id = ${actor.departmentId})`;
  return or(and(eq(events.subject, 'tasks'), mine), eq(events.actorId, actor.id));
}

const History = z.object({ data: z.array(Event), next: z.string().nullable() });

const route = createRoute({
  method: 'get',
  path: '/cases/{id}/events',
  tags: ['cases'],
  summary: 'What happened to a case and its promises, newest first, 200 a page',
  request: { params: z.object({ id: Id }), query: z.object({ before: z.string().regex(/^\d{1,15}$/).optional() }) },
  responses: { 200: answer(History, 'History; `next` goes into `before`'), ...refusals },
});

export function caseEventRoutes() {
  return createRouter().openapi(route, async (c) => {
    const { store } = c.env;
    const actor = actorOf(c);
    const { id } = c.req.valid('param');
    const { before } = c.req.valid('query');
    const [seen] = await store.db.select({ id: cases.id }).from(cases).where(and(eq(cases.id, id), caseSight(actor)));
    if (!seen) stop('row.not_found');
    const rows = await findEvents(store, and(eq(events.caseId, id), eventSight(actor, id), before === undefined ? undefined : lt(events.seq, Number(before))));
    const page = rows.slice(0, PAGE);
    const plain = !seesPeople(actor) && actor.role !== 'handler';
    return c.json({ data: page.map((row) => present(row, plain)), next: rows.length > PAGE ? String(page.at(-1)?.seq ?? '') : null }, 200);
  });
}
