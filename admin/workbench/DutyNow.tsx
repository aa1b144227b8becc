import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { Link as To } from 'react-router-dom';
import type { Me } from '../../schema/people.ts';
import { get } from '../api/http.ts';
import type { Page } from '../api/rows.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useDutyToday } from '../duty/GoesTo.tsx';
import { useNameWithLeave } from '../leave/useLeave.ts';
import { useT } from '../messages/useT.ts';
import { usePersonName } from '../people/usePeople.ts';

/** Who has the window today, whom I stand in for, and what waits to be taken over. Says nothing where there is nothing to say. */
export function DutyNow({ me }: { me: Me }) {
  const t = useT();
  const dates = useDates();
  const named = useNameWithLeave();
  const personName = usePersonName();
  const coordinates = me.role === 'coordinator';
  const day = useDutyToday(null);
  const filter = encodeURIComponent(JSON.stringify({ confirmed: false, toId: [me.id, ...me.standsInFor.map(({ id }) => id)] }));
  const waiting = useQuery({ queryKey: ['duty-handovers', 'waiting', filter], queryFn: ({ signal }) => get<Page<unknown>>(`/api/duty-handovers?limit=1&filter=${filter}`, signal), enabled: coordinates }).data?.total ?? 0;
  const manned = day !== undefined && day.aId !== null;
  const standing = me.standsInFor.map(({ name, until }) => t('leave.standsInForOne', { name, until: dates.day(until) })).join(t('form.comma'));
  if (!manned && !standing && waiting === 0) return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.25, px: 2, pb: 1 }}>
      {manned && (
        <Box>
          <Link component={To} to="/duty" underline="hover">{t('duty.now')}</Link>{' '}
          {t('duty.a')} {named(day.aId)}
          {day.bId !== null && ` · ${t('duty.b')} ${named(day.bId)}`}
          {day.coordinatorId !== null && day.coordinatorId !== day.aId && ` · ${t('duty.goesTo', { name: personName(day.coordinatorId) })}`}
        </Box>
      )}
      {standing && <Box sx={{ fontWeight: 600 }}>{t('leave.standsInFor', { names: standing })}</Box>}
      {waiting > 0 && <Link component={To} to="/duty/handovers">{t('duty.handover.mine', { smart_count: waiting })}</Link>}
    </Box>
  );
}
