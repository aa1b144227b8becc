import type { ClockEntries, Day, Instant } from '../../schema/deadlines.ts';
import { endOfWorkingDay, startOfDay } from '../../worker/deadlines/rules.ts';
import type { Calendar } from '../../worker/deadlines/rules.ts';

const MINUTE = 60_000;

type Place = { day: string; time: string; works: boolean; windows: [string, string][]; minutes: number };

const formats = new Map<string, Intl.DateTimeFormat>();

/** Where an instant lies, found the slow way: by the runtime's own time zones and the calendar's strings. */
export function placeOf(instant: Instant, calendar: Calendar): Place {
  let format = formats.get(calendar.zone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: calendar.zone, dateStyle: 'short', timeStyle: 'short' });
    formats.set(calendar.zone, format);
  }
  const [day = '', time = ''] = format.format(new Date(instant)).split(' ');
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  const special = calendar.days.get(day);
  const works = special ? special.kind === 'work' : weekday >= 1 && weekday <= 5;
  const inForce = calendar.hours.filter((hours) => hours.from <= day).toSorted((a, b) => (a.from < b.from ? 1 : -1))[0] ?? calendar.hours[0];
  const windows = inForce?.windows ?? [];
  const minutes = windows.reduce((sum, [start, end]) => sum + clockMinutes(end) - clockMinutes(start), 0);
  return { day, time, works, windows, minutes };
}

function clockMinutes(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Every minute from receipt on is asked whether it counts. Whole-minute entries in a zone of whole-hour offsets. */
export function minuteByMinute(entries: ClockEntries, calendar: Calendar): Instant {
  if (entries.rule.kind !== 'working_hours') throw new Error('counts working hours only');
  const extended = entries.extensions.reduce((sum, one) => sum + one.workingDays, 0);
  let left = entries.rule.minutes + extended * placeOf(entries.receivedAt, calendar).minutes;
  let at = Date.parse(entries.receivedAt);
  let hour = placeOf(entries.receivedAt, calendar);
  for (; left > 0; at += MINUTE) {
    const minute = new Date(at).getUTCMinutes();
    if (minute === 0) hour = placeOf(new Date(at).toISOString(), calendar);
    const time = `${hour.time.slice(0, 3)}${String(minute).padStart(2, '0')}`;
    const inWindow = hour.works && hour.windows.some(([start, end]) => start <= time && time < end);
    const paused = inWindow && entries.pauses.some(({ from, to }) => Date.parse(from) <= at && (to === null || at < Date.parse(to)));
    if (inWindow && !paused) left--;
  }
  return new Date(at).toISOString();
}

/** Every day after receipt is asked whether its closing time lies in business and outside the pauses. */
export function dayByDay(entries: ClockEntries, calendar: Calendar): Day {
  if (entries.rule.kind !== 'working_days') throw new Error('counts working days only');
  let left = entries.rule.workingDays + entries.extensions.reduce((sum, one) => sum + one.workingDays, 0);
  const receipt = placeOf(entries.receivedAt, calendar);
  const late = !receipt.works || receipt.time >= (receipt.windows.at(-1)?.[1] ?? '');
  let day = receipt.day;
  const counts = () => {
    if (!placeOf(noonOf(day, calendar), calendar).works) return false;
    const closing = Date.parse(endOfWorkingDay(day, calendar));
    return !entries.pauses.some(({ from, to }) => Date.parse(from) < closing && (to === null || closing <= Date.parse(to)));
  };
  const next = () => (day = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10));
  if (left === 0) {
    if (late) next();
    while (!counts()) next();
    return day;
  }
  if (late && entries.afterHours === 'next_business') do next(); while (!placeOf(noonOf(day, calendar), calendar).works);
  for (; left > 0; ) {
    next();
    if (counts()) left--;
  }
  return day;
}

function noonOf(day: Day, calendar: Calendar): Instant {
  return new Date(Date.parse(startOfDay(day, calendar)) + 12 * 60 * MINUTE).toISOString();
}
