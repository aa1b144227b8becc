import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useListContext } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { Department } from '../../schema/departments.ts';
import { withOwnCells } from '../fields/cells.ts';
import { InStep } from '../directory/InStep.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { useOwnFilters } from '../fields/useOwnFilters.ts';
import { useOwnColumns } from '../fields/useOwnColumns.ts';
import type { GridColumn, GridQuery, GridResource } from '../grid/columns.ts';
import type { RowReader } from '../grid/filter/match.ts';
import type { FilterField } from '../grid/filter/tree.ts';
import { useDefaultView } from '../grid/views/useDefaultView.ts';
import { useAddressLook } from '../grid/views/useLook.ts';
import { ViewedGrid } from '../grid/views/ViewedGrid.tsx';
import { useT } from '../messages/useT.ts';

const DepartmentCells = Department.transform(withOwnCells);

type Props = { retired: boolean; mayEdit: boolean; empty: React.ReactNode };

/** The district's departments as a spreadsheet: names and numbers come out of somebody's Excel. */
export default function DepartmentGrid({ retired, mayEdit, empty }: Props) {
  const t = useT();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { filterValues, sort } = useListContext<Department>();
  const resource = useMemo<GridResource<Department>>(
    () => ({
      name: 'departments', keep: '/departments',
      shape: DepartmentCells,
      ...(mayEdit ? { draft: (fields: Record<string, unknown>) => fields } : {}),
      onWritten: () => void client.invalidateQueries({ queryKey: ['departments'] }),
      adding: t('departments.create'),
    }),
    [t, client, mayEdit],
  );
  const own = useOwnColumns<Department>('departments', useMemo(() => ({ editable: () => mayEdit, refusal: () => t('grid.lockedAll') }), [t, mayEdit]));
  const columns = useMemo<GridColumn<Department>[]>(() => {
    const common = { editable: () => mayEdit, refusal: () => t('grid.lockedAll') };
    const text = (field: 'shortName' | 'contact' | 'phone' | 'code', width: number, sortBy?: string): GridColumn<Department> => ({
      field, label: t(`departments.${field}`), kind: 'text', width, empty: null, ...(sortBy ? { sortBy } : {}), ...common, value: (row) => row[field], text: (row) => row[field] ?? '',
    });
    return [
      { field: 'name', label: t('departments.name'), kind: 'text', width: 240, frozen: true, sortBy: 'name', ...common, open: (row) => void navigate(`/departments/${row.id}`), value: (row) => row.name, text: (row) => row.name },
      text('shortName', 130, 'shortName'),
      text('contact', 110),
      text('phone', 140),
      text('code', 180, 'code'),
      { field: 'illustrative', label: t('layout.illustrativeShort'), kind: 'check', width: 64, ...common, value: (row) => row.illustrative, text: (row) => t(row.illustrative ? 'grid.yes' : 'grid.no') },
      { field: 'source', label: t('departments.source'), kind: 'longText', width: 260, empty: null, ...common, value: (row) => row.source, text: (row) => row.source ?? '' },
      ...own,
    ];
  }, [t, mayEdit, navigate, own]);
  const look = useAddressLook();
  useDefaultView('departments', Object.keys(look[0]).length === 0, look[1]);
  const owned = useOwnFilters('departments');
  const fields = useMemo<FilterField[]>(
    () => [
      { field: 'name', label: t('departments.name'), kind: 'text', sortable: true },
      { field: 'shortName', label: t('departments.shortName'), kind: 'text', sortable: true },
      { field: 'code', label: t('departments.code'), kind: 'text', sortable: true },
      { field: 'illustrative', label: t('layout.illustrativeShort'), kind: 'check', groupable: true },
      ...owned,
    ],
    [t, owned],
  );
  const dates = useDates();
  const reader = useMemo<RowReader<Department>>(() => ({ value: (row, field) => Reflect.get(row, field) as unknown, dayOf: dates.dayOf, today: dates.today }), [dates]);
  const { q, ...filters }: Record<string, unknown> = filterValues;
  const query: GridQuery = { filter: filters, q: typeof q === 'string' ? q : '', sort: `${sort.order === 'DESC' ? '-' : ''}${sort.field}` };
  return (
    <ViewedGrid<Department>
      kept="departments"
      fields={fields}
      look={look}
      fixed={{ retired }}
      reader={reader}
      onOpen={look[1]}
      label={t('departments.title')}
      resource={resource}
      columns={columns}
      query={query}
      unit={t('departments.unit')}
      empty={empty}
    >
      {(sheet) => <InStep sheet={sheet} retired={retired} />}
    </ViewedGrid>
  );
}
