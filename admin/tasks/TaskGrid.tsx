import Box from '@mui/material/Box';
import { lazy, Suspense, useMemo, useState, useSyncExternalStore } from 'react';
import { useListContext } from 'react-admin';
import { createPortal } from 'react-dom';
import { useNavigate, useParams } from 'react-router-dom';
import { Task, type TaskAction } from '../../schema/tasks.ts';
import { get } from '../api/http.ts';
import { useFilesChange } from '../files/useFiles.ts';
import type { GridQuery, GridResource } from '../grid/columns.ts';
import { select } from '../grid/rules/range.ts';
import type { Sheet } from '../grid/sheet.ts';
import { type Look, together } from '../grid/views/look.ts';
import { useDefaultView } from '../grid/views/useDefaultView.ts';
import { useListLook } from '../grid/views/useLook.ts';
import { ViewedGrid } from '../grid/views/ViewedGrid.tsx';
import { useT } from '../messages/useT.ts';
import { Loading } from '../states/States.tsx';
import { useTaskFields, useTaskReader } from './useTaskFields.ts';
import { useTaskGrid } from './useTaskGrid.tsx';

const ClockAccount = lazy(() => import('../deadlines/ClockAccount.tsx'));
const TaskDialog = lazy(() => import('./actions/TaskDialog.tsx'));
const TaskPanel = lazy(() => import('./TaskPanel.tsx'));

type Asking = { task: Task; action: TaskAction | 'account' } | null;

type Props = { view: Record<string, unknown>; empty: React.ReactNode };

/** Promises as a spreadsheet, under the view and the filters that stand in the address. */
export default function TaskGrid({ view, empty }: Props) {
  const t = useT();
  const navigate = useNavigate();
  const { filterValues, sort } = useListContext<Task>();
  const [asking, setAsking] = useState<Asking>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [side, setSide] = useState<HTMLElement | null>(null);
  const doing = useMemo(
    () => ({
      open: ({ id }: Task) => setOpened({ id }),
      files: ({ id }: Task) => setOpened((before) => ({ id, called: (before?.called ?? 0) + 1 })),
      account: (task: Task) => (task.dueAt || task.pausedAt) && setAsking({ task, action: 'account' }),
      act: (task: Task, action: TaskAction) => setAsking({ task, action }),
    }),
    [],
  );
  const columns = useTaskGrid(doing);
  const resource = useMemo<GridResource<Task>>(() => ({ name: 'tasks', shape: Task, adding: t('tasks.grid.adding') }), [t]);
  const look = useListLook();
  const fields = useTaskFields();
  const reader = useTaskReader();
  const { q, look: _look, ...filters }: Record<string, unknown> = filterValues;
  /** A saved view holds its conditions itself, so it stands over all tasks. */
  const openView = ({ q: words, ...next }: Look, { replace = false } = {}) => {
    const filter = { ...(words ? { q: words } : {}), ...(Object.keys(next).length > 0 ? { look: JSON.stringify(next) } : {}) };
    void navigate(`/tasks/view/all?${new URLSearchParams({ filter: JSON.stringify(filter) }).toString()}`, { replace });
  };
  const query: GridQuery = { filter: together(view, filters), q: typeof q === 'string' ? q : '', sort: `${sort.order === 'DESC' ? '-' : ''}${sort.field}` };
  const { view: named } = useParams();
  useDefaultView('tasks', named === undefined && Object.keys(filterValues).length === 0, openView);
  const done = (sheet: Sheet<Task>, { id }: Task) => {
    setAsking(null);
    readAgain(sheet, id);
  };
  return (
    <Box sx={{ display: 'flex', flex: 1, minHeight: 0 }}>
      <Box sx={{ display: 'flex', flexDirection: 'column', flex: 1, minWidth: 0 }}>
        <ViewedGrid<Task>
          kept="tasks"
          fields={fields}
          look={look}
          reader={reader}
          onOpen={openView}
          label={t('tasks.title')}
          resource={resource}
          columns={columns}
          query={query}
          unit={t('tasks.grid.unit')}
          empty={empty}
        >
          {(sheet) => (
            <>
              {opened && side && createPortal(<Beside sheet={sheet} opened={opened} onOpen={setOpened} />, side)}
              {asking && (
                <Suspense>
                  {asking.action === 'account' ? (
                    <ClockAccount account={{ taskId: asking.task.id, what: `${t(`tasks.kind.${asking.task.kind}`)} ${asking.task.caseNumber ?? ''}` }} onClose={() => setAsking(null)} />
                  ) : (
                    <TaskDialog task={asking.task} action={asking.action} onClose={() => done(sheet, asking.task)} />
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
type Opened = { id: string; called?: number };

const readAgain = (sheet: Sheet<Task>, id: string): void => void get<Task>(`/api/tasks/${id}`).then((task) => sheet.rows.put(task), () => undefined);

/** The opened promise; its neighbours are those of the row one is in. */
function Beside({ sheet, opened, onOpen }: { sheet: Sheet<Task>; opened: Opened; onOpen: (next: Opened | null) => void }) {
  useFilesChange({ subjectKind: 'tasks', subjectId: opened.id }, () => readAgain(sheet, opened.id));
  const { row: at } = useSyncExternalStore(sheet.cursor.changed.subscribe, sheet.cursor.selection).active;
  const to = (row: number) => {
    const neighbour = sheet.rows.at(row);
    if (!neighbour) return undefined;
    return () => {
      sheet.cursor.set(select({ row, col: 0 }));
      onOpen({ id: neighbour.id });
    };
  };
  return (
    <Suspense fallback={<Loading />}>
      <TaskPanel key={opened.id} {...opened} previous={to(at - 1)} next={to(at + 1)} onClose={() => onOpen(null)} />
    </Suspense>
  );
}
