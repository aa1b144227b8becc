import { z } from 'zod';
import { ClockMark } from './cases.ts';
import { TASK_STATUSES } from './tasks.ts';
import { Id, Instant, Version, saying, text } from './values.ts';

/** 专班: people of departments and outside bodies who work on a case together until it is done. */
export const FORCE_STATUSES = ['active', 'closed'] as const;
export type ForceStatus = (typeof FORCE_STATUSES)[number];

export const FORCE_ACTIONS = ['ask', 'note', 'edit', 'close'] as const;
export type ForceAction = (typeof FORCE_ACTIONS)[number];

/** One member: a department of the district's, or an outside body by its name (系统公司、物业、居委会). */
export const ForceMember = z
  .strictObject({ departmentId: Id.nullable(), body: text(60).nullable(), name: text(60).nullable(), share: text(300).nullable() })
  .refine(({ departmentId, body }) => (departmentId === null) !== (body === null || body === ''), 'force.member_unit');
export type ForceMember = z.infer<typeof ForceMember>;

const members = z.array(ForceMember).min(1).max(30);
/** Who leads: a person with an account, or a department whose answers are entered on its behalf. */
const lead = { leadId: Id.nullable(), leadDepartmentId: Id.nullable() };
const ask = {
  ask: saying(1000),
  /** Working days from now; what is left of the case's own limit unless told. */
  dueIn: z.int().min(0).max(250).optional(),
};

export const FormForceBody = z.strictObject({ version: Version, title: saying(120), ...lead, members, ...ask });
export const ForceChanges = z.strictObject({ title: saying(120), ...lead, members }).partial();
export const AskBody = z.strictObject({ version: Version, caseId: Id, ...ask });
export const ForceNoteBody = z.strictObject({ text: saying(2000), caseId: Id.nullable().optional() });
export const CloseBody = z.strictObject({ version: Version, result: saying(2000) });

/** What the force is asked for: a `handle` task of a case, with the force as its doer. */
export const ForceTask = z.object({
  id: Id,
  caseId: Id,
  caseNumber: z.string(),
  caseTitle: z.string(),
  ask: z.string(),
  status: z.enum(TASK_STATUSES),
  dueAt: Instant.nullable(),
  provisional: z.boolean(),
  clock: ClockMark,
  closedAt: Instant.nullable(),
  result: z.string().nullable(),
});

export const TaskForce = z.object({
  id: Id,
  title: z.string(),
  status: z.enum(FORCE_STATUSES),
  leadId: Id.nullable(),
  leadDepartmentId: Id.nullable(),
  members: z.array(z.object({ departmentId: Id.nullable(), body: z.string().nullable(), name: z.string().nullable(), share: z.string().nullable() })),
  formedById: Id,
  closedAt: Instant.nullable(),
  closedById: Id.nullable(),
  result: z.string().nullable(),
  /** In the order they were asked for. The force has no date beside theirs. */
  tasks: z.array(ForceTask),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  actions: z.array(z.enum(FORCE_ACTIONS)),
});
export type TaskForce = z.infer<typeof TaskForce>;
