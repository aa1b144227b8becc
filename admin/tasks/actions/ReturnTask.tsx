import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { useSubmit } from '../../actions/useSubmit.ts';
import { Field } from '../../form/Field.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { useT } from '../../messages/useT.ts';
import { CodeSelect } from '../../settings/CodeSelect.tsx';
import type { TaskDialogProps } from './TaskDialog.tsx';
import { BehalfPaper } from './BehalfPaper.tsx';
import { TaskGist } from './TaskGist.tsx';
import { useBehalf } from './useBehalf.ts';

export function ReturnTask({ task, fileId, onClose }: TaskDialogProps) {
  const t = useT();
  const behalf = useBehalf(task, 'return', fileId);
  const form = useSubmit<{ ground: string | null; text: string }>('tasks', task, 'return', { ground: null, text: '' });
  const { ground, text } = form.value;
  return (
    <ActionDialog
      title={behalf.title}
      note={behalf.note ?? t('tasks.groundHint')}
      submitLabel={t('tasks.action.return')}
      ready={ground !== null}
      onAsk={form.ask}
      onSubmit={() => form.submit({ ...behalf.body, ground, ...(text.trim() ? { text } : {}) }, 'tasks.done.return')}
      onClose={onClose}
      draft={form.draft}
    >
      <TaskGist task={task} />
      <Field label={t('tasks.ground')} required error={form.asked && ground === null ? t('actions.required') : undefined}>
        {(field) => <CodeSelect {...field} list="returnGrounds" autoFocus value={ground} onChange={(value) => form.set({ ground: value })} />}
      </Field>
      <Field label={t('tasks.groundText')} hint={t('actions.optional')}>
        {(field) => <TextInput {...field} lines={3} maxLength={1000} value={text} onChange={(value) => form.set({ text: value })} />}
      </Field>
      {behalf.paper && <BehalfPaper {...behalf.paper} />}
    </ActionDialog>
  );
}
