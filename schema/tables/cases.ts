import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { OwnValues } from '../fields.ts';
import { OPEN_STAGES, STAGES, UNANSWERED_STAGES, URGENCIES, type CaseFacts } from '../cases.ts';
import { dueKey, flag, json } from './columns.ts';

const listed = (stages: readonly string[]) => sql.raw(stages.map((stage) => `'${stage}'`).join(','));
const open = listed(OPEN_STAGES);
const unanswered = listed(UNANSWERED_STAGES);

/**
 * `seq` is the rowid that full-text search and paging stand on. `number` is given inside the insert from
 * (year, sequence), so that two at once cannot share one.
 */
export const cases = sqliteTable(
  'cases',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull().unique(),
    version: integer().notNull().default(1),
    createdAt: text().notNull(),
    updatedAt: text().notNull(),
    /** The district's own columns, by field id (schema/fields.ts). */
    custom: json<OwnValues>().notNull().default({}),
    deletedAt: text(),
    numberYear: integer().notNull(),
    numberSeq: integer().notNull(),
    number: text()
      .notNull()
      .generatedAlwaysAs(sql`cast(number_year as integer) || '-' || printf('%04d', number_seq)`, { mode: 'virtual' }),
    queryCode: text().notNull().unique(),
    stage: text({ enum: STAGES }).notNull(),
    channel: text().notNull(),
    hotlineOrder: text(),
    hotlineDueAt: text(),
    reporterId: text().notNull(),
    partyId: text().notNull(),
    reporterRelation: text(),
    reporterWithheld: flag().notNull().default(false),
    complainedOfId: text(),
    title: text().notNull(),
    story: text().notNull().default(''),
    stuckAt: text().notNull().default(''),
    matterId: text(),
    matterText: text(),
    departmentId: text(),
    siteId: text(),
    visits: integer().notNull().default(1),
    urgency: text({ enum: URGENCIES }).notNull().default('normal'),
    loss: text(),
    facts: json<CaseFacts>().notNull(),
    tags: json<string[]>().notNull(),
    helperId: text(),
    coordinatorId: text(),
    registeredById: text().notNull(),
    leadDepartmentId: text(),
    receivedAt: text().notNull(),
    category: text(),
    cause: text(),
    judgement: json<{ should: boolean; reason: string }>(),
    clause: text(),
    explanation: text(),
    alternatives: text(),
    told: text(),
    awaitsConfirmation: flag().notNull().default(false),
    extensionRequestId: text(),
    /** The special request in force: it waits, or was approved and permits an answer. */
    specialRequestId: text(),
    specialApprovedAt: text(),
    dueAt: text(),
    provisional: flag().notNull().default(false),
    pausedAt: text(),
    /** The end a pause was given; until then, and where null until resumed, the case stands still. */
    pausedUntil: text(),
    /** Working days of the answer left while a pause without an end holds it. */
    pausedRemaining: integer(),
    /** Working minutes until the applicant first heard from the window; read off the notes, so no version and no event of its own. */
    firstResponseMinutes: integer(),
    /** Open parts of departments, open replies and callbacks, and what is still to be supplied under 容缺: kept by triggers on tasks. */
    openParts: integer().notNull().default(0),
    openReplies: integer().notNull().default(0),
    openSupplements: integer().notNull().default(0),
    /** How many files are attached, and the names of the newest of them: kept by triggers on files. */
    fileCount: integer().notNull().default(0),
    fileNames: json<string[]>().notNull().default([]),
    outcome: text(),
    answer: text(),
    basis: text(),
    answeredAt: text(),
    rating: integer(),
    ratingReasons: json<string[]>().notNull(),
    declineReason: text(),
    remedy: text(),
    referredTo: text(),
    referredToPerson: text(),
    summary: text(),
    mergedIntoId: text(),
    /** The searched words, the title's first, split by `splitForSearch`; names apart, because not everyone may search them. */
    searchWords: text().notNull().default(''),
    searchNames: text().notNull().default(''),
    dueKey: text()
      .notNull()
      .generatedAlwaysAs(dueKey, { mode: 'virtual' }),
  },
  (row) => [
    uniqueIndex('cases_number').on(row.numberYear, row.numberSeq),
    index('cases_number_text').on(row.number),
    index('cases_received').on(row.receivedAt, row.seq).where(sql`deleted_at is null`),
    index('cases_stage_received').on(row.stage, row.receivedAt, row.seq).where(sql`deleted_at is null`),
    index('cases_open_due').on(row.dueKey, row.seq).where(sql`deleted_at is null and stage in (${open})`),
    index('cases_unanswered_due').on(row.dueKey, row.seq).where(sql`deleted_at is null and stage in (${unanswered})`),
    index('cases_stage_due').on(row.stage, row.dueKey, row.seq).where(sql`deleted_at is null`),
    index('cases_confirming_due').on(row.dueKey, row.seq).where(sql`deleted_at is null and stage in (${unanswered}) and awaits_confirmation`),
    index('cases_extending_due').on(row.dueKey, row.seq).where(sql`deleted_at is null and stage in (${unanswered}) and extension_request_id is not null`),
    index('cases_working_due').on(row.openParts, row.dueKey, row.seq).where(sql`deleted_at is null and stage = 'working'`),
    index('cases_department_received').on(row.leadDepartmentId, row.receivedAt, row.seq).where(sql`deleted_at is null`),
    index('cases_matter_received').on(row.matterId, row.receivedAt, row.seq).where(sql`deleted_at is null`),
    index('cases_category_received').on(row.category, row.receivedAt, row.seq).where(sql`deleted_at is null`),
    index('cases_coordinator_due').on(row.coordinatorId, row.dueKey, row.seq).where(sql`deleted_at is null and stage in (${open})`),
    index('cases_trash').on(row.receivedAt, row.seq).where(sql`deleted_at is not null`),
    index('cases_reporter').on(row.reporterId, row.seq),
    index('cases_party').on(row.partyId, row.seq),
  ],
);

/**
 * How many live cases each built-in view holds: in all (level 0) and a UTC month, day and hour (levels 7, 10 and 13:
 * the length of the bucket). Kept by triggers, so that totals and jumps to a far row cost no walk.
 */
export const caseCounts = sqliteTable(
  'case_counts',
  { view: text().notNull(), level: integer().notNull(), bucket: text().notNull(), n: integer().notNull() },
  (row) => [uniqueIndex('case_counts_key').on(row.view, row.level, row.bucket)],
);

/**
 * Which departments have a part in a living case that they neither gave back nor lost: what their handlers see, newest first, and the open ones by due
 * (`dueKey` is null for the others). Kept by triggers.
 */
export const caseDepartments = sqliteTable(
  'case_departments',
  { departmentId: text().notNull(), caseSeq: integer().notNull(), receivedAt: text().notNull(), dueKey: text() },
  (row) => [
    uniqueIndex('case_departments_key').on(row.departmentId, row.caseSeq),
    index('case_departments_received').on(row.departmentId, row.receivedAt, row.caseSeq),
    index('case_departments_due').on(row.departmentId, row.dueKey, row.caseSeq).where(sql`due_key is not null`),
  ],
);
