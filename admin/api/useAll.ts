import { useQuery } from '@tanstack/react-query';
import { get } from './http.ts';
import { type Directory, directoryPath } from './paths.ts';
import type { Page } from './rows.ts';

/** Directories are small; past this something is wrong and the screen must not hang on it. */
const MAX_PAGES = 20;

async function fetchAll<R>(resource: Directory, signal: AbortSignal): Promise<R[]> {
  const rows: R[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MAX_PAGES; page++) {
    const from: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { data, next }: Page<R> = await get<Page<R>>(`${directoryPath(resource)}${from}`, signal);
    rows.push(...data);
    if (next === null) break;
    cursor = next;
  }
  return rows;
}

/** A whole small directory, kept for five minutes: departments, sites, people, matters. */
export function useAll<R extends { id: string }>(resource: Directory, enabled = true) {
  return useQuery({ queryKey: [resource, 'all'], queryFn: ({ signal }) => fetchAll<R>(resource, signal), staleTime: 5 * 60_000, enabled });
}
