import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { MeetingAction, MeetingRoom } from '../../schema/meetings.ts';
import { ActionBar } from '../actions/ActionBar.tsx';
import { PageHead } from '../layout/PageHead.tsx';
import { Tabs } from '../layout/Tabs.tsx';
import { useT } from '../messages/useT.ts';
import { usePersonName } from '../people/usePeople.ts';
import { useMay } from '../session/me.ts';
import { RemoveRow } from '../trash/RemoveRow.tsx';
import { MeetingStatus, useWhen } from './MeetingStatus.tsx';
import { icsOf } from './api.ts';

const StepDialog = lazy(() => import('./StepDialog.tsx'));
const MeetingDialog = lazy(() => import('./MeetingDialog.tsx').then((module) => ({ default: module.MeetingDialog })));

type Part = 'agenda' | 'session' | 'minutes';
export type HeadStep = Exclude<MeetingAction, 'issue'>;
const KEYS: Record<HeadStep, string> = { schedule: 's', open: 'o', adjourn: 'x', close: 'e' };
const isStep = (action: MeetingAction): action is HeadStep => action !== 'issue';

/** What it is, when and where, who leads it, and what may be done now; the parts of a meeting below. */
export function MeetingHead({ room: { meeting, items, minutes }, room, part, before }: { room: MeetingRoom; part: Part; before?: () => Promise<boolean> }) {
  const t = useT();
  const when = useWhen();
  // What is written down in the room is read by who answers for the window.
  const records = useMay('personal_data.see');
  const navigate = useNavigate();
  const personName = usePersonName();
  const [asking, setAsking] = useState<HeadStep | null>(null);
  const [editing, setEditing] = useState(false);
  const { quorum } = meeting;
  const people = [meeting.chairId && t('meetings.chairIs', { name: personName(meeting.chairId) }), meeting.secretaryId && t('meetings.secretaryIs', { name: personName(meeting.secretaryId) })];
  const facts = [when(meeting), meeting.place, ...people, quorum.invited > 0 ? t('meetings.quorum', { ...quorum, reached: '' }) : ''].filter(Boolean);
  const tabs = (['agenda', 'session', 'minutes'] as const).filter((name) => name === 'agenda' || (name === 'session' ? records && meeting.status !== 'draft' : minutes.length > 0));
  const steps = meeting.actions.filter(isStep);
  return (
    <Box sx={{ flex: 'none' }}>
      <PageHead title={meeting.title} note={<MeetingStatus of={meeting} />} actions={
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
          {meeting.startsAt && <Button variant="text" component="a" href={icsOf(meeting.id)} download>{t('meetings.invitation')}</Button>}
          <ActionBar
            primary={steps.find((step) => step !== 'adjourn')}
            actions={[
              ...steps.map((name) => ({ name, label: t(`meetings.action.${name}`), key: KEYS[name], run: () => setAsking(name) })),
              ...(meeting.editable ? [{ name: 'edit', label: t('meetings.edit'), key: 'm', run: () => setEditing(true) }] : []),
            ]}
          />
          {meeting.trashable && <RemoveRow resource="meetings" row={meeting} onDone={() => void navigate('/meetings')} />}
        </Box>
      } />
      <Box sx={{ px: 2, pb: 0.75, display: 'flex', flexWrap: 'wrap', columnGap: 2, color: 'text.secondary' }}>{facts.map((fact) => <span key={fact}>{fact}</span>)}</Box>
      {meeting.note && part === 'agenda' && <Box sx={{ px: 2, pb: 0.75, whiteSpace: 'pre-line' }}>{meeting.note}</Box>}
      {tabs.length > 1 && (
        <Tabs<Part>
          label={t('meetings.parts')}
          current={part}
          tabs={tabs.map((name) => ({ name, label: t(`meetings.part.${name}`), to: name === 'agenda' ? `/meetings/${meeting.id}` : `/meetings/${meeting.id}/${name}`, ...(name === 'agenda' && { count: String(items.length) }) }))}
        />
      )}
      <Suspense>
        {asking && <StepDialog room={room} step={asking} before={before} onClose={() => setAsking(null)} />}
        {editing && <MeetingDialog row={meeting} onClose={() => setEditing(false)} />}
      </Suspense>
    </Box>
  );
}
