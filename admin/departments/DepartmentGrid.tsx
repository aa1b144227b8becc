import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { Department } from '../../schema/departments.ts';
import { DirectoryGrid } from '../directory/DirectoryGrid.tsx';
import { withOwnCells } from '../fields/cells.ts';
import { useOwnFilters } from '../fields/useOwnFilters.ts';
import { useOwnColumns } from '../fields/useOwnColumns.ts';
import type { GridColumn, GridResource } from '../grid/columns.ts';
import type { FilterField } from '../grid/filter/tree.ts';
import { useT } from '../messages/useT.ts';

const DepartmentCells = Department.transform(withOwnCells);

type Props = { retired: boolean; mayEdit: boolean; empty: React.ReactNode };

/** The district's departments as a spreadsheet: names and numbers come out of somebody's Excel. */
export default function DepartmentGrid({ retired, mayEdit, empty }: Props) {
  const t = useT();
  const navigate = useNavigate();
  const client = useQueryClient();
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
      text('contact', 110, 'contact'),
      text('phone', 140, 'phone'),
      text('code', 180, 'code'),
      { field: 'illustrative', label: t('layout.illustrativeShort'), kind: 'check', width: 64, ...common, value: (row) => row.illustrative, text: (row) => t(row.illustrative ? 'grid.yes' : 'grid.no') },
      { field: 'source', label: t('departments.source'), kind: 'longText', width: 260, empty: null, sortBy: 'source', ...common, value: (row) => row.source, text: (row) => row.source ?? '' },
      ...own,
    ];
  }, [t, mayEdit, navigate, own]);
  const owned = useOwnFilters('departments');
  const fields = useMemo<FilterField[]>(
    () => [
      { field: 'name', label: t('departments.name'), kind: 'text', sortable: true },
      { field: 'shortName', label: t('departments.shortName'), kind: 'text', sortable: true },
      { field: 'contact', label: t('departments.contact'), kind: 'text', sortable: true },
      { field: 'phone', label: t('departments.phone'), kind: 'text', sortable: true },
      { field: 'code', label: t('departments.code'), kind: 'text', sortable: true },
      { field: 'illustrative', label: t('layout.illustrativeShort'), kind: 'check', groupable: true },
      { field: 'source', label: t('departments.source'), kind: 'text', sortable: true },
      ...owned,
    ],
    [t, owned],
  );
  return <DirectoryGrid<Department> kept="departments" fields={fields} label={t('departments.title')} unit={t('departments.unit')} resource={resource} columns={columns} retired={retired} empty={empty} />;
}
