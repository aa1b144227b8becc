import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { useSubmit } from '../../actions/useSubmit.ts';
import { Field } from '../../form/Field.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { useT } from '../../messages/useT.ts';
import type { TaskDialogProps } from './TaskDialog.tsx';
import { BehalfPaper } from './BehalfPaper.tsx';
import { TaskGist } from './TaskGist.tsx';
import { useBehalf } from './useBehalf.ts';

export function FinishTask({ task, fileId, onClose }: TaskDialogProps) {
  const t = useT();
  const behalf = useBehalf(task, 'finish', fileId);
  const form = useSubmit('tasks', task, 'finish', { result: '' });
  const missing = form.value.result.trim() === '';
  return (
    <ActionDialog
      title={behalf.title}
      note={behalf.note ?? (task.departmentId ? t('tasks.finishNote') : undefined)}
      submitLabel={t('tasks.action.finish')}
      ready={!missing}
      onAsk={form.ask}
      onSubmit={() => form.submit({ ...behalf.body, result: form.value.result }, 'tasks.done.finish')}
      onClose={onClose}
      draft={form.draft}
    >
      <TaskGist task={task} />
      <Field label={t('tasks.result')} required hint={t('tasks.resultHint')} error={form.asked && missing ? t('actions.required') : undefined}>
        {(field) => <TextInput {...field} autoFocus lines={5} maxLength={4000} value={form.value.result} onChange={(result) => form.set({ result })} />}
      </Field>
      {behalf.paper && <BehalfPaper {...behalf.paper} />}
    </ActionDialog>
  );
}
