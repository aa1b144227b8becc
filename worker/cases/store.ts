import { and, eq, getTableColumns, sql, type SQL } from 'drizzle-orm';
import type { Case } from '../../schema/cases.ts';
import type { Actor } from '../../schema/people.ts';
import type { TASK_OWNERS } from '../../schema/tasks.ts';
import { applicants, approvals, cases, events, people, tasks } from '../../schema/tables/index.ts';
import { newId, type Change, type RowOf } from '../platform/ledger.ts';
import { decode, selection } from '../platform/select.ts';
import type { Store } from '../platform/store.ts';
import type { District } from '../settings/store.ts';
import { caseColumns, presentCases, type CaseRow } from './present.ts';
import { responseMinutes } from './rules/response.ts';
import type { Calendar } from '../deadlines/rules.ts';
import { dueColumns, isOpenTask, pausedRemaining, type CaseFile, type Decision, type NewTask, type NoteState } from './rules/file.ts';
import { toVerify } from '../approvals/signing.ts';
import { caseSight, isWithheldFrom, seesPeople } from './sight.ts';

export const taskColumns = getTableColumns(tasks);
const approvalColumns = getTableColumns(approvals);

export type LoadedFile = Pick<CaseFile, 'request'> & { row: CaseRow; tasks: RowOf<'tasks'>[]; approval: RowOf<'approvals'> | null; special: RowOf<'approvals'> | null };

/** A case with its promises and what waits for a decision, if this person may see it. */
export const loadFile = (store: Store, actor: Actor, id: string): Promise<LoadedFile | null> => loadFileWhere(store, id, and(eq(cases.id, id), caseSight(actor)));

/** One round trip; `where` says which case, and who may see it. */
export async function loadFileWhere(store: Store, id: string, where: SQL | undefined): Promise<LoadedFile | null> {
  const [found = [], owned = [], waiting = []] = await store.reads([
    sql`select ${selection(caseColumns)} from ${cases} where ${where}`,
    sql`select ${selection(taskColumns)} from ${tasks} where ${tasks.caseId} = ${id} order by ${tasks.createdAt}, ${tasks.id}`,
    sql`select ${selection(approvalColumns)} from ${approvals} where ${approvals.caseId} = ${id} and ${approvals.usedAt} is null and (${approvals.status} = 'waiting' or (${approvals.kind} = 'special' and ${approvals.status} = 'approved'))`,
  ]);
  if (!found[0]) return null;
  const row = decode(caseColumns, found[0]);
  const asked = waiting.map((one) => decode(approvalColumns, one));
  const request = asked.find(({ kind }) => kind === 'extension') ?? null;
  return {
    row,
    tasks: owned.map((task) => decode(taskColumns, task)),
    approval: request,
    special: asked.find((one) => one.id === row.specialRequestId) ?? null,
    request: request && { id: request.id, requesterId: request.requesterId, workingDays: request.workingDays ?? 0 },
  };
}

export async function presentFile(store: Store, file: LoadedFile, actor: Actor, district: District, now: string): Promise<Case> {
  const [shown] = await presentCases(store, [file.row], actor, district, now);
  if (!shown) throw new Error('one row in, one row out');
  if (!file.approval || !readsRequest(file, actor)) return { ...shown, request: null };
  const { id, workingDays, grounds, requesterId, createdAt } = file.approval;
  const asked = await store.db.select({ name: people.name }).from(people).where(eq(people.id, requesterId));
  return { ...shown, request: { id, workingDays: workingDays ?? 0, grounds, requesterId, requesterName: asked[0]?.name ?? '', createdAt } };
}

/** Its grounds are words about a person: for who decides, who may see people, and the department that leads. */
const readsRequest = ({ row }: LoadedFile, actor: Actor): boolean =>
  seesPeople(actor) || (actor.role === 'handler' && actor.departmentId === row.leadDepartmentId && !isWithheldFrom(row, actor));

/** Whose promise it is: a case, or where `kind` says so something else that owns promises. */
type TaskOwner = { kind?: (typeof TASK_OWNERS)[number]; id: string; siteId: string | null; coordinatorId: string | null };

/** Opens a promise of its owner, its due computed from its clock. */
export function openTask(change: Change, { kind: owner = 'case', id: ownerId, siteId, coordinatorId }: TaskOwner, task: NewTask, district: District): string {
  const id = task.id ?? newId(change.now);
  const { clock, dueAt, provisional } = dueColumns(task.clock, district.calendarAt(siteId));
  const caseId = owner === 'case' ? ownerId : null;
  change.insert(
    'tasks',
    {
      id,
      kind: task.kind,
      status: 'open',
      owner: task.meetingId === undefined ? owner : 'meeting',
      ownerId: task.meetingId ?? ownerId,
      caseId,
      role: task.role ?? null,
      forceId: task.forceId ?? null,
      approvalId: task.approvalId ?? null,
      signers: task.signers ?? null,
      departmentId: task.departmentId ?? null,
      siteId,
      personId: task.personId ?? null,
      coordinatorId,
      ask: task.ask,
      clock,
      receivedAt: clock.receivedAt,
      dueAt,
      provisional,
      pausedAt: task.pausedAt ?? null,
      pausedUntil: task.pausedUntil ?? null,
      acceptedAt: null,
      closedAt: null,
      result: null,
      ground: null,
      returns: 0,
      remindedAt: null,
    },
    { action: 'open', caseId },
  );
  return id;
}

