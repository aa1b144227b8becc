import { getTableColumns, sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { inParameters, storedValue } from '../platform/many.ts';

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * New rows of one table as `insertRows` writes them, save that each is fetched from the JSON text by its number:
 * `json_each` counts every row it hands over as read, and a run may read a thousand.
 */
export function insertGiven(table: SQLiteTable, rows: readonly Record<string, unknown>[], otherwise: SQL = sql``): SQL[] {
  const [first] = rows;
  if (!first) return [];
  const columns: Record<string, SQLiteColumn> = getTableColumns(table);
  const names = Object.keys(first);
  const list = sql.join(names.map((name) => sql.identifier(snake(name))), sql`, `);
  const picked = sql.join(names.map((_, at) => sql`json_extract(given.row, ${sql.raw(`'$[${at}]'`)})`), sql`, `);
  return inParameters(rows.map((row) => names.map((name) => storedValue(columns[name], row[name])))).map((text) => {
    const numbers = sql.raw(Array.from({ length: (JSON.parse(text) as unknown[]).length }, (_, at) => `(${at})`).join());
    const given = sql`(with n(i) as (values ${numbers}) select json_extract(j.rows, '$[' || n.i || ']') as row from n, (select ${text} as rows) as j) as given`;
    // `where 1` keeps the parser from taking `on conflict` for a join's.
    return sql`insert into ${table} (${list}) select ${picked} from ${given} where 1 ${otherwise}`;
  });
}
