/** Places in the grid: rows and columns counted from 0, without heads. */
export type Cell = { row: number; col: number };
export type Size = { rows: number; cols: number };
/** Both ends belong to it. */
export type Range = { top: number; left: number; bottom: number; right: number };

/**
 * `active` is the cell typed into. `anchor` and `head` are opposite corners; whole rows, columns or everything
 * reach as far as the grid does, however far that is by then.
 */
export type Selection = { active: Cell; anchor: Cell; head: Cell; whole: 'cells' | 'rows' | 'columns' | 'all' };
export type Direction = 'up' | 'down' | 'left' | 'right';

const STEPS: Record<Direction, Cell> = { up: { row: -1, col: 0 }, down: { row: 1, col: 0 }, left: { row: 0, col: -1 }, right: { row: 0, col: 1 } };

export const select = (cell: Cell): Selection => ({ active: cell, anchor: cell, head: cell, whole: 'cells' });

export const extend = (from: Selection, head: Cell): Selection => ({ ...from, head });

export function selectRows(from: Cell, to: Cell = from): Selection {
  return { active: from, anchor: from, head: to, whole: 'rows' };
}

export function selectColumns(from: Cell, to: Cell = from): Selection {
  return { active: from, anchor: from, head: to, whole: 'columns' };
}

export const selectAll = (active: Cell): Selection => ({ active, anchor: active, head: active, whole: 'all' });

export const sameCell = (one: Cell, other: Cell) => one.row === other.row && one.col === other.col;

const bound = (value: number, size: number) => Math.max(0, Math.min(value, size - 1));

export function within(cell: Cell, size: Size): Cell {
  return { row: bound(cell.row, size.rows), col: bound(cell.col, size.cols) };
}

export function rangeOf({ anchor, head, whole }: Selection, size: Size): Range {
  const rows = whole === 'columns' || whole === 'all' ? [0, size.rows - 1] : [Math.min(anchor.row, head.row), Math.max(anchor.row, head.row)];
  const cols = whole === 'rows' || whole === 'all' ? [0, size.cols - 1] : [Math.min(anchor.col, head.col), Math.max(anchor.col, head.col)];
  const [top = 0, bottom = 0] = rows;
  const [left = 0, right = 0] = cols;
  return { top: bound(top, size.rows), bottom: bound(bottom, size.rows), left: bound(left, size.cols), right: bound(right, size.cols) };
}

export const heightOf = ({ top, bottom }: Range) => bottom - top + 1;
export const widthOf = ({ left, right }: Range) => right - left + 1;
export const countOf = (range: Range) => heightOf(range) * widthOf(range);
export const isOne = (range: Range) => range.top === range.bottom && range.left === range.right;
export const holds = ({ top, left, bottom, right }: Range, { row, col }: Cell) => row >= top && row <= bottom && col >= left && col <= right;

export function* cellsOf({ top, left, bottom, right }: Range): Generator<Cell> {
  for (let row = top; row <= bottom; row++) for (let col = left; col <= right; col++) yield { row, col };
}

/** One step, or several; never past an edge. */
export function step(from: Cell, direction: Direction, size: Size, times = 1): Cell {
  const { row, col } = STEPS[direction];
  return within({ row: from.row + row * times, col: from.col + col * times }, size);
}

/**
 * Ctrl and an arrow, as Excel does it: to the end of the filled cells one stands in, else to the next filled cell,
 * else to the edge. `filled` answers undefined for what is not loaded, which counts as filled: a far jump asks for nothing.
 */
export function edge(from: Cell, direction: Direction, size: Size, filled: (cell: Cell) => boolean | undefined): Cell {
  const full = (cell: Cell) => filled(cell) ?? true;
  let at = step(from, direction, size);
  if (sameCell(at, from)) return from;
  const leaving = !full(from) || !full(at);
  for (;;) {
    if (leaving && full(at)) return at;
    const next = step(at, direction, size);
    if (sameCell(next, at)) return at;
    if (!leaving && !full(next)) return at;
    at = next;
  }
}

/** Enter and Tab: the next cell, which stays inside a range of several and goes round in it. */
export function advance(from: Selection, direction: Direction, size: Size): Selection {
  const range = rangeOf(from, size);
  if (isOne(range)) return select(step(from.active, direction, size));
  const { row, col } = STEPS[direction];
  const byRow = row === 0;
  const count = countOf(range);
  const [down, across] = [from.active.row - range.top, from.active.col - range.left];
  const at = byRow ? down * widthOf(range) + across : across * heightOf(range) + down;
  const next = (at + row + col + count) % count;
  const place = byRow
    ? { row: range.top + Math.floor(next / widthOf(range)), col: range.left + (next % widthOf(range)) }
    : { row: range.top + (next % heightOf(range)), col: range.left + Math.floor(next / heightOf(range)) };
  return { ...from, active: place };
}
