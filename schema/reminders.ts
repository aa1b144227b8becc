import { z } from 'zod';
import { SENT_KINDS } from './channels.ts';
import { HourMinute, minuteOf } from './deadlines.ts';
import { TASK_KINDS } from './tasks.ts';
import { Code, Id, Instant, InstantInput, saying } from './values.ts';

/** Who hears of a promise, by what he is to it; a department's part that nobody took is its handlers'. */
export const RECEIVERS = ['person', 'head', 'coordinator', 'supervisor', 'director'] as const;
export type Receiver = (typeof RECEIVERS)[number];

/** No promise runs longer than this many working days before or after a rung that is worth saying. */
const MAX_OFFSET = 250;

/**
 * When a rung speaks: at the opening of the Nth working day before the due's day, of that day itself, or of the Nth
 * after it; `overdue` speaks the moment the due has passed.
 */
export const RungTime = z.discriminatedUnion('at', [
  z.strictObject({ at: z.literal('before'), workingDays: z.int().min(1).max(MAX_OFFSET) }),
  z.strictObject({ at: z.literal('due_day') }),
  z.strictObject({ at: z.literal('overdue') }),
  z.strictObject({ at: z.literal('after'), workingDays: z.int().min(1).max(MAX_OFFSET) }),
]);
export type RungTime = z.infer<typeof RungTime>;

export const Rung = z.strictObject({
  code: Code,
  name: saying(60),
  when: RungTime,
  receivers: z.array(z.enum(RECEIVERS)).min(1).max(RECEIVERS.length).refine((all) => new Set(all).size === all.length, 'rung.receiver_twice'),
  /** Null: through what each person chose, and whatever groups the district has. Otherwise through these alone; in the panel it stands in any case. */
  channels: z.array(z.enum(SENT_KINDS)).max(SENT_KINDS.length).nullable(),
  /** 督办单: a supervision notice about this promise is to be drafted. */
  draftsNotice: z.boolean(),
});
export type Rung = z.infer<typeof Rung>;

/** Where a rung stands on the ladder: the order in which a promise climbs. */
export function rungOrder({ when }: Pick<Rung, 'when'>): number {
  if (when.at === 'before') return -when.workingDays;
  if (when.at === 'due_day') return 0;
  return when.at === 'overdue' ? 0.5 : when.workingDays;
}

const Rungs = z
  .array(Rung)
  .max(20)
  .refine((rungs) => new Set(rungs.map(({ code }) => code)).size === rungs.length, 'code.repeated')
  .refine((rungs) => rungs.every((rung, at) => at === 0 || rungOrder(rung) > rungOrder(rungs[at - 1] ?? rung)), 'rung.out_of_order');

/** What a district reminds of, and when. One setting, edited as a whole. */
export const Ladder = z.strictObject({
  rungs: Rungs,
  /** Kinds of promise with a ladder of their own; an empty one reminds of nothing. */
  own: z
    .array(z.strictObject({ kind: z.enum(TASK_KINDS), rungs: Rungs }))
    .max(TASK_KINDS.length)
    .refine((all) => new Set(all.map(({ kind }) => kind)).size === all.length, 'rung.kind_twice'),
  quiet: z.strictObject({
    /** From evening to morning nothing is sent. Null: at any hour. */
    night: z.strictObject({ from: HourMinute, to: HourMinute }).refine(({ from, to }) => minuteOf(from) > minuteOf(to), 'quiet.not_a_night').nullable(),
    daysOff: z.boolean(),
    /** Promises to be kept at once (即办) speak at any time. */
    exceptImmediate: z.boolean(),
  }),
  /** One message a person and working day with what he owes. Null: none. */
  digestAt: HourMinute.refine((time) => time < '24:00', 'time.malformed').nullable(),
  source: saying(300),
});
export type Ladder = z.infer<typeof Ladder>;

/** Rungs as a ladder has them: the first to speak first. */
export const rungsInOrder = (rungs: readonly Rung[]): Rung[] => rungs.toSorted((one, other) => rungOrder(one) - rungOrder(other));
export const inOrder = (ladder: Ladder): Ladder => ({
  ...ladder,
  rungs: rungsInOrder(ladder.rungs),
  own: ladder.own.map(({ kind, rungs }) => ({ kind, rungs: rungsInOrder(rungs) })),
});

