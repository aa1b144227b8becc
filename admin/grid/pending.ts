import type { Row } from '../api/rows.ts';
import type { Sheet } from './sheet.ts';

/** What is on its way into each row's cells: what they will hold, as their author sees it, while the row still says what was. */
const pending = new Map<string, Record<string, unknown>>();

export const keyOf = <R extends Row>(sheet: Sheet<R>, id: string): string => `${sheet.resource.name}/${id}`;

/** The row as its author sees it. Whoever goes on before an answer is here goes on from this, and not from what was. */
export function asWritten<R extends Row>(sheet: Sheet<R>, row: R): R {
  const wanted = pending.get(keyOf(sheet, row.id));
  return wanted ? { ...row, ...wanted } : row;
}

export function sets(key: string, changes: Record<string, unknown>): void {
  pending.set(key, { ...pending.get(key), ...changes });
}

/** These were not taken, or all are answered. What was wanted since in the same cells stands. */
export function ends(key: string, changes?: Record<string, unknown>): void {
  const wanted = pending.get(key);
  if (!changes || !wanted) return void pending.delete(key);
  pending.set(key, Object.fromEntries(Object.entries(wanted).filter(([field, value]) => !(field in changes) || changes[field] !== value)));
}
