import type { Row } from '../api/rows.ts';
import { apply } from './apply.ts';
import { clear, commit, commitEverywhere, takeUp, tick } from './edits.ts';
import { fold, isFolded } from './grouping.ts';
import { beginsText, type Intent, intentOf, type Press } from './rules/keys.ts';
import { isChosen } from './rules/kinds.ts';
import { advance, type Cell, type Direction, edge, extend, isOne, sameCell, select, selectAll, selectColumns, selectRows, type Selection, step } from './rules/range.ts';
import { onDemand } from './onDemand.ts';
import { asWritten } from './pending.ts';
import type { Sheet } from './sheet.ts';

/** What the grid is told of a key: how much of it is used, and what is left to the browser. */
export type Keyed = { key: string; preventDefault: () => void } & Press;

/** How many rows a screen holds, for PageUp and PageDown; and the way out. */
export type Surroundings = { screen: () => number; leave: () => void };

const SCROLLS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End'];
const LEAVES_TYPING = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown'];

/** A key in the active cell. Answers false where the grid's own focus is to deal with it: going up to the heads. */
export function press<R extends Row>(sheet: Sheet<R>, event: Keyed, around: Surroundings): boolean {
  if (sheet.typing.mode() !== 'ready') {
    pressTyping(sheet, event, around);
    return true;
  }
  const { here } = sheet;
  const typed = here !== null && here.column.editable(here.row) && beginsText(event, here.column.kind);
  const intent = typed ? null : intentOf(event);
  // Without groups Alt and an arrow is the browser's own: back and forth.
  if (intent?.do === 'fold' && sheet.rows.groups === 0) return true;
  if (intent && obeyOnHead(sheet, intent)) {
    event.preventDefault();
    return true;
  }
  if (!intent) {
    // What has no meaning with these held must not scroll the grid under its cell.
    if (SCROLLS.includes(event.key)) event.preventDefault();
    // A letter has no effect in a cell that is not typed into: say why, and what to do instead.
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && sheet.here && !sheet.here.column.editable(sheet.here.row)) begin(sheet, 'typing', '');
    return true;
  }
  if (intent.do === 'move' && intent.way === 'up' && intent.by === 'step' && !intent.extend && sheet.cursor.active.row === 0) return false;
  // Past the first and the last cell Tab goes on in the page.
  if (intent.do === 'next' && event.key === 'Tab' && atEnd(sheet, intent.way)) return true;
  event.preventDefault();
  if (intent.do === 'next' && intent.way === 'down' && opensRecord(sheet)) open(sheet);
  else obey(sheet, intent, around);
  return true;
}

/** Enter on the first column opens the record; after a run of Tabs it goes to the next line, and in a selection on. */
function opensRecord<R extends Row>({ cursor, here, record }: Sheet<R>): boolean {
  return here !== null && here.cell.col === 0 && record !== undefined && isOne(cursor.range) && cursor.tabbedFrom === null;
}

/** The head of a group is one cell however wide: arrows fold and open it, Enter and Space turn it. Answers false for what is no matter of its own. */
function obeyOnHead<R extends Row>(sheet: Sheet<R>, intent: Intent): boolean {
  const { rows, cursor } = sheet;
  const { row, col } = cursor.active;
  const head = rows.headAt(row);
  if (!head) return false;
  if (intent.do === 'open' || (intent.do === 'next' && intent.way === 'down')) {
    turn(sheet, row);
    return true;
  }
  if (intent.do !== 'move' || intent.extend || (intent.way !== 'left' && intent.way !== 'right')) return false;
  if (intent.by === 'step' && intent.way === 'right' && head.open && head.listed > 0) cursor.set(select({ row: row + 1, col }));
  else if (intent.by === 'step') turn(sheet, row, intent.way === 'left');
  return true;
}

/** Folds or opens the group of this line, or turns it. */
export function turn<R extends Row>(sheet: Sheet<R>, place: number, folded?: boolean): void {
  const { rows } = sheet;
  const head = rows.headAt(rows.headPlace(place));
  if (head) sheet.foldAs(fold(rows.fold, head.key, folded ?? !isFolded(rows.fold, head.key)));
}

