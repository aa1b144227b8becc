import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { CalendarDay } from '../../schema/calendar-days.ts';
import { get } from '../api/http.ts';
import type { Page } from '../api/rows.ts';

/** All layers of one year: some forty rows, a few hundred where every site has days of its own. */
async function fetchYear(year: number, signal: AbortSignal): Promise<CalendarDay[]> {
  const filter = encodeURIComponent(JSON.stringify({ date: { gte: `${year}-01-01`, lte: `${year}-12-31` } }));
  const rows: CalendarDay[] = [];
  let cursor: string | null = null;
  do {
    const from: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: Page<CalendarDay> = await get<Page<CalendarDay>>(`/api/calendar-days?limit=500&filter=${filter}${from}`, signal);
    rows.push(...page.data);
    cursor = page.next;
  } while (cursor !== null);
  return rows;
}

export function useCalendarDays(year: number) {
  return useQuery({ queryKey: ['calendar-days', year], queryFn: ({ signal }) => fetchYear(year, signal) });
}

/** After a change of the calendar every promised date may have moved. */
export function useCalendarChanged() {
  const client = useQueryClient();
  return useCallback(
    () => client.invalidateQueries({ predicate: ({ queryKey: [name] }) => ['calendar-days', 'cases', 'tasks', 'deadlines'].some((one) => one === name) }),
    [client],
  );
}
