import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { CALENDAR_LAYERS, DAY_KINDS } from '../calendar-days.ts';
import { rowColumns } from './columns.ts';

/** A day stands once in a layer (and site): `calendar_days_key` in the hand-written migration holds it. */
export const calendarDays = sqliteTable('calendar_days', {
  ...rowColumns,
  deletedAt: text(),
  date: text().notNull(),
  kind: text({ enum: DAY_KINDS }).notNull(),
  layer: text({ enum: CALENDAR_LAYERS }).notNull(),
  siteId: text(),
  name: text().notNull(),
  source: text(),
});
