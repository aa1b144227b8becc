import type { Row } from '../api/rows.ts';
import { apply } from './apply.ts';
import type { GridColumn } from './columns.ts';
import { MOST_CELLS, write } from './edits.ts';
import { type Cell, countOf, isOne, type Range } from './rules/range.ts';
import type { Write } from './rules/plan.ts';
import { fill } from './rules/series.ts';
import type { Sheet } from './sheet.ts';

/** Ctrl+D and Ctrl+R: the first row or column of the range into the others; of one cell alone, the one before it. */
export function fillFrom<R extends Row>(sheet: Sheet<R>, way: 'down' | 'right', range: Range): void {
  const alone = way === 'down' ? range.top === range.bottom : range.left === range.right;
  const back = alone ? 1 : 0;
  const source = way === 'down' ? { ...range, top: range.top - back, bottom: range.top - back } : { ...range, left: range.left - back, right: range.left - back };
  if (source.top < 0 || source.left < 0) return;
  if (way === 'down' && sheet.rows.headAt(source.top)) {
    // Above the first row of a group stands no row; a range that begins at a head begins at the row below it.
    if (!alone) fillFrom(sheet, way, { ...range, top: range.top + 1 });
    return;
  }
  void copyInto(sheet, source, alone ? range : way === 'down' ? { ...range, top: range.top + 1 } : { ...range, left: range.left + 1 });
}

async function copyInto<R extends Row>(sheet: Sheet<R>, source: Range, target: Range): Promise<void> {
  await reading(sheet, Math.min(source.top, target.top), target.bottom, () => {
    const lines = sheet.rows.placesIn(source.top, source.bottom);
    if (lines.length > 0) write(sheet, target, (column, index, nth, col) => {
      const from = { row: lines[nth % lines.length] ?? -1, col: source.left + ((col - target.left) % (source.right - source.left + 1)) };
      return valueOf(sheet, from, { index, field: column.field }, column);
    });
  });
}

/** Does something with rows that have to be here, while they stay where they are. */
async function reading<R extends Row>({ rows }: Sheet<R>, first: number, last: number, work: () => void): Promise<void> {
  const release = rows.hold();
  try {
    await rows.need(first, last);
    work();
  } finally {
    release();
  }
}

/** A cell's value for another: as it is within one column, as its text into another. */
function valueOf<R extends Row>(sheet: Sheet<R>, from: Cell, to: { index: number; field: string }, into: GridColumn<R>): Write {
  const row = sheet.rows.at(from.row);
  const column = sheet.columns[from.col];
  if (!row || !column) return { ...to, text: '' };
  return column === into ? { ...to, value: column.value(row) } : { ...to, text: column.text(row) };
}

/** The fill handle: goes on with the range's series, downwards, upwards or sideways. */
export async function fillTo<R extends Row>(sheet: Sheet<R>, source: Range, target: Range): Promise<void> {
  if (isOne(target) && isOne(source) && source.top === target.top && source.left === target.left) return;
  const down = target.top === source.top && target.left === source.left && target.right === source.right;
  const up = target.bottom === source.bottom && target.top < source.top;
  if (!down && !up) {
    const rest = target.right > source.right ? { ...target, left: source.right + 1 } : { ...target, right: source.left - 1 };
    return copyInto(sheet, source, rest);
  }
  const rest = up ? { ...target, bottom: source.top - 1 } : { ...target, top: source.bottom + 1 };
  if (countOf(rest) > MOST_CELLS) return sheet.say('failed', sheet.words.t('grid.tooMany', { most: 2000 }));
  await reading(sheet, target.top, target.bottom, () => {
    const before = [...sheet.rows.loaded(source.top, source.bottom)];
    const places = sheet.rows.placesIn(rest.top, rest.bottom);
    if (before.length === 0) return;
    const writes = sheet.columns.slice(rest.left, rest.right + 1).flatMap((column): Write[] =>
      fill(column.kind, before.map((row) => column.value(row)), places.length, up).flatMap((value, at) => {
        const index = places[at];
        return index === undefined ? [] : [{ index, field: column.field, value }];
      }),
    );
    void apply(sheet, writes);
  });
}
