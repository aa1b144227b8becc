import { minuteOf, type Instant } from '../../../schema/deadlines.ts';
import { rungOrder, type Ladder, type Rung } from '../../../schema/reminders.ts';
import type { TaskKind } from '../../../schema/tasks.ts';
import type { NoticePreference, NoticeTopic } from '../../../schema/notice-preferences.ts';
import { refuse, type Refusal } from '../../../schema/refusals.ts';
import { nextWorking, shiftOn, works, type Calendar } from '../../deadlines/calendar.ts';
import { dayAt, instantAt, toInstant } from '../../deadlines/zone.ts';

/** What the ladder looks at of an open promise. `immediate`: to be kept at once (即办). */
export type Promised = { kind: TaskKind; dueAt: Instant | null; pausedAt: Instant | null; pausedUntil: Instant | null; immediate: boolean };

/** A person's own quiet hours: minutes of the day, `to` not included. */
export type OwnQuiet = NonNullable<NoticePreference['quiet']>;

/** A rung, and the instant at which it speaks: quiet times are in it already. */
export type Step = { rung: Rung; at: Instant };

/** What a ladder says now, and when next. `passed` are lower rungs that were reached and never spoken. */
export type Standing = { speak: Step | null; passed: Step[]; next: Instant | null };

/** What a person chooses channels for: up to the day of the due, or after it. */
export const topicOf = (when: Rung['when']): NoticeTopic => (rungOrder({ when }) <= 0 ? 'ahead' : 'overdue');

/** Hours that begin where they end are none; refuses with `preference.quiet_empty`. */
export const checkQuiet = (quiet: OwnQuiet | null | undefined): Refusal | null => (quiet && quiet.from === quiet.to ? refuse('preference.quiet_empty', {}, 'changes.quiet.to') : null);

export const rungsOf = (ladder: Ladder, kind: TaskKind): readonly Rung[] => ladder.own.find((own) => own.kind === kind)?.rungs ?? ladder.rungs;

/** When business begins on a day, in epoch milliseconds. */
const openingOf = (calendar: Calendar, day: number): number => instantAt(calendar.index.clock, day, shiftOn(calendar, day).windows[0]?.[0] ?? 0);

function lastWorking(calendar: Calendar, day: number): number {
  let at = day;
  while (!works(calendar, at)) at -= 1;
  return at;
}

/** The day on which so many working days are left: counted as the panel counts them, so that both say the same. */
function dayBefore(calendar: Calendar, due: number, workingDays: number): number {
  let at = lastWorking(calendar, due);
  for (let left = workingDays; left > 0; left--) at = lastWorking(calendar, at - 1);
  return at;
}

function dayAfter(calendar: Calendar, due: number, workingDays: number): number {
  let at = due;
  for (let left = workingDays; left > 0; left--) at = nextWorking(calendar, at);
  return at;
}

/** When a rung speaks of a due, whatever the hour: epoch milliseconds. What warns comes before the due in any case. */
function momentOf({ when }: Rung, due: number, calendar: Calendar): number {
  if (when.at === 'overdue') return due + 1;
  const day = dayAt(calendar.index.clock, due);
  if (when.at === 'after') return openingOf(calendar, dayAfter(calendar, day, when.workingDays));
  const on = dayBefore(calendar, day, when.at === 'before' ? when.workingDays : 0);
  const opening = openingOf(calendar, on);
  // Due before business opens, as another office's order may be: the day before is the last on which it helps.
  return opening < due ? opening : openingOf(calendar, lastWorking(calendar, on - 1));
}

/** Minutes since midnight at which the night begins and ends. */
const nightOf = ({ night }: Ladder['quiet']) => night && { from: minuteOf(night.from), to: minuteOf(night.to) };

/** The instant itself, or the morning to which quiet times put it off. */
export function outOfQuiet(ms: number, quiet: Ladder['quiet'], calendar: Calendar): number {
  const { clock } = calendar.index;
  const night = nightOf(quiet);
  const day = dayAt(clock, ms);
  const isEvening = night !== null && ms >= instantAt(clock, day, night.from);
  let on = isEvening ? day + 1 : day;
  while (quiet.daysOff && !works(calendar, on)) on += 1;
  const isNight = night !== null && ms < instantAt(clock, on, night.to);
  if (on === day && !isNight) return ms;
  return Math.max(openingOf(calendar, on), night === null ? 0 : instantAt(clock, on, night.to));
}

/**
 * The instant itself, or the end of a person's own quiet hours where it falls into them, out of the district's quiet too;
 * hours from evening to morning hold over midnight. Two that meet all day long would never let anything through: then
 * the district's alone hold.
 */
export function outOfOwnQuiet(ms: number, own: OwnQuiet, quiet: Ladder['quiet'], calendar: Calendar): number {
  const { clock } = calendar.index;
  let at = ms;
  for (let left = 8; left > 0; left--) {
    const day = dayAt(clock, at);
    const [from, to] = [minuteOf(own.from), minuteOf(own.to)];
    // The stretch that began today, and the one that began yesterday.
    const inside = [day, day - 1].map((on) => ({ begins: instantAt(clock, on, from), ends: instantAt(clock, from < to ? on : on + 1, to) })).find(({ begins, ends }) => begins <= at && at < ends);
    const next = outOfQuiet(inside?.ends ?? at, quiet, calendar);
    if (next === at) return at;
    at = next;
  }
  return outOfQuiet(ms, quiet, calendar);
}

/** The instant itself, or, unless the promise may be spoken of at any time, the morning after the quiet it falls in. */
function audible(instant: number, { immediate }: Promised, { quiet }: Ladder, calendar: Calendar): number {
  return immediate && quiet.exceptImmediate ? instant : outOfQuiet(instant, quiet, calendar);
}

/** Every rung of a promise that has a due, the first to speak first; of two at one instant the higher comes last. */
export function stepsOf(promised: Promised, ladder: Ladder, calendar: Calendar): Step[] {
  if (promised.dueAt === null) return [];
  const due = Date.parse(promised.dueAt);
  return rungsOf(ladder, promised.kind)
    .map((rung) => ({ rung, ms: audible(momentOf(rung, due, calendar), promised, ladder, calendar) }))
    .toSorted((one, other) => one.ms - other.ms || rungOrder(one.rung) - rungOrder(other.rung))
    .map(({ rung, ms }) => ({ rung, at: toInstant(ms) }));
}

const silent = (next: Instant | null): Standing => ({ speak: null, passed: [], next });

/**
 * The highest rung that has been reached speaks, once; those below it are passed over, so that a run that was missed
 * does not say five things at once. A promise that stands still says nothing: with an end to its pause it is looked at
 * again then. `saidAt`: the instant of the highest rung spoken of this due so far.
 */
export function standingOf(promised: Promised, ladder: Ladder, calendar: Calendar, saidAt: Instant | null, now: Instant): Standing {
  const { pausedAt, pausedUntil } = promised;
  if (pausedAt !== null && (pausedUntil === null || now < pausedUntil)) return silent(pausedUntil && toInstant(audible(Date.parse(pausedUntil), promised, ladder, calendar)));
  const steps = stepsOf(promised, ladder, calendar);
  const reached = steps.filter(({ at }) => at <= now && (saidAt === null || at > saidAt));
  const speak = reached.at(-1);
  // A run that comes late may come at night.
  const morning = toInstant(audible(Date.parse(now), promised, ladder, calendar));
  if (speak && morning > now) return silent(morning);
  return { speak: speak ?? null, passed: reached.slice(0, -1), next: steps.find(({ at }) => at > now)?.at ?? null };
}
