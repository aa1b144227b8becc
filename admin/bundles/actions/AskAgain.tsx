import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { useSubmit } from '../../actions/useSubmit.ts';
import { Field } from '../../form/Field.tsx';
import { Select } from '../../form/Select.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { useT } from '../../messages/useT.ts';
import type { RunDialogProps } from './RunActionDialog.tsx';

/** One material a line; its standard follows after a colon. */
function read(text: string): { name: string; standard?: string }[] {
  return text.split('\n').flatMap((line) => {
    const [name = '', ...rest] = line.split(/[：:]/);
    const standard = rest.join('：').trim();
    return name.trim() ? [{ name: name.trim().slice(0, 120), ...(standard && { standard: standard.slice(0, 500) }) }] : [];
  });
}

/** 二次告知: whatever was not on the one-time notice needs its reason. */
export function AskAgain({ run, onClose }: RunDialogProps) {
  const t = useT();
  const form = useSubmit<{ item: string | null; text: string; reason: string }>('bundles', run, 'ask-again', { item: null, text: '', reason: '' });
  const { item, text } = form.value;
  const reason = form.value.reason.trim();
  const materials = read(text).slice(0, 20);
  const missing = { item: item === null, text: materials.length === 0, reason: reason === '' };
  const why = (name: keyof typeof missing) => (form.asked && missing[name] ? t('actions.required') : undefined);
  return (
    <ActionDialog title={t('bundles.action.ask-again')} note={t('bundles.note.ask-again')} submitLabel={t('bundles.action.ask-again')} ready={!Object.values(missing).includes(true)} onAsk={form.ask} onSubmit={() => form.submit({ item, materials, reason }, 'bundles.done.ask-again')} onClose={onClose} draft={form.draft}>
      <Field label={t('bundles.itemFor')} required path="item" error={why('item')}>
        {(field) => <Select {...field} autoFocus empty={t('actions.choose')} value={item} onChange={(id) => form.set({ item: id })} options={run.items.filter(({ status }) => status === 'waiting' || status === 'open').map(({ id, name }) => ({ value: id, label: name }))} />}
      </Field>
      <Field label={t('bundles.moreMaterials')} required hint={t('bundles.moreMaterialsHint')} error={why('text')}>
        {(field) => <TextInput {...field} lines={3} maxLength={4000} value={text} onChange={(words) => form.set({ text: words })} />}
      </Field>
      <Field label={t('bundles.reason')} required error={why('reason')}>{(field) => <TextInput {...field} lines={2} maxLength={1000} value={form.value.reason} onChange={(words) => form.set({ reason: words })} />}</Field>
    </ActionDialog>
  );
}
