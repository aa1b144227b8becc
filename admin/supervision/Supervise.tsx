import Button from '@mui/material/Button';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import type { Task } from '../../schema/tasks.ts';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { isOpenTask } from '../tasks/isOpenTask.ts';
import { NoticeDialog } from './NoticeDialog.tsx';

/** From a promise to its supervision: the notice it is owed by, or the drafting of one about it. */
export function Supervise({ task }: { task: Task }) {
  const t = useT();
  const navigate = useNavigate();
  const may = useMay('cases.supervise');
  const [drafting, setDrafting] = useState(false);
  if (task.owner === 'notice') return <Button variant="text" component={Link} to={`/supervision/${task.ownerId}`} sx={{ ml: -1 }}>{t('supervision.notice')}</Button>;
  const { departmentId } = task;
  if (!may || departmentId === null || !isOpenTask(task)) return null;
  const about = { taskId: task.id, departmentId, title: [task.caseNumber, t(`tasks.kind.${task.kind}`)].filter(Boolean).join(' ') };
  return (
    <>
      <Button variant="outlined" onClick={() => setDrafting(true)} sx={{ mt: 0.75 }}>{t('supervision.draft')}</Button>
      {drafting && <NoticeDialog about={about} onClose={() => setDrafting(false)} onSaved={({ id }) => void navigate(`/supervision/${id}`)} />}
    </>
  );
}
