import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useState } from 'react';
import { ListBase } from 'react-admin';
import type { AccountabilityRecord } from '../../schema/supervision.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { Empty } from '../states/States.tsx';
import { ListPage } from '../table/ListPage.tsx';
import type { Column } from '../table/Table.tsx';
import { RecordDialog } from './RecordDialog.tsx';
import { SupervisionTabs } from './SupervisionTabs.tsx';

/** 问责记录, the latest decision first. */
export default function RecordList() {
  const t = useT();
  const dates = useDates();
  const departmentName = useDepartmentName();
  const may = useMay('cases.supervise');
  const [adding, setAdding] = useState(false);
  const [opened, setOpened] = useState<AccountabilityRecord | null>(null);
  const columns = useMemo<Column<AccountabilityRecord>[]>(
    () => [
      { id: 'decidedOn', label: t('supervision.record.decidedOn'), width: 130, sortBy: 'decidedOn', render: (row) => dates.day(row.decidedOn) },
      { id: 'department', label: t('supervision.record.department'), width: 150, render: (row) => departmentName(row.departmentId) },
      { id: 'person', label: t('supervision.record.person'), width: 90, render: (row) => row.person },
      { id: 'body', label: t('supervision.record.body'), width: 160, render: (row) => row.body },
      { id: 'decision', label: t('supervision.record.decision'), width: 260, grow: true, render: (row) => <span title={row.decision}>{row.decision}</span> },
      { id: 'weight', label: t('supervision.record.weight'), width: 72, sortBy: 'weight', render: (row) => row.weight },
    ],
    [t, dates, departmentName],
  );
  const add = may && <Button variant="contained" onClick={() => setAdding(true)}>{t('supervision.record.add')}</Button>;
  return (
    <ListBase<AccountabilityRecord> resource="accountability-records" sort={{ field: 'decidedOn', order: 'DESC' }} perPage={50} disableAuthentication>
      <ListPage<AccountabilityRecord>
        title={t('supervision.accountability')}
        columns={columns}
        nameOf={({ decision }) => decision}
        onOpen={setOpened}
        actions={add}
        bar={<SupervisionTabs current="accountability" />}
        phoneRow={(row) => (
          <Box>
            <Box sx={{ fontWeight: 500 }}>{departmentName(row.departmentId)}{row.person && ` · ${row.person}`}</Box>
            <Box>{row.decision}</Box>
            <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{dates.day(row.decidedOn)} · {row.body}</Box>
          </Box>
        )}
        empty={<Empty title={t('supervision.record.emptyTitle')} hint={t('supervision.record.emptyHint')}>{add}</Empty>}
      />
      {adding && <RecordDialog mayEdit onClose={() => setAdding(false)} />}
      {opened && <RecordDialog row={opened} mayEdit={may} onClose={() => setOpened(null)} />}
    </ListBase>
  );
}
