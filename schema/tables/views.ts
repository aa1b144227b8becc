import { sql } from 'drizzle-orm';
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ROLES } from '../people.ts';
import type { ViewSettings } from '../views.ts';
import { flag, json, rowColumns } from './columns.ts';

/** A saved way to look at one resource's grid: its own person's, or shared with everybody. */
export const views = sqliteTable(
  'views',
  {
    ...rowColumns,
    resource: text().notNull(),
    name: text().notNull(),
    ownerId: text().notNull(),
    shared: flag().notNull(),
    /** The role that starts with this view. One a role and resource: the guard of its events (0008) sees to it. */
    defaultFor: text({ enum: ROLES }),
    settings: json<ViewSettings>().notNull(),
    deletedAt: text(),
  },
  (row) => [index('views_resource').on(row.resource, row.id), index('views_default').on(row.resource, row.defaultFor).where(sql`default_for is not null and deleted_at is null`)],
);
