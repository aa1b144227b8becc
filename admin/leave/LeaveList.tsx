import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useCallback, useMemo, useState } from 'react';
import { ListBase } from 'react-admin';
import type { Leave } from '../../schema/leave.ts';
import { DutyTabs } from '../duty/DutyTabs.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { useT } from '../messages/useT.ts';
import { usePersonName } from '../people/usePeople.ts';
import { useMay, useMe } from '../session/me.ts';
import { Empty } from '../states/States.tsx';
import { ListPage } from '../table/ListPage.tsx';
import type { Column } from '../table/Table.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { useLeaveDays } from './useLeaveDays.ts';

/** Everybody's leave, the latest first; who keeps the roster enters it for others. */
export default function LeaveList() {
  const t = useT();
  const { today } = useDates();
  const days = useLeaveDays();
  const personName = usePersonName();
  const me = useMe();
  const mayAll = useMay('duty.edit');
  const [opened, setOpened] = useState<Leave | 'new' | null>(null);
  const stateOf = useCallback((row: Leave) => t(row.untilDay < today ? 'leave.over' : row.fromDay > today ? 'leave.later' : 'leave.now'), [t, today]);
  const columns = useMemo<Column<Leave>[]>(
    () => [
      { id: 'person', label: t('leave.person'), width: 120, render: (row) => personName(row.personId) },
      { id: 'days', label: t('leave.period'), width: 260, sortBy: 'fromDay', render: days },
      { id: 'standIn', label: t('leave.standIn'), width: 120, render: (row) => personName(row.standInId) || t('leave.noStandIn') },
      { id: 'state', label: t('leave.state'), width: 90, render: stateOf },
      { id: 'note', label: t('leave.note'), width: 200, grow: true, render: (row) => row.note },
    ],
    [t, personName, days, stateOf],
  );
  const add = mayAll && <Button variant="contained" onClick={() => setOpened('new')}>{t('leave.add')}</Button>;
  const open = (row: Leave) => {
    if (mayAll || row.personId === me?.id) setOpened(row);
  };
  return (
    <ListBase<Leave> resource="leave" sort={{ field: 'fromDay', order: 'DESC' }} perPage={50} disableAuthentication>
      <ListPage<Leave>
        title={t('leave.title')}
        columns={columns}
        nameOf={(row) => `${personName(row.personId)} ${days(row)}`}
        onOpen={open}
        actions={add}
        bar={<DutyTabs current="leave" />}
        unit={t('duty.unit')}
        phoneRow={(row) => (
          <Box>
            <Box sx={{ fontWeight: 500 }}>{personName(row.personId)} · {stateOf(row)}</Box>
            <Box>{days(row)}</Box>
            <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{row.standInId ? `${t('leave.standIn')} ${personName(row.standInId)}` : t('leave.noStandIn')}</Box>
          </Box>
        )}
        empty={<Empty title={t('leave.emptyTitle')} hint={t('leave.emptyHint')}>{add}</Empty>}
      />
      {opened && (opened === 'new' ? <LeaveDialog onClose={() => setOpened(null)} /> : <LeaveDialog row={opened} onClose={() => setOpened(null)} />)}
    </ListBase>
  );
}
