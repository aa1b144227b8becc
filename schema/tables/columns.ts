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
