import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { ITEM_STATUSES, MATERIAL_STATUSES, RUN_STAGES, type Inspection, type Measured } from '../bundles.ts';
import { TEMPLATE_STATUSES, type National, type Published, type TemplateContent, type TemplateFields } from '../bundle-templates.ts';
import type { ClockRule } from '../deadlines.ts';
import type { OwnValues } from '../fields.ts';
import { dueKey, flag, json, rowColumns } from './columns.ts';

/** One row an edition; what is published is never written again, save for being retired. */
export const bundleTemplates = sqliteTable(
  'bundle_templates',
  {
    ...rowColumns,
    code: text().notNull(),
    edition: integer().notNull(),
    status: text({ enum: TEMPLATE_STATUSES }).notNull().default('draft'),
    name: text().notNull(),
    slogan: json<string[]>().notNull(),
    promised: json<ClockRule>(),
    promisedSource: text(),
    visits: integer().notNull(),
    illustrative: flag().notNull(),
    note: text().notNull(),
    published: json<Published>(),
    national: json<National>(),
    suggestions: json<TemplateFields['suggestions']>().notNull(),
    items: json<TemplateContent['items']>().notNull(),
    materials: json<TemplateContent['materials']>().notNull(),
    fields: json<TemplateContent['fields']>().notNull(),
    publishedAt: text(),
    retiredAt: text(),
    deletedAt: text(),
  },
  (row) => [
    uniqueIndex('bundle_templates_code').on(row.code, row.edition),
    uniqueIndex('bundle_templates_published').on(row.code).where(sql`status = 'published'`),
    uniqueIndex('bundle_templates_draft').on(row.code).where(sql`status = 'draft' and deleted_at is null`),
    index('bundle_templates_status').on(row.status, row.name, row.id),
  ],
);

/** A run. `dueAt` and its neighbours copy its `answer` promise, and the counts its items and materials: kept by triggers. */
export const bundles = sqliteTable(
  'bundles',
  {
    ...rowColumns,
    numberYear: integer().notNull(),
    numberSeq: integer().notNull(),
    number: text()
      .notNull()
      .generatedAlwaysAs(sql`'YJS-' || cast(number_year as integer) || '-' || printf('%04d', number_seq)`, { mode: 'virtual' }),
    queryCode: text().notNull().unique(),
    stage: text({ enum: RUN_STAGES }).notNull().default('collecting'),
    templateId: text().notNull(),
    templateCode: text().notNull(),
    templateName: text().notNull(),
    edition: integer().notNull(),
    illustrative: flag().notNull(),
    title: text().notNull(),
    applicantId: text().notNull(),
    /** The optional items that are in it. */
    wanted: json<string[]>().notNull(),
    /** The one form as it was filled in: names and dates of people, so sealed. */
    answersSealed: text().notNull(),
    siteId: text(),
    coordinatorId: text().notNull(),
    helperId: text(),
    registeredById: text().notNull(),
    startedAt: text(),
    answerTaskId: text(),
    dueAt: text(),
    provisional: flag().notNull().default(false),
    pausedAt: text(),
    pausedUntil: text(),
    readyAt: text(),
    issuedAt: text(),
    closedAt: text(),
    conclusion: text(),
    visits: integer().notNull(),
    inspections: json<Inspection[]>().notNull(),
    measured: json<Measured>(),
    /** The district's own columns, by field id. */
    custom: json<OwnValues>().notNull().default({}),
    itemsDone: integer().notNull().default(0),
    itemsTotal: integer().notNull().default(0),
    materialsAccepted: integer().notNull().default(0),
    materialsTotal: integer().notNull().default(0),
    secondNotices: integer().notNull().default(0),
    deletedAt: text(),
    dueKey: text()
      .notNull()
      .generatedAlwaysAs(dueKey, { mode: 'virtual' }),
  },
  (row) => [
    uniqueIndex('bundles_number').on(row.numberYear, row.numberSeq),
    index('bundles_number_text').on(row.number),
    index('bundles_created').on(row.createdAt, row.id).where(sql`deleted_at is null`),
    index('bundles_stage_created').on(row.stage, row.createdAt, row.id).where(sql`deleted_at is null`),
    index('bundles_stage_due').on(row.stage, row.dueKey, row.id).where(sql`deleted_at is null`),
    index('bundles_template').on(row.templateCode, row.createdAt, row.id).where(sql`deleted_at is null`),
    index('bundles_second').on(row.createdAt, row.id).where(sql`deleted_at is null and second_notices > 0`),
    index('bundles_issued').on(row.issuedAt, row.id).where(sql`issued_at is not null`),
    index('bundles_applicant').on(row.applicantId, row.id),
  ],
);

/** The items of a run: which department has which, and how far it is. Written beside the run, under its version; `status` follows the promise by a trigger. */
export const bundleItems = sqliteTable(
  'bundle_items',
  {
    runId: text().notNull(),
    itemId: text().notNull(),
    seq: integer().notNull(),
    departmentId: text().notNull(),
    status: text({ enum: ITEM_STATUSES }).notNull().default('waiting'),
    taskId: text(),
    /** 文号 of the department's own 受理通知书. */
    acceptanceNumber: text(),
    openedAt: text(),
    doneAt: text(),
  },
  (row) => [
    uniqueIndex('bundle_items_key').on(row.runId, row.itemId),
    uniqueIndex('bundle_items_task').on(row.taskId).where(sql`task_id is not null`),
    index('bundle_items_department').on(row.departmentId, row.runId),
  ],
);

/** Which departments have an open item, a row a run, however many: what a list of one department walks. Kept by triggers; `createdAt` and `dueKey` are the run's. */
export const bundleDepartments = sqliteTable(
  'bundle_departments',
  { departmentId: text().notNull(), runId: text().notNull(), createdAt: text().notNull(), dueKey: text().notNull() },
  (row) => [
    uniqueIndex('bundle_departments_key').on(row.runId, row.departmentId),
    index('bundle_departments_created').on(row.departmentId, row.createdAt, row.runId),
    index('bundle_departments_due').on(row.departmentId, row.dueKey, row.runId),
  ],
);

/** What a run asks of its applicant, one row each. */
export const materials = sqliteTable(
  'materials',
  {
    ...rowColumns,
    runId: text().notNull(),
    seq: integer().notNull(),
    key: text(),
    name: text().notNull(),
    standard: text().notNull(),
    form: text().notNull(),
    main: flag().notNull(),
    deferrable: flag().notNull(),
    items: json<string[]>().notNull(),
    samples: json<string[]>().notNull(),
    status: text({ enum: MATERIAL_STATUSES }).notNull().default('awaited'),
    reason: text(),
    sampleId: text(),
    checkedAt: text(),
    checkedById: text(),
    second: flag().notNull().default(false),
    secondReason: text(),
    departmentId: text(),
    askedAt: text().notNull(),
    askedById: text(),
    deletedAt: text(),
  },
  (row) => [
    index('materials_run').on(row.runId, row.seq),
    index('materials_second').on(row.askedAt, row.id).where(sql`second and deleted_at is null`),
    index('materials_created').on(row.createdAt, row.id),
  ],
);

/** How many live runs lie at each stage, how many items of open runs with each department, and how many runs it has an open item in: kept by triggers. */
export const bundleCounts = sqliteTable(
  'bundle_counts',
  { kind: text({ enum: ['stage', 'item', 'held'] }).notNull(), key: text().notNull(), status: text().notNull(), n: integer().notNull() },
  (row) => [uniqueIndex('bundle_counts_key').on(row.kind, row.key, row.status)],
);
