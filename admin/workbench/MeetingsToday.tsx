import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { Link as To } from 'react-router-dom';
import { useDates } from '../deadlines/useDates.ts';
import { useMeetingsWithin } from '../meetings/api.ts';
import { useT } from '../messages/useT.ts';

/** 今天的会: the joint meetings held today that I have to do with, with when and where. Says nothing on a day without one, nor of one still being drafted. */
export function MeetingsToday() {
  const t = useT();
  const dates = useDates();
  const meetings = useMeetingsWithin(dates.today, dates.today).data?.filter(({ status }) => status !== 'draft') ?? [];
  if (meetings.length === 0) return null;
  return (
    <Box component="section" aria-label={t('workbench.meetings')} sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.25, px: 2, pb: 1 }}>
      <Box sx={{ color: 'text.secondary' }}>{t('workbench.meetings')}</Box>
      {meetings.map(({ id, title, startsAt, place, items, status }) => (
        <Box key={id}>
          {startsAt !== null && `${dates.time(startsAt)} `}
          <Link component={To} to={`/meetings/${id}`} underline="hover">{title}</Link>
          {` · ${[t('meetings.items', { smart_count: items }), place, status !== 'scheduled' && t(`meetings.status.${status}`)].filter(Boolean).join(' · ')}`}
        </Box>
      ))}
    </Box>
  );
}
