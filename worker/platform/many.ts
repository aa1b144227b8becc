import { getTableColumns, sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';

/** D1 binds two megabytes at most; a statement takes its rows as one text parameter well below that. */
const PARAMETER = 600_000;

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Rows as JSON texts, each short enough to be bound. */
export function inParameters(rows: readonly unknown[]): string[] {
  const parts: string[] = [];
  let part: string[] = [];
  let size = 0;
  for (const row of rows) {
    const text = JSON.stringify(row);
    if (size + text.length > PARAMETER && part.length > 0) {
      parts.push(`[${part.join(',')}]`);
      part = [];
      size = 0;
    }
    part.push(text);
    // A Han character is one here and three in UTF-8.
    size += text.length * 2;
  }
  return part.length === 0 ? parts : [...parts, `[${part.join(',')}]`];
}

export function storedValue(column: SQLiteColumn | undefined, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  const stored = column?.mapToDriverValue(value) ?? value;
  return typeof stored === 'boolean' ? Number(stored) : stored;
}

/** An update of one row: `before` is the whole row where other rows of the same change move other fields. */
export type RowUpdate = { before: { id: string; version: number } & Record<string, unknown>; values: Record<string, unknown> };

/**
 * Updates of many rows in as few statements as their size allows, each row at the version it was read at. Rows that
 * change different fields share a statement only where every one of those fields was read: an unchanged field is
 * written as it stands, which the version makes safe.
 */
export function updateMany(table: SQLiteTable, updates: RowUpdate[], now: string): SQL[] {
  const columns: Record<string, SQLiteColumn> = getTableColumns(table);
  const fields = [...new Set(updates.flatMap(({ values }) => Object.keys(values)))];
  const groups = updates.every(({ before }) => fields.every((field) => field in before)) ? [updates] : bySignature(updates);
  return groups.flatMap((group) => {
    const names = [...new Set(group.flatMap(({ values }) => Object.keys(values)))];
    const rows = group.map(({ before, values }) => [before.id, before.version, ...names.map((name) => storedValue(columns[name], name in values ? values[name] : before[name]))]);
    const set = names.map((name, at) => sql`${sql.identifier(snake(name))} = json_extract(given.value, ${sql.raw(`'$[${at + 2}]'`)})`);
    const stamps = [sql`version = version + 1`, sql`updated_at = ${now}`];
    return inParameters(rows).map((text) => sql`update ${table} set ${sql.join([...set, ...stamps], sql`, `)} from json_each(${text}) as given
      where ${table}.id = json_extract(given.value, '$[0]') and ${table}.version = json_extract(given.value, '$[1]')`);
  });
}

function bySignature(updates: RowUpdate[]): RowUpdate[][] {
  const groups = new Map<string, RowUpdate[]>();
  for (const update of updates) {
    const key = Object.keys(update.values).toSorted().join();
    groups.set(key, [...(groups.get(key) ?? []), update]);
  }
  return [...groups.values()];
}

/**
 * A number given inside the insert: the next after `last`, which a query of one value answers. Of several rows in one
 * statement each takes the one after the row before, so rows that share statements share one of these.
 */
export class Next {
  readonly last: SQL;
  constructor(last: SQL) {
    this.last = last;
  }
  /** In the statement of a row alone. */
  get alone(): SQL {
    return sql`(${this.last}) + 1`;
  }
}

/** New rows of one table, all naming the same fields, in as few statements as their size allows. */
export function insertRows(table: SQLiteTable, rows: Record<string, unknown>[]): SQL[] {
  const [first] = rows;
  if (!first) return [];
  const columns: Record<string, SQLiteColumn> = getTableColumns(table);
  const names = Object.keys(first);
  const stored = rows.map((row) => names.map((name) => (row[name] instanceof Next ? null : storedValue(columns[name], row[name]))));
  const list = sql.join(names.map((name) => sql.identifier(snake(name))), sql`, `);
  const picked = sql.join(names.map((name, at) => {
    const value = first[name];
    // `key` is the row's place in the statement's own list.
    return value instanceof Next ? sql`(${value.last}) + 1 + key` : sql`json_extract(value, ${sql.raw(`'$[${at}]'`)})`;
  }), sql`, `);
  return inParameters(stored).map((text) => sql`insert into ${table} (${list}) select ${picked} from json_each(${text})`);
}
