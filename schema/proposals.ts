import { z } from 'zod';
import { Id, Instant, Version, saying, text } from './values.ts';

/**
 * A proposal: what the cases themselves suggest changing, with the cases that ground it. The software counts and proposes;
 * a supervisor or the director decides. `provisional_practice`: 容缺受理 of a matter or a bundle becomes standing practice (固化).
 */
export const PROPOSAL_KINDS = ['provisional_practice'] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

export const PROPOSAL_STATUSES = ['open', 'accepted', 'declined'] as const;
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number];

/** A bundle by its code, whatever the edition; a matter by its id. */
export const PROPOSAL_SUBJECTS = ['matters', 'bundle-templates'] as const;
export type ProposalSubject = (typeof PROPOSAL_SUBJECTS)[number];
export const PROPOSAL_ACTIONS = ['accept', 'decline'] as const;
export type ProposalAction = (typeof PROPOSAL_ACTIONS)[number];

/** One row that grounds it, with the case or the run it is of. */
export const Ground = z.object({ resource: z.enum(['provisional-acceptances']), id: Id, caseId: Id.nullable(), runId: Id.optional(), number: z.string().nullable() });
export type Ground = z.infer<typeof Ground>;

export const AcceptProposalBody = z.strictObject({ version: Version, decision: text(1000).optional() });
export const DeclineProposalBody = z.strictObject({ version: Version, decision: saying(1000) });

export const Proposal = z.object({
  id: Id,
  kind: z.enum(PROPOSAL_KINDS),
  subjectKind: z.enum(PROPOSAL_SUBJECTS),
  subjectId: Id,
  title: z.string(),
  /** Why, in words. */
  reason: z.string(),
  grounds: z.array(Ground),
  status: z.enum(PROPOSAL_STATUSES),
  decidedById: Id.nullable(),
  decidedAt: Instant.nullable(),
  decision: z.string().nullable(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  actions: z.array(z.enum(PROPOSAL_ACTIONS)),
});
export type Proposal = z.infer<typeof Proposal>;
