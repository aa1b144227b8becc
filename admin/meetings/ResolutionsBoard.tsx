import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo } from 'react';
import { Link, type LinkProps, useSearchParams } from 'react-router-dom';
import { BOARD_ITEMS, type ResolutionRow } from '../../schema/resolutions.ts';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { useDepartmentName, useDepartments, shortNameOf } from '../departments/useDepartments.ts';
import { PageHead } from '../layout/PageHead.tsx';
import { usePhone } from '../layout/usePhone.ts';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { Notice } from '../states/Notice.tsx';
import { Empty, LoadFailed, Loading } from '../states/States.tsx';
import { type Column, Table } from '../table/Table.tsx';
import { useResolutions } from './api.ts';
import { MeetingTabs } from './MeetingTabs.tsx';
import { ResolutionMark } from './ResolutionMark.tsx';

const VIEWS = ['due', 'running', 'unkept', 'returned', 'kept', 'cancelled', 'all'] as const;
type View = (typeof VIEWS)[number];

/** Running and due within two working days, as everywhere. */
const isDue = ({ state, tasks }: ResolutionRow) => state === 'running' && tasks.some(({ status, clock }) => (status === 'open' || status === 'accepted') && (clock.state === 'soon' || clock.state === 'today'));
const belongs = (row: ResolutionRow, view: View) => view === 'all' || (view === 'due' ? isDue(row) : row.state === view);

/** 议定事项: what meetings have resolved, by how it stands and whose it is. */
export default function ResolutionsBoard() {
  const t = useT();
  const phone = usePhone();
  const oversees = useMay('personal_data.see');
  const [params, setParams] = useSearchParams();
  const asked = params.get('state');
  const view: View = VIEWS.find((one) => one === asked) ?? 'running';
  const departmentId = params.get('department') ?? '';
  const departments = useDepartments();
  const { data: board, error, refetch } = useResolutions(departmentId ? { departmentId } : {});
  const data = board?.data;
  const columns = useColumns();
  const put = (name: string, value: string) => {
    const next = new URLSearchParams(params);
    if (value) next.set(name, value);
    else next.delete(name);
    setParams(next, { replace: true });
  };
  const rows = (data ?? []).filter((row) => belongs(row, view));
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <PageHead title={t('meetings.resolutions.title')} actions={oversees && <Button variant="outlined" component={Link} to="/supervision/bulletin">{t('supervision.bulletin')}</Button>} />
      <MeetingTabs current="resolutions" />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, px: 2, py: 1, flex: 'none' }}>
        <Box component="nav" aria-label={t('meetings.views')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
          {VIEWS.map((name) => (
            <Button key={name} variant={name === view ? 'outlined' : 'text'} aria-pressed={name === view} onClick={() => put('state', name === 'running' ? '' : name)} sx={{ minHeight: 30, py: 0 }}>
              {t(`meetings.resolutions.view.${name}`)}{data && ` ${data.filter((row) => belongs(row, name)).length}`}
            </Button>
          ))}
        </Box>
        <Box component="select" aria-label={t('tasks.column.department')} value={departmentId} onChange={(event: React.ChangeEvent<HTMLSelectElement>) => put('department', event.target.value)} sx={{ height: 32, maxWidth: 200, px: 1, font: 'inherit', color: departmentId ? 'primary.main' : 'text.secondary', bgcolor: departmentId ? 'wash' : 'background.paper', border: 1, borderColor: departmentId ? 'primary.main' : 'field', borderRadius: '3px' }}>
          <option value="">{t('meetings.resolutions.everyDepartment')}</option>
          {departments.map((one) => <option key={one.id} value={one.id}>{shortNameOf(one)}</option>)}
        </Box>
      </Box>
      {board && !board.totalIsExact && <Box sx={{ px: 2, pb: 1 }}><Notice tone="soon" role="status">{t('meetings.leftOut', { items: BOARD_ITEMS })}</Notice></Box>}
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', bgcolor: 'background.paper', borderTop: 1, borderColor: 'hairline' }}>
        {error && !data ? <LoadFailed error={error} retry={() => void refetch()} /> : !data ? <Loading /> : rows.length === 0 ? (
          <Empty title={t(data.length === 0 ? 'meetings.resolutions.emptyTitle' : 'meetings.resolutions.emptyView')} {...(data.length === 0 && { hint: t('meetings.resolutions.emptyHint') })} />
        ) : phone ? (
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>{rows.map((row) => <Box component="li" key={row.id} sx={{ px: 2, py: 1.25, borderBottom: 1, borderColor: 'hairline' }}><PhoneRow row={row} /></Box>)}</Box>
        ) : (
          <Table<ResolutionRow> caption={t('meetings.resolutions.title')} columns={columns} rows={rows} nameOf={({ what }) => what} />
        )}
      </Box>
    </Box>
  );
}

const Quiet = (props: LinkProps) => <Box component={Link} {...props} sx={{ color: 'inherit', textUnderlineOffset: 3 }} />;

const leadTask = ({ tasks }: ResolutionRow) => tasks.find(({ role }) => role === 'lead') ?? tasks[0];

function Due({ row }: { row: ResolutionRow }) {
  const task = leadTask(row);
  return task ? <DueMark of={task} account={{ taskId: task.id, what: row.what }} short /> : null;
}

function PhoneRow({ row }: { row: ResolutionRow }) {
  const departmentName = useDepartmentName();
  return (
    <>
      <Box sx={{ display: 'flex', gap: 1.5 }}><Box sx={{ flex: 1, fontWeight: 500, overflowWrap: 'anywhere' }}>{row.what}</Box><ResolutionMark state={row.state} /></Box>
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{[departmentName(row.leadDepartmentId), row.caseNumber, row.caseTitle].filter(Boolean).join(' · ')}</Box>
      <Due row={row} />
    </>
  );
}

function useColumns(): Column<ResolutionRow>[] {
  const t = useT();
  const dates = useDates();
  const departmentName = useDepartmentName();
  return useMemo(
    () => [
      { id: 'what', label: t('meetings.session.what'), width: 260, grow: true, render: (row) => <span title={row.what}>{row.what}</span> },
      { id: 'lead', label: t('meetings.lead'), width: 110, render: (row) => departmentName(row.leadDepartmentId) },
      { id: 'assist', label: t('meetings.assist'), width: 140, render: (row) => row.assistDepartmentIds.map(departmentName).join(t('form.comma')) },
      { id: 'state', label: t('tasks.column.status'), width: 100, render: (row) => <ResolutionMark state={row.state} /> },
      { id: 'due', label: t('tasks.column.due'), width: 240, render: (row) => <Due row={row} /> },
      { id: 'case', label: t('tasks.column.case'), width: 210, render: (row) => <Quiet to={`/cases/${row.caseId}`} title={row.caseTitle ?? ''}>{[row.caseNumber, row.caseTitle].filter(Boolean).join(' ')}</Quiet> },
      { id: 'meeting', label: t('meetings.resolutions.meeting'), width: 200, render: (row) => <Quiet to={`/meetings/${row.meetingId}`} title={row.meetingTitle}>{`${dates.day(dates.dayOf(row.closedAt))} ${row.meetingTitle}`}</Quiet> },
    ],
    [t, dates, departmentName],
  );
}
