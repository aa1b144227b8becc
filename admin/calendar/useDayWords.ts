import { useCallback } from 'react';
import { useT } from '../messages/useT.ts';
import type { Standing } from './days.ts';

/** A day in words: 春节放假, 国庆节调休上班, 周末, 工作日. */
export function useDayWords(): (standing: Standing) => string {
  const t = useT();
  return useCallback(
    ({ row, weekend }) => {
      if (!row) return t(weekend ? 'calendar.weekend' : 'calendar.working');
      if (row.kind === 'off') return t('calendar.holiday', { name: row.name });
      return weekend ? t('calendar.makeup', { name: row.name }) : `${t('calendar.working')} (${row.name})`;
    },
    [t],
  );
}
