import Box from '@mui/material/Box';
import { lazy, Suspense } from 'react';
import { useParams } from 'react-router-dom';
import type { MeetingRoom } from '../../schema/meetings.ts';
import { Problem } from '../api/problem.ts';
import { FilesSection } from '../files/FilesSection.tsx';
import { useMay } from '../session/me.ts';
import { LoadFailed, Loading, NotFound } from '../states/States.tsx';
import { Agenda } from './agenda/Agenda.tsx';
import { Proposed } from './agenda/Proposed.tsx';
import { useRoom } from './api.ts';
import { ClashList } from './ClashList.tsx';
import { MeetingHead } from './MeetingHead.tsx';
import { Participants } from './Participants.tsx';
import { useT } from '../messages/useT.ts';

const SessionScreen = lazy(() => import('./session/SessionScreen.tsx'));
const MinutesScreen = lazy(() => import('./minutes/MinutesScreen.tsx'));

/** How often a screen of the session looks whether another secretary has written something. */
const EVERY_MS = 8_000;

/** One meeting: its agenda and who comes, the session, and the minutes. */
export default function MeetingPage() {
  const { id = '', part } = useParams();
  const { data: room, error, refetch } = useRoom(id, part === 'session' ? EVERY_MS : undefined);
  if (error instanceof Problem && error.status === 404) return <NotFound />;
  if (error && !room) return <LoadFailed error={error} retry={() => void refetch()} />;
  if (!room) return <Loading />;
  if (part === 'session') return <Suspense fallback={<Loading />}><SessionScreen room={room} /></Suspense>;
  if (part === 'minutes') return <Suspense fallback={<Loading />}><MinutesScreen room={room} /></Suspense>;
  return <Prepare room={room} />;
}

function Prepare({ room }: { room: MeetingRoom }) {
  const t = useT();
  const mayEdit = useMay('cases.handle');
  const { meeting } = room;
  return (
    <Box sx={{ pb: 4 }}>
      <MeetingHead room={room} part="agenda" />
      <Box sx={{ px: 2, maxWidth: 1500, display: 'grid', columnGap: 4, alignItems: 'start', gridTemplateColumns: { xs: 'minmax(0,1fr)', md: 'minmax(0,7fr) minmax(340px,4fr)' }, '& > *': { minWidth: 0 } }}>
        <Box>
          <Agenda room={room} />
          {meeting.editable && meeting.status !== 'in_session' && <Proposed room={room} />}
        </Box>
        <Box>
          {room.clashes.length > 0 && <Box sx={{ mt: 2 }}><ClashList clashes={room.clashes} /></Box>}
          <Participants room={room} />
          <FilesSection title={t('meetings.materials')} subjectKind="meetings" subjectId={meeting.id} mayAttach={meeting.editable} mayEdit={mayEdit} />
        </Box>
      </Box>
    </Box>
  );
}
