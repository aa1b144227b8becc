import type { Signer } from '../../../schema/approvals.ts';
import type { Receiver } from '../../../schema/reminders.ts';
import type { Role } from '../../../schema/people.ts';

/** Somebody on the staff, not retired. */
export type Colleague = { id: string; role: Role; departmentId: string | null; head: boolean };

/** Whose a promise is. */
export type Owed = {
  personId: string | null;
  departmentId: string | null;
  coordinatorId: string | null;
  /** A signature: who may give it, and whose heads, where those may: the departments that have a part in the case. */
  signers?: readonly Signer[] | null;
  signingDepartments?: readonly string[];
};

/** Who works here now, and who stands in for whom today. */
export type Staff = { people: readonly Colleague[]; standIns: ReadonlyMap<string, string> };

/** Somebody who is told, and in whose place. */
export type Told = { receiverId: string; forId: string | null };

const OVERSEERS: readonly Role[] = ['coordinator', 'supervisor', 'director', 'admin'];

/** People of a role; the heads of a department. */
const withRole = ({ people }: Staff, role: Role) => people.filter((one) => one.role === role);
const headsOf = ({ people }: Staff, departmentId: string) => people.filter((one) => one.departmentId === departmentId && one.head);

/** Who does it: the person named; else whoever might, those who sign, the part's own department or the case's coordinator. */
function doers(owed: Owed, staff: Staff): readonly Colleague[] {
  const named = staff.people.filter(({ id }) => id === owed.personId);
  if (named.length > 0) return named;
  const signers = owed.signers ?? [];
  if (signers.length > 0) return signers.flatMap((signer) => (signer === 'head' ? (owed.signingDepartments ?? []).flatMap((id) => headsOf(staff, id)) : withRole(staff, signer)));
  if (owed.departmentId !== null) return staff.people.filter(({ departmentId, role }) => departmentId === owed.departmentId && role === 'handler');
  return coordinators(owed, staff);
}

function coordinators({ coordinatorId }: Owed, staff: Staff): readonly Colleague[] {
  const named = staff.people.filter(({ id }) => id === coordinatorId);
  return named.length > 0 ? named : withRole(staff, 'coordinator');
}

/** A promise of the window's own stands under no department: its head is the centre's director. */
function heads({ departmentId }: Owed, staff: Staff): readonly Colleague[] {
  return departmentId === null ? withRole(staff, 'director') : headsOf(staff, departmentId);
}

const FOUND: Record<Receiver, (owed: Owed, staff: Staff) => readonly Colleague[]> = {
  person: doers,
  head: heads,
  coordinator: coordinators,
  supervisor: (_, staff) => withRole(staff, 'supervisor'),
  director: (_, staff) => withRole(staff, 'director'),
};

/** Who is there for somebody today: himself, or whoever stands in, or whoever stands in for that one. Nobody in a circle. */
export function presentFor(id: string, { standIns }: Pick<Staff, 'standIns'>): string {
  const seen = new Set([id]);
  for (let at = id; ; ) {
    const next = standIns.get(at);
    if (next === undefined) return at;
    if (seen.has(next)) return id;
    seen.add(next);
    at = next;
  }
}

/**
 * Who is told of a promise, each once. Where nobody of those named is there, the first overseers that there are: no
 * promise may slip because a department has no head.
 */
export function receiversOf(roles: readonly Receiver[], owed: Owed, staff: Staff): Told[] {
  const found = roles.flatMap((role) => FOUND[role](owed, staff));
  const people = found.length > 0 ? found : (OVERSEERS.map((role) => withRole(staff, role)).find((some) => some.length > 0) ?? []);
  const told = new Map<string, Told>();
  for (const { id } of people) {
    const receiverId = presentFor(id, staff);
    // Who hears it in his own right hears it in nobody's place.
    if (receiverId === id || !told.has(receiverId)) told.set(receiverId, { receiverId, forId: receiverId === id ? null : id });
  }
  return [...told.values()];
}
