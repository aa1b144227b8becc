import { sqliteTable, integer, text } from 'drizzle-orm/sqlite-core';
import { json, rowColumns } from './columns.ts';

/** One row a key; `schema/settings.ts` says what each value is. */
export const settings = sqliteTable('settings', { ...rowColumns, value: json<unknown>().notNull() });

/** Rises with every change of settings, calendar days and the directory, so that a cached copy knows when it is stale. */
export const revisions = sqliteTable('revisions', { name: text().primaryKey(), n: integer().notNull() });
