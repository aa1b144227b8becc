import { minuteOf, type Instant, type WorkingHours } from '../../../schema/deadlines.ts';

/** Seven hours: those of ours, where a district's hours begin later than the day that is asked about. */
const OURS = 420;

/** Working minutes of a full day by the hours that hold now: what days and minutes are compared by. */
export function dayMinutesOf(hours: readonly WorkingHours[], now: Instant): number {
  const [standing] = hours.filter(({ from }) => from <= now.slice(0, 10)).toSorted((a, b) => (a.from < b.from ? 1 : -1));
  return standing ? standing.windows.reduce((sum, [start, end]) => sum + minuteOf(end) - minuteOf(start), 0) : OURS;
}
