import { and, sql, type SQL } from 'drizzle-orm';
import { MAX_COUNTED, MAX_SKIPPED, type Asked, type Listed, type ListSpec } from './list.ts';
import { decodeCursor, encodeCursor } from './order.ts';
import { stop } from './problem.ts';
import { rowsByKeys, type Columns, type RowFrom } from './select.ts';
import type { Store } from './store.ts';

/** A text index: its table, the match, and the key that leads to the rows and runs with time. */
export type Index = { from: SQL; where: SQL; key: SQL };

/**
 * What a text index finds, newest first, when nothing else narrows it. The walk that counts brings the first thousand
 * keys along, so that a page of them costs only its rows; later pages carry the total in their cursor.
 * Numbers are bound as floats, and a text index takes only a whole one for the bound of its walk.
 */
export async function listFound<C extends Columns>(store: Store, spec: ListSpec<C>, asked: Asked, { from, where, key }: Index): Promise<Listed<C>> {
  const { limit, offset } = asked;
  const [place, counted] = asked.cursor === null ? [null, null] : decodeCursor(asked.cursor, asked.sort, [{ required: true }, { required: true }]);
  if (offset > MAX_SKIPPED) return stop('query.invalid', { field: 'offset' }, 'offset');
  const fresh = asked.cursor === null && offset + limit < MAX_COUNTED;
  const found = await store.rows<{ key: number }>(sql`
    select ${key} as "key" from ${from} where ${and(where, place == null ? undefined : sql`${key} < cast(${place} as integer)`)}
    order by ${key} desc limit ${fresh ? MAX_COUNTED : limit + 1} offset ${fresh ? 0 : offset}`);
  const keys = (fresh ? found.slice(offset, offset + limit + 1) : found).map((row) => row.key);
  const shown = keys.slice(0, limit);
  const total = fresh ? found.length : typeof counted === 'number' ? counted : MAX_COUNTED;
  const last = shown.at(-1);
  return {
    rows: inOrder(await rowsByKeys(store, spec.table, spec.columns, spec.tie, shown), shown, spec),
    next: keys.length > limit && last !== undefined ? encodeCursor(asked.sort, [last, total]) : null,
    total,
    totalIsExact: total < MAX_COUNTED,
  };
}

function inOrder<C extends Columns>(rows: RowFrom<C>[], keys: number[], { columns, tie }: ListSpec<C>): RowFrom<C>[] {
  const name = Object.keys(columns).find((column) => columns[column] === tie) ?? '';
  const byKey = new Map<unknown, RowFrom<C>>(rows.map((row) => [row[name], row]));
  return keys.map((key) => byKey.get(key)).filter((row) => row !== undefined);
}
