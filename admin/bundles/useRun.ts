import { useQuery } from '@tanstack/react-query';
import type { BundleTemplate } from '../../schema/bundle-templates.ts';
import type { BundleFile, RunMaterial } from '../../schema/bundles.ts';
import type { Task } from '../../schema/tasks.ts';
import { get } from '../api/http.ts';
import type { Page } from '../api/rows.ts';

const query = (filter: object, more: Record<string, string>) => new URLSearchParams({ filter: JSON.stringify(filter), limit: '200', ...more }).toString();

/** A run with its items, as far as this person sees it. */
export const useRun = (id: string) => useQuery({ queryKey: ['bundles', id], queryFn: ({ signal }) => get<BundleFile>(`/api/bundles/${id}`, signal) });

/** The edition a run started on. */
export const useEdition = (templateId: string) => useQuery({ queryKey: ['bundle-templates', templateId], queryFn: ({ signal }) => get<BundleTemplate>(`/api/bundle-templates/${templateId}`, signal), staleTime: 60_000 }).data;

/** Its materials, in the order of the notice. */
export const useRunMaterials = (id: string) =>
  useQuery({ queryKey: ['materials', id], queryFn: async ({ signal }) => (await get<Page<RunMaterial>>(`/api/materials?${query({ runId: id }, { sort: 'seq' })}`, signal)).data });

/** Whether nothing keeps its clock from starting: what was let go (容缺) counts as there. */
export function useIsComplete(run: BundleFile): boolean {
  const { data } = useRunMaterials(run.id);
  return data ? data.every(({ status }) => status === 'accepted' || status === 'provisional') : run.materialsAccepted === run.materialsTotal;
}

/** Whether 容缺受理 is offered: something that may be missing has not come yet, and this person decides or enters it. */
export function useMayLetGo({ id, actions }: BundleFile): boolean {
  const { data = [] } = useRunMaterials(id);
  return actions.includes('provisional') && data.some(({ status, deferrable, main }) => deferrable && !main && (status === 'awaited' || status === 'wrong'));
}

/** Its promises by id: what a date is worth is said by the promise itself. */
export function useRunTasks(id: string): ReadonlyMap<string, Task> {
  const { data } = useQuery({ queryKey: ['tasks', 'of-run', id], queryFn: async ({ signal }) => (await get<Page<Task>>(`/api/tasks?${query({ ownerId: id }, {})}`, signal)).data });
  return new Map((data ?? []).map((task) => [task.id, task]));
}

/** Templates a run can be registered on. */
export const usePublished = () =>
  useQuery({ queryKey: ['bundle-templates', 'published'], queryFn: async ({ signal }) => (await get<Page<BundleTemplate>>(`/api/bundle-templates?${query({ status: 'published' }, {})}`, signal)).data });
