import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { PROPOSAL_KINDS, PROPOSAL_STATUSES, PROPOSAL_SUBJECTS, type Ground } from '../proposals.ts';
import { json, rowColumns } from './columns.ts';

/** What the cases suggest changing; written by the clock, decided by a supervisor or the director. */
export const proposals = sqliteTable(
  'proposals',
  {
    ...rowColumns,
    kind: text({ enum: PROPOSAL_KINDS }).notNull(),
    subjectKind: text({ enum: PROPOSAL_SUBJECTS }).notNull(),
    subjectId: text().notNull(),
    title: text().notNull(),
    reason: text().notNull(),
    grounds: json<Ground[]>().notNull(),
    status: text({ enum: PROPOSAL_STATUSES }).notNull().default('open'),
    decidedById: text(),
    decidedAt: text(),
    decision: text(),
  },
  (row) => [
    index('proposals_status').on(row.status, row.createdAt, row.id),
    index('proposals_created').on(row.createdAt, row.id),
    index('proposals_subject').on(row.subjectKind, row.subjectId, row.id),
    // However often the run comes by, one thing is proposed once at a time.
    uniqueIndex('proposals_open').on(row.kind, row.subjectKind, row.subjectId).where(sql`status = 'open'`),
  ],
);

/** Matters of which a promise was kept since anybody counted: kept by triggers, worked off by the quarter-hour run. `n` grows with each, so that none is lost between reading and deleting. */
export const practiceMarks = sqliteTable('practice_marks', { matterId: text().primaryKey(), n: integer().notNull() });
