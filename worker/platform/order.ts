import { and, asc, desc, or, sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Fields } from './filter.ts';
import { stop } from './problem.ts';

export type Sort = { field: string; descending: boolean }[];

/** One column of the order. The last one is unique, so that every row has a place of its own. */
export type Key = { column: SQLiteColumn | SQL; descending: boolean; required: boolean; absent?: string };
export type KeyValue = string | number | null;

const MAX_KEYS = 3;
const MAX_CURSOR = 2000;

export function parseSort(text: string | undefined, fallback: string, fields: Fields): Sort {
  const names = (text === undefined || text === '' ? fallback : text).split(',');
  if (names.length > MAX_KEYS) return stop('query.invalid', { field: 'sort' }, 'sort');
  const sort = names.map((name) => ({ field: name.replace(/^-/, ''), descending: name.startsWith('-') }));
  const taken = new Set<string>();
  for (const { field } of sort) {
    if (!fields.get(field)?.sortable || taken.has(field)) return stop('query.invalid', { field: field.slice(0, 60) }, 'sort');
    taken.add(field);
  }
  return sort;
}

/** The order's columns; the unique one at the end runs with the last, as the indexes do. */
export function keysOf(sort: Sort, fields: Fields, tie: SQLiteColumn): Key[] {
  const keys = sort.flatMap(({ field, descending }): Key[] => {
    const found = fields.get(field);
    if (!found) return [];
    if (found.sortKey) return [{ descending, required: true, ...found.sortKey }];
    return [{ column: found.column, descending, required: found.required }];
  });
  return keys.some(({ column }) => column === tie) ? keys : [...keys, { column: tie, descending: keys.at(-1)?.descending ?? false, required: true }];
}

export function orderBy(keys: readonly Key[]): SQL {
  return sql.join(
    keys.map(({ column, descending }) => (descending ? desc(column) : asc(column))),
    sql`, `,
  );
}

/** The rows after the one that has these values. */
export function after(keys: readonly Key[], values: readonly KeyValue[]): SQL {
  const [first] = keys;
  if (first && keys.every((key) => key.required && key.descending === first.descending)) {
    const columns = sql.join(keys.map((key) => sql`${key.column}`), sql`, `);
    const given = sql.join(values.map((value) => sql`${value}`), sql`, `);
    return first.descending ? sql`(${columns}) < (${given})` : sql`(${columns}) > (${given})`;
  }
  const steps = keys.map((key, at) =>
    and(...keys.slice(0, at).map((earlier, index) => sql`${earlier.column} is ${values[index] ?? null}`), beyond(key, values[at] ?? null)),
  );
  return or(...steps) ?? sql`0`;
}

/** SQLite puts null before every value. */
function beyond({ column, descending, required }: Key, value: KeyValue): SQL {
  if (value === null) return descending ? sql`0` : sql`${column} is not null`;
  if (!descending) return sql`${column} > ${value}`;
  return required ? sql`${column} < ${value}` : sql`(${column} < ${value} or ${column} is null)`;
}

const signature = (sort: Sort) => sort.map(({ field, descending }) => (descending ? `-${field}` : field)).join(',');

/** Opaque to clients. It carries the order it was made in, because in another it would skip rows unseen. */
export function encodeCursor(sort: Sort, values: readonly KeyValue[]): string {
  const bytes = new TextEncoder().encode(JSON.stringify([signature(sort), ...values]));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function decodeCursor(text: string, sort: Sort, count: number): KeyValue[] {
  const [order, ...values] = opened(text);
  const whole = values.filter((value) => value === null || typeof value === 'string' || typeof value === 'number');
  if (order !== signature(sort) || values.length !== count || whole.length !== count) return stop('query.invalid', { field: 'cursor' }, 'cursor');
  return whole;
}

function opened(text: string): unknown[] {
  if (text.length > MAX_CURSOR) return [];
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
