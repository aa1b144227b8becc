import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { Matter } from '../../schema/matters.ts';
import { useDepartments } from '../departments/useDepartments.ts';
import { DirectoryGrid } from '../directory/DirectoryGrid.tsx';
import type { FilterField } from '../grid/filter/tree.ts';
import type { GridColumn, GridResource } from '../grid/columns.ts';
import { useT } from '../messages/useT.ts';
import { PeriodText, usePeriodText } from './Period.tsx';

type Props = { retired: boolean; mayEdit: boolean; empty: React.ReactNode };

/** The district's matters as a spreadsheet: its catalogue comes out of somebody's Excel. */
export default function MatterGrid({ retired, mayEdit, empty }: Props) {
  const t = useT();
  const navigate = useNavigate();
  const client = useQueryClient();
  const departments = useDepartments();
  const read = usePeriodText();
  const resource = useMemo<GridResource<Matter>>(
    () => ({
      name: 'matters', keep: '/matters',
      shape: Matter,
      ...(mayEdit ? { draft: (fields: Record<string, unknown>) => fields } : {}),
      onWritten: () => void client.invalidateQueries({ queryKey: ['matters'] }),
      adding: t('matters.create'),
    }),
    [t, client, mayEdit],
  );
  const columns = useMemo<GridColumn<Matter>[]>(() => {
    const taken = { editable: () => mayEdit, refusal: () => t('grid.lockedAll') };
    const open = ({ id }: Matter) => void navigate(`/matters/${id}`);
    const text = (field: 'type' | 'basicCode' | 'implementationCode', width: number): GridColumn<Matter> => ({
      field, label: t(`matters.${field}`), kind: 'text', width, empty: null, sortBy: field, ...taken, value: (row) => row[field], text: (row) => row[field] ?? '',
    });
    const check = (field: 'siteInspection' | 'illustrative', label: string): GridColumn<Matter> => ({
      field, label, kind: 'check', width: 72, ...taken, value: (row) => row[field], text: (row) => t(row[field] ? 'grid.yes' : 'grid.no'),
    });
    // A period is days, unit, basis and whether somebody checked: four answers do not go into one cell.
    const period = (field: 'statutory' | 'promised', label: string, width: number): GridColumn<Matter> => ({
      field, label, kind: 'state', width, open,
      editable: () => false,
      refusal: () => t(mayEdit ? 'matters.grid.period' : 'grid.lockedAll', { column: label }),
      action: (row) => (mayEdit ? { label: t('matters.grid.openRow'), run: () => open(row) } : null),
      value: (row) => row[field],
      text: (row) => (row[field] ? `${read(row[field])}${row[field].verified ? '' : t('matters.grid.unchecked', { mark: t(field === 'statutory' ? 'matters.unverified' : 'matters.show') })}` : ''),
      render: (row) => <PeriodText period={row[field]} kind={field} />,
    });
    return [
      { field: 'name', label: t('matters.name'), kind: 'text', width: 260, frozen: true, sortBy: 'name', ...taken, open, value: (row) => row.name, text: (row) => row.name },
      {
        field: 'departmentId', label: t('matters.department'), kind: 'department', width: 120, empty: null, ...taken,
        choices: departments.filter(({ retiredAt }) => retiredAt === null).map(({ id, name, shortName, code }) => ({ id, label: name, alias: shortName ?? undefined, code: code ?? undefined })),
        value: (row) => row.departmentId,
        text: (row) => {
          const found = departments.find(({ id }) => id === row.departmentId);
          return found ? (found.shortName ?? found.name) : '';
        },
      },
      text('type', 104),
      text('basicCode', 136),
      text('implementationCode', 176),
      period('statutory', t('matters.periodField'), 208),
      period('promised', t('matters.promised'), 160),
      check('siteInspection', t('matters.siteInspectionShort')),
      check('illustrative', t('layout.illustrativeShort')),
      { field: 'source', label: t('matters.source'), kind: 'longText', width: 240, empty: null, sortBy: 'source', ...taken, value: (row) => row.source, text: (row) => row.source ?? '' },
    ];
  }, [t, mayEdit, navigate, departments, read]);
  const fields = useMemo<FilterField[]>(
    () => [
      { field: 'name', label: t('matters.name'), kind: 'text', sortable: true },
      { field: 'departmentId', label: t('matters.department'), kind: 'code', choices: departments.map(({ id, name, shortName }) => ({ id, label: shortName ?? name })), groupable: true },
      { field: 'type', label: t('matters.type'), kind: 'text', sortable: true, groupable: true },
      { field: 'basicCode', label: t('matters.basicCode'), kind: 'text', sortable: true },
      { field: 'implementationCode', label: t('matters.implementationCode'), kind: 'text', sortable: true },
      { field: 'siteInspection', label: t('matters.siteInspection'), kind: 'check', groupable: true },
      { field: 'illustrative', label: t('layout.illustrativeShort'), kind: 'check', groupable: true },
      { field: 'source', label: t('matters.source'), kind: 'text', sortable: true },
    ],
    [t, departments],
  );
  return <DirectoryGrid<Matter> kept="matters" fields={fields} label={t('matters.title')} unit={t('matters.unit')} resource={resource} columns={columns} retired={retired} empty={empty} />;
}
