import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { Theme } from '@mui/material/styles';
import type { CalendarDay } from '../../schema/calendar-days.ts';
import { useT } from '../messages/useT.ts';
import { Notice } from '../states/Notice.tsx';
import { isPublished } from './days.ts';

type Props = { rows: CalendarDay[]; year: number; onLoad: (() => void) | undefined };

/** Where the year comes from, or that nobody has published it; and what the marks mean. */
export function CalendarLegend({ rows, year, onLoad }: Props) {
  const t = useT();
  const sources = [...new Set(rows.flatMap(({ layer, source }) => (layer === 'national' && source ? [source] : [])))];
  return (
    <Box sx={{ display: 'grid', gap: 1, mb: 1.5, maxWidth: 1240 }}>
      {isPublished(rows, year) ? (
        sources.length > 0 && <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('calendar.published', { year, source: sources.join(t('form.semicolon')) })}</Box>
      ) : (
        <Notice tone="soon">
          {t('calendar.unpublished', { year })}
          {onLoad && <Button variant="outlined" onClick={onLoad} sx={{ ml: 1, minHeight: 26, py: 0 }}>{t('calendar.loadYear', { year })}</Button>}
        </Notice>
      )}
      <Box component="ul" aria-label={t('calendar.legend')} sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2.5, rowGap: 0.5, m: 0, p: 0, listStyle: 'none', fontSize: 13, color: 'text.secondary' }}>
        <Sample tone="ok" mark={t('calendar.mark.off')}>{t('calendar.legendOff')}</Sample>
        <Sample tone="soon" mark={t('calendar.mark.work')}>{t('calendar.legendWork')}</Sample>
        <Sample framed mark="">{t('calendar.legendOwn')}</Sample>
        <Box component="li" sx={{ display: { xs: 'none', md: 'block' } }}>{t('calendar.keys')}</Box>
      </Box>
    </Box>
  );
}

function Sample({ tone, mark, framed = false, children }: { tone?: 'ok' | 'soon'; mark: string; framed?: boolean; children: React.ReactNode }) {
  return (
    <Box component="li" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75 }}>
      <Box
        component="span"
        aria-hidden
        sx={{
          width: 24, height: 18, fontSize: 11, lineHeight: '16px', textAlign: 'center', borderRadius: '3px', border: 1,
          borderColor: framed ? 'text.secondary' : 'transparent',
          color: (theme: Theme) => (tone ? theme.palette.tones[tone].ink : 'inherit'),
          bgcolor: (theme: Theme) => (tone ? theme.palette.tones[tone].wash : 'transparent'),
        }}
      >
        {mark}
      </Box>
      {children}
    </Box>
  );
}
