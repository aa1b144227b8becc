import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { ListBase } from 'react-admin';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { boardFilter, type MovedTasks } from '../../schema/board.ts';
import { OPEN_STATUSES, type Task } from '../../schema/tasks.ts';
import { get } from '../api/http.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { Empty, LoadFailed, Loading } from '../states/States.tsx';
import { ListPage } from '../table/ListPage.tsx';
import { TaskLine } from '../tasks/TaskLine.tsx';
import { useTaskColumns } from '../tasks/useTaskColumns.tsx';
import { BoardTabs } from './BoardTabs.tsx';
import { type Asked, askedIn, useBoard, useOwnerName } from './useBoard.ts';

/** The rows behind a figure of the board, a day of its calendar, or a notice of a change of the calendar. */
export default function BoardList() {
  const [search] = useSearchParams();
  const asked = askedIn(search);
  return asked.moved === null ? <Standing asked={asked} /> : <Moved id={asked.moved} />;
}

/** The figures' own instants part the rows, so that both say the same. */
function Standing({ asked }: { asked: Asked }) {
  const { data, error, refetch } = useBoard();
  if (error && !data) return <LoadFailed error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  const filter = { ...boardFilter(asked.owner, asked.state, data), ...(asked.day !== null && { dueAt: asked.day, pausedAt: { empty: true } }) };
  return <Rows asked={asked} filter={filter} />;
}

function Moved({ id }: { id: string }) {
  const { data, error, refetch } = useQuery({ queryKey: ['tasks', 'moved', id], queryFn: ({ signal }) => get<MovedTasks>(`/api/board/moved/${encodeURIComponent(id)}`, signal) });
  if (error) return <LoadFailed error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  return <Rows asked={{ owner: null, state: null, day: null, moved: id }} filter={{ id: data.data, status: [...OPEN_STATUSES] }} cut={data.total > data.data.length ? data : undefined} />;
}

function useTitle(): (asked: Asked) => string {
  const t = useT();
  const dates = useDates();
  const ownerName = useOwnerName();
  const own = !useMay('promises.see_all');
  return ({ owner, state, day, moved }) => {
    if (moved !== null) return t('board.moved');
    const parts = [owner ? ownerName(owner, own) : '', state ? t(`board.state.${state}`) : '', day ? t('board.dueOn', { day: dates.day(day) }) : ''].filter(Boolean);
    return parts.length > 0 ? parts.join(' · ') : t('board.listAll');
  };
}

function Rows({ asked, filter, cut }: { asked: Asked; filter: Record<string, unknown>; cut?: MovedTasks | undefined }) {
  const t = useT();
  const navigate = useNavigate();
  const columns = useTaskColumns();
  const title = useTitle()(asked);
  const isOverdue = asked.state === 'overdue' && asked.owner === null;
  return (
    <ListBase<Task> key={JSON.stringify(asked)} resource="tasks" filter={filter} sort={{ field: 'dueAt', order: 'ASC' }} perPage={50} storeKey={false} disableSyncWithLocation disableAuthentication>
      <ListPage<Task>
        title={title}
        columns={columns}
        nameOf={(task) => `${t(`tasks.kind.${task.kind}`)} ${task.caseNumber ?? ''} ${task.ask}`}
        onOpen={(task) => void navigate(`/tasks/${task.id}`)}
        bar={
          <>
            <BoardTabs current={isOverdue ? 'overdue' : 'list'} />
            {cut && <Box sx={{ px: 2, py: 0.75, fontSize: 13, color: 'text.secondary' }}>{t('board.movedMany', { total: cut.total, shown: cut.data.length })}</Box>}
          </>
        }
        phoneRow={(task) => <TaskLine task={task} />}
        empty={<Empty title={t('board.nothing')} />}
      />
    </ListBase>
  );
}
