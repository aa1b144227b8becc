import { getTableColumns, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '../../schema/people.ts';
import { FORCE_STATUSES, type TaskForce } from '../../schema/task-forces.ts';
import { cases, taskForces, tasks } from '../../schema/tables/index.ts';
import { loadReferences, type References } from '../cases/register.ts';
import { clockMark } from '../cases/present.ts';
import { isOpenTask, isPaused, pausedRemaining } from '../cases/rules/file.ts';
import { seesPeople } from '../cases/sight.ts';
import { codeField, enumField, instantField, textField } from '../platform/fields.ts';
import { readsOf, type Reader } from '../platform/resource.ts';
import { decode, rowsByIds, selection } from '../platform/select.ts';
import type { Store } from '../platform/store.ts';
import { belongs, forceActions, type ForceState } from './rules.ts';

export type ForceRow = typeof taskForces.$inferSelect;
type TaskRow = typeof tasks.$inferSelect;

export const forceReads = readsOf({
  table: taskForces,
  columns: getTableColumns(taskForces),
  fields: {
    id: codeField(taskForces.id),
    title: textField(taskForces.title),
    status: enumField(taskForces.status, FORCE_STATUSES),
    leadId: codeField(taskForces.leadId),
    leadDepartmentId: codeField(taskForces.leadDepartmentId),
    createdAt: instantField(taskForces.createdAt),
    closedAt: instantField(taskForces.closedAt),
  },
  tie: taskForces.id,
  defaultSort: '-createdAt',
  searched: [taskForces.title],
});

/** Who answers for the window sees every task force; a handler those his department leads or sits in; who only counts none. */
export function forceSight(actor: Actor): SQL | undefined {
  if (seesPeople(actor)) return undefined;
  if (actor.role !== 'handler' || actor.departmentId === null) return sql`0`;
  const sits = sql`exists (select 1 from json_each(${taskForces.members}) where json_extract(value, '$.departmentId') = ${actor.departmentId})`;
  return sql`(${taskForces.leadDepartmentId} = ${actor.departmentId} or ${sits})`;
}

const taskColumns = getTableColumns(tasks);

/** What these task forces were asked for, in the order they were asked. */
export async function owedBy(store: Store, ids: string[]): Promise<TaskRow[]> {
  if (ids.length === 0) return [];
  const rows = await store.rows(sql`select ${selection(taskColumns)} from ${tasks} where ${tasks.forceId} in (select value from json_each(${JSON.stringify(ids)})) order by ${tasks.createdAt}, ${tasks.id}`);
  return rows.map((row) => decode(taskColumns, row));
}

const { id, number, title, complainedOfId } = cases;

/** Departments complained of in the cases of these tasks. */
export async function complainedOf(store: Store, owed: TaskRow[]): Promise<string[]> {
  const rows = await rowsByIds(store, cases, { id, complainedOfId }, owed.flatMap(({ caseId }) => caseId ?? []));
  return rows.flatMap((row) => row.complainedOfId ?? []);
}

/** Rows with what they owe. A member who has no part in a case reads its number and title, as everyone may. */
export async function presentForces(rows: ForceRow[], { store, actor, district, now }: Reader): Promise<TaskForce[]> {
  const owed = await owedBy(store, rows.map((row) => row.id));
  const owners = await rowsByIds(store, cases, { id, number, title }, owed.flatMap(({ caseId }) => caseId ?? []));
  const known = new Map(owners.map((owner) => [owner.id, owner]));
  return rows.map((row) => {
    const mine = owed.filter(({ forceId }) => forceId === row.id);
    return {
      ...row,
      tasks: mine.flatMap((task) => {
        const owner = known.get(task.caseId ?? '');
        if (!owner) return [];
        const calendar = district.calendarAt(task.siteId);
        const remaining = isPaused(task, now) ? pausedRemaining(task.clock, calendar) : null;
        const { ask, status, dueAt, provisional, closedAt, result } = task;
        return [{ id: task.id, caseId: owner.id, caseNumber: owner.number, caseTitle: owner.title, ask, status, dueAt, provisional, clock: clockMark({ ...task, pausedRemaining: remaining }, isOpenTask(task), now, calendar), closedAt, result }];
      }),
      actions: forceActions(row, mine, actor),
    };
  });
}

/** Who leads and sits in a task force; of a person who leads, his department too. */
export async function loadForceReferences(store: Store, { leadId, leadDepartmentId, members }: Pick<ForceState, 'leadId' | 'leadDepartmentId' | 'members'>): Promise<References> {
  const departments = [leadDepartmentId, ...members.map(({ departmentId }) => departmentId)].flatMap((one) => one ?? []);
  const found = await loadReferences(store, { people: leadId === null ? [] : [leadId], departments });
  const brought = leadId === null ? null : found.person(leadId)?.departmentId;
  if (!brought || departments.includes(brought)) return found;
  const { department } = await loadReferences(store, { departments: [...departments, brought] });
  return { ...found, department };
}

/** Whether this handler works in it; who sees people needs no seat. */
export const mayNote = (row: ForceRow, actor: Actor): boolean => actor.role === 'coordinator' || (actor.role === 'handler' && belongs(row, actor.departmentId));
