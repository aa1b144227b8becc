import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { Person, ROLES } from '../../schema/people.ts';
import { useDepartments } from '../departments/useDepartments.ts';
import { DirectoryGrid } from '../directory/DirectoryGrid.tsx';
import type { FilterField } from '../grid/filter/tree.ts';
import type { GridColumn, GridResource } from '../grid/columns.ts';
import { useT } from '../messages/useT.ts';
import { useSites } from '../sites/useSites.ts';

type Props = { retired: boolean; mayEdit: boolean; empty: React.ReactNode };

/** Everybody with an account as a spreadsheet. New ones need a password, which belongs in no clipboard. */
export default function PersonGrid({ retired, mayEdit, empty }: Props) {
  const t = useT();
  const navigate = useNavigate();
  const client = useQueryClient();
  const departments = useDepartments();
  const sites = useSites();
  const resource = useMemo<GridResource<Person>>(
    () => ({ name: 'people', keep: '/people', shape: Person, onWritten: () => void client.invalidateQueries({ queryKey: ['people'] }), adding: t('people.grid.adding') }),
    [t, client],
  );
  const columns = useMemo<GridColumn<Person>[]>(() => {
    const taken = { editable: () => mayEdit, refusal: () => t('grid.lockedAll') };
    const open = ({ id }: Person) => void navigate(`/people/${id}`);
    return [
      { field: 'name', label: t('people.name'), kind: 'text', width: 128, frozen: true, sortBy: 'name', ...taken, open, value: (row) => row.name, text: (row) => row.name },
      {
        field: 'username', label: t('people.username'), kind: 'computed', width: 160, sortBy: 'username', editable: () => false,
        refusal: () => t(mayEdit ? 'people.grid.username' : 'grid.lockedAll'), value: (row) => row.username, text: (row) => row.username,
      },
      {
        field: 'role', label: t('people.role'), kind: 'choice', width: 120, choices: ROLES.map((role) => ({ id: role, label: t(`session.role.${role}`), code: role })), ...taken,
        value: (row) => row.role, text: (row) => t(`session.role.${row.role}`),
      },
      {
        field: 'departmentId', label: t('people.department'), kind: 'department', width: 136, empty: null, ...taken,
        choices: departments.filter(({ retiredAt }) => retiredAt === null).map(({ id, name, shortName, code }) => ({ id, label: name, alias: shortName ?? undefined, code: code ?? undefined })),
        value: (row) => row.departmentId,
        text: (row) => {
          const found = departments.find(({ id }) => id === row.departmentId);
          return found ? (found.shortName ?? found.name) : '';
        },
      },
      { field: 'head', label: t('people.head'), kind: 'check', width: 104, ...taken, value: (row) => row.head, text: (row) => t(row.head ? 'grid.yes' : 'grid.no') },
      {
        field: 'siteId', label: t('people.site'), kind: 'site', width: 176, empty: null, ...taken, choices: sites.filter(({ retiredAt }) => retiredAt === null).map(({ id, name }) => ({ id, label: name })),
        value: (row) => row.siteId, text: (row) => sites.find(({ id }) => id === row.siteId)?.name ?? '',
      },
      { field: 'phone', label: t('people.phone'), kind: 'text', width: 144, empty: null, ...taken, value: (row) => row.phone, text: (row) => row.phone ?? '' },
    ];
  }, [t, mayEdit, navigate, departments, sites]);
  const fields = useMemo<FilterField[]>(
    () => [
      { field: 'name', label: t('people.name'), kind: 'text', sortable: true },
      { field: 'username', label: t('people.username'), kind: 'text', sortable: true },
      { field: 'role', label: t('people.role'), kind: 'code', choices: ROLES.map((role) => ({ id: role, label: t(`session.role.${role}`) })), groupable: true },
      { field: 'departmentId', label: t('people.department'), kind: 'code', choices: departments.map(({ id, name, shortName }) => ({ id, label: shortName ?? name })), groupable: true },
      { field: 'siteId', label: t('people.site'), kind: 'code', choices: sites.map(({ id, name }) => ({ id, label: name })), groupable: true },
      { field: 'head', label: t('people.head'), kind: 'check', groupable: true },
    ],
    [t, departments, sites],
  );
  return <DirectoryGrid<Person> kept="people" fields={fields} label={t('people.title')} unit={t('people.unit')} resource={resource} columns={columns} retired={retired} empty={empty} />;
}
