import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useState } from 'react';
import { ListBase } from 'react-admin';
import { useNavigate, useSearchParams } from 'react-router-dom';
import type { Proposal, ProposalStatus } from '../../schema/proposals.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useT } from '../messages/useT.ts';
import { Empty } from '../states/States.tsx';
import { SupervisionTabs } from '../supervision/SupervisionTabs.tsx';
import { ListPage } from '../table/ListPage.tsx';
import type { Column } from '../table/Table.tsx';
import { ProposalDialog } from './ProposalDialog.tsx';

const VIEWS = { open: { status: 'open' }, all: {} } as const;
type View = keyof typeof VIEWS;
const NAMES = Object.keys(VIEWS) as View[];
const SHAPES: Record<ProposalStatus, string> = { open: '○', accepted: '✓', declined: '✕' };

/** What the cases suggest changing: to be decided by a supervisor or the director, read by who answers for the window. */
export default function ProposalList() {
  const t = useT();
  const dates = useDates();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const view: View = params.get('view') === 'all' ? 'all' : 'open';
  const [opened, setOpened] = useState<Proposal | null>(null);
  const columns = useMemo<Column<Proposal>[]>(
    () => [
      { id: 'title', label: t('proposals.column.title'), width: 320, grow: true, render: (row) => <span title={row.reason}>{row.title}</span> },
      { id: 'kind', label: t('proposals.column.kind'), width: 110, render: (row) => t(`proposals.kind.${row.kind}`) },
      { id: 'grounds', label: t('proposals.column.grounds'), width: 90, render: (row) => t('proposals.count', { smart_count: row.grounds.length }) },
      { id: 'status', label: t('proposals.column.status'), width: 110, render: (row) => <Status status={row.status} /> },
      { id: 'created', label: t('proposals.column.created'), width: 150, sortBy: 'createdAt', render: (row) => dates.moment(row.createdAt) },
    ],
    [t, dates],
  );
  return (
    <ListBase<Proposal> key={view} resource="proposals" filter={VIEWS[view]} sort={{ field: 'createdAt', order: 'DESC' }} perPage={50} storeKey={`proposals.${view}`} disableAuthentication>
      <ListPage<Proposal>
        title={t('proposals.title')}
        columns={columns}
        nameOf={({ title }) => title}
        onOpen={setOpened}
        bar={
          <Box sx={{ flex: 'none' }}>
            <SupervisionTabs current="proposals" />
            <Box component="nav" aria-label={t('proposals.title')} sx={{ display: 'flex', gap: 0.5, px: 2, py: 1 }}>
              {NAMES.map((name) => (
                <Button key={name} variant={name === view ? 'outlined' : 'text'} aria-pressed={name === view} onClick={() => void navigate(name === 'open' ? '/supervision/proposals' : '/supervision/proposals?view=all')} sx={{ minHeight: 30, py: 0 }}>
                  {t(`proposals.view.${name}`)}
                </Button>
              ))}
            </Box>
          </Box>
        }
        phoneRow={(row) => (
          <Box>
            <Box sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>{row.title}</Box>
            <Box sx={{ fontSize: 13, color: 'text.secondary' }}><Status status={row.status} /> · {t('proposals.count', { smart_count: row.grounds.length })}</Box>
          </Box>
        )}
        empty={<Empty title={t('proposals.emptyTitle')} hint={t('proposals.emptyHint')} />}
      />
      {opened && <ProposalDialog row={opened} onClose={() => setOpened(null)} />}
    </ListBase>
  );
}

function Status({ status }: { status: ProposalStatus }) {
  const t = useT();
  return <Box component="span" sx={{ display: 'inline-flex', gap: 0.75 }}><span aria-hidden>{SHAPES[status]}</span>{t(`proposals.status.${status}`)}</Box>;
}
