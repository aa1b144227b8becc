import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { CalendarDay } from '../../schema/calendar-days.ts';
import { post, request } from '../api/http.ts';
import { useDates } from '../deadlines/useDates.ts';
import { Chip, OriginMarks } from '../directory/Origin.tsx';
import { PanelBody, SidePanel } from '../directory/SidePanel.tsx';
import { useKey } from '../keys/Keys.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { useSettings } from '../settings/useSettings.ts';
import { useSiteName } from '../sites/useSites.ts';
import { ProblemNotice } from '../states/Notice.tsx';
import { DayForm } from './DayForm.tsx';
import { rowsAt, standingOf } from './days.ts';
import { useAgree } from './moves/useAgree.tsx';
import { useCalendarChanged } from './useCalendarDays.ts';
import { useDayWords } from './useDayWords.ts';

type Props = { day: string; rows: CalendarDay[]; site: string | null; mayEdit: boolean; onClose: () => void };

/** One day: what it comes to here, which layer says so, and what the others say. */
export function DayPanel({ day, rows, site, mayEdit, onClose }: Props) {
  const t = useT();
  const dates = useDates();
  const words = useDayWords();
  const [editing, setEditing] = useState<CalendarDay | 'new' | null>(null);
  const [removed, setRemoved] = useState<CalendarDay | null>(null);
  useKey('e', t('calendar.add'), () => setEditing('new'), mayEdit && editing === null);
  const all = rows.filter(({ date }) => date === day);
  const standing = standingOf(rowsAt(all, site))(day);
  const hours = useSettings().clock?.workingHours.findLast(({ from }) => from <= day);
  return (
    <SidePanel
      title={dates.dayLong(day)}
      note={`${t('calendar.countsAs')}${t('form.colon')}${words(standing)}`}
      onClose={() => (editing ? setEditing(null) : onClose())}
    >
      {editing ? (
        <DayForm day={day} row={editing === 'new' ? null : editing} site={site} taken={all} onDone={() => setEditing(null)} onCancel={() => setEditing(null)} />
      ) : (
        <PanelBody actions={mayEdit && <Button variant="contained" onClick={() => setEditing('new')} aria-keyshortcuts="e" title="E">{t('calendar.add')}</Button>}>
          {all.length === 0 && <Box sx={{ color: 'text.secondary' }}>{t('calendar.noRows')}</Box>}
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {all.map((row) => (
              <LayerRow key={row.id} row={row} governing={standing.row} mayEdit={mayEdit} onEdit={() => setEditing(row)} onRemoved={setRemoved} />
            ))}
          </Box>
          {removed && <Restore row={removed} onDone={() => setRemoved(null)} />}
          {standing.kind === 'work' && hours && (
            <Box sx={{ mt: 2 }}>
              <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{t('calendar.hours')}</Box>
              {hours.windows.map(([from, to]) => `${from}–${to}`).join(t('form.comma'))}
              <OriginMarks of={hours} atSource />
            </Box>
          )}
        </PanelBody>
      )}
    </SidePanel>
  );
}

type RowProps = { row: CalendarDay; governing: CalendarDay | null; mayEdit: boolean; onEdit: () => void; onRemoved: (row: CalendarDay) => void };

function LayerRow({ row, governing, mayEdit, onEdit, onRemoved }: RowProps) {
  const t = useT();
  const siteName = useSiteName();
  const changed = useCalendarChanged();
  const { agree, dialog } = useAgree();
  const [failure, setFailure] = useState<unknown>(null);
  const { date, layer, siteId } = row;
  const remove = async () => {
    try {
      if (!(await agree({ days: [{ date, kind: null, layer, siteId }] }))) return;
      onRemoved(await request<CalendarDay>('DELETE', `/api/calendar-days/${row.id}?version=${row.version}`));
      await changed();
    } catch (error) {
      setFailure(error);
    }
  };
  const overruled = governing !== null && governing.id !== row.id && (row.layer !== 'site' || governing.siteId === row.siteId);
  return (
    <Box component="li" sx={{ py: 1, borderBottom: 1, borderColor: 'hairline' }}>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1 }}>
        <Chip plain>{row.layer === 'site' ? siteName(row.siteId) : t(`calendar.layer.${row.layer}`)}</Chip>
        <Box sx={{ flex: 1, textDecoration: overruled ? 'line-through' : undefined }}>{t(`calendar.kind.${row.kind}`)} · {row.name}</Box>
        {mayEdit && (
          <>
            <Button variant="text" onClick={onEdit} sx={{ minHeight: 26, py: 0 }}>{t('calendar.edit')}</Button>
            <Button variant="text" onClick={() => void remove()} sx={{ minHeight: 26, py: 0, color: 'text.secondary' }}>{t('calendar.remove')}</Button>
          </>
        )}
      </Box>
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
        {row.source}
        <OriginMarks of={row} atSource />
        {overruled && <Box component="span" sx={{ ml: 1 }}>{t('calendar.over', { layer: t(`calendar.layer.${governing.layer}`) })}</Box>}
      </Box>
      <ProblemNotice error={failure} />
      {dialog}
    </Box>
  );
}

/** What was removed, and the way back. */
function Restore({ row, onDone }: { row: CalendarDay; onDone: () => void }) {
  const t = useT();
  const dates = useDates();
  const say = useSay();
  const changed = useCalendarChanged();
  const { agree, dialog } = useAgree();
  const [failure, setFailure] = useState<unknown>(null);
  const { date, kind, layer, siteId } = row;
  const restore = async () => {
    try {
      if (!(await agree({ days: [{ date, kind, layer, siteId }] }))) return;
      await post(`/api/calendar-days/${row.id}/restore`, { version: row.version });
      await changed();
      say('calendar.restored');
      onDone();
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <Box role="status" sx={{ display: 'flex', alignItems: 'center', gap: 1, mt: 1, color: 'text.secondary' }}>
      {t('calendar.removed', { day: dates.day(row.date) })}
      <Button variant="outlined" onClick={() => void restore()} sx={{ minHeight: 28, py: 0 }}>{t('edit.undo')}</Button>
      <ProblemNotice error={failure} />
      {dialog}
    </Box>
  );
}
