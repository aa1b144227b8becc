import type { Page, Row } from '../api/rows.ts';
import { filterOf, type GroupHead, type GroupKey, type GroupValues } from './grouping.ts';
import { BLOCK, type Request } from './rules/blocks.ts';
import { together } from './views/look.ts';

/** What a cell shows beside what is stored: something on its way, or something that was not taken. */
export type Mark = { state: 'saving' | 'failed' | 'refused' | 'clash'; text: string; why: string };
/** One line of the grid. Replaced whenever anything in it changes, so that only it is drawn anew. `head`: a group's, and no row. */
export type Slot<R> = { row: R | null; marks: ReadonlyMap<string, Mark> | null; by: string | null; head: GroupHead | null };
export type Block<R extends Row> = { section: Section<R>; at: number };

const EMPTY = { row: null, marks: null, by: null, head: null };

/** The rows of one group by their place in it, or of a list without groups. */
export class Section<R extends Row> {
  readonly key: GroupKey | undefined;
  readonly slots: Slot<R>[] = [];
  /** Rows there are; where that is not exact, those too that are asked for next. */
  total = 0;
  /** As many there are for certain. */
  atLeast = 0;
  exact = true;
  /** The summary counted it, and a page's own guess is no better. */
  counted = false;
  open = true;
  values: GroupValues | null = null;
  /** How far the server lists it. */
  reach = Infinity;
  /** Whether anything has been heard of it since it was asked for. */
  #known = false;
  #head: Slot<R> | null = null;
  readonly #blocks = new Map<number, Block<R>>();

  constructor(key?: GroupKey) {
    this.key = key;
  }

  /** What of a list these are. */
  within(filter: Record<string, unknown>, field: string | undefined): Record<string, unknown> {
    return field === undefined || this.key === undefined ? filter : together(filter, filterOf(field, this.key));
  }

  get listed(): number {
    return Math.min(this.total, this.reach);
  }

  get shown(): number {
    return this.open ? this.listed : 0;
  }

  /** The same object for the same block, so that sets can hold it. */
  block(at: number): Block<R> {
    const known = this.#blocks.get(at) ?? { section: this, at };
    this.#blocks.set(at, known);
    return known;
  }

  slot(offset: number): Slot<R> {
    return this.slots[offset] ?? EMPTY;
  }

  /** So many lines, whatever is known of them. */
  lines(shown: number): Slot<R>[] {
    if (shown === this.slots.length) return this.slots;
    const lines = this.slots.slice(0, shown);
    while (lines.length < shown) lines.push(EMPTY);
    return lines;
  }

  head(): Slot<R> {
    const { key = null, exact, open, listed, values } = this;
    const count = exact ? this.total : this.atLeast;
    const before = this.#head?.head;
    if (!this.#head || !before || before.count !== count || before.exact !== exact || before.open !== open || before.listed !== listed || before.values !== values)
      this.#head = { ...EMPTY, head: { key, count, exact, open, listed, values } };
    return this.#head;
  }

  /** Makes room for its rows; answers those that are no longer among them. */
  resize(): Slot<R>[] {
    const { listed, slots } = this;
    if (listed < slots.length) return slots.splice(listed);
    while (slots.length < listed) slots.push(EMPTY);
    return [];
  }

  /** What a page says of how many there are. A page without a next ends the list, however inexactly it was counted. */
  learn({ offset }: Request, { data, next, total, totalIsExact }: Page<R>): void {
    const end = offset + data.length;
    const ends = next === null && (data.length > 0 || offset === 0);
    if (totalIsExact) this.total = total;
    else if (ends) this.total = end;
    else this.total = Math.max(this.counted ? 0 : total, end + (next === null ? 0 : BLOCK), this.#known ? this.total : 0);
    this.atLeast = Math.min(this.total, Math.max(this.counted ? this.total : total, end + (next === null ? 0 : 1), offset === 0 && !this.counted ? 0 : this.atLeast));
    if (!this.counted || totalIsExact) this.exact = totalIsExact;
    this.#known = true;
  }

  /** What the summary says of it. */
  count(count: number, exact: boolean): void {
    this.atLeast = exact || !this.#known ? count : Math.max(count, this.atLeast);
    this.total = exact || !this.#known ? count : Math.max(count, this.total);
    this.counted = exact;
    this.exact = exact;
    this.#known = true;
  }

  /** The row at `offset` goes elsewhere: those after it move up. */
  take(offset: number): void {
    this.slots.splice(offset, 1);
    this.slots.push(EMPTY);
  }

  empty(offset: number): void {
    this.slots[offset] = EMPTY;
  }

  /** Another list is asked for; its lines stay until that is here. */
  clear(): void {
    this.slots.fill(EMPTY);
    this.#known = false;
    this.reach = Infinity;
  }

  /** Answers the line of another row that stood there. */
  put(offset: number, row: R, by: string | null): Slot<R> | null {
    const before = this.slots[offset];
    const known = before?.row?.id === row.id ? before : { ...EMPTY, by };
    this.slots[offset] = { ...known, row };
    return before?.row && before.row.id !== row.id ? before : null;
  }
}
