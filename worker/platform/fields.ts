import { sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';

/** What a column holds, and with it which operators a filter may use on it. */
export type FieldKind = 'text' | 'code' | 'number' | 'boolean' | 'instant' | 'day' | 'codes';

export type Field = {
  kind: FieldKind;
  column: SQLiteColumn | SQL;
  /** A closed list: other values are refused, and the known ones stand in the SQL as they are, where a partial index can see them. */
  values?: readonly string[];
  sortable: boolean;
  /** Never null: a keyset comparison is then one row value, which an index serves. */
  required: boolean;
  /**
   * Sorted by this never-null column instead. Where `absent` stands for no value, those rows come last in both
   * directions, and after them, behind the prefix `still`, those whose value stands still.
   */
  sortKey?: { column: SQLiteColumn | SQL; absent?: string; still?: string };
  /** What else must hold for a passed instant to be overdue: a kept promise is not. */
  overdueWhen?: SQL;
  /** No index serves it: a filter on it looks only among the first rows of the list's own order. */
  capped?: boolean;
};

type Extra = Partial<Pick<Field, 'values' | 'sortable' | 'sortKey' | 'overdueWhen'>>;

const of = (kind: FieldKind, sortable: boolean) => (column: SQLiteColumn, extra: Extra = {}): Field => ({
  kind,
  column,
  sortable,
  required: column.notNull,
  ...extra,
});

/** Free text: equality, contains, and order. */
export const textField = of('text', true);
/** Ids and codes: equality and lists. */
export const codeField = of('code', false);
export const numberField = of('number', true);
export const booleanField = of('boolean', false);
/** An instant; filters take instants with any offset, and plain days in the installation's zone. */
export const instantField = of('instant', true);
export const dayField = of('day', true);
/** A JSON list of codes: a value matches when the list holds it. */
export const codesField = of('codes', false);

export function enumField(column: SQLiteColumn, values: readonly string[], extra: Extra = {}): Field {
  return { kind: 'code', column, values, sortable: false, required: column.notNull, ...extra };
}

/** Sorted in the list's own order, not by the letters of its codes. */
export function rankedField(column: SQLiteColumn, values: readonly string[]): Field {
  const ranks = sql.join(values.map((value, rank) => sql.raw(`when '${value}' then ${rank}`)), sql` `);
  return enumField(column, values, { sortable: true, sortKey: { column: sql`case ${column} ${ranks} else ${sql.raw(String(values.length))} end` } });
}

/** A condition asked for by name, such as `open`. */
export function conditionField(condition: SQL): Field {
  return { kind: 'boolean', column: condition, sortable: false, required: true };
}
