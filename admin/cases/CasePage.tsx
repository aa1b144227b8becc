import Box from '@mui/material/Box';
import { useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router-dom';
import { LoadFailed, Loading, NotFound } from '../states/States.tsx';
import { Problem } from '../api/problem.ts';
import { CaseApprovals } from '../approvals/CaseApprovals.tsx';
import { CaseFiles } from '../files/CaseFiles.tsx';
import { CaseMeetings } from '../meetings/CaseMeetings.tsx';
import { CasePapers } from '../paper/CasePapers.tsx';
import { ReceiptOffer } from '../paper/ReceiptOffer.tsx';
import { Acceptances } from '../provisional/Acceptances.tsx';
import { CaseFactsBlock } from './CaseFactsBlock.tsx';
import { CaseHead } from './CaseHead.tsx';
import { CaseEnding, CaseJudgement } from './CaseJudgement.tsx';
import { CaseStory } from './CaseStory.tsx';
import { CaseTasks } from './CaseTasks.tsx';
import { Timeline } from './timeline/Timeline.tsx';
import { CaseForces } from '../task-forces/CaseForces.tsx';
import { PutAway } from '../trash/PutAway.tsx';
import { useCase } from './useCase.ts';

/** One case: where it is stuck, what may be done now, who owes what by when, and everything that happened. */
export default function CasePage() {
  const { id = '' } = useParams();
  const navigate = useNavigate();
  // 登记并研判 leads here: whoever stands at the counter takes the receipt along. Kept while the step that is open takes itself out of the address.
  const [registered] = useState(registeredNow(useLocation().state));
  const { data: row, error, refetch } = useCase(id);
  if (error instanceof Problem && error.status === 404) return <NotFound />;
  if (error && !row) return <LoadFailed error={error} retry={refetch} />;
  if (!row) return <Loading />;
  return (
    <Box sx={{ pb: 4 }}>
      <CaseHead row={row} />
      {registered === row.id && <Box sx={{ px: 2, pt: 1.5, maxWidth: 1500 }}><ReceiptOffer row={row} here /></Box>}
      <Box sx={columns}>
        <Box sx={{ gridArea: 'story' }}>
          <CaseEnding row={row} />
          <CaseStory row={row} />
        </Box>
        <Box sx={{ gridArea: 'owed' }}>
          <CaseTasks row={row} />
          <CaseApprovals row={row} />
          <CaseForces row={row} />
          <CaseMeetings row={row} />
          <Acceptances of="case" id={row.id} />
          <CaseFiles row={row} />
          <CasePapers row={row} />
        </Box>
        <Box sx={{ gridArea: 'history' }}>
          <Timeline row={row} />
        </Box>
        <Box sx={{ gridArea: 'facts' }}>
          <CaseJudgement row={row} />
          <CaseFactsBlock row={row} />
          <PutAway row={row} onDone={() => void navigate('/cases')} />
        </Box>
      </Box>
    </Box>
  );
}

/** Which case the register page has just made. */
const registeredNow = (state: unknown): unknown => (typeof state === 'object' && state !== null && 'registered' in state ? state.registered : null);

/** Story and history on the left, who owes what and the particulars on the right; one below the other on a phone. */
const columns = {
  display: 'grid',
  columnGap: 4,
  px: 2,
  alignItems: 'start',
  maxWidth: 1500,
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 7fr) minmax(360px, 5fr)' },
  gridTemplateRows: { md: 'auto auto 1fr' },
  gridTemplateAreas: { xs: '"owed" "story" "history" "facts"', md: '"story owed" "history owed" "history facts"' },
  '& > *': { minWidth: 0 },
} as const;
