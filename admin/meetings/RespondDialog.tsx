import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { Participant } from '../../schema/meeting-participants.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { Field } from '../form/Field.tsx';
import { Segments } from '../form/Segments.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { ProblemNotice } from '../states/Notice.tsx';
import { useMeetingWrite } from './api.ts';

type Answer = 'accepted' | 'declined';

/** Comes, does not, or sends somebody: by the department itself, or by the secretary who was told so by telephone. */
export function RespondDialog({ row, as, name, onClose }: { row: Participant; as: 'respond' | 'edit'; name: string; onClose: () => void }) {
  const t = useT();
  const say = useSay();
  const { act, remove } = useMeetingWrite();
  const [response, setResponse] = useState<Answer | null>(row.response === 'pending' ? (as === 'respond' ? 'accepted' : null) : row.response);
  const [attendee, setAttendee] = useState(row.attendee ?? '');
  const [substitute, setSubstitute] = useState(row.substitute ?? '');
  const [note, setNote] = useState(row.note ?? '');
  const [asked, setAsked] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const submit = async () => {
    await act('meeting-participants', row, 'respond', { response, attendee: attendee.trim() || null, substitute: substitute.trim() || null, note: note.trim() || null });
    say('meetings.participants.answered');
  };
  const drop = async () => {
    try {
      await remove('meeting-participants', row);
      say('meetings.participants.removed');
      onClose();
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <ActionDialog title={`${t('meetings.participants.respond')} ${name}`} note={t(as === 'respond' ? 'meetings.participants.respondNote' : 'meetings.participants.behalfNote')} submitLabel={t('meetings.participants.respond')} ready={response !== null} onAsk={() => setAsked(true)} onSubmit={submit} onClose={onClose}>
      <ProblemNotice error={failure} />
      <Segments<Answer> label={t('meetings.participants.comes')} value={response} onChange={setResponse} options={(['accepted', 'declined'] as const).map((value) => ({ value, label: t(`meetings.response.${value}`) }))} error={asked && response === null ? t('actions.required') : undefined} />
      <Field label={t('meetings.participants.attendee')} path="attendee" hint={t('actions.optional')}>
        {(field) => <TextInput {...field} maxLength={60} value={attendee} onChange={setAttendee} />}
      </Field>
      <Field label={t('meetings.participants.substitute')} path="substitute" hint={t('meetings.participants.substituteHint')}>
        {(field) => <TextInput {...field} maxLength={60} value={substitute} onChange={setSubstitute} />}
      </Field>
      <Field label={t('meetings.participants.note')} path="note" hint={t('actions.optional')}>
        {(field) => <TextInput {...field} maxLength={300} value={note} onChange={setNote} />}
      </Field>
      {as === 'edit' && <Box><Button variant="text" color="error" onClick={() => void drop()}>{t('meetings.participants.remove')}</Button></Box>}
    </ActionDialog>
  );
}
