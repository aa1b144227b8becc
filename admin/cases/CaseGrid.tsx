import Box from '@mui/material/Box';
import { lazy, Suspense, useMemo, useState, useSyncExternalStore } from 'react';
import { useListContext } from 'react-admin';
import { createPortal } from 'react-dom';
import { useNavigate, useParams } from 'react-router-dom';
import { Case } from '../../schema/cases.ts';
import { withOwnCells } from '../fields/cells.ts';
import { useOwnColumns } from '../fields/useOwnColumns.ts';
import { get } from '../api/http.ts';
import { useFilesChange } from '../files/useFiles.ts';
import type { GridQuery, GridResource } from '../grid/columns.ts';
import { type Look, together } from '../grid/views/look.ts';
import { useDefaultView } from '../grid/views/useDefaultView.ts';
import { useListLook } from '../grid/views/useLook.ts';
import { ViewedGrid } from '../grid/views/ViewedGrid.tsx';
import { select } from '../grid/rules/range.ts';
import type { Sheet } from '../grid/sheet.ts';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { Loading } from '../states/States.tsx';
import type { DialogAction } from './actions/CaseActions.tsx';
import { useCaseFields, useCaseReader } from './useCaseFields.ts';
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
  const navigate = useNavigate();
  const { filterValues, sort } = useListContext<Case>();
  const [asking, setAsking] = useState<Asking>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [side, setSide] = useState<HTMLElement | null>(null);
  const doing = useMemo(
    () => ({
      open: ({ id, number }: Case) => setOpened({ id, number }),
      files: ({ id, number }: Case) => setOpened((before) => ({ id, number, called: (before?.called ?? 0) + 1 })),
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
  const look = useListLook();
  const fields = useCaseFields();
  const reader = useCaseReader();
  const { q, look: _look, ...filters }: Record<string, unknown> = filterValues;
  /** A saved view holds its conditions itself, so it stands over all cases. */
  const openView = ({ q: words, ...next }: Look, { replace = false } = {}) => {
    const filter = { ...(words ? { q: words } : {}), ...(Object.keys(next).length > 0 ? { look: JSON.stringify(next) } : {}) };
    void navigate(`/cases/view/all?${new URLSearchParams({ filter: JSON.stringify(filter) }).toString()}`, { replace });
  };
  const query: GridQuery = { filter: together(view, filters), q: typeof q === 'string' ? q : '', sort: `${sort.order === 'DESC' ? '-' : ''}${sort.field}` };
  const { view: named } = useParams();
  useDefaultView('cases', named === undefined && Object.keys(filterValues).length === 0, openView);
  const done = (sheet: Sheet<Case>, { id }: Case) => {
    setAsking(null);
    readAgain(sheet, id);
  };
  return (
    <Box sx={{ display: 'flex', flex: 1, minHeight: 0 }}>
      <Box sx={{ display: 'flex', flexDirection: 'column', flex: 1, minWidth: 0 }}>
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
              {opened && side && createPortal(<Beside sheet={sheet} opened={opened} onOpen={setOpened} />, side)}
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
      </Box>
      {opened && <Box ref={setSide} sx={{ width: 'clamp(400px, 40%, 560px)', flex: 'none', minHeight: 0 }} />}
    </Box>
  );
}

/** `called` counts how often its files were asked for. */
type Opened = { id: string; number: string; called?: number };

const readAgain = (sheet: Sheet<Case>, id: string): void => void get<Case>(`/api/cases/${id}`).then((row) => sheet.rows.put(withOwnCells(row)), () => undefined);

/** The opened record; its neighbours are those of the row one is in. */
function Beside({ sheet, opened, onOpen }: { sheet: Sheet<Case>; opened: Opened; onOpen: (next: Opened | null) => void }) {
  useFilesChange({ subjectKind: 'cases', subjectId: opened.id }, () => readAgain(sheet, opened.id));
  const { row: at } = useSyncExternalStore(sheet.cursor.changed.subscribe, sheet.cursor.selection).active;
  const to = (row: number) => {
    const neighbour = sheet.rows.at(row);
    if (!neighbour) return undefined;
    return () => {
      sheet.cursor.set(select({ row, col: 0 }));
      onOpen({ id: neighbour.id, number: neighbour.number });
    };
  };
  return (
    <Suspense fallback={<Loading />}>
      <CasePanel key={opened.id} {...opened} previous={to(at - 1)} next={to(at + 1)} onClose={() => onOpen(null)} />
    </Suspense>
  );
}
