import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { NOTE_KINDS, type Event } from '../../schema/events.ts';
import type { BundleFile } from '../../schema/bundles.ts';
import { get } from '../api/http.ts';
import { useDates } from '../deadlines/useDates.ts';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { LoadFailed } from '../states/States.tsx';

/** 帮办代办记录, the latest first. */
export function RunLog({ run, aside }: { run: BundleFile; aside?: React.ReactNode }) {
  const t = useT();
  const reads = useMay('personal_data.see');
  const { data, error, refetch } = useQuery({ queryKey: ['events', 'bundles', run.id], enabled: reads, queryFn: async ({ signal }) => (await get<{ data: Event[] }>(`/api/bundles/${run.id}/events`, signal)).data });
  if (!reads) return null;
  const notes = (data ?? []).filter(({ action }) => action === 'note');
  return (
    <Section title={t('bundles.log')} count={notes.length > 0 ? notes.length : undefined} aside={aside}>
      {error && !data && <LoadFailed error={error} retry={refetch} />}
      {data && notes.length === 0 && <Box sx={{ color: 'text.secondary' }}>{t('bundles.logNone')}</Box>}
      <Box component="ol" reversed sx={{ m: 0, p: 0, listStyle: 'none' }}>{notes.map((event) => <Line key={event.id} event={event} />)}</Box>
    </Section>
  );
}

function Line({ event }: { event: Event }) {
  const t = useT();
  const dates = useDates();
  const { kind, text, with: whom, place, minutes } = event.data;
  const known = NOTE_KINDS.find((one) => one === kind);
  const words = [known && t(`cases.noteKinds.${known}`), whom, place, typeof minutes === 'number' ? t('deadlines.minutes', { n: minutes }) : ''].filter((word): word is string => typeof word === 'string' && word !== '');
  return (
    <Box component="li" sx={{ py: 0.75, borderBottom: 1, borderColor: 'hairline' }}>
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{[dates.moment(event.at), event.actorName, ...words].join(' · ')}</Box>
      <Box sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{String(text ?? '')}</Box>
    </Box>
  );
}