/** Turns a decision into the change's statements: the case, its promises, its request, each with its event. */
export function applyDecision(change: Change, file: LoadedFile, decision: Decision, district: District): void {
  const { row } = file;
  const caseId = row.id;
  const request = decision.request;
  let requestId: string | undefined;
  if (request && 'open' in request) {
    requestId = newId(change.now);
    change.insert('approvals', { id: requestId, kind: 'extension', caseId, status: 'waiting', requesterId: change.actor?.id ?? '', ...request.open, decidedById: null, decidedAt: null, decision: null }, { caseId });
  } else if (request && file.approval)
    change.update('approvals', file.approval, { status: request.decide, decidedById: change.actor?.id ?? null, decidedAt: change.now, decision: request.reason }, { caseId });
  const special = applySpecial(change, file, decision.special, district);
  if (decision.force) change.insert('task-forces', { ...decision.force, status: 'active', formedById: change.actor?.id ?? '', closedAt: null, closedById: null, result: null }, { caseId });
  const answerClock = decision.tasks?.find(({ task, changes }) => task.kind === 'answer' && changes.clock)?.changes.clock;
  const left = answerClock && { pausedRemaining: pausedRemaining(answerClock, district.calendarAt(row.siteId)) };
  // A promise opened or ended moves its case on too, so that two at once cannot both open it.
  if ([...(decision.open ?? []), ...(decision.tasks ?? [])].length > 0) change.touch('cases', row);
  change.update('cases', row, { ...decision.case, ...left, ...(requestId && { extensionRequestId: requestId }), ...special }, { caseId, ...(decision.data && { data: decision.data }) });
  // An answer is a word to the applicant too.
  if (decision.case?.stage === 'answered') noteResponse(change, row, district.calendarAt(row.siteId));
  for (const { task, changes, action, data } of decision.tasks ?? []) {
    const before = file.tasks.find(({ id }) => id === task.id);
    if (before) change.update('tasks', before, changes, { caseId, ...(action && { action }), ...(data && { data }) });
  }
  for (const task of decision.open ?? []) openTask(change, row, task, district);
}

/** A special request is opened, ends with its case, or permits the answer that uses it. */
function applySpecial(change: Change, file: LoadedFile, decided: Decision['special'], district: District): Partial<Pick<CaseRow, 'specialRequestId'>> {
  const { row, special } = file;
  const said = { caseId: row.id };
  if (decided && 'open' in decided) {
    const id = newId(change.now);
    const { verifyWorkingDays, steps } = district.settings.approvals;
    change.insert('approvals', { id, kind: 'special', caseId: row.id, status: 'waiting', requesterId: change.actor?.id ?? '', ...decided.open, steps, signatures: [], verification: null, usedAt: null, decidedById: null, decidedAt: null, decision: null }, { ...said, action: 'special.request' });
    openTask(change, row, { ...toVerify(row, verifyWorkingDays, { now: change.now, settings: district.settings, calendar: district.calendarAt(row.siteId) }), approvalId: id }, district);
    return { specialRequestId: id };
  }
  if (decided && special && 'used' in decided) change.update('approvals', special, { usedAt: change.now }, { ...said, action: 'special.use' });
  // What was approved stays approved; with its case it only permits nothing any more.
  else if (decided && special?.status === 'waiting' && 'over' in decided) {
    change.update('approvals', special, { status: 'withdrawn', decidedById: change.actor?.id ?? null, decidedAt: change.now, decision: decided.over }, { ...said, action: 'special.withdraw' });
    endSigning(change, file, special.id, 'cancelled', decided.over);
  }
  return {};
}

/** What a special request waited for is done, or not to be done any more. */
export function endSigning(change: Change, { row, tasks: owed }: LoadedFile, approvalId: string, status: 'done' | 'cancelled', result: string): void {
  for (const task of owed) if (task.approvalId === approvalId && isOpenTask(task)) change.update('tasks', task, { status, closedAt: change.now, result }, { caseId: row.id, action: status === 'done' ? 'finish' : 'cancel' });
}

/** The first word to the applicant; later ones change nothing. */
export function noteResponse(change: Change, row: CaseRow, calendar: Calendar): void {
  if (row.firstResponseMinutes !== null) return;
  change.also(sql`update cases set first_response_minutes = ${responseMinutes(row.receivedAt, change.now, calendar)} where id = ${row.id} and first_response_minutes is null`);
}

/** A contact note by its id, if it belongs to this case. */
export async function findNote(store: Store, caseId: string, id: string): Promise<NoteState | undefined> {
  const [note] = await store.db.select({ id: events.id, at: events.at, data: events.data }).from(events).where(and(eq(events.id, id), eq(events.caseId, caseId), eq(events.action, 'note')));
  return note && { id: note.id, at: note.at, kind: String(note.data.kind), reached: note.data.reached === true };
}

/** The ciphertext of an applicant's phone or ID number, if one is recorded. */
export async function findSealed(store: Store, applicantId: string, field: 'phone' | 'idNumber'): Promise<string | null> {
  const [row] = await store.db.select({ phone: applicants.phoneSealed, idNumber: applicants.idNumberSealed }).from(applicants).where(eq(applicants.id, applicantId));
  return row?.[field] ?? null;
}
