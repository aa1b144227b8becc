import { useQuery } from '@tanstack/react-query';
import type { ProvisionalAcceptance, ProvisionalOffer } from '../../schema/provisional.ts';
import { get } from '../api/http.ts';
import type { Page } from '../api/rows.ts';

/** What deciding takes: the matter's list, who may decide, until when, what stands in the way. */
export const useOffer = (caseId: string) =>
  useQuery({ queryKey: ['provisional-acceptances', 'offer', caseId], queryFn: ({ signal }) => get<ProvisionalOffer>(`/api/cases/${caseId}/provisional`, signal) });

/** Those of one case, the latest first. */
export const useCaseAcceptances = (caseId: string, asks: boolean) =>
  useQuery({
    queryKey: ['provisional-acceptances', 'of', caseId],
    queryFn: async ({ signal }) => (await get<Page<ProvisionalAcceptance>>(`/api/provisional-acceptances?filter=${encodeURIComponent(JSON.stringify({ ownerKind: 'case', ownerId: caseId }))}&limit=50`, signal)).data,
    enabled: asks,
  });
