import { useMemo } from 'react';
import type { Matter } from '../../schema/matters.ts';
import { useAll } from '../api/useAll.ts';

export const useMatters = (): Matter[] => useAll<Matter>('matters').data ?? [];

export function useMatterName(): (id: string | null | undefined) => string {
  const all = useAll<Matter>('matters').data;
  const names = useMemo(() => new Map((all ?? []).map(({ id, name }) => [id, name])), [all]);
  return (id) => (id ? (names.get(id) ?? '') : '');
}
