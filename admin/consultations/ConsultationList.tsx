import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useState } from 'react';
import { ListBase } from 'react-admin';
import type { Consultation } from '../../schema/consultations.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { useMatterName } from '../matters/useMatters.ts';
import { useT } from '../messages/useT.ts';
import { usePersonName } from '../people/usePeople.ts';
import { useMay } from '../session/me.ts';
import { useCodeName } from '../settings/useSettings.ts';
import { Empty } from '../states/States.tsx';
import { ListPage } from '../table/ListPage.tsx';
import { SearchBox } from '../table/SearchBox.tsx';
import type { Column } from '../table/Table.tsx';
import { ConsultationDialog } from './ConsultationDialog.tsx';

/** What people only asked, newest first. */
export default function ConsultationList() {
  const t = useT();
  const dates = useDates();
  const may = useMay('cases.register');
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<Consultation | null>(null);
  const columns = useConsultationColumns();
  const add = may && (
    <Button variant="contained" onClick={() => setAdding(true)}>
      {t('consultations.add')}
    </Button>
  );
  return (
    <ListBase<Consultation> resource="consultations" sort={{ field: 'at', order: 'DESC' }} perPage={50} disableAuthentication>
      <ListPage<Consultation>
        title={t('consultations.title')}
        columns={columns}
        nameOf={({ topic }) => topic}
        {...(may ? { onOpen: setEditing } : {})}
        actions={add}
        bar={<Box sx={{ px: 2, pb: 1 }}><SearchBox placeholder={t('consultations.search')} /></Box>}
        phoneRow={(row) => (
          <Box>
            <Box sx={{ fontWeight: 500 }}>{row.topic}</Box>
            {row.told && <Box>{row.told}</Box>}
            <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{dates.moment(row.at)}</Box>
          </Box>
        )}
        empty={<Empty title={t('consultations.emptyTitle')} hint={t('consultations.emptyHint')}>{add}</Empty>}
      />
      {adding && <ConsultationDialog onClose={() => setAdding(false)} />}
      {editing && <ConsultationDialog row={editing} onClose={() => setEditing(null)} />}
    </ListBase>
  );
}

function useConsultationColumns(): Column<Consultation>[] {
  const t = useT();
  const dates = useDates();
  const departmentName = useDepartmentName();
  const matterName = useMatterName();
  const personName = usePersonName();
  const channelName = useCodeName('channels');
  return useMemo(
    () => [
      { id: 'at', label: t('consultations.at'), width: 172, sortBy: 'at', render: (row) => dates.moment(row.at) },
      { id: 'topic', label: t('consultations.topic'), width: 260, grow: true, render: (row) => <span title={row.topic}>{row.topic}</span> },
      { id: 'told', label: t('consultations.told'), width: 220, grow: true, render: (row) => <span title={row.told ?? ''}>{row.told}</span> },
      { id: 'matter', label: t('cases.matter'), width: 150, render: (row) => matterName(row.matterId) },
      { id: 'department', label: t('cases.department'), width: 120, render: (row) => departmentName(row.departmentId) },
      { id: 'channel', label: t('cases.channel'), width: 140, render: (row) => channelName(row.channel) },
      { id: 'by', label: t('consultations.by'), width: 80, render: (row) => personName(row.byId) },
    ],
    [t, dates, departmentName, matterName, personName, channelName],
  );
}
