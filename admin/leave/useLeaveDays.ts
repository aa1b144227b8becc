import { useCallback } from 'react';
import type { Leave } from '../../schema/leave.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useT } from '../messages/useT.ts';

/** 3月9日 周一 至 3月11日 周三; one day as one. */
export function useLeaveDays(): (leave: Pick<Leave, 'fromDay' | 'untilDay'>) => string {
  const t = useT();
  const dates = useDates();
  return useCallback(({ fromDay, untilDay }) => (fromDay === untilDay ? dates.day(fromDay) : t('leave.days', { from: dates.day(fromDay), until: dates.day(untilDay) })), [t, dates]);
}
