import { useCallback, useMemo } from 'react';
import type { Person } from '../../schema/people.ts';
import { useAll } from '../api/useAll.ts';

const NOBODY: Person[] = [];

export const usePeople = (): Person[] => useAll<Person>('people').data ?? NOBODY;

/** A colleague's name by id; empty until the directory is here or where it may not be seen. */
export function usePersonName(): (id: string | null | undefined) => string {
  const all = useAll<Person>('people').data;
  const names = useMemo(() => new Map((all ?? []).map(({ id, name }) => [id, name])), [all]);
  return useCallback((id) => (id ? (names.get(id) ?? '') : ''), [names]);
}
