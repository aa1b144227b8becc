import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { useSubmit } from '../../actions/useSubmit.ts';
import { Field } from '../../form/Field.tsx';
import { useT } from '../../messages/useT.ts';
import { PersonPicker } from '../../people/PersonPicker.tsx';
import type { TaskDialogProps } from './TaskDialog.tsx';
import { BehalfPaper } from './BehalfPaper.tsx';
import { TaskGist } from './TaskGist.tsx';
import { useBehalf } from './useBehalf.ts';

export function AcceptTask({ task, onClose }: TaskDialogProps) {
  const t = useT();
  const behalf = useBehalf(task, 'accept');
  const form = useSubmit('tasks', task, 'accept', { handlerId: task.personId });
  return (
    <ActionDialog
      title={behalf.title}
      note={behalf.note ?? t('tasks.acceptNote')}
      submitLabel={t('tasks.action.accept')}
      ready
      onSubmit={() => form.submit({ ...behalf.body, handlerId: form.value.handlerId }, 'tasks.done.accept')}
      onClose={onClose}
      draft={form.draft}
    >
      <TaskGist task={task} />
      <Field label={t('tasks.handler')} hint={t('tasks.handlerHint')}>
        {(field) => (
          <PersonPicker {...field} departmentId={task.departmentId} value={form.value.handlerId} onChange={(handlerId) => form.set({ handlerId })} />
        )}
      </Field>
      {behalf.paper && <BehalfPaper {...behalf.paper} />}
    </ActionDialog>
  );
}
