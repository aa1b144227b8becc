import type { Row } from '../api/rows.ts';
import { misreadSentence } from './misread.ts';
import { onDemand } from './onDemand.ts';
import { plan, type Write } from './rules/plan.ts';
import { saveRow } from './save.ts';
import type { Sheet } from './sheet.ts';

/** `lines` of a paste lie past the last row, by field. `loaded` is the row as it stood when typing in it began. */
export type Extra<R> = { lines?: Record<string, string>[]; loaded?: R };

/**
 * The one way into the rows: typing, paste, fill, clear and cut all end here. One cell is written at once; more are asked
 * about first. `index` of a write is the row's place in the grid.
 */
export async function apply<R extends Row>(sheet: Sheet<R>, writes: readonly Write[], extra: Extra<R> = {}): Promise<void> {
  const [only, second] = writes;
  const { lines = [], loaded } = extra;
  if (!only && lines.length === 0) return;
  if (!only || second || lines.length > 0) return onDemand(sheet, () => import('./bulk.ts'), ({ applyMany }) => applyMany(sheet, writes, lines));
  const { rows, kept } = plan([only], (index) => sheet.rows.at(index), sheet.columns, sheet.words);
  const [refused] = kept;
  const row = sheet.rows.at(only.index);
  const column = sheet.column(only.field);
  if (!row || !column) return;
  if (refused) {
    if (refused.misread === null) return sheet.ask({ kind: 'offer', cell: { row: only.index, col: sheet.columns.indexOf(column) }, why: sheet.refusal(row, column) });
    const why = misreadSentence(sheet.words.t, refused.misread, column.label);
    sheet.rows.mark(row.id, { [column.field]: { state: 'failed', text: refused.text, why } });
    sheet.say('failed', why);
    return;
  }
  sheet.rows.mark(row.id, { [column.field]: null });
  if (rows.length === 0) sheet.say('quiet', '');
  for (const change of rows) {
    if (sheet.resource.moves && !(await (await import('./bulk.ts')).agreed(sheet, change))) return sheet.say('quiet', sheet.words.t('grid.notWritten'));
    await saveRow(sheet, change.id, change.changes, loaded ?? row);
  }
}
