import { sql, type SQL } from 'drizzle-orm';
import type { Actor } from '../../schema/people.ts';
import { cases } from '../../schema/tables/index.ts';
import { permissionsOf } from '../people/rules.ts';

/** Who reads names, stories and contact details: those who answer for the window as a whole. */
export const seesPeople = (actor: Actor): boolean => permissionsOf(actor.role).includes('personal_data.see');

/** Who reads what was written to and by departments; a viewer counts, and reads neither. */
export const readsWords = (actor: Actor): boolean => seesPeople(actor) || actor.role === 'handler';

/**
 * Which cases a person sees at all:
 * a handler those in which his department has a part that it neither gave back nor lost, the trash left out; everyone
 * else every one, a viewer without the trash. A part given back needs nothing of the case any more.
 */
export function caseSight(actor: Actor): SQL | undefined {
  if (seesPeople(actor)) return undefined;
  if (actor.role !== 'handler') return sql`${cases.deletedAt} is null`;
  if (actor.departmentId === null) return sql`0`;
  return sql`${cases.deletedAt} is null and exists (select 1 from tasks as mine where mine.case_id = ${cases.id} and mine.department_id = ${actor.departmentId} and mine.status in ('open', 'accepted', 'done'))`;
}

type Withheld = { reporterWithheld: boolean; complainedOfId: string | null };

/** The department complained of learns neither who reported nor what he told. */
export const isWithheldFrom = (row: Withheld, actor: Actor): boolean =>
  actor.role === 'handler' && row.reporterWithheld && row.complainedOfId !== null && row.complainedOfId === actor.departmentId;
