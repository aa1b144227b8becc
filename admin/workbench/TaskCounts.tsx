import { useQueries } from '@tanstack/react-query';
import { get } from '../api/http.ts';
import type { Page } from '../api/rows.ts';
import { countText } from '../cases/ViewTabs.tsx';
import { useT } from '../messages/useT.ts';
import { TASK_VIEW, type TaskView } from '../tasks/views.ts';
import { Figure, Figures } from './Figure.tsx';

const SHOWN = [
  { view: 'overdue', label: 'workbench.tasksOverdue', tone: 'overdue' },
  { view: 'today', label: 'workbench.tasksToday', tone: 'soon' },
  { view: 'open', label: 'workbench.tasksOpen', tone: null },
] as const satisfies { view: TaskView; label: string; tone: string | null }[];

export function TaskCounts() {
  const t = useT();
  const found = useQueries({
    queries: SHOWN.map(({ view }) => ({
      queryKey: ['tasks', 'count', view],
      queryFn: () => get<Page<unknown>>(`/api/tasks?limit=1&filter=${encodeURIComponent(JSON.stringify(TASK_VIEW[view].filter))}`),
    })),
  });
  return (
    <Figures>
      {SHOWN.map(({ view, label, tone }, at) => {
        const page = found[at]?.data;
        return <Figure key={view} label={t(label)} value={page && countText(page)} to={view === 'open' ? '/tasks' : `/tasks/view/${view}`} tone={tone} />;
      })}
    </Figures>
  );
}
