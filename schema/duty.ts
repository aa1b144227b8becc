import { z } from 'zod';
import { TASK_KINDS } from './tasks.ts';
import { Day, Id, Instant, Version, saying, text } from './values.ts';

/** AB 岗 (F103, 龙井): A has the window that day, and B takes over where A cannot. */
export const POSTS = ['a', 'b'] as const;
export type Post = (typeof POSTS)[number];

/** 值班表: who has the window of a site on a day. Both are coordinators: what is registered goes to them. */
export const DutyFields = z.strictObject({
  date: Day,
  siteId: Id,
  aId: Id,
  /** Null where a window has one person alone. */
  bId: Id.nullable(),
});
export const DutyDraft = DutyFields.partial({ bId: true });
export const DutyChanges = DutyFields.pick({ aId: true, bId: true }).partial();

export const Duty = DutyFields.extend({ id: Id, version: Version, createdAt: Instant, updatedAt: Instant, deletedAt: Instant.nullable() });
export type Duty = z.infer<typeof Duty>;

/** Days one roster is made for at once: a quarter. */
export const PLAN_DAYS = 100;

export const DutyPlanBody = z
  .strictObject({
    siteId: Id,
    from: Day,
    until: Day,
    /** Who shares the days; the order decides between those with equal counts. */
    people: z.array(Id).min(1).max(60),
    /** Days off that are staffed all the same. */
    daysOff: z.array(Day).max(PLAN_DAYS).optional(),
  })
  .superRefine(({ people }, check) => {
    if (new Set(people).size < people.length) check.addIssue({ code: 'custom', path: ['people'], message: 'duty.person_twice' });
  });

/** How often a person had, or would have, each post at the site. */
export const DutyCount = z.object({ personId: Id, before: z.object({ a: z.int(), b: z.int() }), after: z.object({ a: z.int(), b: z.int() }) });

/**
 * A roster as it might be: nothing is written. `days` go into `add` of `PATCH /api/duty`. `kept`: days that are staffed
 * already and stay. `open`: working days for which nobody is there.
 */
export const DutyPlan = z.object({
  days: z.array(z.object({ date: Day, siteId: Id, aId: Id, bId: Id.nullable() })),
  kept: z.array(Day),
  open: z.array(Day),
  counts: z.array(DutyCount),
});
export type DutyPlan = z.infer<typeof DutyPlan>;

const Place = z.strictObject({ id: Id, version: Version, post: z.enum(POSTS) });
/** Two posts whose people change places: of two days, or A and B of one. */
export const DutySwapBody = z.strictObject({ one: Place, other: Place, reason: text(200).optional() });

/** Who is at the window of a site on a day. `coordinatorId`: to whom a registration without a named coordinator goes; null: to who registers. */
export const DutyDay = z.object({
  siteId: Id.nullable(),
  date: Day,
  workday: z.boolean(),
  aId: Id.nullable(),
  bId: Id.nullable(),
  coordinatorId: Id.nullable(),
  post: z.enum(POSTS).nullable(),
});
export type DutyDay = z.infer<typeof DutyDay>;

/** An open promise as it stood when it was handed over. */
export const HandedMatter = z.object({ taskId: Id, caseId: Id.nullable(), kind: z.enum(TASK_KINDS), number: z.string().nullable(), title: z.string(), dueAt: Instant.nullable() });
export type HandedMatter = z.infer<typeof HandedMatter>;
/** Listed one by one; more are for the list of tasks. */
export const MATTERS_LISTED = 60;

/** 交接记录: from whom to whom, what was said, and what was open; confirmed by who takes over. */
export const HandoverFields = z.strictObject({ date: Day, siteId: Id, fromId: Id, toId: Id, text: saying(2000) });
/** Who writes it hands over, today. */
export const HandoverDraft = HandoverFields.omit({ fromId: true, date: true });
export const HandoverChanges = HandoverFields.pick({ toId: true, text: true }).partial();
export const ConfirmHandoverBody = z.strictObject({ version: Version, remark: text(500).optional() });
export const Handover = HandoverFields.extend({
  id: Id,
  matters: z.array(HandedMatter),
  confirmedAt: Instant.nullable(),
  /** Who confirmed it: the receiver, or whoever stands in for him. */
  confirmedById: Id.nullable(),
  remark: z.string().nullable(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  deletedAt: Instant.nullable(),
});
export type Handover = z.infer<typeof Handover>;

/** 轮训: who of a department sat at the window, and from when to when. */
export const TrainingFields = z.strictObject({
  siteId: Id,
  departmentId: Id,
  /** People sent to train need no account here. */
  name: saying(60),
  fromDay: Day,
  /** Null: still here. */
  untilDay: Day.nullable(),
  note: text(500).nullable(),
});
export const TrainingDraft = TrainingFields.partial({ untilDay: true, note: true });
export const TrainingChanges = TrainingFields.partial();
export const Training = TrainingFields.extend({ id: Id, version: Version, createdAt: Instant, updatedAt: Instant, deletedAt: Instant.nullable() });
export type Training = z.infer<typeof Training>;
