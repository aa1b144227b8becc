import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { useSubmit } from '../../actions/useSubmit.ts';
import { Field } from '../../form/Field.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { useT } from '../../messages/useT.ts';
import { CodeSelect } from '../../settings/CodeSelect.tsx';
import { useSettings } from '../../settings/useSettings.ts';
import type { CaseDialogProps } from './CaseDialog.tsx';

/** 不予受理: why, what the person was told, and where else to turn. The list's usual remedy is offered, not imposed. */
export function DeclineCase({ row, onClose }: CaseDialogProps) {
  const t = useT();
  const reasons = useSettings().declineReasons;
  const form = useSubmit<{ reason: string | null; told: string; remedy: string }>('cases', row, 'decline', { reason: null, told: '', remedy: '' });
  const { reason, told, remedy } = form.value;
  const usual = (code: string | null) => reasons?.find((one) => one.code === code)?.remedy ?? '';
  const missing = (text: string | null) => (form.asked && !text?.trim() ? t('actions.required') : undefined);
  return (
    <ActionDialog
      title={`${t('cases.action.decline')} ${row.number}`}
      note={t('cases.note.decline')}
      submitLabel={t('cases.action.decline')}
      ready={reason !== null && told.trim() !== '' && remedy.trim() !== ''}
      onAsk={form.ask}
      onSubmit={() => form.submit({ reason, told, remedy }, 'cases.done.decline')}
      onClose={onClose}
      draft={form.draft}
    >
      <Field label={t('cases.declineReason')} required error={missing(reason)}>
        {(field) => (
          <CodeSelect
            {...field}
            list="declineReasons"
            autoFocus
            value={reason}
            onChange={(code) => form.set({ reason: code, ...(remedy === '' || remedy === usual(reason) ? { remedy: usual(code) } : {}) })}
          />
        )}
      </Field>
      <Field label={t('cases.told')} required hint={t('cases.toldHint')} error={missing(told)}>
        {(field) => <TextInput {...field} lines={3} maxLength={2000} value={told} onChange={(value) => form.set({ told: value })} />}
      </Field>
      <Field label={t('cases.remedy')} required hint={t('cases.remedyHint')} error={missing(remedy)}>
        {(field) => <TextInput {...field} lines={2} maxLength={1000} value={remedy} onChange={(value) => form.set({ remedy: value })} />}
      </Field>
    </ActionDialog>
  );
}
