import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { Leave } from '../../schema/leave.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useRefresh } from '../actions/useAct.ts';
import { useDraft } from '../actions/useDraft.ts';
import { post } from '../api/http.ts';
import { useDates } from '../deadlines/useDates.ts';
import { DayInput } from '../form/DayInput.tsx';
import { Field } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { PersonPicker } from '../people/PersonPicker.tsx';
import { usePeople } from '../people/usePeople.ts';
import { RemoveRow } from '../trash/RemoveRow.tsx';

type Value = { personId: string | null; fromDay: string; untilDay: string; standInId: string | null; note: string };
/** `personId`: whose leave it is, where that is given; else it is asked. */
type Props = { row?: Leave; personId?: string; onClose: () => void };

/** Days away, and who stands in. */
export function LeaveDialog({ row, personId: given, onClose }: Props) {
  const t = useT();
  const say = useSay();
  const { today } = useDates();
  const dataProvider = useDataProvider();
  const refresh = useRefresh();
  const people = usePeople();
  const [asked, setAsked] = useState(false);
  const draft = useDraft<Value>(`leave.${row?.id ?? `new.${given ?? ''}`}`, {
    personId: row?.personId ?? given ?? null,
    fromDay: row?.fromDay ?? today,
    untilDay: row?.untilDay ?? today,
    standInId: row?.standInId ?? null,
    note: row?.note ?? '',
  });
  const { personId, fromDay, untilDay, standInId, note } = draft.value;
  const person = people.find(({ id }) => id === personId);
  const missing = { personId: personId === null, fromDay: fromDay === '', untilDay: untilDay === '' };
  const why = (name: keyof typeof missing) => (asked && missing[name] ? t('actions.required') : undefined);
  const at = (name: string) => (row ? `changes.${name}` : name);
  const submit = async () => {
    const fields = { fromDay, untilDay, standInId, note: note.trim() || null };
    if (row) await dataProvider.update<Leave>('leave', { id: row.id, data: fields, previousData: row });
    else await post('/api/leave', { personId, ...fields });
    await refresh();
    say(row ? 'leave.changed' : 'leave.saved');
  };
  return (
    <ActionDialog title={t(row ? 'leave.edit' : 'leave.add')} note={t('leave.mineHint')} submitLabel={t('actions.save')} ready={!Object.values(missing).includes(true)} onAsk={() => setAsked(true)} onSubmit={submit} onClose={onClose} draft={draft}>
      {row && <RemoveRow resource="leave" row={row} onDone={onClose} label={t('leave.cancel')} done={t('leave.cancelled')} />}
      {!row && given === undefined && (
        <Field label={t('leave.person')} path="personId" required error={why('personId')}>
          {(field) => <PersonPicker {...field} value={personId} onChange={(id) => draft.set({ personId: id, standInId: null })} />}
        </Field>
      )}
      <Field label={t('leave.from')} path={at('fromDay')} required error={why('fromDay')}>
        {(field) => <DayInput {...field} value={fromDay} onChange={(value) => draft.set({ fromDay: value, ...(untilDay < value && { untilDay: value }) })} />}
      </Field>
      <Field label={t('leave.until')} path={at('untilDay')} required error={why('untilDay')}>
        {(field) => <DayInput {...field} min={fromDay} value={untilDay} onChange={(value) => draft.set({ untilDay: value })} />}
      </Field>
      <Field label={t('leave.standIn')} path={at('standInId')} hint={t('leave.standInHint')}>
        {(field) => <PersonPicker {...field} {...(person && { except: person.id, ...(person.role === 'handler' && { departmentId: person.departmentId, role: 'handler' as const }) })} value={standInId} onChange={(id) => draft.set({ standInId: id })} />}
      </Field>
      <Field label={t('leave.note')} path={at('note')} hint={t('leave.noteHint')}>
        {(field) => <TextInput {...field} maxLength={200} value={note} onChange={(value) => draft.set({ note: value })} />}
      </Field>
    </ActionDialog>
  );
}
