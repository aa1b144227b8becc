import type { Day, Instant, WorkingHours } from '../../../schema/deadlines.ts';
import { buildCalendar, endOfDay, rowsAt, startOfDay, works, type Calendar, type CalendarRow } from '../../deadlines/rules.ts';
import { dayNumber, dayText } from '../../deadlines/zone.ts';

/** Everything dues are counted by. */
export type Counting = { days: readonly CalendarRow[]; workingHours: readonly WorkingHours[]; zone: string };

/** The calendar of each site; null is the district's. */
export type Calendars = { at(siteId: string | null): Calendar; own: readonly string[] };

/** Open promises that a change of the calendar can touch: received before the last changed day is over, due on the first or later. Null: without a bound. */
export type Stretch = { from: Instant | null; to: Instant | null };

/** Where to look for them. `sites` are those with days of their own, each with what changes there; `elsewhere` is everywhere else. */
export type Reach = { elsewhere: Stretch | null; sites: { siteId: string; stretch: Stretch | null }[] };

export function calendarsOf({ days, workingHours, zone }: Counting): Calendars {
  const own = [...new Set(days.flatMap(({ layer, siteId }) => (layer === 'site' && siteId ? [siteId] : [])))];
  const made = new Map<string | null, Calendar>();
  return {
    own,
    at(siteId) {
      const key = siteId !== null && own.includes(siteId) ? siteId : null;
      const calendar = made.get(key) ?? buildCalendar(rowsAt(days, key), workingHours, zone);
      made.set(key, calendar);
      return calendar;
    },
  };
}

type Bounds = { first: number; last: number };
const NOWHERE: Bounds = { first: Infinity, last: -Infinity };
const wider = (bounds: Bounds, first: number, last = first): Bounds => ({ first: Math.min(bounds.first, first), last: Math.max(bounds.last, last) });

/** From which days to which other hours are in force: the first row holds before its own day too. */
function otherHours(before: Calendar, after: Calendar, bounds: Bounds): Bounds {
  const begins = [...new Set([...before.index.shifts, ...after.index.shifts].map(({ fromDay }) => fromDay))].toSorted((a, b) => a - b);
  const windowsOn = (calendar: Calendar, day: number) => JSON.stringify((calendar.index.shifts.findLast(({ fromDay }) => fromDay <= day) ?? calendar.index.shifts[0])?.windows);
  const segments = [-Infinity, ...begins];
  return segments.reduce((found, first, at) => {
    const probe = first === -Infinity ? (begins[0] ?? 0) - 1 : first;
    return windowsOn(before, probe) === windowsOn(after, probe) ? found : wider(found, first, (segments[at + 1] ?? Infinity) - 1);
  }, bounds);
}

/**
 * The days between which two calendars count differently, or null where they count alike. A year that becomes published,
 * or no longer is, counts as a whole: dues in it stop or begin being provisional.
 */
export function differingDays(before: Calendar, after: Calendar): { from: Day | null; to: Day | null } | null {
  if (before.zone !== after.zone) return { from: null, to: null };
  const named = new Set([...before.index.exceptions.keys(), ...after.index.exceptions.keys()]);
  const days = [...named].filter((day) => works(before, day) !== works(after, day));
  const years = [...before.publishedYears, ...after.publishedYears].filter((year) => before.publishedYears.has(year) !== after.publishedYears.has(year));
  const byDays = days.reduce((bounds, day) => wider(bounds, day), NOWHERE);
  const byYears = years.reduce((bounds, year) => wider(bounds, dayNumber(`${year}-01-01`), dayNumber(`${year}-12-31`)), byDays);
  const { first, last } = otherHours(before, after, byYears);
  if (first > last) return null;
  return { from: first === -Infinity ? null : dayText(first), to: last === Infinity ? null : dayText(last) };
}

function stretchOf(before: Calendar, after: Calendar): Stretch | null {
  const days = differingDays(before, after);
  return days && { from: days.from === null ? null : startOfDay(days.from, after), to: days.to === null ? null : endOfDay(days.to, after) };
}

/** Nothing of a clock that ended before the first changed day, or began after the last, can move. What stands still is looked at by when it began. */
export const reaches = ({ from, to }: Stretch, { receivedAt, dueAt }: { receivedAt: Instant; dueAt: Instant | null }): boolean =>
  (from === null || dueAt === null || dueAt >= from) && (to === null || receivedAt <= to);

/** Which open promises a change of the calendar can move at all; null: none. */
export function reachOf(before: Calendars, after: Calendars): Reach | null {
  const elsewhere = stretchOf(before.at(null), after.at(null));
  const sites = [...new Set([...before.own, ...after.own])].map((siteId) => ({ siteId, stretch: stretchOf(before.at(siteId), after.at(siteId)) }));
  return elsewhere === null && sites.every(({ stretch }) => stretch === null) ? null : { elsewhere, sites };
}
