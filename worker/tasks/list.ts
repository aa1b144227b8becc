import { createRoute } from '@hono/zod-openapi';
import { getTableColumns, sql } from 'drizzle-orm';
import type { Actor } from '../../schema/people.ts';
import { tasks } from '../../schema/tables/index.ts';
import { OPEN_STATUSES, TASK_KINDS, TASK_OWNERS, TASK_ROLES, TASK_STATUSES, Task } from '../../schema/tasks.ts';
import { foundCaseIds } from '../cases/search.ts';
import { readsWords } from '../cases/sight.ts';
import { NO_DUE, STILL } from '../cases/views.ts';
import { booleanField, codeField, conditionField, enumField, instantField, numberField, textField } from '../platform/fields.ts';
import type { Env } from '../platform/env.ts';
import type { Condition } from '../platform/filter.ts';
import { ListQuery, listAnswer, listRows, parseList, type Asked, type ListContext, type ListSpec } from '../platform/list.ts';
import { actorOf, answer, createRouter, refusals } from '../platform/router.ts';
import { SummaryAnswer, SummaryQuery, parseSummary, summarise } from '../platform/summary.ts';
import { loadDistrict, type District } from '../settings/store.ts';
import { presentTasks } from './present.ts';
import { taskSight } from './store.ts';

const columns = getTableColumns(tasks);
const open = sql`${tasks.status} in (${sql.raw(OPEN_STATUSES.map((status) => `'${status}'`).join(','))})`;

const SPEC: ListSpec<typeof columns> = {
  table: tasks,
  columns,
  tie: tasks.id,
  defaultSort: '-receivedAt',
  fields: {
    kind: enumField(tasks.kind, TASK_KINDS, { sortable: true }),
    status: enumField(tasks.status, TASK_STATUSES, { sortable: true }),
    open: conditionField(open),
    owner: enumField(tasks.owner, TASK_OWNERS),
    ownerId: codeField(tasks.ownerId),
    caseId: codeField(tasks.caseId),
    role: enumField(tasks.role, TASK_ROLES),
    departmentId: codeField(tasks.departmentId, { sortable: true }),
    siteId: codeField(tasks.siteId),
    personId: codeField(tasks.personId, { sortable: true }),
    coordinatorId: codeField(tasks.coordinatorId),
    ask: textField(tasks.ask),
    receivedAt: instantField(tasks.receivedAt),
    dueAt: instantField(tasks.dueAt, { sortKey: { column: tasks.dueKey, absent: NO_DUE, still: STILL }, overdueWhen: open }),
    provisional: booleanField(tasks.provisional),
    pausedAt: instantField(tasks.pausedAt),
    acceptedAt: instantField(tasks.acceptedAt),
    closedAt: instantField(tasks.closedAt),
    ground: codeField(tasks.ground),
    returns: numberField(tasks.returns),
    remindedAt: instantField(tasks.remindedAt),
    fileCount: numberField(tasks.fileCount),
    createdAt: instantField(tasks.createdAt),
    updatedAt: instantField(tasks.updatedAt),
    id: codeField(tasks.id),
  },
};

/** A filter on what one may not read would tell it, a guess at a time. */
const { ask: _ask, fileCount: _files, ...plain } = SPEC.fields;
const specFor = (actor: Actor): typeof SPEC => (readsWords(actor) ? SPEC : { ...SPEC, fields: plain });

const is = (condition: Condition, field: string) => condition.field === field && condition.op === 'is' && condition.value !== null;

/** Whether the filter leaves open tasks only, said in a way the partial indexes understand. */
function isOpenOnly(conditions: Condition[]): boolean {
  return conditions.some(
    (condition) =>
      (is(condition, 'open') && condition.op === 'is' && condition.value === true) ||
      (condition.field === 'status' && condition.op === 'in' && condition.values.length === OPEN_STATUSES.length && OPEN_STATUSES.every((status) => condition.values.includes(status))) ||
      (condition.field === 'dueAt' && condition.op === 'overdue' && condition.value),
  );
}

/** The index along which a list by due is walked: the narrowest of the built-in ones. */
function indexFor(asked: Asked, actor: Actor): string | undefined {
  const conditions = asked.filter.filter((part): part is Condition => 'field' in part);
  const [sort] = asked.sort;
  if (actor.role === 'handler' && actor.departmentId === null) return undefined;
  if (asked.q !== '' || asked.sort.length !== 1 || sort?.field !== 'dueAt' || !isOpenOnly(conditions)) return undefined;
  const has = (field: string) => conditions.some((condition) => is(condition, field));
  if (has('caseId') || has('ownerId') || has('id')) return undefined;
  if (actor.role === 'handler' || has('departmentId')) return 'tasks_department_due';
  // One's own, and those of whom one stands in for.
  const whose = (field: string) => conditions.some((condition) => condition.field === field && (is(condition, field) || condition.op === 'in'));
  if (whose('personId')) return 'tasks_person_due';
  if (whose('coordinatorId') && conditions.some((condition) => is(condition, 'kind') && condition.op === 'is' && condition.value === 'handle')) return 'tasks_coordinator_due';
  return has('kind') ? 'tasks_kind_due' : 'tasks_open_due';
}

async function contextFor(dataKey: string, asked: Asked, actor: Actor, district: District, now: string): Promise<ListContext> {
  const found = asked.q === '' ? undefined : await foundCaseIds(dataKey, asked.q, actor);
  return {
    now,
    calendar: district.calendar,
    sight: taskSight(actor),
    shortcut: { index: indexFor(asked, actor) },
    ...(found && { source: { from: sql`tasks`, where: sql`${tasks.caseId} in (${found})` } }),
  };
}

const list = createRoute({
  method: 'get', path: '/tasks', tags: ['tasks'],
  summary: 'Promises by filter and sort; `q` finds those of cases by the case’s words; a handler finds his department’s',
  request: { query: ListQuery },
  responses: { 200: answer(listAnswer(Task), 'One page'), 400: refusals[400], 401: refusals[401] },
});
const summary = createRoute({
  method: 'get', path: '/tasks/summary', tags: ['tasks'],
  summary: 'Promises counted by a field, under the same filters',
  request: { query: SummaryQuery },
  responses: { 200: answer(SummaryAnswer, 'The groups, the largest first'), 400: refusals[400], 401: refusals[401] },
});

/** One page of promises as this person may see them. */
export async function readTasks({ store, dataKey }: Pick<Env, 'store' | 'dataKey'>, actor: Actor, query: ListQuery, now: string) {
  const spec = specFor(actor);
  const asked = parseList(query, spec);
  const district = await loadDistrict(store);
  const { rows, ...page } = await listRows(store, spec, asked, await contextFor(dataKey, asked, actor, district, now));
  return { data: await presentTasks(store, rows, actor, district, now), ...page };
}

export function taskListRoutes() {
  return createRouter()
    .openapi(list, async (c) => c.json(await readTasks(c.env, actorOf(c), c.req.valid('query'), c.get('now')), 200))
    .openapi(summary, async (c) => {
      const { store, dataKey } = c.env;
      const actor = actorOf(c);
      const spec = specFor(actor);
      const asked = parseSummary(c.req.valid('query'), spec);
      const context = await contextFor(dataKey, asked.list, actor, await loadDistrict(store), c.get('now'));
      return c.json(await summarise(store, spec, asked, context), 200);
    });
}
