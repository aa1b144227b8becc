import Box from '@mui/material/Box';
import { useMemo } from 'react';
import type { Department } from '../../schema/departments.ts';
import { Directory } from '../directory/Directory.tsx';
import { ExampleMark } from '../directory/Origin.tsx';
import { SidePanel } from '../directory/SidePanel.tsx';
import { lazyGrid } from '../grid/useRoom.ts';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import type { Column } from '../table/Table.tsx';
import { DepartmentForm } from './DepartmentForm.tsx';
import { DepartmentPanel } from './DepartmentPanel.tsx';
import { ExampleNotice } from '../directory/ExampleNotice.tsx';
import { NoDepartments } from './NoDepartments.tsx';
import { useDepartments } from './useDepartments.ts';

const DepartmentGrid = lazyGrid(() => import('./DepartmentGrid.tsx'));

export default function DepartmentList() {
  const t = useT();
  const mayEdit = useMay('directory.edit');
  const examples = useDepartments().filter(({ illustrative, retiredAt }) => illustrative && retiredAt === null).length;
  const columns = useMemo<Column<Department>[]>(
    () => [
      { id: 'name', label: t('departments.name'), width: 200, grow: true, sortBy: 'name', render: (row) => <Named row={row} /> },
      { id: 'shortName', label: t('departments.shortName'), width: 130, sortBy: 'shortName', render: (row) => row.shortName },
      { id: 'contact', label: t('departments.contact'), width: 110, render: (row) => row.contact },
      { id: 'phone', label: t('departments.phone'), width: 140, render: (row) => row.phone },
      { id: 'code', label: t('departments.code'), width: 110, sortBy: 'code', render: (row) => row.code },
    ],
    [t],
  );
  return (
    <Directory<Department>
      resource="departments"
      title={t('departments.title')}
      unit={t('departments.unit')}
      columns={columns}
      phoneRow={(row) => (
        <>
          <Named row={row} />
          <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{[row.shortName, row.contact, row.phone].filter(Boolean).join(' · ')}</Box>
        </>
      )}
      sheet={(retired, empty) => <DepartmentGrid retired={retired} mayEdit={mayEdit} empty={empty} />}
      search={t('departments.search')}
      notice={examples > 0 && <ExampleNotice>{t('departments.notice', { smart_count: examples })}</ExampleNotice>}
      mayEdit={mayEdit}
      createLabel={t('departments.create')}
      empty={<NoDepartments mayEdit={mayEdit} />}
      panel={(row, close) => <DepartmentPanel row={row} onClose={close} />}
      create={(close) => (
        <SidePanel title={t('departments.create')} onClose={() => close()}>
          <DepartmentForm row={null} onDone={(made) => close(made?.id)} onCancel={() => close()} />
        </SidePanel>
      )}
    />
  );
}

function Named({ row }: { row: Department }) {
  return (
    <span title={row.name}>
      {row.name}
      <ExampleMark of={row} />
    </span>
  );
}
