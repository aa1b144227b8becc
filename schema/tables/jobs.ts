import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { json } from './columns.ts';

/** Long work that a person started: an import, which he may cancel; open promises that move with the calendar. Each of its steps is whole in itself, so a crash leaves a job that goes on where it stood. */
export const jobs = sqliteTable(
  'jobs',
  {
    id: text().primaryKey(),
    kind: text({ enum: ['import', 'calendar'] }).notNull(),
    resource: text().notNull(),
    ownerId: text().notNull(),
    status: text({ enum: ['ready', 'running', 'done', 'cancelled', 'failed'] }).notNull(),
    total: integer().notNull(),
    done: integer().notNull(),
    refused: integer().notNull(),
    /** Of `done`, rows that became new records and rows that changed one; of a dry run, those that would. */
    added: integer().notNull().default(0),
    changed: integer().notNull().default(0),
    options: json<Record<string, unknown>>().notNull(),
    /** Who works on it now works until then; it is also what his step is known by. */
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
    /** `column` counts from 0; -1 is about the row as a whole. */
    problems: json<{ column: number; field: string; code: string; zh: string; en: string }[]>(),
  },
  (row) => [uniqueIndex('job_rows_key').on(row.jobId, row.n), index('job_rows_status').on(row.jobId, row.status, row.n)],
);

/**
 * A step that was written, beside what it wrote and in the same batch. `lease` is asked of the job in the insert, and
 * finds nothing where the job was cancelled or somebody else took it over: then the whole batch fails.
 */
export const jobSteps = sqliteTable(
  'job_steps',
  {
    jobId: text().notNull(),
    n: integer().notNull(),
    lease: text().notNull(),
    at: text().notNull(),
  },
  (row) => [uniqueIndex('job_steps_key').on(row.jobId, row.n)],
);
