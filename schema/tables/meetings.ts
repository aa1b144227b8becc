import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { ITEM_OUTCOMES } from '../meeting-items.ts';
import { COUNTERSIGN_VERDICTS, MINUTES_STATUSES } from '../meeting-minutes.ts';
import { ATTENDANCES, PARTICIPANT_KINDS, RESPONSES } from '../meeting-participants.ts';
import { MEETING_STATUSES } from '../meetings.ts';
import type { ItemReason, Position, Ruling } from '../meeting-items.ts';
import type { MinutesSection } from '../meeting-minutes.ts';
import type { ResolutionDraft } from '../resolutions.ts';
import { flag, json, rowColumns } from './columns.ts';

/** 联席会议. `startsAt` is what `date` and `time` are in the district's zone. */
export const meetings = sqliteTable(
  'meetings',
  {
    ...rowColumns,
    status: text({ enum: MEETING_STATUSES }).notNull().default('draft'),
    title: text().notNull(),
    siteId: text(),
    date: text(),
    time: text(),
    startsAt: text(),
    place: text(),
    chairId: text(),
    secretaryId: text(),
    note: text(),
    openedAt: text(),
    openedById: text(),
    closedAt: text(),
    closedById: text(),
    sequence: integer().notNull().default(0),
    createdById: text().notNull(),
    /** How many files are attached, and the names of the newest of them: kept by triggers on files. */
    fileCount: integer().notNull().default(0),
    fileNames: json<string[]>().notNull().default([]),
    deletedAt: text(),
  },
  (row) => [index('meetings_starts').on(row.startsAt, row.id), index('meetings_status').on(row.status, row.startsAt, row.id)],
);

/** One case on one agenda, each under a version of its own, so that two who write down do not overwrite each other. */
export const meetingItems = sqliteTable(
  'meeting_items',
  {
    ...rowColumns,
    meetingId: text().notNull(),
    caseId: text().notNull(),
    /** The case's matter, for which a ruling is suggested later. */
    matterId: text(),
    position: integer().notNull(),
    minutes: integer().notNull(),
    why: json<ItemReason[]>().notNull(),
    departmentIds: json<string[]>().notNull(),
    positions: json<Position[]>().notNull(),
    discussion: text().notNull().default(''),
    outcome: text({ enum: ITEM_OUTCOMES }),
    adjournReason: text(),
    resolutions: json<ResolutionDraft[]>().notNull(),
    ruling: json<Ruling>(),
    clause: text(),
    explanation: text(),
    escalateTo: text(),
    escalateAsk: text(),
    /** The promises each resolution became when the meeting closed. */
    taskIds: json<Record<string, string[]>>().notNull(),
    closedAt: text(),
    deletedAt: text(),
  },
  (row) => [
    uniqueIndex('meeting_items_case').on(row.meetingId, row.caseId).where(sql`deleted_at is null`),
    index('meeting_items_of_case').on(row.caseId, row.id),
    index('meeting_items_ruling').on(row.matterId, row.closedAt).where(sql`ruling is not null and closed_at is not null`),
  ],
);

export const meetingParticipants = sqliteTable(
  'meeting_participants',
  {
    ...rowColumns,
    meetingId: text().notNull(),
    kind: text({ enum: PARTICIPANT_KINDS }).notNull(),
    departmentId: text(),
    personId: text(),
    body: text(),
    attendee: text(),
    response: text({ enum: RESPONSES }).notNull().default('pending'),
    substitute: text(),
    attendance: text({ enum: ATTENDANCES }),
    note: text(),
    respondedById: text(),
    deletedAt: text(),
  },
  (row) => [
    uniqueIndex('meeting_participants_of_department').on(row.meetingId, row.departmentId).where(sql`deleted_at is null and department_id is not null`),
    uniqueIndex('meeting_participants_of_person').on(row.meetingId, row.personId).where(sql`deleted_at is null and person_id is not null`),
    uniqueIndex('meeting_participants_of_body').on(row.meetingId, row.body).where(sql`deleted_at is null and body is not null`),
    index('meeting_participants_department').on(row.departmentId, row.meetingId),
    index('meeting_participants_person').on(row.personId, row.meetingId),
  ],
);

/** 会议纪要: an edition a row. What was issued stands; a correction is the next. */
export const meetingMinutes = sqliteTable(
  'meeting_minutes',
  {
    ...rowColumns,
    meetingId: text().notNull(),
    edition: integer().notNull(),
    status: text({ enum: MINUTES_STATUSES }).notNull().default('draft'),
    title: text().notNull(),
    sections: json<MinutesSection[]>().notNull(),
    reason: text(),
    formId: text(),
    circulatedAt: text(),
    issuedAt: text(),
    issuedById: text(),
    deletedAt: text(),
  },
  (row) => [uniqueIndex('meeting_minutes_edition').on(row.meetingId, row.edition)],
);

/** 会签: what one department said of one edition. */
export const meetingCountersigns = sqliteTable(
  'meeting_countersigns',
  {
    ...rowColumns,
    minutesId: text().notNull(),
    departmentId: text().notNull(),
    verdict: text({ enum: COUNTERSIGN_VERDICTS }),
    text: text(),
    byId: text(),
    onBehalf: flag().notNull().default(false),
    at: text(),
    deletedAt: text(),
  },
  (row) => [uniqueIndex('meeting_countersigns_key').on(row.minutesId, row.departmentId).where(sql`deleted_at is null`)],
);
