import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { BULLETIN_ITEMS, type Bulletin, type BulletinRow } from '../../schema/resolutions.ts';
import { get } from '../api/http.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { DayInput } from '../form/DayInput.tsx';
import { Field } from '../form/Field.tsx';
import { PageHead } from '../layout/PageHead.tsx';
import { usePhone } from '../layout/usePhone.ts';
import { useT } from '../messages/useT.ts';
import { printPaper } from '../paper/print.ts';
import { Notice } from '../states/Notice.tsx';
import { Empty, LoadFailed, Loading } from '../states/States.tsx';
import { SupervisionTabs } from '../supervision/SupervisionTabs.tsx';
import { type Column, Table } from '../table/Table.tsx';

/** 通报: which departments have not kept what meetings resolved, over a period, to be read, printed and handed out. */
export default function BulletinPage() {
  const t = useT();
  const dates = useDates();
  const phone = usePhone();
  const [params, setParams] = useSearchParams();
  const from = params.get('from') ?? `${dates.today.slice(0, 7)}-01`;
  const to = params.get('to') ?? dates.today;
  const put = (changes: { from?: string; to?: string }) => {
    const next = { from, to, ...changes };
    if (next.from !== '' && next.to !== '') setParams(next, { replace: true });
  };
  const { data: told, error, refetch } = useQuery({ queryKey: ['bulletins', from, to], queryFn: ({ signal }) => get<Bulletin>(`/api/bulletins?from=${from}&to=${to}`, signal) });
  const data = told?.data;
  const columns = useColumns();
  const wording = useWording();
  const departmentName = useDepartmentName();
  const asked = new URLSearchParams({ title: '1', from, to });
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <PageHead
        title={t('meetings.bulletin.title')}
        note={t('meetings.bulletin.note')}
        actions={data && data.length > 0 && (
          <Box sx={{ display: 'flex', gap: 0.75 }}>
            <Button variant="contained" onClick={() => printPaper(`/api/bulletins/export?format=html&${asked.toString()}`)}>{t('meetings.bulletin.print')}</Button>
            <Button variant="outlined" component="a" href={`/api/bulletins/export?format=xlsx&${asked.toString()}`} download>{t('meetings.bulletin.sheet')}</Button>
          </Box>
        )}
      />
      <SupervisionTabs current="bulletin" />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: 1.5, px: 2, py: 1 }}>
        <Field label={t('meetings.bulletin.from')}>{(field) => <DayInput {...field} max={to} value={from} onChange={(value) => put({ from: value })} />}</Field>
        <Field label={t('meetings.bulletin.to')}>{(field) => <DayInput {...field} min={from} value={to} onChange={(value) => put({ to: value })} />}</Field>
      </Box>
      {told && !told.totalIsExact && <Box sx={{ px: 2, pb: 1 }}><Notice tone="soon" role="status">{t('meetings.leftOut', { items: BULLETIN_ITEMS })}</Notice></Box>}
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', bgcolor: 'background.paper', borderTop: 1, borderColor: 'hairline' }}>
        {error && !data ? <LoadFailed error={error} retry={() => void refetch()} /> : !data ? <Loading /> : data.length === 0 ? (
          <Empty title={t('meetings.bulletin.empty')} hint={t('meetings.bulletin.emptyHint')} />
        ) : phone ? (
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {data.map((row) => (
              <Box component="li" key={row.id} sx={{ px: 2, py: 1.25, borderBottom: 1, borderColor: 'hairline' }}>
                <Box sx={{ display: 'flex', gap: 1.5 }}><Box sx={{ flex: 1, fontWeight: 500 }}>{departmentName(row.departmentId)}</Box><span>{wording(row)}</span></Box>
                <Box sx={{ overflowWrap: 'anywhere' }}>{row.what}</Box>
                <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{[dates.moment(row.dueAt), row.caseNumber, row.meetingTitle].filter(Boolean).join(' · ')}</Box>
              </Box>
            ))}
          </Box>
        ) : (
          <Table<BulletinRow> caption={t('meetings.bulletin.title')} columns={columns} rows={data} nameOf={({ what }) => what} />
        )}
      </Box>
    </Box>
  );
}

/** 超期未落实 3 个工作日. */
function useWording() {
  const t = useT();
  return ({ how, workingDays }: BulletinRow) => [t(`meetings.bulletin.how.${how}`), workingDays ? t('meetings.bulletin.days', { smart_count: workingDays }) : ''].filter(Boolean).join(' ');
}

function useColumns(): Column<BulletinRow>[] {
  const t = useT();
  const dates = useDates();
  const departmentName = useDepartmentName();
  const wording = useWording();
  return useMemo(
    () => [
      { id: 'department', label: t('tasks.column.department'), width: 150, render: (row) => departmentName(row.departmentId) },
      { id: 'role', label: t('meetings.bulletin.role'), width: 70, render: (row) => row.role && t(`tasks.role.${row.role}`) },
      { id: 'what', label: t('meetings.session.what'), width: 280, grow: true, render: (row) => <span title={row.what}>{row.what}</span> },
      { id: 'how', label: t('tasks.column.status'), width: 200, render: wording },
      { id: 'due', label: t('tasks.column.due'), width: 160, render: (row) => dates.moment(row.dueAt) },
      { id: 'case', label: t('tasks.column.case'), width: 110, render: (row) => <Box component={Link} to={`/cases/${row.caseId}`} sx={{ color: 'inherit', textUnderlineOffset: 3 }}>{row.caseNumber}</Box> },
      { id: 'meeting', label: t('meetings.resolutions.meeting'), width: 220, render: (row) => <Box component={Link} to={`/meetings/${row.meetingId}`} title={row.meetingTitle} sx={{ color: 'inherit', textUnderlineOffset: 3 }}>{`${dates.day(dates.dayOf(row.metAt))} ${row.meetingTitle}`}</Box> },
    ],
    [t, dates, departmentName, wording],
  );
}
