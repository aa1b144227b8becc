import { useListContext } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import { sortPath } from '../../api/rows.ts';
import type { GridQuery } from '../columns.ts';
import { together } from './look.ts';
import { useDefaultView } from './useDefaultView.ts';
import { type LookState, type SetLook, useListLook } from './useLook.ts';

/** What a grid whose filters stand in the list's address lists, and how it is looked at. `standing` holds in this list whatever is filtered. */
export function useListedGrid(resource: 'cases' | 'tasks' | 'bundles', standing: Record<string, unknown>): { query: GridQuery; look: LookState; openView: SetLook } {
  const navigate = useNavigate();
  const { filterValues, sort } = useListContext();
  const look = useListLook();
  const { q, look: _look, ...filters }: Record<string, unknown> = filterValues;
  /** A saved view holds its conditions itself, so it stands over the whole resource. */
  const openView: SetLook = ({ q: words, ...next }, { replace = false } = {}) => {
    const filter = { ...(words ? { q: words } : {}), ...(Object.keys(next).length > 0 ? { look: JSON.stringify(next) } : {}) };
    void navigate(`/${resource}/view/all?${new URLSearchParams({ filter: JSON.stringify(filter) }).toString()}`, { replace });
  };
  const { view: named } = useParams();
  useDefaultView(resource, named === undefined && Object.keys(filterValues).length === 0, openView);
  return { query: { filter: together(standing, filters), q: typeof q === 'string' ? q : '', sort: sortPath(sort) }, look, openView };
}
