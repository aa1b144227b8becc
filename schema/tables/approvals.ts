import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { APPROVAL_KINDS, APPROVAL_STATUSES, type ApprovalStep, type Signature, type Verification } from '../approvals.ts';
import { json, rowColumns } from './columns.ts';

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
    fileIds: json<string[]>().notNull().default([]),
    verification: json<Verification>(),
    steps: json<ApprovalStep[]>().notNull().default([]),
    signatures: json<Signature[]>().notNull().default([]),
    usedAt: text(),
  },
  (row) => [
    index('approvals_case').on(row.caseId, row.id),
    index('approvals_status').on(row.status, row.createdAt, row.id),
    // The yearly list.
    index('approvals_special').on(row.createdAt, row.id).where(sql`kind = 'special'`),
  ],
);
