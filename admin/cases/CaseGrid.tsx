import { lazy, Suspense, useMemo, useState } from 'react';
import { useListContext } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { Case } from '../../schema/cases.ts';
import { get } from '../api/http.ts';
import Grid from '../grid/Grid.tsx';
import type { GridQuery, GridResource } from '../grid/columns.ts';
import type { Sheet } from '../grid/sheet.ts';
import { useT } from '../messages/useT.ts';
import type { DialogAction } from './actions/CaseActions.tsx';
import { useCaseGrid } from './useCaseGrid.tsx';

const CaseDialog = lazy(() => import('./actions/CaseDialog.tsx'));
const ClockAccount = lazy(() => import('../deadlines/ClockAccount.tsx'));

type Asking = { row: Case; action: DialogAction | 'account' } | null;

type Props = { view: Record<string, unknown>; empty: React.ReactNode };

/** Cases as a spreadsheet, under the view and the filters that stand in the address. */
export default function CaseGrid({ view, empty }: Props) {
  const t = useT();
  const navigate = useNavigate();
  const { filterValues, sort, setSort } = useListContext<Case>();
  const [asking, setAsking] = useState<Asking>(null);
  const doing = useMemo(
    () => ({
      open: (row: Case) => void navigate(`/cases/${row.id}`),
      account: (row: Case) => (row.dueAt || row.pausedAt) && setAsking({ row, action: 'account' }),
      act: (row: Case, action: DialogAction) => setAsking({ row, action }),
    }),
    [navigate],
  );
  const columns = useCaseGrid(doing);
  const resource = useMemo<GridResource<Case>>(() => ({ name: 'cases', shape: Case, adding: t('cases.grid.adding') }), [t]);
  const { q, ...filters }: Record<string, unknown> = filterValues;
  const query: GridQuery = { filter: { ...filters, ...view }, q: typeof q === 'string' ? q : '', sort: `${sort.order === 'DESC' ? '-' : ''}${sort.field}` };
  const done = (sheet: Sheet<Case>, { id }: Case) => {
    setAsking(null);
    void get<Case>(`/api/cases/${id}`).then((row) => sheet.rows.put(row), () => undefined);
  };
  return (
    <Grid<Case>
      label={t('cases.title')}
      resource={resource}
      columns={columns}
      query={query}
      onSort={(field) => setSort({ field, order: sort.field === field && sort.order === 'ASC' ? 'DESC' : 'ASC' })}
      unit={t('table.unit')}
      empty={empty}
    >
      {(sheet) =>
        asking && (
          <Suspense>
            {asking.action === 'account' ? (
              <ClockAccount account={{ caseId: asking.row.id, what: asking.row.number }} onClose={() => setAsking(null)} />
            ) : (
              <CaseDialog row={asking.row} action={asking.action} onClose={() => done(sheet, asking.row)} />
            )}
          </Suspense>
        )
      }
    </Grid>
  );
}
