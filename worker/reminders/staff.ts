import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { ROLES } from '../../schema/people.ts';
import type { Store } from '../platform/store.ts';
import { givenIds } from './given.ts';
import type { Colleague, Owed, Staff } from './rules/receivers.ts';

const Row = z.object({ id: z.string(), role: z.enum(ROLES), departmentId: z.string().nullable(), head: z.union([z.int(), z.boolean()]).transform(Boolean) });
const COLUMNS = sql`p.id as id, p.role as role, p.department_id as "departmentId", p.head as head`;

/** What waits for a head's signature, with the departments that have a part in its case; asks nothing where none does. */
export async function withSigners<T extends Owed & { caseId: string | null }>(store: Store, owed: readonly T[]): Promise<T[]> {
  const cases = owed.flatMap(({ signers, caseId }) => (signers?.includes('head') && caseId !== null ? caseId : []));
  if (cases.length === 0) return [...owed];
  const rows = await store.rows<{ caseId: string; departmentId: string }>(sql`select distinct t.case_id as "caseId", t.department_id as "departmentId" from ${givenIds(cases)} as given cross join tasks t on t.case_id = given.value where t.department_id is not null and t.status in ('open', 'accepted', 'done')`);
  return owed.map((one) => (one.signers?.includes('head') ? { ...one, signingDepartments: rows.flatMap(({ caseId, departmentId }) => (caseId === one.caseId ? departmentId : [])) } : one));
}

/**
 * Of the staff, those that these promises may be told to: the people named, their departments, the overseers, and
 * whoever stands in for one of them today. One round trip; as many rows as there are people among these.
 */
export async function loadStaff(store: Store, owed: readonly Owed[], today: string): Promise<Staff> {
  const [named = [], departments = [], overseers = [], away = []] = await store.reads([
    sql`select ${COLUMNS} from ${givenIds(owed.flatMap(({ personId, coordinatorId }) => [personId, coordinatorId]))} as given cross join people p on p.id = given.value where p.retired_at is null`,
    sql`select ${COLUMNS} from ${givenIds(owed.flatMap(({ departmentId, signingDepartments = [] }) => [departmentId, ...signingDepartments]))} as given cross join people p on p.department_id = given.value where p.retired_at is null`,
    sql`select ${COLUMNS} from people p where p.role in ('coordinator', 'supervisor', 'director', 'admin') and p.retired_at is null`,
    sql`select l.person_id as "personId", l.stand_in_id as "standInId" from leave l join people p on p.id = l.stand_in_id
      where l.until_day >= ${today} and l.from_day <= ${today} and l.deleted_at is null and p.retired_at is null order by l.id`,
  ]);
  const people = new Map<string, Colleague>();
  for (const row of [...named, ...departments, ...overseers]) {
    const one = Row.parse(row);
    people.set(one.id, one);
  }
  return { people: [...people.values()], standIns: new Map(away.map(({ personId, standInId }) => [String(personId), String(standInId)])) };
}
