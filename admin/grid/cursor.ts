import { type Cell, type Range, rangeOf, sameCell, select, type Selection, type Size } from './rules/range.ts';
import { Signal } from './signal.ts';

/** Moves the grid's own focus to a cell, or only brings one into sight. `place`: it stands there when the focus comes back. */
export type Pointer = { focus: (cell: Cell, reveal?: boolean) => void; place: (cell: Cell) => void; reveal: (cell: Cell) => void };

/** Where one is and what is selected. Kept outside React, so that an arrow key redraws two rows and the overlay, nothing else. */
export class Cursor {
  readonly changed = new Signal();
  #pointer: Pointer | null = null;
  #size: Size = { rows: 0, cols: 0 };
  #selection: Selection = select({ row: 0, col: 0 });
  /** Where a run of Tabs began: Enter goes back below it. */
  #tabbedFrom: number | null = null;
  /** Dashed: what was copied, what the fill handle is drawn over. */
  copied: Range | null = null;
  filling: Range | null = null;

  readonly selection = (): Selection => this.#selection;

  get active(): Cell {
    return this.#selection.active;
  }

  get size(): Size {
    return this.#size;
  }

  attach(pointer: Pointer | null): void {
    this.#pointer = pointer;
  }

  resize(size: Size): void {
    if (size.rows === this.#size.rows && size.cols === this.#size.cols) return;
    this.#size = size;
    this.changed.emit();
  }

  get range(): Range {
    return rangeOf(this.#selection, this.size);
  }

  set(next: Selection, { reveal = true, tabbedFrom = null }: { reveal?: boolean; tabbedFrom?: number | null } = {}): void {
    const before = this.#selection;
    this.#selection = next;
    this.#tabbedFrom = tabbedFrom;
    if (!sameCell(before.active, next.active)) this.#pointer?.focus(next.active);
    if (reveal && !sameCell(next.head, next.active) && !sameCell(before.head, next.head)) this.#pointer?.reveal(next.head);
    this.changed.emit();
  }

  /** Takes the focus back to the active cell, from the heads or from elsewhere. */
  enter(input: HTMLElement | null): void {
    if (input) input.focus({ preventScroll: true });
    else this.#pointer?.focus(this.active);
  }

  /** The grid has moved its focus by itself, coming down from the heads. A line that is a group's head has one place only, and keeps the column. */
  follow(cell: Cell, head = false): void {
    if (head ? cell.row === this.active.row : sameCell(cell, this.active)) return;
    const inside = { row: cell.row, col: Math.max(cell.col, 0) };
    this.#selection = select(inside);
    // Row numbers are heads, not cells: beside one stands its row's first cell.
    if (head || cell.col < 0) this.#pointer?.focus(inside);
    this.changed.emit();
  }

  /** The lines have moved, and what is selected with them. */
  shift(next: Selection, focused: boolean): void {
    const moved = !sameCell(this.active, next.active);
    this.#selection = next;
    if (moved && focused) this.#pointer?.focus(next.active, false);
    else if (moved) this.#pointer?.place(next.active);
    this.changed.emit();
  }

  get tabbedFrom(): number | null {
    return this.#tabbedFrom;
  }

  outline(which: 'copied' | 'filling', range: Range | null): void {
    this[which] = range;
    this.changed.emit();
  }
}
