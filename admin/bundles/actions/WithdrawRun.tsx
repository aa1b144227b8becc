import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { useSubmit } from '../../actions/useSubmit.ts';
import { Field } from '../../form/Field.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { useT } from '../../messages/useT.ts';
import type { RunDialogProps } from './RunActionDialog.tsx';

export function WithdrawRun({ run, onClose }: RunDialogProps) {
  const t = useT();
  const form = useSubmit('bundles', run, 'withdraw', { reason: '' });
  const reason = form.value.reason.trim();
  return (
    <ActionDialog title={t('bundles.action.withdraw')} note={t('bundles.note.withdraw')} submitLabel={t('bundles.action.withdraw')} ready={reason !== ''} onAsk={form.ask} onSubmit={() => form.submit({ reason }, 'bundles.done.withdraw')} onClose={onClose} draft={form.draft}>
      <Field label={t('bundles.reason')} required error={form.asked && reason === '' ? t('actions.required') : undefined}>
        {(field) => <TextInput {...field} autoFocus lines={2} maxLength={1000} value={form.value.reason} onChange={(text) => form.set({ reason: text })} />}
      </Field>
    </ActionDialog>
  );
}
