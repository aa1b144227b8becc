import Box from '@mui/material/Box';
import { useDates } from '../deadlines/useDates.ts';
import { useT } from '../messages/useT.ts';
import { unseen } from '../theme/unseen.ts';
import { columnOf, rowsAt, standingOf } from './days.ts';
import { useCalendarDays } from './useCalendarDays.ts';
import { useDayWords } from './useDayWords.ts';

/** `height`: pixels of a day. What stands in a day is its caller's. */
type Props = { days: readonly string[]; caption: string; height: number; children: (day: string) => React.ReactNode };

/** Days in rows of weeks, Monday first: days off and worked by their names, and what is there on each. A week may lie in two years. */
export function DayTable({ days, caption, height, children }: Props) {
  const t = useT();
  const dates = useDates();
  const words = useDayWords();
  const [first = dates.today, last = dates.today] = [days[0], days.at(-1)];
  const begins = useCalendarDays(Number(first.slice(0, 4))).data ?? [];
  const ends = useCalendarDays(Number(last.slice(0, 4))).data ?? [];
  const standing = standingOf(rowsAt([...begins, ...ends], null));
  const cells = [...Array.from({ length: columnOf(first) }, () => null), ...days];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => Array.from({ length: 7 }, (__, at) => cells[week * 7 + at] ?? null));
  return (
    <Box component="table" sx={{ width: '100%', tableLayout: 'fixed', borderCollapse: 'collapse', bgcolor: 'background.paper', '& th': { height: 26, fontWeight: 400, fontSize: 12, color: 'text.secondary', bgcolor: 'raised' }, '& td': { height, p: 0.75, verticalAlign: 'top' }, '& th, & td': { border: 1, borderColor: 'hairline' } }}>
      <Box component="caption" sx={unseen}>{caption}</Box>
      <thead>
        <tr>{[...t('calendar.weekdays')].map((weekday, at) => <th key={at} scope="col">{weekday}</th>)}</tr>
      </thead>
      <tbody>
        {weeks.map((week, at) => (
          <tr key={at}>
            {week.map((day, column) => {
              if (!day) return <td key={`blank${column}`} />;
              const stands = standing(day);
              const off = stands.kind === 'off';
              return (
                <Box component="td" key={day} aria-current={day === dates.today ? 'date' : undefined} sx={{ bgcolor: day === dates.today ? 'wash' : off ? 'raised' : undefined }}>
                  <Box sx={{ display: 'flex', gap: 0.75, fontSize: 13, color: off ? 'text.secondary' : 'text.primary', fontWeight: day === dates.today ? 600 : 400 }}>
                    {Number(day.slice(8))}
                    {stands.row && <Box component="span" title={words(stands)} sx={{ fontSize: 12, color: 'text.secondary', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{stands.row.name}</Box>}
                  </Box>
                  {children(day)}
                </Box>
              );
            })}
          </tr>
        ))}
      </tbody>
    </Box>
  );
}
