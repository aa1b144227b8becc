import Box from '@mui/material/Box';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { MeetingRoom } from '../../schema/meetings.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useDraft } from '../actions/useDraft.ts';
import { Field } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { Notice } from '../states/Notice.tsx';
import { ClashList } from './ClashList.tsx';
import { DayChoice } from './DayChoice.tsx';
import type { HeadStep } from './MeetingHead.tsx';
import { TimeInput } from './TimeInput.tsx';
import { useMeetingWrite } from './api.ts';

type Value = { date: string | null; time: string; place: string; reason: string };

/** One step of a meeting: what it does, what stands in its way, and what has to be said for it. */
export default function StepDialog({ room: { meeting, items, clashes }, step, before, onClose }: { room: MeetingRoom; step: HeadStep; before?: (() => Promise<boolean>) | undefined; onClose: () => void }) {
  const t = useT();
  const say = useSay();
  const navigate = useNavigate();
  const { act } = useMeetingWrite();
  const [asked, setAsked] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const draft = useDraft<Value>(`meetings.${meeting.id}.${step}`, { date: step === 'schedule' ? meeting.date : null, time: meeting.time ?? '15:00', place: meeting.place ?? '', reason: '' });
  const { date, time, place, reason } = draft.value;
  const missing = {
    date: step === 'schedule' && date === null,
    time: (step === 'schedule' || (step === 'adjourn' && date !== null)) && time === '',
    place: step === 'schedule' && place.trim() === '',
    reason: step === 'adjourn' && reason.trim() === '',
  };
  const why = (name: keyof typeof missing) => (asked && missing[name] ? t('actions.required') : undefined);
  const bodies: Record<HeadStep, object> = {
    schedule: { date, time, place: place.trim() },
    adjourn: { reason: reason.trim(), ...(date !== null && { date, time }) },
    open: {},
    close: {},
  };
  const submit = async () => {
    // What is still on its way goes first: a meeting that is over takes no more.
    if (before && !(await before())) {
      setWaiting(true);
      return false;
    }
    await act('meetings', meeting, step, bodies[step]);
    say(`meetings.done.${step}`);
    if (step === 'open') void navigate(`/meetings/${meeting.id}/session`);
    if (step === 'close') void navigate(`/meetings/${meeting.id}/minutes`);
    return undefined;
  };
  const open = items.filter(({ outcome }) => outcome === null);
  const dated = step === 'schedule' || step === 'adjourn';
  return (
    <ActionDialog title={t(`meetings.action.${step}`)} note={t(`meetings.stepNote.${step}`)} submitLabel={t(`meetings.action.${step}`)} ready={!Object.values(missing).includes(true)} onAsk={() => setAsked(true)} onSubmit={submit} onClose={onClose} draft={draft}>
      {waiting && <Notice tone="overdue" role="alert">{t('meetings.session.unsavedFirst')}</Notice>}
      {step === 'adjourn' && (
        <Field label={t('meetings.reason')} path="reason" required error={why('reason')}>
          {(field) => <TextInput {...field} autoFocus lines={2} maxLength={1000} value={reason} onChange={(value) => draft.set({ reason: value })} />}
        </Field>
      )}
      {dated && (
        <Box sx={{ display: 'grid', gap: 1.75, gridTemplateColumns: { xs: '1fr', sm: '1fr auto' } }}>
          <Field label={t(step === 'adjourn' ? 'meetings.newDay' : 'meetings.day')} path="date" hint={t(step === 'adjourn' ? 'meetings.newDayHint' : 'meetings.dayHint')} required={step === 'schedule'} error={why('date')}>
            {(field) => <DayChoice {...field} siteId={meeting.siteId} except={meeting.id} value={date} onChange={(value) => draft.set({ date: value })} />}
          </Field>
          <Field label={t('meetings.time')} path="time" error={why('time')}>
            {(field) => <TimeInput {...field} value={time} onChange={(value) => draft.set({ time: value })} />}
          </Field>
        </Box>
      )}
      {step === 'schedule' && (
        <>
          <Field label={t('meetings.place')} path="place" required error={why('place')}>
            {(field) => <TextInput {...field} maxLength={120} value={place} onChange={(value) => draft.set({ place: value })} />}
          </Field>
          {clashes.length > 0 && date === meeting.date && <ClashList clashes={clashes} />}
        </>
      )}
      {step === 'open' && (
        <Notice tone={meeting.quorum.reached ? 'ok' : 'soon'}>
          {t(meeting.quorum.reached ? 'meetings.quorumReached' : 'meetings.quorumMissing', { ...meeting.quorum, reached: '' })}
        </Notice>
      )}
      {step === 'close' && open.length > 0 && (
        <Notice tone="soon">
          {t('meetings.undecided', { smart_count: open.length })}
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>{open.map((item) => <li key={item.id}>{[item.case?.number, item.case?.title].filter(Boolean).join(' ')}</li>)}</Box>
        </Notice>
      )}
    </ActionDialog>
  );
}
