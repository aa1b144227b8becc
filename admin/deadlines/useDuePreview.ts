import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Account, ClockRule } from '../../schema/deadlines.ts';
import { post } from '../api/http.ts';
import { useSettings } from '../settings/useSettings.ts';

/** When a promise would fall due, by the installation's own calendar; undefined while nothing is asked. */
export function useDuePreview(receivedAt: string, rule: ClockRule | null): Account | undefined {
  const afterHours = useSettings().clock?.afterHours;
  return useQuery({
    queryKey: ['deadlines', 'preview', receivedAt, rule, afterHours],
    queryFn: () => post<Account>('/api/deadlines/preview', { receivedAt, rule, ...(afterHours ? { afterHours } : {}) }),
    enabled: rule !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  }).data;
}
