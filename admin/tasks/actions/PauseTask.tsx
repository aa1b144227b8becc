import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { useSubmit } from '../../actions/useSubmit.ts';
import { PauseFields, type PauseValue } from '../../actions/PauseFields.tsx';
import { useT } from '../../messages/useT.ts';
import type { TaskDialogProps } from './TaskDialog.tsx';
import { TaskGist } from './TaskGist.tsx';

export function PauseTask({ task, onClose }: TaskDialogProps) {
  const t = useT();
  const form = useSubmit<PauseValue>('tasks', task, 'pause', { reason: null, until: '' });
  const { reason, until } = form.value;
  return (
    <ActionDialog
      title={t('tasks.action.pause')}
      note={t('tasks.pauseNote')}
      submitLabel={t('tasks.action.pause')}
      ready={reason !== null}
      onAsk={form.ask}
      onSubmit={() => form.submit({ reason, ...(until ? { until } : {}) }, 'tasks.done.pause')}
      onClose={onClose}
      draft={form.draft}
    >
      <TaskGist task={task} />
      <PauseFields value={form.value} set={form.set} asked={form.asked} />
    </ActionDialog>
  );
}
