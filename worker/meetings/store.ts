import { and, eq, getTableColumns, isNull, sql } from 'drizzle-orm';
import type { Department } from '../../schema/departments.ts';
import { ITEM_OUTCOMES } from '../../schema/meeting-items.ts';
import { MINUTES_STATUSES } from '../../schema/meeting-minutes.ts';
import { PARTICIPANT_KINDS, RESPONSES } from '../../schema/meeting-participants.ts';
import { MEETING_STATUSES } from '../../schema/meetings.ts';
import type { ResolutionDraft } from '../../schema/resolutions.ts';
import type { Actor } from '../../schema/people.ts';
import { approvals, cases, meetingItems, meetingMinutes, meetingParticipants, meetings, tasks } from '../../schema/tables/index.ts';
import { caseColumns, type CaseRow } from '../cases/present.ts';
import { taskColumns, type LoadedFile } from '../cases/store.ts';
import { codeField, dayField, enumField, instantField, numberField, textField } from '../platform/fields.ts';
import type { RowOf } from '../platform/ledger.ts';
import { readsOf } from '../platform/resource.ts';
import { decode, selection } from '../platform/select.ts';
import type { Store } from '../platform/store.ts';
import { candidateOf, type Candidate } from './rules/agenda.ts';
import type { Above, Bodies } from './rules/resolution.ts';
import { itemSight, meetingSight, minutesSight, participantSight } from './sight.ts';

const approvalColumns = getTableColumns(approvals);

export type MeetingRow = RowOf<'meetings'>;
export type ItemRow = RowOf<'meeting-items'>;
export type ParticipantRow = RowOf<'meeting-participants'>;
export type MinutesRow = RowOf<'meeting-minutes'>;

export const meetingReads = readsOf({
  table: meetings,
  columns: getTableColumns(meetings),
  fields: {
    id: codeField(meetings.id),
    status: enumField(meetings.status, MEETING_STATUSES, { sortable: true }),
    title: textField(meetings.title),
    siteId: codeField(meetings.siteId),
    date: dayField(meetings.date),
    startsAt: instantField(meetings.startsAt),
    place: textField(meetings.place),
    chairId: codeField(meetings.chairId),
    secretaryId: codeField(meetings.secretaryId),
    closedAt: instantField(meetings.closedAt),
    createdAt: instantField(meetings.createdAt),
    updatedAt: instantField(meetings.updatedAt),
  },
  tie: meetings.id,
  defaultSort: '-createdAt',
  deletedAt: meetings.deletedAt,
  searched: [meetings.title, meetings.place],
});

export const itemReads = readsOf({
  table: meetingItems,
  columns: getTableColumns(meetingItems),
  fields: {
    id: codeField(meetingItems.id),
    meetingId: codeField(meetingItems.meetingId),
    caseId: codeField(meetingItems.caseId),
    outcome: enumField(meetingItems.outcome, ITEM_OUTCOMES),
    position: numberField(meetingItems.position),
    createdAt: instantField(meetingItems.createdAt),
    updatedAt: instantField(meetingItems.updatedAt),
  },
  tie: meetingItems.id,
  defaultSort: 'position',
  deletedAt: meetingItems.deletedAt,
  searched: [],
});

export const participantReads = readsOf({
  table: meetingParticipants,
  columns: getTableColumns(meetingParticipants),
  fields: {
    id: codeField(meetingParticipants.id),
    meetingId: codeField(meetingParticipants.meetingId),
    kind: enumField(meetingParticipants.kind, PARTICIPANT_KINDS),
    departmentId: codeField(meetingParticipants.departmentId),
    personId: codeField(meetingParticipants.personId),
    response: enumField(meetingParticipants.response, RESPONSES),
    createdAt: instantField(meetingParticipants.createdAt),
    updatedAt: instantField(meetingParticipants.updatedAt),
  },
  tie: meetingParticipants.id,
  defaultSort: 'createdAt',
  deletedAt: meetingParticipants.deletedAt,
  searched: [],
});

export const minutesReads = readsOf({
  table: meetingMinutes,
  columns: getTableColumns(meetingMinutes),
  fields: {
    id: codeField(meetingMinutes.id),
    meetingId: codeField(meetingMinutes.meetingId),
    edition: numberField(meetingMinutes.edition),
    status: enumField(meetingMinutes.status, MINUTES_STATUSES),
    issuedAt: instantField(meetingMinutes.issuedAt),
    createdAt: instantField(meetingMinutes.createdAt),
    updatedAt: instantField(meetingMinutes.updatedAt),
  },
  tie: meetingMinutes.id,
  defaultSort: '-createdAt',
  deletedAt: meetingMinutes.deletedAt,
  searched: [],
});

