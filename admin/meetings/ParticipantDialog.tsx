import { useState } from 'react';
import { type Participant, PARTICIPANT_KINDS } from '../../schema/meeting-participants.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { DepartmentPicker } from '../departments/DepartmentPicker.tsx';
import { Field } from '../form/Field.tsx';
import { Segments } from '../form/Segments.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { PersonPicker } from '../people/PersonPicker.tsx';
import { useMeetingWrite } from './api.ts';

type Kind = (typeof PARTICIPANT_KINDS)[number];

/** A department, somebody by name, or a body from outside: a system vendor, a neighbourhood committee. */
export function ParticipantDialog({ meetingId, participants, onClose }: { meetingId: string; participants: readonly Participant[]; onClose: () => void }) {
  const t = useT();
  const say = useSay();
  const { create } = useMeetingWrite();
  const [asked, setAsked] = useState(false);
  const [kind, setKind] = useState<Kind>('department');
  const [departmentId, setDepartmentId] = useState<string | null>(null);
  const [personId, setPersonId] = useState<string | null>(null);
  const [body, setBody] = useState('');
  const [attendee, setAttendee] = useState('');
  const named = { department: { departmentId }, person: { personId }, outside: { body: body.trim() || null } }[kind];
  const ready = Object.values(named).every((value) => value !== null);
  const error = asked && !ready ? t('actions.required') : undefined;
  const submit = async () => {
    await create<Participant>('meeting-participants', { meetingId, kind, ...named, ...(attendee.trim() && { attendee: attendee.trim() }) });
    say('meetings.participants.added');
  };
  return (
    <ActionDialog title={t('meetings.participants.add')} note={t('meetings.participants.addNote')} submitLabel={t('meetings.participants.add')} ready={ready} onAsk={() => setAsked(true)} onSubmit={submit} onClose={onClose}>
      <Segments label={t('meetings.participants.kind')} value={kind} onChange={setKind} options={PARTICIPANT_KINDS.map((value) => ({ value, label: t(`meetings.participants.kinds.${value}`) }))} />
      {kind === 'department' && (
        <Field label={t('tasks.column.department')} path="departmentId" required error={error}>
          {(field) => <DepartmentPicker {...field} autoFocus value={departmentId} without={participants.map((one) => one.departmentId)} onChange={setDepartmentId} />}
        </Field>
      )}
      {kind === 'person' && (
        <Field label={t('meetings.participants.person')} path="personId" required error={error}>
          {(field) => <PersonPicker {...field} value={personId} onChange={setPersonId} />}
        </Field>
      )}
      {kind === 'outside' && (
        <Field label={t('meetings.participants.body')} path="body" hint={t('meetings.participants.bodyHint')} required error={error}>
          {(field) => <TextInput {...field} autoFocus maxLength={60} value={body} onChange={setBody} />}
        </Field>
      )}
      {kind !== 'person' && (
        <Field label={t('meetings.participants.attendee')} path="attendee" hint={t('actions.optional')}>
          {(field) => <TextInput {...field} maxLength={60} value={attendee} onChange={setAttendee} />}
        </Field>
      )}
    </ActionDialog>
  );
}
