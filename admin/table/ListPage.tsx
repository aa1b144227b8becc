import Box from '@mui/material/Box';
import type { SxProps, Theme } from '@mui/material/styles';
import { type ListControllerResult, useListContext } from 'react-admin';
import { isListMeta } from '../api/rows.ts';
import { usePhone } from '../layout/usePhone.ts';
import { PageHead } from '../layout/PageHead.tsx';
import { useT } from '../messages/useT.ts';
import { Empty, LoadFailed, Loading } from '../states/States.tsx';
import { Pager } from './Pager.tsx';
import { type Column, Table } from './Table.tsx';

type Props<R extends { id: string }> = {
  title: string;
  columns: Column<R>[];
  nameOf: (row: R) => string;
  onOpen?: (row: R) => void;
  /** Views, filters and search, between the title and the rows. */
  bar?: React.ReactNode;
  actions?: React.ReactNode;
  /** One row on a phone, where a table has no room. */
  phoneRow: (row: R) => React.ReactNode;
  empty: React.ReactNode;
  /** Marks a row: the one opened beside the list. */
  edge?: (row: R) => SxProps<Theme> | undefined;
  /** What is counted, where it is not 件. */
  unit?: string;
};

/** A list of one resource: the head, its bar, rows that scroll, and the pager. Stands inside react-admin's ListBase. */
export function ListPage<R extends { id: string }>({ title, columns, nameOf, onOpen, bar, actions, phoneRow, empty, edge, unit }: Props<R>) {
  const phone = usePhone();
  const list: ListControllerResult<R> = useListContext<R>();
  const { data, error, isPending, refetch, page, perPage, setPage, total, meta, sort, setSort, filterValues } = list;
  const rows = data ?? [];
  const filtered = Object.keys(filterValues ?? {}).length > 0;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <PageHead title={title} actions={actions} />
      {bar}
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', bgcolor: 'background.paper', borderTop: 1, borderColor: 'hairline' }}>
        {error ? (
          <LoadFailed error={error} retry={refetch} />
        ) : isPending ? (
          <Loading />
        ) : rows.length === 0 ? (
          filtered ? <NothingFound /> : empty
        ) : phone ? (
          <PhoneRows rows={rows} onOpen={onOpen} render={phoneRow} />
        ) : (
          <Table
            caption={title}
            columns={columns}
            rows={rows}
            nameOf={nameOf}
            sort={sort}
            onSort={(field) => setSort({ field, order: sort.field === field && sort.order === 'ASC' ? 'DESC' : 'ASC' })}
            {...(onOpen ? { onOpen } : {})}
            {...(edge ? { edge } : {})}
          />
        )}
      </Box>
      {!isPending && !error && rows.length > 0 && (
        <Pager
          page={page}
          perPage={perPage}
          shown={rows.length}
          total={total ?? rows.length}
          exact={isListMeta(meta) ? meta.totalIsExact : true}
          unit={unit}
          onPage={setPage}
        />
      )}
    </Box>
  );
}

function NothingFound() {
  const t = useT();
  return <Empty title={t('table.nothingFound')} hint={t('table.nothingFoundHint')} />;
}

type PhoneProps<R> = { rows: R[]; onOpen?: ((row: R) => void) | undefined; render: (row: R) => React.ReactNode };

function PhoneRows<R extends { id: string }>({ rows, onOpen, render }: PhoneProps<R>) {
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {rows.map((row) => (
        <Box component="li" key={row.id} sx={{ borderBottom: 1, borderColor: 'hairline' }}>
          <Box
            component={onOpen ? 'button' : 'div'}
            onClick={() => onOpen?.(row)}
            sx={{ display: 'block', width: '100%', minHeight: 48, px: 2, py: 1.25, border: 0, bgcolor: 'transparent', color: 'inherit', font: 'inherit', textAlign: 'left' }}
          >
            {render(row)}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
