import { sortPath } from '../api/rows.ts';
import { useMemo } from 'react';
import { useListContext } from 'react-admin';
import type { ViewResource } from '../../schema/views.ts';
import { useDates } from '../deadlines/useDates.ts';
import type { GridColumn, GridQuery, GridResource } from '../grid/columns.ts';
import type { RowReader } from '../grid/filter/match.ts';
import type { FilterField } from '../grid/filter/tree.ts';
import { useDefaultView } from '../grid/views/useDefaultView.ts';
import { useAddressLook } from '../grid/views/useLook.ts';
import { ViewedGrid } from '../grid/views/ViewedGrid.tsx';
import { InStep } from './InStep.tsx';
import type { DirectoryName, DirectoryRow } from './useRow.ts';

type Props<R extends DirectoryRow> = {
  kept: ViewResource & DirectoryName;
  label: string;
  unit: string;
  resource: GridResource<R>;
  columns: readonly GridColumn<R>[];
  fields: readonly FilterField[];
  retired: boolean;
  empty: React.ReactNode;
};

/** A directory of the district as a spreadsheet, with the record opened beside it. */
export function DirectoryGrid<R extends DirectoryRow>({ retired, ...props }: Props<R>) {
  const { filterValues, sort } = useListContext<R>();
  const dates = useDates();
  const look = useAddressLook();
  useDefaultView(props.kept, Object.keys(look[0]).length === 0, look[1]);
  const reader = useMemo<RowReader<R>>(() => ({ value: (row, field) => Reflect.get(row, field) as unknown, dayOf: dates.dayOf, today: dates.today }), [dates]);
  const { q, ...filters }: Record<string, unknown> = filterValues;
  const query: GridQuery = { filter: filters, q: typeof q === 'string' ? q : '', sort: sortPath(sort) };
  return (
    <ViewedGrid<R> {...props} query={query} look={look} fixed={{ retired }} reader={reader} onOpen={look[1]}>
      {(sheet) => <InStep sheet={sheet} retired={retired} kept={props.kept} />}
    </ViewedGrid>
  );
}
