import Box from '@mui/material/Box';
import { useParams } from 'react-router-dom';
import { useT } from '../messages/useT.ts';
import { LoadFailed, Loading, NotFound } from '../states/States.tsx';
import { Problem } from '../api/problem.ts';
import { CaseFactsBlock } from './CaseFactsBlock.tsx';
import { CaseHead } from './CaseHead.tsx';
import { CaseJudgement } from './CaseJudgement.tsx';
import { CaseStory } from './CaseStory.tsx';
import { CaseTasks } from './CaseTasks.tsx';
import { Timeline } from './timeline/Timeline.tsx';
import { useCase } from './useCase.ts';

/** One case: where it is stuck, what may be done now, who owes what by when, and everything that happened. */
export default function CasePage() {
  const t = useT();
  const { id = '' } = useParams();
  const { data: row, error, refetch } = useCase(id);
  if (error instanceof Problem && error.status === 404) return <NotFound />;
  if (error && !row) return <LoadFailed error={error} retry={refetch} />;
  if (!row) return <Loading />;
  return (
    <Box sx={{ pb: 4 }}>
      <CaseHead row={row} />
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 7fr) minmax(340px, 5fr)' },
          alignItems: 'start',
          maxWidth: 1500,
        }}
      >
        <Box sx={{ minWidth: 0, px: 2, display: 'contents', '@media (min-width: 900px)': { display: 'block' } }}>
          <Box sx={{ px: { xs: 2, md: 0 }, order: 1 }}>
            <CaseFactsBlock row={row} />
            <CaseStory row={row} />
            <CaseJudgement row={row} />
          </Box>
          <Box component="section" aria-label={t('cases.timeline')} sx={{ px: { xs: 2, md: 0 }, order: 3 }}>
            <Timeline row={row} />
          </Box>
        </Box>
        <Box sx={{ minWidth: 0, px: 2, order: 2, position: { md: 'sticky' }, top: { md: 0 } }}>
          <CaseTasks row={row} />
        </Box>
      </Box>
    </Box>
  );
}
