import { z } from 'zod';
import { Id, Instant, Version, text } from './values.ts';

const versioned = { version: Version };

export const PARTICIPANT_KINDS = ['department', 'person', 'outside'] as const;
export const RESPONSES = ['pending', 'accepted', 'declined'] as const;
/** `substitute`: somebody else came for it; he is named. */
export const ATTENDANCES = ['present', 'substitute', 'absent'] as const;

export const ParticipantFields = z.strictObject({
  kind: z.enum(PARTICIPANT_KINDS),
  departmentId: Id.nullable(),
  personId: Id.nullable(),
  /** An outside body's name: a system vendor, a neighbourhood committee. */
  body: text(60).nullable(),
  /** Who comes for it, where it is known. */
  attendee: text(60).nullable(),
  response: z.enum(RESPONSES),
  substitute: text(60).nullable(),
  attendance: z.enum(ATTENDANCES).nullable(),
  note: text(300).nullable(),
});
export const ParticipantDraft = ParticipantFields.partial({ departmentId: true, personId: true, body: true, attendee: true, response: true, substitute: true, attendance: true, note: true }).extend({ meetingId: Id });
export const ParticipantChanges = ParticipantFields.pick({ attendee: true, response: true, substitute: true, attendance: true, note: true }).partial();
export const Participant = ParticipantFields.extend({
  id: Id,
  meetingId: Id,
  respondedById: Id.nullable(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  deletedAt: Instant.nullable(),
});
export type Participant = z.infer<typeof Participant>;

/** A participant answers for his department: comes, does not, or sends somebody. */
export const RespondBody = z.strictObject({ ...versioned, response: z.enum(['accepted', 'declined']), substitute: text(60).nullable().optional(), attendee: text(60).nullable().optional(), note: text(300).nullable().optional() });
