import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { useSubmit } from '../../actions/useSubmit.ts';
import { DueMark } from '../../deadlines/DueMark.tsx';
import { useDates } from '../../deadlines/useDates.ts';
import { Field } from '../../form/Field.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { Facts } from '../../layout/Facts.tsx';
import { useT } from '../../messages/useT.ts';
import type { CaseDialogProps } from './CaseDialog.tsx';

/** Grants or refuses the extension that waits. */
export function RuleExtension({ row, action, onClose }: CaseDialogProps & { action: 'approve' | 'refuse' }) {
  const t = useT();
  const dates = useDates();
  const form = useSubmit('cases', row, action, { reason: '' });
  const { request } = row;
  const { reason } = form.value;
  return (
    <ActionDialog
      title={`${t(`cases.action.${action}`)} ${row.number}`}
      note={t(`cases.note.${action}`)}
      submitLabel={t(`cases.action.${action}`)}
      ready
      onSubmit={() => form.submit(reason.trim() ? { reason } : {}, `cases.done.${action}`)}
      onClose={onClose}
      draft={form.draft}
    >
      {request && (
        <Facts
          minWidth={220}
          facts={[
            { label: t('cases.requestedDays'), value: t('deadlines.workingDays', { smart_count: request.workingDays }) },
            { label: t('cases.requester'), value: `${request.requesterName} ${dates.moment(request.createdAt)}` },
            { label: t('cases.dueNow'), value: <DueMark of={row} />, wide: true },
            { label: t('cases.grounds'), value: request.grounds, wide: true },
          ]}
        />
      )}
      <Field label={t('cases.opinion')} hint={t('actions.optional')}>
        {(field) => <TextInput {...field} autoFocus lines={3} maxLength={1000} value={reason} onChange={(value) => form.set({ reason: value })} />}
      </Field>
    </ActionDialog>
  );
}
