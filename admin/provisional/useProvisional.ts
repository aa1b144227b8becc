import { useQuery } from '@tanstack/react-query';
import type { ProvisionalAcceptance, ProvisionalOffer, ProvisionalOwnerKind } from '../../schema/provisional.ts';
import { get } from '../api/http.ts';
import type { Page } from '../api/rows.ts';

/** What deciding takes: the matter's list or what a run misses, who may decide, until when, what stands in the way. */
export const useOffer = (of: 'cases' | 'bundles', id: string) =>
  useQuery({ queryKey: ['provisional-acceptances', 'offer', id], queryFn: ({ signal }) => get<ProvisionalOffer>(`/api/${of}/${id}/provisional`, signal) });

/** Those of one case or run, the latest first. */
export const useAcceptances = (ownerKind: ProvisionalOwnerKind, ownerId: string) =>
  useQuery({
    queryKey: ['provisional-acceptances', 'of', ownerId],
    queryFn: async ({ signal }) => (await get<Page<ProvisionalAcceptance>>(`/api/provisional-acceptances?filter=${encodeURIComponent(JSON.stringify({ ownerKind, ownerId }))}&limit=50`, signal)).data,
  });
