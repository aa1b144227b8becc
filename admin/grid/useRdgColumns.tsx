import { useMemo } from 'react';
import { Cell as RdgCell, type CellRendererProps, type Column, type SortColumn } from 'react-data-grid';
import type { Row } from '../api/rows.ts';
import { useT } from '../messages/useT.ts';
import type { GridColumn } from './columns.ts';
import { ColumnHead } from './ColumnHead.tsx';
import { GridCell } from './GridCell.tsx';
import type { Slot } from './rows.ts';
import { RowHead } from './RowHead.tsx';
import type { Sheet } from './sheet.ts';

export const HEAD = 'grid-row-head';
const HEAD_WIDTH = 68;

/** What stands in the row of totals, by field. */
export type Totals = Readonly<Record<string, string>>;

/** One of the orders of a list; `rank` counts from 1 where there are several. */
export type Sorting = { field: string; descending: boolean; rank: number | null };

const orderOf = <R,>(sorting: readonly Sorting[], { sortBy }: GridColumn<R>) => sorting.find(({ field }) => field === sortBy) ?? null;

/** The same for the grid component, which says it to the ear. */
export const sortedColumns = <R,>(sorting: readonly Sorting[], columns: readonly GridColumn<R>[]): SortColumn[] =>
  columns.flatMap((column): SortColumn[] => {
    const order = orderOf(sorting, column);
    return order ? [{ columnKey: column.field, direction: order.descending ? 'DESC' : 'ASC' }] : [];
  });

/** Our columns as react-data-grid's, after one of row numbers. None has its editor: the active cell's own textarea is ours. */
export function useRdgColumns<R extends Row>(sheet: Sheet<R>, columns: readonly GridColumn<R>[], sorting: readonly Sorting[], onSort: (field: string) => void): Column<Slot<R>, Totals>[] {
  const t = useT();
  return useMemo(() => {
    const [first] = columns;
    const open = first?.open;
    const head: Column<Slot<R>, Totals> = {
      key: HEAD,
      name: t('grid.rowNumber'),
      width: HEAD_WIDTH,
      minWidth: HEAD_WIDTH,
      frozen: true,
      cellClass: 'grid-head',
      headerCellClass: 'grid-head',
      renderHeaderCell: () => <span className="grid-unseen">{t('grid.rowNumber')}</span>,
      renderSummaryCell: ({ row }) => <span title={row['']}>{row['']}</span>,
      renderCell: ({ row: slot, rowIdx }) => {
        const { row } = slot;
        return <RowHead by={slot.by} index={rowIdx} name={row ? (first?.text(row) ?? '') : ''} onOpen={row && open ? () => open(row) : undefined} />;
      },
    };
    const cells = columns.map((column, at): Column<Slot<R>, Totals> => ({
      key: column.field,
      name: column.label,
      width: column.width,
      resizable: true,
      frozen: column.frozen ?? false,
      ...(column.kind === 'number' ? { cellClass: 'grid-number' } : {}),
      renderHeaderCell: ({ tabIndex }) => (
        <ColumnHead sheet={sheet} column={column} at={at} tabIndex={tabIndex} sorted={orderOf(sorting, column)} onSort={onSort} />
      ),
      renderSummaryCell: ({ row }) => <span className="grid-total" title={row[column.field]}>{row[column.field]}</span>,
      renderCell: ({ row, rowIdx, tabIndex }) => <GridCell sheet={sheet} column={column} slot={row} index={rowIdx} active={tabIndex === 0} />,
    }));
    return [head, ...cells];
  }, [t, sheet, columns, sorting, onSort]);
}

/** A cell says whether it may be typed into, and a row's number is its head. */
export function renderCell<R extends Row>(columns: readonly GridColumn<R>[]) {
  const byField = new Map(columns.map((column) => [column.field, column]));
  return (key: React.Key, props: CellRendererProps<Slot<R>, Totals>) => {
    const { row } = props.row;
    const column = byField.get(props.column.key);
    const locked = row !== null && column !== undefined && !column.editable(row);
    return <RdgCell key={key} {...props} {...(column ? { 'aria-readonly': locked } : { role: 'rowheader', 'aria-readonly': undefined })} />;
  };
}
