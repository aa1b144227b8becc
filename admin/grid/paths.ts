import type { GridQuery } from './columns.ts';
import type { Request } from './rules/blocks.ts';

function path(resource: string, asked: Record<string, string>, { filter, q }: GridQuery, then: Record<string, string> = {}): string {
  const query = new URLSearchParams(asked);
  if (Object.keys(filter).length > 0) query.set('filter', JSON.stringify(filter));
  if (q !== '') query.set('q', q);
  for (const [name, value] of Object.entries(then)) query.set(name, value);
  return `/api/${resource}?${query.toString()}`;
}

/** Where rows of a list are read. */
export const rowsPath = (resource: string, query: GridQuery, { offset, limit }: Request): string =>
  path(resource, { limit: String(limit), ...(offset > 0 && { offset: String(offset) }) }, query, query.sort === '' ? {} : { sort: query.sort });

/** Where a list is counted and added up. */
export const summaryPath = (resource: string, query: GridQuery, asked: Record<string, string>): string => path(`${resource}/summary`, asked, query);
