import type { Approval, SpecialAction } from '../../schema/approvals.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useSubmit } from '../actions/useSubmit.ts';
import { Field } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';
import { EvidenceField } from './EvidenceField.tsx';

type Value = { reason: string; conditions: string; committee: string; verifier: string; fileIds: string[] };

/** One action of a special request: its reason, and what belongs to a verification or a signature. */
export function ApprovalAction({ row, action, onClose }: { row: Approval; action: SpecialAction; onClose: () => void }) {
  const t = useT();
  const form = useSubmit<Value>('approvals', row, action, { reason: '', conditions: '', committee: '', verifier: '', fileIds: [] });
  const { reason, conditions, committee, verifier, fileIds } = form.value;
  const verifies = action === 'verify';
  const missing = (text: string) => (form.asked && text.trim() === '' ? t('actions.required') : undefined);
  const body = verifies
    ? { reason, committee, verifier, ...(fileIds[0] && { fileId: fileIds[0] }) }
    : { reason, ...(action === 'approve' && conditions.trim() && { conditions }) };
  return (
    <ActionDialog
      wide={verifies}
      title={`${t(`approvals.action.${action}`)} ${row.caseNumber ?? ''} ${row.caseTitle ?? ''}`}
      note={t(`approvals.note.${action}`)}
      submitLabel={t(`approvals.action.${action}`)}
      ready={reason.trim() !== '' && (!verifies || (committee.trim() !== '' && verifier.trim() !== ''))}
      onAsk={form.ask}
      onSubmit={() => form.submit(body, `approvals.done.${action}`)}
      onClose={onClose}
      draft={form.draft}
    >
      {verifies && (
        <>
          <Field path="committee" label={t('approvals.committee')} required error={missing(committee)}>
            {(field) => <TextInput {...field} autoFocus maxLength={60} value={committee} onChange={(value) => form.set({ committee: value })} />}
          </Field>
          <Field path="verifier" label={t('approvals.verifier')} required error={missing(verifier)}>
            {(field) => <TextInput {...field} maxLength={60} value={verifier} onChange={(value) => form.set({ verifier: value })} />}
          </Field>
        </>
      )}
      <Field path="reason" label={t(`approvals.reason.${action}`)} required error={missing(reason)}>
        {(field) => <TextInput {...field} autoFocus={!verifies} lines={4} maxLength={verifies ? 2000 : 1000} value={reason} onChange={(value) => form.set({ reason: value })} />}
      </Field>
      {action === 'approve' && (
        <Field path="conditions" label={t('approvals.conditions')} hint={t('approvals.conditionsHint')}>
          {(field) => <TextInput {...field} lines={2} maxLength={1000} value={conditions} onChange={(value) => form.set({ conditions: value })} />}
        </Field>
      )}
      {verifies && <EvidenceField caseId={row.caseId} path="fileId" label={t('approvals.verifyFile')} hint={t('actions.optional')} value={fileIds} onChange={(ids) => form.set({ fileIds: ids.slice(-1) })} />}
    </ActionDialog>
  );
}
