import Box from '@mui/material/Box';
import { lazy, Suspense, useState } from 'react';
import type { BundleFile, RunAction } from '../../schema/bundles.ts';
import { ActionBar } from '../actions/ActionBar.tsx';
import { useT } from '../messages/useT.ts';
import { Notice } from '../states/Notice.tsx';
import { RunActionDialog } from './actions/RunActionDialog.tsx';
import { useIsComplete, useMayLetGo } from './useRun.ts';

const AcceptProvisionally = lazy(async () => ({ default: (await import('../provisional/AcceptProvisionally.tsx')).AcceptProvisionally }));

const KEYS: Partial<Record<RunAction, string>> = { start: 's', inspect: 'k', resume: 'e', issue: 'i', 'ask-again': 't', note: 'n' };
/** Which of them is next, if it may be done at all. Materials have their own place below. */
const NEXT = ['issue', 'resume', 'start'] as const satisfies readonly RunAction[];

/** What may be done with a run now, and what to know before: on its page and beside the grid. */
export function RunActions({ run, visible }: { run: BundleFile; visible?: number }) {
  const t = useT();
  const [asking, setAsking] = useState<RunAction | null>(null);
  const [lettingGo, setLettingGo] = useState(false);
  const mayLetGo = useMayLetGo(run);
  const complete = useIsComplete(run);
  // A bundle without an inspection is not asked about one.
  const looked = run.items.some((item) => item.siteInspection && item.status !== 'done');
  const actions = run.actions.flatMap((action) => (action === 'accept-materials' || action === 'provisional' || (action === 'inspect' && !looked) ? [] : [action]));
  return (
    <>
      <ActionBar
        {...(visible !== undefined && { visible })}
        primary={NEXT.find((action) => actions.includes(action) && (action !== 'start' || complete))}
        actions={[
          ...actions.map((action) => ({ name: action as string, label: t(`bundles.action.${action}`), key: KEYS[action], run: () => setAsking(action) })),
          ...(mayLetGo ? [{ name: 'provisional', label: t('provisional.accept'), run: () => setLettingGo(true) }] : []),
        ]}
      />
      {run.illustrative && <Box sx={{ mt: 1.5 }}><Notice tone="soon">{t('bundles.illustrative')}</Notice></Box>}
      {asking && <RunActionDialog run={run} action={asking} onClose={() => setAsking(null)} />}
      {lettingGo && <Suspense><AcceptProvisionally of="bundles" row={run} onClose={() => setLettingGo(false)} /></Suspense>}
    </>
  );
}
