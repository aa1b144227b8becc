import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { SITE_KINDS } from '../sites.ts';
import { rowColumns } from './columns.ts';

export const sites = sqliteTable('sites', {
  ...rowColumns,
  name: text().notNull().unique(),
  kind: text({ enum: SITE_KINDS }).notNull(),
  address: text(),
  phone: text(),
  retiredAt: text(),
});
