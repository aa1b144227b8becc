import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Suspense } from 'react';
import { ListBase, useListContext } from 'react-admin';
import { Link, useNavigate, useParams } from 'react-router-dom';
import type { BundleRun } from '../../schema/bundles.ts';
import { TemplateOrigin } from '../bundle-templates/TemplateMarks.tsx';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useDepartments } from '../departments/useDepartments.ts';
import { lazyGrid, useRoomForGrid } from '../grid/useRoom.ts';
import { PageHead } from '../layout/PageHead.tsx';
import { LIST_ROOM } from '../layout/room.ts';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { Empty, Loading } from '../states/States.tsx';
import { ClearFilters, FilterSelect } from '../table/FilterSelect.tsx';
import { ListPage } from '../table/ListPage.tsx';
import { SearchBox } from '../table/SearchBox.tsx';
import { BundleTabs } from './BundleTabs.tsx';
import { Progress, StageMark } from './RunMarks.tsx';
import { useRunColumns } from './useRunColumns.tsx';
import { isRunView, RUN_VIEW, RUN_VIEWS, viewPath, type RunView } from './views.ts';

const RunGrid = lazyGrid(() => import('./RunGrid.tsx'));

/** Runs of a 一件事: those that are open, unless another view is asked for. View and filters stand in the address. */
export default function RunList() {
  const { view: asked } = useParams();
  const wide = useRoomForGrid();
  const view: RunView = isRunView(asked) ? asked : 'open';
  const { filter, sort } = RUN_VIEW[view];
  return (
    <ListBase<BundleRun>
      key={view}
      resource="bundles"
      filter={filter}
      sort={sort}
      perPage={50}
      storeKey={`bundles.${view}`}
      // The grid reads its own rows, as they come into sight.
      queryOptions={{ enabled: !wide }}
      disableAuthentication
    >
      {wide ? <RunSheet view={view} /> : <RunRows view={view} />}
    </ListBase>
  );
}

function RunBar({ view }: { view: RunView }) {
  const t = useT();
  const departments = useDepartments().filter(({ retiredAt }) => retiredAt === null);
  const all = useMay('promises.see_all');
  const { filterValues } = useListContext();
  const filtered = Object.keys(filterValues).some((name) => name !== 'look');
  return (
    <Box sx={{ flex: 'none' }}>
      <BundleTabs current="runs" />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 2, py: 1 }}>
        <Box component="nav" aria-label={t('bundles.run')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
          {RUN_VIEWS.map((name) => (
            <Button key={name} variant={name === view ? 'outlined' : 'text'} component={Link} to={viewPath(name)} aria-current={name === view ? 'page' : undefined} sx={{ minHeight: 30, py: 0 }}>
              {t(`bundles.view.${name}`)}
            </Button>
          ))}
        </Box>
        {all && <FilterSelect source="departmentId" label={t('bundles.heldBy')} options={departments.map(({ id, name }) => ({ value: id, label: name }))} />}
        <SearchBox placeholder={t('bundles.search')} />
        {filtered && <ClearFilters />}
      </Box>
    </Box>
  );
}

function Add() {
  const t = useT();
  return useMay('cases.register') && <Button variant="contained" component={Link} to="/bundles/create">{t('bundles.register')}</Button>;
}

function NoRuns() {
  const t = useT();
  const whole = useMay('promises.see_all');
  return <Empty title={t('bundles.emptyTitle')} hint={t(whole ? 'bundles.emptyHint' : 'bundles.emptyDepartment')}><Add /></Empty>;
}

function RunSheet({ view }: { view: RunView }) {
  const t = useT();
  const { filterValues } = useListContext();
  const filtered = Object.keys(filterValues).length > 0;
  return (
    <Box sx={LIST_ROOM}>
      <PageHead title={t('bundles.title')} actions={<Add />} />
      <RunBar view={view} />
      <Suspense fallback={<Loading />}>
        <RunGrid view={RUN_VIEW[view].filter} empty={filtered ? <Empty title={t('table.nothingFound')} hint={t('table.nothingFoundHint')} /> : <NoRuns />} />
      </Suspense>
    </Box>
  );
}

function RunRows({ view }: { view: RunView }) {
  const t = useT();
  const navigate = useNavigate();
  const columns = useRunColumns();
  return (
    <ListPage<BundleRun>
      title={t('bundles.title')}
      columns={columns}
      nameOf={({ number, title }) => `${number} ${title}`}
      onOpen={({ id }) => void navigate(`/bundles/${id}`)}
      actions={<Add />}
      bar={<RunBar view={view} />}
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
      empty={<NoRuns />}
    />
  );
}
