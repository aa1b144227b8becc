import type { Row } from '../api/rows.ts';
import { apply } from './apply.ts';
import { heightOf } from './rules/range.ts';
import type { Write } from './rules/plan.ts';
import { spread } from './rules/spread.ts';
import { parseTsv, writeTsv } from './rules/tsv.ts';
import type { Sheet } from './sheet.ts';

/** More rows than a person looks over; and they have to be in memory, since a copy cannot wait for the server. */
const MOST_ROWS = 2000;

/** Puts the selected cells on the clipboard, as Excel does. */
export function copy<R extends Row>(sheet: Sheet<R>, clipboard: DataTransfer, cut: boolean): void {
  const { cursor, rows, words } = sheet;
  const { range } = cursor;
  if (heightOf(range) > MOST_ROWS) return sheet.say('failed', words.t('grid.tooManyToCopy', { most: MOST_ROWS }));
  if (!rows.has(range.top, range.bottom)) {
    sheet.say('busy', words.t('grid.reading'));
    void rows.need(range.top, range.bottom).then(() => sheet.say('quiet', words.t('grid.readDone')), (error: unknown) => sheet.say('failed', words.sentence(error)));
    return;
  }
  const columns = sheet.columns.slice(range.left, range.right + 1);
  const lines = [...rows.loaded(range.top, range.bottom)];
  const text = writeTsv(lines.map((row) => columns.map((column) => column.text(row))));
  clipboard.setData('text/plain', text);
  sheet.cut = cut ? { text, cells: lines.flatMap(({ id }) => columns.map(({ field }) => ({ id, field }))) } : null;
  cursor.outline('copied', range);
  sheet.say('quiet', words.t(cut ? 'grid.cutDone' : 'grid.copied', { smart_count: lines.length * columns.length }));
}

/** Reads what Excel, WPS or this grid put on the clipboard, and lays it on the selected cells. */
export async function paste<R extends Row>(sheet: Sheet<R>, text: string): Promise<void> {
  const { cursor, columns, rows, words } = sheet;
  if (text === '') return sheet.say('failed', words.t('grid.nothingToPaste'));
  const { range } = cursor;
  // Heads of groups are passed over: a range has as many lines as it has rows.
  const within = Math.max(rows.countIn(range.top, range.bottom), 1);
  const { pieces, height, width } = spread(parseTsv(text), { ...range, bottom: range.top + within - 1 });
  const places = rows.placesFrom(range.top, height);
  const writes: Write[] = [];
  const lines = new Map<number, Record<string, string>>();
  for (const piece of pieces) {
    const column = columns[range.left + piece.col];
    const index = places[piece.row];
    if (!column) continue;
    if (index !== undefined) writes.push({ index, field: column.field, text: piece.text });
    else lines.set(piece.row, { ...lines.get(piece.row), [column.field]: piece.text });
  }
  // What was cut goes away in the same step, save where the paste lies over it.
  const pasted = new Set(writes.map(({ index, field }) => `${index}.${field}`));
  if (sheet.cut?.text === text) {
    for (const { id, field } of sheet.cut.cells) {
      const index = rows.placeOf(id);
      if (index !== undefined && !pasted.has(`${index}.${field}`)) writes.push({ index, field, text: '' });
    }
  }
  sheet.cut = null;
  cursor.outline('copied', null);
  const [top = range.top, bottom = range.bottom] = [places[0], places.at(-1)];
  const corner = { row: top, col: range.left };
  cursor.set({ active: corner, anchor: corner, head: { row: bottom, col: Math.min(range.left + width, columns.length) - 1 }, whole: 'cells' }, { reveal: false });
  await apply(sheet, writes, { lines: [...lines.values()] });
  const past = range.left + width - columns.length;
  if (past > 0) sheet.say('failed', words.t('grid.tooWide', { count: past }));
}
