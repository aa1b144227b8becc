import { z } from 'zod';
import { ClockMark, STAGES } from './cases.ts';
import { Resolution, ResolutionDraft } from './resolutions.ts';
import { TASK_ROLES, TASK_STATUSES } from './tasks.ts';
import { Id, Instant, Version, text } from './values.ts';

/**
 * Why a case is proposed, the weightiest first: `unkept` a resolution past its due or given back; `adjourned` put off by an
 * earlier meeting; `ruling` the lead gave it back and nobody leads; `returned` given back N times between departments;
 * `stuck` nothing has moved for the district's limit. `added` is on no proposal: somebody put it there.
 */
export const AGENDA_REASONS = ['unkept', 'adjourned', 'ruling', 'returned', 'stuck'] as const;
export type AgendaReason = (typeof AGENDA_REASONS)[number];
export const ITEM_REASONS = [...AGENDA_REASONS, 'added'] as const;
export type ItemReason = (typeof ITEM_REASONS)[number];

/** What became of an item. `adjourned` before the session is what the chair defers (暂缓). */
export const ITEM_OUTCOMES = ['resolved', 'adjourned', 'explained', 'escalated'] as const;
export type ItemOutcome = (typeof ITEM_OUTCOMES)[number];

/** Minutes one item may be given. */
export const ItemMinutes = z.int().min(5).max(240);

export const Position = z.strictObject({
  /** Null where an outside body speaks, which is then named. */
  departmentId: Id.nullable(),
  body: text(60).nullable(),
  text: text(2000),
});
export type Position = z.infer<typeof Position>;

/** Who is responsible (牵头、协办) for the matter: suggested for later cases of it, shown with its meeting. */
export const Ruling = z.strictObject({ leadDepartmentId: Id, assistDepartmentIds: z.array(Id).max(40), basis: text(1000) });
export type Ruling = z.infer<typeof Ruling>;

/** What the secretary writes down, each item under a version of its own. */
export const ItemFields = z.strictObject({
  position: z.int().min(0).max(100_000),
  minutes: ItemMinutes,
  departmentIds: z.array(Id).max(60),
  positions: z.array(Position).max(80),
  discussion: text(8000),
  outcome: z.enum(ITEM_OUTCOMES).nullable(),
  /** Why it is put off, or what is still to be found out. */
  adjournReason: text(1000).nullable(),
  resolutions: z.array(ResolutionDraft).max(20).refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'resolution.repeated'),
  ruling: Ruling.nullable(),
  /** 解释清楚办不了: the clause it rests on, and what is told. */
  clause: text(1000).nullable(),
  explanation: text(2000).nullable(),
  /** 提请上级: to whom, by the name of a department of the level above, and what is asked. */
  escalateTo: text(120).nullable(),
  escalateAsk: text(1000).nullable(),
});
export const ItemDraft = z.strictObject({
  meetingId: Id,
  caseId: Id,
  why: z.array(z.enum(ITEM_REASONS)).max(6).optional(),
  minutes: ItemMinutes.optional(),
  departmentIds: z.array(Id).max(60).optional(),
  /** Left out: at the end. */
  position: z.int().min(0).max(100_000).optional(),
});
export const ItemChanges = ItemFields.partial();
export type ItemChanges = z.infer<typeof ItemChanges>;

/** What of the case this reader needs at the table. Nobody's name; nothing told where the reporter is withheld from him. */
export const CaseDigest = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  stage: z.enum(STAGES),
  matterId: Id.nullable(),
  matterText: z.string().nullable(),
  story: z.string().nullable(),
  stuckAt: z.string().nullable(),
  visits: z.int(),
  receivedAt: Instant,
  dueAt: Instant.nullable(),
  provisional: z.boolean(),
  clock: ClockMark,
  leadDepartmentId: Id.nullable(),
  /** True where the reporter asked to be withheld from this reader's department. */
  withheld: z.boolean(),
  /** Who had it and what became of it, the newest last; grounds of returns by their name. */
  parts: z.array(z.object({ departmentId: Id, role: z.enum(TASK_ROLES).nullable(), status: z.enum(TASK_STATUSES), dueAt: Instant.nullable(), result: z.string().nullable(), ground: z.string().nullable() })),
});
export type CaseDigest = z.infer<typeof CaseDigest>;

export const MeetingItem = ItemFields.extend({
  id: Id,
  meetingId: Id,
  caseId: Id,
  why: z.array(z.enum(ITEM_REASONS)),
  resolutions: z.array(Resolution),
  /** Null where the case is gone. */
  case: CaseDigest.nullable(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  deletedAt: Instant.nullable(),
});
export type MeetingItem = z.infer<typeof MeetingItem>;
