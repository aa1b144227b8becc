import { getTableColumns, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '../../schema/people.ts';
import { NOTICE_STATUSES, OPEN_NOTICES, type SupervisionNotice } from '../../schema/supervision.ts';
import { accountabilityRecords, supervisionNotices } from '../../schema/tables/index.ts';
import type { TaskStatus } from '../../schema/tasks.ts';
import { clockMark } from '../cases/present.ts';
import { dueColumns, isOpenTask, startClock, type Bench } from '../cases/rules/file.ts';
import { seesPeople } from '../cases/sight.ts';
import { codeField, conditionField, dayField, enumField, instantField, numberField, textField } from '../platform/fields.ts';
import { newId, type Change } from '../platform/ledger.ts';
import { readsOf, type Reader } from '../platform/resource.ts';
import type { Store } from '../platform/store.ts';
import { noticeActions } from './rules.ts';

export type NoticeRow = typeof supervisionNotices.$inferSelect;

const open = sql.raw(OPEN_NOTICES.map((status) => `'${status}'`).join(','));

export const noticeReads = readsOf({
  table: supervisionNotices,
  columns: getTableColumns(supervisionNotices),
  fields: {
    id: { ...codeField(supervisionNotices.id), sortable: true },
    status: enumField(supervisionNotices.status, NOTICE_STATUSES),
    open: conditionField(sql`${supervisionNotices.status} in (${open})`),
    departmentId: codeField(supervisionNotices.departmentId),
    taskId: codeField(supervisionNotices.taskId),
    caseId: codeField(supervisionNotices.caseId),
    title: textField(supervisionNotices.title),
    rounds: numberField(supervisionNotices.rounds),
    issuedAt: instantField(supervisionNotices.issuedAt),
    createdAt: instantField(supervisionNotices.createdAt),
    updatedAt: instantField(supervisionNotices.updatedAt),
  },
  tie: supervisionNotices.id,
  defaultSort: '-createdAt',
  deletedAt: supervisionNotices.deletedAt,
  searched: [supervisionNotices.title, supervisionNotices.ground],
});

export const accountabilityReads = readsOf({
  table: accountabilityRecords,
  columns: getTableColumns(accountabilityRecords),
  fields: {
    id: codeField(accountabilityRecords.id),
    noticeId: codeField(accountabilityRecords.noticeId),
    caseId: codeField(accountabilityRecords.caseId),
    departmentId: codeField(accountabilityRecords.departmentId),
    body: textField(accountabilityRecords.body),
    decidedOn: dayField(accountabilityRecords.decidedOn),
    weight: numberField(accountabilityRecords.weight),
    createdAt: instantField(accountabilityRecords.createdAt),
  },
  tie: accountabilityRecords.id,
  defaultSort: '-decidedOn',
  deletedAt: accountabilityRecords.deletedAt,
  searched: [accountabilityRecords.decision, accountabilityRecords.body],
});

/** Who answers for the window sees every notice; a handler those issued to his department; who only counts none. */
export function noticeSight(actor: Actor): SQL | undefined {
  if (seesPeople(actor)) return undefined;
  if (actor.role !== 'handler' || actor.departmentId === null) return sql`0`;
  return sql`${supervisionNotices.departmentId} = ${actor.departmentId} and ${supervisionNotices.issuedAt} is not null and ${supervisionNotices.deletedAt} is null`;
}

type Rectification = { id: string; status: TaskStatus; dueAt: string | null; provisional: number; result: string | null; siteId: string | null };

/** What a notice says before its rectification is looked up, or where none is owed yet. */
export const unowed = { dueAt: null, provisional: false, clock: { state: 'none' as const, remainingWorkingDays: null, overdueWorkingDays: null }, result: null };

function owedOf(task: Rectification | undefined, { district, now }: Reader): Pick<SupervisionNotice, 'dueAt' | 'provisional' | 'clock' | 'result'> {
  if (!task) return unowed;
  const { dueAt, result, siteId } = task;
  const clock = clockMark({ dueAt, pausedAt: null, pausedUntil: null, pausedRemaining: null }, isOpenTask(task), now, district.calendarAt(siteId));
  return { dueAt, provisional: task.provisional === 1, clock, result };
}

/** Notices with what is owed on them, one more round trip for all. The case behind one is not a department's to follow. */
export async function presentNotices(rows: NoticeRow[], reader: Reader): Promise<SupervisionNotice[]> {
  const { store, actor } = reader;
  const ids = rows.flatMap(({ rectifyTaskId }) => rectifyTaskId ?? []);
  const owed = ids.length === 0 ? [] : await store.rows<Rectification>(sql`select id, status, due_at as "dueAt", provisional, result, site_id as "siteId" from tasks where id in (select value from json_each(${JSON.stringify(ids)}))`);
  const known = new Map(owed.map((task) => [task.id, task]));
  return rows.map((row) => ({
    ...row,
    caseId: seesPeople(actor) ? row.caseId : null,
    ...owedOf(row.rectifyTaskId === null ? undefined : known.get(row.rectifyTaskId), reader),
    actions: row.deletedAt === null ? noticeActions(row, actor) : [],
  }));
}

export type Supervised = { id: string; kind: string; departmentId: string | null; caseId: string | null; siteId: string | null; status: string };

/** The promise a notice would be about. */
export async function findSupervised(store: Store, id: string): Promise<Supervised | null> {
  const [row] = await store.rows<Supervised>(sql`select id, kind, department_id as "departmentId", case_id as "caseId", site_id as "siteId", status from tasks where id = ${id}`);
  return row ?? null;
}

/** Opens the department's `rectify` promise, owed by the notice: so many working days from now. Answers its id. */
export function openRectification(change: Change, notice: NoticeRow, workingDays: number, siteId: string | null, bench: Bench): string {
  const id = newId(change.now);
  const due = dueColumns(startClock(bench, { kind: 'working_days', workingDays }), bench.calendar);
  change.insert(
    'tasks',
    {
      id, kind: 'rectify', status: 'open', owner: 'notice', ownerId: notice.id,
      // No case: a rectification opens no sight of the case it came from.
      caseId: null, role: null, departmentId: notice.departmentId, siteId, personId: null, coordinatorId: null,
      ask: notice.demand, ...due, receivedAt: due.clock.receivedAt,
      pausedAt: null, pausedUntil: null, acceptedAt: null, closedAt: null, result: null, ground: null, returns: 0, remindedAt: null,
    },
    { action: 'open' },
  );
  return id;
}

/** Drafts a notice about an unkept promise, by whoever the change is of: a supervisor, or the ladder. */
export function draftNotice(change: Change, draft: Pick<NoticeRow, 'departmentId' | 'taskId' | 'caseId' | 'title' | 'ground' | 'demand' | 'workingDays'>): NoticeRow {
  const row = {
    id: newId(change.now), status: 'draft' as const, ...draft, draftedById: change.actor?.id ?? null,
    issuedAt: null, issuedById: null, answeredAt: null, closedAt: null, closedById: null, conclusion: null, rounds: 0, rectifyTaskId: null, deletedAt: null,
  };
  change.insert('supervision-notices', row, { caseId: draft.caseId });
  return { ...row, version: 1, createdAt: change.now, updatedAt: change.now };
}

