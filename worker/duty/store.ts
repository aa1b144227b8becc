import { and, between, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { HandedMatter, MATTERS_LISTED } from '../../schema/duty.ts';
import { duty, dutyHandovers, dutyTrainings } from '../../schema/tables/index.ts';
import { awayOn, awayWithin } from '../leave/store.ts';
import { codeField, conditionField, dayField, instantField, textField } from '../platform/fields.ts';
import type { Change, RowOf } from '../platform/ledger.ts';
import { readsOf } from '../platform/resource.ts';
import type { Store } from '../platform/store.ts';
import { onDuty, type IsAway, type Staffing } from './rules.ts';

export type DutyRow = RowOf<'duty'>;
export type HandoverRow = RowOf<'duty-handovers'>;

export const dutyReads = readsOf({
  table: duty,
  columns: getTableColumns(duty),
  fields: {
    id: codeField(duty.id),
    date: dayField(duty.date),
    siteId: codeField(duty.siteId),
    aId: codeField(duty.aId),
    bId: codeField(duty.bId),
    updatedAt: instantField(duty.updatedAt),
  },
  tie: duty.id,
  defaultSort: 'date',
  deletedAt: duty.deletedAt,
  searched: [],
});

export const handoverReads = readsOf({
  table: dutyHandovers,
  columns: getTableColumns(dutyHandovers),
  fields: {
    id: codeField(dutyHandovers.id),
    date: dayField(dutyHandovers.date),
    siteId: codeField(dutyHandovers.siteId),
    fromId: codeField(dutyHandovers.fromId),
    toId: codeField(dutyHandovers.toId),
    confirmed: conditionField(sql`${dutyHandovers.confirmedAt} is not null`),
    createdAt: instantField(dutyHandovers.createdAt),
    updatedAt: instantField(dutyHandovers.updatedAt),
  },
  tie: dutyHandovers.id,
  defaultSort: '-createdAt',
  deletedAt: dutyHandovers.deletedAt,
  searched: [dutyHandovers.text],
});

export const trainingReads = readsOf({
  table: dutyTrainings,
  columns: getTableColumns(dutyTrainings),
  fields: {
    id: codeField(dutyTrainings.id),
    siteId: codeField(dutyTrainings.siteId),
    departmentId: codeField(dutyTrainings.departmentId),
    name: textField(dutyTrainings.name),
    fromDay: dayField(dutyTrainings.fromDay),
    untilDay: dayField(dutyTrainings.untilDay),
    updatedAt: instantField(dutyTrainings.updatedAt),
  },
  tie: dutyTrainings.id,
  defaultSort: '-fromDay',
  deletedAt: dutyTrainings.deletedAt,
  searched: [dutyTrainings.name, dutyTrainings.note],
});

async function staffingNow(store: Store): Promise<Staffing> {
  const people = await store.rows<{ id: string; name: string }>(sql`select id, name from people where role = 'coordinator' and retired_at is null`);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const away = await awayWithin(store, [...names.keys()], '0000-00-00', '9999-99-99');
  const byPerson = Map.groupBy(away, ({ personId }) => personId);
  const isAway: IsAway = (id, date) => (byPerson.get(id) ?? []).some(({ fromDay, untilDay }) => fromDay <= date && date <= untilDay);
  return { nameOf: (id) => names.get(id), isAway };
}

const staffings = new WeakMap<Change, Promise<Staffing>>();

/** The coordinators in service and their leave, read once for all the days of a change. */
export function staffingOf(store: Store, change: Change): Promise<Staffing> {
  const known = staffings.get(change) ?? staffingNow(store);
  staffings.set(change, known);
  return known;
}
export { staffingNow };

/** The site's roster within a period. */
export const rosterWithin = (store: Store, siteId: string, from: string, until: string): Promise<DutyRow[]> =>
  store.db.select().from(duty).where(and(eq(duty.siteId, siteId), between(duty.date, from, until), isNull(duty.deletedAt))).orderBy(duty.date);

export async function findDuties(store: Store, ids: string[]): Promise<DutyRow[]> {
  return store.db.select().from(duty).where(and(inArray(duty.id, ids), isNull(duty.deletedAt)));
}

/** Who is on duty at a site on a day, and to whom of them a registration goes. */
export async function dutyOn(store: Store, siteId: string | null, date: string): Promise<{ row: DutyRow | null; goesTo: ReturnType<typeof onDuty> }> {
  const [row = null] = siteId === null ? [] : await rosterWithin(store, siteId, date, date);
  if (row === null) return { row, goesTo: null };
  const away = await awayOn(store, date, [row.aId, row.bId].filter((id) => id !== null));
  const concerned = [row.aId, row.bId, ...away.values()].filter((id) => id !== null);
  const found = await store.rows<{ id: string }>(sql`select id from people where id in (select value from json_each(${JSON.stringify(concerned)})) and role = 'coordinator' and retired_at is null`);
  const coordinators = new Set(found.map(({ id }) => id));
  return { row, goesTo: onDuty(row, { away, coordinates: (id) => coordinators.has(id) }) };
}

const MatterRow = HandedMatter.extend({ title: z.string().nullable() });

/**
 * What is open at a site for who hands over: his own promises and the parts he waits for that are due by `until`, overdue
 * ones included, or came in since `since`; the soonest first.
 */
export async function mattersOf(store: Store, personId: string, siteId: string, since: string, until: string): Promise<HandedMatter[]> {
  const wanted = sql`status in ('open','accepted') and (due_key <= ${until} or received_at >= ${since}) and (site_id = ${siteId} or site_id is null)`;
  const rows = await store.rows(sql`
    select t.id as "taskId", t.case_id as "caseId", t.kind as kind, case when c.id is null then null else printf('%d-%04d', c.number_year, c.number_seq) end as number, coalesce(c.title, t.ask) as title, t.due_at as "dueAt"
    from (select id from tasks indexed by tasks_person_due where person_id = ${personId} and department_id is null and ${wanted}
      union select id from tasks indexed by tasks_coordinator_due where coordinator_id = ${personId} and kind = 'handle' and ${wanted}) as found
    join tasks t on t.id = found.id left join cases c on c.id = t.case_id order by t.due_key, t.id limit ${MATTERS_LISTED}`);
  return rows.map((row) => MatterRow.parse(row)).map((row) => ({ ...row, title: row.title ?? '' }));
}
