import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useCallback, useMemo, useState } from 'react';
import { ListBase } from 'react-admin';
import type { Training } from '../../schema/duty.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { useSiteName } from '../sites/useSites.ts';
import { Empty } from '../states/States.tsx';
import { ListPage } from '../table/ListPage.tsx';
import type { Column } from '../table/Table.tsx';
import { DutyTabs } from './DutyTabs.tsx';
import { TrainingDialog } from './TrainingDialog.tsx';

/** 轮训: whom departments sent to the window, the latest first. */
export default function TrainingList() {
  const t = useT();
  const dates = useDates();
  const departmentName = useDepartmentName();
  const siteName = useSiteName();
  const may = useMay('duty.edit');
  const [opened, setOpened] = useState<Training | 'new' | null>(null);
  const until = useCallback((row: Training) => (row.untilDay === null ? t('duty.training.still') : dates.day(row.untilDay)), [t, dates]);
  const columns = useMemo<Column<Training>[]>(
    () => [
      { id: 'name', label: t('duty.training.name'), width: 110, render: (row) => row.name },
      { id: 'department', label: t('duty.training.department'), width: 180, render: (row) => departmentName(row.departmentId) },
      { id: 'site', label: t('duty.site'), width: 160, render: (row) => siteName(row.siteId) },
      { id: 'from', label: t('duty.training.from'), width: 130, sortBy: 'fromDay', render: (row) => dates.day(row.fromDay) },
      { id: 'until', label: t('duty.training.until'), width: 130, render: until },
      { id: 'note', label: t('duty.training.remark'), width: 220, grow: true, render: (row) => row.note },
    ],
    [t, dates, departmentName, siteName, until],
  );
  const add = may && <Button variant="contained" aria-haspopup="dialog" onClick={() => setOpened('new')}>{t('duty.training.add')}</Button>;
  return (
    <ListBase<Training> resource="duty-trainings" sort={{ field: 'fromDay', order: 'DESC' }} perPage={50} disableAuthentication>
      <ListPage<Training>
        title={t('duty.training.title')}
        columns={columns}
        nameOf={({ name }) => name}
        {...(may && { onOpen: setOpened })}
        actions={add}
        bar={<DutyTabs current="training" />}
        unit={t('duty.unit')}
        phoneRow={(row) => (
          <Box>
            <Box sx={{ fontWeight: 500 }}>{row.name} · {departmentName(row.departmentId)}</Box>
            <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{dates.day(row.fromDay)} – {until(row)}</Box>
          </Box>
        )}
        empty={<Empty title={t('duty.training.emptyTitle')} hint={t('duty.training.emptyHint')}>{add}</Empty>}
      />
      {opened && (opened === 'new' ? <TrainingDialog onClose={() => setOpened(null)} /> : <TrainingDialog row={opened} onClose={() => setOpened(null)} />)}
    </ListBase>
  );
}
