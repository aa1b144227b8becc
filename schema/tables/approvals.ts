import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { APPROVAL_KINDS, APPROVAL_STATUSES } from '../approvals.ts';
import { rowColumns } from './columns.ts';

export const approvals = sqliteTable(
  'approvals',
  {
    ...rowColumns,
    kind: text({ enum: APPROVAL_KINDS }).notNull(),
    caseId: text().notNull(),
    status: text({ enum: APPROVAL_STATUSES }).notNull().default('waiting'),
    requesterId: text().notNull(),
    grounds: text().notNull(),
    workingDays: integer(),
    contactNoteId: text(),
    decidedById: text(),
    decidedAt: text(),
    decision: text(),
  },
  (row) => [index('approvals_case').on(row.caseId, row.id), index('approvals_status').on(row.status, row.createdAt, row.id)],
);
