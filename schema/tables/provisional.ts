import { sql } from 'drizzle-orm';
import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { PROVISIONAL_OWNERS, PROVISIONAL_STATUSES, SUPPLY_MEANS, type MissingMaterial, type SupplyMeans, type Verification } from '../provisional.ts';
import { json, rowColumns } from './columns.ts';

/** 容缺受理. What is owed by when stands in its `supplement` task; `status` becomes `supplied` or `withdrawn` by a trigger where that task ends by itself. */
export const provisionalAcceptances = sqliteTable(
  'provisional_acceptances',
  {
    ...rowColumns,
    ownerKind: text({ enum: PROVISIONAL_OWNERS }).notNull(),
    ownerId: text().notNull(),
    caseId: text(),
    /** Whose matter it is: whom a broken promise bars. */
    partyId: text().notNull(),
    matterId: text().notNull(),
    materials: json<MissingMaterial[]>().notNull(),
    status: text({ enum: PROVISIONAL_STATUSES }).notNull().default('running'),
    departmentId: text().notNull(),
    decidedById: text().notNull(),
    decidedAt: text().notNull(),
    fileId: text(),
    verifications: json<Verification[]>().notNull(),
    promise: text().notNull(),
    supplyBy: json<SupplyMeans[]>().notNull(),
    supplyNote: text().notNull().default(''),
    taskId: text().notNull(),
    endedAt: text(),
    ending: text(),
    suppliedBy: text({ enum: SUPPLY_MEANS }),
    clearedAt: text(),
    clearedById: text(),
    clearance: text(),
  },
  (row) => [
    index('provisional_acceptances_decided').on(row.decidedAt, row.id),
    index('provisional_acceptances_status').on(row.status, row.decidedAt, row.id),
    index('provisional_acceptances_department').on(row.departmentId, row.decidedAt, row.id),
    index('provisional_acceptances_matter').on(row.matterId, row.status, row.id),
    index('provisional_acceptances_party').on(row.partyId).where(sql`status = 'defaulted' and cleared_at is null`),
    index('provisional_acceptances_task').on(row.taskId),
    // One at a time of one matter of an owner.
    index('provisional_acceptances_owner').on(row.ownerKind, row.ownerId, row.id),
    uniqueIndex('provisional_acceptances_running').on(row.ownerKind, row.ownerId, row.matterId).where(sql`status = 'running'`),
  ],
);
