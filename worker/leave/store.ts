import { getTableColumns, sql } from 'drizzle-orm';
import { z } from 'zod';
import { ROLES } from '../../schema/people.ts';
import { leave } from '../../schema/tables/index.ts';
import { codeField, dayField, instantField } from '../platform/fields.ts';
import type { RowOf } from '../platform/ledger.ts';
import { readsOf } from '../platform/resource.ts';
import type { Store } from '../platform/store.ts';
import type { Away, Colleague } from './rules.ts';

export type LeaveRow = RowOf<'leave'>;

export const leaveReads = readsOf({
  table: leave,
  columns: getTableColumns(leave),
  fields: {
    id: codeField(leave.id),
    personId: codeField(leave.personId),
    standInId: codeField(leave.standInId),
    fromDay: dayField(leave.fromDay),
    untilDay: dayField(leave.untilDay),
    createdAt: instantField(leave.createdAt),
    updatedAt: instantField(leave.updatedAt),
  },
  tie: leave.id,
  defaultSort: '-fromDay',
  deletedAt: leave.deletedAt,
  searched: [],
});

const AwayRow = z.object({ id: z.string(), personId: z.string(), fromDay: z.string(), untilDay: z.string(), standInId: z.string().nullable() });
const ColleagueRow = z.object({ id: z.string(), name: z.string(), role: z.enum(ROLES), departmentId: z.string().nullable(), retiredAt: z.string().nullable() });
const AWAY = sql`l.id as id, l.person_id as "personId", l.from_day as "fromDay", l.until_day as "untilDay", l.stand_in_id as "standInId"`;

/** What a leave is decided by: the two people, and the leaves that touch its days of either of them. One round trip. */
export async function loadAround(store: Store, { personId, standInId, fromDay, untilDay }: Omit<Away, 'id'>): Promise<{ people: Map<string, Colleague>; others: Away[] }> {
  const both = sql`(select value from json_each(${JSON.stringify([personId, standInId].filter((id) => id !== null))}))`;
  const days = sql`l.until_day >= ${fromDay} and l.from_day <= ${untilDay} and l.deleted_at is null`;
  const [away = [], people = []] = await store.reads([
    sql`select ${AWAY} from leave l where ${days} and (l.person_id in ${both} or l.stand_in_id = ${personId})`,
    sql`select id, name, role, department_id as "departmentId", retired_at as "retiredAt" from people
      where id in ${both} or id in (select l.person_id from leave l where l.stand_in_id = ${personId} and ${days})`,
  ]);
  const known = people.map((row) => ColleagueRow.parse(row));
  return { people: new Map(known.map((one) => [one.id, one])), others: away.map((row) => AwayRow.parse(row)) };
}

/** Of these people, those who are away on a day, and who stands in for each. */
export async function awayOn(store: Store, day: string, ids: readonly string[]): Promise<Map<string, string | null>> {
  const rows = await store.rows(sql`select ${AWAY} from leave l where l.person_id in (select value from json_each(${JSON.stringify(ids)})) and l.until_day >= ${day} and l.from_day <= ${day} and l.deleted_at is null`);
  return new Map(rows.map((row) => AwayRow.parse(row)).map(({ personId, standInId }) => [personId, standInId]));
}

/** Of these people, when each is away within a period. */
export async function awayWithin(store: Store, ids: readonly string[], fromDay: string, untilDay: string): Promise<Away[]> {
  const rows = await store.rows(sql`select ${AWAY} from leave l where l.person_id in (select value from json_each(${JSON.stringify(ids)})) and l.until_day >= ${fromDay} and l.from_day <= ${untilDay} and l.deleted_at is null`);
  return rows.map((row) => AwayRow.parse(row));
}
