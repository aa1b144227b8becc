import type { Instant } from '../../schema/deadlines.ts';
import type { Actor } from '../../schema/people.ts';
import type { Ground, ProposalAction, ProposalStatus } from '../../schema/proposals.ts';
import { refuse, type Refusal } from '../../schema/refusals.ts';

/** A supervisor or the director decides what the cases suggest. */
export const mayDecide = (actor: Actor): boolean => actor.role === 'supervisor' || actor.role === 'director';

export const proposalActions = ({ status }: { status: ProposalStatus }, actor: Actor): ProposalAction[] => (status === 'open' && mayDecide(actor) ? ['accept', 'decline'] : []);

export type Ruling = { status: 'accepted' | 'declined'; decidedById: string; decidedAt: Instant; decision: string | null };

/** Decided once; what was declined is proposed again only when as many more cases have come together. */
export function decide(row: { status: ProposalStatus }, accepts: boolean, decision: string | undefined, actor: Actor, now: Instant): Ruling | Refusal {
  if (!mayDecide(actor)) return refuse('auth.forbidden');
  if (row.status !== 'open') return refuse('proposal.decided');
  return { status: accepts ? 'accepted' : 'declined', decidedById: actor.id, decidedAt: now, decision: decision || null };
}

/**
 * Whether kept promises of one matter suggest standing practice (固化). `kept` are those since it was last proposed;
 * accepted once, it is practice already.
 */
export const isPractice = (kept: readonly Ground[], earlier: readonly ProposalStatus[], after: number): boolean =>
  kept.length >= after && earlier.every((status) => status === 'declined');
