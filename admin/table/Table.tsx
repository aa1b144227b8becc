import Box from '@mui/material/Box';
import type { SxProps, Theme } from '@mui/material/styles';
import { useRef } from 'react';
import { ROW_HEIGHT } from '../theme/tokens.ts';
import { HeadCell, type Sort } from './HeadCell.tsx';
import { unseen } from '../theme/unseen.ts';

export type Column<R> = {
  id: string;
  label: string;
  width: number;
  /** Takes what width is left over. */
  grow?: boolean;
  sortBy?: string;
  align?: 'left' | 'right';
  render: (row: R) => React.ReactNode;
};

type Props<R> = {
  caption: string;
  columns: Column<R>[];
  rows: R[];
  nameOf: (row: R) => string;
  onOpen?: (row: R) => void;
  sort?: Sort;
  onSort?: (field: string) => void;
  /** Marks a row whose state needs an eye, at its left edge. */
  edge?: (row: R) => SxProps<Theme> | undefined;
};

/** Dense rows under a standing header; the first column stands too. Arrow keys move, Enter opens. */
export function Table<R extends { id: string }>({ caption, columns, rows, nameOf, onOpen, sort, onSort, edge }: Props<R>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const move = (event: React.KeyboardEvent<HTMLTableRowElement>, row: R) => {
    if (event.target !== event.currentTarget) return;
    const rowElements = [...(body.current?.rows ?? [])];
    const at = rowElements.indexOf(event.currentTarget);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rowElements.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      rowElements[to]?.focus();
    }
    if (event.key === 'Enter') onOpen?.(row);
  };
  return (
    <Box component="table" sx={frame} style={{ minWidth: columns.reduce((sum, { width }) => sum + width, 0) }}>
      <Box component="caption" sx={unseen}>{caption}</Box>
      <colgroup>
        {columns.map(({ id, width, grow }) => (
          <col key={id} style={grow ? undefined : { width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map((column) => (
            <HeadCell key={column.id} label={column.label} align={column.align} sortBy={column.sortBy} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row, at) => (
          <Box
            component="tr"
            key={row.id}
            tabIndex={onOpen && at === 0 ? 0 : -1}
            aria-label={nameOf(row)}
            onKeyDown={(event: React.KeyboardEvent<HTMLTableRowElement>) => move(event, row)}
            onClick={() => onOpen?.(row)}
            sx={{ cursor: onOpen ? 'pointer' : undefined, ...asObject(edge?.(row)) }}
          >
            {columns.map(({ id, align, render }, index) => {
              const Cell = index === 0 ? 'th' : 'td';
              return (
                <Cell key={id} scope={index === 0 ? 'row' : undefined} style={align === 'right' ? { textAlign: 'right' } : undefined}>
                  {render(row)}
                </Cell>
              );
            })}
          </Box>
        ))}
      </tbody>
    </Box>
  );
}

const asObject = (sx: SxProps<Theme> | undefined) => (sx && typeof sx === 'object' && !Array.isArray(sx) ? sx : {});


const frame = {
  width: '100%',
  tableLayout: 'fixed',
  borderCollapse: 'separate',
  borderSpacing: 0,
  bgcolor: 'background.paper',
  '& th, & td': {
    height: ROW_HEIGHT,
    px: 1,
    py: 0,
    borderBottom: 1,
    borderColor: 'hairline',
    fontWeight: 400,
    textAlign: 'left',
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  '& th:first-of-type': { position: 'sticky', left: 0, zIndex: 1, bgcolor: 'background.paper', pl: 2 },
  '& thead th:first-of-type': { bgcolor: 'raised' },
  '& td:last-of-type': { pr: 2 },
  '& tbody tr:hover > *': { bgcolor: 'hover' },
  '& tbody tr:focus-visible': { outlineOffset: -2 },
  '& tbody tr:focus-visible > *': { bgcolor: 'wash' },
} as const;
