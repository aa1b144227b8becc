import { z } from 'zod';
import { Day, Id, Instant, Version, text } from './values.ts';

/** Somebody is away for whole days, and another stands in for him (AB 岗): what is due to the one reaches the other. */
export const LeaveFields = z.strictObject({
  personId: Id,
  /** First and last day away, both included. */
  fromDay: Day,
  untilDay: Day,
  /** Null: nobody stands in, and what is due reaches the person away. */
  standInId: Id.nullable(),
  note: text(200).nullable(),
});
export const LeaveDraft = LeaveFields.partial({ standInId: true, note: true });
export const LeaveChanges = LeaveFields.omit({ personId: true }).partial();

export const Leave = LeaveFields.extend({ id: Id, version: Version, createdAt: Instant, updatedAt: Instant, deletedAt: Instant.nullable() });
export type Leave = z.infer<typeof Leave>;
