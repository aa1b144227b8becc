import { useQuery } from '@tanstack/react-query';
import type { Case } from '../../schema/cases.ts';
import type { Event } from '../../schema/events.ts';
import type { Task } from '../../schema/tasks.ts';
import { get } from '../api/http.ts';
import type { Page } from '../api/rows.ts';

export const caseKey = (id: string) => ['cases', id] as const;

export const useCase = (id: string) => useQuery({ queryKey: caseKey(id), queryFn: ({ signal }) => get<Case>(`/api/cases/${id}`, signal) });

/** Every promise of a case, in the order they were made. */
export const useCaseTasks = (id: string) =>
  useQuery({
    queryKey: ['tasks', 'of', id],
    queryFn: async ({ signal }) => {
      const filter = encodeURIComponent(JSON.stringify({ caseId: id }));
      return (await get<Page<Task>>(`/api/tasks?filter=${filter}&sort=receivedAt&limit=200`, signal)).data;
    },
  });

type History = { data: Event[]; next: string | null };

/** What happened, newest first: the latest two hundred events. */
export const useCaseEvents = (id: string) =>
  useQuery({ queryKey: ['events', id], queryFn: ({ signal }) => get<History>(`/api/cases/${id}/events`, signal) });
