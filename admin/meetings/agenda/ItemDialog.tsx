import { useState } from 'react';
import OutlinedInput from '@mui/material/OutlinedInput';
import { ItemMinutes, type MeetingItem } from '../../../schema/meeting-items.ts';
import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { Field } from '../../form/Field.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { useSay } from '../../messages/useSay.ts';
import { useT } from '../../messages/useT.ts';
import { useMeetingWrite } from '../api.ts';
import { DepartmentChips } from '../DepartmentChips.tsx';

type Ask = 'edit' | 'defer' | 'drop' | 'restore';

/** One question about one item: who sits for it and how long, why it is put off, or whether it is taken off. */
export function ItemDialog({ item, ask, title, onClose }: { item: MeetingItem; ask: Ask; title: string; onClose: () => void }) {
  const t = useT();
  const say = useSay();
  const { change, remove } = useMeetingWrite();
  const [asked, setAsked] = useState(false);
  const [minutes, setMinutes] = useState(String(item.minutes));
  const [departmentIds, setDepartmentIds] = useState(item.departmentIds);
  const [reason, setReason] = useState('');
  const wrong = { minutes: ask === 'edit' && !ItemMinutes.safeParse(Number(minutes)).success, reason: ask === 'defer' && reason.trim() === '' };
  const submit = async () => {
    if (ask === 'drop') await remove('meeting-items', item);
    else if (ask === 'edit') await change('meeting-items', item, { minutes: Number(minutes), departmentIds });
    else await change('meeting-items', item, ask === 'defer' ? { outcome: 'adjourned', adjournReason: reason.trim() } : { outcome: null, adjournReason: null });
    say(`meetings.agenda.done.${ask}`);
  };
  return (
    <ActionDialog title={`${t(`meetings.agenda.${ask}`)} ${title}`} note={t(`meetings.agenda.note.${ask}`)} submitLabel={t(ask === 'edit' ? 'actions.save' : `meetings.agenda.${ask}`)} ready={!wrong.minutes && !wrong.reason} onAsk={() => setAsked(true)} onSubmit={submit} onClose={onClose}>
      {ask === 'defer' && (
        <Field label={t('meetings.reason')} path="changes.adjournReason" required error={asked && wrong.reason ? t('actions.required') : undefined}>
          {(field) => <TextInput {...field} autoFocus lines={2} maxLength={1000} value={reason} onChange={setReason} />}
        </Field>
      )}
      {ask === 'edit' && (
        <>
          <DepartmentChips label={t('meetings.agenda.departments')} value={departmentIds} onChange={setDepartmentIds} />
          <Field label={t('meetings.agenda.minutes')} path="changes.minutes" error={wrong.minutes ? t('meetings.agenda.minutesRange') : undefined}>
            {({ id, invalid, describedBy }) => (
              <OutlinedInput id={id} error={invalid} value={minutes} onChange={(event) => setMinutes(event.target.value.replace(/\D/g, '').slice(0, 3))} inputProps={{ inputMode: 'numeric', 'aria-describedby': describedBy, 'aria-invalid': invalid }} sx={{ width: 100 }} />
            )}
          </Field>
        </>
      )}
    </ActionDialog>
  );
}
