import { sql, type GetColumnData, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';

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
