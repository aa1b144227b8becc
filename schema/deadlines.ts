import { z } from 'zod';
import { Day as DayShape, Instant as InstantShape, InstantInput, saying, text } from './values.ts';

/** A calendar day in the installation's zone, `YYYY-MM-DD`. */
export type Day = z.infer<typeof DayShape>;
/** UTC, ISO 8601, with `Z`. */
export type Instant = z.infer<typeof InstantShape>;

/** Bounds on what one clock may ask for, so that no input keeps the count running. */
export const MAX_WORKING_DAYS = 3660;
export const MAX_MINUTES = 600_000;
/** A preview's other instants lie within this many days of its receipt. */
const MAX_SPAN_DAYS = 7305;

/** An instant with any offset, kept as UTC; in years for which counting makes sense. */
const ClockInstant = InstantInput.refine((instant) => instant >= '2000' && instant < '2100', 'instant.out_of_range');

/** A promise's length. `working_days` 0 and `immediate` are the same promise: by the end of this working day. */
export const ClockRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('working_days'), workingDays: z.int().min(0).max(MAX_WORKING_DAYS) }),
  z.strictObject({ kind: z.literal('working_hours'), minutes: z.int().min(1).max(MAX_MINUTES) }),
  z.strictObject({ kind: z.literal('immediate') }),
]);
export type ClockRule = z.infer<typeof ClockRule>;

export const AFTER_HOURS = ['as_is', 'next_business'] as const;
export const AfterHours = z.enum(AFTER_HOURS);
export type AfterHours = z.infer<typeof AfterHours>;

/** `reason` is shown as it stands in the account: the reason's name, not its code. */
export const Pause = z
  .strictObject({ from: ClockInstant, to: ClockInstant.nullable(), reason: text(200).optional() })
  .refine((pause) => pause.to === null || Date.parse(pause.from) <= Date.parse(pause.to), { error: 'pause.reversed', path: ['to'] });
export type Pause = z.infer<typeof Pause>;

export const Extension = z.strictObject({
  workingDays: z.int().min(1).max(MAX_WORKING_DAYS),
  reason: text(200).optional(),
});
export type Extension = z.infer<typeof Extension>;

/** A due set by somebody else, such as a 12345 order's. Our pauses and extensions do not move it. */
export const ExternalDue = z.strictObject({ dueAt: ClockInstant, what: saying(200) });
export type ExternalDue = z.infer<typeof ExternalDue>;

/** Everything a due instant is computed from, besides the calendar. */
export const ClockEntries = z.strictObject({
  receivedAt: ClockInstant,
  rule: ClockRule,
  afterHours: AfterHours,
  pauses: z.array(Pause).max(100),
  extensions: z.array(Extension).max(50),
  external: z.array(ExternalDue).max(20).optional(),
});
export type ClockEntries = z.infer<typeof ClockEntries>;

export const PreviewInput = z
  .strictObject({
    receivedAt: ClockInstant,
    rule: ClockRule,
    pauses: z.array(Pause).max(100).optional(),
    extensions: z.array(Extension).max(50).optional(),
    afterHours: AfterHours.optional(),
    now: ClockInstant.optional(),
  })
  .superRefine((input, check) => {
    const days = input.rule.kind === 'working_days' ? input.rule.workingDays : 0;
    const extended = (input.extensions ?? []).reduce((sum, one) => sum + one.workingDays, 0);
    if (days + extended > MAX_WORKING_DAYS)
      check.addIssue({ code: 'custom', path: ['extensions'], message: 'clock.too_long' });
    const far = (instant: string | null | undefined) =>
      instant != null && Math.abs(Date.parse(instant) - Date.parse(input.receivedAt)) > MAX_SPAN_DAYS * 86_400_000;
    if (far(input.now)) check.addIssue({ code: 'custom', path: ['now'], message: 'instant.too_far' });
    input.pauses?.forEach((pause, index) => {
      if (far(pause.from)) check.addIssue({ code: 'custom', path: ['pauses', index, 'from'], message: 'instant.too_far' });
      if (far(pause.to)) check.addIssue({ code: 'custom', path: ['pauses', index, 'to'], message: 'instant.too_far' });
    });
  });
