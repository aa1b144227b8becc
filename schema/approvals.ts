import { z } from 'zod';
import { ClockMark } from './cases.ts';
import { Code, Id, Instant, Version, saying, text } from './values.ts';

export const APPROVAL_KINDS = ['extension', 'special'] as const;
export const APPROVAL_STATUSES = ['waiting', 'approved', 'refused', 'withdrawn'] as const;

/** Who may sign: a head of a department that has a part in the case, the supervisors, the centre's director. */
export const SIGNERS = ['head', 'supervisor', 'director'] as const;
export type Signer = (typeof SIGNERS)[number];

const once = <T>(all: readonly T[]) => new Set(all).size === all.length;

/** One signature under a request: who may give it, and how long the signing may take from its turn on. */
export const ApprovalStep = z.strictObject({
  code: Code,
  name: saying(20),
  by: z.array(z.enum(SIGNERS)).min(1).max(SIGNERS.length).refine(once, 'approval.signer_twice'),
  workingDays: z.int().min(0).max(60),
});
export type ApprovalStep = z.infer<typeof ApprovalStep>;

/** Neither the supervisors nor the centre can give two of the signatures: they are one unit each, departments are many. */
function isSignable(steps: readonly Pick<ApprovalStep, 'by'>[]): boolean {
  const offices = steps.filter(({ by }) => !by.includes('head')).map(({ by }) => by);
  return offices.length <= 2 && offices.filter((by) => by.every((one) => one === 'supervisor')).length <= 1 && offices.filter((by) => by.every((one) => one === 'director')).length <= 1;
}

/**
 * 特事特办 (“各部门负责人坐在一起…层层把关”, 北京日报): in which order which units sign, two at the least. A district may
 * add steps and never do with fewer; each request keeps the steps it was made under.
 */
export const ApprovalSetting = z.strictObject({
  /** Working days in which the coordinator enters what the neighbourhood found. */
  verifyWorkingDays: z.int().min(0).max(60),
  steps: z
    .array(ApprovalStep)
    .min(2, 'approval.too_few_steps')
    .max(4)
    .refine((steps) => once(steps.map(({ code }) => code)), 'code.repeated')
    .refine(isSignable, 'approval.unsignable'),
  source: saying(300),
});
export type ApprovalSetting = z.infer<typeof ApprovalSetting>;

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
export const Signature = z.object({ step: Code, personId: Id, unit: z.string(), at: Instant, reason: z.string(), conditions: z.string().nullable() });
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
  /** The promise to verify or to sign that is open now: whose turn it is owes it. */
  owed: z.object({ id: Id, dueAt: Instant.nullable(), provisional: z.boolean(), clock: ClockMark }).nullable(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  /** What this person may do with a special request now. Extensions are decided by the case's own actions. */
  actions: z.array(z.enum(SPECIAL_ACTIONS)),
});
export type Approval = z.infer<typeof Approval>;