export async function findMeeting(store: Store, actor: Actor, id: string): Promise<MeetingRow | null> {
  const [row] = await meetingReads.findMany(store, [id], meetingSight(actor));
  return row && row.deletedAt === null ? row : null;
}

/** The items of these meetings in their order, as far as this person sees them. */
export const itemsOf = (store: Store, actor: Actor, meetingIds: readonly string[]): Promise<ItemRow[]> =>
  store.db
    .select()
    .from(meetingItems)
    .where(and(sql`${meetingItems.meetingId} in (select value from json_each(${JSON.stringify(meetingIds)}))`, isNull(meetingItems.deletedAt), itemSight(actor)))
    .orderBy(meetingItems.position, meetingItems.id);

export const participantsOf = (store: Store, actor: Actor, meetingIds: readonly string[]): Promise<ParticipantRow[]> =>
  store.db
    .select()
    .from(meetingParticipants)
    .where(and(sql`${meetingParticipants.meetingId} in (select value from json_each(${JSON.stringify(meetingIds)}))`, isNull(meetingParticipants.deletedAt), participantSight(actor)))
    .orderBy(meetingParticipants.createdAt, meetingParticipants.id);

export const minutesOf = (store: Store, actor: Actor, meetingIds: readonly string[]): Promise<MinutesRow[]> =>
  store.db
    .select()
    .from(meetingMinutes)
    .where(and(sql`${meetingMinutes.meetingId} in (select value from json_each(${JSON.stringify(meetingIds)}))`, minutesSight(actor)))
    .orderBy(meetingMinutes.meetingId, meetingMinutes.edition);

/** Cases with their promises, whoever may see them: what the rules of the meeting look at. One round trip. */
export async function loadFiles(store: Store, caseIds: readonly string[]): Promise<Map<string, LoadedFile>> {
  const wanted = sql`json_each(${JSON.stringify([...new Set(caseIds)])}) as wanted`;
  const [rows = [], owned = [], asked = []] = await store.reads([
    sql`select ${selection(caseColumns)} from ${wanted} cross join ${cases} on ${cases.id} = wanted.value`,
    sql`select ${selection(taskColumns)} from ${wanted} cross join ${tasks} on ${tasks.caseId} = wanted.value order by ${tasks.createdAt}, ${tasks.id}`,
    sql`select ${selection(approvalColumns)} from ${wanted} cross join ${cases} on ${cases.id} = wanted.value cross join ${approvals} on ${approvals.id} = ${cases.specialRequestId}`,
  ]);
  const specials = new Map(asked.map((raw) => decode(approvalColumns, raw)).map((one) => [one.caseId, one]));
  const parts = Map.groupBy(owned.map((row) => decode(taskColumns, row)), ({ caseId }) => caseId ?? '');
  return new Map(rows.map((raw) => {
    const row: CaseRow = decode(caseColumns, raw);
    return [row.id, { row, tasks: parts.get(row.id) ?? [], approval: null, special: specials.get(row.id) ?? null, request: null }];
  }));
}

export async function loadAbove(store: Store): Promise<Above> {
  return new Set((await store.rows<{ id: string }>(sql`select id as "id" from departments where standing = 'above'`)).map(({ id }) => id));
}

/** The bodies written down by name. A name is one body's alone; of several with one short name, one above and in use is meant. */
export async function loadBodies(store: Store, names: readonly string[]): Promise<Bodies> {
  const above = await loadAbove(store);
  if (names.length === 0) return { department: () => undefined, named: () => undefined, above };
  const found = await store.rows<{ id: string; name: string; shortName: string | null; standing: Department['standing']; retiredAt: string | null }>(sql`
    select id as "id", name as "name", short_name as "shortName", standing as "standing", retired_at as "retiredAt" from departments
    where name in (select value from json_each(${JSON.stringify(names)})) or short_name in (select value from json_each(${JSON.stringify(names)}))
    order by standing = 'above' desc, retired_at is null desc, id`);
  return {
    above,
    named: (name) => (found.find((one) => one.name === name) ?? found.find((one) => one.shortName === name))?.id,
    department: (id) => {
      const one = found.find((body) => body.id === id);
      return one && { retired: one.retiredAt !== null, standing: one.standing };
    },
  };
}

/** The nearest so many cases by due are looked at for a proposal. */
const LOOKED_AT = 5_000;

