import Box from '@mui/material/Box';
import { useSentence } from '../../api/useSentence.ts';
import { useDates } from '../../deadlines/useDates.ts';
import { useT } from '../../messages/useT.ts';
import type { SessionRecord } from './record.ts';

/** How saving stands, in words: quietly while it goes well, loudly where it does not. */
export function SaveStrip({ record, id }: { record: SessionRecord; id: string | undefined }) {
  const t = useT();
  const dates = useDates();
  const sentence = useSentence();
  const { state, savedAt, unsaved } = record.whole();
  const problem = id === undefined ? null : record.state(id).problem;
  const at = savedAt === null ? '' : `${dates.time(new Date(savedAt).toISOString())}:${String(new Date(savedAt).getSeconds()).padStart(2, '0')}`;
  const words = {
    saved: savedAt === null ? t('meetings.session.nothingYet') : t('meetings.session.saved', { at }),
    typed: t('meetings.session.typed'),
    saving: t('meetings.session.saving'),
    unreachable: t('meetings.session.unreachable', { smart_count: unsaved }),
    clash: t('meetings.session.clash'),
    refused: problem ? t('meetings.session.refused', { why: sentence(problem) }) : t('meetings.session.refusedElsewhere'),
  }[state];
  const tone = state === 'unreachable' || state === 'clash' ? 'soon' : state === 'refused' ? 'overdue' : null;
  return (
    <Box role="status" data-save={state} sx={{ px: 2, py: 0.5, fontSize: 13, borderTop: 1, borderColor: 'hairline', flex: 'none', color: (theme) => (tone ? theme.palette.tones[tone].ink : theme.palette.text.secondary), bgcolor: (theme) => (tone ? theme.palette.tones[tone].wash : theme.palette.background.paper) }}>
      {words}
    </Box>
  );
}
