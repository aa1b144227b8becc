import { CALENDAR_LAYERS } from '../../schema/calendar-days.ts';
import { DEFAULT_WORKING_HOURS, minuteOf } from '../../schema/deadlines.ts';
import type { Day, Instant, WorkingHours } from '../../schema/deadlines.ts';
import { dayAt, dayNumber, dayText, instantAt, toInstant, weekdayOf, zoneOf } from './zone.ts';
import type { Zone } from './zone.ts';

/** A row of the calendar as far as counting needs it; rows of `calendar_days` fit. */
export type CalendarRow = {
  layer: (typeof CALENDAR_LAYERS)[number];
  date: Day;
  kind: 'off' | 'work';
  name: string;
  siteId?: string | null | undefined;
  source?: string | null | undefined;
};

export type CalendarDay = { kind: 'off' | 'work'; name: string; source?: string | undefined };

/** One day's windows in minutes since midnight, in force from a day on. */
type Shift = { hours: WorkingHours; fromDay: number; windows: readonly (readonly [number, number])[]; closing: number; minutes: number };

export type Calendar = {
  readonly zone: string;
  readonly publishedYears: ReadonlySet<number>;
  readonly days: ReadonlyMap<Day, CalendarDay>;
  readonly hours: readonly WorkingHours[];
  /** The same facts by day number, made once so that counting a day costs one lookup. */
  readonly index: { clock: Zone; exceptions: ReadonlyMap<number, CalendarDay>; shifts: readonly Shift[] };
};

/** A search for a due gives up after this many days: a calendar without working days has no due. */
const MAX_SCAN_DAYS = 40_000;

/**
 * The calendar that applies at one place: pass the national rows, the district's, and one site's; the
 * narrower layer wins. Without `publishedYears`, a year counts as published when its national layer
 * gives both 1 January and 1 October as days off, as every State Council notice does: a stray day
 * entered by hand, or a neighbour year's 31 December, publishes nothing.
 */
export function buildCalendar(
  rows: readonly CalendarRow[],
  hours: readonly WorkingHours[] = [DEFAULT_WORKING_HOURS],
  zone = 'Asia/Shanghai',
  publishedYears?: Iterable<number>,
): Calendar {
  const days = new Map<Day, CalendarDay>();
  const exceptions = new Map<number, CalendarDay>();
  for (const layer of CALENDAR_LAYERS)
    for (const row of rows)
      if (row.layer === layer) {
        const day: CalendarDay = { kind: row.kind, name: row.name, source: row.source ?? undefined };
        days.set(row.date, day);
        exceptions.set(dayNumber(row.date), day);
      }
  const inForce = hours.length > 0 ? hours : [DEFAULT_WORKING_HOURS];
  return {
    zone,
    publishedYears: new Set(publishedYears ?? yearsNamedBy(rows)),
    days,
    hours: inForce,
    index: { clock: zoneOf(zone), exceptions, shifts: inForce.map(toShift).toSorted((a, b) => a.fromDay - b.fromDay) },
  };
}

/** The rows that apply at a site, or to the district as a whole. */
export function rowsAt<Row extends CalendarRow>(rows: readonly Row[], siteId: string | null): Row[] {
  return rows.filter((row) => row.layer !== 'site' || (siteId !== null && row.siteId === siteId));
}

function yearsNamedBy(rows: readonly CalendarRow[]): number[] {
  const off = new Set(rows.filter((row) => row.layer === 'national' && row.kind === 'off').map((row) => row.date));
  const newYears = [...off].filter((date) => date.endsWith('-01-01')).map((date) => date.slice(0, 4));
  return newYears.filter((year) => off.has(`${year}-10-01`)).map(Number);
}

function toShift(hours: WorkingHours): Shift {
  const windows = hours.windows.map(([start, end]) => [minuteOf(start), minuteOf(end)] as const);
  return {
    hours,
    fromDay: dayNumber(hours.from),
    windows,
    closing: windows.at(-1)?.[1] ?? 0,
    minutes: windows.reduce((sum, [start, end]) => sum + end - start, 0),
  };
}

/** The hours in force on a day; before the first change known, the first. */
export function shiftOn(calendar: Calendar, day: number): Shift {
  const { shifts } = calendar.index;
  for (let at = shifts.length - 1; at > 0; at--) {
    const shift = shifts[at];
    if (shift && shift.fromDay <= day) return shift;
  }
  const [first] = shifts;
  if (!first) throw new Error('a calendar always has working hours');
  return first;
}

export function hoursOn(calendar: Calendar, day: number): WorkingHours {
  return shiftOn(calendar, day).hours;
}

export function works(calendar: Calendar, day: number): boolean {
  const exception = calendar.index.exceptions.get(day);
  if (exception) return exception.kind === 'work';
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6;
}

/** When business stops on that day, in epoch milliseconds. */
export function closingOf(calendar: Calendar, day: number): number {
  return instantAt(calendar.index.clock, day, shiftOn(calendar, day).closing);
}

export function nextWorking(calendar: Calendar, day: number): number {
  let next = day + 1;
  for (const limit = day + MAX_SCAN_DAYS; !works(calendar, next); next++) assertWithin(next, limit);
  return next;
}

export function scanLimit(day: number): number {
  return day + MAX_SCAN_DAYS;
}

export function assertWithin(day: number, limit: number): void {
  if (day > limit) throw new RangeError('no due within a century: the calendar has too few working days');
}

export function isWorkday(day: Day, calendar: Calendar): boolean {
  return works(calendar, dayNumber(day));
}

export function dayOf(instant: Instant, calendar: Calendar): Day {
  return dayText(dayAt(calendar.index.clock, Date.parse(instant)));
}

export function startOfDay(day: Day, calendar: Calendar): Instant {
  return toInstant(instantAt(calendar.index.clock, dayNumber(day), 0));
}

/** The last instant that still is this day, for "due by the end of …" bounds. */
export function endOfDay(day: Day, calendar: Calendar): Instant {
  return toInstant(instantAt(calendar.index.clock, dayNumber(day) + 1, 0) - 1);
}

/** When business stops on that day: 《民法典》第二百零三条. */
export function endOfWorkingDay(day: Day, calendar: Calendar): Instant {
  return toInstant(closingOf(calendar, dayNumber(day)));
}

/** The Nth working day after `day`; for 0, `day` itself. */
export function addWorkingDays(day: Day, workingDays: number, calendar: Calendar): Day {
  let at = dayNumber(day);
  for (let left = workingDays; left > 0; left--) at = nextWorking(calendar, at);
  return dayText(at);
}

/** Working days in (from, to]; 0 when `to` is not after `from`. */
export function workingDaysBetween(from: Day, to: Day, calendar: Calendar): number {
  return countBetween(calendar, dayNumber(from), dayNumber(to));
}

export function countBetween(calendar: Calendar, from: number, to: number): number {
  let count = 0;
  for (let day = from + 1; day <= to; day++) if (works(calendar, day)) count++;
  return count;
}
