import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useState } from 'react';
import { ListBase } from 'react-admin';
import type { Handover } from '../../schema/duty.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useT } from '../messages/useT.ts';
import { usePersonName } from '../people/usePeople.ts';
import { useMay } from '../session/me.ts';
import { Empty } from '../states/States.tsx';
import { ListPage } from '../table/ListPage.tsx';
import type { Column } from '../table/Table.tsx';
import { DutyTabs } from './DutyTabs.tsx';
import { HandoverDialog } from './HandoverDialog.tsx';
import { WriteHandover } from './WriteHandover.tsx';

/** 交接记录, the latest first. */
export default function HandoverList() {
  const t = useT();
  const dates = useDates();
  const personName = usePersonName();
  const may = useMay('cases.handle');
  const [writing, setWriting] = useState(false);
  const [opened, setOpened] = useState<Handover | null>(null);
  const columns = useMemo<Column<Handover>[]>(
    () => [
      { id: 'date', label: t('duty.handover.date'), width: 130, sortBy: 'date', render: (row) => dates.day(row.date) },
      { id: 'from', label: t('duty.handover.from'), width: 90, render: (row) => personName(row.fromId) },
      { id: 'to', label: t('duty.handover.to'), width: 90, render: (row) => personName(row.toId) },
      { id: 'text', label: t('duty.handover.text'), width: 320, grow: true, render: (row) => <span title={row.text}>{row.text}</span> },
      { id: 'matters', label: t('duty.handover.stillOpen'), width: 90, align: 'right', render: (row) => row.matters.length },
      { id: 'state', label: t('duty.handover.state'), width: 90, render: (row) => t(row.confirmedAt === null ? 'duty.handover.waiting' : 'duty.handover.confirmed') },
    ],
    [t, dates, personName],
  );
  const add = may && <Button variant="contained" aria-haspopup="dialog" onClick={() => setWriting(true)}>{t('duty.handover.add')}</Button>;
  return (
    <ListBase<Handover> resource="duty-handovers" sort={{ field: 'createdAt', order: 'DESC' }} perPage={50} disableAuthentication>
      <ListPage<Handover>
        title={t('duty.handover.title')}
        columns={columns}
        nameOf={(row) => `${dates.day(row.date)} ${personName(row.fromId)}`}
        onOpen={setOpened}
        actions={add}
        bar={<DutyTabs current="handovers" />}
        unit={t('duty.unit')}
        phoneRow={(row) => (
          <Box>
            <Box sx={{ fontWeight: 500 }}>{personName(row.fromId)} → {personName(row.toId)} · {t(row.confirmedAt === null ? 'duty.handover.waiting' : 'duty.handover.confirmed')}</Box>
            <Box sx={{ overflowWrap: 'anywhere' }}>{row.text}</Box>
            <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{dates.day(row.date)}</Box>
          </Box>
        )}
        empty={<Empty title={t('duty.handover.emptyTitle')} hint={t('duty.handover.emptyHint')}>{add}</Empty>}
      />
      {writing && <WriteHandover onClose={() => setWriting(false)} />}
      {opened && <HandoverDialog row={opened} onClose={() => setOpened(null)} />}
    </ListBase>
  );
}
