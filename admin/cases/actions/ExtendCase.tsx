import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { useSubmit } from '../../actions/useSubmit.ts';
import { DueMark } from '../../deadlines/DueMark.tsx';
import { DaysInput } from '../../form/DaysInput.tsx';
import { Field } from '../../form/Field.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { Facts } from '../../layout/Facts.tsx';
import { useT } from '../../messages/useT.ts';
import { useSettings } from '../../settings/useSettings.ts';
import type { CaseDialogProps } from './CaseDialog.tsx';
import { NotePicker } from './NotePicker.tsx';

/** Asks for more working days, before expiry and after a contact that reached the applicant; somebody else decides. */
export function ExtendCase({ row, onClose }: CaseDialogProps) {
  const t = useT();
  const limits = useSettings().limits;
  const form = useSubmit<{ days: string; reason: string; noteId: string | null }>('cases', row, 'request-extension', { days: '', reason: '', noteId: null });
  const { days, reason, noteId } = form.value;
  const workingDays = Number(days);
  const missing = (absent: boolean) => (form.asked && absent ? t('actions.required') : undefined);
  return (
    <ActionDialog
      title={`${t('cases.action.request-extension')} ${row.number}`}
      note={t('cases.note.extend')}
      submitLabel={t('actions.submit')}
      ready={workingDays > 0 && reason.trim() !== '' && noteId !== null}
      onAsk={form.ask}
      onSubmit={() => form.submit({ workingDays, reason, contactNoteId: noteId }, 'cases.done.extend')}
      onClose={onClose}
      draft={form.draft}
    >
      <Facts facts={[{ label: t('cases.dueNow'), value: <DueMark of={row} /> }]} />
      <Field
        path="workingDays" label={t('cases.extendBy')}
        required
        hint={limits ? t('cases.extendLimit', { smart_count: limits.extensionWorkingDays }) : undefined}
        error={missing(!(workingDays > 0))}
      >
        {(field) => <DaysInput {...field} autoFocus value={days} onChange={(value) => form.set({ days: value })} />}
      </Field>
      <Field label={t('cases.reason')} required error={missing(!reason.trim())}>
        {(field) => <TextInput {...field} lines={3} maxLength={1000} value={reason} onChange={(value) => form.set({ reason: value })} />}
      </Field>
      <NotePicker row={row} kind="contact" value={noteId} onChange={(id) => form.set({ noteId: id })} error={missing(noteId === null)} />
    </ActionDialog>
  );
}
