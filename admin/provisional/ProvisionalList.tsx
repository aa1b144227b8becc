import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { lazy, Suspense, useMemo, useState } from 'react';
import { ListBase } from 'react-admin';
import { useNavigate, useSearchParams } from 'react-router-dom';
import type { ProvisionalAcceptance } from '../../schema/provisional.ts';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { useMatterName } from '../matters/useMatters.ts';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { Empty } from '../states/States.tsx';
import { SupervisionTabs } from '../supervision/SupervisionTabs.tsx';
import { ListPage } from '../table/ListPage.tsx';
import type { Column } from '../table/Table.tsx';
import { ProvisionalStatus } from './ProvisionalStatus.tsx';

const EndDialog = lazy(async () => ({ default: (await import('./EndDialog.tsx')).EndDialog }));

const VIEWS = { running: { status: 'running' }, barred: { barred: true }, all: {} } as const;
type View = keyof typeof VIEWS;
const NAMES = Object.keys(VIEWS) as View[];
const isView = (name: string | null): name is View => NAMES.some((view) => view === name);

/** 容缺受理: those that run, those who may not use it again, and all of them. */
export default function ProvisionalList() {
  const t = useT();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const asked = params.get('view');
  const view: View = isView(asked) ? asked : 'running';
  const [clearing, setClearing] = useState<ProvisionalAcceptance | null>(null);
  const columns = useColumns(view, setClearing);
  return (
    <ListBase<ProvisionalAcceptance> key={view} resource="provisional-acceptances" filter={VIEWS[view]} sort={{ field: 'decidedAt', order: 'DESC' }} perPage={50} storeKey={`provisional.${view}`} disableAuthentication>
      <ListPage<ProvisionalAcceptance>
        title={t('provisional.title')}
        columns={columns}
        nameOf={({ number, title }) => [number, title].filter(Boolean).join(' ')}
        onOpen={({ ownerKind, ownerId }) => void navigate(ownerKind === 'run' ? `/bundles/${ownerId}` : `/cases/${ownerId}`)}
        bar={
          <Box sx={{ flex: 'none' }}>
            <SupervisionTabs current="provisional" />
            <Box component="nav" aria-label={t('provisional.views')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, px: 2, py: 1 }}>
              {NAMES.map((name) => (
                <Button key={name} variant={name === view ? 'outlined' : 'text'} aria-pressed={name === view} onClick={() => void navigate(name === 'running' ? '/supervision/provisional' : `/supervision/provisional?view=${name}`)} sx={{ minHeight: 30, py: 0 }}>
                  {t(`provisional.view.${name}`)}
                </Button>
              ))}
            </Box>
          </Box>
        }
        phoneRow={(row) => <PhoneRow row={row} />}
        empty={<Empty title={t(view === 'barred' ? 'provisional.emptyBarred' : 'provisional.emptyTitle')} hint={view === 'barred' ? '' : t('provisional.emptyHint')} />}
      />
      {clearing && <Suspense><EndDialog row={clearing} action="clear" onClose={() => setClearing(null)} /></Suspense>}
    </ListBase>
  );
}

function PhoneRow({ row }: { row: ProvisionalAcceptance }) {
  const t = useT();
  return (
    <Box>
      <Box sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>{[row.number, row.title].filter(Boolean).join(' ')}</Box>
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{row.materials.map(({ name }) => name).join(t('form.comma'))}</Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}><ProvisionalStatus row={row} />{row.status === 'running' && <DueMark of={row} />}</Box>
    </Box>
  );
}

function useColumns(view: View, clear: (row: ProvisionalAcceptance) => void): Column<ProvisionalAcceptance>[] {
  const t = useT();
  const dates = useDates();
  const departmentName = useDepartmentName();
  const matterName = useMatterName();
  const seesPeople = useMay('personal_data.see');
  return useMemo(
    () => [
      { id: 'number', label: t('provisional.column.number'), width: 96, render: (row) => row.number },
      { id: 'title', label: t('provisional.column.title'), width: 170, grow: true, render: (row) => <span title={row.title ?? ''}>{row.title}</span> },
      ...(seesPeople ? [{ id: 'party', label: t('provisional.column.party'), width: 90, render: (row: ProvisionalAcceptance) => row.partyName }] : []),
      { id: 'matter', label: t('provisional.column.matter'), width: 150, render: (row) => { const name = row.ownerKind === 'run' ? t('bundles.title') : matterName(row.matterId); return <span title={name}>{name}</span>; } },
      { id: 'materials', label: t('provisional.column.materials'), width: 170, render: (row) => <span title={row.materials.map(({ name }) => name).join(t('form.comma'))}>{row.materials.map(({ name }) => name).join(t('form.comma'))}</span> },
      { id: 'department', label: t('provisional.column.department'), width: 110, render: (row) => departmentName(row.departmentId) },
      { id: 'status', label: t('provisional.column.status'), width: view === 'running' ? 100 : 256, render: (row) => <ProvisionalStatus row={row} /> },
      ...(view === 'running' ? [{ id: 'due', label: t('provisional.column.due'), width: 270, render: (row: ProvisionalAcceptance) => <DueMark of={row} account={{ taskId: row.taskId, what: row.title ?? '' }} /> }] : []),
      ...(view === 'barred' ? [{ id: 'clear', label: '', width: 110, render: (row: ProvisionalAcceptance) => row.actions.includes('clear') && <Button variant="outlined" onClick={(event) => { event.stopPropagation(); clear(row); }} sx={{ minHeight: 26, py: 0, fontSize: 13 }}>{t('provisional.action.clear')}</Button> }] : []),
      ...(view === 'all' ? [{ id: 'decided', label: t('provisional.column.decided'), width: 140, sortBy: 'decidedAt', render: (row: ProvisionalAcceptance) => dates.moment(row.decidedAt) }] : []),
    ],
    [t, dates, departmentName, matterName, seesPeople, view, clear],
  );
}
