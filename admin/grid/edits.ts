import type { Row } from '../api/rows.ts';
import { apply } from './apply.ts';
import type { GridColumn } from './columns.ts';
import { type Cell, cellsOf, countOf, isOne, type Range } from './rules/range.ts';
import type { Choice } from './rules/kinds.ts';
import type { Write } from './rules/plan.ts';
import { fill } from './rules/series.ts';
import { opened, settled, toggled } from './rules/ticks.ts';
import type { Sheet } from './sheet.ts';

/** Cells one key may write to; more is a slip of the hand, or work for an import. */
const MOST_CELLS = 60_000;

const choicesFor = <R extends Row>(column: GridColumn<R>, row: R): readonly Choice[] => column.choicesOf?.(row) ?? column.choices ?? [];

/** A cell's text as it is taken up again: what it shows, or what was typed and not taken. */
export function takeUp<R extends Row>(column: GridColumn<R>, row: R, text = column.text(row)): string {
  return column.kind === 'choices' ? opened(text, choicesFor(column, row)) : text;
}

/** What was typed, as it is to be read: of several choices with the one that is marked in the list. Null where nothing was, or an edit left it as it was. */
function takeText<R extends Row>(sheet: Sheet<R>): string | null {
  const { here, typing, choosing } = sheet;
  const ticks = here?.column.kind === 'choices' ? settled(typing.text(), choosing.picked, choicesFor(here.column, here.row)) : null;
  const text = typing.take();
  return text === null ? null : (ticks ?? text);
}

/** What was typed goes into the active cell, if anything was. */
export function commit<R extends Row>(sheet: Sheet<R>): void {
  const { here, typedInto } = sheet;
  const { picked } = sheet.choosing;
  if (picked && here?.column.kind !== 'choices' && sheet.typing.mode() !== 'ready') return pick(sheet, picked);
  const text = takeText(sheet);
  if (text !== null && here && typedInto) typed(sheet, typedInto, { field: here.column.field, text });
}

/** Into the row typing began in, wherever it stands by now. */
function typed<R extends Row>(sheet: Sheet<R>, row: R, what: { field: string; text: string } | { field: string; value: unknown }): void {
  const index = sheet.rows.placeOf(row.id);
  if (index !== undefined) void apply(sheet, [{ index, ...what }], { loaded: row });
}

/** One of the offered goes into the cell. */
export function pick<R extends Row>(sheet: Sheet<R>, choice: Choice): void {
  const { here, typing, typedInto } = sheet;
  if (!here || !typedInto) return;
  typing.take();
  typed(sheet, typedInto, { field: here.column.field, value: choice.id });
}

/** Sets or takes away a tick; the one that is marked in the list, unless told. False where nothing is ticked here. */
export function tick<R extends Row>(sheet: Sheet<R>, choice = sheet.choosing.picked): boolean {
  const { here, typing, choosing } = sheet;
  if (!here || here.column.kind !== 'choices' || !choice || typing.mode() === 'ready') return false;
  choosing.lately = choice.id;
  typing.rewrite(toggled(typing.text(), choice, choicesFor(here.column, here.row)));
  return true;
}

/** Ctrl+Enter: into every selected cell. */
export function commitEverywhere<R extends Row>(sheet: Sheet<R>): void {
  const text = takeText(sheet);
  if (text !== null) write(sheet, sheet.cursor.range, (column, index) => ({ index, field: column.field, text }));
}

function write<R extends Row>(sheet: Sheet<R>, range: Range, make: (column: GridColumn<R>, index: number, cell: Cell) => Write): void {
  if (countOf(range) > MOST_CELLS) return sheet.say('failed', sheet.words.t('grid.tooMany', { most: 2000 }));
  const writes = [...cellsOf(range)].flatMap((cell) => {
    const column = sheet.columns[cell.col];
    return column ? [make(column, cell.row, cell)] : [];
  });
  void apply(sheet, writes);
}

export const clear = <R extends Row>(sheet: Sheet<R>): void => write(sheet, sheet.cursor.range, (column, index) => ({ index, field: column.field, text: '' }));

/** Ctrl+D and Ctrl+R: the first row or column of the range into the others; of one cell alone, the one before it. */
export function fillFrom<R extends Row>(sheet: Sheet<R>, way: 'down' | 'right'): void {
  const { range } = sheet.cursor;
  const alone = way === 'down' ? range.top === range.bottom : range.left === range.right;
  const back = alone ? 1 : 0;
  const source = way === 'down' ? { ...range, top: range.top - back, bottom: range.top - back } : { ...range, left: range.left - back, right: range.left - back };
  if (source.top < 0 || source.left < 0) return;
  void copyInto(sheet, source, alone ? range : way === 'down' ? { ...range, top: range.top + 1 } : { ...range, left: range.left + 1 });
}

async function copyInto<R extends Row>(sheet: Sheet<R>, source: Range, target: Range): Promise<void> {
  await sheet.rows.need(Math.min(source.top, target.top), target.bottom);
  write(sheet, target, (column, index, { row, col }) => {
    const from = { row: source.top + ((row - target.top) % (source.bottom - source.top + 1)), col: source.left + ((col - target.left) % (source.right - source.left + 1)) };
    return valueOf(sheet, from, { index, field: column.field }, column);
  });
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
  await sheet.rows.need(target.top, target.bottom);
  if (!down && !up) {
    const rest = target.right > source.right ? { ...target, left: source.right + 1 } : { ...target, right: source.left - 1 };
    return copyInto(sheet, source, rest);
  }
  const rest = up ? { ...target, bottom: source.top - 1 } : { ...target, top: source.bottom + 1 };
  if (countOf(rest) > MOST_CELLS) return sheet.say('failed', sheet.words.t('grid.tooMany', { most: 2000 }));
  const writes: Write[] = [];
  for (let col = rest.left; col <= rest.right; col++) {
    const column = sheet.columns[col];
    if (!column) continue;
    const values: unknown[] = [];
    for (let row = source.top; row <= source.bottom; row++) {
      const found = sheet.rows.at(row);
      if (found) values.push(column.value(found));
    }
    fill(column.kind, values, rest.bottom - rest.top + 1, up).forEach((value, at) => writes.push({ index: rest.top + at, field: column.field, value }));
  }
  await apply(sheet, writes);
}
