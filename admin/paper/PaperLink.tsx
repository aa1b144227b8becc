import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from 'react-router-dom';
import type { FormRow } from '../../schema/paper.ts';
import { get } from '../api/http.ts';
import { Problem } from '../api/problem.ts';
import { LoadFailed, Loading, NotFound } from '../states/States.tsx';
import { PAPER_KEY } from './usePapers.ts';

/** Where the code on a page leads: to that paper in its case or its notice; a proof that one was handed over, to where that one is. */
export default function PaperLink() {
  const { id = '' } = useParams();
  const { data, error, refetch } = usePaper(id);
  const handed = usePaper(data?.subjectKind === 'forms' ? data.subjectId : null);
  const failure = error ?? handed.error;
  if (failure instanceof Problem && failure.status === 404) return <NotFound />;
  if (failure) return <LoadFailed error={failure} retry={() => void (error ? refetch() : handed.refetch())} />;
  if (!data || handed.isLoading) return <Loading />;
  const of = handed.data ?? data;
  if (of.subjectKind === 'supervision-notices') return <Navigate to={`/supervision/${of.subjectId}?paper=${data.id}`} replace />;
  return data.caseId === null ? <NotFound /> : <Navigate to={`/cases/${data.caseId}?paper=${data.id}`} replace />;
}

const usePaper = (id: string | null) =>
  useQuery({ queryKey: [PAPER_KEY, 'one', id], queryFn: ({ signal }) => get<FormRow>(`/api/forms/${id}`, signal), enabled: id !== null });
