import { z } from 'zod';
import { ClockMark } from './cases.ts';
import { TASK_ROLES, TASK_STATUSES } from './tasks.ts';
import { Id, Instant, text } from './values.ts';

/** 议定事项, as it is written down: what is missing while it is being typed is asked for when the meeting closes. */
export const ResolutionDraft = z.strictObject({
  /** Given by whoever adds the line, so that two screens speak of the same one. */
  id: Id,
  leadDepartmentId: Id.nullable(),
  assistDepartmentIds: z.array(Id).max(40),
  what: text(1000),
  /** Counted from the day the meeting closes. */
  workingDays: z.int().min(0).max(365).nullable(),
});
export type ResolutionDraft = z.infer<typeof ResolutionDraft>;

/** The promise a resolution became, or each assisting department's. */
export const ResolutionTask = z.object({
  id: Id,
  departmentId: Id.nullable(),
  role: z.enum(TASK_ROLES).nullable(),
  status: z.enum(TASK_STATUSES),
  dueAt: Instant.nullable(),
  provisional: z.boolean(),
  clock: ClockMark,
  closedAt: Instant.nullable(),
  result: z.string().nullable(),
});
export type ResolutionTask = z.infer<typeof ResolutionTask>;

/** `kept`: done by its due. `unkept`: past its due and open, done after it, or given back. */
export const RESOLUTION_STATES = ['drafted', 'running', 'kept', 'unkept', 'returned', 'cancelled'] as const;
export type ResolutionState = (typeof RESOLUTION_STATES)[number];

export const Resolution = ResolutionDraft.extend({
  state: z.enum(RESOLUTION_STATES),
  tasks: z.array(ResolutionTask),
  /** When it falls due: of a draft, if the meeting closed now. */
  dueAt: Instant.nullable(),
  provisional: z.boolean(),
  /** Working days the case's answer is extended by; 0 where it need not be, or is overdue. */
  extends: z.int(),
  /** Why it could not stand as it is: the code closing would refuse with, and its sentences. */
  problem: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
});
export type Resolution = z.infer<typeof Resolution>;

/** One line of the board of resolutions: `GET /api/meetings/resolutions`. */
export const ResolutionRow = Resolution.extend({ meetingId: Id, meetingTitle: z.string(), itemId: Id, caseId: Id, caseNumber: z.string().nullable(), caseTitle: z.string().nullable(), closedAt: Instant });
export type ResolutionRow = z.infer<typeof ResolutionRow>;

/** Items the board looks at, the newest first. */
export const BOARD_ITEMS = 500;
/** `totalIsExact` is false where more items were resolved than were looked at. */
export const ResolutionBoard = z.object({ data: z.array(ResolutionRow), totalIsExact: z.boolean() });
export type ResolutionBoard = z.infer<typeof ResolutionBoard>;

/** How a promise of a resolution was not kept: open past its due, done after it, or given back. */
export const UNKEPT_WAYS = ['open', 'late', 'returned'] as const;
/** One line of the bulletin (通报): `GET /api/bulletins`. `id` is the promise's. */
export const BulletinRow = z.object({
  id: Id,
  resolutionId: Id,
  departmentId: Id,
  role: z.enum(TASK_ROLES).nullable(),
  what: z.string(),
  how: z.enum(UNKEPT_WAYS),
  dueAt: Instant,
  closedAt: Instant.nullable(),
  /** By how many working days; null where it was given back. */
  workingDays: z.int().nullable(),
  meetingId: Id,
  meetingTitle: z.string(),
  metAt: Instant,
  caseId: Id,
  caseNumber: z.string().nullable(),
});
export type BulletinRow = z.infer<typeof BulletinRow>;

/** Items a bulletin looks at, the newest first. */
export const BULLETIN_ITEMS = 2_000;
/** `totalIsExact` is false where more items were resolved than were looked at: of the older ones nothing is told. */
export const Bulletin = z.object({ data: z.array(BulletinRow), totalIsExact: z.boolean() });
export type Bulletin = z.infer<typeof Bulletin>;
