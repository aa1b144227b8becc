import { useMemo } from 'react';
import type { ClockMark } from '../../../schema/cases.ts';
import type { Row } from '../../api/rows.ts';
import { useDates } from '../../deadlines/useDates.ts';
import type { RowReader } from './match.ts';

/** How colour rules read a row that has a clock: a case, a promise, a run. */
export function useClockReader<R extends Row & { clock: ClockMark }>(): RowReader<R> {
  const dates = useDates();
  return useMemo(
    () => ({
      value: (row, field) => Reflect.get(row, field) as unknown,
      dayOf: dates.dayOf,
      today: dates.today,
      overdue: ({ clock }) => clock.state === 'overdue',
      workingDays: ({ clock }) => clock.remainingWorkingDays,
    }),
    [dates],
  );
}
