import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { SxProps, Theme } from '@mui/material/styles';
import { Suspense, useState } from 'react';
import { ListBase, useListContext } from 'react-admin';
import { useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { useRoomForGrid } from '../grid/useRoom.ts';
import { PageHead } from '../layout/PageHead.tsx';
import { useKey } from '../keys/Keys.tsx';
import { LIST_ROOM } from '../layout/room.ts';
import { usePhone } from '../layout/usePhone.ts';
import { useT } from '../messages/useT.ts';
import { LoadFailed, Loading, NotFound } from '../states/States.tsx';
import { ListPage } from '../table/ListPage.tsx';
import { ClearFilters } from '../table/FilterSelect.tsx';
import { SearchBox } from '../table/SearchBox.tsx';
import type { Column } from '../table/Table.tsx';
import { ListWithPanel } from './SidePanel.tsx';
import { StatusTabs } from './StatusTabs.tsx';
import { type DirectoryName, type DirectoryRow, useRow } from './useRow.ts';

type Props<R extends DirectoryRow> = {
  resource: DirectoryName;
  title: string;
  unit: string;
  columns: Column<R>[];
  phoneRow: (row: R) => React.ReactNode;
  /** The rows as a spreadsheet, where there is room for one. */
  sheet?: (retired: boolean, empty: React.ReactNode) => React.ReactNode;
  search: string;
  /** Conditions beside the search box. */
  filters?: React.ReactNode;
  /** Filters the address may carry: `/people?departmentId=d21`. */
  filtersFromAddress?: readonly string[];
  /** A sentence over the list about all of it. */
  notice?: React.ReactNode;
  mayEdit: boolean;
  createLabel: string;
  empty: React.ReactNode;
  panel: (row: R, close: () => void) => React.ReactNode;
  create: (close: (id?: string) => void) => React.ReactNode;
};

const PER_PAGE = 100;

/** Doubled, because a table's standing first cell has a ground of its own. */
export const OPENED: SxProps<Theme> = {
  '&&& > *': { bgcolor: 'wash' },
  '&&& > th': { boxShadow: (theme) => `inset 3px 0 ${theme.palette.primary.main}` },
};

/** A directory of the district: its rows, and one of them opened beside. The opened one stands in the address. */
export function Directory<R extends DirectoryRow>(props: Props<R>) {
  const { resource, filtersFromAddress = [] } = props;
  const [retired, setRetired] = useState(false);
  const sheet = useRoomForGrid() ? props.sheet : undefined;
  const [params] = useSearchParams();
  const given = Object.fromEntries(filtersFromAddress.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : [])));
  return (
    <ListBase<R>
      key={JSON.stringify(given)}
      resource={resource}
      filter={{ retired }}
      filterDefaultValues={given}
      sort={{ field: 'name', order: 'ASC' }}
      perPage={PER_PAGE}
      storeKey={false}
      // A spreadsheet reads its own rows, as they come into sight.
      queryOptions={{ enabled: !sheet }}
      disableSyncWithLocation
      disableAuthentication
    >
      <Rows {...props} sheet={sheet} retired={retired} onRetired={setRetired} />
    </ListBase>
  );
}

function Rows<R extends DirectoryRow>(props: Omit<Props<R>, 'sheet'> & { sheet: Props<R>['sheet']; retired: boolean; onRetired: (retired: boolean) => void }) {
  const { resource, title, unit, columns, phoneRow, mayEdit, createLabel, empty, retired } = props;
  const t = useT();
  const navigate = useNavigate();
  const { id } = useParams();
  const close = (to?: string) => void navigate(to ? `/${resource}/${to}` : `/${resource}`);
  const create = () => void navigate(`/${resource}/create`);
  useKey('c', createLabel, create, mayEdit);
  const actions = mayEdit && (
    <Button variant="outlined" onClick={create} aria-keyshortcuts="c" title="C">
      {createLabel}
    </Button>
  );
  const bar = <Bar {...props} />;
  const none = retired ? <Box sx={{ py: 6, textAlign: 'center', color: 'text.secondary' }}>{t('directory.noRetired')}</Box> : empty;
  return (
    <ListWithPanel panel={id === undefined ? null : id === 'create' ? mayEdit && props.create(close) : <Opened key={id} id={id} resource={resource} panel={props.panel} onClose={() => close()} />}>
      {props.sheet ? (
        <Box sx={LIST_ROOM}>
          <PageHead title={title} actions={actions} />
          {bar}
          <Suspense fallback={<Loading />}>{props.sheet(retired, none)}</Suspense>
        </Box>
      ) : (
        <ListPage<R>
          title={title}
          unit={unit}
          columns={columns}
          nameOf={(row) => row.name}
          onOpen={(row) => close(row.id)}
          edge={(row) => (row.id === id ? OPENED : undefined)}
          actions={actions}
          bar={bar}
          phoneRow={phoneRow}
          empty={none}
        />
      )}
    </ListWithPanel>
  );
}

function Bar<R extends DirectoryRow>({ search, filters, notice, retired, onRetired }: Pick<Props<R>, 'search' | 'filters' | 'notice'> & { retired: boolean; onRetired: (retired: boolean) => void }) {
  const phone = usePhone();
  const { filterValues, setPage } = useListContext();
  return (
    <Box sx={{ flex: 'none' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1, px: 2, pb: 1 }}>
        <StatusTabs
          retired={retired}
          onRetired={(chosen) => {
            onRetired(chosen);
            setPage(1);
          }}
        />
        <SearchBox placeholder={search} />
        {!phone && filters}
        {Object.keys(filterValues).length > 0 && <ClearFilters />}
      </Box>
      {notice}
    </Box>
  );
}

function Opened<R extends DirectoryRow>({ id, resource, panel, onClose }: Pick<Props<R>, 'resource' | 'panel'> & { id: string; onClose: () => void }) {
  const { data: row, error, refetch } = useRow<R>(resource, id);
  const failed = error && (error.status === 404 ? <NotFound /> : <LoadFailed error={error} retry={() => void refetch()} />);
  return <>{row ? panel(row, onClose) : (failed ?? <Loading />)}</>;
}
