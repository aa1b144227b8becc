import Box from '@mui/material/Box';
import { Suspense } from 'react';
import { ListBase, useListContext } from 'react-admin';
import { useParams } from 'react-router-dom';
import type { Case } from '../../schema/cases.ts';
import { sendFirstRows } from '../grid/firstRows.ts';
import { hasRoomForGrid, lazyGrid, useRoomForGrid } from '../grid/useRoom.ts';
import { begin } from '../layout/begin.tsx';
import { PageHead } from '../layout/PageHead.tsx';
import { LIST_ROOM } from '../layout/room.ts';
import { useT } from '../messages/useT.ts';
import { Empty, Loading } from '../states/States.tsx';
import { CaseFilters } from './CaseFilters.tsx';
import { FirstCase } from './FirstCase.tsx';
import { isViewName, VIEWS, type ViewName } from './views.ts';
import { ViewTabs } from './ViewTabs.tsx';

const CaseGrid = lazyGrid(() => import('./CaseGrid.tsx'));
const CaseRows = begin(() => import('./CaseRows.tsx'), !hasRoomForGrid());
sendFirstRows('cases', VIEWS, 'open');

const PER_PAGE = 50;

/** Cases by built-in view; the view and the filters stand in the address, so that a list can be sent to a colleague. */
export default function CaseList() {
  const { view: asked } = useParams();
  const wide = useRoomForGrid();
  const view: ViewName = isViewName(asked) ? asked : 'open';
  const { filter, sort } = VIEWS[view];
  return (
    <ListBase<Case>
      key={view}
      resource="cases"
      filter={filter}
      sort={sort}
      perPage={PER_PAGE}
      storeKey={`cases.${view}`}
      // The grid reads its own rows, as they come into sight.
      queryOptions={{ enabled: !wide }}
      disableAuthentication
    >
      {wide ? <CaseSheet view={view} /> : <CaseRows bar={<CaseBar view={view} />} empty={<NoCases view={view} />} />}
    </ListBase>
  );
}

function CaseBar({ view }: { view: ViewName }) {
  return (
    <Box sx={{ flex: 'none' }}>
      <ViewTabs view={view} />
      <CaseFilters />
    </Box>
  );
}

function CaseSheet({ view }: { view: ViewName }) {
  const t = useT();
  const { filterValues } = useListContext();
  const filtered = Object.keys(filterValues).length > 0;
  return (
    <Box sx={LIST_ROOM}>
      <PageHead title={t('cases.title')} />
      <CaseBar view={view} />
      <Suspense fallback={<Loading />}>
        <CaseGrid view={VIEWS[view].filter} empty={filtered ? <Empty title={t('table.nothingFound')} hint={t('table.nothingFoundHint')} /> : <NoCases view={view} />} />
      </Suspense>
    </Box>
  );
}

function NoCases({ view }: { view: ViewName }) {
  const t = useT();
  return view === 'all' ? <FirstCase /> : <Empty title={t('cases.emptyView', { view: t(`cases.view.${view}`) })} />;
}
