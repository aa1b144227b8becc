import { sql } from 'drizzle-orm';
import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { HandedMatter } from '../duty.ts';
import { json, rowColumns } from './columns.ts';

/** 值班表: a row a site and day. */
export const duty = sqliteTable(
  'duty',
  {
    ...rowColumns,
    date: text().notNull(),
    siteId: text().notNull(),
    aId: text().notNull(),
    bId: text(),
    deletedAt: text(),
  },
  (row) => [uniqueIndex('duty_key').on(row.siteId, row.date).where(sql`deleted_at is null`), index('duty_date').on(row.date, row.id)],
);

/** 交接记录. */
export const dutyHandovers = sqliteTable(
  'duty_handovers',
  {
    ...rowColumns,
    date: text().notNull(),
    siteId: text().notNull(),
    fromId: text().notNull(),
    toId: text().notNull(),
    text: text().notNull(),
    matters: json<HandedMatter[]>().notNull(),
    confirmedAt: text(),
    confirmedById: text(),
    remark: text(),
    deletedAt: text(),
  },
  (row) => [index('duty_handovers_date').on(row.date, row.id), index('duty_handovers_waiting').on(row.toId, row.id).where(sql`confirmed_at is null and deleted_at is null`)],
);

/** 轮训. */
export const dutyTrainings = sqliteTable(
  'duty_trainings',
  {
    ...rowColumns,
    siteId: text().notNull(),
    departmentId: text().notNull(),
    name: text().notNull(),
    fromDay: text().notNull(),
    untilDay: text(),
    note: text(),
    deletedAt: text(),
  },
  (row) => [index('duty_trainings_from').on(row.fromDay, row.id), index('duty_trainings_department').on(row.departmentId, row.fromDay, row.id)],
);
