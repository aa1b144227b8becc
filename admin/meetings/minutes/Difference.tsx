import Box from '@mui/material/Box';
import { useT } from '../../messages/useT.ts';
import { LoadFailed, Loading } from '../../states/States.tsx';
import { useDifference } from '../api.ts';

/** What this edition says otherwise than the one before it: added words underlined, removed ones struck out. */
export function Difference({ id }: { id: string }) {
  const t = useT();
  const { data, error, refetch } = useDifference(id, true);
  if (error && !data) return <LoadFailed error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  const changed = data.sections.filter(({ state }) => state !== 'same');
  if (changed.length === 0) return <Box sx={{ py: 3, color: 'text.secondary' }}>{t('meetings.minutes.noDifference')}</Box>;
  return (
    <Box component="article" sx={{ px: { xs: 2, sm: 4 }, py: 2, bgcolor: 'background.paper', border: 1, borderColor: 'hairline', maxWidth: 860, '& ins': { bgcolor: (theme) => theme.palette.tones.ok.wash, color: (theme) => theme.palette.tones.ok.ink }, '& del': { bgcolor: (theme) => theme.palette.tones.overdue.wash, color: (theme) => theme.palette.tones.overdue.ink } }}>
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('meetings.minutes.comparing', { from: data.from?.edition ?? '—', to: data.to.edition })}</Box>
      {changed.map((section) => (
        <Box key={section.id} component="section" sx={{ mt: 1.5 }}>
          <Box component="h3" sx={{ m: 0, mb: 0.5, fontSize: 15, fontWeight: 600 }}>{section.heading} <Box component="span" sx={{ fontWeight: 400, fontSize: 13, color: 'text.secondary' }}>{t(`meetings.minutes.sectionState.${section.state}`)}</Box></Box>
          <Box sx={{ whiteSpace: 'pre-line', lineHeight: 1.9, overflowWrap: 'anywhere' }}>
            {section.runs.map((run, at) => (run.kind === 'added' ? <ins key={at}>{run.text}</ins> : run.kind === 'removed' ? <del key={at}>{run.text}</del> : <span key={at}>{run.text}</span>))}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
