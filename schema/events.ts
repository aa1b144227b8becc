import { z } from 'zod';
import { Id, Instant } from './values.ts';

export const SUBJECTS = [
  'cases',
  'tasks',
  'applicants',
  'approvals',
  'consultations',
  'departments',
  'matters',
  'sites',
  'people',
  'calendar-days',
  'settings',
  'views',
  'files',
  'channels',
  'person-channels',
  'forms',
  'supervision-notices',
  'accountability-records',
  'leave',
  'duty',
  'duty-handovers',
  'duty-trainings',
  'notice-preferences',
  'bundle-templates',
  'bundles',
  'materials',
  'meetings',
  'meeting-items',
  'meeting-participants',
  'meeting-minutes',
  'meeting-countersigns',
  'task-forces',
  'provisional-acceptances',
  'proposals',
] as const;
export type Subject = (typeof SUBJECTS)[number];

/** One line of history. `changes` holds what each field was and became; personal fields appear as masks only. */
export const Event = z.object({
  id: Id,
  seq: z.int(),
  subject: z.enum(SUBJECTS),
  subjectId: Id,
  caseId: Id.nullable(),
  version: z.int().nullable(),
  changeId: Id,
  action: z.string(),
  at: Instant,
  actorId: Id.nullable(),
  actorName: z.string(),
  onBehalfOf: z.object({ departmentId: Id, name: z.string() }).nullable(),
  changes: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })),
  data: z.record(z.string(), z.unknown()),
});
export type Event = z.infer<typeof Event>;

/** Kinds of a contact note: who was reached and what was done for the applicant. */
export const NOTE_KINDS = [
  'contact',
  'home_visit',
  'archive_fetch',
  'accompany',
  'guidance',
  'verification',
  'coordination',
  'callback',
  'progress',
  'other',
] as const;
