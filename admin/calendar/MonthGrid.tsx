import Box from '@mui/material/Box';
import type { Theme } from '@mui/material/styles';
import { useLocale } from 'react-admin';
import { useDates } from '../deadlines/useDates.ts';
import { useT } from '../messages/useT.ts';
import { columnOf, daysIn, type Standing } from './days.ts';
import { useDayWords } from './useDayWords.ts';
import { unseen } from '../theme/unseen.ts';

type Props = {
  year: number;
  month: number;
  standing: (day: string) => Standing;
  /** The one day that Tab reaches. */
  current: string;
  opened: string | undefined;
  large: boolean;
  /** Where the month's name stands beside the arrows already. */
  untitled?: boolean;
  onOpen: (day: string) => void;
};

/** One month. Off and make-up days carry their word, not only a colour; a day of the district's own has a frame. */
export function MonthGrid({ year, month, standing, current, opened, large, untitled = false, onOpen }: Props) {
  const t = useT();
  const locale = useLocale();
  const title = locale === 'en' ? new Date(Date.UTC(year, month - 1, 1)).toLocaleString('en', { month: 'long', timeZone: 'UTC' }) : t('calendar.month', { month });
  const days = daysIn(year, month);
  const lead = columnOf(days[0] ?? '');
  const cells = [...Array.from({ length: lead }, () => null), ...days];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => Array.from({ length: 7 }, (__, at) => cells[week * 7 + at] ?? null));
  return (
    <Box component="table" sx={{ width: '100%', tableLayout: 'fixed', borderCollapse: 'separate', borderSpacing: large ? 4 : 2, '& th': { fontWeight: 400, fontSize: 12, color: 'text.secondary', height: 22, p: 0 }, '& td': { p: 0 } }}>
      <Box component="caption" sx={untitled ? unseen : { textAlign: 'left', pl: 0.5, fontSize: 14, fontWeight: 600, color: 'text.primary' }}>{title}</Box>
      <thead>
        <tr>{[...t('calendar.weekdays')].map((weekday, at) => <th key={at} scope="col">{weekday}</th>)}</tr>
      </thead>
      <tbody>
        {weeks.map((week, at) => (
          <tr key={at}>
            {week.map((day, column) => (
              <td key={day ?? `blank${column}`}>{day && <DayCell day={day} standing={standing(day)} tabbable={day === current} opened={day === opened} large={large} onOpen={onOpen} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </Box>
  );
}


type CellProps = { day: string; standing: Standing; tabbable: boolean; opened: boolean; large: boolean; onOpen: (day: string) => void };

function DayCell({ day, standing, tabbable, opened, large, onOpen }: CellProps) {
  const t = useT();
  const dates = useDates();
  const words = useDayWords();
  const { row, weekend } = standing;
  const own = row !== null && row.layer !== 'national';
  const ground = (theme: Theme) => (row ? theme.palette.tones[row.kind === 'off' ? 'ok' : 'soon'].wash : 'transparent');
  const ink = (theme: Theme) => (row ? theme.palette.tones[row.kind === 'off' ? 'ok' : 'soon'].ink : weekend ? theme.palette.text.secondary : theme.palette.text.primary);
  return (
    <Box
      component="button"
      type="button"
      data-day={day}
      tabIndex={tabbable ? 0 : -1}
      aria-current={day === dates.today ? 'date' : undefined}
      aria-pressed={opened}
      title={words(standing)}
      onClick={() => onOpen(day)}
      sx={{
        position: 'relative',
        display: 'flex',
        flexDirection: large ? 'column' : 'row',
        alignItems: large ? 'flex-start' : 'center',
        justifyContent: large ? 'flex-start' : 'center',
        gap: large ? 0 : 0.25,
        width: '100%',
        height: large ? 76 : 28,
        p: large ? 0.75 : 0,
        overflow: 'hidden',
        font: 'inherit',
        textAlign: 'left',
        cursor: 'pointer',
        color: ink,
        bgcolor: ground,
        border: 1,
        borderStyle: row?.layer === 'site' ? 'dashed' : 'solid',
        borderColor: own ? ink : large ? 'hairline' : 'transparent',
        borderRadius: '3px',
        '&:hover': { borderColor: 'field' },
        '&[aria-pressed="true"]': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: -1 },
        '&[aria-current="date"] > span:first-of-type': { bgcolor: 'primary.main', color: 'primary.contrastText', borderRadius: '3px', px: '3px' },
      }}
    >
      <span aria-hidden>{Number(day.slice(8))}</span>
      {row && (
        <Box component="span" aria-hidden sx={{ fontSize: large ? 13 : 11, whiteSpace: 'nowrap' }}>
          {large ? `${t(`calendar.mark.${row.kind}`)} ${row.name}` : t(`calendar.mark.${row.kind}`)}
        </Box>
      )}
      <Box component="span" sx={unseen}>{`${dates.day(day)} ${words(standing)}`}</Box>
      {large && own && <Box component="span" aria-hidden sx={{ fontSize: 12 }}>{t(`calendar.layer.${row.layer}`)}</Box>}
    </Box>
  );
}
