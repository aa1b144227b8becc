import Box from '@mui/material/Box';
import { Suspense } from 'react';
import { ListBase, useListContext } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import type { Task } from '../../schema/tasks.ts';
import { TASK_KINDS } from '../../schema/tasks.ts';
import { useDepartments } from '../departments/useDepartments.ts';
import { sendFirstRows } from '../grid/firstRows.ts';
import { lazyGrid, useRoomForGrid } from '../grid/useRoom.ts';
import { PageHead } from '../layout/PageHead.tsx';
import { Tabs } from '../layout/Tabs.tsx';
import { LIST_ROOM } from '../layout/room.ts';
import { useT } from '../messages/useT.ts';
import { mineOf, useMe } from '../session/me.ts';
import { Empty, Loading } from '../states/States.tsx';
import { FilterSelect, FilterTick } from '../table/FilterSelect.tsx';
import { ListPage } from '../table/ListPage.tsx';
import { TaskLine } from './TaskLine.tsx';
import { useTaskColumns } from './useTaskColumns.tsx';
import { isTaskView, TASK_VIEW, TASK_VIEWS, type TaskView } from './views.ts';

const TaskGrid = lazyGrid(() => import('./TaskGrid.tsx'));
sendFirstRows('tasks', TASK_VIEW, 'open');

/** Every promise this person may see, by date: a handler's inbox, a coordinator's list of what is owed. */
export default function TaskList() {
  const { view: asked } = useParams();
  const wide = useRoomForGrid();
  const view: TaskView = isTaskView(asked) ? asked : 'open';
  const { filter, sort } = TASK_VIEW[view];
  return (
    <ListBase<Task>
      key={view}
      resource="tasks"
      filter={filter}
      sort={sort}
      perPage={50}
      storeKey={`tasks.${view}`}
      // The grid reads its own rows, as they come into sight.
      queryOptions={{ enabled: !wide }}
      disableAuthentication
    >
      {wide ? <TaskSheet view={view} /> : <TaskRows view={view} />}
    </ListBase>
  );
}

function TaskBar({ view }: { view: TaskView }) {
  const t = useT();
  return (
    <Box sx={{ flex: 'none' }}>
      <Tabs
        label={t('tasks.title')}
        current={view}
        tabs={TASK_VIEWS.map((name) => ({ name, label: t(`tasks.view.${name}`), to: `/tasks/view/${name}` }))}
      />
      <TaskFilters />
    </Box>
  );
}

function NoTasks({ view }: { view: TaskView }) {
  const t = useT();
  if (view === 'open') return <Empty title={t('tasks.emptyTitle')} hint={t('tasks.emptyHint')} />;
  return <Empty title={t('tasks.emptyView', { view: t(`tasks.view.${view}`) })} />;
}

function TaskSheet({ view }: { view: TaskView }) {
  const t = useT();
  const { filterValues } = useListContext();
  const filtered = Object.keys(filterValues).length > 0;
  return (
    <Box sx={LIST_ROOM}>
      <PageHead title={t('tasks.title')} />
      <TaskBar view={view} />
      <Suspense fallback={<Loading />}>
        <TaskGrid view={TASK_VIEW[view].filter} empty={filtered ? <Empty title={t('table.nothingFound')} hint={t('table.nothingFoundHint')} /> : <NoTasks view={view} />} />
      </Suspense>
    </Box>
  );
}

function TaskRows({ view }: { view: TaskView }) {
  const t = useT();
  const navigate = useNavigate();
  const columns = useTaskColumns();
  return (
    <ListPage<Task>
      title={t('tasks.title')}
      columns={columns}
      nameOf={(task) => `${t(`tasks.kind.${task.kind}`)} ${task.caseNumber ?? ''} ${task.ask}`}
      onOpen={(task) => void navigate(`/tasks/${task.id}`)}
      bar={<TaskBar view={view} />}
      phoneRow={(task) => <TaskLine task={task} />}
      empty={<NoTasks view={view} />}
    />
  );
}

function TaskFilters() {
  const t = useT();
  const me = useMe();
  const departments = useDepartments().filter(({ retiredAt }) => retiredAt === null);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, px: 2, py: 1 }}>
      <FilterSelect source="kind" label={t('tasks.filter.kind')} options={TASK_KINDS.map((kind) => ({ value: kind, label: t(`tasks.kind.${kind}`) }))} />
      {me?.permissions.includes('promises.see_all') && (
        <FilterSelect source="departmentId" label={t('tasks.filter.department')} options={departments.map(({ id, name }) => ({ value: id, label: name }))} />
      )}
      {me && <FilterTick source="personId" value={mineOf(me)} label={t('tasks.filter.mine')} />}
    </Box>
  );
}
