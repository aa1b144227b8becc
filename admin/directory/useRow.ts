import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { get, request } from '../api/http.ts';
import type { Problem } from '../api/problem.ts';
import type { Row } from '../api/rows.ts';

export type DirectoryName = 'departments' | 'matters' | 'people' | 'sites';

export type DirectoryRow = Row & { name: string; retiredAt: string | null; createdAt: string; updatedAt: string };

export function useRow<R extends DirectoryRow>(resource: DirectoryName, id: string) {
  return useQuery<R, Problem>({ queryKey: [resource, 'row', id], queryFn: ({ signal }) => get<R>(`/api/${resource}/${encodeURIComponent(id)}`, signal) });
}

/** Writes one row of a directory; afterwards every list, picker and name that shows it asks again. */
export function useWriteRow<R extends DirectoryRow>(resource: DirectoryName) {
  const client = useQueryClient();
  const settle = useCallback(
    async (row: R) => {
      client.setQueryData([resource, 'row', row.id], row);
      await client.invalidateQueries({ queryKey: [resource] });
      return row;
    },
    [client, resource],
  );
  return {
    create: useCallback(async (draft: object) => settle(await request<R>('POST', `/api/${resource}`, draft)), [resource, settle]),
    change: useCallback(
      async (id: string, version: number, changes: object) => settle(await request<R>('PATCH', `/api/${resource}/${encodeURIComponent(id)}`, { version, changes })),
      [resource, settle],
    ),
  };
}
