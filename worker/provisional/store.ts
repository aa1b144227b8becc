import { getTableColumns, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '../../schema/people.ts';
import { PROVISIONAL_OWNERS, PROVISIONAL_STATUSES, type MatterMaterial, type ProvisionalAcceptance, type ProvisionalBody } from '../../schema/provisional.ts';
import { matters, provisionalAcceptances, tasks } from '../../schema/tables/index.ts';
import { idsOfSame } from '../applicants/store.ts';
import { clockMark } from '../cases/present.ts';
import { dueColumns, isOpenTask, isPaused, pausedRemaining } from '../cases/rules/file.ts';
import { seesPeople } from '../cases/sight.ts';
import { openTask } from '../cases/store.ts';
import { codeField, conditionField, enumField, instantField } from '../platform/fields.ts';
import { newId, type Change } from '../platform/ledger.ts';
import { readsOf, type Reader } from '../platform/resource.ts';
import { decode, rowsByIds, selection } from '../platform/select.ts';
import type { Store } from '../platform/store.ts';
import type { District } from '../settings/store.ts';
import { isBarring, mayKeep, provisionalActions, type Acceptance, type Ending, type MatterState, type ProvisionalOwner } from './rules.ts';

export type ProvisionalRow = typeof provisionalAcceptances.$inferSelect;
type TaskRow = typeof tasks.$inferSelect;

export const provisionalReads = readsOf({
  table: provisionalAcceptances,
  columns: getTableColumns(provisionalAcceptances),
  fields: {
    id: { ...codeField(provisionalAcceptances.id), sortable: true },
    ownerKind: enumField(provisionalAcceptances.ownerKind, PROVISIONAL_OWNERS),
    ownerId: codeField(provisionalAcceptances.ownerId),
    caseId: codeField(provisionalAcceptances.caseId),
    matterId: codeField(provisionalAcceptances.matterId),
    departmentId: codeField(provisionalAcceptances.departmentId),
    status: enumField(provisionalAcceptances.status, PROVISIONAL_STATUSES),
    barred: conditionField(sql`${provisionalAcceptances.status} = 'defaulted' and ${provisionalAcceptances.clearedAt} is null`),
    decidedAt: instantField(provisionalAcceptances.decidedAt),
    endedAt: instantField(provisionalAcceptances.endedAt),
    createdAt: instantField(provisionalAcceptances.createdAt),
    updatedAt: instantField(provisionalAcceptances.updatedAt),
  },
  tie: provisionalAcceptances.id,
  defaultSort: '-decidedAt',
});

/** Who answers for the window sees every one; a handler those his department decided; who only counts none. */
export function provisionalSight(actor: Actor): SQL | undefined {
  if (seesPeople(actor)) return undefined;
  if (actor.role !== 'handler' || actor.departmentId === null) return sql`0`;
  return sql`${provisionalAcceptances.departmentId} = ${actor.departmentId}`;
}

type Beside = { id: string; number: string | null; title: string | null; party: string | null };

/** Number, title and party of each, case or run, in one round trip. */
async function besides(store: Store, rows: readonly ProvisionalRow[]): Promise<Map<string, Beside>> {
  const found = rows.length === 0 ? [] : await store.rows<Beside>(sql`
    select p.id as id, coalesce(c.number, b.number) as number, coalesce(c.title, b.title) as title, a.name as party
    from provisional_acceptances p left join cases c on c.id = p.case_id left join bundles b on p.owner_kind = 'run' and b.id = p.owner_id left join applicants a on a.id = p.party_id
    where p.id in (select value from json_each(${JSON.stringify(rows.map(({ id }) => id))}))`);
  return new Map(found.map((row) => [row.id, row]));
}

/** As this reader may see them: with the promise that is owed, and whose matter it is for who may see people. */
export async function presentProvisional(rows: ProvisionalRow[], { store, actor, district, now }: Reader): Promise<ProvisionalAcceptance[]> {
  const [owed, beside] = await Promise.all([rowsByIds(store, tasks, getTableColumns(tasks), rows.map(({ taskId }) => taskId)), besides(store, rows)]);
  const known = new Map(owed.map((task) => [task.id, task]));
  return rows.map((row) => shapeOf(row, known.get(row.taskId), beside.get(row.id), actor, district, now));
}

function shapeOf({ partyId: _party, ...row }: ProvisionalRow, task: TaskRow | undefined, beside: Beside | undefined, actor: Actor, district: District, now: string): ProvisionalAcceptance {
  const calendar = district.calendarAt(task?.siteId ?? null);
  const mark = task && { ...task, pausedRemaining: isPaused(task, now) ? pausedRemaining(task.clock, calendar) : null };
  return {
    ...row,
    number: beside?.number ?? null,
    title: beside?.title ?? null,
    partyName: seesPeople(actor) ? (beside?.party ?? null) : null,
    dueAt: task?.dueAt ?? null,
    provisional: task?.provisional ?? false,
    clock: mark ? clockMark(mark, isOpenTask(mark), now, calendar) : { state: 'none', remainingWorkingDays: null, overdueWorkingDays: null },
    barred: isBarring(row),
    actions: provisionalActions(row, actor),
    editable: row.status === 'running' && mayKeep(row, actor),
  };
}

/** What was just written, before anything beside it is looked up. */
export const asWritten = (row: ProvisionalRow, actor: Actor): ProvisionalAcceptance => {
  const { partyId: _party, ...shown } = row;
  return {
    ...shown, number: null, title: null, partyName: null, dueAt: null, provisional: false,
    clock: { state: 'none', remainingWorkingDays: null, overdueWorkingDays: null }, barred: isBarring(row), actions: provisionalActions(row, actor), editable: row.status === 'running' && mayKeep(row, actor),
  };
};

const MATTER = { id: matters.id, departmentId: matters.departmentId, materials: matters.materials };

/** The matter whose list says what may be missing. */
export async function findMatter(store: Store, id: string | null): Promise<MatterState | null> {
  if (id === null) return null;
  const [row] = await store.rows(sql`select ${selection(MATTER)} from ${matters} where ${matters.id} = ${id}`);
  return row ? decode(MATTER, row) : null;
}

/** What the decision looks at beside the owner: one already running, and a promise the same applicant broke, under whatever entry of his. */
export async function standingOf(store: Store, owner: ProvisionalOwner, matterId: string | null): Promise<{ running: string | null; barredBy: string | null }> {
  const same = JSON.stringify(await idsOfSame(store, owner.partyId));
  const [running = [], broken = []] = await store.reads([
    sql`select id from provisional_acceptances where owner_kind = ${owner.kind} and owner_id = ${owner.id} and matter_id = ${matterId} and status = 'running'`,
    sql`select id from provisional_acceptances where party_id in (select value from json_each(${same})) and status = 'defaulted' and cleared_at is null limit 1`,
  ]);
  const idOf = (row: Record<string, unknown> | undefined) => (row ? String(row.id) : null);
  return { running: idOf(running[0]), barredBy: idOf(broken[0]) };
}

/** Whether it has become standing practice for this matter, or for the bundle this is an edition of: a proposal that was accepted. */
export async function isStanding(store: Store, matterId: string): Promise<boolean> {
  return (await store.rows(sql`select 1 from proposals where kind = 'provisional_practice' and status = 'accepted'
    and (subject_kind = 'matters' and subject_id = ${matterId} or subject_kind = 'bundle-templates' and subject_id = (select code from bundle_templates where id = ${matterId})) limit 1`)).length > 0;
}

/** The row and its `supplement` promise, in one change. */
export function openProvisional(change: Change, owner: ProvisionalOwner, matterId: string, body: ProvisionalBody, { materials, departmentId, ask, clock }: Acceptance, district: District): ProvisionalRow {
  const actor = change.actor;
  if (!actor) throw new Error('somebody decides');
  const row = {
    id: newId(change.now), ownerKind: owner.kind, ownerId: owner.id, caseId: owner.caseId, partyId: owner.partyId, matterId, materials, status: 'running' as const,
    departmentId, decidedById: actor.id, decidedAt: change.now, fileId: actor.role === 'coordinator' ? (body.fileId ?? null) : null, verifications: body.verifications, promise: body.promise,
    supplyBy: body.supplyBy, supplyNote: body.supplyNote ?? '',
    taskId: openTask(change, owner, { kind: 'supplement', departmentId, personId: actor.role === 'handler' ? actor.id : null, ask, clock }, district),
    endedAt: null, ending: null, suppliedBy: null, clearedAt: null, clearedById: null, clearance: null,
  };
  change.insert('provisional-acceptances', row, { caseId: owner.caseId });
  return { ...row, version: 1, createdAt: change.now, updatedAt: change.now };
}

/** Puts an ending into the change: the row, and the promise with its running pause. */
export function endProvisional(change: Change, row: ProvisionalRow, task: TaskRow | undefined, ending: Ending, district: District): void {
  change.update('provisional-acceptances', row, ending.row, { caseId: row.caseId });
  if (!ending.task || !task || !isOpenTask(task)) return;
  const stopped = task.pausedAt === null ? {} : { ...dueColumns({ ...task.clock, pauses: task.clock.pauses.map((pause) => (pause.to === null || pause.to > change.now ? { ...pause, to: change.now } : pause)) }, district.calendarAt(task.siteId)), pausedAt: null, pausedUntil: null };
  change.update('tasks', task, { ...ending.task, ...stopped, closedAt: change.now, acceptedAt: ending.task.status === 'done' ? (task.acceptedAt ?? change.now) : task.acceptedAt }, { caseId: row.caseId, action: ending.task.status === 'done' ? 'finish' : 'cancel' });
}

export type { MatterMaterial };
