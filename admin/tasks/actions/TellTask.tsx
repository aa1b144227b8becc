import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { useSubmit } from '../../actions/useSubmit.ts';
import { Field } from '../../form/Field.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { useT } from '../../messages/useT.ts';
import type { TaskDialogProps } from './TaskDialog.tsx';
import { TaskGist } from './TaskGist.tsx';

/** The actions that take one text: reminding (optional), resuming (none), cancelling (required). */
export function TellTask({ task, action, onClose }: TaskDialogProps & { action: 'remind' | 'resume' | 'cancel' }) {
  const t = useT();
  const form = useSubmit('tasks', task, action, { text: '' });
  const text = form.value.text.trim();
  const missing = action === 'cancel' && text === '';
  const body = action === 'cancel' ? { reason: text } : action === 'remind' && text ? { text } : {};
  return (
    <ActionDialog
      title={t(`tasks.action.${action}`)}
      note={action === 'cancel' ? t('tasks.cancelNote') : undefined}
      submitLabel={t(`tasks.action.${action}`)}
      ready={!missing}
      onAsk={form.ask}
      onSubmit={() => form.submit(body, `tasks.done.${action}`)}
      onClose={onClose}
      draft={form.draft}
    >
      <TaskGist task={task} />
      {action !== 'resume' && (
        <Field
          label={t(action === 'remind' ? 'tasks.remindText' : 'tasks.reason')}
          required={action === 'cancel'}
          hint={action === 'remind' ? t('actions.optional') : undefined}
          error={form.asked && missing ? t('actions.required') : undefined}
        >
          {(field) => <TextInput {...field} autoFocus lines={3} maxLength={action === 'remind' ? 500 : 1000} value={form.value.text} onChange={(value) => form.set({ text: value })} />}
        </Field>
      )}
    </ActionDialog>
  );
}