function atEnd<R extends Row>({ cursor, rows }: Sheet<R>, way: string): boolean {
  const { active, size } = cursor;
  const onHead = rows.headAt(active.row) !== null;
  const { anchor, head } = cursor.selection();
  if (anchor.row !== head.row || anchor.col !== head.col) return false;
  return way === 'left' ? active.row === 0 && (onHead || active.col === 0) : active.row === size.rows - 1 && (onHead || active.col === size.cols - 1);
}

/** While a cell is typed in. An open list of choices has had its turn before. */
function pressTyping<R extends Row>(sheet: Sheet<R>, event: Keyed, around: Surroundings): void {
  const { typing } = sheet;
  const { key, shiftKey, altKey } = event;
  const ctrl = event.ctrlKey || event.metaKey;
  if ((key === 'ArrowDown' || key === 'ArrowUp') && !ctrl && !altKey && sheet.choosing.step(key === 'ArrowDown' ? 1 : -1)) event.preventDefault();
  else if (key === ' ' && !ctrl && !altKey && tick(sheet)) event.preventDefault();
  else if (key === 'Enter' && altKey) {
    event.preventDefault();
    typing.newline();
  } else if (key === 'Enter' && ctrl) {
    event.preventDefault();
    commitEverywhere(sheet);
  } else if (key === 'Enter' || key === 'Tab') {
    event.preventDefault();
    commit(sheet);
    obey(sheet, { do: 'next', way: key === 'Enter' ? (shiftKey ? 'up' : 'down') : shiftKey ? 'left' : 'right' }, around);
  } else if (key === 'Escape') {
    event.preventDefault();
    typing.cancel();
  } else if (typing.mode() === 'typing' && LEAVES_TYPING.includes(key) && !ctrl && !altKey) {
    const intent = intentOf(event);
    event.preventDefault();
    commit(sheet);
    if (intent) obey(sheet, intent, around);
  }
}

function filled<R extends Row>(sheet: Sheet<R>) {
  return ({ row, col }: Cell): boolean | undefined => {
    const found = sheet.rows.at(row);
    return found ? sheet.columns[col]?.text(found) !== '' : undefined;
  };
}

function goal<R extends Row>(sheet: Sheet<R>, from: Cell, { way, by }: Extract<Intent, { do: 'move' }>, around: Surroundings): Cell {
  const { size } = sheet.cursor;
  switch (by) {
    case 'step': return step(from, way, size);
    case 'page': return step(from, way, size, around.screen());
    case 'edge': return edge(from, way, size, filled(sheet));
    case 'all': return step(from, way, size, way === 'left' || way === 'right' ? size.cols : size.rows);
  }
}

export function obey<R extends Row>(sheet: Sheet<R>, intent: Intent, around: Surroundings): void {
  const { cursor } = sheet;
  const selection = cursor.selection();
  const { active, head } = selection;
  const { range } = cursor;
  switch (intent.do) {
    case 'move': {
      if (!intent.extend) return cursor.set(select(goal(sheet, active, intent, around)));
      return cursor.set(extend(selection, goal(sheet, head, intent, around)));
    }
    case 'corner': {
      const cell = intent.last ? { row: cursor.size.rows - 1, col: cursor.size.cols - 1 } : { row: 0, col: 0 };
      return cursor.set(intent.extend ? extend(selection, cell) : select(cell));
    }
    case 'next':
      return next(sheet, intent.way);
    case 'edit':
      return edit(sheet);
    case 'erase':
      return sheet.here ? begin(sheet, 'typing', '') : undefined;
    case 'clear':
      return clear(sheet);
    case 'fill':
      return void onDemand(sheet, () => import('./filling.ts'), ({ fillFrom }) => fillFrom(sheet, intent.way, range));
    case 'undo': case 'redo':
      return takeStep(sheet, intent.do);
    case 'row':
      return cursor.set(selectRows({ ...active }, { ...head }), { reveal: false });
    case 'column':
      return cursor.set(selectColumns({ ...active }, { ...head }), { reveal: false });
    case 'all':
      return cursor.set(selectAll(active), { reveal: false });
    case 'history':
      return sheet.askHistory(intent.of);
    case 'fold':
      return intent.all ? sheet.foldAs({ all: intent.folded, but: [] }) : turn(sheet, active.row, intent.folded);
    case 'help':
      return sheet.ask({ kind: 'help' });
    case 'open':
      return open(sheet);
    case 'cancel':
      return cancel(sheet, around);
  }
}

