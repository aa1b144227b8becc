import { matchPath } from 'react-router-dom';
import { sendAhead } from '../api/ahead.ts';
import { sortPath } from '../api/rows.ts';
import { store } from '../session/store.ts';
import type { Sort } from '../table/HeadCell.tsx';
import { rowsPath } from './paths.ts';
import { firstRequest } from './rules/blocks.ts';
import { hasRoomForGrid } from './useRoom.ts';

/**
 * Asks for the first rows of the view in the address while its grid is still on its way. Where the address or the
 * browser's memory of this list says more than the view, the grid asks by itself.
 */
export function sendFirstRows<V extends string>(resource: 'cases' | 'tasks', views: Readonly<Record<V, { filter: Record<string, unknown>; sort: Sort }>>, unnamed: V): void {
  const at = matchPath(`/admin/${resource}/view/:view`, window.location.pathname) ?? matchPath(`/admin/${resource}`, window.location.pathname);
  const named = at ? (at.params as { view?: string }).view ?? unnamed : null;
  const view = Object.keys(views).find((name): name is V => name === named);
  if (!view || window.location.search !== '' || !hasRoomForGrid() || store.getItem(`${resource}.${view}`) !== undefined) return;
  const { filter, sort } = views[view];
  sendAhead(rowsPath(resource, { filter, q: '', sort: sortPath(sort) }, firstRequest()));
}
