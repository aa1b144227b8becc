import type { NoticeAction as Action, SupervisionNotice } from '../../schema/supervision.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useSubmit } from '../actions/useSubmit.ts';
import { DaysInput } from '../form/DaysInput.tsx';
import { Field } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';

/** One action of a notice: what it does, the reason where one is owed, and the new time where it is sent back. */
export function NoticeAction({ row, action, onClose }: { row: SupervisionNotice; action: Action; onClose: () => void }) {
  const t = useT();
  const form = useSubmit('supervision-notices', row, action, { text: '', workingDays: String(row.workingDays) });
  const text = form.value.text.trim();
  const days = Number(form.value.workingDays);
  const reasoned = action === 'send-back' || action === 'withdraw';
  const missing = { text: reasoned && text === '', workingDays: action === 'send-back' && !(days >= 1 && days <= 60) };
  const body = action === 'issue' ? {} : action === 'confirm' ? (text ? { conclusion: text } : {}) : { reason: text, ...(action === 'send-back' && { workingDays: days }) };
  const why = (name: keyof typeof missing) => (form.asked && missing[name] ? t('actions.required') : undefined);
  return (
    <ActionDialog
      title={t(`supervision.action.${action}`)}
      note={t(`supervision.note.${action}`)}
      submitLabel={t(`supervision.action.${action}`)}
      ready={!missing.text && !missing.workingDays}
      onAsk={form.ask}
      onSubmit={() => form.submit(body, `supervision.done.${action}`)}
      onClose={onClose}
      draft={form.draft}
    >
      {action !== 'issue' && (
        <Field label={t(reasoned ? 'supervision.reason' : 'supervision.conclusion')} required={reasoned} {...(!reasoned && { hint: t('supervision.conclusionHint') })} error={why('text')}>
          {(field) => <TextInput {...field} autoFocus lines={3} maxLength={1000} value={form.value.text} onChange={(value) => form.set({ text: value })} />}
        </Field>
      )}
      {action === 'send-back' && (
        <Field label={t('supervision.workingDays')} required error={why('workingDays')}>
          {(field) => <DaysInput {...field} value={form.value.workingDays} onChange={(value) => form.set({ workingDays: value })} />}
        </Field>
      )}
    </ActionDialog>
  );
}
