import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import type { BundleFile } from '../../schema/bundles.ts';
import { Problem } from '../api/problem.ts';
import { PageHead } from '../layout/PageHead.tsx';
import { useT } from '../messages/useT.ts';
import { LoadFailed, Loading, NotFound } from '../states/States.tsx';
import { RunActions } from './RunActions.tsx';
import { RunHistory } from './RunHistory.tsx';
import { RunLog } from './RunLog.tsx';
import { RunMeasured } from './RunMeasured.tsx';
import { RunState } from './RunState.tsx';
import { RunWho } from './RunWho.tsx';
import { RunWork } from './RunWork.tsx';
import { useRun } from './useRun.ts';

/** One run: who owes what by when, what has been brought, what it took, and what may be done now. */
export default function RunPage() {
  const { id = '' } = useParams();
  const { data: run, error, refetch } = useRun(id);
  if (error instanceof Problem && error.status === 404) return <NotFound />;
  if (error && !run) return <LoadFailed error={error} retry={refetch} />;
  return run ? <Run run={run} /> : <Loading />;
}

function Run({ run }: { run: BundleFile }) {
  const t = useT();
  const [history, setHistory] = useState(false);
  return (
    <Box sx={{ pb: 4 }}>
      <PageHead title={`${run.number} ${run.title}`} note={<RunState run={run} />} />
      <Box sx={{ px: 2, maxWidth: 1500 }}>
        <RunActions run={run} />
        <Box sx={{ display: 'grid', columnGap: 4, alignItems: 'start', gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 340px' } }}>
          <Box sx={{ minWidth: 0 }}>
            <RunWork run={run} />
          </Box>
          <Box sx={{ minWidth: 0 }}>
            <RunMeasured run={run} />
            <RunWho run={run} />
            <RunLog run={run} aside={<Button variant="text" onClick={() => setHistory(true)} sx={{ minHeight: 24, py: 0 }}>{t('bundles.everyChange')}</Button>} />
          </Box>
        </Box>
      </Box>
      {history && <RunHistory run={run} onClose={() => setHistory(false)} />}
    </Box>
  );
}
