import type { Role } from '../../schema/people.ts';
import { refuse, type Refusal } from '../../schema/refusals.ts';
import { permissionsOf } from '../people/rules.ts';

/** Days away, both included. */
export type Away = { id: string; personId: string; fromDay: string; untilDay: string; standInId: string | null };
export type Colleague = { id: string; name: string; role: Role; departmentId: string | null; retiredAt: string | null };

const overlaps = (one: Pick<Away, 'fromDay' | 'untilDay'>, other: Pick<Away, 'fromDay' | 'untilDay'>) => one.fromDay <= other.untilDay && other.fromDay <= one.untilDay;

/** Whether somebody may do what the other does: a handler's part is his department's, everything else goes by permissions. */
export function coversFor(standIn: Pick<Colleague, 'role' | 'departmentId'>, person: Pick<Colleague, 'role' | 'departmentId'>): boolean {
  if (person.role === 'handler') return standIn.role === 'handler' && standIn.departmentId === person.departmentId;
  if (person.role === 'viewer') return standIn.role === 'viewer';
  const may = permissionsOf(standIn.role);
  return permissionsOf(person.role).every((permission) => may.includes(permission));
}

/**
 * What has to hold of a leave. `others`: those not cancelled that overlap it. A chain of stand-ins would leave nobody sure
 * whose a promise is, so a stand-in is there himself on all those days.
 */
export function checkLeave(leave: Away, person: Colleague, standIn: Colleague | null, others: readonly Away[], nameOf: (id: string) => string, prefix = ''): Refusal | undefined {
  if (leave.untilDay < leave.fromDay) return refuse('period.backwards', {}, `${prefix}untilDay`);
  const clashing = others.filter((other) => other.id !== leave.id && overlaps(leave, other));
  const days = ({ fromDay, untilDay }: Away) => ({ from: fromDay, until: untilDay });
  const own = clashing.find(({ personId }) => personId === leave.personId);
  if (own) return refuse('leave.overlap', days(own), `${prefix}fromDay`);
  const standing = clashing.find(({ standInId }) => standInId === leave.personId);
  if (standing) return refuse('leave.stands_in', { name: nameOf(standing.personId), ...days(standing) }, `${prefix}fromDay`);
  if (leave.standInId === null) return undefined;
  const path = `${prefix}standInId`;
  if (leave.standInId === leave.personId) return refuse('leave.stand_in_self', {}, path);
  if (!standIn || standIn.retiredAt !== null) return refuse('row.unknown_reference', { field: 'standInId' }, path);
  if (!coversFor(standIn, person)) return refuse('leave.stand_in_reach', { name: standIn.name }, path);
  const away = clashing.find(({ personId }) => personId === leave.standInId);
  return away && refuse('leave.stand_in_away', { name: standIn.name, ...days(away) }, path);
}

/** Whom somebody stands in for on a day. */
export const standsInOn = <L extends Pick<Away, 'fromDay' | 'untilDay'>>(leaves: readonly L[], day: string): L[] => leaves.filter(({ fromDay, untilDay }) => fromDay <= day && day <= untilDay);
