import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { useSubmit } from '../../actions/useSubmit.ts';
import { Field } from '../../form/Field.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { useT } from '../../messages/useT.ts';
import type { CaseDialogProps } from './CaseDialog.tsx';

type Props = CaseDialogProps & { action: 'archive' | 'reopen' | 'withdraw' | 'resume' };

/** The actions that take one text: a summary for the archive, a reason for the others. */
export function ReasonCase({ row, action, onClose }: Props) {
  const t = useT();
  const form = useSubmit('cases', row, action, { text: '' });
  const text = form.value.text.trim();
  return (
    <ActionDialog
      title={`${t(`cases.action.${action}`)} ${row.number}`}
      note={t(`cases.note.${action}`)}
      submitLabel={t(`cases.action.${action}`)}
      ready={text !== ''}
      onAsk={form.ask}
      onSubmit={() => form.submit(action === 'archive' ? { summary: text } : { reason: text }, `cases.done.${action}`)}
      onClose={onClose}
      draft={form.draft}
    >
      <Field
        label={t(action === 'archive' ? 'cases.summary' : 'cases.reason')}
        required
        hint={action === 'archive' ? t('cases.summaryHint') : undefined}
        error={form.asked && text === '' ? t('actions.required') : undefined}
      >
        {(field) => (
          <TextInput {...field} autoFocus lines={4} maxLength={action === 'archive' ? 2000 : 1000} value={form.value.text} onChange={(value) => form.set({ text: value })} />
        )}
      </Field>
    </ActionDialog>
  );
}
