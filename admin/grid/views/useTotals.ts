import { useQuery } from '@tanstack/react-query';
import type { ViewSettings } from '../../../schema/views.ts';
import { get } from '../../api/http.ts';
import { useT } from '../../messages/useT.ts';
import type { GridQuery } from '../columns.ts';

export type SummaryGroup = { key: string | number | boolean | null; count: number; value: number | null; values?: Record<string, number | null> };
export type SummaryAnswer = { data: SummaryGroup[]; total: number; totalIsExact: boolean };

export function summaryPath(resource: string, { filter, q }: GridQuery, more: Record<string, string>): string {
  const query = new URLSearchParams(more);
  if (Object.keys(filter).length > 0) query.set('filter', JSON.stringify(filter));
  if (q !== '') query.set('q', q);
  return `/api/${resource}/summary?${query.toString()}`;
}

const FUNCTIONS = { sum: 'sum', average: 'avg' } as const;
const rounded = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 });

/** What stands under each column; undefined where nothing is asked for. */
export function useTotals(resource: string, query: GridQuery, totals: ViewSettings['totals']): Record<string, string> | undefined {
  const t = useT();
  const asked = Object.entries(totals);
  const nameOf = (field: string, total: (typeof asked)[number][1]) => (total === 'count' ? 'count' : `${FUNCTIONS[total]}:${field}`);
  const aggregate = [...new Set(['count', ...asked.map(([field, total]) => nameOf(field, total))])].slice(0, 8).join(',');
  const path = summaryPath(resource, query, { aggregate });
  const { data } = useQuery({ queryKey: ['totals', path], queryFn: ({ signal }) => get<SummaryAnswer>(path, signal), enabled: asked.length > 0, staleTime: 0 });
  if (asked.length === 0) return undefined;
  const [all] = data?.data ?? [];
  const valueOf = (field: string, total: (typeof asked)[number][1]) => (total === 'count' ? (all?.count ?? 0) : (all?.values?.[nameOf(field, total)] ?? all?.value ?? null));
  const cells = asked.map(([field, total]) => {
    const value = valueOf(field, total);
    return [field, data && value !== null ? t(`views.totalShown.${total}`, { n: rounded.format(value) }) : ''] as const;
  });
  const capped = data && !data.totalIsExact ? t('views.totalCapped') : '';
  return { ...Object.fromEntries(cells), '': capped || t('views.total') };
}
