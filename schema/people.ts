import { z } from 'zod';
import { Day, Id, Instant, Version, saying, text } from './values.ts';

/** `head` is no role: the head of a department is a handler with that mark. */
export const ROLES = ['admin', 'director', 'coordinator', 'supervisor', 'handler', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** What a signed-in person may do at all; what one row allows now is in its `actions`. */
export const PERMISSIONS = [
  // Requests that wait for somebody else's decision; a department's head has it too, who may have to sign.
  'approvals.read',
  'cases.register',
  'cases.handle',
  'cases.approve',
  'cases.supervise',
  'duty.edit',
  'personal_data.see',
  // Every department's promises; without it one's own department's alone.
  'promises.see_all',
  // What was said to whom, and who is still to be telephoned.
  'reminders.oversee',
  'accountability.read',
  'directory.edit',
  'people.edit',
  'settings.edit',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const Username = z.string().regex(/^[A-Za-z0-9_.-]{3,30}$/, 'username.malformed');
/** Twelve characters: NIST SP 800-63B asks for length, not for mixtures. */
export const Password = z.string().min(12).max(128);

export const PersonFields = z.strictObject({
  name: saying(60),
  role: z.enum(ROLES),
  departmentId: Id.nullable(),
  siteId: Id.nullable(),
  head: z.boolean(),
  phone: text(30).nullable(),
});
export const PersonDraft = PersonFields.partial({ departmentId: true, siteId: true, head: true, phone: true }).extend({
  username: Username,
  password: Password,
});
export const PersonChanges = PersonFields.extend({ retired: z.boolean() }).partial();

export const Person = PersonFields.extend({
  id: Id,
  username: z.string(),
  retiredAt: Instant.nullable(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type Person = z.infer<typeof Person>;

export const Me = z.object({
  id: Id,
  name: z.string(),
  username: z.string(),
  role: z.enum(ROLES),
  head: z.boolean(),
  departmentId: Id.nullable(),
  departmentName: z.string().nullable(),
  siteId: Id.nullable(),
  permissions: z.array(z.enum(PERMISSIONS)),
  /** Whom this person stands in for today, and until when. */
  standsInFor: z.array(z.object({ id: Id, name: z.string(), until: Day })),
});
export type Me = z.infer<typeof Me>;

/** Who acts: what rules and queries need to know of the signed-in person. */
export type Actor = {
  id: string;
  name: string;
  role: Role;
  head: boolean;
  departmentId: string | null;
  siteId: string | null;
  /** Whose leave he stands in for today; absent: nobody's. What is owed to these he sees and does for them (代). */
  standsInFor?: readonly string[];
};
