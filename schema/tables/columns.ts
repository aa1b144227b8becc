import { sql } from 'drizzle-orm';
import { integer, text } from 'drizzle-orm/sqlite-core';

/** What every editable row has. Instants are UTC ISO-8601 with `Z`. */
export const rowColumns = {
  id: text().primaryKey(),
  version: integer().notNull().default(1),
  createdAt: text().notNull(),
  updatedAt: text().notNull(),
};

export const flag = () => integer({ mode: 'boolean' });
export const json = <T>() => text({ mode: 'json' }).$type<T>();

/**
 * The order of lists by due: `due_at`, then what has none, then what stands still. The year 9999 stands for both, so
 * that `9999-12-31T` begins the last two; a paused promise keeps its own due behind that, to be found by it.
 */
export const dueKey = sql`case when paused_at is null then coalesce(due_at, '9999-12-31T00:00:00.000Z') else '9999-12-31T' || coalesce(due_at, '~') end`;
