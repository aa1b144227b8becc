import Box from '@mui/material/Box';
import type { Clash } from '../../schema/meetings.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useT } from '../messages/useT.ts';
import { usePersonName } from '../people/usePeople.ts';
import { Notice } from '../states/Notice.tsx';

/** Who of those that should be there is somewhere else then. */
export function ClashList({ clashes }: { clashes: readonly Clash[] }) {
  const t = useT();
  const dates = useDates();
  const personName = usePersonName();
  if (clashes.length === 0) return null;
  return (
    <Notice tone="soon" role="status">
      <Box sx={{ fontWeight: 500 }}>{t('meetings.clash.title', { smart_count: clashes.length })}</Box>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {clashes.map(({ personId, kind, what, from, until }) => (
          <li key={`${personId}${kind}${from ?? ''}${what}`}>
            {[personName(personId), t(`meetings.clash.${kind}`), what.replace(/\d{4}-\d{2}-\d{2}/g, (day) => dates.day(day)), kind === 'meeting' && from ? `${dates.time(from)}${until ? `–${dates.time(until)}` : ''}` : ''].filter(Boolean).join(' · ')}
          </li>
        ))}
      </Box>
    </Notice>
  );
}
