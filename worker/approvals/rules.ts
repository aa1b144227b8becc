import type { z } from 'zod';
import { SPECIAL_ACTIONS, type ApproveBody, type ApprovalStep, type Signature, type Signer, type SpecialAction, type Verification, type VerifyBody } from '../../schema/approvals.ts';
import type { APPROVAL_STATUSES } from '../../schema/approvals.ts';
import type { Stage } from '../../schema/cases.ts';
import type { Instant } from '../../schema/deadlines.ts';
import type { Actor } from '../../schema/people.ts';
import { isRefusal, refuse, type Refusal } from '../../schema/refusals.ts';
import { answersFor } from '../cases/rules/actions.ts';
import type { CaseFile, Verdict } from '../cases/rules/file.ts';
import { firstRefusal } from '../cases/rules/file.ts';

/** A special request as the rules look at it, and its case. */
export type SpecialRequest = {
  kind: 'extension' | 'special';
  status: (typeof APPROVAL_STATUSES)[number];
  requesterId: string;
  verification: Verification | null;
  steps: ApprovalStep[];
  signatures: Signature[];
};
export type SpecialCase = { stage: Stage; coordinatorId: string | null; complainedOfId: string | null };

type Decided = { status: 'approved' | 'refused' | 'withdrawn'; decidedById: string; decidedAt: Instant; decision: string };
/** What becomes of the request; `ends` when it waits no longer, and then whether it was granted. */
export type SpecialVerdict = { approval: { verification: Verification } | { signatures: Signature[] } | Decided | (Decided & { signatures: Signature[] }); ends?: 'granted' | 'over' };

/** As what this person may sign a step; null: not at all. */
export function signerOf({ role, head }: Pick<Actor, 'role' | 'head'>): Signer | null {
  if (role === 'supervisor' || role === 'director') return role;
  return role === 'handler' && head ? 'head' : null;
}

/** The unit a person signs for: his department, or the office of his role where he belongs to none. */
export const unitOf = ({ departmentId, role }: Pick<Actor, 'departmentId' | 'role'>): string => departmentId ?? (role === 'supervisor' ? 'supervision' : 'centre');

/** 特事特办 is asked for on a case that is being worked on, once at a time, by its coordinator (F049). */
export function requestSpecial({ row }: CaseFile, body: { grounds: string; fileIds: string[] }): Verdict {
  if (row.stage !== 'triaged' && row.stage !== 'working') return refuse('case.wrong_stage');
  if (row.awaitsConfirmation || row.category === null) return refuse('case.unconfirmed');
  if (row.specialRequestId !== null) return refuse('approval.waiting');
  return { special: { open: { grounds: body.grounds, fileIds: [...new Set(body.fileIds)] } } };
}

const isLive = ({ stage }: Pick<SpecialCase, 'stage'>) => stage === 'triaged' || stage === 'working';

function standing(request: SpecialRequest, owner: SpecialCase): Refusal | undefined {
  if (request.kind !== 'special') return refuse('approval.not_special');
  if (request.status !== 'waiting') return refuse('approval.decided');
  return isLive(owner) ? undefined : refuse('case.closed');
}

/** Whether this person may give the next signature, or refuse in its place. Each short cut has its own code. */
function turn(request: SpecialRequest, owner: SpecialCase, actor: Actor): Refusal | ApprovalStep {
  const { signatures, verification } = request;
  if (request.requesterId === actor.id) return refuse('approval.own_request');
  const signer = signerOf(actor);
  if (signer === null) return refuse('auth.forbidden');
  if (actor.departmentId !== null && actor.departmentId === owner.complainedOfId) return refuse('department.complained_of');
  if (verification?.enteredById === actor.id) return refuse('approval.own_verification');
  if (signatures.some(({ personId }) => personId === actor.id)) return refuse('approval.same_person');
  if (signatures.some(({ unit }) => unit === unitOf(actor))) return refuse('approval.same_unit');
  const next = request.steps[signatures.length];
  return next?.by.includes(signer) ? next : refuse('approval.out_of_order');
}

/** 居委会核实 (F050): entered by a coordinator, with who of which committee found what. */
export function verify(request: SpecialRequest, owner: SpecialCase, body: z.output<typeof VerifyBody>, actor: Actor, now: Instant): SpecialVerdict | Refusal {
  const refused = standing(request, owner);
  if (refused) return refused;
  if (actor.role !== 'coordinator') return refuse('auth.forbidden');
  if (request.verification !== null) return refuse('approval.verified');
  const { committee, verifier } = body;
  if (!committee || !verifier) return refuse('approval.verifier_missing', {}, committee ? 'verifier' : 'committee');
  return { approval: { verification: { committee, verifier, text: body.reason, fileId: body.fileId ?? null, enteredById: actor.id, at: now } } };
}

/** 层层把关: the next signature in order; with the last the request is approved. */
export function approve(request: SpecialRequest, owner: SpecialCase, body: z.output<typeof ApproveBody>, actor: Actor, now: Instant): SpecialVerdict | Refusal {
  const refused = standing(request, owner);
  if (refused) return refused;
  const step = turn(request, owner, actor);
  if (isRefusal(step)) return step;
  if (request.verification === null) return refuse('approval.not_verified');
  const signatures = [...request.signatures, { step: step.code, personId: actor.id, unit: unitOf(actor), at: now, reason: body.reason, conditions: body.conditions || null }];
  if (signatures.length < request.steps.length) return { approval: { signatures } };
  return { approval: { signatures, status: 'approved', decidedById: actor.id, decidedAt: now, decision: body.reason }, ends: 'granted' };
}

/** Refused by whoever would have signed next, verified or not. */
export function refuseSpecial(request: SpecialRequest, owner: SpecialCase, reason: string, actor: Actor, now: Instant): SpecialVerdict | Refusal {
  const refused = standing(request, owner);
  if (refused) return refused;
  const step = turn(request, owner, actor);
  return isRefusal(step) ? step : { approval: { status: 'refused', decidedById: actor.id, decidedAt: now, decision: reason }, ends: 'over' };
}

/** Taken back by who asked, or by the case's coordinator. */
export function withdrawSpecial(request: SpecialRequest, owner: SpecialCase, reason: string, actor: Actor, now: Instant): SpecialVerdict | Refusal {
  const mine = request.requesterId === actor.id || (actor.role === 'coordinator' && answersFor(owner, actor));
  return firstRefusal(standing(request, owner), mine ? undefined : refuse('auth.forbidden')) ?? { approval: { status: 'withdrawn', decidedById: actor.id, decidedAt: now, decision: reason }, ends: 'over' };
}

const ANY = { version: 1, reason: '-', committee: '-', verifier: '-' };
const TRIES: Record<SpecialAction, typeof verify> = {
  verify,
  approve,
  refuse: (request, owner, { reason }, actor, now) => refuseSpecial(request, owner, reason, actor, now),
  withdraw: (request, owner, { reason }, actor, now) => withdrawSpecial(request, owner, reason, actor, now),
};

/** What this person may do now: what the rules would not refuse him. */
export const specialActions = (request: SpecialRequest, owner: SpecialCase, actor: Actor, now: Instant): SpecialAction[] =>
  SPECIAL_ACTIONS.filter((action) => !isRefusal(TRIES[action](request, owner, ANY, actor, now)));
