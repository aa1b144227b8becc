import { sql, type SQL } from 'drizzle-orm';
import type { Actor } from '../../schema/people.ts';
import { cases, forms } from '../../schema/tables/index.ts';
import { caseSight, seesPeople } from '../cases/sight.ts';

/** What a department may read of the papers that go to the applicant: nothing with a query code, a mask or what the window alone knows. */
const READ_BY_DEPARTMENTS = sql.raw("('reply', 'extension')");

/**
 * Which papers a person sees: who may see people every one; a handler the 转办单 of his department's parts, the 督办单 to it, and the
 * answers and extensions of the cases he works on, but none of a case whose reporter is withheld from his department;
 * who only counts none.
 */
export function formSight(actor: Actor): SQL | undefined {
  if (seesPeople(actor)) return undefined;
  if (actor.role !== 'handler' || actor.departmentId === null) return sql`0`;
  const mine = actor.departmentId;
  const given = sql`(${forms.form} = 'transfer' and ${forms.departmentId} = ${mine} and exists (
    select 1 from tasks as part where part.id = ${forms.subjectId} and part.department_id = ${mine} and part.status in ('open', 'accepted', 'done')))`;
  const supervised = sql`(${forms.form} = 'supervision' and ${forms.departmentId} = ${mine} and exists (
    select 1 from supervision_notices as notice where notice.id = ${forms.subjectId} and notice.department_id = ${mine} and notice.issued_at is not null and notice.deleted_at is null))`;
  const told = sql`not (${cases.reporterWithheld} and ${cases.complainedOfId} is ${mine})`;
  const read = sql`(${forms.form} in ${READ_BY_DEPARTMENTS} and exists (select 1 from ${cases} where ${cases.id} = ${forms.caseId} and ${caseSight(actor) ?? sql`1`} and ${told}))`;
  return sql`(${given} or ${supervised} or ${read})`;
}
