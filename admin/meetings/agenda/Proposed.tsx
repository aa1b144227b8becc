import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { Case } from '../../../schema/cases.ts';
import type { MeetingRoom, ProposedItem } from '../../../schema/meetings.ts';
import { get } from '../../api/http.ts';
import type { Page } from '../../api/rows.ts';
import { useDepartmentName } from '../../departments/useDepartments.ts';
import { Section } from '../../layout/Section.tsx';
import { useT } from '../../messages/useT.ts';
import { ProblemNotice } from '../../states/Notice.tsx';
import { LoadFailed, Loading } from '../../states/States.tsx';
import { useMeetingWrite, useProposal } from '../api.ts';
import { DepartmentChips } from '../DepartmentChips.tsx';
import { inOrder } from '../MeetingDialog.tsx';
import { useWhy } from './why.ts';

/** What the rows of a proposal are of: their numbers and titles. */
const useCasesById = (ids: readonly string[]) =>
  useQuery({
    queryKey: ['cases', 'byId', ids],
    queryFn: ({ signal }) => get<Page<Case>>(`/api/cases?limit=200&filter=${encodeURIComponent(JSON.stringify({ id: ids }))}`, signal),
    enabled: ids.length > 0,
    select: ({ data }) => new Map(data.map((row) => [row.id, row])),
  });

/** 建议上会: what should be taken to the table and is not on it, each with why, one by one or all in the order of its blocks. */
export function Proposed({ room: { meeting, items } }: { room: MeetingRoom }) {
  const t = useT();
  const whyWords = useWhy();
  const departmentName = useDepartmentName();
  const { create } = useMeetingWrite();
  const [departments, setDepartments] = useState<string[]>([]);
  const { data, error, refetch } = useProposal(departments);
  const [adding, setAdding] = useState<{ done: number; of: number } | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const there = new Set(items.map(({ caseId }) => caseId));
  const rows = data ? inOrder(data).filter(({ caseId }) => !there.has(caseId)) : [];
  const cases = useCasesById(rows.map(({ caseId }) => caseId)).data;
  const add = async (wanted: ProposedItem[]) => {
    setFailure(null);
    try {
      // One after the other: each takes the place behind the one before it.
      for (const [done, { caseId, why, departments: departmentIds }] of wanted.entries()) {
        setAdding({ done, of: wanted.length });
        await create('meeting-items', { meetingId: meeting.id, caseId, why, departmentIds });
      }
    } catch (problem) {
      setFailure(problem);
    } finally {
      setAdding(null);
    }
  };
  const all = rows.length > 1 && <Button variant="outlined" disabled={adding !== null} onClick={() => void add(rows)} sx={{ minHeight: 28, py: 0 }}>{adding ? t('meetings.agenda.adding', adding) : t('meetings.agenda.addAll', { smart_count: rows.length })}</Button>;
  return (
    <Section title={t('meetings.agenda.proposed')} count={data ? rows.length : undefined} aside={all}>
      <Box sx={{ mb: 1, maxWidth: 560 }}><DepartmentChips label={t('meetings.agenda.onlyDepartments')} value={departments} onChange={setDepartments} /></Box>
      <ProblemNotice error={failure} />
      {error && !data ? <LoadFailed error={error} retry={() => void refetch()} /> : !data ? <Loading /> : rows.length === 0 && <Box sx={{ color: 'text.secondary' }}>{t('meetings.agenda.nothingProposed')}</Box>}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {rows.map((row) => {
          const of = cases?.get(row.caseId);
          return (
            <Box component="li" key={row.caseId} sx={{ display: 'flex', alignItems: 'flex-start', gap: 1.5, py: 0.75, borderBottom: 1, borderColor: 'hairline' }}>
              <Box sx={{ flex: 1, minWidth: 0 }}>
                <Box component={Link} to={`/cases/${row.caseId}`} sx={{ color: 'inherit', fontWeight: 500, textUnderlineOffset: 3 }}>{of ? `${of.number} ${of.title}` : '…'}</Box>
                <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, fontSize: 13, color: 'text.secondary' }}>
                  <Box component="span" sx={{ color: 'text.primary' }}>{whyWords(row.why)}</Box>
                  <span>{row.departments.map(departmentName).filter(Boolean).join(t('form.comma'))}</span>
                </Box>
              </Box>
              <Button variant="outlined" disabled={adding !== null} onClick={() => void add([row])} aria-label={`${t('meetings.agenda.addOne')} ${of?.number ?? ''}`} sx={{ minHeight: 28, py: 0 }}>{t('meetings.agenda.addOne')}</Button>
            </Box>
          );
        })}
      </Box>
    </Section>
  );
}
