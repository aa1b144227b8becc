import { and, asc, desc, or, sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Fields } from './filter.ts';
import { stop } from './problem.ts';

export type Sort = { field: string; descending: boolean }[];

/** One column of the order. The last one is unique, so that every row has a place of its own. */
export type Key = {
  column: SQLiteColumn | SQL;
  descending: boolean;
  required: boolean;
  absent?: string;
  still?: string;
  /** All that a filter on the first column leaves, in the order of the list: stretches of it, both ends included. */
  spans?: Stretch[];
  /** Numbers are bound as floats, and a text index takes only a whole one for the bound of its walk. */
  whole?: boolean;
};
export type KeyValue = string | number | null;
export type Stretch = { from?: string; to?: string; before?: string };

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
  const keys = sort.flatMap(({ field, descending }, at): Key[] => {
    const found = fields.get(field);
    if (!found) return [];
    // Under another key the walk has no stretches: what comes last is told by a key of its own.
    if (at > 0 && descending && found.sortKey?.absent !== undefined) {
      const { column, absent, still = absent } = found.sortKey;
      const last = sql`(${column} >= ${absent}) + (${column} >= ${still + FIRST_YEAR})`;
      return [{ column: last, descending: false, required: true }, { descending, required: true, column }];
    }
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

/**
 * The order as stretches of an index, walked one after the other: each begins only when the one before has ended.
 * `start` is where to begin: the values of the row before, or a condition. One bound a stretch, because given two
 * SQLite may begin at the wrong one and walk to the other; and a row value would not reach a rowid at the index's end.
 */
export function runsFrom(keys: readonly Key[], start: { values: readonly KeyValue[] } | { from: SQL } | null): (SQL | undefined)[] {
  const [first, tie] = keys;
  if (!first) return [undefined];
  const stretches = stretchesOf(first);
  const whole = (stretch: Stretch) => and(nearBound(first, stretch), farBound(first, stretch));
  if (start === null) return stretches.map(whole);
  if ('from' in start) return [start.from, ...stretches.slice(1).map(whole)];
  const [value = null, tieValue = null] = start.values;
  const at = Math.max(0, stretches.findIndex((stretch) => holds(stretch, value)));
  const then = stretches.slice(at + 1).map(whole);
  const here = stretches[at] ?? {};
  if (tie && keys.length === 2 && first.required) {
    const tied = and(sql`${first.column} = ${value}`, beyond(tie, tieValue));
    return [tied, and(beyond(first, value), farBound(first, here)), ...then];
  }
  return [and(whole(here), after(keys, start.values)), ...then];
}

/** Rows without a value come last in a descending order too, though their key sorts first. */
function stretchesOf({ spans, absent, still, descending }: Key): Stretch[] {
  if (spans) return spans;
  if (absent === undefined || !descending) return [{}];
  return [{ before: absent }, { from: absent, to: absent }, ...(still === undefined ? [] : [{ from: still + FIRST_YEAR }])];
}

const holds = ({ from, to, before }: Stretch, value: KeyValue): boolean =>
  typeof value === 'string' && (from === undefined || value >= from) && (to === undefined || value <= to) && (before === undefined || value < before);

type Column = Pick<Key, 'column'>;
const lower = ({ column }: Column, { from }: Stretch) => (from === undefined ? undefined : sql`${column} >= ${from}`);
const upper = ({ column }: Column, { to, before }: Stretch) => (to !== undefined ? sql`${column} <= ${to}` : before !== undefined ? sql`${column} < ${before}` : undefined);
export const stretchSql = (column: Key['column'], stretch: Stretch) => and(lower({ column }, stretch), upper({ column }, stretch));
const nearBound = (key: Key, stretch: Stretch) => (key.descending ? upper(key, stretch) : lower(key, stretch));
const farBound = (key: Key, stretch: Stretch) => (key.descending ? lower(key, stretch) : upper(key, stretch));

/** Every year begins with a figure from the one to the other; what stands still without a value does not. */
const FIRST_YEAR = '1';
const LAST_YEAR = '9~';

/** Where values between two others stand in the order: as they are, and again behind the prefix of those that stand still. */
export function spansOf(absent: string, still: string | undefined, from: string | null, to: string | null): Stretch[] {
  const moving: Stretch = { ...(from !== null && { from }), ...(to === null ? { before: absent } : { to }) };
  return still === undefined ? [moving] : [moving, { from: still + (from ?? FIRST_YEAR), to: still + (to ?? LAST_YEAR) }];
}

/** The rows after the one that has these values, in an order of several keys. */
function after(keys: readonly Key[], values: readonly KeyValue[]): SQL | undefined {
  return or(
    ...keys.map((key, at) => and(...keys.slice(0, at).map((earlier, index) => sql`${earlier.column} is ${values[index] ?? null}`), beyond(key, values[at] ?? null))),
  );
}

/** SQLite puts null before every value. */
function beyond({ column, descending, required, whole }: Key, value: KeyValue): SQL {
  if (value === null) return descending ? sql`1 = 0` : sql`${column} is not null`;
  const bound = whole ? sql`cast(${value} as integer)` : sql`${value}`;
  if (!descending) return sql`${column} > ${bound}`;
  return required ? sql`${column} < ${bound}` : sql`(${column} < ${bound} or ${column} is null)`;
}

const signature = (sort: Sort) => sort.map(({ field, descending }) => (descending ? `-${field}` : field)).join(',');

/** Opaque to clients. It carries the order it was made in, because in another it would skip rows unseen. */
export function encodeCursor(sort: Sort, values: readonly KeyValue[]): string {
  const bytes = new TextEncoder().encode(JSON.stringify([signature(sort), ...values]));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function decodeCursor(text: string, sort: Sort, keys: readonly Pick<Key, 'required'>[]): KeyValue[] {
  const [order, ...values] = opened(text);
  const whole = values.filter((value, at): value is KeyValue => (value === null ? keys[at]?.required === false : typeof value === 'string' || typeof value === 'number'));
  if (order !== signature(sort) || values.length !== keys.length || whole.length !== keys.length) return stop('query.invalid', { field: 'cursor' }, 'cursor');
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
