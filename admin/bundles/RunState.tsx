import Box from '@mui/material/Box';
import type { BundleFile } from '../../schema/bundles.ts';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useT } from '../messages/useT.ts';
import { Progress, StageMark } from './RunMarks.tsx';

/** How a run stands in one line: its stage, how far it is, and when it is due. */
export function RunState({ run }: { run: BundleFile }) {
  const t = useT();
  const due = run.answerTaskId && (run.dueAt !== null || run.pausedAt !== null) && run.closedAt === null;
  return (
    <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', columnGap: 2, alignItems: 'baseline' }}>
      <StageMark stage={run.stage} />
      <span><Progress run={run} /></span>
      {due && run.answerTaskId ? <DueMark of={run} account={{ taskId: run.answerTaskId, what: run.number }} /> : run.stage === 'collecting' && <span>{t('bundles.notStarted')}</span>}
    </Box>
  );
}
