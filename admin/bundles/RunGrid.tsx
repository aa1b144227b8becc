import { lazy, Suspense, useMemo, useState } from 'react';
import { BundleRun } from '../../schema/bundles.ts';
import { withOwnCells } from '../fields/cells.ts';
import { useOwnColumns } from '../fields/useOwnColumns.ts';
import { useClockReader } from '../grid/filter/useClockReader.ts';
import type { GridResource } from '../grid/columns.ts';
import { useListedGrid } from '../grid/views/useListedGrid.ts';
import { ViewedGrid } from '../grid/views/ViewedGrid.tsx';
import { type Opened, WithRecord } from '../grid/WithRecord.tsx';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { useRunFields } from './useRunFields.ts';
import { useRunGrid } from './useRunGrid.tsx';

const ClockAccount = lazy(() => import('../deadlines/ClockAccount.tsx'));
const RunPanel = lazy(() => import('./RunPanel.tsx'));

/** A refusal brings the row as it stands; its own columns are cells too. */
const RunCells = BundleRun.transform(withOwnCells);

type Props = { view: Record<string, unknown>; empty: React.ReactNode };

/** Runs as a spreadsheet, under the view and the filters that stand in the address. */
export default function RunGrid({ view, empty }: Props) {
  const t = useT();
  const [account, setAccount] = useState<BundleRun | null>(null);
  const [opened, setOpened] = useState<Opened<BundleRun> | null>(null);
  const doing = useMemo(() => ({ open: (row: BundleRun) => setOpened({ row }), account: (run: BundleRun) => run.answerTaskId && setAccount(run) }), []);
  const standing = useRunGrid(doing);
  const own = useOwnColumns<BundleRun>('bundles', useMemo(() => ({ editable: (run: BundleRun) => run.editable, refusal: () => t('grid.lockedAll') }), [t]));
  const seesOwn = useMay('personal_data.see');
  const columns = useMemo(() => (seesOwn ? [...standing, ...own] : standing), [standing, own, seesOwn]);
  const resource = useMemo<GridResource<BundleRun>>(() => ({ name: 'bundles', shape: RunCells, adding: t('bundles.grid.adding') }), [t]);
  const { query, look, openView } = useListedGrid('bundles', view);
  const fields = useRunFields();
  const reader = useClockReader<BundleRun>();
  return (
    <WithRecord<BundleRun> subject="bundles" opened={opened} onOpen={setOpened} record={({ row }, around) => <RunPanel key={row.id} id={row.id} number={row.number} {...around} />}>
      {(beside) => (
        <ViewedGrid<BundleRun> kept="bundles" fields={fields} look={look} reader={reader} onOpen={openView} label={t('bundles.title')} resource={resource} columns={columns} query={query} unit={t('bundles.grid.unit')} empty={empty}>
          {(sheet) => (
            <>
              {beside(sheet)}
              {account?.answerTaskId && <Suspense><ClockAccount account={{ taskId: account.answerTaskId, what: account.number }} onClose={() => setAccount(null)} /></Suspense>}
            </>
          )}
        </ViewedGrid>
      )}
    </WithRecord>
  );
}
