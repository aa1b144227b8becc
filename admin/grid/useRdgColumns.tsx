import { useMemo } from 'react';
import { Cell as RdgCell, type CellRendererProps, type Column, type RenderRowProps, Row as RdgRow, type SortColumn } from 'react-data-grid';
import type { Row } from '../api/rows.ts';
import { useT } from '../messages/useT.ts';
import type { GridColumn } from './columns.ts';
import { ColumnHead } from './ColumnHead.tsx';
import { FoldAll } from './FoldAll.tsx';
import { GridCell } from './GridCell.tsx';
import { GroupName } from './GroupName.tsx';
import type { Grouping } from './grouping.ts';
import { holds } from './rules/range.ts';
import type { Slot } from './section.ts';
import { RowHead } from './RowHead.tsx';
import type { Sheet } from './sheet.ts';

export const HEAD = 'grid-row-head';
export const HEAD_WIDTH = 68;

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
export function useRdgColumns<R extends Row>(sheet: Sheet<R>, columns: readonly GridColumn<R>[], sorting: readonly Sorting[], onSort: (field: string) => void, grouping: Grouping<R> | null, unit: string): Column<Slot<R>, Totals>[] {
  const t = useT();
  return useMemo(() => {
    const still = 1 + columns.filter(({ frozen }) => frozen).length;
    const head: Column<Slot<R>, Totals> = {
      key: HEAD,
      name: t('grid.rowNumber'),
      width: HEAD_WIDTH,
      minWidth: HEAD_WIDTH,
      frozen: true,
      cellClass: 'grid-head',
      headerCellClass: 'grid-head',
      // A group's name begins here, and stands over the columns that stay.
      ...(grouping ? { colSpan: (args) => (args.type === 'ROW' && args.row.head ? still : undefined) } : {}),
      renderHeaderCell: ({ tabIndex }) => (
        <>
          <span className="grid-unseen">{t('grid.rowNumber')}</span>
          {grouping && <FoldAll sheet={sheet} tabIndex={tabIndex} />}
        </>
      ),
      renderSummaryCell: ({ row }) => <span title={row['']}>{row['']}</span>,
      renderCell: ({ row: slot, rowIdx, tabIndex }) => {
        const { row, head } = slot;
        if (head && grouping) return <GroupName sheet={sheet} head={head} grouping={grouping} unit={unit} active={tabIndex === 0} />;
        return <RowHead by={slot.by} number={row || !grouping ? sheet.rows.numberAt(rowIdx) : null} name={row ? sheet.nameOf(row) : ''} onOpen={row ? () => sheet.record?.(row) : undefined} />;
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
      renderCell: ({ row, rowIdx, tabIndex }) =>
        row.head ? <span className="grid-total">{grouping?.total(column.field, row.head)}</span> : <GridCell sheet={sheet} column={column} slot={row} index={sheet.rows.numberAt(rowIdx) - 1} active={tabIndex === 0} />,
    }));
    return [head, ...cells];
  }, [t, sheet, columns, sorting, onSort, grouping, unit]);
}

/** A cell says whether it may be typed into and is selected, and a row's number is its head. */
export function renderCell<R extends Row>(sheet: Sheet<R>, columns: readonly GridColumn<R>[]) {
  const byField = new Map(columns.map((column) => [column.field, column]));
  return (key: React.Key, props: CellRendererProps<Slot<R>, Totals>) => {
    const { row, head } = props.row;
    const column = head ? undefined : byField.get(props.column.key);
    const isHead = props.column.key === HEAD;
    const locked = row !== null && column !== undefined && !column.editable(row);
    const said = column
      ? { 'aria-readonly': locked, 'aria-selected': holds(sheet.cursor.range, { row: props.rowIdx, col: props.column.idx - 1 }) }
      : { ...(isHead && { role: 'rowheader' }), 'aria-readonly': undefined, 'aria-selected': undefined };
    return <RdgCell key={key} {...props} {...said} {...(props.isCellActive && { className: 'grid-active' })} />;
  };
}

/** The row one is in is marked. A group's head says whether it is open, its rows that they are below it. */
export const renderRow =
  (grouped: boolean) =>
  <R extends Row>(key: React.Key, props: RenderRowProps<Slot<R>, Totals>) => {
    const { head } = props.row;
    const level = grouped ? { 'aria-level': head ? 1 : 2, ...(head && { 'aria-expanded': head.open }) } : {};
    return <RdgRow key={key} {...props} {...level} {...(props.activeCellIdx !== undefined && { className: 'grid-here' })} />;
  };
