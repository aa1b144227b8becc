import { useQueries } from '@tanstack/react-query';
import { get } from '../api/http.ts';
import type { Page } from '../api/rows.ts';
import { Tabs } from '../layout/Tabs.tsx';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { RULING_VIEWS, VIEW_NAMES, VIEWS, type ViewName } from './views.ts';

/** Those whose number is a call to work; the others would only be a tally. */
const COUNTED: readonly ViewName[] = ['open', 'untriaged', 'overdue', 'today', 'unanswered'];

export const countText = (page: Page<unknown>) => (page.totalIsExact ? String(page.total) : `${page.total}+`);

export const caseCountQuery = (view: ViewName) => ({
  queryKey: ['cases', 'count', view],
  queryFn: () => get<Page<unknown>>(`/api/cases?limit=1&filter=${encodeURIComponent(JSON.stringify(VIEWS[view].filter))}`),
  staleTime: 30_000,
});

export function ViewTabs({ view }: { view: ViewName }) {
  const t = useT();
  const rules = useMay('cases.approve');
  const names: readonly ViewName[] = rules ? [...VIEW_NAMES, ...RULING_VIEWS] : VIEW_NAMES;
  const found = useQueries({ queries: COUNTED.map(caseCountQuery) });
  const countOf = (name: ViewName) => found[COUNTED.indexOf(name)]?.data;
  return (
    <Tabs
      label={t('cases.title')}
      current={view}
      tabs={names.map((name) => {
        const page = countOf(name);
        return {
          name,
          label: t(`cases.view.${name}`),
          // Named even where it is the first: the bare address is where the view of a role begins.
          to: `/cases/view/${name}`,
          count: page && countText(page),
          alarming: name === 'overdue' && (page?.total ?? 0) > 0,
        };
      })}
    />
  );
}
