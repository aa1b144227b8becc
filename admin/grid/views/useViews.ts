import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { View, ViewChanges, ViewDraft, ViewResource } from '../../../schema/views.ts';
import { get, post, request } from '../../api/http.ts';
import type { Page } from '../../api/rows.ts';

const keyOf = (resource: ViewResource, trash: boolean) => ['views', resource, trash];

/** Views of one grid: one's own and the shared ones. */
export function useViews(resource: ViewResource, trash = false): View[] {
  const { data } = useQuery({
    queryKey: keyOf(resource, trash),
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ limit: '200', filter: JSON.stringify({ resource }), ...(trash ? { trash: '1' } : {}) });
      return (await get<Page<View>>(`/api/views?${query.toString()}`, signal)).data;
    },
  });
  return useMemo(() => data ?? [], [data]);
}

export function useWriteView(resource: ViewResource) {
  const client = useQueryClient();
  return useMemo(() => {
    const then = async (written: Promise<View>) => {
      const view = await written;
      await client.invalidateQueries({ queryKey: ['views', resource] });
      return view;
    };
    return {
      create: (draft: ViewDraft) => then(post<View>('/api/views', draft)),
      change: ({ id, version }: View, changes: ViewChanges) => then(request<View>('PATCH', `/api/views/${id}`, { version, changes })),
      remove: ({ id, version }: View) => then(request<View>('DELETE', `/api/views/${id}?version=${version}`)),
      restore: ({ id, version }: View) => then(post<View>(`/api/views/${id}/restore`, { version })),
    };
  }, [client, resource]);
}
