import Box from '@mui/material/Box';
import { useMemo } from 'react';
import type { Matter } from '../../schema/matters.ts';
import { useDepartmentName, useDepartments } from '../departments/useDepartments.ts';
import { Directory } from '../directory/Directory.tsx';
import { ExampleNotice } from '../directory/ExampleNotice.tsx';
import { LoadExamples } from '../directory/LoadExamples.tsx';
import { ExampleMark } from '../directory/Origin.tsx';
import { SidePanel } from '../directory/SidePanel.tsx';
import { lazyGrid } from '../grid/useRoom.ts';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { Empty } from '../states/States.tsx';
import { FilterSelect } from '../table/FilterSelect.tsx';
import type { Column } from '../table/Table.tsx';
import { MatterForm } from './MatterForm.tsx';
import { MatterPanel } from './MatterPanel.tsx';
import { PeriodText } from './Period.tsx';
import { useMatters } from './useMatters.ts';

const MatterGrid = lazyGrid(() => import('./MatterGrid.tsx'));

const drafts = async () => (await import('../../schema/presets/directory.ts')).exampleMatters();

export default function MatterList() {
  const t = useT();
  const mayEdit = useMay('directory.edit');
  const columns = useMatterColumns();
  const departmentName = useDepartmentName();
  const departments = useDepartments().filter(({ retiredAt }) => retiredAt === null);
  const examples = useMatters().filter(({ illustrative, retiredAt }) => illustrative && retiredAt === null).length;
  return (
    <Directory<Matter>
      resource="matters"
      title={t('matters.title')}
      unit={t('matters.unit')}
      columns={columns}
      phoneRow={(row) => (
        <>
          <Named row={row} />
          <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
            {departmentName(row.departmentId)} <PeriodText period={row.statutory} kind="statutory" />
          </Box>
        </>
      )}
      sheet={(retired, empty) => <MatterGrid retired={retired} mayEdit={mayEdit} empty={empty} />}
      search={t('matters.search')}
      filtersFromAddress={['departmentId']}
      filters={<FilterSelect source="departmentId" label={t('matters.department')} options={departments.map(({ id, name }) => ({ value: id, label: name }))} />}
      notice={examples > 0 && <ExampleNotice>{t('matters.notice', { smart_count: examples })}</ExampleNotice>}
      mayEdit={mayEdit}
      createLabel={t('matters.create')}
      empty={
        <Empty title={t('matters.emptyTitle')} hint={t('matters.emptyHint')}>
          {mayEdit && departments.some(({ illustrative }) => illustrative) && <LoadExamples resource="matters" drafts={drafts} />}
        </Empty>
      }
      panel={(row, close) => <MatterPanel row={row} onClose={close} />}
      create={(close) => (
        <SidePanel title={t('matters.create')} onClose={() => close()}>
          <MatterForm row={null} onDone={(made) => close(made?.id)} onCancel={() => close()} />
        </SidePanel>
      )}
    />
  );
}

function useMatterColumns(): Column<Matter>[] {
  const t = useT();
  const departmentName = useDepartmentName();
  return useMemo(
    () => [
      { id: 'name', label: t('matters.name'), width: 220, grow: true, sortBy: 'name', render: (row) => <Named row={row} /> },
      { id: 'department', label: t('matters.department'), width: 120, render: (row) => departmentName(row.departmentId) },
      { id: 'type', label: t('matters.type'), width: 104, sortBy: 'type', render: (row) => row.type },
      { id: 'statutory', label: t('matters.periodField'), width: 176, render: (row) => <PeriodText period={row.statutory} kind="statutory" /> },
      { id: 'promised', label: t('matters.promised'), width: 150, render: (row) => <PeriodText period={row.promised} kind="promised" /> },
    ],
    [t, departmentName],
  );
}

function Named({ row }: { row: Matter }) {
  return (
    <span title={row.name}>
      {row.name}
      <ExampleMark of={row} />
    </span>
  );
}
