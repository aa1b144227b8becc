import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { post } from '../api/http.ts';
import { Problem } from '../api/problem.ts';
import type { Row } from '../api/rows.ts';

/** Everything a promise's move may have changed. */
const MOVING = new Set(['bundles', 'forms', 'bundle-templates', 'materials', 'duty', 'duty-handovers', 'duty-trainings', 'leave', 'accountability-records', 'applicants', 'scores', 'supervision-notices', 'provisional-acceptances', 'proposals', 'cases', 'tasks', 'approvals', 'task-forces', 'consultations', 'events', 'workbench']);

/** After a write, whatever shows promises asks again. */
export function useRefresh(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    () => client.invalidateQueries({ predicate: ({ queryKey: [resource] }) => typeof resource === 'string' && MOVING.has(resource) }),
    [client],
  );
}

/** `POST /api/{resource}/{id}/{action}` at the version shown, then a fresh look at everything that moved. */
export function useAct() {
  const refresh = useRefresh();
  return useCallback(
    async <T,>(resource: string, row: Row, action: string, body: object, versioned = true): Promise<T> => {
      try {
        const answer = await post<T>(`/api/${resource}/${row.id}/${action}`, versioned ? { version: row.version, ...body } : body);
        await refresh();
        return answer;
      } catch (error) {
        // A row that has moved on is shown as it stands, and the next try goes out at its version.
        if (error instanceof Problem && error.code === 'row.changed') await refresh();
        throw error;
      }
    },
    [refresh],
  );
}
