import { z } from 'zod';
import { Id, Instant, Version, saying, text } from './values.ts';

export const APPROVAL_KINDS = ['extension', 'special'] as const;
export const APPROVAL_STATUSES = ['waiting', 'approved', 'refused', 'withdrawn'] as const;

/**
 * 特事特办: who signs, in this order (“各部门负责人坐在一起…层层把关”, 北京日报): first a department's head or the supervisors, then the
 * centre's director. Each request keeps the steps it was made under.
 */
export const SIGNERS = ['head', 'supervisor', 'director'] as const;
export type Signer = (typeof SIGNERS)[number];
export const STEP_CODES = ['review', 'decide'] as const;
export const ApprovalStep = z.object({ code: z.enum(STEP_CODES), by: z.array(z.enum(SIGNERS)) });
export type ApprovalStep = z.infer<typeof ApprovalStep>;
export const SPECIAL_STEPS: readonly ApprovalStep[] = [
  { code: 'review', by: ['head', 'supervisor'] },
  { code: 'decide', by: ['director'] },
];

/** The outcome that nobody may give without a special approval (schema/presets/lists.ts). */
export const SPECIAL_OUTCOME = 'special';

export const SPECIAL_ACTIONS = ['verify', 'approve', 'refuse', 'withdraw'] as const;
export type SpecialAction = (typeof SPECIAL_ACTIONS)[number];

const special = {
  grounds: saying(2000),
  /** The evidence: files of the case or of its tasks. */
  fileIds: z.array(Id).min(1).max(20),
};
export const SpecialDraft = z.strictObject({ kind: z.literal('special'), caseId: Id, ...special });
/** The same asked for as an action of the case. */
export const RequestSpecialBody = z.strictObject({ version: Version, ...special });

const versioned = { version: Version };
/** `reason` is what was verified; `committee` and `verifier` say who of which committee did. */
export const VerifyBody = z.strictObject({ ...versioned, reason: saying(2000), committee: text(60).optional(), verifier: text(60).optional(), fileId: Id.nullable().optional() });
export const ApproveBody = z.strictObject({ ...versioned, reason: saying(1000), conditions: text(1000).optional() });
export const SpecialReasonBody = z.strictObject({ ...versioned, reason: saying(1000) });

/** What the neighbourhood found, and who entered it. */
export const Verification = z.object({ committee: z.string(), verifier: z.string(), text: z.string(), fileId: Id.nullable(), enteredById: Id, at: Instant });
export type Verification = z.infer<typeof Verification>;

/** One signature under a request. `unit` is a department's id, or one of `OFFICES` for who belongs to no department. */
export const OFFICES = ['centre', 'supervision'] as const;
export const Signature = z.object({ step: z.enum(STEP_CODES), personId: Id, unit: z.string(), at: Instant, reason: z.string(), conditions: z.string().nullable() });
export type Signature = z.infer<typeof Signature>;

export const Approval = z.object({
  id: Id,
  kind: z.enum(APPROVAL_KINDS),
  caseId: Id,
  caseNumber: z.string().nullable(),
  caseTitle: z.string().nullable(),
  status: z.enum(APPROVAL_STATUSES),
  requesterId: Id,
  grounds: z.string(),
  workingDays: z.int().nullable(),
  contactNoteId: Id.nullable(),
  decidedById: Id.nullable(),
  decidedAt: Instant.nullable(),
  decision: z.string().nullable(),
  /** Of a special approval: the evidence, the neighbourhood's word, and the signatures under the steps, in order. */
  fileIds: z.array(Id),
  verification: Verification.nullable(),
  steps: z.array(ApprovalStep),
  signatures: z.array(Signature),
  /** When an answer was given on the strength of it: it permits one. */
  usedAt: Instant.nullable(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  /** What this person may do with a special request now. Extensions are decided by the case's own actions. */
  actions: z.array(z.enum(SPECIAL_ACTIONS)),
});
export type Approval = z.infer<typeof Approval>;
