import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { json } from './columns.ts';

/** Long work that a person started and may cancel: an import. Each of its steps is whole in itself, so a crash leaves a job that goes on where it stood. */
export const jobs = sqliteTable(
  'jobs',
  {
    id: text().primaryKey(),
    kind: text({ enum: ['import'] }).notNull(),
    resource: text().notNull(),
    ownerId: text().notNull(),
    status: text({ enum: ['ready', 'running', 'done', 'cancelled', 'failed'] }).notNull(),
    total: integer().notNull(),
    done: integer().notNull(),
    refused: integer().notNull(),
    options: json<Record<string, unknown>>().notNull(),
    leaseUntil: text(),
    createdAt: text().notNull(),
    updatedAt: text().notNull(),
  },
  (row) => [index('jobs_owner').on(row.ownerId, row.id), index('jobs_status').on(row.status, row.id)],
);

/** The rows of a job's file, as read; kept until the job's results have been fetched or a week has passed. */
export const jobRows = sqliteTable(
  'job_rows',
  {
    jobId: text().notNull(),
    n: integer().notNull(),
    cells: json<Record<string, unknown>>().notNull(),
    status: text({ enum: ['waiting', 'written', 'refused'] }).notNull(),
    problems: json<{ field: string; code: string; zh: string; en: string }[]>(),
  },
  (row) => [uniqueIndex('job_rows_key').on(row.jobId, row.n), index('job_rows_status').on(row.jobId, row.status, row.n)],
);
