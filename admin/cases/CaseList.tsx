import Box from '@mui/material/Box';
import { ListBase } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import type { Case } from '../../schema/cases.ts';
import { useT } from '../messages/useT.ts';
import { Empty } from '../states/States.tsx';
import { ListPage } from '../table/ListPage.tsx';
import { CaseFilters } from './CaseFilters.tsx';
import { CaseLine } from './CaseLine.tsx';
import { FirstCase } from './FirstCase.tsx';
import { useCaseColumns } from './useCaseColumns.tsx';
import { isViewName, VIEWS, type ViewName } from './views.ts';
import { ViewTabs } from './ViewTabs.tsx';

const PER_PAGE = 50;

/** Cases by built-in view; the view and the filters stand in the address, so that a list can be sent to a colleague. */
export default function CaseList() {
  const { view: asked } = useParams();
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
      disableAuthentication
    >
      <CaseRows view={view} />
    </ListBase>
  );
}

function CaseRows({ view }: { view: ViewName }) {
  const t = useT();
  const navigate = useNavigate();
  const columns = useCaseColumns();
  return (
    <ListPage<Case>
      title={t('cases.title')}
      columns={columns}
      nameOf={(row) => `${row.number} ${row.title}`}
      onOpen={(row) => void navigate(`/cases/${row.id}`)}
      bar={
        <Box sx={{ flex: 'none' }}>
          <ViewTabs view={view} />
          <CaseFilters />
        </Box>
      }
      phoneRow={(row) => <CaseLine row={row} />}
      empty={view === 'all' ? <FirstCase /> : <Empty title={t('cases.emptyView', { view: t(`cases.view.${view}`) })} />}
    />
  );
}
