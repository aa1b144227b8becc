import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { Day } from '../../schema/values.ts';
import { useDates } from '../deadlines/useDates.ts';
import { ListWithPanel } from '../directory/SidePanel.tsx';
import { useRoomForGrid } from '../grid/useRoom.ts';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { SectionHead } from '../settings/SectionHead.tsx';
import { Empty, LoadFailed, Loading } from '../states/States.tsx';
import { CalendarBar, type CalendarView } from './CalendarBar.tsx';
import { CalendarLegend } from './CalendarLegend.tsx';
import { DayPanel } from './DayPanel.tsx';
import { addMonths, columnOf, rowsAt, shift, standingOf, yearOf } from './days.ts';
import { LoadYear } from './LoadYear.tsx';
import { MonthGrid } from './MonthGrid.tsx';
import { MovingBar } from './moves/MovingBar.tsx';
import { useCalendarDays } from './useCalendarDays.ts';

const DayGrid = lazy(() => import('./DayGrid.tsx'));

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);
const HELD = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown']);

function moved(day: string, key: string): string {
  switch (key) {
    case 'ArrowLeft':
      return shift(day, -1);
    case 'ArrowRight':
      return shift(day, 1);
    case 'ArrowUp':
      return shift(day, -7);
    case 'ArrowDown':
      return shift(day, 7);
    case 'Home':
      return shift(day, -columnOf(day));
    case 'End':
      return shift(day, 6 - columnOf(day));
    case 'PageUp':
      return addMonths(day, -1);
    case 'PageDown':
      return addMonths(day, 1);
    default:
      return day;
  }
}

/** The calendar that counts every promise: a year or a month of it, and one day opened beside. */
export default function CalendarSection() {
  const t = useT();
  const dates = useDates();
  const navigate = useNavigate();
  const { item } = useParams();
  const [params, setParams] = useSearchParams();
  const mayEdit = useMay('settings.edit');
  const opened = Day.safeParse(item).success ? item : undefined;
  const [current, setCurrent] = useState(opened ?? dates.today);
  const [loading, setLoading] = useState(false);
  const grid = useRef<HTMLDivElement>(null);
  const focusing = useRef(false);
  const site = params.get('site');
  const wide = useRoomForGrid();
  const asked = params.get('view');
  const view: CalendarView = asked === 'month' || (asked === 'table' && wide) ? asked : 'year';
  const large = view === 'month';
  const year = yearOf(current);
  const { data: rows, error, refetch } = useCalendarDays(year);
  const standing = useMemo(() => standingOf(rowsAt(rows ?? [], site)), [rows, site]);

  // A key moved the current day, perhaps into a month or year that had to be drawn first.
  useEffect(() => {
    if (!focusing.current) return;
    const cell = grid.current?.querySelector<HTMLElement>(`[data-day="${current}"]`);
    if (cell) {
      focusing.current = false;
      cell.focus();
    }
  });

  // A day opened by its address may stand below the edge.
  const shown = rows !== undefined;
  useEffect(() => {
    if (shown && opened) grid.current?.querySelector(`[data-day="${opened}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [shown, opened]);

  const open = useCallback(
    (day?: string) => {
      if (day) setCurrent(day);
      void navigate({ pathname: day ? `/settings/calendar/${day}` : '/settings/calendar', search: params.toString() }, { replace: true });
    },
    [navigate, params],
  );
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (!HELD.has(event.key) || !(event.target instanceof HTMLElement) || !event.target.dataset['day']) return;
    event.preventDefault();
    focusing.current = true;
    setCurrent(moved(event.target.dataset['day'], event.key));
  };

  const months = large ? [Number(current.slice(5, 7))] : MONTHS;
  return (
    <ListWithPanel panel={opened && rows && <DayPanel key={opened} day={opened} rows={rows} site={site} mayEdit={mayEdit} onClose={() => open()} />}>
      <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
        <SectionHead section="calendar" actions={mayEdit && <LoadButton onClick={() => setLoading(true)} />} />
        {mayEdit && <MovingBar />}
        <CalendarBar
          current={current}
          onCurrent={setCurrent}
          view={view}
          wide={wide}
          site={site}
          onParam={(name, value) => {
            const next = new URLSearchParams(params);
            if (value === null) next.delete(name);
            else next.set(name, value);
            setParams(next, { replace: true });
          }}
        />
        {view === 'table' ? (
          <Suspense fallback={<Loading />}>
            <DayGrid year={rows} site={site} mayEdit={mayEdit} opened={opened} onOpen={open} empty={<Empty title={t('calendar.grid.emptyTitle')} hint={t('calendar.grid.emptyHint')} />} />
          </Suspense>
        ) : (
          <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', bgcolor: 'background.paper', borderTop: 1, borderColor: 'hairline', px: 2, py: 1.5 }}>
            {error ? (
              <LoadFailed error={error} retry={() => void refetch()} />
            ) : !rows ? (
              <Loading />
            ) : (
              <>
                <CalendarLegend rows={rows} year={year} onLoad={mayEdit ? () => setLoading(true) : undefined} />
                <Box
                  ref={grid}
                  onKeyDown={onKeyDown}
                  sx={{ display: 'grid', gap: 2, alignItems: 'start', gridTemplateColumns: large ? 'minmax(0, 860px)' : 'repeat(auto-fill, minmax(232px, 1fr))', maxWidth: large ? 860 : 1240 }}
                >
                  {months.map((month) => (
                    <MonthGrid key={month} year={year} month={month} standing={standing} current={current} opened={opened} large={large} untitled={large} onOpen={open} />
                  ))}
                </Box>
              </>
            )}
          </Box>
        )}
      </Box>
      {loading && <LoadYear year={year} rows={rows ?? []} onClose={() => setLoading(false)} />}
    </ListWithPanel>
  );
}

function LoadButton({ onClick }: { onClick: () => void }) {
  const t = useT();
  return <Button variant="outlined" onClick={onClick}>{t('calendar.load')}</Button>;
}
