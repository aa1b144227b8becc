import { useMemo } from 'react';
import type { Site } from '../../schema/sites.ts';
import { useAll } from '../api/useAll.ts';

export const useSites = (): Site[] => useAll<Site>('sites').data ?? [];

export function useSiteName(): (id: string | null | undefined) => string {
  const all = useAll<Site>('sites').data;
  const names = useMemo(() => new Map((all ?? []).map(({ id, name }) => [id, name])), [all]);
  return (id) => (id ? (names.get(id) ?? '') : '');
}
