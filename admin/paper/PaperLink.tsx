import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from 'react-router-dom';
import type { FormRow } from '../../schema/paper.ts';
import { get } from '../api/http.ts';
import { Problem } from '../api/problem.ts';
import { LoadFailed, Loading, NotFound } from '../states/States.tsx';
import { PAPER_KEY } from './usePapers.ts';

/** Where the code on a page leads: to that paper in its case. */
export default function PaperLink() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({ queryKey: [PAPER_KEY, 'one', id], queryFn: ({ signal }) => get<FormRow>(`/api/forms/${id}`, signal) });
  if (error instanceof Problem && error.status === 404) return <NotFound />;
  if (error) return <LoadFailed error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.subjectKind === 'supervision-notices') return <Navigate to={`/supervision/${data.subjectId}?paper=${data.id}`} replace />;
  return data.caseId === null ? <NotFound /> : <Navigate to={`/cases/${data.caseId}?paper=${data.id}`} replace />;
}
