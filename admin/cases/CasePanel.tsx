import Box from '@mui/material/Box';
import { Problem } from '../api/problem.ts';
import { PanelWays } from '../directory/PanelWays.tsx';
import { SidePanel } from '../directory/SidePanel.tsx';
import { CaseApprovals } from '../approvals/CaseApprovals.tsx';
import { CaseFiles } from '../files/CaseFiles.tsx';
import { CaseMeetings } from '../meetings/CaseMeetings.tsx';
import { CasePapers } from '../paper/CasePapers.tsx';
import { LoadFailed, Loading, NotFound } from '../states/States.tsx';
import { CaseForces } from '../task-forces/CaseForces.tsx';
import { PutAway } from '../trash/PutAway.tsx';
import { Acceptances } from '../provisional/Acceptances.tsx';
import { CaseFactsBlock } from './CaseFactsBlock.tsx';
import { CaseHead } from './CaseHead.tsx';
import { CaseEnding, CaseJudgement } from './CaseJudgement.tsx';
import { CaseStory } from './CaseStory.tsx';
import { CaseTasks } from './CaseTasks.tsx';
import { Timeline } from './timeline/Timeline.tsx';
import { useCase } from './useCase.ts';

type Props = {
  id: string;
  number: string;
  /** How often its files were asked for. */
  called?: number | undefined;
  /** To the row above or below in the list; absent at its ends. */
  previous?: (() => void) | undefined;
  next?: (() => void) | undefined;
  onClose: () => void;
};

/** The whole record beside the grid: its promises, its story, its timeline and what may be done, and its neighbours a key away. */
export default function CasePanel({ id, number, called, previous, next, onClose }: Props) {
  const { data: row, error, refetch } = useCase(id);
  return (
    <SidePanel
      title={number}
      note={<PanelWays page={`/cases/${id}`} previous={previous} next={next} />}
      onClose={onClose}
    >
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', pb: 3 }}>
        {error instanceof Problem && error.status === 404 ? <NotFound /> : error && !row ? <LoadFailed error={error} retry={refetch} /> : !row ? <Loading /> : (
          <>
            <CaseHead row={row} beside />
            <Box sx={{ px: 2 }}>
              <CaseEnding row={row} />
              <CaseTasks row={row} />
              <CaseApprovals row={row} />
              <CaseForces row={row} />
              <CaseMeetings row={row} />
              <Acceptances of="case" id={row.id} />
              <CaseFiles row={row} called={called} />
              <CasePapers row={row} />
              <CaseStory row={row} />
              <CaseJudgement row={row} />
              <CaseFactsBlock row={row} />
              <Timeline row={row} />
              <Box sx={{ display: 'flex', justifyContent: 'flex-end', mt: 1 }}><PutAway row={row} onDone={onClose} /></Box>
            </Box>
          </>
        )}
      </Box>
    </SidePanel>
  );
}
