import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { View, ViewResource } from '../../../schema/views.ts';
import type { Row } from '../../api/rows.ts';
import { matches, type RowReader } from '../filter/match.ts';
import type { FilterField } from '../filter/tree.ts';
import type { GridColumn } from '../columns.ts';
import Grid, { type GridProps } from '../Grid.tsx';
import { columnsIn, HEIGHTS, type Look, PLAIN, readSort, settingsOf, sortable, sortText, together, withMoved } from './look.ts';
import { SheetTools } from '../../import/SheetTools.tsx';
import type { LookState } from './useLook.ts';
import { useGrouping } from './useGrouping.ts';
import { TOTALS_KEY, useTotals } from './useTotals.ts';
import { ViewBar } from './ViewBar.tsx';

const NONE = {};

/** What a list is sorted by, it is sorted by from the column's head too. */
const sortedBy = <R extends Row>(column: GridColumn<R>, fields: readonly FilterField[]): GridColumn<R> =>
  column.sortBy === undefined && fields.some(({ field, sortable: may }) => may === true && field === column.field) ? { ...column, sortBy: column.field } : column;

type Props<R extends Row> = Omit<GridProps<R>, 'rowHeight' | 'rowClass' | 'totals' | 'onResize' | 'onSort' | 'grouping' | 'fold' | 'onFold'> & {
  kept: ViewResource;
  fields: readonly FilterField[];
  look: LookState;
  /** What holds in this place whatever the view. */
  fixed?: Record<string, unknown>;
  reader: RowReader<R>;
  /** Opens a saved view, or none: what else stands in the address gives way. */
  onOpen: (look: Look) => void;
};

/** A grid under a view: its columns, filter, order, groups, colours and totals, all of which stand in the address. */
export function ViewedGrid<R extends Row>({ kept, fields, look: [look, keepLook], reader, onOpen, fixed = NONE, columns, query, ...grid }: Props<R>) {
  const client = useQueryClient();
  /** Moves on with each import, so that the rows are read anew. */
  const [brought, setBrought] = useState(0);
  const sort = useMemo(() => {
    const known = sortable(look.sort ?? [], fields, columns);
    return known.length > 0 ? known : readSort(query.sort);
  }, [look.sort, query.sort, fields, columns]);
  const shown = useMemo(() => columnsIn(columns, look).map((column) => sortedBy(column, fields)), [columns, look, fields]);
  const chosen = together(query.filter, look.filter ?? NONE);
  const asked = { ...query, filter: together(fixed, chosen), sort: sortText(sort) };
  const settings = settingsOf(look, sort, chosen, query.q);
  const totals = useTotals(grid.resource.name, asked, look.totals ?? NONE);
  const { colours } = look;
  const rowClass = useCallback(
    (row: R) => {
      const rule = colours?.find(({ filter }) => matches(row, filter, reader));
      return rule ? `grid-row-${rule.colour}` : undefined;
    },
    [colours, reader],
  );
  const open = (view: View | null) => onOpen(view ? { ...view.settings, view: view.id } : PLAIN);
  const by = fields.find(({ field, groupable }) => groupable && field === look.groupBy);
  const grouping = useGrouping(by, look.totals ?? NONE, reader);
  /** Other groups are folded otherwise. */
  const setLook = ({ folded, ...next }: Look) => keepLook(next.groupBy === look.groupBy && folded ? { ...next, folded } : next);
  const resize = (field: string, width: number) => {
    const named = look.columns ?? [];
    const others = shown.filter((column) => !named.some((one) => one.field === column.field)).map((column) => ({ field: column.field, ...(column.frozen ? { frozen: true } : {}) }));
    setLook({ ...look, columns: [...named, ...others].map((one) => (one.field === field ? { ...one, width: Math.round(width) } : one)) });
  };
  const move = (from: number, to: number) => {
    const [column, target] = [shown[from], shown[to]];
    if (column && target) setLook({ ...look, columns: withMoved(columns, look, column.field, target.field) });
  };
  return (
    <>
      <ViewBar
        resource={kept}
        columns={columns}
        fields={fields}
        look={look}
        sort={sort}
        settings={settings}
        onLook={setLook}
        onSort={(next) => setLook({ ...look, sort: next })}
        onOpen={open}
        tools={<SheetTools resource={kept} shown={{ filter: asked.filter, q: asked.q, sort: asked.sort, columns: shown.map(({ field }) => field) }} onBrought={() => setBrought(brought + 1)} />}
      />
      <Grid<R>
        {...grid}
        key={`${brought} ${by?.field ?? ''}`}
        columns={shown}
        known={columns}
        query={asked}
        grouping={grouping}
        {...(look.folded ? { fold: look.folded } : {})}
        onFold={(folded) => setLook({ ...look, folded })}
        rowHeight={HEIGHTS[look.rowHeight ?? 'normal']}
        {...(colours && colours.length > 0 ? { rowClass } : {})}
        {...(totals ? { totals } : {})}
        onResize={resize}
        onMove={move}
        onSort={(field) => {
          const [first] = sort;
          setLook({ ...look, sort: [{ field, descending: first?.field === field && !first.descending }] });
        }}
        onWritten={() => void client.invalidateQueries({ queryKey: [TOTALS_KEY] })}
      />
    </>
  );
}
