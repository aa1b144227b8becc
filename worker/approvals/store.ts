import { and, getTableColumns, inArray, sql, type SQL } from 'drizzle-orm';
import { APPROVAL_KINDS, APPROVAL_STATUSES, type Approval } from '../../schema/approvals.ts';
import type { Actor } from '../../schema/people.ts';
import { refuse, type Refusal } from '../../schema/refusals.ts';
import { OPEN_STATUSES } from '../../schema/tasks.ts';
import { approvals, cases, files, tasks } from '../../schema/tables/index.ts';
import { clockMark } from '../cases/present.ts';
import { caseSight, seesPeople } from '../cases/sight.ts';
import { fileSight } from '../files/store.ts';
import { permissionsFor, permissionsOf } from '../people/rules.ts';
import { codeField, conditionField, enumField, instantField, textField } from '../platform/fields.ts';
import { readsOf } from '../platform/resource.ts';
import { rowsByIds } from '../platform/select.ts';
import type { Store } from '../platform/store.ts';
import { loadDistrict } from '../settings/store.ts';
import { signerOf, specialActions, unitOf } from './rules.ts';

export type ApprovalRow = typeof approvals.$inferSelect;

/** Who reads requests at all: who answers for the window, and a department's head, who may have to sign. */
export const readsApprovals = (actor: Actor): boolean => permissionsFor(actor).includes('approvals.read');

/** A head sees the special requests of cases in which his department has a part, save where the reporter is withheld from it. */
export function approvalSight(actor: Actor): SQL | undefined {
  if (seesPeople(actor)) return undefined;
  if (!readsApprovals(actor)) return sql`0`;
  return sql`${approvals.kind} = 'special' and exists (select 1 from ${cases} where ${cases.id} = ${approvals.caseId} and ${caseSight(actor) ?? sql`1`} and not (${cases.reporterWithheld} and ${cases.complainedOfId} is ${actor.departmentId}))`;
}

const waiting = sql`${approvals.status} = 'waiting'`;
const special = sql`${approvals.kind} = 'special'`;

/** What waits for this person: the same conditions as the rules ask, as one that a list can be filtered by. */
function waitsFor(actor: Actor): SQL {
  const signer = signerOf(actor);
  const others = sql`${approvals.requesterId} <> ${actor.id}`;
  const own = sql`exists (select 1 from ${cases} where ${cases.id} = ${approvals.caseId} and ${cases.coordinatorId} = ${actor.id})`;
  if (actor.role === 'coordinator') return sql`(${waiting} and ${special} and ${approvals.verification} is null and ${own})`;
  if (signer === null) return sql`0`;
  const next = sql`exists (select 1 from json_each(json_extract(${approvals.steps}, '$[' || json_array_length(${approvals.signatures}) || '].by')) where value = ${signer})`;
  const signed = sql`exists (select 1 from json_each(${approvals.signatures}) where json_extract(value, '$.personId') = ${actor.id} or json_extract(value, '$.unit') = ${unitOf(actor)})`;
  const about = sql`exists (select 1 from ${cases} where ${cases.id} = ${approvals.caseId} and ${cases.complainedOfId} = ${actor.departmentId})`;
  const mine = sql`(${special} and ${approvals.verification} is not null and ${next} and not ${signed} and not ${about})`;
  const extension = permissionsOf(actor.role).includes('cases.approve') ? sql`or ${approvals.kind} = 'extension'` : sql``;
  return sql`(${waiting} and ${others} and (${mine} ${extension}))`;
}

export const approvalReads = (actor: Actor) => readsOf({
  table: approvals,
  columns: getTableColumns(approvals),
  fields: {
    id: codeField(approvals.id),
    caseId: codeField(approvals.caseId),
    kind: enumField(approvals.kind, APPROVAL_KINDS),
    status: enumField(approvals.status, APPROVAL_STATUSES),
    requesterId: codeField(approvals.requesterId),
    grounds: textField(approvals.grounds),
    forMe: conditionField(waitsFor(actor)),
    createdAt: instantField(approvals.createdAt),
    decidedAt: instantField(approvals.decidedAt),
  },
  tie: approvals.id,
  defaultSort: '-createdAt',
});

const { id, number, title, stage, coordinatorId, complainedOfId } = cases;
const OWNER = { id, number, title, stage, coordinatorId, complainedOfId };

/** Requests with their cases, one more round trip for all, and what this person may do with each. */
export async function presentApprovals(store: Store, rows: ApprovalRow[], actor: Actor, now: string): Promise<Approval[]> {
  const [owners, district] = await Promise.all([rowsByIds(store, cases, OWNER, rows.map(({ caseId }) => caseId)), loadDistrict(store)]);
  const owed = await openSignings(store, rows.flatMap((row) => (row.kind === 'special' && row.status === 'waiting' ? row.id : [])));
  const known = new Map(owners.map((owner) => [owner.id, owner]));
  return rows.map((row) => {
    const owner = known.get(row.caseId);
    const task = owed.find(({ approvalId }) => approvalId === row.id);
    const { dueAt = null, provisional = false } = task ?? {};
    return { ...row, owed: task ? { id: task.id, dueAt, provisional, clock: clockMark({ ...task, pausedRemaining: null }, true, now, district.calendarAt(task.siteId)) } : null, caseNumber: owner?.number ?? null, caseTitle: owner?.title ?? null, actions: owner ? specialActions(row, owner, actor, now) : [] };
  });
}

async function openSignings(store: Store, ids: string[]) {
  if (ids.length === 0) return [];
  const { id: taskId, approvalId, dueAt, provisional, pausedAt, pausedUntil, siteId } = tasks;
  return store.db.select({ id: taskId, approvalId, dueAt, provisional, pausedAt, pausedUntil, siteId }).from(tasks).where(and(inArray(approvalId, ids), inArray(tasks.status, [...OPEN_STATUSES])));
}

/** Evidence is files of this very case or of its tasks, and none from the trash. */
export async function checkEvidence(store: Store, actor: Actor, caseId: string, fileIds: readonly string[], path: string): Promise<Refusal | undefined> {
  const found = await store.rows<{ id: string }>(sql`select ${files.id} as "id" from ${files} where ${files.caseId} = ${caseId} and ${files.deletedAt} is null and ${fileSight(actor) ?? sql`1`} and ${files.id} in (select value from json_each(${JSON.stringify(fileIds)}))`);
  const known = new Set(found.map((row) => row.id));
  return fileIds.every((one) => known.has(one)) ? undefined : refuse('row.unknown_reference', { field: 'fileId' }, path);
}
