import { lazy, Suspense } from 'react';
import { RUN_ACTIONS, type BundleFile } from '../../schema/bundles.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useOwnColumns } from '../fields/useOwnColumns.ts';
import type { HistoryOf } from '../history/HistoryList.tsx';
import { useT } from '../messages/useT.ts';
import { usePersonName } from '../people/usePeople.ts';

const HistoryDialog = lazy(() => import('../history/HistoryDialog.tsx'));

const LOOKED_AT = { editable: () => false };

/** What the history of a run tells: its actions by their names, its fields in the words of its columns, the district's own among them. */
export function useRunHistory(run: BundleFile): HistoryOf {
  const t = useT();
  const dates = useDates();
  const personName = usePersonName();
  const own = useOwnColumns<BundleFile>('bundles', LOOKED_AT);
  const moment = (value: unknown) => dates.moment(String(value));
  const person = (value: unknown) => personName(String(value));
  const fields = [
    { field: 'stage', label: t('bundles.stageLabel'), show: (value: unknown) => t(`bundles.stage.${String(value)}` as 'bundles.stage.working') },
    { field: 'title', label: t('bundles.what'), show: String },
    { field: 'coordinatorId', label: t('bundles.coordinator'), show: person },
    { field: 'helperId', label: t('bundles.helper'), show: person },
    { field: 'visits', label: t('bundles.visits'), show: String },
    { field: 'startedAt', label: t('bundles.startedAt'), show: moment },
    { field: 'issuedAt', label: t('bundles.issuedAt'), show: moment },
    ...own.map(({ field, label, text }) => ({ field, label, show: (value: unknown) => text({ ...run, [field]: value }) })),
  ];
  const named = (asked: string) => {
    const action = RUN_ACTIONS.find((one) => asked === `bundles.${one}`);
    return action && t(action === 'provisional' ? 'provisional.accept' : `bundles.action.${action}`);
  };
  return { resource: 'bundles', id: run.id, version: run.version, fields, named };
}

/** Every change of a run, over its page. */
export function RunHistory({ run, onClose }: { run: BundleFile; onClose: () => void }) {
  const history = useRunHistory(run);
  return <Suspense><HistoryDialog {...history} name={run.number} onClose={onClose} /></Suspense>;
}
