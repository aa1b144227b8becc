import type { Row } from '../api/rows.ts';
import { misreadSentence } from './misread.ts';
import { asWritten } from './pending.ts';
import { plan, type Write } from './rules/plan.ts';
import { saveRow } from './save.ts';
import type { Sheet } from './sheet.ts';

/** Reads what was typed into one cell and writes it at once; a cell that may not be typed over offers what else can be done. */
export async function writeOne<R extends Row>(sheet: Sheet<R>, only: Write, loaded: R | undefined): Promise<void> {
  const rowAt = (index: number) => {
    const row = sheet.rows.at(index);
    return row && asWritten(sheet, row);
  };
  const { rows, kept } = plan([only], rowAt, sheet.columns, sheet.words);
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
