import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link, useSearchParams } from 'react-router-dom';
import type { Meeting } from '../../schema/meetings.ts';
import { addMonths, columnOf, daysIn, shift } from '../calendar/days.ts';
import { DayTable } from '../calendar/DayTable.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { PageHead } from '../layout/PageHead.tsx';
import { usePhone } from '../layout/usePhone.ts';
import { useT } from '../messages/useT.ts';
import { LoadFailed, Loading } from '../states/States.tsx';
import { useMeetingsWithin } from './api.ts';
import { MeetingStatus } from './MeetingStatus.tsx';
import { MeetingTabs } from './MeetingTabs.tsx';

const DAY = /^\d{4}-(0[1-9]|1[0-2])-\d{2}$/;
type Span = 'month' | 'week';

const monday = (day: string) => shift(day, -columnOf(day));
function daysOf(span: Span, day: string): string[] {
  if (span === 'week') return Array.from({ length: 7 }, (_, at) => shift(monday(day), at));
  return daysIn(Number(day.slice(0, 4)), Number(day.slice(5, 7)));
}

/** Meetings by day, a month or a week at once; on a phone the days that hold one. */
export default function MeetingCalendar() {
  const t = useT();
  const dates = useDates();
  const phone = usePhone();
  const [params, setParams] = useSearchParams();
  const named = params.get('day') ?? '';
  const day = DAY.test(named) ? named : dates.today;
  const span: Span = params.get('span') === 'week' ? 'week' : 'month';
  const days = daysOf(span, day);
  const [from = '', until = ''] = [days[0], days.at(-1)];
  const { data, error, refetch } = useMeetingsWithin(from, until);
  const go = (to: string, as: Span = span) => setParams({ ...(as === 'week' && { span: 'week' }), ...(to !== dates.today && { day: to }) }, { replace: true });
  const step = (by: number) => go(span === 'week' ? shift(day, 7 * by) : addMonths(`${day.slice(0, 7)}-01`, by));
  const title = span === 'week' ? t('meetings.calendar.week', { from: dates.day(from), until: dates.day(until) }) : t('board.calendar.month', { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) });
  return (
    <Box sx={{ pb: 3 }}>
      <PageHead title={t('meetings.calendar.title')} />
      <MeetingTabs current="calendar" />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 2, py: 1.25 }}>
        <Button variant="outlined" aria-label={t(`meetings.calendar.previous.${span}`)} onClick={() => step(-1)}>‹</Button>
        <Box component="span" role="status" sx={{ minWidth: 110, textAlign: 'center', fontWeight: 600 }}>{title}</Box>
        <Button variant="outlined" aria-label={t(`meetings.calendar.next.${span}`)} onClick={() => step(1)}>›</Button>
        {!days.includes(dates.today) && <Button variant="text" onClick={() => go(dates.today)}>{t('meetings.calendar.today')}</Button>}
        <Box sx={{ flex: 1 }} />
        {(['month', 'week'] as const).map((as) => <Button key={as} variant={as === span ? 'outlined' : 'text'} aria-pressed={as === span} onClick={() => go(day, as)} sx={{ minHeight: 30, py: 0 }}>{t(`meetings.calendar.span.${as}`)}</Button>)}
      </Box>
      {error && !data ? <LoadFailed error={error} retry={() => void refetch()} /> : !data ? <Loading /> : (
        <Box sx={{ px: { xs: 0, sm: 2 } }}>{phone ? <DayList meetings={data} /> : (
          <DayTable days={days} caption={t('meetings.calendar.title')} height={span === 'week' ? 320 : 96}>
            {(day) => data.filter(({ date }) => date === day).map((meeting) => <Entry key={meeting.id} meeting={meeting} tall={span === 'week'} />)}
          </DayTable>
        )}</Box>
      )}
    </Box>
  );
}

function Entry({ meeting, tall = false }: { meeting: Meeting; tall?: boolean }) {
  const t = useT();
  return (
    <Box component={Link} to={`/meetings/${meeting.id}`} title={meeting.title} sx={{ display: 'block', mt: 0.5, px: 0.75, py: 0.25, minWidth: 0, color: 'text.primary', bgcolor: 'wash', borderLeft: 3, borderColor: 'primary.main', borderRadius: '2px', textDecoration: 'none', fontSize: 13, '&:hover': { textDecoration: 'underline' } }}>
      <Box component="span" sx={tall ? { display: 'block' } : { display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflow: 'hidden' }}><b>{meeting.time}</b> {meeting.title}</Box>
      <Box component="span" sx={{ display: 'block', fontSize: 12, color: 'text.secondary', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: tall ? 'normal' : 'nowrap' }}>
        {[t('meetings.items', { smart_count: meeting.items }), tall ? meeting.place : null].filter(Boolean).join(' · ')}
      </Box>
      {tall && <Box component="span" sx={{ fontSize: 12 }}><MeetingStatus of={meeting} /></Box>}
    </Box>
  );
}

function DayList({ meetings }: { meetings: Meeting[] }) {
  const t = useT();
  const dates = useDates();
  const days = [...new Set(meetings.flatMap(({ date }) => date ?? []))].toSorted();
  if (days.length === 0) return <Box sx={{ px: 2, py: 2, color: 'text.secondary' }}>{t('meetings.calendar.none')}</Box>;
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', bgcolor: 'background.paper', borderTop: 1, borderColor: 'hairline' }}>
      {days.map((day) => (
        <Box component="li" key={day} sx={{ px: 2, py: 1, borderBottom: 1, borderColor: 'hairline' }}>
          <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{dates.day(day)}</Box>
          {meetings.filter(({ date }) => date === day).map((meeting) => <Entry key={meeting.id} meeting={meeting} tall />)}
        </Box>
      ))}
    </Box>
  );
}
