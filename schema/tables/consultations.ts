import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { rowColumns } from './columns.ts';

export const consultations = sqliteTable(
  'consultations',
  {
    ...rowColumns,
    deletedAt: text(),
    at: text().notNull(),
    byId: text().notNull(),
    channel: text().notNull(),
    topic: text().notNull(),
    told: text(),
    matterId: text(),
    departmentId: text(),
    siteId: text(),
  },
  (row) => [index('consultations_at').on(row.at, row.id)],
);
