import Box from '@mui/material/Box';
import type { BundleFile } from '../../schema/bundles.ts';
import { Problem } from '../api/problem.ts';
import { PanelWays } from '../directory/PanelWays.tsx';
import { SidePanel } from '../directory/SidePanel.tsx';
import { HistoryList } from '../history/HistoryList.tsx';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { LoadFailed, Loading, NotFound } from '../states/States.tsx';
import { RunActions } from './RunActions.tsx';
import { useRunHistory } from './RunHistory.tsx';
import { RunLog } from './RunLog.tsx';
import { RunMeasured } from './RunMeasured.tsx';
import { RunState } from './RunState.tsx';
import { RunWho } from './RunWho.tsx';
import { RunWork } from './RunWork.tsx';
import { useRun } from './useRun.ts';

type Props = {
  id: string;
  number: string;
  /** To the row above or below in the list; absent at its ends. */
  previous?: (() => void) | undefined;
  next?: (() => void) | undefined;
  onClose: () => void;
};

/** The whole run beside the grid: what may be done, its items and materials, its papers and its timeline, and its neighbours a key away. */
export default function RunPanel({ id, number, previous, next, onClose }: Props) {
  const { data: run, error, refetch } = useRun(id);
  return (
    <SidePanel
      title={number}
      note={<PanelWays page={`/bundles/${id}`} previous={previous} next={next} />}
      onClose={onClose}
    >
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', pb: 3 }}>
        {error instanceof Problem && error.status === 404 ? <NotFound /> : error && !run ? <LoadFailed error={error} retry={refetch} /> : !run ? <Loading /> : <Run run={run} />}
      </Box>
    </SidePanel>
  );
}

function Run({ run }: { run: BundleFile }) {
  const reads = useMay('personal_data.see');
  return (
    <>
      <Box component="header" sx={{ px: 2, pt: 1, pb: 1.25, borderBottom: 1, borderColor: 'hairline' }}>
        <Box component="h3" sx={{ m: 0, fontSize: 18, fontWeight: 600, lineHeight: 1.4, overflowWrap: 'anywhere' }}>{run.title}</Box>
        <Box sx={{ mb: 1 }}><RunState run={run} /></Box>
        <RunActions run={run} visible={3} />
      </Box>
      <Box sx={{ px: 2 }}>
        <RunWork run={run} narrow />
        <RunWho run={run} />
        <RunMeasured run={run} />
        <RunLog run={run} />
        {reads && <Timeline run={run} />}
      </Box>
    </>
  );
}

function Timeline({ run }: { run: BundleFile }) {
  const t = useT();
  const history = useRunHistory(run);
  return <Section title={t('history.title')}><HistoryList {...history} /></Section>;
}