export type PreviewInput = z.infer<typeof PreviewInput>;

/** A time of day; `24:00` is its end. */
export const HourMinute = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'time.malformed');

/** Working hours from a day on. Windows are left-closed and right-open, in order, and do not overlap. */
export const WorkingHours = z.strictObject({
  from: DayShape,
  windows: z
    .array(z.tuple([HourMinute, HourMinute]))
    .min(1)
    .max(6)
    .refine((windows) => windows.every(([start, end], index) => start < end && (windows[index - 1]?.[1] ?? '00:00') <= start), 'hours.overlapping')
    .refine((windows) => windows.reduce((sum, [start, end]) => sum + minuteOf(end) - minuteOf(start), 0) >= 60, 'hours.too_short'),
  source: text(300),
});
export type WorkingHours = z.infer<typeof WorkingHours>;

/** No published source states these hours: they are ours, and say so. */
export const DEFAULT_WORKING_HOURS: WorkingHours = {
  from: '2000-01-01',
  windows: [['09:00', '12:00'], ['13:30', '17:30']],
  source: '本产品约定',
};

/** Why a day counts or does not. */
export const DAY_CODES = [
  'received', 'after_hours', 'counted', 'makeup', 'extended', 'immediate',
  'weekend', 'holiday', 'paused', 'provisional', 'provisional_weekend',
] as const;
export type DayCode = (typeof DAY_CODES)[number];

export const AccountDay = z.object({
  date: DayShape,
  /** Days (1 or 0) for working days, minutes for working hours. */
  counted: z.number(),
  why: z.string(),
  code: z.enum(DAY_CODES),
  /** Which counted day this is (第几日). */
  ordinal: z.int().optional(),
  /** The festival, for days off and make-up days. */
  name: z.string().optional(),
  /** Where the calendar has this day from. */
  source: z.string().optional(),
  /** A pause's reason. */
  reason: z.string().optional(),
  /** On the day of receipt: taken in during business hours, after them, or on a day off. */
  received: z.enum(['in_hours', 'after_hours', 'off_day']).optional(),
  extended: z.boolean().optional(),
  provisional: z.boolean().optional(),
  /** Local time at which the promise falls due, on its last day. */
  due: z.string().optional(),
});
export type AccountDay = z.infer<typeof AccountDay>;

export const Basis = z.object({
  rule: z.string(),
  convention: z.string(),
  text: z.string(),
  source: z.string(),
  /** Whether the wording was checked against the law. */
  verified: z.boolean(),
  caveat: z.string().optional(),
});
export type Basis = z.infer<typeof Basis>;

/** What a promise took until it was kept. */
export const Spent = z.object({ unit: z.enum(['days', 'minutes']), amount: z.int() });
export type Spent = z.infer<typeof Spent>;

export const Account = z.object({
  dueAt: InstantShape.nullable(),
  provisional: z.boolean(),
  provisionalYears: z.array(z.int()),
  provisionalNote: z.string().optional(),
  remainingWorkingDays: z.int().optional(),
  overdue: z.boolean().optional(),
  overdueWorkingDays: z.int().optional(),
  unit: z.enum(['days', 'minutes']),
  days: z.array(AccountDay),
  /** Standing still since `since`, with this much of the promise left. */
  paused: z.object({ since: InstantShape, remaining: z.number() }).optional(),
  governedBy: z.enum(['rule', 'external']),
  ruleDueAt: InstantShape.nullable(),
  external: z.array(z.object({ dueAt: InstantShape, what: z.string() })).optional(),
  basis: z.array(Basis),
  /** Of a promise that was kept. */
  spent: Spent.optional(),
});
export type Account = z.infer<typeof Account>;

export const CLOCK_STATES = ['ok', 'soon', 'today', 'overdue', 'paused'] as const;
export type ClockState = (typeof CLOCK_STATES)[number];

/** Minutes since midnight of an HH:MM. */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
