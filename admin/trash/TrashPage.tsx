import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { z } from 'zod';
import type { Permission } from '../../schema/people.ts';
import { get, post } from '../api/http.ts';
import type { Page } from '../api/rows.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useLeaveDays } from '../leave/useLeaveDays.ts';
import { PageHead } from '../layout/PageHead.tsx';
import { Tabs } from '../layout/Tabs.tsx';
import { useSay } from '../messages/useSay.ts';
import { type MessageKey, useT } from '../messages/useT.ts';
import { usePersonName } from '../people/usePeople.ts';
import { useMe } from '../session/me.ts';
import { ProblemNotice } from '../states/Notice.tsx';
import { Empty, LoadFailed, Loading } from '../states/States.tsx';
import { type Column, Table } from '../table/Table.tsx';

/** What of a row in the trash tells a person which it is. */
const Trashed = z.looseObject({
  id: z.string(),
  version: z.int(),
  deletedAt: z.string().nullable(),
  number: z.string().optional(),
  title: z.string().optional(),
  topic: z.string().optional(),
  name: z.string().optional(),
  date: z.string().optional(),
  decidedOn: z.string().optional(),
  decision: z.string().optional(),
  personId: z.string().optional(),
  fromDay: z.string().optional(),
  untilDay: z.string().nullish(),
  fromId: z.string().optional(),
  toId: z.string().optional(),
});
type Trashed = z.infer<typeof Trashed>;

type Kind = { name: string; label: MessageKey; needs: Permission };
const KINDS: readonly [Kind, ...Kind[]] = [
  { name: 'cases', label: 'layout.cases', needs: 'cases.handle' },
  { name: 'consultations', label: 'layout.consultations', needs: 'cases.register' },
  { name: 'bundles', label: 'bundles.title', needs: 'cases.handle' },
  { name: 'bundle-templates', label: 'bundleTemplates.title', needs: 'directory.edit' },
  { name: 'meetings', label: 'meetings.title', needs: 'cases.handle' },
  { name: 'duty', label: 'duty.title', needs: 'duty.edit' },
  { name: 'duty-trainings', label: 'duty.training.title', needs: 'duty.edit' },
  { name: 'leave', label: 'duty.tabs.leave', needs: 'duty.edit' },
  { name: 'duty-handovers', label: 'duty.tabs.handovers', needs: 'cases.handle' },
  { name: 'supervision-notices', label: 'supervision.notices', needs: 'cases.supervise' },
  { name: 'accountability-records', label: 'supervision.accountability', needs: 'cases.supervise' },
  { name: 'calendar-days', label: 'trash.days', needs: 'settings.edit' },
];

/** 回收站: what was put away, and the way back, for who may put it away. */
export default function TrashPage() {
  const t = useT();
  const { kind: asked } = useParams();
  const me = useMe();
  const kinds = KINDS.filter(({ needs }) => me?.permissions.includes(needs));
  const kind = kinds.find(({ name }) => name === asked) ?? kinds[0];
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <PageHead title={t('trash.title')} note={t('trash.note')} />
      {kinds.length > 1 && kind && <Tabs label={t('trash.title')} current={kind.name} tabs={kinds.map(({ name, label }) => ({ name, label: t(label), to: `/trash/${name}` }))} />}
      {kind && <Rows key={kind.name} kind={kind} />}
    </Box>
  );
}

function Rows({ kind }: { kind: Kind }) {
  const t = useT();
  const dates = useDates();
  const say = useSay();
  const personName = usePersonName();
  const leaveDays = useLeaveDays();
  const client = useQueryClient();
  const key = ['trash', kind.name];
  const { data, error, isPending, refetch } = useQuery({ queryKey: key, queryFn: ({ signal }) => get<Page<unknown>>(`/api/${kind.name}?trash=1&limit=100`, signal) });
  const restore = useMutation({
    mutationFn: ({ id, version }: Trashed) => post(`/api/${kind.name}/${id}/restore`, { version }),
    onSuccess: () => {
      say('trash.restored');
      void client.invalidateQueries();
    },
    onError: () => void refetch(),
  });
  const rows = (data?.data ?? []).map((row) => Trashed.parse(row));
  const whoOf = ({ personId, fromId, toId }: Trashed) => (personId ? personName(personId) : fromId && toId ? `${personName(fromId)} → ${personName(toId)}` : undefined);
  const nameOf = (row: Trashed) =>
    [row.number, row.date ?? row.decidedOn, whoOf(row), row.title ?? row.topic ?? row.name ?? row.decision, row.fromDay && leaveDays({ fromDay: row.fromDay, untilDay: row.untilDay ?? row.fromDay })].filter(Boolean).join(' ');
  const columns: Column<Trashed>[] = [
    { id: 'what', label: t('trash.what'), width: 320, grow: true, render: (row) => <span title={nameOf(row)}>{nameOf(row)}</span> },
    { id: 'when', label: t('trash.when'), width: 200, render: (row) => row.deletedAt && dates.moment(row.deletedAt) },
    {
      id: 'restore', label: t('trash.restore'), width: 120,
      render: (row) => <Button variant="text" disabled={restore.isPending} onClick={() => restore.mutate(row)} aria-label={`${t('trash.restore')} ${nameOf(row)}`}>{t('trash.restore')}</Button>,
    },
  ];
  return (
    <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', bgcolor: 'background.paper', borderTop: 1, borderColor: 'hairline' }}>
      <ProblemNotice error={restore.error} />
      {error ? <LoadFailed error={error} retry={refetch} /> : isPending ? <Loading /> : rows.length === 0 ? <Empty title={t('trash.empty')} hint={t('trash.emptyHint')} /> : (
        <>
          <Table caption={t('trash.title')} columns={columns} rows={rows} nameOf={nameOf} />
          {data && data.total > rows.length && <Box sx={{ p: 2, color: 'text.secondary' }}>{t('trash.more')}</Box>}
        </>
      )}
    </Box>
  );
}
