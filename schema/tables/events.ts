import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { SUBJECTS } from '../events.ts';
import { json } from './columns.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * Append-only history. A versioned event is unique by (subject, version); with the trigger that asks whether
 * the row stands at that version it is also the guard that makes a stale batch fail as a whole.
 */
export const events = sqliteTable(
  'events',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull().unique(),
    subject: text({ enum: SUBJECTS }).notNull(),
    subjectId: text().notNull(),
    caseId: text(),
    version: integer(),
    changeId: text().notNull(),
    action: text().notNull(),
    at: text().notNull(),
    actorId: text(),
    actorName: text().notNull(),
    onBehalfOfId: text(),
    changes: json<Record<string, { from: Json; to: Json }>>().notNull(),
    data: json<Record<string, Json>>().notNull(),
  },
  (row) => [
    uniqueIndex('events_version').on(row.subject, row.subjectId, row.version).where(sql`version is not null`),
    index('events_case').on(row.caseId, row.seq),
    index('events_subject').on(row.subject, row.subjectId, row.seq),
    index('events_change').on(row.changeId),
    index('events_actor').on(row.actorId, row.seq),
  ],
);
