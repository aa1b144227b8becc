import { sql } from 'drizzle-orm';
import { Leave, LeaveChanges, LeaveDraft } from '../../schema/leave.ts';
import type { Actor } from '../../schema/people.ts';
import { refuse, type Refusal } from '../../schema/refusals.ts';
import { permissionsOf } from '../people/rules.ts';
import { newId } from '../platform/ledger.ts';
import { asNew, asRevised, given, resourceOf, type Writing } from '../platform/resource.ts';
import { resourceRoutes } from '../platform/resource-routes.ts';
import { checkLeave, type Away } from './rules.ts';
import { leaveReads, loadAround, type LeaveRow } from './store.ts';

const mayWriteOf = (personId: string, actor: Actor): boolean => personId === actor.id || permissionsOf(actor.role).includes('duty.edit');

async function decide(after: Away, { env, actor }: Writing, prefix: string): Promise<Refusal | undefined> {
  if (!mayWriteOf(after.personId, actor)) return refuse('leave.not_yours');
  const { people, others } = await loadAround(env.store, after);
  const person = people.get(after.personId);
  if (!person || person.retiredAt !== null) return refuse('row.unknown_reference', { field: 'personId' }, `${prefix}personId`);
  return checkLeave(after, person, people.get(after.standInId ?? '') ?? null, others, (id) => people.get(id)?.name ?? '', prefix);
}

/** Who is away is known to all; why is for himself and for who keeps the roster. */
const present = (row: LeaveRow, actor: Actor) => (mayWriteOf(row.personId, actor) ? row : { ...row, note: null });

/** 请假与代班: one's own by oneself, others' by who keeps the roster. Cancelled leave lies in the trash. */
export const leaveResource = resourceOf({
  subject: 'leave',
  one: 'a leave',
  shape: Leave,
  changes: LeaveChanges,
  reads: leaveReads,
  permission: null,
  present,
  sight: (actor) => (permissionsOf(actor.role).includes('duty.edit') ? undefined : sql`(deleted_at is null or person_id = ${actor.id})`),
  mayTrash: (row, actor) => (mayWriteOf(row.personId, actor) ? undefined : refuse('leave.not_yours')),
  adding: {
    draft: LeaveDraft,
    async create({ standInId = null, note = null, ...draft }, writing) {
      const { change } = writing;
      const row = { id: newId(change.now), ...draft, standInId, note: note || null, deletedAt: null };
      const refused = await decide(row, writing, '');
      if (refused) return refused;
      change.insert('leave', row);
      return asNew(row, change);
    },
  },
  async revise(row, fields, writing) {
    const changes = given(fields);
    const after = asRevised(row, changes, writing.change);
    const refused = await decide(after, writing, 'changes.');
    if (refused) return refused;
    writing.change.update('leave', row, changes);
    return after;
  },
  trash(row, deletedAt, change) {
    change.update('leave', row, { deletedAt });
    return asRevised(row, { deletedAt }, change);
  },
});

export const leaveRoutes = () => resourceRoutes(leaveResource);
