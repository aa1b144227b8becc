import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { useSubmit } from '../../actions/useSubmit.ts';
import { EvidenceField } from '../../approvals/EvidenceField.tsx';
import { DueMark } from '../../deadlines/DueMark.tsx';
import { DuePreview } from '../../deadlines/DuePreview.tsx';
import { useNow } from '../../deadlines/useDates.ts';
import { DepartmentPicker } from '../../departments/DepartmentPicker.tsx';
import { useDepartments } from '../../departments/useDepartments.ts';
import { DaysInput } from '../../form/DaysInput.tsx';
import { Field } from '../../form/Field.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { useT } from '../../messages/useT.ts';
import type { CaseDialogProps } from './CaseDialog.tsx';

/** 提级: which body of the level above is asked for what, by when, and the report it goes up with. */
export function EscalateCase({ row, onClose }: CaseDialogProps) {
  const t = useT();
  const now = new Date(useNow()).toISOString();
  const departments = useDepartments();
  const above = departments.filter(({ standing, retiredAt }) => standing === 'above' && retiredAt === null);
  const form = useSubmit<{ departmentId: string | null; ask: string; days: string; fileIds: string[] }>('cases', row, 'escalate', { departmentId: null, ask: '', days: '', fileIds: [] });
  const { ask, days, fileIds } = form.value;
  const departmentId = form.value.departmentId ?? (above.length === 1 ? (above[0]?.id ?? null) : null);
  const missing = (absent: boolean) => (form.asked && absent ? t('actions.required') : undefined);
  const body = { departmentId, ask, ...(days === '' ? {} : { dueIn: Number(days) }), ...(fileIds[0] ? { fileId: fileIds[0] } : {}) };
  return (
    <ActionDialog
      wide
      title={`${t('cases.action.escalate')} ${row.number} ${row.title}`}
      note={<>{t('cases.note.escalate')} {row.dueAt && <DueMark of={row} />}</>}
      submitLabel={t('cases.action.escalate')}
      ready={departmentId !== null && ask.trim() !== ''}
      onAsk={form.ask}
      onSubmit={() => form.submit(body, 'cases.done.escalate')}
      onClose={onClose}
      draft={form.draft}
    >
      <Field path="departmentId" label={t('cases.above')} required hint={departments.length > 0 && above.length === 0 ? t('cases.noneAbove') : undefined} error={missing(departmentId === null)}>
        {(field) => <DepartmentPicker {...field} autoFocus standing="above" value={departmentId} onChange={(id) => form.set({ departmentId: id })} />}
      </Field>
      <Field label={t('cases.ask')} required hint={t('cases.escalateAskHint')} error={missing(ask.trim() === '')}>
        {(field) => <TextInput {...field} lines={3} maxLength={1000} value={ask} onChange={(value) => form.set({ ask: value })} />}
      </Field>
      <Field path="dueIn" label={t('cases.dueIn')} hint={days === '' ? t('cases.dueInHint') : <DuePreview receivedAt={now} rule={{ kind: 'working_days', workingDays: Number(days) }} />}>
        {(field) => <DaysInput {...field} value={days} onChange={(value) => form.set({ days: value })} />}
      </Field>
      <EvidenceField caseId={row.id} path="fileId" label={t('cases.escalateFile')} hint={t('cases.escalateFileHint')} value={fileIds} onChange={(ids) => form.set({ fileIds: ids.slice(-1) })} />
    </ActionDialog>
  );
}
