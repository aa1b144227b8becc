import { type JobColumn, REASONS } from '../../schema/jobs.ts';

export type Mapping = Record<string, string | null>;

/**
 * Kept in this browser, a person and a set of headers: the same office sends the same form each month to the same desk.
 * It is a habit of the desk and no record of the district's, so it takes no table. The refused rows that come back are of
 * the same form, for all the reasons at their end.
 */
const keyOf = (person: string, resource: string, columns: readonly JobColumn[]): string => `import.${person}.${resource}.${columns.map(({ header }) => header).filter((header) => header !== REASONS).join('|')}`;

export function rememberedMapping(person: string, resource: string, columns: readonly JobColumn[]): Mapping | null {
  const kept: unknown = JSON.parse(localStorage.getItem(keyOf(person, resource, columns)) ?? 'null');
  if (typeof kept !== 'object' || kept === null) return null;
  return Object.fromEntries(Object.entries(kept).filter((entry): entry is [string, string | null] => entry[1] === null || typeof entry[1] === 'string'));
}

export function rememberMapping(person: string, resource: string, columns: readonly JobColumn[], mapping: Mapping): void {
  localStorage.setItem(keyOf(person, resource, columns), JSON.stringify(mapping));
}

/** The mapping that stands in a job, with one column given another field; whoever had it loses it. */
export function mapped(columns: readonly JobColumn[], header: string, field: string | null): Mapping {
  return Object.fromEntries(columns.filter((column) => column.header !== '').map((column) => [column.header, column.header === header ? field : column.field === field ? null : column.field]));
}
