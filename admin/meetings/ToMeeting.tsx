import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Case } from '../../schema/cases.ts';
import type { Meeting } from '../../schema/meetings.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { Field } from '../form/Field.tsx';
import { Select } from '../form/Select.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { useMe } from '../session/me.ts';
import { useMeetingWrite, useOpenMeetings } from './api.ts';
import { useWhen } from './MeetingStatus.tsx';

const NEW = 'new';

/** 转入会议: onto the agenda of a meeting to come, or of a new one. No clock moves by that. */
export function ToMeeting({ row, onClose }: { row: Case; onClose: () => void }) {
  const t = useT();
  const say = useSay();
  const me = useMe();
  const when = useWhen();
  const navigate = useNavigate();
  const { create } = useMeetingWrite();
  const meetings = useOpenMeetings().data;
  const [chosen, setChosen] = useState<string | null>(null);
  const value = chosen ?? meetings?.[0]?.id ?? NEW;
  const submit = async () => {
    const item = { caseId: row.id, why: ['added'] };
    if (value === NEW) {
      const { id } = await create<Meeting>('meetings', { title: t('meetings.defaultTitle'), siteId: row.siteId, secretaryId: me?.id ?? null, items: [item] });
      void navigate(`/meetings/${id}`);
    } else await create('meeting-items', { meetingId: value, ...item });
    say('meetings.toMeeting.done');
  };
  return (
    <ActionDialog title={`${t('meetings.toMeeting.action')} ${row.number} ${row.title}`} note={t('meetings.toMeeting.note')} submitLabel={t('meetings.toMeeting.action')} ready={meetings !== undefined} onSubmit={submit} onClose={onClose}>
      <Field label={t('meetings.toMeeting.which')} path="meetingId">
        {(field) => <Select {...field} autoFocus value={value} onChange={setChosen} options={[...(meetings ?? []).map((one) => ({ value: one.id, label: `${when(one)} · ${one.title}` })), { value: NEW, label: t('meetings.toMeeting.new') }]} />}
      </Field>
    </ActionDialog>
  );
}
