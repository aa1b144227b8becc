import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { lazy, Suspense, useState } from 'react';
import type { Task, TaskAction } from '../../../schema/tasks.ts';
import { useT } from '../../messages/useT.ts';

const TaskDialog = lazy(() => import('./TaskDialog.tsx'));

/** What may be done with one promise, as the server says; the first in order leads. */
export function TaskActions({ task, large = false }: { task: Task; large?: boolean }) {
  const t = useT();
  const [asking, setAsking] = useState<TaskAction | null>(null);
  if (task.actions.length === 0) return null;
  const size = large ? { minHeight: 40, px: 2 } : { minHeight: { xs: 36, sm: 26 }, px: { xs: 1.5, sm: 1 }, py: 0, fontSize: { xs: 14, sm: 13 } };
  return (
    <Box sx={{ mt: 0.75, display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
      {task.actions.map((action, at) => (
        <Button key={action} variant={large && at === 0 ? 'contained' : 'outlined'} onClick={() => setAsking(action)} sx={size}>
          {t(`tasks.action.${action}`)}
        </Button>
      ))}
      {asking && (
        <Suspense>
          <TaskDialog task={task} action={asking} onClose={() => setAsking(null)} />
        </Suspense>
      )}
    </Box>
  );
}
