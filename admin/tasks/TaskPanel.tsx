import Box from '@mui/material/Box';
import { DueMark } from '../deadlines/DueMark.tsx';
import { PanelWays } from '../directory/PanelWays.tsx';
import { SidePanel } from '../directory/SidePanel.tsx';
import { useT } from '../messages/useT.ts';
import { TaskRecord, useTask } from './TaskRecord.tsx';

type Props = { id: string; called?: number | undefined; previous?: (() => void) | undefined; next?: (() => void) | undefined; onClose: () => void };

/** The whole promise beside the grid. */
export default function TaskPanel({ id, called, previous, next, onClose }: Props) {
  const t = useT();
  const found = useTask(id);
  const task = 'task' in found ? found.task : null;
  return (
    <SidePanel
      title={task ? `${t(`tasks.kind.${task.kind}`)} ${task.caseNumber ?? ''}` : t('tasks.title')}
      note={<PanelWays page={`/tasks/${id}`} previous={previous} next={next} />}
      onClose={onClose}
    >
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', px: 2, pt: 1, pb: 3 }}>
        {'instead' in found ? found.instead : (
          <>
            <Box sx={{ mb: 1 }}><DueMark of={found.task} account={{ taskId: id, what: found.task.caseNumber ?? '' }} /></Box>
            <TaskRecord task={found.task} called={called} />
          </>
        )}
      </Box>
    </SidePanel>
  );
}
