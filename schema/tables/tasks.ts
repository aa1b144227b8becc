import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Signer } from '../approvals.ts';
import type { ClockEntries } from '../deadlines.ts';
import { OPEN_STATUSES, TASK_KINDS, TASK_OWNERS, TASK_ROLES, TASK_STATUSES } from '../tasks.ts';
import { dueKey, flag, json, rowColumns } from './columns.ts';

const open = sql.raw(OPEN_STATUSES.map((status) => `'${status}'`).join(','));

/** The ledger. `clock` holds the entries the due is computed from; `dueAt` and its neighbours are a cache of that. */
export const tasks = sqliteTable(
  'tasks',
  {
    ...rowColumns,
    kind: text({ enum: TASK_KINDS }).notNull(),
    status: text({ enum: TASK_STATUSES }).notNull().default('open'),
    owner: text({ enum: TASK_OWNERS }).notNull(),
    ownerId: text().notNull(),
    caseId: text(),
    role: text({ enum: TASK_ROLES }),
    forceId: text(),
    approvalId: text(),
    signers: json<Signer[]>(),
    departmentId: text(),
    siteId: text(),
    personId: text(),
    /** Who coordinates the case, kept here so that what he waits for is one walk of an index. */
    coordinatorId: text(),
    ask: text().notNull(),
    clock: json<ClockEntries>().notNull(),
    receivedAt: text().notNull(),
    dueAt: text(),
    provisional: flag().notNull().default(false),
    pausedAt: text(),
    pausedUntil: text(),
    acceptedAt: text(),
    closedAt: text(),
    result: text(),
    ground: text(),
    returns: integer().notNull().default(0),
    remindedAt: text(),
    /** How many files are attached, and the names of the newest of them: kept by triggers on files. */
    fileCount: integer().notNull().default(0),
    fileNames: json<string[]>().notNull().default([]),
    dueKey: text()
      .notNull()
      .generatedAlwaysAs(dueKey, { mode: 'virtual' }),
  },
  (row) => [
    index('tasks_owner').on(row.owner, row.ownerId),
    index('tasks_case').on(row.caseId),
    index('tasks_open_due').on(row.dueKey, row.id).where(sql`status in (${open})`),
    index('tasks_site_due').on(row.siteId, row.dueKey, row.id).where(sql`status in (${open})`),
    index('tasks_department_due').on(row.departmentId, row.dueKey, row.id).where(sql`status in (${open})`),
    index('tasks_person_due').on(row.personId, row.dueKey, row.id).where(sql`status in (${open})`),
    index('tasks_coordinator_due').on(row.coordinatorId, row.kind, row.dueKey, row.id).where(sql`status in (${open})`),
    index('tasks_department_received').on(row.departmentId, row.receivedAt, row.id),
    index('tasks_kind_due').on(row.kind, row.dueKey, row.id).where(sql`status in (${open})`),
    index('tasks_department_closed').on(row.departmentId, row.closedAt, row.id),
    index('tasks_department_case').on(row.departmentId, row.caseId),
    index('tasks_force').on(row.forceId).where(sql`force_id is not null`),
    index('tasks_approval').on(row.approvalId).where(sql`approval_id is not null`),
    index('tasks_received').on(row.receivedAt, row.id),
  ],
);
