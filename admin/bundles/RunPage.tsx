import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { lazy, Suspense, useState } from 'react';
import { useParams } from 'react-router-dom';
import type { BundleFile, RunAction } from '../../schema/bundles.ts';
import { ActionBar } from '../actions/ActionBar.tsx';
import { Problem } from '../api/problem.ts';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { FilesSection } from '../files/FilesSection.tsx';
import { Facts } from '../layout/Facts.tsx';
import { PageHead } from '../layout/PageHead.tsx';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';
import { Papers } from '../paper/CasePapers.tsx';
import { usePersonName } from '../people/usePeople.ts';
import { Acceptances } from '../provisional/Acceptances.tsx';
import { useMay } from '../session/me.ts';
import { Notice } from '../states/Notice.tsx';
import { LoadFailed, Loading, NotFound } from '../states/States.tsx';
import { RunActionDialog } from './actions/RunActionDialog.tsx';
import { RunForm } from './RunForm.tsx';
import { RunInspections } from './RunInspections.tsx';
import { RunLanes } from './RunLanes.tsx';
import { RunLog } from './RunLog.tsx';
import { Progress, StageMark } from './RunMarks.tsx';
import { RunMaterials } from './RunMaterials.tsx';
import { RunMeasured } from './RunMeasured.tsx';
import { useIsComplete, useMayLetGo, useRun } from './useRun.ts';

const AcceptProvisionally = lazy(async () => ({ default: (await import('../provisional/AcceptProvisionally.tsx')).AcceptProvisionally }));
const HistoryDialog = lazy(() => import('../history/HistoryDialog.tsx'));

const KEYS: Partial<Record<RunAction, string>> = { start: 's', inspect: 'k', resume: 'e', issue: 'i', 'ask-again': 't', note: 'n' };
/** Which of them is next, if it may be done at all. Materials have their own place below. */
const NEXT = ['issue', 'resume', 'start'] as const satisfies readonly RunAction[];

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
  const [asking, setAsking] = useState<RunAction | null>(null);
  const [history, setHistory] = useState(false);
  const [lettingGo, setLettingGo] = useState(false);
  const mayLetGo = useMayLetGo(run);
  const reads = useMay('personal_data.see');
  const handles = useMay('cases.handle');
  const complete = useIsComplete(run);
  // A bundle without an inspection is not asked about one.
  const looked = run.items.some((item) => item.siteInspection && item.status !== 'done');
  const actions = run.actions.flatMap((action) => (action === 'accept-materials' || action === 'provisional' || (action === 'inspect' && !looked) ? [] : [action]));
  const collecting = run.stage === 'collecting';
  return (
    <Box sx={{ pb: 4 }}>
      <PageHead
        title={`${run.number} ${run.title}`}
        note={
          <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', columnGap: 2, alignItems: 'baseline' }}>
            <StageMark stage={run.stage} />
            <span><Progress run={run} /></span>
            {run.answerTaskId && (run.dueAt !== null || run.pausedAt !== null) && run.closedAt === null ? <DueMark of={run} account={{ taskId: run.answerTaskId, what: run.number }} /> : run.stage === 'collecting' && <span>{t('bundles.notStarted')}</span>}
          </Box>
        }
      />
      <Box sx={{ px: 2, maxWidth: 1500 }}>
        <ActionBar primary={NEXT.find((action) => actions.includes(action) && (action !== 'start' || complete))} actions={[
          ...actions.map((action) => ({ name: action as string, label: t(`bundles.action.${action}`), key: KEYS[action], run: () => setAsking(action) })),
          ...(mayLetGo ? [{ name: 'provisional', label: t('provisional.accept'), run: () => setLettingGo(true) }] : []),
        ]} />
        {run.illustrative && <Box sx={{ mt: 1.5 }}><Notice tone="soon">{t('bundles.illustrative')}</Notice></Box>}
        <Box sx={{ display: 'grid', columnGap: 4, alignItems: 'start', gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 340px' } }}>
          <Box sx={{ minWidth: 0 }}>
            {collecting && <RunMaterials run={run} />}
            <RunLanes run={run} />
            {!collecting && <RunMaterials run={run} />}
            <Acceptances of="run" id={run.id} />
            <RunInspections run={run} />
            <RunForm run={run} />
            {reads && <FilesSection subjectKind="bundles" subjectId={run.id} mayAttach={handles && run.deletedAt === null} mayEdit={handles} />}
            {run.queryCode !== null && <Papers of="bundles" id={run.id} queryCode={run.queryCode} receiver={run.applicant?.name ?? ''} />}
          </Box>
          <Box sx={{ minWidth: 0 }}>
            <RunMeasured run={run} />
            <Who run={run} />
            <RunLog run={run} aside={<Button variant="text" onClick={() => setHistory(true)} sx={{ minHeight: 24, py: 0 }}>{t('bundles.everyChange')}</Button>} />
          </Box>
        </Box>
      </Box>
      {asking && <RunActionDialog run={run} action={asking} onClose={() => setAsking(null)} />}
      {lettingGo && <Suspense><AcceptProvisionally of="bundles" row={run} onClose={() => setLettingGo(false)} /></Suspense>}
      {history && <Suspense><History run={run} onClose={() => setHistory(false)} /></Suspense>}
    </Box>
  );
}

function Who({ run }: { run: BundleFile }) {
  const t = useT();
  const dates = useDates();
  const personName = usePersonName();
  return (
    <Section title={t('bundles.applicant')}>
      <Facts
        minWidth={140}
        facts={[
          { label: t('bundles.applicant'), value: run.applicant && [run.applicant.name, run.applicant.phone].filter(Boolean).join(' · ') },
          { label: t('bundles.template'), value: `${run.templateName} · ${t('bundles.edition', { n: run.edition })}`, wide: true },
          { label: t('bundles.coordinator'), value: personName(run.coordinatorId) },
          { label: t('bundles.helper'), value: personName(run.helperId) },
          { label: t('bundles.startedAt'), value: run.startedAt && dates.moment(run.startedAt) },
          { label: t('bundles.issuedAt'), value: run.issuedAt && dates.moment(run.issuedAt) },
          { label: t('bundles.conclusion'), value: run.conclusion, wide: true },
        ]}
      />
    </Section>
  );
}

function History({ run, onClose }: { run: BundleFile; onClose: () => void }) {
  const t = useT();
  const dates = useDates();
  const moment = (value: unknown) => dates.moment(String(value));
  return (
    <HistoryDialog
      resource="bundles"
      id={run.id}
      name={run.number}
      version={run.version}
      fields={[
        { field: 'stage', label: t('bundles.stageLabel'), show: (value) => t(`bundles.stage.${String(value)}` as 'bundles.stage.working') },
        { field: 'title', label: t('bundles.what'), show: String },
        { field: 'visits', label: t('bundles.visits'), show: String },
        { field: 'startedAt', label: t('bundles.startedAt'), show: moment },
        { field: 'issuedAt', label: t('bundles.issuedAt'), show: moment },
      ]}
      onClose={onClose}
    />
  );
}
