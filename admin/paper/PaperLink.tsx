import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from 'react-router-dom';
import type { FormRow } from '../../schema/paper.ts';
import type { ProvisionalAcceptance } from '../../schema/provisional.ts';
import { get } from '../api/http.ts';
import { Problem } from '../api/problem.ts';
import { LoadFailed, Loading, NotFound } from '../states/States.tsx';
import { PAPER_KEY } from './usePapers.ts';

/** Where the code on a page leads: to that paper in its case, run, notice or meeting; a proof that one was handed over, to where that one is. */
export default function PaperLink() {
  const { id = '' } = useParams();
  const { data, error, refetch } = usePaper(id);
  const handed = usePaper(data?.subjectKind === 'forms' ? data.subjectId : null);
  const of = handed.data ?? data;
  // Of a provisional acceptance: a paper of a case says which; of a run, it has to be asked.
  const accepted = useAcceptance(of?.subjectKind === 'provisional-acceptances' && of.caseId === null ? of.subjectId : null);
  const failure = error ?? handed.error ?? accepted.error;
  if (failure instanceof Problem && failure.status === 404) return <NotFound />;
  if (failure) return <LoadFailed error={failure} retry={() => void (error ? refetch() : handed.error ? handed.refetch() : accepted.refetch())} />;
  if (!data || !of || handed.isLoading || accepted.isLoading) return <Loading />;
  const place = placeOf(of, accepted.data?.ownerId ?? null);
  return place === null ? <NotFound /> : <Navigate to={of.subjectKind === 'meetings' ? place : `${place}?paper=${data.id}`} replace />;
}

/** The page that shows a record's papers. Minutes are read on their meeting's own. */
function placeOf({ subjectKind, subjectId, caseId }: FormRow, runId: string | null): string | null {
  if (subjectKind === 'supervision-notices') return `/supervision/${subjectId}`;
  if (subjectKind === 'meetings') return `/meetings/${subjectId}/minutes`;
  const run = subjectKind === 'bundles' ? subjectId : runId;
  if (run !== null) return `/bundles/${run}`;
  return caseId === null ? null : `/cases/${caseId}`;
}

const usePaper = (id: string | null) =>
  useQuery({ queryKey: [PAPER_KEY, 'one', id], queryFn: ({ signal }) => get<FormRow>(`/api/forms/${id}`, signal), enabled: id !== null });

const useAcceptance = (id: string | null) =>
  useQuery({ queryKey: ['provisional-acceptances', id], queryFn: ({ signal }) => get<ProvisionalAcceptance>(`/api/provisional-acceptances/${id}`, signal), enabled: id !== null });
