import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ROLES } from '../people.ts';
import { flag, rowColumns } from './columns.ts';

/** Staff, one to one with the sign-in's user: both share the id. */
export const people = sqliteTable(
  'people',
  {
    ...rowColumns,
    username: text().notNull().unique(),
    name: text().notNull(),
    role: text({ enum: ROLES }).notNull(),
    departmentId: text(),
    siteId: text(),
    head: flag().notNull().default(false),
    phone: text(),
    retiredAt: text(),
  },
  (row) => [index('people_department').on(row.departmentId, row.id), index('people_role').on(row.role, row.id)],
);

/** Failed sign-ins by account, so that a guesser is slowed whatever address he comes from. */
export const signInFailures = sqliteTable('sign_in_failures', {
  username: text().primaryKey(),
  failures: integer().notNull(),
  lastAt: text().notNull(),
});
