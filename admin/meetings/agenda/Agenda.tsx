import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { lazy, Suspense, useRef, useState } from 'react';
import type { MeetingItem } from '../../../schema/meeting-items.ts';
import type { MeetingRoom } from '../../../schema/meetings.ts';
import { useDates } from '../../deadlines/useDates.ts';
import { useDepartmentName } from '../../departments/useDepartments.ts';
import { Section } from '../../layout/Section.tsx';
import { useT } from '../../messages/useT.ts';
import { ProblemNotice } from '../../states/Notice.tsx';
import { unseen } from '../../theme/unseen.ts';
import { useMeetingWrite } from '../api.ts';
import { AgendaItem } from './AgendaItem.tsx';
import { dragRow, moved } from './moving.ts';

const AddCase = lazy(() => import('./AddCase.tsx'));

/** Deferred before the session: it waits for the next meeting. */
export const isDeferred = ({ outcome }: Pick<MeetingItem, 'outcome'>, { meeting }: MeetingRoom) => outcome === 'adjourned' && meeting.status !== 'in_session' && meeting.status !== 'closed';

/** The agenda in blocks of the same departments, each with its time; the chair puts it in order by drag or Alt and an arrow. */
export function Agenda({ room }: { room: MeetingRoom }) {
  const t = useT();
  const { changeMany } = useMeetingWrite();
  const list = useRef<HTMLDivElement>(null);
  const [adding, setAdding] = useState(false);
  const [said, setSaid] = useState('');
  const [failure, setFailure] = useState<unknown>(null);
  // What was just moved stands where it was put while the server is told.
  const [asked, setAsked] = useState<string[] | null>(null);
  const { meeting } = room;
  const standing = room.items.filter((item) => !isDeferred(item, room)).toSorted((one, other) => one.position - other.position);
  const items = asked ? standing.toSorted((one, other) => asked.indexOf(one.id) - asked.indexOf(other.id)) : standing;
  const deferred = room.items.filter((item) => isDeferred(item, room));
  const mayOrder = meeting.editable && items.length > 1;

  const reorder = async (from: number, to: number) => {
    const next = moved(items, from, to);
    const one = items[from];
    if (!one || asked || next.every(({ id }, at) => id === items[at]?.id)) return;
    setFailure(null);
    setAsked(next.map(({ id }) => id));
    setSaid(t('meetings.agenda.movedTo', { title: one.case?.title ?? '', place: to + 1, of: items.length }));
    try {
      const rows = next.flatMap((item, position) => (item.position === position ? [] : [{ id: item.id, version: item.version, changes: { position } }]));
      await changeMany('meeting-items', rows);
    } catch (error) {
      setFailure(error);
    } finally {
      setAsked(null);
      list.current?.querySelector<HTMLElement>(`[data-item="${one.id}"]`)?.focus();
    }
  };
  const places = new Map(items.map(({ id }, at) => [id, at]));
  const row = (item: MeetingItem) => {
    const place = places.get(item.id) ?? 0;
    return (
      <AgendaItem
        key={item.id}
        item={item}
        place={place}
        editable={meeting.editable}
        {...(mayOrder && {
          onMove: (by: -1 | 1) => void reorder(place, place + by),
          onGrab: () => list.current && dragRow(list.current, place, (to) => void reorder(place, to)),
        })}
      />
    );
  };
  const add = meeting.editable && <Button variant="outlined" onClick={() => setAdding(true)} sx={{ minHeight: 28, py: 0 }}>{t('meetings.agenda.add')}</Button>;
  return (
    <Section title={t('meetings.agenda.title')} count={items.length} aside={add}>
      {failure !== null && <Box sx={{ mb: 1 }}><ProblemNotice error={failure} /></Box>}
      {items.length === 0 && <Box sx={{ color: 'text.secondary' }}>{t('meetings.agenda.empty')}</Box>}
      {mayOrder && <Box sx={{ mb: 0.5, fontSize: 12, color: 'text.secondary' }}>{t('meetings.agenda.orderHint')}</Box>}
      <Box sx={unseen} role="status">{said}</Box>
      <Box ref={list} sx={{ '& [data-drop="before"]': { boxShadow: (theme) => `0 -2px 0 ${theme.palette.primary.main}` }, '& [data-drop="after"]': { boxShadow: (theme) => `0 2px 0 ${theme.palette.primary.main}` } }}>
        {asked ? <Rows>{items.map(row)}</Rows> : <Blocks room={room} items={items} row={row} />}
      </Box>
      {deferred.length > 0 && (
        <Section title={t('meetings.agenda.deferred')} count={deferred.length}>
          <Rows>{deferred.map((item) => <AgendaItem key={item.id} item={item} place={null} editable={meeting.editable} />)}</Rows>
        </Section>
      )}
      <Suspense>{adding && <AddCase room={room} onClose={() => setAdding(false)} />}</Suspense>
    </Section>
  );
}

const Rows = ({ children }: { children: React.ReactNode }) => <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>{children}</Box>;

function Blocks({ room, items, row }: { room: MeetingRoom; items: MeetingItem[]; row: (item: MeetingItem) => React.ReactNode }) {
  const t = useT();
  const dates = useDates();
  const departmentName = useDepartmentName();
  const placed = new Set(room.blocks.flatMap((block) => block.items));
  const others = items.filter(({ id }) => !placed.has(id));
  return (
    <>
      {room.blocks.map((block) => {
        const here = items.filter(({ id }) => block.items.includes(id));
        if (here.length === 0) return null;
        const time = block.startsAt && block.endsAt ? `${dates.time(block.startsAt)}–${dates.time(block.endsAt)}` : t('meetings.minutesLong', { smart_count: block.minutes });
        const names = block.departments.map(departmentName).filter(Boolean).join(t('form.comma'));
        return (
          <Box key={here[0]?.id} component="section" aria-label={`${time} ${names}`} sx={{ mb: 1.25 }}>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, px: 1, py: 0.5, bgcolor: 'raised', borderLeft: 3, borderColor: 'primary.main' }}>
              <Box component="span" sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>{time}</Box>
              <Box component="span" sx={{ color: 'text.secondary' }}>{names || t('meetings.agenda.noDepartments')}</Box>
            </Box>
            <Rows>{here.map(row)}</Rows>
          </Box>
        );
      })}
      {others.length > 0 && <Rows>{others.map(row)}</Rows>}
    </>
  );
}
