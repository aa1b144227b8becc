import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import type { NoticeAction as Action, SupervisionNotice } from '../../schema/supervision.ts';
import { ActionBar } from '../actions/ActionBar.tsx';
import { get } from '../api/http.ts';
import { Problem } from '../api/problem.ts';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { Facts } from '../layout/Facts.tsx';
import { PageHead } from '../layout/PageHead.tsx';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';
import { Papers } from '../paper/CasePapers.tsx';
import { usePersonName } from '../people/usePeople.ts';
import { LoadFailed, Loading, NotFound } from '../states/States.tsx';
import { NoticeAction } from './NoticeAction.tsx';
import { NoticeDialog } from './NoticeDialog.tsx';
import { NoticeStatus } from './NoticeStatus.tsx';

const HistoryDialog = lazy(() => import('../history/HistoryDialog.tsx'));

const KEYS: Partial<Record<Action, string>> = { issue: 'i', confirm: 'c', 'send-back': 'b' };

/** One 督办单: what is demanded of whom by when, what was answered, and what may be done now. */
export default function NoticePage() {
  const { id = '' } = useParams();
  const { data: row, error, refetch } = useQuery({ queryKey: ['supervision-notices', id], queryFn: ({ signal }) => get<SupervisionNotice>(`/api/supervision-notices/${id}`, signal) });
  if (error instanceof Problem && error.status === 404) return <NotFound />;
  if (error && !row) return <LoadFailed error={error} retry={refetch} />;
  return row ? <Notice row={row} /> : <Loading />;
}

function Notice({ row }: { row: SupervisionNotice }) {
  const t = useT();
  const [asking, setAsking] = useState<Action | null>(null);
  const [editing, setEditing] = useState(false);
  const [history, setHistory] = useState(false);
  const fields = useHistoryFields();
  const draft = row.status === 'draft' && row.actions.length > 0;
  return (
    <Box sx={{ pb: 4, maxWidth: 900 }}>
      <PageHead
        title={row.title}
        note={<Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', columnGap: 2 }}><NoticeStatus status={row.status} />{row.rectifyTaskId && row.status === 'issued' && <DueMark of={row} account={{ taskId: row.rectifyTaskId, what: row.title }} />}</Box>}
      />
      <Box sx={{ px: 2 }}>
        <ActionBar
          // Taking it back is never what comes next.
          primary={row.actions.find((action) => action !== 'withdraw')}
          actions={[
            ...row.actions.map((action) => ({ name: action, label: t(`supervision.action.${action}`), key: KEYS[action], run: () => setAsking(action) })),
            ...(draft ? [{ name: 'edit', label: t('supervision.edit'), key: 'e', run: () => setEditing(true) }] : []),
          ]}
        />
        <Demand row={row} />
        <Answered row={row} />
        {row.status !== 'draft' && <Papers of="supervision-notices" id={row.id} queryCode={null} receiver="" />}
        <Section title={t('supervision.history')} aside={<Button variant="text" onClick={() => setHistory(true)} sx={{ minHeight: 24, py: 0 }}>{t('supervision.everyChange')}</Button>}>
          <Steps row={row} />
        </Section>
      </Box>
      {asking && <NoticeAction row={row} action={asking} onClose={() => setAsking(null)} />}
      {editing && <NoticeDialog row={row} onClose={() => setEditing(false)} />}
      {history && <Suspense><HistoryDialog resource="supervision-notices" id={row.id} name={row.title} fields={fields} onClose={() => setHistory(false)} /></Suspense>}
    </Box>
  );
}

function Demand({ row }: { row: SupervisionNotice }) {
  const t = useT();
  const departmentName = useDepartmentName();
  const quiet = { minHeight: 24, py: 0 };
  const links = (
    <>
      {row.taskId && <Button variant="text" component={Link} to={`/tasks/${row.taskId}`} sx={quiet}>{t('supervision.about')}</Button>}
      {row.caseId && <Button variant="text" component={Link} to={`/cases/${row.caseId}`} sx={quiet}>{t('supervision.openCase')}</Button>}
    </>
  );
  return (
    <Section title={t('supervision.notice')} aside={links}>
      <Facts
        facts={[
          { label: t('supervision.department'), value: departmentName(row.departmentId) },
          { label: t('supervision.workingDays'), value: `${row.workingDays} ${t('form.workingDays')}` },
          { label: t('supervision.ground'), value: row.ground, wide: true },
          { label: t('supervision.demand'), value: row.demand, wide: true },
        ]}
      />
    </Section>
  );
}

function Answered({ row }: { row: SupervisionNotice }) {
  const t = useT();
  if (row.rectifyTaskId === null) return null;
  const open = <Button variant="text" component={Link} to={`/tasks/${row.rectifyTaskId}`} sx={{ minHeight: 24, py: 0 }}>{t('supervision.openTask')}</Button>;
  return (
    <Section title={row.rounds > 1 ? `${t('supervision.result')} · ${t('supervision.rounds', { smart_count: row.rounds })}` : t('supervision.result')} aside={open}>
      <Box sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere', ...(row.result === null && { color: 'text.secondary' }) }}>{row.result ?? t('supervision.noAnswer')}</Box>
    </Section>
  );
}

function Steps({ row }: { row: SupervisionNotice }) {
  const t = useT();
  const dates = useDates();
  const personName = usePersonName();
  const at = (instant: string | null, who: string | null) => instant && [dates.moment(instant), who && personName(who)].filter(Boolean).join(' · ');
  return (
    <Facts
      minWidth={200}
      facts={[
        { label: t('supervision.draftedBy'), value: row.draftedById === null ? t('supervision.draftedByLadder') : at(row.createdAt, row.draftedById) },
        { label: t('supervision.issuedAt'), value: at(row.issuedAt, row.issuedById) },
        { label: t('supervision.answeredAt'), value: at(row.answeredAt, null) },
        { label: t('supervision.closedAt'), value: at(row.closedAt, row.closedById) },
        { label: t('supervision.conclusion'), value: row.conclusion, wide: true },
      ]}
    />
  );
}

function useHistoryFields() {
  const t = useT();
  const departmentName = useDepartmentName();
  const plain = (value: unknown) => String(value);
  return [
    { field: 'status', label: t('tasks.column.status'), show: (value: unknown) => t(`supervision.status.${String(value)}` as 'supervision.status.draft') },
    { field: 'departmentId', label: t('supervision.department'), show: (value: unknown) => departmentName(String(value)) },
    { field: 'title', label: t('supervision.heading'), show: plain },
    { field: 'ground', label: t('supervision.ground'), show: plain },
    { field: 'demand', label: t('supervision.demand'), show: plain },
    { field: 'workingDays', label: t('supervision.workingDays'), show: plain },
    { field: 'conclusion', label: t('supervision.conclusion'), show: plain },
  ];
}
