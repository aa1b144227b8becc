import nationalDays from '../../schema/presets/calendar.json' with { type: 'json' };
import { addWorkingDays, buildCalendar, endOfWorkingDay, isWorkday, workingDaysBetween } from '../deadlines/calendar.ts';
import type { Calendar } from '../deadlines/rules.ts';
import type { Deed, Planned, Step, Story } from './script.ts';

/** The national calendar the product ships; the demo district adds no days of its own. */
export const CALENDAR: Calendar = buildCalendar(
  nationalDays.days.map(({ date, kind, name, notice }) => ({
    layer: 'national' as const,
    date,
    kind: kind === 'work' ? ('work' as const) : ('off' as const),
    name,
    source: notice,
  })),
);

const DAY_MS = 86_400_000;

export const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);

/** The Beijing day of an instant. */
export const beijingDay = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);

/** A Beijing day and time as an instant. */
export const instantOf = (day: string, time: string): string => new Date(`${day}T${time}:00+08:00`).toISOString();

/** Working days in order, from the one on or after `from` to the one on or before `to`. */
export function workingDays(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = dayBefore(day, -1)) if (isWorkday(day, CALENDAR)) days.push(day);
  return days;
}

/** The last working day before this one. */
export function lastWorkingDay(before: string): string {
  let day = dayBefore(before, 1);
  while (!isWorkday(day, CALENDAR)) day = dayBefore(day, 1);
  return day;
}

export const laterWorkingDay = (day: string, days: number): string => (days === 0 ? day : addWorkingDays(day, days, CALENDAR));

export function earlierWorkingDay(day: string, days: number): string {
  let found = day;
  for (let left = days; left > 0; left -= 1) found = lastWorkingDay(found);
  return found;
}

export { endOfWorkingDay, isWorkday, workingDaysBetween };

function schedule(first: string, planned: Planned): Step {
  const { on, at, as, ...deed } = planned;
  return { at: instantOf(laterWorkingDay(first, on), at), ...(as && { as }), deed };
}

/** The latest first day on which the whole story ends before `today`, in the season the article gives. */
function firstDay(story: Story, today: string): string {
  const span = Math.max(...story.steps.map(({ on }) => on));
  if ('workingDaysAgo' in story.begins) return earlierWorkingDay(lastWorkingDay(today), story.begins.workingDaysAgo);
  const { month, day } = story.begins;
  const monthDay = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  for (let year = Number(today.slice(0, 4)); ; year -= 1) {
    let first = `${year}-${monthDay}`;
    while (!isWorkday(first, CALENDAR)) first = dayBefore(first, -1);
    if (laterWorkingDay(first, span) < today) return first;
  }
}

/** Nobody who opens a story's case should take what we supplied for what its article says. */
const whatWeSupplied = ({ supplied }: Story): Deed => ({
  do: 'note',
  note: { kind: 'other', with: '演示说明', reached: true, text: `演示补充（文章未写）：${supplied}。` },
});

/** A story's steps at real instants, all before `today`. */
export function scheduleStory(story: Story, today: string): Step[] {
  const first = firstDay(story, today);
  return story.steps.flatMap((planned) => {
    const step = schedule(first, planned);
    return planned.do === 'register' ? [step, { at: step.at, deed: whatWeSupplied(story) }] : [step];
  });
}
