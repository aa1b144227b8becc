import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useLocale } from 'react-admin';
import { useDates } from '../deadlines/useDates.ts';
import { Segments } from '../form/Segments.tsx';
import { useT } from '../messages/useT.ts';
import { useSites } from '../sites/useSites.ts';
import { addMonths, yearOf } from './days.ts';

export type CalendarView = 'year' | 'month' | 'table';

type Props = {
  current: string;
  onCurrent: (day: string) => void;
  view: CalendarView;
  /** Whether there is room for the days as a table. */
  wide: boolean;
  site: string | null;
  onParam: (name: 'view' | 'site', value: string | null) => void;
};

/** Which year or month is shown, and whose calendar it is. */
export function CalendarBar({ current, onCurrent, view, wide, site, onParam }: Props) {
  const t = useT();
  const dates = useDates();
  const locale = useLocale();
  const sites = useSites().filter(({ retiredAt, id }) => retiredAt === null || id === site);
  const year = yearOf(current);
  const large = view === 'month';
  const step = (by: 1 | -1) => onCurrent(large ? addMonths(current, by) : addMonths(current, by * 12));
  const month = Number(current.slice(5, 7));
  const title = large
    ? locale === 'en'
      ? new Date(`${current}T00:00:00Z`).toLocaleString('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })
      : `${t('calendar.year', { year })} ${t('calendar.month', { month })}`
    : t('calendar.year', { year });
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1, px: 2, pb: 1, flex: 'none' }}>
      {view !== 'table' && (
        <>
          <Button variant="outlined" onClick={() => step(-1)} aria-label={t(large ? 'calendar.previousMonth' : 'calendar.previousYear')}>‹</Button>
          <Box component="span" role="status" sx={{ minWidth: large ? 110 : 64, textAlign: 'center', fontWeight: 600 }}>{title}</Box>
          <Button variant="outlined" onClick={() => step(1)} aria-label={t(large ? 'calendar.nextMonth' : 'calendar.nextYear')}>›</Button>
          {year !== yearOf(dates.today) && <Button variant="text" onClick={() => onCurrent(dates.today)}>{t('calendar.thisYear')}</Button>}
        </>
      )}
      <Segments
        quiet
        label={t('calendar.view')}
        value={view}
        onChange={(chosen) => onParam('view', chosen === 'year' ? null : chosen)}
        options={[
          { value: 'year', label: t('calendar.yearView') },
          { value: 'month', label: t('calendar.monthView') },
          ...(wide ? [{ value: 'table' as const, label: t('calendar.tableView') }] : []),
        ]}
      />
      {sites.length > 0 && (
        <Box
          component="select"
          aria-label={t('calendar.scope')}
          value={site ?? ''}
          onChange={(event: React.ChangeEvent<HTMLSelectElement>) => onParam('site', event.target.value || null)}
          sx={{ height: 32, maxWidth: 220, px: 1, font: 'inherit', color: 'text.primary', bgcolor: 'background.paper', border: 1, borderColor: 'field', borderRadius: '3px' }}
        >
          <option value="">{t('calendar.district')}</option>
          {sites.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </Box>
      )}
    </Box>
  );
}
