import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { useSubmit } from '../../actions/useSubmit.ts';
import { Field } from '../../form/Field.tsx';
import { Segments } from '../../form/Segments.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { Facts } from '../../layout/Facts.tsx';
import { useT } from '../../messages/useT.ts';
import { useCodeName } from '../../settings/useSettings.ts';
import type { CaseDialogProps } from './CaseDialog.tsx';

/** A supervisor's ruling on 不给办: confirmed, or sent back to be judged anew. */
export function ConfirmCategory({ row, onClose }: CaseDialogProps) {
  const t = useT();
  const categoryName = useCodeName('categories');
  const causeName = useCodeName('causes');
  const form = useSubmit<{ confirm: 'yes' | 'no' | null; reason: string }>('cases', row, 'confirm-category', { confirm: null, reason: '' });
  const { confirm, reason } = form.value;
  return (
    <ActionDialog
      title={t('cases.confirmTitle', { category: categoryName(row.category) })}
      note={t('cases.note.confirm')}
      submitLabel={t('actions.submit')}
      ready={confirm !== null && reason.trim() !== ''}
      onAsk={form.ask}
      onSubmit={() => form.submit({ confirm: confirm === 'yes', reason }, confirm === 'yes' ? 'cases.done.confirmed' : 'cases.done.sentBack')}
      onClose={onClose}
      draft={form.draft}
    >
      <Facts
        facts={[
          { label: t('cases.cause'), value: causeName(row.cause) },
          { label: t('cases.judgement'), value: row.judgement?.reason, wide: true },
          { label: t('cases.column.stuckAt'), value: row.stuckAt, wide: true },
        ]}
      />
      <Segments
        label={t('cases.ruling')}
        value={confirm}
        onChange={(value) => form.set({ confirm: value })}
        options={[
          { value: 'yes', label: t('cases.confirmYes') },
          { value: 'no', label: t('cases.confirmNo') },
        ]}
        error={form.asked && confirm === null ? t('actions.required') : undefined}
      />
      <Field label={t('cases.reason')} required error={form.asked && !reason.trim() ? t('actions.required') : undefined}>
        {(field) => <TextInput {...field} lines={3} maxLength={1000} value={reason} onChange={(value) => form.set({ reason: value })} />}
      </Field>
    </ActionDialog>
  );
}
