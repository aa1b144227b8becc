import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import type { BundleRun } from '../../schema/bundles.ts';
import { TemplateOrigin } from '../bundle-templates/TemplateMarks.tsx';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useDates } from '../deadlines/useDates.ts';
import type { GridColumn } from '../grid/columns.ts';
import { useT } from '../messages/useT.ts';
import { usePersonCells } from '../people/usePersonCells.ts';
import { StageMark } from './RunMarks.tsx';

type Doing = { open: (run: BundleRun) => void; account: (run: BundleRun) => void };

/** A run's columns in the grid: what it is for and who looks after it can be typed over, all else moves on the run's own page. */
export function useRunGrid({ open, account }: Doing): GridColumn<BundleRun>[] {
  const t = useT();
  const dates = useDates();
  const { staff, choiceOf, personCell } = usePersonCells();
  return useMemo(() => {
    const taken = { editable: (run: BundleRun) => run.editable, refusal: (run: BundleRun) => t(run.closedAt === null ? 'grid.lockedAll' : 'bundles.grid.closed') };
    const fixed = { kind: 'computed' as const, editable: () => false };
    const moved = { kind: 'state' as const, editable: () => false, refusal: () => t('bundles.grid.byAction') };
    const counted = (field: 'visits' | 'secondNotices', width: number): GridColumn<BundleRun> => ({ field, label: t(`bundles.grid.${field}`), width, ...fixed, value: (run) => run[field], text: (run) => String(run[field]) });
    const columns: GridColumn<BundleRun>[] = [
      {
        field: 'number', label: t('bundles.number'), ...fixed, kind: 'link', width: 128, frozen: true, open,
        value: (run) => run.number, text: (run) => run.number, render: (run) => <Link to={`/bundles/${run.id}`} tabIndex={-1}>{run.number}</Link>,
      },
      { field: 'title', label: t('bundles.what'), kind: 'text', width: 200, ...taken, value: (run) => run.title, text: (run) => run.title },
      {
        field: 'templateName', label: t('bundles.template'), ...fixed, width: 220, value: (run) => run.templateName, text: (run) => run.templateName,
        render: (run) => <span title={`${run.templateName} · ${t('bundles.edition', { n: run.edition })}`}>{run.templateName}<TemplateOrigin row={{ illustrative: run.illustrative, national: null }} /></span>,
      },
      { field: 'applicant', label: t('bundles.applicant'), ...fixed, width: 100, value: (run) => run.applicant?.name ?? null, text: (run) => run.applicant?.name ?? '' },
      { field: 'stage', label: t('bundles.stageLabel'), width: 96, ...moved, value: (run) => run.stage, text: (run) => t(`bundles.stage.${run.stage}`), render: (run) => <StageMark stage={run.stage} /> },
      { field: 'itemsDone', label: t('bundles.grid.items'), ...fixed, width: 76, value: (run) => run.itemsDone, text: (run) => `${run.itemsDone}/${run.itemsTotal}` },
      { field: 'materialsAccepted', label: t('bundles.grid.materials'), ...fixed, width: 76, value: (run) => run.materialsAccepted, text: (run) => `${run.materialsAccepted}/${run.materialsTotal}` },
      {
        field: 'dueAt', label: t('bundles.due'), width: 300, sortBy: 'dueAt', ...moved, open: account,
        value: (run) => run.dueAt, text: (run) => (run.dueAt ? `${dates.dayOf(run.dueAt)} ${dates.time(run.dueAt)}` : ''),
        render: (run) => (run.dueAt || run.pausedAt ? run.closedAt === null ? <DueMark of={run} /> : run.dueAt && dates.moment(run.dueAt) : null),
      },
      counted('secondNotices', 84),
      counted('visits', 64),
      { field: 'coordinatorId', label: t('bundles.coordinator'), width: 88, choices: staff.filter(({ role }) => role === 'coordinator').map(choiceOf), ...taken, ...personCell<BundleRun>((run) => run.coordinatorId) },
      { field: 'helperId', label: t('bundles.helper'), width: 112, empty: null, choices: staff.map(choiceOf), ...taken, ...personCell<BundleRun>((run) => run.helperId) },
      { field: 'createdAt', label: t('bundles.grid.registered'), ...fixed, width: 128, sortBy: 'createdAt', value: (run) => run.createdAt, text: (run) => dates.dayOf(run.createdAt), render: (run) => dates.day(dates.dayOf(run.createdAt)) },
      { field: 'issuedAt', label: t('bundles.issuedAt'), ...fixed, width: 152, sortBy: 'issuedAt', value: (run) => run.issuedAt, text: (run) => (run.issuedAt ? `${dates.dayOf(run.issuedAt)} ${dates.time(run.issuedAt)}` : ''), render: (run) => run.issuedAt && dates.moment(run.issuedAt) },
    ];
    return columns;
  }, [t, dates, staff, choiceOf, personCell, open, account]);
}
