import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo } from 'react';
import { ListBase } from 'react-admin';
import { Link, useNavigate, useSearchParams } from 'react-router-dom';
import type { BundleRun } from '../../schema/bundles.ts';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useT } from '../messages/useT.ts';
import { useMay, useMe } from '../session/me.ts';
import { Empty } from '../states/States.tsx';
import { ListPage } from '../table/ListPage.tsx';
import { SearchBox } from '../table/SearchBox.tsx';
import type { Column } from '../table/Table.tsx';
import { TemplateOrigin } from '../bundle-templates/TemplateMarks.tsx';
import { BundleTabs } from './BundleTabs.tsx';
import { Progress, StageMark } from './RunMarks.tsx';

const VIEWS = {
  open: { filter: { open: true }, sort: { field: 'createdAt', order: 'DESC' } },
  collecting: { filter: { stage: 'collecting' }, sort: { field: 'createdAt', order: 'DESC' } },
  working: { filter: { stage: 'working' }, sort: { field: 'dueAt', order: 'ASC' } },
  ready: { filter: { stage: 'ready' }, sort: { field: 'dueAt', order: 'ASC' } },
  second: { filter: { secondNotices: { gt: 0 } }, sort: { field: 'createdAt', order: 'DESC' } },
  issued: { filter: { stage: 'issued' }, sort: { field: 'createdAt', order: 'DESC' } },
  all: { filter: {}, sort: { field: 'createdAt', order: 'DESC' } },
} as const;
type View = keyof typeof VIEWS;
const NAMES = Object.keys(VIEWS) as View[];

/** Runs of a 一件事: those that are open, unless another view is asked for. */
export default function RunList() {
  const t = useT();
  const navigate = useNavigate();
  const may = useMay('cases.register');
  const handler = useMe()?.role === 'handler';
  const [params] = useSearchParams();
  const asked = params.get('view');
  const view = NAMES.find((name) => name === asked) ?? 'open';
  const columns = useColumns();
  const add = may && <Button variant="contained" component={Link} to="/bundles/create">{t('bundles.register')}</Button>;
  return (
    <ListBase<BundleRun> key={view} resource="bundles" filter={VIEWS[view].filter} sort={VIEWS[view].sort} perPage={50} storeKey={`bundles.${view}`} disableAuthentication>
      <ListPage<BundleRun>
        title={t('bundles.title')}
        columns={columns}
        nameOf={({ number, title }) => `${number} ${title}`}
        onOpen={({ id }) => void navigate(`/bundles/${id}`)}
        actions={add}
        bar={
          <Box sx={{ flex: 'none' }}>
            <BundleTabs current="runs" />
            <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 2, py: 1 }}>
              <Box component="nav" aria-label={t('bundles.run')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
                {NAMES.map((name) => (
                  <Button key={name} variant={name === view ? 'outlined' : 'text'} aria-pressed={name === view} onClick={() => void navigate(name === 'open' ? '/bundles' : `/bundles?view=${name}`)} sx={{ minHeight: 30, py: 0 }}>
                    {t(`bundles.view.${name}`)}
                  </Button>
                ))}
              </Box>
              <SearchBox placeholder={t('bundles.search')} />
            </Box>
          </Box>
        }
        phoneRow={(run) => (
          <Box>
            <Box sx={{ display: 'flex', gap: 1.5, justifyContent: 'space-between' }}>
              <Box sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>{run.title}</Box>
              <StageMark stage={run.stage} />
            </Box>
            <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{run.number} · {run.templateName}<TemplateOrigin row={{ illustrative: run.illustrative, national: null }} /></Box>
            <Box sx={{ fontSize: 13 }}><Progress run={run} /></Box>
            {run.dueAt && <DueMark of={run} />}
          </Box>
        )}
        empty={<Empty title={t('bundles.emptyTitle')} hint={t(handler ? 'bundles.emptyDepartment' : 'bundles.emptyHint')}>{add}</Empty>}
      />
    </ListBase>
  );
}

function useColumns(): Column<BundleRun>[] {
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
