import { z } from 'zod';
import { Code, Id, Instant, Version, saying, text } from './values.ts';

/** 咨询: counted, but no case and no personal data. */
export const ConsultationFields = z.strictObject({
  channel: Code,
  topic: saying(200),
  told: text(1000).nullable(),
  matterId: Id.nullable(),
  departmentId: Id.nullable(),
  siteId: Id.nullable(),
});
export const ConsultationDraft = ConsultationFields.partial().required({ topic: true });
export const ConsultationChanges = ConsultationFields.partial();
export const Consultation = ConsultationFields.extend({
  id: Id,
  at: Instant,
  byId: Id,
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  deletedAt: Instant.nullable(),
});
export type Consultation = z.infer<typeof Consultation>;
