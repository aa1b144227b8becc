import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { Participant } from '../../schema/meeting-participants.ts';
import type { MeetingRoom } from '../../schema/meetings.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';
import { usePersonName } from '../people/usePeople.ts';
import { useMe } from '../session/me.ts';
import { ParticipantDialog } from './ParticipantDialog.tsx';
import { RespondDialog } from './RespondDialog.tsx';

/** A department, a person or an outside body by name. */
export function useParticipantName(): (one: Pick<Participant, 'departmentId' | 'personId' | 'body'>) => string {
  const departmentName = useDepartmentName();
  const personName = usePersonName();
  return ({ departmentId, personId, body }) => departmentName(departmentId) || personName(personId) || body || '';
}

/** Who is invited, when each may come and go, whether it comes, and whom it sends. */
export function Participants({ room: { meeting, participants, sittings } }: { room: MeetingRoom }) {
  const t = useT();
  const me = useMe();
  const dates = useDates();
  const nameOf = useParticipantName();
  const [asking, setAsking] = useState<'add' | { row: Participant; as: 'respond' | 'edit' } | null>(null);
  const add = meeting.editable && <Button variant="outlined" onClick={() => setAsking('add')} sx={{ minHeight: 28, py: 0 }}>{t('meetings.participants.add')}</Button>;
  const over = meeting.status === 'closed';
  return (
    <Section title={t('meetings.participants.title')} count={participants.length} aside={add}>
      {participants.length === 0 && <Box sx={{ color: 'text.secondary' }}>{t('meetings.participants.none')}</Box>}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {participants.map((row) => {
          const sitting = sittings.find(({ departmentId }) => departmentId === row.departmentId);
          const mine = !over && ((row.departmentId !== null && row.departmentId === me?.departmentId) || row.personId === me?.id);
          const notes = [
            row.attendee,
            row.substitute && t('meetings.participants.sends', { name: row.substitute }),
            sitting?.from && sitting.until && t('meetings.participants.sits', { from: dates.time(sitting.from), until: dates.time(sitting.until) }),
            row.note,
          ].filter(Boolean);
          return (
            <Box component="li" key={row.id} sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 36, py: 0.5, borderBottom: 1, borderColor: 'hairline' }}>
              <Box sx={{ flex: 1, minWidth: 0 }}>
                <Box component="span" sx={{ fontWeight: 500 }}>{nameOf(row)}</Box>
                {row.kind === 'outside' && <Box component="span" sx={{ ml: 0.75, fontSize: 12, color: 'text.secondary' }}>{t('meetings.participants.outside')}</Box>}
                {notes.length > 0 && <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{notes.join(' · ')}</Box>}
              </Box>
              <Box component="span" sx={{ flex: 'none', fontSize: 13, color: (theme) => (row.response === 'declined' ? theme.palette.tones.soon.ink : row.response === 'accepted' ? theme.palette.tones.ok.ink : theme.palette.text.secondary) }}>
                {over && row.attendance ? t(`meetings.attendance.${row.attendance}`) : t(`meetings.response.${row.response}`)}
              </Box>
              {mine && meeting.status !== 'draft' && <Button variant={row.response === 'pending' ? 'contained' : 'outlined'} onClick={() => setAsking({ row, as: 'respond' })} sx={{ minHeight: 28, py: 0 }}>{t('meetings.participants.respond')}</Button>}
              {meeting.editable && <Button variant="text" onClick={() => setAsking({ row, as: 'edit' })} aria-label={`${t('meetings.participants.edit')} ${nameOf(row)}`} sx={{ minHeight: 28, py: 0, px: 0.75, minWidth: 0 }}>{t('meetings.participants.edit')}</Button>}
            </Box>
          );
        })}
      </Box>
      {asking === 'add' && <ParticipantDialog meetingId={meeting.id} participants={participants} onClose={() => setAsking(null)} />}
      {asking !== null && asking !== 'add' && <RespondDialog row={asking.row} as={asking.as} name={nameOf(asking.row)} onClose={() => setAsking(null)} />}
    </Section>
  );
}