/** Every case that was triaged and not answered, as the proposal looks at it; those on an open agenda left out. */
export async function findCandidates(store: Store, now: string): Promise<Candidate[]> {
  const live = sql`(select id, received_at, due_at, paused_at, paused_until, lead_department_id, department_id from cases where deleted_at is null and stage in ('triaged', 'working') order by due_key limit ${LOOKED_AT}) as c`;
  const [found = [], owned = [], met = []] = await store.reads([
    sql`select c.id as "id", c.received_at as "receivedAt", c.due_at as "dueAt", (c.paused_at is not null and (c.paused_until is null or c.paused_until > ${now})) as "paused", c.lead_department_id as "leadDepartmentId", c.department_id as "departmentId" from ${live}`,
    sql`select t.case_id as "caseId", t.kind as "kind", t.status as "status", t.role as "role", t.department_id as "departmentId", t.due_at as "dueAt", t.paused_at as "pausedAt", t.created_at as "createdAt", t.accepted_at as "acceptedAt", t.closed_at as "closedAt", t.returns as "returns"
      from ${live} join tasks t on t.case_id = c.id where t.kind in ('handle', 'resolution', 'answer') order by t.created_at, t.id`,
    sql`select i.case_id as "caseId", i.outcome as "outcome", m.status = 'closed' as "over", m.closed_at as "closedAt"
      from ${live} join meeting_items i on i.case_id = c.id join meetings m on m.id = i.meeting_id where i.deleted_at is null and m.deleted_at is null order by i.id`,
  ]);
  type Found = Omit<Parameters<typeof candidateOf>[0], 'paused'> & { paused: number };
  type Owned = Parameters<typeof candidateOf>[1][number] & { caseId: string };
  type Met = Omit<Parameters<typeof candidateOf>[2][number], 'over'> & { over: number; caseId: string };
  const parts = Map.groupBy(owned as Owned[], ({ caseId }) => caseId);
  const taken = Map.groupBy((met as Met[]).map((one) => ({ ...one, over: one.over === 1 })), ({ caseId }) => caseId);
  return (found as Found[]).flatMap((one) => candidateOf({ ...one, paused: one.paused === 1 }, parts.get(one.id) ?? [], taken.get(one.id) ?? [], now) ?? []);
}

/** The promises that resolutions became, by id. */
export async function resolutionTasks(store: Store, items: readonly ItemRow[]): Promise<Map<string, RowOf<'tasks'>>> {
  const ids = items.flatMap(({ taskIds }) => Object.values(taskIds).flat());
  if (ids.length === 0) return new Map();
  const rows = await store.rows(sql`select ${selection(taskColumns)} from json_each(${JSON.stringify(ids)}) as wanted cross join ${tasks} on ${tasks.id} = wanted.value`);
  return new Map(rows.map((raw) => decode(taskColumns, raw)).map((row) => [row.id, row]));
}

/** Every department a resolution or a ruling of this item names. */
export const departmentsIn = (item: { departmentIds: readonly string[]; resolutions: readonly ResolutionDraft[]; ruling: { leadDepartmentId: string; assistDepartmentIds: readonly string[] } | null }): string[] => [
  ...new Set([
    ...item.departmentIds,
    ...item.resolutions.flatMap(({ leadDepartmentId, assistDepartmentIds }) => [...(leadDepartmentId === null ? [] : [leadDepartmentId]), ...assistDepartmentIds]),
    ...(item.ruling ? [item.ruling.leadDepartmentId, ...item.ruling.assistDepartmentIds] : []),
  ]),
];

export const newest = (rows: readonly MinutesRow[], meetingId: string): MinutesRow | undefined => rows.filter((row) => row.meetingId === meetingId).at(-1);

/** Whether this case stands on an agenda that is not over. */
export async function onOpenAgenda(store: Store, caseIds: readonly string[]): Promise<Set<string>> {
  const rows = await store.rows<{ id: string }>(sql`
    select i.case_id as id from json_each(${JSON.stringify(caseIds)}) as wanted join meeting_items i on i.case_id = wanted.value join meetings m on m.id = i.meeting_id
    where i.deleted_at is null and i.outcome is not 'adjourned' and m.deleted_at is null and m.status <> 'closed'`);
  return new Set(rows.map(({ id }) => id));
}

export async function findItem(store: Store, id: string): Promise<ItemRow | null> {
  const [row] = await store.db.select().from(meetingItems).where(eq(meetingItems.id, id));
  return row ?? null;
}
