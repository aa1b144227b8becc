import { z } from 'zod';
import { ClockMark } from './cases.ts';
import { Day, Id, Instant, Version, saying, text } from './values.ts';

/**
 * A supervision notice (督办单): drafted, issued to a department, answered by its rectification, confirmed or sent back.
 * `answered` is reached by the department's own `rectify` task; no one else's word counts for it.
 */
export const NOTICE_STATUSES = ['draft', 'issued', 'answered', 'confirmed', 'withdrawn'] as const;
export type NoticeStatus = (typeof NOTICE_STATUSES)[number];
/** Somebody still has to do something about it. */
export const OPEN_NOTICES = ['draft', 'issued', 'answered'] as const satisfies readonly NoticeStatus[];

export const NOTICE_ACTIONS = ['issue', 'confirm', 'send-back', 'withdraw'] as const;
export type NoticeAction = (typeof NOTICE_ACTIONS)[number];

const RectifyDays = z.int().min(1).max(60);

export const NoticeFields = z.strictObject({
  departmentId: Id,
  /** The unkept promise, where it is about one. */
  taskId: Id.nullable(),
  caseId: Id.nullable(),
  title: saying(120),
  /** What went wrong, and what it rests on. */
  ground: saying(2000),
  /** What the department is to do. */
  demand: saying(2000),
  /** Working days for the rectification, from the day it is issued. */
  workingDays: RectifyDays,
});
export const NoticeDraft = NoticeFields.partial({ taskId: true, caseId: true });
/** A notice is edited while it is a draft. */
export const NoticeChanges = NoticeFields.omit({ taskId: true, caseId: true }).partial();

const versioned = { version: Version };
export const IssueBody = z.strictObject(versioned);
export const ConfirmBody = z.strictObject({ ...versioned, conclusion: text(2000).optional() });
export const SendBackBody = z.strictObject({ ...versioned, reason: saying(2000), workingDays: RectifyDays });
export const WithdrawBody = z.strictObject({ ...versioned, reason: saying(1000) });

export const SupervisionNotice = NoticeFields.extend({
  id: Id,
  status: z.enum(NOTICE_STATUSES),
  /** Null where the ladder drafted it. */
  draftedById: Id.nullable(),
  issuedAt: Instant.nullable(),
  issuedById: Id.nullable(),
  answeredAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  closedById: Id.nullable(),
  conclusion: z.string().nullable(),
  /** How often it was issued: each sending back is one more. */
  rounds: z.int(),
  /** The rectification owed now, or last. */
  rectifyTaskId: Id.nullable(),
  dueAt: Instant.nullable(),
  provisional: z.boolean(),
  clock: ClockMark,
  /** What the department answered. */
  result: z.string().nullable(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  deletedAt: Instant.nullable(),
  actions: z.array(z.enum(NOTICE_ACTIONS)),
});
export type SupervisionNotice = z.infer<typeof SupervisionNotice>;

/**
 * An accountability record (问责): what the competent body decided about a unit or a person. It is recorded here and
 * decided elsewhere. `weight` are the points it counts in the scoring.
 */
export const AccountabilityFields = z.strictObject({
  noticeId: Id.nullable(),
  caseId: Id.nullable(),
  departmentId: Id,
  person: text(60).nullable(),
  /** The body that decided, and what. */
  body: saying(60),
  decision: saying(2000),
  basis: text(1000).nullable(),
  decidedOn: Day,
  weight: z.int().min(0).max(100),
});
export const AccountabilityDraft = AccountabilityFields.partial({ noticeId: true, caseId: true, person: true, basis: true });
export const AccountabilityChanges = AccountabilityFields.partial();
export const AccountabilityRecord = AccountabilityFields.extend({
  id: Id,
  recordedById: Id,
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  deletedAt: Instant.nullable(),
});
export type AccountabilityRecord = z.infer<typeof AccountabilityRecord>;
