import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import type { Approval, SpecialAction } from '../../schema/approvals.ts';
import type { FileRow } from '../../schema/files.ts';
import { ActionBar } from '../actions/ActionBar.tsx';
import { get } from '../api/http.ts';
import { Problem } from '../api/problem.ts';
import type { Page } from '../api/rows.ts';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { Facts } from '../layout/Facts.tsx';
import { PageHead } from '../layout/PageHead.tsx';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';
import { usePersonName } from '../people/usePeople.ts';
import { useMay } from '../session/me.ts';
import { LoadFailed, Loading, NotFound } from '../states/States.tsx';
import { ApprovalAction } from './ApprovalAction.tsx';
import { ApprovalStatus } from './ApprovalStatus.tsx';
import { ApprovalSteps } from './ApprovalSteps.tsx';

const KEYS: Record<SpecialAction, string> = { verify: 'v', approve: 'y', refuse: 'x', withdraw: 'w' };

/** One request: why and on what it rests, who signs in which order, and what this person may do now. */
export default function ApprovalPage() {
  const { id = '' } = useParams();
  const { data: row, error, refetch } = useQuery({ queryKey: ['approvals', id], queryFn: ({ signal }) => get<Approval>(`/api/approvals/${id}`, signal) });
  if (error instanceof Problem && error.status === 404) return <NotFound />;
  if (error && !row) return <LoadFailed error={error} retry={refetch} />;
  return row ? <Request row={row} /> : <Loading />;
}

function Request({ row }: { row: Approval }) {
  const t = useT();
  const dates = useDates();
  const personName = usePersonName();
  // A head signs without seeing the promise behind it.
  const mayOpen = useMay('promises.see_all');
  const [asking, setAsking] = useState<SpecialAction | null>(null);
  const { kind, status, decision, decidedAt, decidedById, usedAt } = row;
  const used = status === 'approved' && kind === 'special' ? (usedAt ? t('approvals.used', { when: dates.moment(usedAt) }) : t('approvals.unused')) : null;
  return (
    <Box sx={{ pb: 4, maxWidth: 900 }}>
      <PageHead title={`${t(`approvals.kind.${kind}`)} ${row.caseNumber ?? ''} ${row.caseTitle ?? ''}`} note={<ApprovalStatus status={status} />} />
      <Box sx={{ px: 2 }}>
        <ActionBar primary={row.actions.find((action) => action !== 'withdraw' && action !== 'refuse')} actions={row.actions.map((name) => ({ name, label: t(`approvals.action.${name}`), key: KEYS[name], run: () => setAsking(name) }))} />
        <Section title={t(`approvals.kind.${kind}`)} aside={<Button variant="text" component={Link} to={`/cases/${row.caseId}`} sx={{ minHeight: 24, py: 0 }}>{t('approvals.openCase')}</Button>}>
          <Facts
            facts={[
              { label: t('approvals.requester'), value: personName(row.requesterId) },
              { label: t('approvals.asked'), value: dates.moment(row.createdAt) },
              { label: t('approvals.due'), value: row.owed && <DueMark of={row.owed} {...(mayOpen && { account: { taskId: row.owed.id, what: `${row.caseNumber ?? ''} ${t('tasks.kind.sign')}` } })} /> },
              { label: t('approvals.kind.extension'), value: row.workingDays === null ? null : t('approvals.extensionDays', { smart_count: row.workingDays }) },
              { label: t('approvals.grounds'), value: row.grounds, wide: true },
            ]}
          />
        </Section>
        {kind === 'special' && (
          <>
            <Section title={t('approvals.steps')}><ApprovalSteps row={row} /></Section>
            <Evidence row={row} />
          </>
        )}
        {decidedAt && (
          <Section title={t('approvals.decided')}>
            <Facts facts={[{ label: t(`approvals.status.${status}`), value: [dates.moment(decidedAt), decidedById && personName(decidedById), used].filter(Boolean).join(' · '), wide: true }, { label: t('approvals.decided'), value: decision, wide: true }]} />
          </Section>
        )}
      </Box>
      {asking && <ApprovalAction row={row} action={asking} onClose={() => setAsking(null)} />}
    </Box>
  );
}

/** The files it rests on, each to be opened. */
function Evidence({ row }: { row: Approval }) {
  const t = useT();
  const ids = [...row.fileIds, ...(row.verification?.fileId ? [row.verification.fileId] : [])];
  const filter = encodeURIComponent(JSON.stringify({ id: ids }));
  const { data, error, refetch } = useQuery({ queryKey: ['files', 'of', row.id, ids.length], queryFn: async ({ signal }) => (await get<Page<FileRow>>(`/api/files?filter=${filter}&limit=50`, signal)).data });
  return (
    <Section title={t('approvals.evidence')} count={ids.length}>
      {error && !data && <LoadFailed error={error} retry={refetch} />}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {(data ?? []).map(({ id, name, note }) => (
          <Box component="li" key={id} sx={{ py: 0.25, overflowWrap: 'anywhere' }}>
            <Box component="a" href={`/api/files/${id}/content`} target="_blank" rel="noreferrer" sx={{ color: 'primary.main' }}>{name}</Box>
            {note && <Box component="span" sx={{ color: 'text.secondary' }}> · {note}</Box>}
          </Box>
        ))}
      </Box>
    </Section>
  );
}
