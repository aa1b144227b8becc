import Box from '@mui/material/Box';
import { useParams } from 'react-router-dom';
import { DueMark } from '../deadlines/DueMark.tsx';
import { PageHead } from '../layout/PageHead.tsx';
import { useT } from '../messages/useT.ts';
import { TaskRecord, useTask } from './TaskRecord.tsx';

/** One promise, as its department reads it: what is asked, by when, what of the case it needs, and what may be done. */
export default function TaskPage() {
  const t = useT();
  const { id = '' } = useParams();
  const found = useTask(id);
  if ('instead' in found) return <>{found.instead}</>;
  const { task } = found;
  return (
    <Box sx={{ pb: 4, maxWidth: 860 }}>
      <PageHead title={`${t(`tasks.kind.${task.kind}`)} ${task.caseNumber ?? ''}`} note={<DueMark of={task} account={{ taskId: task.id, what: task.caseNumber ?? '' }} />} />
      <Box sx={{ px: 2 }}>
        <TaskRecord task={task} />
      </Box>
    </Box>
  );
}
