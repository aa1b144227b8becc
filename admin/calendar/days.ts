import { CALENDAR_LAYERS, type CalendarDay } from '../../schema/calendar-days.ts';

/** What a day comes to at one place: the narrowest layer that says something, or the day of the week. */
export type Standing = { kind: 'off' | 'work'; row: CalendarDay | null; weekend: boolean };

const MS = 86_400_000;

const at = (day: string) => Date.parse(`${day}T00:00:00Z`);

export const shift = (day: string, days: number): string => new Date(at(day) + days * MS).toISOString().slice(0, 10);

/** Monday 0 … Sunday 6, as Chinese calendars are printed. */
export const columnOf = (day: string): number => (new Date(at(day)).getUTCDay() + 6) % 7;

export const isWeekend = (day: string): boolean => columnOf(day) > 4;

export const yearOf = (day: string): number => Number(day.slice(0, 4));

export const daysIn = (year: number, month: number): string[] => {
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Array.from({ length: count }, (_, index) => `${year}-${String(month).padStart(2, '0')}-${String(index + 1).padStart(2, '0')}`);
};

/** The same day of another month, or that month's last. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const all = daysIn(first.getUTCFullYear(), first.getUTCMonth() + 1);
  return all[Math.min(date, all.length) - 1] ?? day;
}

/** Rows that apply at a site (or to the district as a whole), the narrower layer last. */
export function rowsAt(rows: readonly CalendarDay[], siteId: string | null): CalendarDay[] {
  return rows
    .filter((row) => row.layer !== 'site' || (siteId !== null && row.siteId === siteId))
    .toSorted((one, other) => CALENDAR_LAYERS.indexOf(one.layer) - CALENDAR_LAYERS.indexOf(other.layer));
}

export function standingOf(rows: readonly CalendarDay[]): (day: string) => Standing {
  const byDay = new Map(rows.map((row) => [row.date, row]));
  return (day) => {
    const row = byDay.get(day) ?? null;
    const weekend = isWeekend(day);
    return { row, weekend, kind: row?.kind ?? (weekend ? 'off' : 'work') };
  };
}

/** As the server tells a published year: its notice gives both 1 January and 1 October off. */
export function isPublished(rows: readonly CalendarDay[], year: number): boolean {
  const off = (day: string) => rows.some((row) => row.layer === 'national' && row.kind === 'off' && row.date === day);
  return off(`${year}-01-01`) && off(`${year}-10-01`);
}
