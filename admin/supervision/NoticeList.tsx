import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useState } from 'react';
import { ListBase } from 'react-admin';
import { useNavigate, useSearchParams } from 'react-router-dom';
import type { SupervisionNotice } from '../../schema/supervision.ts';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { Empty } from '../states/States.tsx';
import { ListPage } from '../table/ListPage.tsx';
import { SearchBox } from '../table/SearchBox.tsx';
import type { Column } from '../table/Table.tsx';
import { NoticeDialog } from './NoticeDialog.tsx';
import { NoticeStatus } from './NoticeStatus.tsx';
import { SupervisionTabs } from './SupervisionTabs.tsx';

const VIEWS = { open: { open: true }, answered: { status: 'answered' }, draft: { status: 'draft' }, all: {} } as const;
type View = keyof typeof VIEWS;
const NAMES = Object.keys(VIEWS) as View[];
const isView = (name: string | null): name is View => NAMES.some((view) => view === name);

/** 督办单, the latest first: those that still wait for somebody, unless another view is asked for. */
export default function NoticeList() {
  const t = useT();
  const navigate = useNavigate();
  const may = useMay('cases.supervise');
  const own = !useMay('promises.see_all');
  const [params] = useSearchParams();
  const asked = params.get('view');
  const view: View = isView(asked) ? asked : 'open';
  const [adding, setAdding] = useState(false);
  const columns = useNoticeColumns();
  const add = may && <Button variant="contained" onClick={() => setAdding(true)}>{t('supervision.draft')}</Button>;
  return (
    <ListBase<SupervisionNotice> key={view} resource="supervision-notices" filter={VIEWS[view]} sort={{ field: 'createdAt', order: 'DESC' }} perPage={50} storeKey={`supervision.${view}`} disableAuthentication>
      <ListPage<SupervisionNotice>
        title={t('supervision.title')}
        columns={columns}
        nameOf={({ title }) => title}
        onOpen={({ id }) => void navigate(`/supervision/${id}`)}
        actions={add}
        bar={
          <Box sx={{ flex: 'none' }}>
            <SupervisionTabs current="notices" />
            <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 2, py: 1 }}>
              {!own && (
                <Box component="nav" aria-label={t('supervision.notices')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
                  {NAMES.map((name) => (
                    <Button key={name} variant={name === view ? 'outlined' : 'text'} aria-pressed={name === view} onClick={() => void navigate(name === 'open' ? '/supervision' : `/supervision?view=${name}`)} sx={{ minHeight: 30, py: 0 }}>
                      {t(`supervision.view.${name}`)}
                    </Button>
                  ))}
                </Box>
              )}
              <SearchBox placeholder={t('supervision.search')} />
            </Box>
          </Box>
        }
        phoneRow={(row) => <PhoneRow row={row} />}
        empty={<Empty title={t('supervision.emptyTitle')} hint={t(own ? 'supervision.emptyDepartment' : 'supervision.emptyHint')}>{add}</Empty>}
      />
      {adding && <NoticeDialog onClose={() => setAdding(false)} onSaved={({ id }) => void navigate(`/supervision/${id}`)} />}
    </ListBase>
  );
}

function PhoneRow({ row }: { row: SupervisionNotice }) {
  const departmentName = useDepartmentName();
  return (
    <Box>
      <Box sx={{ display: 'flex', gap: 1.5, justifyContent: 'space-between' }}>
        <Box sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>{row.title}</Box>
        <NoticeStatus status={row.status} />
      </Box>
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{departmentName(row.departmentId)}</Box>
      {row.dueAt && <DueMark of={row} />}
    </Box>
  );
}

function useNoticeColumns(): Column<SupervisionNotice>[] {
  const t = useT();
  const dates = useDates();
  const departmentName = useDepartmentName();
  return useMemo(
    () => [
      { id: 'title', label: t('supervision.heading'), width: 260, grow: true, render: (row) => <span title={row.ground}>{row.title}</span> },
      { id: 'department', label: t('supervision.department'), width: 150, render: (row) => departmentName(row.departmentId) },
      { id: 'status', label: t('tasks.column.status'), width: 120, render: (row) => <NoticeStatus status={row.status} /> },
      { id: 'rounds', label: '', width: 76, render: (row) => (row.rounds > 1 ? t('supervision.rounds', { smart_count: row.rounds }) : '') },
      { id: 'issued', label: t('supervision.issuedAt'), width: 150, sortBy: 'issuedAt', render: (row) => row.issuedAt && dates.moment(row.issuedAt) },
      { id: 'due', label: t('supervision.due'), width: 300, render: (row) => (row.rectifyTaskId && row.status === 'issued' ? <DueMark of={row} account={{ taskId: row.rectifyTaskId, what: row.title }} /> : '') },
    ],
    [t, dates, departmentName],
  );
}
