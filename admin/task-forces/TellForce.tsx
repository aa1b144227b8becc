import type { TaskForce } from '../../schema/task-forces.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useSubmit } from '../actions/useSubmit.ts';
import { Field } from '../form/Field.tsx';
import { Select } from '../form/Select.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';

/** A line of the log, or what came of it all. */
export function TellForce({ row, action, onClose }: { row: TaskForce; action: 'note' | 'close'; onClose: () => void }) {
  const t = useT();
  const form = useSubmit<{ text: string; caseId: string | null }>('task-forces', row, action, { text: '', caseId: null });
  const { text, caseId } = form.value;
  const notes = action === 'note';
  const cases = [...new Map(row.tasks.map((task) => [task.caseId, task.caseNumber])).entries()];
  return (
    <ActionDialog
      title={`${t(`taskForces.action.${action}`)} ${row.title}`}
      note={t(notes ? 'taskForces.logHint' : 'taskForces.closeNote')}
      submitLabel={t(`taskForces.action.${action}`)}
      ready={text.trim() !== ''}
      onAsk={form.ask}
      onSubmit={() => (notes ? form.note({ text, caseId }, 'taskForces.noted') : form.submit({ result: text }, 'taskForces.closed'))}
      onClose={onClose}
      draft={form.draft}
    >
      <Field label={t(notes ? 'taskForces.text' : 'taskForces.result')} required error={form.asked && text.trim() === '' ? t('actions.required') : undefined}>
        {(field) => <TextInput {...field} autoFocus lines={4} maxLength={2000} value={text} onChange={(value) => form.set({ text: value })} />}
      </Field>
      {notes && (
        <Field label={t('taskForces.about')}>
          {(field) => <Select {...field} empty={t('taskForces.aboutAll')} value={caseId} onChange={(value) => form.set({ caseId: value })} options={cases.map(([value, label]) => ({ value, label }))} />}
        </Field>
      )}
    </ActionDialog>
  );
}
