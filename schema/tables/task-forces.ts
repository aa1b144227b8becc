import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { FORCE_STATUSES, type ForceMember } from '../task-forces.ts';
import { json, rowColumns } from './columns.ts';

/** 专班. What it owes, and by when, stands in `tasks` alone. */
export const taskForces = sqliteTable(
  'task_forces',
  {
    ...rowColumns,
    title: text().notNull(),
    status: text({ enum: FORCE_STATUSES }).notNull().default('active'),
    leadId: text(),
    leadDepartmentId: text(),
    members: json<ForceMember[]>().notNull(),
    formedById: text().notNull(),
    closedAt: text(),
    closedById: text(),
    result: text(),
  },
  (row) => [index('task_forces_status').on(row.status, row.createdAt, row.id), index('task_forces_created').on(row.createdAt, row.id)],
);
