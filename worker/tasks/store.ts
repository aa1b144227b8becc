import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '../../schema/people.ts';
import { tasks } from '../../schema/tables/index.ts';
import { seesPeople } from '../cases/sight.ts';
import type { Store } from '../platform/store.ts';
import type { TaskRow } from './present.ts';

/** Only what is closed can lie in the trash, so that an open task asks nothing of its case. */
const alive = sql`(${tasks.status} in ('open','accepted') or not exists (select 1 from cases as gone where gone.id = ${tasks.caseId} and gone.deleted_at is not null))`;

/** A handler sees his department's tasks, a viewer every one, both without the trash; everyone else sees every one. */
export function taskSight(actor: Actor): SQL | undefined {
  if (seesPeople(actor)) return undefined;
  if (actor.role !== 'handler') return alive;
  return actor.departmentId === null ? sql`0` : sql`${tasks.departmentId} = ${actor.departmentId} and ${alive}`;
}

/** Whether somebody still owes what this person coordinates or keeps for the window. */
export async function coordinatesPromises(store: Store, personId: string): Promise<boolean> {
  const rows = await store.rows(sql`
    select * from (select 1 from tasks where coordinator_id = ${personId} and status in ('open','accepted') limit 1)
    union all select * from (select 1 from tasks where person_id = ${personId} and department_id is null and status in ('open','accepted') limit 1)`);
  return rows.length > 0;
}

/** Whether the department has a part that is still open. */
export async function owesPromises(store: Store, departmentId: string): Promise<boolean> {
  return (await store.rows(sql`select 1 from tasks where department_id = ${departmentId} and status in ('open','accepted') limit 1`)).length > 0;
}

export async function loadTask(store: Store, actor: Actor, id: string): Promise<TaskRow | null> {
  const [row] = await store.db.select().from(tasks).where(and(eq(tasks.id, id), taskSight(actor)));
  return row ?? null;
}
