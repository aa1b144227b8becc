import type { Row } from '../api/rows.ts';
import { apply } from './apply.ts';
import type { GridColumn } from './columns.ts';
import { countOf, type Range } from './rules/range.ts';
import type { Choice } from './rules/kinds.ts';
import type { Write } from './rules/plan.ts';
import { opened, settled, toggled } from './rules/ticks.ts';
import type { Sheet } from './sheet.ts';

/** Cells one key may write to; more is a slip of the hand, or work for an import. */
export const MOST_CELLS = 60_000;

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

/** Into every row of the range; the heads of groups are none. */
export function write<R extends Row>(sheet: Sheet<R>, range: Range, make: (column: GridColumn<R>, index: number, nth: number, col: number) => Write): void {
  if (countOf(range) > MOST_CELLS) return sheet.say('failed', sheet.words.t('grid.tooMany', { most: 2000 }));
  const writes = sheet.rows.placesIn(range.top, range.bottom).flatMap((row, nth) =>
    sheet.columns.slice(range.left, range.right + 1).map((column, at) => make(column, row, nth, range.left + at)),
  );
  void apply(sheet, writes);
}

export const clear = <R extends Row>(sheet: Sheet<R>): void => write(sheet, sheet.cursor.range, (column, index) => ({ index, field: column.field, text: '' }));
