import type { ClockEntries, Instant, Spent } from '../../schema/deadlines.ts';
import { dayOf, endOfWorkingDay } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { count } from './count.ts';

/** Longer than any promise, so that what is left of it tells what was used. */
const LONG = { kind: 'working_days', workingDays: 3_660 } as const;
const LONG_HOURS = { kind: 'working_hours', minutes: 2_000_000 } as const;

/**
 * What a promise took until it was kept, by the same count as its due, pauses left out: working days, the last one
 * included, or the working minutes of a promise by hours or at once.
 */
export function spentOf(entries: ClockEntries, calendar: Calendar, keptAt: Instant): Spent {
  const daily = entries.rule.kind === 'working_days' && entries.rule.workingDays > 0;
  const closing = endOfWorkingDay(dayOf(keptAt, calendar), calendar);
  // A day is lost to a pause that covers its closing; this one begins at it, so that the day itself counts.
  const from = daily && closing > keptAt ? closing : keptAt;
  const pauses = [...entries.pauses.map((pause) => ({ ...pause, to: pause.to ?? keptAt })), { from, to: null }];
  const counted = count({ ...entries, rule: daily ? LONG : LONG_HOURS, extensions: [], pauses }, calendar);
  return { unit: counted.unit, amount: counted.due === null ? Math.floor(counted.total - counted.left) : counted.total };
}
