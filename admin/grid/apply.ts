import type { Row } from '../api/rows.ts';
import { onDemand } from './onDemand.ts';
import type { Write } from './rules/plan.ts';
import type { Sheet } from './sheet.ts';

/** `lines` of a paste lie past the last row, by field. `loaded` is the row as it stood when typing in it began. */
export type Extra<R> = { lines?: Record<string, string>[]; loaded?: R };

const writing = () => import('./writing.ts');

/** What writes a cell is there before the first is typed: it comes as soon as somebody enters the grid. */
export const prepare = (): void => void writing().catch(() => undefined);

/**
 * The one way into the rows: typing, paste, fill, clear and cut all end here. One cell is written at once; more are asked
 * about first. `index` of a write is the row's place in the grid.
 */
export async function apply<R extends Row>(sheet: Sheet<R>, writes: readonly Write[], extra: Extra<R> = {}): Promise<void> {
  const [only, second] = writes;
  const { lines = [], loaded } = extra;
  if (!only && lines.length === 0) return;
  if (!only || second || lines.length > 0) return onDemand(sheet, () => import('./bulk.ts'), ({ applyMany }) => applyMany(sheet, writes, lines));
  const row = sheet.rows.at(only.index);
  return onDemand(sheet, writing, ({ writeOne }) => writeOne(sheet, only, loaded), (why) => {
    // Nothing typed is lost where its writer could not be fetched.
    if (row) sheet.rows.mark(row.id, { [only.field]: { state: 'failed', text: 'text' in only ? only.text : sheet.show(row, only.field, only.value), why } });
  });
}
