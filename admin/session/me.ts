import type { Me, Permission } from '../../schema/people.ts';
import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http.ts';
import { ME_PATH } from '../api/paths.ts';

export const ME_KEY = ['me'];

export const fetchMe = () => get<Me>(ME_PATH);

/** Who is signed in; undefined for the moment it takes to know. */
export function useMe(): Me | undefined {
  return useQuery({ queryKey: ME_KEY, queryFn: fetchMe, staleTime: 60_000 }).data;
}

export function useMay(permission: Permission): boolean {
  return useMe()?.permissions.includes(permission) ?? false;
}

/** Whose is 我的: mine, and today that of those I stand in for. */
export const mineOf = ({ id, standsInFor }: Me): string | string[] => (standsInFor.length === 0 ? id : [id, ...standsInFor.map((one) => one.id)]);
