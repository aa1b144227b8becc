import type { Task, TaskAction } from '../../../schema/tasks.ts';
import { AcceptTask } from './AcceptTask.tsx';
import { FinishTask } from './FinishTask.tsx';
import { PauseTask } from './PauseTask.tsx';
import { ReturnTask } from './ReturnTask.tsx';
import { TellTask } from './TellTask.tsx';

export type TaskDialogProps = {
  task: Task;
  /** The paper on which a department said it, where that is known already. */
  fileId?: string;
  onClose: () => void;
};

/** The dialog that belongs to an action. */
export default function TaskDialog({ action, ...props }: TaskDialogProps & { action: TaskAction }) {
  switch (action) {
    case 'accept':
      return <AcceptTask {...props} />;
    case 'finish':
      return <FinishTask {...props} />;
    case 'return':
      return <ReturnTask {...props} />;
    case 'pause':
      return <PauseTask {...props} />;
    case 'remind':
    case 'resume':
    case 'cancel':
      return <TellTask {...props} action={action} />;
  }
}
