import { z } from 'zod';
import { SIGNERS } from './approvals.ts';
import { ClockMark } from './cases.ts';
import { Attached } from './files.ts';
import { Code, Day, Id, Instant, Version, saying, text } from './values.ts';

export const TASK_KINDS = [
  'triage',
  'contact',
  'answer',
  'handle',
  'reply',
  'supplement',
  'resolution',
  'bundle_item',
  'rectify',
  'callback',
  /** 签批: what a special approval waits for, the neighbourhood's word or the next signature (schema/approvals.ts). */
  'sign',
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

export const TASK_STATUSES = ['open', 'accepted', 'done', 'returned', 'cancelled'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];
export const OPEN_STATUSES = ['open', 'accepted'] as const satisfies readonly TaskStatus[];

export const TASK_OWNERS = ['case', 'run', 'meeting', 'notice'] as const;
/** A department's part, what a task force (专班) does, and what the level above is asked for (提级). */
export const TASK_ROLES = ['lead', 'assist', 'force', 'above'] as const;
export type TaskRole = (typeof TASK_ROLES)[number];
export const TASK_ACTIONS = ['accept', 'return', 'finish', 'remind', 'cancel', 'pause', 'resume'] as const;
export type TaskAction = (typeof TASK_ACTIONS)[number];

/** `onBehalf` (代录): the coordinator enters what a department said on paper or by phone; `fileId` is the paper. */
const behalf = { onBehalf: z.boolean().optional(), fileId: Id.meta({ description: 'The paper it was entered from: a file of the task or of its case, kept with the event' }).optional() };
const versioned = { version: Version };

export const AcceptBody = z.strictObject({ ...versioned, ...behalf, handlerId: Id.nullable().optional() });
export const ReturnBody = z.strictObject({ ...versioned, ...behalf, ground: z.string().max(40).optional(), text: text(1000).optional() });
export const FinishBody = z.strictObject({ ...versioned, ...behalf, result: saying(4000) });
export const RemindBody = z.strictObject({ ...versioned, text: text(500).optional() });
export const CancelBody = z.strictObject({ ...versioned, reason: saying(1000) });
export const TaskPauseBody = z.strictObject({ ...versioned, reason: Code, until: Day.optional() });

/** What may be corrected in place: who does it and what is asked. Status and due move by action only. */
export const TaskChanges = z.strictObject({ personId: Id.nullable(), ask: saying(1000) }).partial();
export type TaskChanges = z.infer<typeof TaskChanges>;

export const Task = z.object({
  id: Id,
  kind: z.enum(TASK_KINDS),
  status: z.enum(TASK_STATUSES),
  owner: z.enum(TASK_OWNERS),
  ownerId: Id,
  caseId: Id.nullable(),
  /** Of a promise of a bundle's run: the run's number and title. */
  caseNumber: z.string().nullable(),
  caseTitle: z.string().nullable(),
  stuckAt: z.string().nullable(),
  role: z.enum(TASK_ROLES).nullable(),
  /** The task force that does it. */
  forceId: Id.nullable(),
  /** Of a signature: the request it belongs to, and who may give it; null where a person is named. */
  approvalId: Id.nullable(),
  signers: z.array(z.enum(SIGNERS)).nullable(),
  departmentId: Id.nullable(),
  siteId: Id.nullable(),
  personId: Id.nullable(),
  coordinatorId: Id.nullable(),
  ask: z.string(),
  receivedAt: Instant,
  dueAt: Instant.nullable(),
  provisional: z.boolean(),
  pausedAt: Instant.nullable(),
  clock: ClockMark,
  acceptedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  result: z.string().nullable(),
  ground: z.string().nullable(),
  returns: z.int(),
  remindedAt: Instant.nullable(),
  ...Attached.shape,
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  /** The change just made: what `POST /api/undo` takes. */
  undo: Id.optional(),
  actions: z.array(z.enum(TASK_ACTIONS)),
});
export type Task = z.infer<typeof Task>;