/** `POST /api/reminders/preview`: when a ladder, saved or not, would speak of a promise. */
export const LadderPreviewBody = z.strictObject({
  ladder: Ladder,
  kind: z.enum(TASK_KINDS),
  /** Without it, that of a promise of five working days received now. */
  dueAt: InstantInput.optional(),
});
export const LadderPreview = z.object({ dueAt: Instant.nullable(), steps: z.array(z.object({ code: Code, at: Instant })) });
export type LadderPreview = z.infer<typeof LadderPreview>;

/** `rung`: the ladder speaks of one promise. `digest`: a day's summary. `urge`: somebody presses for one (催办). `moved`: a change of the calendar moved some. */
export const REMINDER_KINDS = ['rung', 'digest', 'urge', 'moved', 'ended'] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** How many of a person's promises one change of the calendar moved. */
export const MovedCounts = z.object({ changeId: Id, earlier: z.int(), later: z.int() });
export type MovedCounts = z.infer<typeof MovedCounts>;

/** What was said, kept as it was when it was: the ladder may have been edited since. */
export const Spoken = z.object({
  name: z.string(),
  /** Null where no rung said it. */
  when: RungTime.nullable(),
  /** Null where it is of several promises. */
  taskKind: z.enum(TASK_KINDS).nullable(),
  /** Lower rungs that had been reached unspoken, after a run that was missed. */
  passed: z.array(z.string()),
  moved: MovedCounts.optional(),
});
export type Spoken = z.infer<typeof Spoken>;

/** How much a person owes on a day: each promise in one of them. */
export const DigestCounts = z.object({ overdue: z.int(), today: z.int(), soon: z.int() });
export type DigestCounts = z.infer<typeof DigestCounts>;

/** `POST /api/reminders/run`: what one run did. */
export const ReminderRun = z.object({
  /** Promises whose next rung had come. */
  due: z.int(),
  /** Reminders written: one a person and promise. */
  written: z.int(),
  /** Messages that a channel took, and those it did not. */
  sent: z.int(),
  failed: z.int(),
  /** As the store tells it; libSQL does not, and answers 0. */
  rowsRead: z.int(),
});
export type ReminderRun = z.infer<typeof ReminderRun>;

/** `dropped`: the promise was kept or moved before the message went out. `dead`: given up until somebody asks for another try. */
export const DELIVERY_STATUSES = ['waiting', 'sent', 'dead', 'dropped'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** One try: when, what the other side answered, without secrets and addresses, and what was wrong in our words. */
export const Attempt = z.object({ at: Instant, ok: z.boolean(), answer: z.string(), problem: z.string().nullable() });
export type Attempt = z.infer<typeof Attempt>;

/** One message through one channel. */
export const Delivery = z.object({
  id: Id,
  channel: z.enum(SENT_KINDS),
  status: z.enum(DELIVERY_STATUSES),
  tries: z.int(),
  /** When it is tried next; null once nothing more is tried. */
  nextAt: Instant.nullable(),
  /** The newest tries, the last of them last. */
  attempts: z.array(Attempt),
  sentAt: Instant.nullable(),
});
export type Delivery = z.infer<typeof Delivery>;

export const Reminder = z.object({
  id: Id,
  kind: z.enum(REMINDER_KINDS),
  taskId: Id.nullable(),
  caseId: Id.nullable(),
  caseNumber: z.string().nullable(),
  receiverId: Id,
  receiverName: z.string(),
  /** The person on leave in whose place he hears it. */
  forId: Id.nullable(),
  forName: z.string().nullable(),
  spoken: Spoken.nullable(),
  digest: DigestCounts.nullable(),
  dueAt: Instant.nullable(),
  at: Instant,
  readAt: Instant.nullable(),
  /** Since when it is history: the promise was kept, or its due moved. */
  endedAt: Instant.nullable(),
  deliveries: z.array(Delivery),
});
export type Reminder = z.infer<typeof Reminder>;

/** Why a reminder has to be told by telephone: no channel to a person is switched on, this person is reached by none, or what was sent was given up. */
export const CALL_REASONS = ['nothing_on', 'no_address', 'dead'] as const;

/** A line of the call list. `say` is what a message would have said: number, kind and due, nothing of people. */
export const Call = Reminder.pick({ id: true, kind: true, taskId: true, caseNumber: true, receiverId: true, receiverName: true, spoken: true, dueAt: true, at: true }).extend({
  departmentName: z.string().nullable(),
  phone: z.string().nullable(),
  say: z.string(),
  why: z.enum(CALL_REASONS),
  calledAt: Instant.nullable(),
  calledByName: z.string().nullable(),
});
export type Call = z.infer<typeof Call>;
