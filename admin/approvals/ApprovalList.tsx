import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo } from 'react';
import { ListBase } from 'react-admin';
import { useNavigate, useSearchParams } from 'react-router-dom';
import type { Approval } from '../../schema/approvals.ts';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useDates, useNow } from '../deadlines/useDates.ts';
import { Select } from '../form/Select.tsx';
import { useT } from '../messages/useT.ts';
import { usePersonName } from '../people/usePeople.ts';
import { Empty } from '../states/States.tsx';
import { ListPage } from '../table/ListPage.tsx';
import type { Column } from '../table/Table.tsx';
import { ApprovalStatus } from './ApprovalStatus.tsx';
import { useNext } from './useNext.ts';

const VIEWS = ['mine', 'open', 'year', 'all'] as const;
type View = (typeof VIEWS)[number];
const isView = (name: string | null): name is View => VIEWS.some((view) => view === name);

function filterOf(view: View, year: string): object {
  if (view === 'mine') return { forMe: true };
  if (view === 'open') return { status: 'waiting' };
  return view === 'year' ? { kind: 'special', createdAt: { gte: `${year}-01-01`, lte: `${year}-12-31` } } : {};
}

/** What waits for me, what is under way, the year's special approvals, and everything; the latest first. */
export default function ApprovalList() {
  const t = useT();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const thisYear = new Date(useNow() + 8 * 3_600_000).getUTCFullYear();
  const asked = params.get('view');
  const view: View = isView(asked) ? asked : 'mine';
  const year = /^20\d\d$/.test(params.get('year') ?? '') ? String(params.get('year')) : String(thisYear);
  const filter = useMemo(() => filterOf(view, year), [view, year]);
  const columns = useApprovalColumns();
  const exported = new URLSearchParams({ format: 'xlsx', filter: JSON.stringify(filter), sort: 'createdAt' });
  const show = (name: View) => setParams(name === 'mine' ? {} : { view: name }, { replace: true });
  return (
    <ListBase<Approval> key={`${view}.${year}`} resource="approvals" filter={filter} sort={{ field: 'createdAt', order: 'DESC' }} perPage={50} storeKey={`approvals.${view}`} disableAuthentication>
      <ListPage<Approval>
        title={t('approvals.title')}
        columns={columns}
        nameOf={({ caseNumber, caseTitle }) => `${caseNumber ?? ''} ${caseTitle ?? ''}`}
        onOpen={({ id }) => void navigate(`/approvals/${id}`)}
        actions={view === 'year' && <Button variant="outlined" component="a" href={`/api/approvals/export?${exported.toString()}`} download>{t('approvals.export')}</Button>}
        bar={
          <Box sx={{ flex: 'none', display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 2, py: 1 }}>
            <Box component="nav" aria-label={t('approvals.title')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
              {VIEWS.map((name) => (
                <Button key={name} variant={name === view ? 'outlined' : 'text'} aria-pressed={name === view} onClick={() => show(name)} sx={{ minHeight: 30, py: 0 }}>
                  {t(`approvals.view.${name}`)}
                </Button>
              ))}
            </Box>
            {view === 'year' && (
              <>
                <Box component="label" htmlFor="approvals-year" sx={{ color: 'text.secondary', fontSize: 13 }}>{t('approvals.year')}</Box>
                <Box sx={{ width: 110 }}>
                  <Select id="approvals-year" invalid={false} describedBy={undefined} value={year} onChange={(value) => setParams({ view: 'year', year: value ?? String(thisYear) }, { replace: true })} options={[0, 1, 2, 3, 4].map((back) => ({ value: String(thisYear - back), label: String(thisYear - back) }))} />
                </Box>
                <Box sx={{ color: 'text.secondary', fontSize: 13 }}>{t('approvals.yearHint')}</Box>
              </>
            )}
          </Box>
        }
        phoneRow={(row) => <PhoneRow row={row} />}
        empty={<Empty title={t(view === 'mine' ? 'approvals.emptyMine' : 'approvals.empty')} hint={t('approvals.emptyHint')} />}
      />
    </ListBase>
  );
}

function PhoneRow({ row }: { row: Approval }) {
  const t = useT();
  const next = useNext();
  return (
    <Box>
      <Box sx={{ display: 'flex', gap: 1.5, justifyContent: 'space-between' }}>
        <Box sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>{row.caseNumber} {row.caseTitle}</Box>
        <ApprovalStatus status={row.status} />
      </Box>
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{[t(`approvals.kind.${row.kind}`), next(row)].filter(Boolean).join(' · ')}</Box>
    </Box>
  );
}

function useApprovalColumns(): Column<Approval>[] {
  const t = useT();
  const dates = useDates();
  const personName = usePersonName();
  const next = useNext();
  return useMemo(
    () => [
      { id: 'case', label: t('approvals.openCase'), width: 280, grow: true, render: (row) => <span title={row.grounds}>{row.caseNumber} {row.caseTitle}</span> },
      { id: 'kind', label: t('approvals.title'), width: 110, render: (row) => t(`approvals.kind.${row.kind}`) },
      { id: 'status', label: t('tasks.column.status'), width: 110, render: (row) => <ApprovalStatus status={row.status} /> },
      { id: 'next', label: t('approvals.nextOrResult'), width: 290, render: (row) => next(row) || (row.kind === 'extension' && row.workingDays !== null ? t('approvals.extensionDays', { smart_count: row.workingDays }) : row.decision ?? '') },
      { id: 'due', label: t('approvals.due'), width: 210, render: (row) => row.owed && <DueMark of={row.owed} short /> },
      { id: 'requester', label: t('approvals.requester'), width: 90, render: (row) => personName(row.requesterId) },
      { id: 'asked', label: t('approvals.asked'), width: 150, sortBy: 'createdAt', render: (row) => dates.moment(row.createdAt) },
    ],
    [t, dates, personName, next],
  );
}
