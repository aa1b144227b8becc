import { dayNumber, dayText } from '../deadlines/zone.ts';

/** The days of `2026-03`. */
export function daysOfMonth(month: string): string[] {
  const first = dayNumber(`${month}-01`);
  const [year = 0, index = 1] = month.split('-').map(Number);
  const count = new Date(Date.UTC(year, index, 0)).getUTCDate();
  return Array.from({ length: count }, (_, at) => dayText(first + at));
}

/** Monday 0 … Sunday 6, as Chinese calendars are printed. */
export const columnOf = (date: string): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
