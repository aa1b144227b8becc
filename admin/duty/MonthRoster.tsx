import Box from '@mui/material/Box';
import type { Duty } from '../../schema/duty.ts';
import type { Leave } from '../../schema/leave.ts';
import { columnOf, type Standing } from '../calendar/days.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useT } from '../messages/useT.ts';
import { usePersonName } from '../people/usePeople.ts';
import { unseen } from '../theme/unseen.ts';

type Props = {
  days: readonly string[];
  byDay: ReadonlyMap<string, Duty>;
  standing: (day: string) => Standing;
  leave: readonly Leave[];
  /** One line a day, where a month has no room. */
  list: boolean;
  /** Absent for who only looks. */
  onOpen: ((day: string) => void) | undefined;
};

/** A month from Monday to Sunday, names in words, today marked in words; on a phone a line a day. */
export function MonthRoster({ days, byDay, standing, leave, list, onOpen }: Props) {
  const t = useT();
  const cellOf = (day: string) => <DayCell key={day} day={day} row={byDay.get(day)} standing={standing(day)} leave={leave} list={list} onOpen={onOpen} />;
  if (list) return <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>{days.map((day) => <li key={day}>{cellOf(day)}</li>)}</Box>;
  const cells = [...Array.from({ length: columnOf(days[0] ?? '') }, () => null), ...days];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => Array.from({ length: 7 }, (__, at) => cells[week * 7 + at] ?? null));
  return (
    <Box component="table" aria-label={t('duty.title')} sx={{ width: '100%', tableLayout: 'fixed', borderCollapse: 'separate', borderSpacing: 4, '& th': { fontWeight: 400, fontSize: 12, color: 'text.secondary', height: 22, p: 0 }, '& td': { p: 0, verticalAlign: 'top' } }}>
      <thead>
        <tr>{[...t('calendar.weekdays')].map((weekday, at) => <th key={at} scope="col">{weekday}</th>)}</tr>
      </thead>
      <tbody>
        {weeks.map((week, at) => <tr key={at}>{week.map((day, column) => <td key={day ?? `blank${column}`}>{day && cellOf(day)}</td>)}</tr>)}
      </tbody>
    </Box>
  );
}

type CellProps = { day: string; row: Duty | undefined; standing: Standing; leave: readonly Leave[]; list: boolean; onOpen: ((day: string) => void) | undefined };

function DayCell({ day, row, standing, leave, list, onOpen }: CellProps) {
  const t = useT();
  const dates = useDates();
  const personName = usePersonName();
  const today = day === dates.today;
  const off = standing.kind === 'off';
  const mark = standing.row ? `${t(standing.row.kind === 'off' ? 'duty.off' : 'duty.work')} ${standing.row.name}` : off ? t('duty.off') : '';
  const isAway = (id: string) => leave.some(({ personId, fromDay, untilDay }) => personId === id && fromDay <= day && day <= untilDay);
  const posts = row ? [{ post: 'a' as const, id: row.aId }, ...(row.bId === null ? [] : [{ post: 'b' as const, id: row.bId }])] : [];
  const open = !row && !off && day >= dates.today;
  return (
    <Box
      component={onOpen ? 'button' : 'div'}
      {...(onOpen ? { type: 'button' as const, onClick: () => onOpen(day) } : {})}
      data-day={day}
      aria-current={today ? 'date' : undefined}
      sx={{
        display: 'flex',
        flexDirection: list ? 'row' : 'column',
        alignItems: list ? 'baseline' : 'stretch',
        flexWrap: 'wrap',
        columnGap: 1.5,
        width: '100%',
        minHeight: list ? 40 : 84,
        p: 0.75,
        font: 'inherit',
        textAlign: 'left',
        color: off && !row ? 'text.secondary' : 'text.primary',
        bgcolor: today ? 'wash' : 'transparent',
        border: today ? 2 : 1,
        borderColor: today ? 'primary.main' : 'hairline',
        borderRadius: '3px',
        ...(list && !today && { borderWidth: 0, borderBottomWidth: 1, borderRadius: 0 }),
        ...(onOpen && { cursor: 'pointer', '&:hover': { borderColor: 'field' } }),
      }}
    >
      <Box component="span" sx={{ display: 'flex', gap: 0.75, alignItems: 'baseline', ...(list && { flex: '0 0 148px' }) }}>
        {list ? <span>{dates.day(day)}</span> : <><Box component="span" sx={unseen}>{dates.day(day)}</Box><Box component="span" aria-hidden sx={{ fontWeight: 600 }}>{Number(day.slice(8))}</Box></>}
        {today && <Box component="span" sx={{ fontSize: 12, fontWeight: 600, color: 'primary.main' }}>{t('duty.today')}</Box>}
        {mark && <Box component="span" title={mark} sx={{ fontSize: 12, color: 'text.secondary', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{mark}</Box>}
      </Box>
      {posts.map(({ post, id }) => (
        <Box component="span" key={post} sx={{ display: 'flex', alignItems: 'baseline', gap: 0.75, minWidth: 0 }}>
          <Box component="span" sx={{ flex: 'none', fontSize: 13, color: 'text.secondary' }}>{t(`duty.${post}`)}</Box>
          <Box component="span" sx={{ fontWeight: post === 'a' ? 600 : 400, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{personName(id)}</Box>
          {isAway(id) && <Box component="span" sx={{ flex: 'none', fontSize: 12, color: (theme) => theme.palette.tones.soon.ink }}>{t('duty.away')}</Box>}
        </Box>
      ))}
      {open && <Box component="span" sx={{ fontSize: 13, color: (theme) => theme.palette.tones.soon.ink }}>{t('duty.open')}</Box>}
    </Box>
  );
}
