import type { AfterHours, ClockEntries, ClockState, Extension, Instant } from '../../schema/deadlines.ts';
import { countBetween } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { count } from './count.ts';
import type { Count } from './count.ts';
import { dayAt, toInstant, yearOf } from './zone.ts';

export type Due = {
  /** Null only while an open pause holds the promise and nobody else's due governs. */
  dueAt: Instant | null;
  /** A year it depends on has no published calendar: weekends only. */
  provisional: boolean;
  provisionalYears: number[];
  governedBy: 'rule' | 'external';
  /** Our own due, shown beside an external one. */
  ruleDueAt: Instant | null;
  /** What is left of the promise while an open pause holds it, in `unit`; otherwise null. */
  remaining: number | null;
  unit: 'days' | 'minutes';
};

export function dueOf(entries: ClockEntries, calendar: Calendar): Due {
  return concludeDue(count(entries, calendar), entries, calendar);
}

/** The earlier of our due and an external one governs; a pause of ours stops only our own. */
export function concludeDue(counted: Count, entries: ClockEntries, calendar: Calendar): Due {
  let governing = counted.due ?? Infinity;
  let governedBy: Due['governedBy'] = 'rule';
  for (const external of entries.external ?? []) {
    const due = Date.parse(external.dueAt);
    if (due < governing) {
      governing = due;
      governedBy = 'external';
    }
  }
  const lastDay = Math.min(counted.lastDay, governing === Infinity ? Infinity : dayAt(calendar.index.clock, governing));
  const provisionalYears = unpublishedYears(calendar, counted.firstDay, lastDay);
  const dueAt = governing === Infinity ? null : toInstant(governing);
  return {
    dueAt,
    provisional: provisionalYears.length > 0,
    provisionalYears,
    governedBy,
    ruleDueAt: counted.due === null ? null : counted.due === governing ? dueAt : toInstant(counted.due),
    remaining: counted.due === null ? counted.left : null,
    unit: counted.unit,
  };
}

function unpublishedYears(calendar: Calendar, firstDay: number, lastDay: number): number[] {
  const years: number[] = [];
  for (let year = yearOf(firstDay), last = yearOf(lastDay); year <= last; year++)
    if (!calendar.publishedYears.has(year)) years.push(year);
  return years;
}

/** The due of a plain promise: so many working days from an instant, nothing paused. */
export function dueWithin(receivedAt: Instant, workingDays: number, calendar: Calendar, afterHours: AfterHours = 'as_is'): Instant {
  const counted = count({ receivedAt, rule: { kind: 'working_days', workingDays }, afterHours, pauses: [], extensions: [] }, calendar);
  if (counted.due === null) throw new Error('a promise without pauses always has a due');
  return toInstant(counted.due);
}

/** The due instant itself is still in time. */
export function isOverdue(dueAt: Instant, now: Instant): boolean {
  return Date.parse(now) > Date.parse(dueAt);
}

/** Working days in (today, due day]; 0 once overdue. */
export function remainingWorkingDays(dueAt: Instant, now: Instant, calendar: Calendar): number {
  return isOverdue(dueAt, now) ? 0 : betweenInstants(now, dueAt, calendar);
}

/** Working days in (due day, today]; 0 on the due day itself, and before it. */
export function overdueWorkingDays(dueAt: Instant, now: Instant, calendar: Calendar): number {
  return isOverdue(dueAt, now) ? betweenInstants(dueAt, now, calendar) : 0;
}

function betweenInstants(from: Instant, to: Instant, calendar: Calendar): number {
  const { clock } = calendar.index;
  return countBetween(calendar, dayAt(clock, Date.parse(from)), dayAt(clock, Date.parse(to)));
}

/** How a list colours a promise. No due means paused; `soon` is within two working days. */
export function clockState(dueAt: Instant | null, now: Instant, calendar: Calendar): ClockState {
  if (dueAt === null) return 'paused';
  if (isOverdue(dueAt, now)) return 'overdue';
  const { clock } = calendar.index;
  if (dayAt(clock, Date.parse(dueAt)) === dayAt(clock, Date.parse(now))) return 'today';
  return remainingWorkingDays(dueAt, now, calendar) <= 2 ? 'soon' : 'ok';
}

export function extendedWorkingDays(extensions: readonly Extension[]): number {
  return extensions.reduce((sum, extension) => sum + extension.workingDays, 0);
}
