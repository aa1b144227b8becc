import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueries } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { addMonths, daysIn } from '../calendar/days.ts';
import { DayTable } from '../calendar/DayTable.tsx';
import { Shape } from '../deadlines/StateMark.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { PageHead } from '../layout/PageHead.tsx';
import { usePhone } from '../layout/usePhone.ts';
import { useT } from '../messages/useT.ts';
import { usePersonName } from '../people/usePeople.ts';
import { useMe } from '../session/me.ts';
import { useSites } from '../sites/useSites.ts';
import { LoadFailed, Loading } from '../states/States.tsx';
import { BoardTabs } from './BoardTabs.tsx';
import { type Entry, SOURCES } from './sources.ts';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** A month of what is due, what is met about and who has the window, each day leading to its rows. On a phone the days that hold something, one below another. */
export default function DueCalendar() {
  const t = useT();
  const dates = useDates();
  const phone = usePhone();
  const siteId = useMe()?.siteId ?? null;
  const { month: named } = useParams();
  const month = named !== undefined && MONTH.test(named) ? named : dates.today.slice(0, 7);
  const [year = 0, number = 1] = month.split('-').map(Number);
  const days = daysIn(year, number);
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const read = useQueries({
    queries: SOURCES.map(({ name, resource, read: readSpan }) => ({
      queryKey: [resource, 'days', name, month, dates.today, siteId],
      queryFn: ({ signal }: { signal: AbortSignal }) => readSpan({ from: first, to: last, today: dates.today, siteId }, signal),
    })),
  });
  const failed = read.find(({ error, data }) => error && !data);
  const entries = read.flatMap(({ data }) => data?.entries ?? []);
  const whole = read.every(({ data }) => data?.whole ?? true);
  return (
    <Box sx={{ pb: 3 }}>
      <PageHead title={t('board.tab.calendar')} />
      <BoardTabs current="calendar" />
      <Months month={month} year={year} number={number} />
      {failed?.error ? (
        <LoadFailed error={failed.error} retry={() => void failed.refetch()} />
      ) : read.some(({ isPending }) => isPending) ? (
        <Loading />
      ) : (
        <Box sx={{ px: { xs: 0, sm: 2 } }}>
          {!whole && <Box sx={{ pb: 1, fontSize: 13, color: 'text.secondary' }}>{t('board.calendar.inexact')}</Box>}
          {phone ? <DayList entries={entries} /> : (
            <DayTable days={days} caption={t('board.tab.calendar')} height={92}>
              {(day) => entries.filter((entry) => entry.day === day).map((entry) => <Line key={entry.label + entry.to} entry={entry} />)}
            </DayTable>
          )}
        </Box>
      )}
    </Box>
  );
}

function Months({ month, year, number }: { month: string; year: number; number: number }) {
  const t = useT();
  const { today } = useDates();
  const navigate = useNavigate();
  const go = (day: string) => void navigate(`/board/calendar/${day.slice(0, 7)}`);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 2, py: 1.25 }}>
      <Button variant="outlined" aria-label={t('board.calendar.previous')} onClick={() => go(addMonths(`${month}-01`, -1))}>‹</Button>
      <Box component="span" role="status" sx={{ minWidth: 110, textAlign: 'center', fontWeight: 600 }}>{t('board.calendar.month', { year, month: number })}</Box>
      <Button variant="outlined" aria-label={t('board.calendar.next')} onClick={() => go(addMonths(`${month}-01`, 1))}>›</Button>
      {month !== today.slice(0, 7) && <Button variant="text" onClick={() => go(today)}>{t('board.calendar.thisMonth')}</Button>}
    </Box>
  );
}

function DayList({ entries }: { entries: Entry[] }) {
  const t = useT();
  const dates = useDates();
  const days = [...new Set(entries.map(({ day }) => day))].toSorted();
  if (days.length === 0) return <Box sx={{ px: 2, py: 2, color: 'text.secondary' }}>{t('board.calendar.none')}</Box>;
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', bgcolor: 'background.paper', borderTop: 1, borderColor: 'hairline' }}>
      {days.map((day) => (
        <Box component="li" key={day} sx={{ display: 'flex', alignItems: 'baseline', gap: 2, px: 2, py: 0.75, minHeight: 44, borderBottom: 1, borderColor: 'hairline' }}>
          <Box sx={{ width: 96 }}>{dates.day(day)}</Box>
          <Box sx={{ flex: 1, minWidth: 0 }}>{entries.filter((entry) => entry.day === day).map((entry) => <Line key={entry.label + entry.to} entry={entry} />)}</Box>
        </Box>
      ))}
    </Box>
  );
}

function Line({ entry: { label, count, people = [], siteId, title = '', tone, to } }: { entry: Entry }) {
  const t = useT();
  const personName = usePersonName();
  const site = useSites().find(({ id }) => id === siteId)?.name ?? '';
  return (
    <Box component={Link} to={to} sx={{ display: 'flex', width: 'fit-content', maxWidth: '100%', alignItems: 'center', gap: 0.5, mt: 0.5, minHeight: 24, fontSize: count === undefined ? 13 : undefined, overflowWrap: 'anywhere', color: (theme) => (tone ? theme.palette.tones[tone].ink : theme.palette.text.primary), textUnderlineOffset: 3 }}>
      {tone && <Shape tone={tone} />}
      {t(label, { ...(count !== undefined && { smart_count: count }), names: people.map(personName).join(t('board.calendar.and')), site, title })}
    </Box>
  );
}
