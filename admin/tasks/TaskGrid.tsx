import { lazy, Suspense, useMemo, useState } from 'react';
import { Task, type TaskAction } from '../../schema/tasks.ts';
import { readAgain } from '../grid/api.ts';
import { useClockReader } from '../grid/filter/useClockReader.ts';
import type { GridResource } from '../grid/columns.ts';
import type { Sheet } from '../grid/sheet.ts';
import { useListedGrid } from '../grid/views/useListedGrid.ts';
import { ViewedGrid } from '../grid/views/ViewedGrid.tsx';
import { type Opened, WithRecord } from '../grid/WithRecord.tsx';
import { useT } from '../messages/useT.ts';
import { useTaskFields } from './useTaskFields.ts';
import { useTaskGrid } from './useTaskGrid.tsx';

const ClockAccount = lazy(() => import('../deadlines/ClockAccount.tsx'));
const TaskDialog = lazy(() => import('./actions/TaskDialog.tsx'));
const TaskPanel = lazy(() => import('./TaskPanel.tsx'));

type Asking = { task: Task; action: TaskAction | 'account' } | null;

type Props = { view: Record<string, unknown>; empty: React.ReactNode };

/** Promises as a spreadsheet, under the view and the filters that stand in the address. */
export default function TaskGrid({ view, empty }: Props) {
  const t = useT();
  const [asking, setAsking] = useState<Asking>(null);
  const [opened, setOpened] = useState<Opened<Task> | null>(null);
  const doing = useMemo(
    () => ({
      open: (row: Task) => setOpened({ row }),
      files: (row: Task) => setOpened((before) => ({ row, called: (before?.called ?? 0) + 1 })),
      account: (task: Task) => (task.dueAt || task.pausedAt) && setAsking({ task, action: 'account' }),
      act: (task: Task, action: TaskAction) => setAsking({ task, action }),
    }),
    [],
  );
  const columns = useTaskGrid(doing);
  const resource = useMemo<GridResource<Task>>(() => ({ name: 'tasks', shape: Task, adding: t('tasks.grid.adding') }), [t]);
  const { query, look, openView } = useListedGrid('tasks', view);
  const fields = useTaskFields();
  const reader = useClockReader<Task>();
  const done = (sheet: Sheet<Task>, { id }: Task) => {
    setAsking(null);
    readAgain(sheet, id);
  };
  return (
    <WithRecord<Task> subject="tasks" opened={opened} onOpen={setOpened} record={({ row, ...called }, around) => <TaskPanel key={row.id} id={row.id} {...called} {...around} />}>
      {(beside) => (
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
              {beside(sheet)}
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
      )}
    </WithRecord>
  );
}
