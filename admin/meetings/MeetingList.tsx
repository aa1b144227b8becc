import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useState } from 'react';
import { ListBase } from 'react-admin';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { type Meeting, OPEN_MEETINGS } from '../../schema/meetings.ts';
import { useKey } from '../keys/Keys.tsx';
import { useT } from '../messages/useT.ts';
import { usePersonName } from '../people/usePeople.ts';
import { useMay } from '../session/me.ts';
import { Empty } from '../states/States.tsx';
import { ListPage } from '../table/ListPage.tsx';
import { SearchBox } from '../table/SearchBox.tsx';
import type { Column } from '../table/Table.tsx';
import { MeetingDialog } from './MeetingDialog.tsx';
import { MeetingStatus, useWhen } from './MeetingStatus.tsx';
import { MeetingTabs } from './MeetingTabs.tsx';

const VIEWS = { open: { status: [...OPEN_MEETINGS] }, closed: { status: 'closed' }, all: {} } as const;
type View = keyof typeof VIEWS;
const NAMES = Object.keys(VIEWS) as View[];
const isView = (name: string | null): name is View => NAMES.some((view) => view === name);

/** 联席会议: those to come, unless another view is asked for. */
export default function MeetingList() {
  const t = useT();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const asked = params.get('view');
  const view: View = isView(asked) ? asked : 'open';
  const [adding, setAdding] = useState(false);
  const columns = useMeetingColumns();
  const may = useMay('cases.handle');
  useKey('b', t('meetings.add'), () => setAdding(true), may);
  const add = may && <Button variant="contained" aria-keyshortcuts="b" title="B" onClick={() => setAdding(true)}>{t('meetings.add')}</Button>;
  return (
    <ListBase<Meeting> key={view} resource="meetings" filter={VIEWS[view]} sort={{ field: 'startsAt', order: view === 'open' ? 'ASC' : 'DESC' }} perPage={50} storeKey={`meetings.${view}`} disableAuthentication>
      <ListPage<Meeting>
        title={t('meetings.title')}
        unit={t('meetings.unit')}
        columns={columns}
        nameOf={({ title }) => title}
        onOpen={({ id }) => void navigate(`/meetings/${id}`)}
        actions={add}
        bar={
          <Box sx={{ flex: 'none' }}>
            <MeetingTabs current="list" />
            <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 2, py: 1 }}>
              <Box component="nav" aria-label={t('meetings.views')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
                {NAMES.map((name) => (
                  <Button key={name} variant={name === view ? 'outlined' : 'text'} aria-pressed={name === view} onClick={() => void navigate(name === 'open' ? '/meetings' : `/meetings?view=${name}`)} sx={{ minHeight: 30, py: 0 }}>
                    {t(`meetings.view.${name}`)}
                  </Button>
                ))}
              </Box>
              <SearchBox placeholder={t('meetings.search')} />
            </Box>
          </Box>
        }
        phoneRow={(row) => <PhoneRow row={row} />}
        empty={<Empty title={t('meetings.emptyTitle')} hint={t(may ? 'meetings.emptyHint' : 'meetings.emptyOthers')}>{add}</Empty>}
      />
      {adding && <MeetingDialog onClose={() => setAdding(false)} onSaved={({ id }) => void navigate(`/meetings/${id}`)} />}
    </ListBase>
  );
}

function PhoneRow({ row }: { row: Meeting }) {
  const t = useT();
  const when = useWhen();
  return (
    <Box>
      <Box sx={{ display: 'flex', gap: 1.5, justifyContent: 'space-between' }}>
        <Box sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>{row.title}</Box>
        <MeetingStatus of={row} />
      </Box>
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{[when(row), row.place, t('meetings.items', { smart_count: row.items })].filter(Boolean).join(' · ')}</Box>
    </Box>
  );
}

function useMeetingColumns(): Column<Meeting>[] {
  const t = useT();
  const when = useWhen();
  const personName = usePersonName();
  return useMemo(
    () => [
      { id: 'title', label: t('meetings.heading'), width: 240, grow: true, render: (row) => row.title },
      { id: 'when', label: t('meetings.when'), width: 230, sortBy: 'startsAt', render: when },
      { id: 'place', label: t('meetings.place'), width: 160, render: (row) => row.place },
      { id: 'items', label: t('meetings.agenda.title'), width: 110, render: (row) => t('meetings.items', { smart_count: row.items }) },
      { id: 'chair', label: t('meetings.chair'), width: 90, render: (row) => personName(row.chairId) },
      { id: 'status', label: t('tasks.column.status'), width: 200, render: (row) => <MeetingStatus of={row} /> },
    ],
    [t, when, personName],
  );
}
