import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useSubmit } from '../actions/useSubmit.ts';
import type { CaseDialogProps } from '../cases/actions/CaseDialog.tsx';
import { Field } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';
import { EvidenceField } from './EvidenceField.tsx';

/** 特事特办申请: why, and on what it rests. */
export function RequestSpecial({ row, onClose }: CaseDialogProps) {
  const t = useT();
  const form = useSubmit<{ grounds: string; fileIds: string[] }>('cases', row, 'request-special', { grounds: '', fileIds: [] });
  const { grounds, fileIds } = form.value;
  const missing = (absent: boolean) => (form.asked && absent ? t('actions.required') : undefined);
  return (
    <ActionDialog
      wide
      title={`${t('approvals.request')} ${row.number} ${row.title}`}
      note={t('approvals.requestNote')}
      submitLabel={t('cases.action.request-special')}
      ready={grounds.trim() !== '' && fileIds.length > 0}
      onAsk={form.ask}
      onSubmit={() => form.submit({ grounds, fileIds }, 'approvals.requested')}
      onClose={onClose}
      draft={form.draft}
    >
      <Field label={t('approvals.grounds')} required hint={t('approvals.groundsHint')} error={missing(grounds.trim() === '')}>
        {(field) => <TextInput {...field} autoFocus lines={5} maxLength={2000} value={grounds} onChange={(value) => form.set({ grounds: value })} />}
      </Field>
      <EvidenceField caseId={row.id} path="fileIds" label={t('approvals.evidence')} hint={t('approvals.evidenceHint')} required error={missing(fileIds.length === 0)} value={fileIds} onChange={(ids) => form.set({ fileIds: ids })} />
    </ActionDialog>
  );
}
