import { lazy, Suspense, useMemo, useState } from 'react';
import { Case } from '../../schema/cases.ts';
import { withOwnCells } from '../fields/cells.ts';
import { useOwnColumns } from '../fields/useOwnColumns.ts';
import { readAgain } from '../grid/api.ts';
import { useClockReader } from '../grid/filter/useClockReader.ts';
import type { GridResource } from '../grid/columns.ts';
import { useListedGrid } from '../grid/views/useListedGrid.ts';
import { ViewedGrid } from '../grid/views/ViewedGrid.tsx';
import { type Opened, WithRecord } from '../grid/WithRecord.tsx';
import type { Sheet } from '../grid/sheet.ts';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import type { DialogAction } from './actions/CaseActions.tsx';
import { useCaseFields } from './useCaseFields.ts';
import { useCaseGrid } from './useCaseGrid.tsx';

const CaseDialog = lazy(() => import('./actions/CaseDialog.tsx'));
const CasePanel = lazy(() => import('./CasePanel.tsx'));
const ClockAccount = lazy(() => import('../deadlines/ClockAccount.tsx'));

/** A refusal brings the row as it stands; its own columns are cells too. */
const CaseCells = Case.transform(withOwnCells);

type Asking = { row: Case; action: DialogAction | 'account' } | null;

type Props = { view: Record<string, unknown>; empty: React.ReactNode };

/** Cases as a spreadsheet, under the view and the filters that stand in the address. */
export default function CaseGrid({ view, empty }: Props) {
  const t = useT();
  const [asking, setAsking] = useState<Asking>(null);
  const [opened, setOpened] = useState<Opened<Case> | null>(null);
  const doing = useMemo(
    () => ({
      open: (row: Case) => setOpened({ row }),
      files: (row: Case) => setOpened((before) => ({ row, called: (before?.called ?? 0) + 1 })),
      account: (row: Case) => (row.dueAt || row.pausedAt) && setAsking({ row, action: 'account' }),
      act: (row: Case, action: DialogAction) => setAsking({ row, action }),
    }),
    [],
  );
  const standing = useCaseGrid(doing);
  const own = useOwnColumns<Case>('cases', useMemo(() => ({ editable: (row: Case) => row.editable, refusal: () => t('grid.lockedAll') }), [t]));
  const seesOwn = useMay('personal_data.see');
  const columns = useMemo(() => (seesOwn ? [...standing, ...own] : standing), [standing, own, seesOwn]);
  const resource = useMemo<GridResource<Case>>(() => ({ name: 'cases', shape: CaseCells, adding: t('cases.grid.adding') }), [t]);
  const { query, look, openView } = useListedGrid('cases', view);
  const fields = useCaseFields();
  const reader = useClockReader<Case>();
  const done = (sheet: Sheet<Case>, { id }: Case) => {
    setAsking(null);
    readAgain(sheet, id);
  };
  return (
    <WithRecord<Case> subject="cases" opened={opened} onOpen={setOpened} record={({ row, ...called }, around) => <CasePanel key={row.id} id={row.id} number={row.number} {...called} {...around} />}>
      {(beside) => (
        <ViewedGrid<Case>
          kept="cases"
          fields={fields}
          look={look}
          reader={reader}
          onOpen={openView}
          label={t('cases.title')}
          resource={resource}
          columns={columns}
          query={query}
          unit={t('table.unit')}
          empty={empty}
        >
          {(sheet) => (
            <>
              {beside(sheet)}
              {asking && (
                <Suspense>
                  {asking.action === 'account' ? (
                    <ClockAccount account={{ caseId: asking.row.id, what: asking.row.number }} onClose={() => setAsking(null)} />
                  ) : (
                    <CaseDialog row={asking.row} action={asking.action} onClose={() => done(sheet, asking.row)} />
                  )}
                </Suspense>
              )}
            </>
          )}
        </ViewedGrid>
      )}
    </WithRecord>
  );
}
