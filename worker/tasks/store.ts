import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '../../schema/people.ts';
import { tasks } from '../../schema/tables/index.ts';
import type { Store } from '../platform/store.ts';
import type { TaskRow } from './present.ts';

/** A handler sees his department's tasks; everyone else sees every one. */
export function taskSight(actor: Actor): SQL | undefined {
  if (actor.role !== 'handler') return undefined;
  return actor.departmentId === null ? sql`0` : sql`${tasks.departmentId} = ${actor.departmentId}`;
}

export async function loadTask(store: Store, actor: Actor, id: string): Promise<TaskRow | null> {
  const [row] = await store.db.select().from(tasks).where(and(eq(tasks.id, id), taskSight(actor)));
  return row ?? null;
}
