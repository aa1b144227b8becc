import type { CalendarYear } from '../../../schema/calendar-days.ts';
import { refuse, type Refusal } from '../../../schema/refusals.ts';

type Layered = { layer: CalendarYear['layer']; siteId: string | null };

export function checkLayer({ layer, siteId }: Layered, path: string): Refusal | undefined {
  return (layer === 'site') === (siteId !== null) ? undefined : refuse('calendar.site_mismatch', undefined, path);
}

type Day = CalendarYear['days'][number];
type Standing = Day & { source: string | null };

/** How the days that stand become those of the notice: what it does not name goes. */
export function planYear<Row extends Standing>(standing: readonly Row[], { days, source }: Pick<CalendarYear, 'days' | 'source'>) {
  const wanted = new Map(days.map((day) => [day.date, day]));
  const known = new Map(standing.map((row) => [row.date, row]));
  const differs = (row: Row, day: Day) => row.kind !== day.kind || row.name !== day.name || row.source !== source;
  return {
    add: days.filter(({ date }) => !known.has(date)),
    change: standing.flatMap((row) => {
      const day = wanted.get(row.date);
      return day && differs(row, day) ? [{ row, day }] : [];
    }),
    remove: standing.filter(({ date }) => !wanted.has(date)),
  };
}
