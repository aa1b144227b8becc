import Box from '@mui/material/Box';
import { useState } from 'react';
import type { MeetingItem } from '../../../schema/meeting-items.ts';
import { ATTENDANCES, type Participant } from '../../../schema/meeting-participants.ts';
import type { MeetingRoom } from '../../../schema/meetings.ts';
import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { Field } from '../../form/Field.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { useT } from '../../messages/useT.ts';
import { ProblemNotice } from '../../states/Notice.tsx';
import { useMeetingWrite } from '../api.ts';
import { useParticipantName } from '../Participants.tsx';

/** Who is in the room, against the quorum; those the present item needs stand out. */
export function Attendance({ room: { meeting, participants }, current }: { room: MeetingRoom; current: MeetingItem | undefined }) {
  const t = useT();
  const nameOf = useParticipantName();
  const { change } = useMeetingWrite();
  const [failure, setFailure] = useState<unknown>(null);
  const [substitute, setSubstitute] = useState<Participant | null>(null);
  const write = async (row: Participant, changes: object) => {
    setFailure(null);
    try {
      await change('meeting-participants', row, changes);
    } catch (error) {
      setFailure(error);
    }
  };
  const { quorum } = meeting;
  return (
    <Box component="section" sx={{ px: 2, pt: 2 }}>
      <Box component="h2" sx={{ m: 0, fontSize: 15, fontWeight: 600 }}>{t('meetings.attendance.title')}</Box>
      <Box role="status" sx={{ fontSize: 13, mb: 0.5, color: (theme) => (quorum.reached ? theme.palette.tones.ok.ink : theme.palette.tones.soon.ink) }}>
        {t(quorum.reached ? 'meetings.quorumReached' : 'meetings.quorumMissing', { ...quorum, reached: '' })}
      </Box>
      <ProblemNotice error={failure} />
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {participants.map((row) => {
          const needed = row.departmentId !== null && current?.departmentIds.includes(row.departmentId) === true;
          const name = nameOf(row);
          return (
            <Box component="li" key={row.id} sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 34 }}>
              <Box sx={{ flex: 1, minWidth: 0, fontWeight: needed ? 600 : 400 }}>
                {name}
                {(row.substitute || row.attendee) && <Box component="span" sx={{ display: 'block', fontSize: 12, fontWeight: 400, color: 'text.secondary' }}>{row.attendance === 'substitute' || (row.substitute && row.attendance === null) ? t('meetings.participants.sends', { name: row.substitute ?? '' }) : row.attendee}</Box>}
              </Box>
              {meeting.editable ? (
                <Box
                  component="select"
                  aria-label={t('meetings.attendance.of', { name })}
                  value={row.attendance ?? ''}
                  onChange={(event: React.ChangeEvent<HTMLSelectElement>) => {
                    const attendance = ATTENDANCES.find((one) => one === event.target.value) ?? null;
                    if (attendance === 'substitute' && !row.substitute) setSubstitute(row);
                    else void write(row, { attendance });
                  }}
                  sx={{ height: 28, maxWidth: 96, px: 0.5, font: 'inherit', fontSize: 13, color: 'text.primary', bgcolor: 'background.paper', border: 1, borderColor: 'field', borderRadius: '3px' }}
                >
                  <option value="">{t('meetings.attendance.unknown')}</option>
                  {ATTENDANCES.map((one) => <option key={one} value={one}>{t(`meetings.attendance.${one}`)}</option>)}
                </Box>
              ) : <span>{row.attendance ? t(`meetings.attendance.${row.attendance}`) : ''}</span>}
            </Box>
          );
        })}
      </Box>
      {substitute && <SubstituteDialog row={substitute} name={nameOf(substitute)} onSave={(name) => change('meeting-participants', substitute, { attendance: 'substitute', substitute: name })} onClose={() => setSubstitute(null)} />}
    </Box>
  );
}

function SubstituteDialog({ row, name, onSave, onClose }: { row: Participant; name: string; onSave: (name: string) => Promise<unknown>; onClose: () => void }) {
  const t = useT();
  const [who, setWho] = useState(row.substitute ?? '');
  const [asked, setAsked] = useState(false);
  return (
    <ActionDialog title={`${name} · ${t('meetings.attendance.substitute')}`} submitLabel={t('actions.save')} ready={who.trim() !== ''} onAsk={() => setAsked(true)} onSubmit={async () => void (await onSave(who.trim()))} onClose={onClose}>
      <Field label={t('meetings.participants.substitute')} required error={asked && who.trim() === '' ? t('actions.required') : undefined}>
        {(field) => <TextInput {...field} autoFocus maxLength={60} value={who} onChange={setWho} />}
      </Field>
    </ActionDialog>
  );
}
