import Box from '@mui/material/Box';
import type { Task } from '../../../schema/tasks.ts';
import { DueMark } from '../../deadlines/DueMark.tsx';

/** What is asked and by when, above the question. */
export function TaskGist({ task }: { task: Task }) {
  return (
    <Box sx={{ px: 1.5, py: 1, bgcolor: 'raised', borderRadius: '3px' }}>
      <Box sx={{ overflowWrap: 'anywhere' }}>{task.ask || task.caseTitle}</Box>
      <DueMark of={task} />
    </Box>
  );
}
