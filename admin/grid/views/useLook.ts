import { useCallback, useMemo } from 'react';
import { useListContext } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { type Look, readLook } from './look.ts';

export type SetLook = (look: Look, how?: { replace?: boolean }) => void;
export type LookState = [look: Look, setLook: SetLook];

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Where the list's own filters stand in the address, the look stands among them. */
export function useListLook(): LookState {
  const { filterValues, setFilters } = useListContext();
  const { look: given, ...others }: Record<string, unknown> = filterValues;
  // As text, because the list drops what is empty in its filters, however deep.
  const text = typeof given === 'string' ? given : 'null';
  const look = useMemo(() => readLook(parsed(text)), [text]);
  const rest = JSON.stringify(others);
  const set = useCallback((next: Look) => setFilters({ ...(JSON.parse(rest) as object), ...(Object.keys(next).length > 0 ? { look: JSON.stringify(next) } : {}) }, undefined, false), [rest, setFilters]);
  return [look, set];
}

/** Where the address holds nothing of the list, the look has a parameter of its own. */
export function useAddressLook(): LookState {
  const [params, setParams] = useSearchParams();
  const text = params.get('look') ?? 'null';
  const look = useMemo(() => readLook(parsed(text)), [text]);
  const set = useCallback(
    (next: Look, { replace = false } = {}) =>
      setParams((before) => {
        const after = new URLSearchParams(before);
        if (Object.keys(next).length > 0) after.set('look', JSON.stringify(next));
        else after.delete('look');
        return after;
      }, { replace }),
    [setParams],
  );
  return [look, set];
}
