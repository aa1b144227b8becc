import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { useSubmit } from '../../actions/useSubmit.ts';
import { Field } from '../../form/Field.tsx';
import { Select } from '../../form/Select.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { useT } from '../../messages/useT.ts';
import type { RunDialogProps } from './RunActionDialog.tsx';

/** 受理通知书 is the department's own paper: its number is taken down here, item by item. */
export function RecordNumber({ run, onClose }: RunDialogProps) {
  const t = useT();
  const items = run.items.filter(({ status }) => status === 'open' || status === 'done');
  const [first] = items.length === 1 ? items : [];
  const form = useSubmit<{ item: string | null; number: string }>('bundles', run, 'record-number', { item: first?.id ?? null, number: first?.acceptanceNumber ?? '' });
  const { item, number } = form.value;
  const missing = item === null;
  return (
    <ActionDialog title={t('bundles.action.record-number')} note={t('bundles.note.record-number')} submitLabel={t('actions.save')} ready={!missing} onAsk={form.ask} onSubmit={() => form.submit({ item, number: number.trim() }, 'bundles.done.record-number')} onClose={onClose} draft={form.draft}>
      <Field label={t('bundles.numberOf')} required path="item" error={form.asked && missing ? t('actions.required') : undefined}>
        {(field) => <Select {...field} autoFocus empty={t('actions.choose')} value={item} onChange={(id) => form.set({ item: id, number: items.find((one) => one.id === id)?.acceptanceNumber ?? '' })} options={items.map(({ id, name }) => ({ value: id, label: name }))} />}
      </Field>
      <Field label={t('bundles.acceptanceNumber')} path="number" hint={t('bundles.acceptanceNumberHint')}>
        {(field) => <TextInput {...field} maxLength={60} value={number} onChange={(text) => form.set({ number: text })} />}
      </Field>
    </ActionDialog>
  );
}
