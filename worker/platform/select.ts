import { sql, type GetColumnData, type SQL } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Store } from './store.ts';

export type Columns = Record<string, SQLiteColumn>;
export type RowFrom<C extends Columns> = { [K in keyof C]: GetColumnData<C[K], 'query'> };

/** `"cases"."due_at" as "dueAt", …`: every column under its own name, because D1 drops columns that share one. */
export function selection(columns: Columns): SQL {
  return sql.join(
    Object.entries(columns).map(([name, column]) => sql`${column} as ${sql.identifier(name)}`),
    sql`, `,
  );
}

/** What a raw read answers, as the tables' own types: booleans, lists and objects instead of numbers and text. */
export function decode<C extends Columns>(columns: C, raw: Record<string, unknown>): RowFrom<C> {
  const row: Record<string, unknown> = {};
  for (const [name, column] of Object.entries(columns)) {
    const value = raw[name] ?? null;
    row[name] = value === null ? null : column.mapFromDriverValue(value);
  }
  return row as RowFrom<C>;
}

/** D1 binds a hundred parameters. */
const KEYS_AT_ONCE = 90;

/**
 * Rows by a unique key, in no order. Written as a list of values joined to the table, because that reads one row a key;
 * `in (…)` reads two and `json_each` three.
 */
export async function rowsByKeys<C extends Columns>(store: Store, table: SQLiteTable, columns: C, key: SQLiteColumn, keys: readonly (string | number)[]): Promise<RowFrom<C>[]> {
  const wanted = [...new Set(keys)];
  const queries: SQL[] = [];
  for (let from = 0; from < wanted.length; from += KEYS_AT_ONCE) {
    const values = sql.join(wanted.slice(from, from + KEYS_AT_ONCE).map((one) => sql`(${one})`), sql`, `);
    queries.push(sql`with wanted(wanted_key) as (values ${values}) select ${selection(columns)} from wanted cross join ${table} on ${key} = wanted_key`);
  }
  const found = queries.length === 0 ? [] : await store.reads(queries);
  return found.flat().map((row) => decode<C>(columns, row));
}

export function rowsByIds<C extends Columns>(store: Store, table: SQLiteTable, columns: C & { id: SQLiteColumn }, ids: readonly string[]): Promise<RowFrom<C>[]> {
  return rowsByKeys<C>(store, table, columns, columns.id, ids);
}
