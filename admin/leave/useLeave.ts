import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Leave } from '../../schema/leave.ts';
import { get } from '../api/http.ts';
import type { Page } from '../api/rows.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useT } from '../messages/useT.ts';
import { usePersonName } from '../people/usePeople.ts';

/** Leave that touches these days; nobody's where one of them is not known. */
export function useLeaveWithin(from: string, until: string) {
  const filter = encodeURIComponent(JSON.stringify({ fromDay: { lte: until }, untilDay: { gte: from } }));
  return useQuery({ queryKey: ['leave', 'within', from, until], queryFn: async ({ signal }) => (await get<Page<Leave>>(`/api/leave?limit=500&filter=${filter}`, signal)).data, staleTime: 60_000 });
}

const NOBODY: Leave[] = [];

/** Who is away today, by person. */
export function useAwayToday(): ReadonlyMap<string, Leave> {
  const { today } = useDates();
  const rows = useLeaveWithin(today, today).data ?? NOBODY;
  return useMemo(() => new Map(rows.map((row) => [row.personId, row])), [rows]);
}

/** 请假至 3月12日，由李某代: of who is away today; empty for who is there. */
export function useAwayWords(): (personId: string | null | undefined) => string {
  const t = useT();
  const dates = useDates();
  const personName = usePersonName();
  const away = useAwayToday();
  return useCallback(
    (personId) => {
      const leave = personId ? away.get(personId) : undefined;
      if (!leave) return '';
      const until = dates.day(leave.untilDay);
      const name = personName(leave.standInId);
      return name ? t('leave.awayUntil', { until, name }) : t('leave.awayUntilAlone', { until });
    },
    [t, dates, personName, away],
  );
}

/** A name, and beside it that he is away and who stands in. */
export function useNameWithLeave(): (personId: string | null | undefined) => string {
  const t = useT();
  const personName = usePersonName();
  const away = useAwayToday();
  return useCallback(
    (personId) => {
      const leave = personId ? away.get(personId) : undefined;
      const name = personName(personId);
      if (!leave || !name) return name;
      const standIn = personName(leave.standInId);
      return standIn ? t('leave.nameAway', { name, standIn }) : t('leave.nameAwayAlone', { name });
    },
    [t, personName, away],
  );
}