/** Enter and Tab. Enter after a run of Tabs goes below where the run began, as in a form that is filled line by line. */
function next<R extends Row>(sheet: Sheet<R>, way: Extract<Intent, { do: 'next' }>['way']): void {
  const { cursor, here } = sheet;
  const selection = cursor.selection();
  if (way === 'down' && here?.column.open && !here.column.editable(here.row)) return open(sheet);
  const sideways = way === 'left' || way === 'right';
  const moved = pastHeads(sheet, advance(selection, way, cursor.size), way);
  // Below the last row stand heads only.
  if (!sideways && here && sheet.rows.headAt(moved.active.row)) return;
  const from = cursor.tabbedFrom;
  const alone = moved.anchor === moved.active;
  if (!sideways && from !== null && alone) return cursor.set(select({ row: moved.active.row, col: from }));
  if (sideways && alone && (moved.active.col === selection.active.col || here === null)) {
    // At the end of a row Tab goes on in the next.
    const col = way === 'right' ? 0 : cursor.size.cols - 1;
    const { active } = pastHeads(sheet, select(step({ row: selection.active.row, col }, way === 'right' ? 'down' : 'up', cursor.size)), way === 'right' ? 'down' : 'up');
    return cursor.set(select(active), { tabbedFrom: from ?? selection.active.col });
  }
  cursor.set(moved, { tabbedFrom: sideways ? (from ?? selection.active.col) : null });
}

/** Whoever fills in line by line goes past the heads of groups; where no row is behind them, to the last. */
function pastHeads<R extends Row>({ rows, cursor }: Sheet<R>, selection: Selection, way: Direction): Selection {
  let at = selection;
  for (let tries = 0; rows.headAt(at.active.row) && tries < cursor.size.rows; tries++) {
    const next = advance(at, way, cursor.size);
    if (sameCell(next.active, at.active)) break;
    at = next;
  }
  return at;
}

function begin<R extends Row>(sheet: Sheet<R>, mode: 'typing' | 'editing', text: string, again = mode === 'typing'): void {
  const { here } = sheet;
  if (!here) return;
  if (here.column.editable(here.row)) sheet.typing.begin(mode, text, { again });
  else sheet.ask({ kind: 'offer', cell: here.cell, why: sheet.refusal(here.row, here.column) });
}

/** F2 and a double click: in the cell's own text, or what there is instead of typing. */
export function edit<R extends Row>(sheet: Sheet<R>): void {
  const { here } = sheet;
  if (!here) return;
  if (here.column.open && !here.column.editable(here.row)) here.column.open(here.row);
  else if (isChosen(here.column.kind) && here.column.kind !== 'choices') begin(sheet, 'editing', '');
  else {
    const mark = sheet.rows.markAt(here.row.id, here.column.field);
    begin(sheet, 'editing', takeUp(here.column, here.row, mark?.text), mark !== undefined);
  }
}

/** Space: a tick is set or taken away; elsewhere the record opens. */
function open<R extends Row>(sheet: Sheet<R>): void {
  const { here } = sheet;
  if (here?.column.kind === 'check') return void apply(sheet, [{ index: here.cell.row, field: here.column.field, value: here.column.value(asWritten(sheet, here.row)) !== true }]);
  if (here) (here.column.open ?? sheet.record)?.(here.row);
}

/** Escape undoes one thing at a time: the dashes round a copy, a selection of several, a cell's mark; then it leads out of the grid. */
function cancel<R extends Row>(sheet: Sheet<R>, { leave }: Surroundings): void {
  const { cursor, here } = sheet;
  const { active, anchor, head, whole } = cursor.selection();
  if (cursor.copied) {
    sheet.cut = null;
    cursor.outline('copied', null);
  } else if (whole !== 'cells' || anchor.row !== head.row || anchor.col !== head.col) cursor.set(select(active));
  else if (here && sheet.rows.markAt(here.row.id, here.column.field)) sheet.rows.mark(here.row.id, { [here.column.field]: null });
  else leave();
}

const takeStep = <R extends Row>(sheet: Sheet<R>, way: 'undo' | 'redo'): void => void onDemand(sheet, () => import('./steps.ts'), ({ stepBack }) => stepBack(sheet, way));
