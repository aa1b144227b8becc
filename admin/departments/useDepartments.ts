import { useMemo } from 'react';
import type { Department } from '../../schema/departments.ts';
import { useAll } from '../api/useAll.ts';

export const useDepartments = (): Department[] => useAll<Department>('departments').data ?? [];

export const shortNameOf = ({ shortName, name }: Pick<Department, 'shortName' | 'name'>) => shortName || name;

/** A department's short name by id, retired ones included; empty until the directory is here. */
export function useDepartmentName(): (id: string | null | undefined) => string {
  const all = useAll<Department>('departments').data;
  const names = useMemo(() => new Map((all ?? []).map((one) => [one.id, shortNameOf(one)])), [all]);
  return (id) => (id ? (names.get(id) ?? '') : '');
}

/** Those of the level above: they are escalated to, and given no part. */
export const useAbove = (): string[] => useDepartments().flatMap(({ id, standing }) => (standing === 'above' ? [id] : []));
