import { useQuery } from '@tanstack/react-query';
import type { ViewSettings } from '../../../schema/views.ts';
import { get } from '../../api/http.ts';
import { type T, useT } from '../../messages/useT.ts';
import type { GridQuery } from '../columns.ts';
import type { GroupValues, SummaryAnswer } from '../grouping.ts';
import { summaryPath } from '../paths.ts';

type Totals = ViewSettings['totals'];
type Total = Totals[string];

export const TOTALS_KEY = 'totals';
const FUNCTIONS = { sum: 'sum', average: 'avg' } as const;
/** As many as one summary answers, beside the count. */
const MOST = 7;
const rounded = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 });

const nameOf = (field: string, total: Total) => (total === 'count' ? 'count' : `${FUNCTIONS[total]}:${field}`);

/** What is to be asked for beside the count; empty where that is all. */
export const aggregateOf = (totals: Totals): string => [...new Set(Object.entries(totals).flatMap(([field, total]) => (total === 'count' ? [] : [nameOf(field, total)])))].slice(0, MOST).join(',');

/** What a column comes to, in words; empty where it is not known. */
export function totalIn(t: T, field: string, total: Total, { count, values }: { count: number; values: GroupValues | null }): string {
  const value = total === 'count' ? count : (values?.[nameOf(field, total)] ?? null);
  return value === null ? '' : t(`views.totalShown.${total}`, { n: rounded.format(value) });
}

/** What stands under each column; undefined where nothing is asked for. */
export function useTotals(resource: string, query: GridQuery, totals: Totals): Record<string, string> | undefined {
  const t = useT();
  const asked = Object.entries(totals);
  const path = summaryPath(resource, query, { aggregate: ['count', aggregateOf(totals)].filter(Boolean).join(',') });
  const { data } = useQuery({ queryKey: [TOTALS_KEY, path], queryFn: ({ signal }) => get<SummaryAnswer>(path, signal), enabled: asked.length > 0, staleTime: 0 });
  if (asked.length === 0) return undefined;
  const [all] = data?.data ?? [];
  const cells = asked.map(([field, total]) => [field, data ? totalIn(t, field, total, { count: all?.count ?? 0, values: all?.values ?? null }) : ''] as const);
  const capped = data && !data.totalIsExact ? t('views.totalCapped') : '';
  return { ...Object.fromEntries(cells), '': capped || t('views.total') };
}
