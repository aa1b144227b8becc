import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { NOTICE_STATUSES, OPEN_NOTICES } from '../supervision.ts';
import { rowColumns } from './columns.ts';

const open = sql.raw(OPEN_NOTICES.map((status) => `'${status}'`).join(','));

/** 督办单. `status` becomes `answered` by a trigger, when the department finishes its `rectify` task. */
export const supervisionNotices = sqliteTable(
  'supervision_notices',
  {
    ...rowColumns,
    status: text({ enum: NOTICE_STATUSES }).notNull().default('draft'),
    departmentId: text().notNull(),
    taskId: text(),
    caseId: text(),
    title: text().notNull(),
    ground: text().notNull(),
    demand: text().notNull(),
    workingDays: integer().notNull(),
    draftedById: text(),
    issuedAt: text(),
    issuedById: text(),
    answeredAt: text(),
    closedAt: text(),
    closedById: text(),
    conclusion: text(),
    rounds: integer().notNull().default(0),
    rectifyTaskId: text(),
    deletedAt: text(),
  },
  (row) => [
    index('supervision_notices_status').on(row.status, row.createdAt, row.id),
    index('supervision_notices_department').on(row.departmentId, row.issuedAt, row.id),
    index('supervision_notices_case').on(row.caseId, row.id),
    // Of one unkept promise there is one notice at a time, however often the ladder comes by.
    uniqueIndex('supervision_notices_task').on(row.taskId).where(sql`task_id is not null and deleted_at is null and status in (${open})`),
  ],
);

/** 问责: what the competent body decided, as it was told to the window. */
export const accountabilityRecords = sqliteTable(
  'accountability_records',
  {
    ...rowColumns,
    noticeId: text(),
    caseId: text(),
    departmentId: text().notNull(),
    person: text(),
    body: text().notNull(),
    decision: text().notNull(),
    basis: text(),
    decidedOn: text().notNull(),
    weight: integer().notNull(),
    recordedById: text().notNull(),
    deletedAt: text(),
  },
  (row) => [index('accountability_records_department').on(row.departmentId, row.decidedOn, row.id), index('accountability_records_decided').on(row.decidedOn, row.id)],
);
