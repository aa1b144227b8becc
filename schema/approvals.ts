import { z } from 'zod';
import { Id, Instant, Version } from './values.ts';

export const APPROVAL_KINDS = ['extension', 'special'] as const;
export const APPROVAL_STATUSES = ['waiting', 'approved', 'refused', 'withdrawn'] as const;

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
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type Approval = z.infer<typeof Approval>;
