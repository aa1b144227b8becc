import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { MovingPromises } from '../../../schema/calendar-days.ts';
import { get } from '../../api/http.ts';
import { useT } from '../../messages/useT.ts';
import { Notice } from '../../states/Notice.tsx';
import { useCalendarChanged } from '../useCalendarDays.ts';

const PAUSE_MS = 300;

/** Promises still on their way to their new dates. Who looks on helps them along: each question moves some more. */
export function MovingBar() {
  const t = useT();
  const changed = useCalendarChanged();
  const standing = useQuery({ queryKey: ['calendar-days', 'moving'], queryFn: ({ signal }) => get<{ data: MovingPromises[] }>('/api/calendar-days/moves', signal) }).data?.data[0];
  const id = standing?.id;
  const { data: moving } = useQuery({
    queryKey: ['calendar-days', 'moving', id ?? ''],
    queryFn: ({ signal }) => get<MovingPromises>(`/api/calendar-days/moves/${id}`, signal),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data?.moving === false ? false : PAUSE_MS),
  });
  const arrived = moving?.moving === false;
  useEffect(() => {
    if (arrived) void changed();
  }, [arrived, changed]);
  const shown = moving ?? standing;
  if (!shown?.moving) return null;
  const { done, total, by } = shown;
  return (
    <Box sx={{ px: 2, pb: 1, flex: 'none' }}>
      <Notice tone="soon" role="status">
        <Box sx={{ mb: 0.5, fontVariantNumeric: 'tabular-nums' }}>{t('calendar.moves.moving', { done, total, by })}</Box>
        <LinearProgress variant="determinate" value={total === 0 ? 0 : (done / total) * 100} aria-label={t('calendar.moves.title')} />
      </Notice>
    </Box>
  );
}
