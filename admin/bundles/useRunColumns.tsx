import { useMemo } from 'react';
import type { BundleRun } from '../../schema/bundles.ts';
import { TemplateOrigin } from '../bundle-templates/TemplateMarks.tsx';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useT } from '../messages/useT.ts';
import type { Column } from '../table/Table.tsx';
import { Progress, StageMark } from './RunMarks.tsx';

/** Runs as a table, where there is no room for the grid: what, for whom, how far, by when. */
export function useRunColumns(): Column<BundleRun>[] {
  const t = useT();
  return useMemo(
    () => [
      { id: 'number', label: t('bundles.number'), width: 140, render: (run) => run.number },
      { id: 'title', label: t('bundles.what'), width: 200, grow: true, render: (run) => run.title },
      { id: 'template', label: t('bundles.template'), width: 240, render: (run) => <span title={`${run.templateName} · ${t('bundles.edition', { n: run.edition })}`}>{run.templateName}<TemplateOrigin row={{ illustrative: run.illustrative, national: null }} /></span> },
      { id: 'applicant', label: t('bundles.applicant'), width: 110, render: (run) => run.applicant?.name },
      { id: 'stage', label: t('bundles.stageLabel'), width: 96, render: (run) => <StageMark stage={run.stage} /> },
      { id: 'progress', label: t('bundles.progress'), width: 190, render: (run) => <Progress run={run} /> },
      { id: 'due', label: t('bundles.due'), width: 290, render: (run) => (run.answerTaskId && (run.dueAt || run.pausedAt) ? <DueMark of={run} account={{ taskId: run.answerTaskId, what: run.number }} /> : '') },
    ],
    [t],
  );
}
