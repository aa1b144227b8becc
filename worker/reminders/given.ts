import { getTableColumns, sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { inParameters, storedValue } from '../platform/many.ts';

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The entries of a JSON list, each fetched by its number: `json_each` counts every row it hands over as read, and a run may read a thousand. */
function entriesOf(text: string, count: number): SQL {
  const numbers = sql.raw(Array.from({ length: count }, (_, at) => `(${at})`).join());
  return sql`(with n(i) as (values ${numbers}) select json_extract(j.entries, '$[' || n.i || ']') as value from n, (select ${text} as entries) as j)`;
}

/** Ids to look up, each once and without nulls: `from ${givenIds(…)} as given cross join … on … = given.value` reads what it finds and nothing else. */
export function givenIds(ids: Iterable<string | null>): SQL {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  return wanted.length === 0 ? sql`(select null as value where 0)` : entriesOf(JSON.stringify(wanted), wanted.length);
}

/** New rows of one table as `insertRows` writes them. `otherwise` says what becomes of a row that is there already. */
export function insertGiven(table: SQLiteTable, rows: readonly Record<string, unknown>[], otherwise: SQL = sql``): SQL[] {
  const [first] = rows;
  if (!first) return [];
  const columns: Record<string, SQLiteColumn> = getTableColumns(table);
  const names = Object.keys(first);
  const list = sql.join(names.map((name) => sql.identifier(snake(name))), sql`, `);
  const picked = sql.join(names.map((_, at) => sql`json_extract(given.value, ${sql.raw(`'$[${at}]'`)})`), sql`, `);
  return inParameters(rows.map((row) => names.map((name) => storedValue(columns[name], row[name])))).map(
    // `where 1` keeps the parser from taking `on conflict` for a join's.
    (text) => sql`insert into ${table} (${list}) select ${picked} from ${entriesOf(text, (JSON.parse(text) as unknown[]).length)} as given where 1 ${otherwise}`,
  );
}
