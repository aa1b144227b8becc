import type { Actor } from '../../schema/people.ts';
import { refuse, type Refusal } from '../../schema/refusals.ts';
import type { View, ViewChanges } from '../../schema/views.ts';
import { permissionsOf } from '../people/rules.ts';

type Standing = Pick<View, 'ownerId' | 'shared' | 'defaultFor'>;

/** What everybody finds in his grid is put there by who answers for the directory or rules on cases: 管理员、效能办、主任. */
export const mayShare = ({ role }: Pick<Actor, 'role'>): boolean => permissionsOf(role).some((one) => one === 'directory.edit' || one === 'cases.approve');

/** One's own; the administrator mends what others have shared. */
export const mayEdit = ({ ownerId }: Pick<Standing, 'ownerId'>, actor: Pick<Actor, 'id' | 'role'>): boolean => ownerId === actor.id || actor.role === 'admin';

/** Which shared view a role begins with is settled among those who share: one gives way when another sets his. */
const appointsOnly = (before: Standing, changes: ViewChanges, actor: Actor): boolean => {
  const named = Object.entries(changes).flatMap(([field, value]) => (value === undefined ? [] : [field]));
  return before.shared && mayShare(actor) && named.length > 0 && named.every((field) => field === 'defaultFor');
};

/** Whether a view may stand so after a change. `path` is where in the body its fields are. */
export function checkView(before: Standing | null, changes: ViewChanges, actor: Actor, path: string): Refusal | undefined {
  if (before && !mayEdit(before, actor) && !appointsOnly(before, changes, actor)) return refuse('view.not_yours');
  const shared = changes.shared ?? before?.shared ?? false;
  const defaultFor = changes.defaultFor === undefined ? (before?.defaultFor ?? null) : changes.defaultFor;
  const shares = shared && before?.shared !== true;
  const appoints = defaultFor !== null && defaultFor !== before?.defaultFor;
  if ((shares || appoints) && !mayShare(actor)) return refuse('view.share_forbidden', {}, `${path}${shares ? 'shared' : 'defaultFor'}`);
  if (defaultFor !== null && !shared) return refuse('view.default_unshared', {}, `${path}shared`);
  return undefined;
}
