import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { SENT_KINDS } from '../channels.ts';
import type { NoticeChannels } from '../notice-preferences.ts';
import { DELIVERY_STATUSES, REMINDER_KINDS, type Attempt, type DigestCounts, type Spoken } from '../reminders.ts';
import { json, rowColumns } from './columns.ts';

/**
 * When each open promise is next to be spoken of. Kept by triggers on `tasks`: whatever writes to a promise leaves its
 * plan marked as to be made (`at` begins with `!`), so no path can forget it; a promise that ends takes its plan along.
 */
export const reminderPlans = sqliteTable(
  'reminder_plans',
  {
    taskId: text().primaryKey(),
    /** An instant; `!…`: to be planned, another mark at each change; `~`: nothing more is to come. In this order an index finds what is due. */
    at: text()
      .notNull()
      .default(sql`('!' || lower(hex(randomblob(8))))`),
    /** Rises whenever the due moves: what was said of an earlier due does not count for the new one. */
    dueVersion: integer().notNull().default(1),
    /** The instant of the highest rung spoken of this due, and to these people. */
    saidAt: text(),
    /** The state of ladder and calendar it was planned by (`reminder_state`). */
    revision: integer().notNull().default(0),
  },
  (row) => [index('reminder_plans_at').on(row.at, row.taskId), index('reminder_plans_revision').on(row.revision, row.at)],
);

/** One row: which ladder and calendar plans are made by, and which day's digests are written. `revision` takes no null: a batch that finds rows moved on meanwhile breaks there. */
export const reminderState = sqliteTable('reminder_state', {
  id: text().primaryKey(),
  fingerprint: text().notNull(),
  revision: integer().notNull(),
  digestDay: text().notNull(),
});

/** What each run did. */
export const reminderRuns = sqliteTable(
  'reminder_runs',
  {
    id: text().primaryKey(),
    at: text().notNull(),
    due: integer().notNull().default(0),
    written: integer().notNull().default(0),
    sent: integer().notNull().default(0),
    failed: integer().notNull().default(0),
    rowsRead: integer().notNull().default(0),
  },
  (row) => [index('reminder_runs_at').on(row.at)],
);

/** What a person was told; to him it stands in the panel from that moment on. */
export const reminders = sqliteTable(
  'reminders',
  {
    id: text().primaryKey(),
    /** Promise, rung, version of the due and person: said once. */
    key: text().notNull().unique(),
    kind: text({ enum: REMINDER_KINDS }).notNull(),
    taskId: text(),
    caseId: text(),
    receiverId: text().notNull(),
    forId: text(),
    dueAt: text(),
    dueVersion: integer(),
    spoken: json<Spoken>(),
    digest: json<DigestCounts>(),
    at: text().notNull(),
    readAt: text(),
    /** When the promise was kept, or its due moved: from then on this is history. */
    endedAt: text(),
    /** Told by telephone instead: ticked off on the call list. */
    calledAt: text(),
    calledById: text(),
  },
  (row) => [
    index('reminders_receiver').on(row.receiverId, row.id),
    index('reminders_unread').on(row.receiverId, row.id).where(sql`read_at is null and ended_at is null`),
    index('reminders_task').on(row.taskId, row.id),
  ],
);

/**
 * The outbox: one message through one channel. `id` is the idempotency key. A run reads messages and
 * moves their `nextAt` on in a batch that breaks where another run was faster, so two never hold one; a run that dies
 * leaves it to be taken again then.
 */
export const deliveries = sqliteTable(
  'deliveries',
  {
    id: text().primaryKey(),
    /** The reminder and the channel; what goes to a group stands once, however many people the rung reached. */
    key: text().notNull().unique(),
    reminderId: text().notNull(),
    channel: text({ enum: SENT_KINDS }).notNull(),
    /** Null: a group or a program. */
    receiverId: text(),
    status: text({ enum: DELIVERY_STATUSES }).notNull(),
    /** When it may next be tried; `~` once nothing more is tried. */
    nextAt: text().notNull(),
    tries: integer().notNull().default(0),
    /** Tries left before it is given up. */
    left: integer().notNull(),
    attempts: json<Attempt[]>().notNull().default([]),
    sentAt: text(),
    createdAt: text().notNull(),
    updatedAt: text().notNull(),
  },
  (row) => [
    index('deliveries_next').on(row.nextAt, row.id).where(sql`status = 'waiting'`),
    index('deliveries_status').on(row.status, row.id),
    index('deliveries_reminder').on(row.reminderId),
  ],
);

/** A rung that asks for a supervision notice leaves its wish here, once a due; whoever drafts the notice names it. */
export const noticeIntents = sqliteTable(
  'notice_intents',
  {
    id: text().primaryKey(),
    taskId: text().notNull(),
    caseId: text(),
    dueAt: text().notNull(),
    dueVersion: integer().notNull(),
    /** The rung's code. */
    rung: text().notNull(),
    at: text().notNull(),
    noticeId: text(),
  },
  (row) => [uniqueIndex('notice_intents_key').on(row.taskId, row.dueVersion), index('notice_intents_waiting').on(row.id).where(sql`notice_id is null`)],
);

/** Through what a person wants to hear of what, and at which hours not. Its id is the person's. */
export const noticePreferences = sqliteTable('notice_preferences', {
  ...rowColumns,
  channels: json<NoticeChannels>().notNull(),
  quiet: json<{ from: string; to: string }>(),
});
