import type { Filter } from './tree.ts';

export const isRecord = (value: unknown): value is Filter => typeof value === 'object' && value !== null && !Array.isArray(value);

/** How many conditions a filter asks for, without reading what they say. */
export const countConditions = (filter: Filter): number =>
  Object.entries(filter).reduce((sum, [name, given]) => {
    if (!Array.isArray(given)) return sum + (isRecord(given) ? Object.keys(given).length : 1);
    return sum + (name === 'and' || name === 'or' ? given.filter(isRecord).reduce((all, part) => all + countConditions(part), 0) : given.length);
  }, 0);
