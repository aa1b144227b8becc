import Box from '@mui/material/Box';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { ITEM_OUTCOMES } from '../../../schema/meeting-items.ts';
import type { MeetingRoom } from '../../../schema/meetings.ts';
import { useT } from '../../messages/useT.ts';
import { Notice } from '../../states/Notice.tsx';
import { Empty } from '../../states/States.tsx';
import { MeetingHead } from '../MeetingHead.tsx';
import { Attendance } from './Attendance.tsx';
import { Clashes } from './Clashes.tsx';
import { ItemStory } from './ItemStory.tsx';
import { Outcome, outcomeChanges } from './Outcome.tsx';
import { Positions } from './Positions.tsx';
import { SaveStrip } from './SaveStrip.tsx';
import { SessionItems } from './SessionItems.tsx';
import { useRecord } from './useRecord.ts';

/**
 * 会议现场: items and who is there on the left, the story in the middle, what is said and resolved on the right.
 * Ctrl and an arrow goes to another item, Alt and a figure gives the outcome, Ctrl+S saves at once; Tab does the rest.
 */
export default function SessionScreen({ room }: { room: MeetingRoom }) {
  const t = useT();
  const record = useRecord(room.items);
  const main = useRef<HTMLHeadingElement>(null);
  const right = useRef<HTMLDivElement>(null);
  const items = room.items.toSorted((one, other) => one.position - other.position);
  // Begins with the first that is open, stays with an item when its outcome is given, and is there again after a reload.
  const [params, setParams] = useSearchParams();
  const [chosen, setChosen] = useState(() => params.get('item') ?? items.find(({ outcome }) => outcome === null)?.id);
  const named = params.get('item');
  useEffect(() => {
    if (chosen !== undefined && chosen !== named) setParams({ item: chosen }, { replace: true });
  }, [chosen, named, setParams]);
  const id = items.find((item) => item.id === chosen)?.id ?? items[0]?.id;
  const item = id === undefined ? undefined : record.item(id);
  const value = id === undefined ? undefined : record.value(id);
  const { meeting } = room;
  // What is written down here and not read back yet counts too.
  const here: MeetingRoom = { ...room, items: items.map((one) => ({ ...(record.item(one.id) ?? one), outcome: record.value(one.id)?.outcome ?? null })) };
  const live = meeting.status === 'in_session' && meeting.editable;

  const go = (to: string | undefined) => {
    if (to === undefined) return;
    // The address follows a moment later; the next key is for the new item already.
    setChosen(to);
    if (id !== undefined) void record.save(id);
    main.current?.focus();
  };
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229 || document.querySelector('[role="dialog"]')) return;
    const by = event.ctrlKey && !event.shiftKey ? { ArrowDown: 1, ArrowUp: -1 }[event.key] : undefined;
    const outcome = event.altKey && /^Digit[1-4]$/.test(event.code) ? ITEM_OUTCOMES[Number(event.code.slice(5)) - 1] : undefined;
    const saves = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's';
    if (by === undefined && !outcome && !saves) return;
    event.preventDefault();
    if (by !== undefined) go(items[items.findIndex((one) => one.id === id) + by]?.id);
    if (outcome && id !== undefined && item && value && live) {
      record.put(id, outcomeChanges(outcome, item, value));
      // The hands stay on the keys: what the outcome asks for first is where the typing goes on.
      window.setTimeout(() => right.current?.querySelector<HTMLElement>('[data-answer] :is(input, textarea):not([aria-hidden])')?.focus());
    }
    if (saves) void record.saveAll();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: { md: '100%' }, minHeight: 0 }}>
      <MeetingHead room={here} part="session" before={() => record.saveAll()} />
      <Box sx={{ flex: 1, minHeight: 0, display: 'grid', gridTemplateColumns: { xs: 'minmax(0,1fr)', md: '250px minmax(0,1fr) minmax(380px,460px)' }, borderTop: 1, borderColor: 'hairline', bgcolor: 'background.paper', '& > *': { minWidth: 0, minHeight: 0, overflow: { md: 'auto' } } }}>
        <Box sx={{ borderRight: { md: 1 }, borderColor: { md: 'hairline' }, pb: 2 }}>
          {meeting.status === 'scheduled' && <Attendance room={room} current={item} />}
          <SessionItems room={room} record={record} current={id} onGo={go} />
          {meeting.status !== 'scheduled' && <Attendance room={room} current={item} />}
        </Box>
        {item && value && id !== undefined ? (
          <>
            <Box sx={{ px: 2, pb: 2 }}><ItemStory item={item} heading={main} /></Box>
            <Box sx={{ px: 2, pb: 3, borderLeft: { md: 1 }, borderColor: { md: 'hairline' } }} key={id} ref={right}>
              {!live && <Box sx={{ mt: 1.5 }}><Notice tone="ok">{t(meeting.status === 'closed' ? 'meetings.session.over' : 'meetings.session.notYet')}</Notice></Box>}
              <Clashes record={record} id={id} />
              <Positions item={item} value={value} disabled={!live} onChange={(changes) => record.put(id, changes)} />
              <Outcome item={item} value={value} disabled={!live} onChange={(changes) => record.put(id, changes)} />
            </Box>
          </>
        ) : <Box sx={{ gridColumn: { md: '2 / -1' } }}><Empty title={t('meetings.agenda.empty')} /></Box>}
      </Box>
      <SaveStrip record={record} id={id} />
    </Box>
  );
}
