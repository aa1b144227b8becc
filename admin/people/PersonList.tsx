import Box from '@mui/material/Box';
import { useMemo } from 'react';
import { type Person, ROLES } from '../../schema/people.ts';
import { useDepartmentName, useDepartments } from '../departments/useDepartments.ts';
import { Directory } from '../directory/Directory.tsx';
import { SidePanel } from '../directory/SidePanel.tsx';
import { lazyGrid } from '../grid/useRoom.ts';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { useSiteName, useSites } from '../sites/useSites.ts';
import { Empty } from '../states/States.tsx';
import { FilterSelect } from '../table/FilterSelect.tsx';
import type { Column } from '../table/Table.tsx';
import { NewPersonForm } from './PersonForm.tsx';
import { PersonPanel } from './PersonPanel.tsx';

const PersonGrid = lazyGrid(() => import('./PersonGrid.tsx'));

export default function PersonList() {
  const t = useT();
  const mayEdit = useMay('people.edit');
  const columns = usePersonColumns();
  const departmentName = useDepartmentName();
  const departments = useDepartments().filter(({ retiredAt }) => retiredAt === null);
  const sites = useSites().filter(({ retiredAt }) => retiredAt === null);
  return (
    <Directory<Person>
      resource="people"
      title={t('people.title')}
      unit={t('people.unit')}
      columns={columns}
      phoneRow={(row) => (
        <>
          {row.name}
          <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{[t(`session.role.${row.role}`), departmentName(row.departmentId), row.phone].filter(Boolean).join(' · ')}</Box>
        </>
      )}
      sheet={(retired, empty) => <PersonGrid retired={retired} mayEdit={mayEdit} empty={empty} />}
      search={t('people.search')}
      filtersFromAddress={['departmentId', 'siteId']}
      filters={
        <>
          <FilterSelect source="role" label={t('people.role')} options={ROLES.map((role) => ({ value: role, label: t(`session.role.${role}`) }))} />
          <FilterSelect source="departmentId" label={t('people.department')} options={departments.map(({ id, name }) => ({ value: id, label: name }))} />
          <FilterSelect source="siteId" label={t('people.site')} options={sites.map(({ id, name }) => ({ value: id, label: name }))} />
        </>
      }
      mayEdit={mayEdit}
      createLabel={t('people.create')}
      empty={<Empty title={t('people.emptyTitle')} hint={t('people.emptyHint')} />}
      panel={(row, close) => <PersonPanel row={row} onClose={close} />}
      create={(close) => (
        <SidePanel title={t('people.create')} onClose={() => close()}>
          <NewPersonForm onDone={(made) => close(made?.id)} onCancel={() => close()} />
        </SidePanel>
      )}
    />
  );
}

function usePersonColumns(): Column<Person>[] {
  const t = useT();
  const departmentName = useDepartmentName();
  const siteName = useSiteName();
  return useMemo(
    () => [
      { id: 'name', label: t('people.name'), width: 130, grow: true, sortBy: 'name', render: (row) => row.name },
      { id: 'username', label: t('people.username'), width: 150, sortBy: 'username', render: (row) => row.username },
      { id: 'role', label: t('people.role'), width: 140, render: (row) => [t(`session.role.${row.role}`), row.head ? t('session.head') : ''].filter(Boolean).join(' · ') },
      { id: 'department', label: t('people.department'), width: 140, render: (row) => departmentName(row.departmentId) },
      { id: 'site', label: t('people.site'), width: 160, render: (row) => siteName(row.siteId) },
      { id: 'phone', label: t('people.phone'), width: 130, render: (row) => row.phone },
    ],
    [t, departmentName, siteName],
  );
}
