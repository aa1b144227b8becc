import type { Page, Row } from '../api/rows.ts';
import { fetchRows } from './api.ts';
import type { GridQuery } from './columns.ts';
import { BLOCK, blockOf, missing, type Request, surplus } from './rules/blocks.ts';
import { Signal } from './signal.ts';

/** What a cell shows beside what is stored: something on its way, or something that was not taken. */
export type Mark = { state: 'saving' | 'failed' | 'refused' | 'clash'; text: string; why: string };
/** One place in the grid. Replaced whenever anything in it changes, so that only its row is drawn anew. */
export type Slot<R> = { row: R | null; marks: ReadonlyMap<string, Mark> | null; by: string | null };

const EMPTY = { row: null, marks: null, by: null };
/** Rows beyond the screen that are fetched with it. */
const MARGIN = 40;
const AT_ONCE = 2;
const RETRY = 3000;

type Flight = Request & { stop: AbortController; needed: boolean; done: Promise<void> };

/** The rows of one list by their place in it. Fetched in blocks as they come into sight, and let go when long unseen. */
export class Rows<R extends Row> {
  readonly changed = new Signal();
  readonly resource: string;
  state: 'loading' | 'ready' | 'failed' = 'loading';
  error: unknown = null;
  total = 0;
  exact = true;
  /** As many there are for certain, where the total is not exact: `total` then also counts the rows that are asked for next. */
  atLeast = 0;
  #query: GridQuery = { filter: {}, q: '', sort: '' };
  #slots: Slot<R>[] = [];
  #shown: readonly Slot<R>[] = [];
  #stale = false;
  #places = new Map<string, number>();
  /** Rows that are not listed any more, with cells in them that are not written yet: a new order or filter loses nothing. */
  #aside = new Map<string, Slot<R>>();
  /** Loaded blocks, the longest unseen first. */
  #blocks = new Set<number>();
  #names: ReadonlyMap<string, string> = new Map();
  #flights = new Set<Flight>();
  #window = { first: 0, last: BLOCK - 1 };

  constructor(resource: string) {
    this.resource = resource;
  }

  /** Stable until something changes. */
  readonly snapshot = (): readonly Slot<R>[] => {
    if (this.#stale) {
      this.#shown = this.#slots.slice();
      this.#stale = false;
    }
    return this.#shown;
  };

  /** Forgets what was listed and lists this instead. */
  ask(query: GridQuery): void {
    this.#query = query;
    this.#forget();
    this.state = 'loading';
    this.#touch();
    this.show(0, Math.min(this.#window.last - this.#window.first, BLOCK - 1));
  }

  /** Reads again what is in sight, keeping places and marks until it is here. */
  reload(): void {
    this.close();
    for (const block of this.#blocks) {
      if (this.#isHeld(block)) this.#blocks.delete(block);
      else this.#drop(block);
    }
    this.#pump();
  }

  close(): void {
    for (const flight of this.#flights) flight.stop.abort();
  }

  /** Tells which rows are in sight; they are fetched where they are missing. */
  show(first: number, last: number): void {
    this.#window = { first: Math.max(0, first - MARGIN), last: last + MARGIN };
    for (const { stop, needed, offset, limit } of this.#flights) if (!needed && (offset > this.#window.last || offset + limit <= this.#window.first)) stop.abort();
    this.#pump();
  }

  /** Resolves when these rows are here: before something is written over them or copied from them. */
  async need(first: number, last: number): Promise<void> {
    const end = Math.min(last, this.total - 1);
    const requests = missing(first, end, (block) => this.#blocks.has(block));
    for (const request of requests) await this.#fetch(request, true).done;
    if (requests.length > 0 && missing(first, end, (block) => this.#blocks.has(block)).length > 0) throw this.error;
  }

  at(index: number): R | null {
    return this.#slots[index]?.row ?? null;
  }

  find(id: string): R | null {
    const place = this.#places.get(id);
    return place === undefined ? (this.#aside.get(id)?.row ?? null) : this.at(place);
  }

  placeOf(id: string): number | undefined {
    return this.#places.get(id);
  }

  /** Whether every row from `first` to `last` is here. */
  has(first: number, last: number): boolean {
    return missing(first, Math.min(last, this.total - 1), (block) => this.#blocks.has(block)).length === 0;
  }

  *loaded(first: number, last: number): Generator<R> {
    for (const block of this.#blocks) {
      for (let index = Math.max(first, block * BLOCK); index <= Math.min(last, block * BLOCK + BLOCK - 1); index++) {
        const row = this.at(index);
        if (row) yield row;
      }
    }
  }

  /** A row as it stands now, where it is listed. An older one than is here is left aside. */
  put(row: R): void {
    const slot = this.#slotOf(row.id);
    if (slot?.row && slot.row.version <= row.version) this.#replace(row.id, { ...slot, row });
  }

  mark(id: string, marks: Readonly<Record<string, Mark | null>>): void {
    const slot = this.#slotOf(id);
    if (!slot) return;
    const next = new Map(slot.marks);
    for (const [field, mark] of Object.entries(marks)) {
      if (mark) next.set(field, mark);
      else next.delete(field);
    }
    this.#replace(id, { ...slot, marks: next.size > 0 ? next : null });
  }

  markAt(id: string, field: string): Mark | undefined {
    return this.#slotOf(id)?.marks?.get(field);
  }

  /** Every mark there is; `place` is null where the row is not in the list now. */
  *marked(): Generator<{ place: number | null; row: R; field: string; mark: Mark }> {
    for (const block of this.#blocks) {
      for (let place = block * BLOCK; place < (block + 1) * BLOCK; place++) {
        const slot = this.#slots[place];
        if (slot?.row && slot.marks) for (const [field, mark] of slot.marks) yield { place, row: slot.row, field, mark };
      }
    }
    for (const { row, marks } of this.#aside.values()) if (row && marks) for (const [field, mark] of marks) yield { place: null, row, field, mark };
  }

  /** Who is at which row, by row id. */
  present(names: ReadonlyMap<string, string>): void {
    this.#names = names;
    for (const [id, place] of this.#places) {
      const slot = this.#slots[place];
      const by = names.get(id) ?? null;
      if (slot && slot.by !== by) this.#set(place, { ...slot, by });
    }
  }

  #slotOf(id: string): Slot<R> | undefined {
    const place = this.#places.get(id);
    return place === undefined ? this.#aside.get(id) : this.#slots[place];
  }

  #replace(id: string, slot: Slot<R>): void {
    const place = this.#places.get(id);
    if (place !== undefined) return this.#set(place, slot);
    if (slot.marks) this.#aside.set(id, slot);
    else this.#aside.delete(id);
    this.#touch();
  }

  #setAside(slot: Slot<R> | undefined): void {
    if (slot?.row && slot.marks) this.#aside.set(slot.row.id, { ...slot, by: null });
  }

  /** A row that now stands at `to` leaves nothing of its own where it stood before. */
  #leave(id: string, to: number): void {
    const from = this.#places.get(id);
    const slot = from === undefined || from === to ? undefined : this.#slots[from];
    if (from === undefined || slot?.row?.id !== id || !slot.marks) return;
    this.#setAside(slot);
    this.#slots[from] = { ...slot, marks: null };
  }

  /** Marks go with their rows to wherever these are listed now. */
  #takeBack(): void {
    for (const [id, { marks }] of this.#aside) {
      const place = this.#places.get(id);
      const slot = place === undefined ? undefined : this.#slots[place];
      if (place === undefined || !slot?.row) continue;
      this.#aside.delete(id);
      this.#slots[place] = { ...slot, marks };
    }
  }

  #set(place: number, slot: Slot<R>): void {
    this.#slots[place] = slot;
    this.#touch();
  }

  #touch(): void {
    this.#stale = true;
    this.changed.later();
  }

  #forget(): void {
    this.close();
    for (const slot of this.#slots) this.#setAside(slot);
    this.#places.clear();
    this.#blocks.clear();
    this.#slots = this.#slots.map(() => EMPTY);
  }

  #pump(): void {
    const flying = (block: number) => [...this.#flights].some(({ offset, limit, stop }) => !stop.signal.aborted && block * BLOCK >= offset && block * BLOCK < offset + limit);
    const last = this.state === 'ready' ? Math.min(this.#window.last, this.total - 1) : this.#window.last;
    for (let block = blockOf(this.#window.first); block <= blockOf(last); block++) if (this.#blocks.delete(block)) this.#blocks.add(block);
    for (const request of missing(this.#window.first, last, (block) => this.#blocks.has(block) || flying(block))) {
      if (this.#flights.size >= AT_ONCE) return;
      this.#fetch(request, false);
    }
  }

  #fetch(request: Request, needed: boolean): Flight {
    const stop = new AbortController();
    const flight: Flight = { ...request, stop, needed, done: Promise.resolve() };
    this.#flights.add(flight);
    flight.done = fetchRows<R>(this.resource, this.#query, request, stop.signal)
      .then((page) => {
        if (stop.signal.aborted) return;
        this.#receive(request, page);
      })
      .catch((error: unknown) => {
        if (stop.signal.aborted) return;
        this.error = error;
        if (this.state === 'loading') this.state = 'failed';
        else setTimeout(() => this.#pump(), RETRY);
        this.#touch();
      })
      .finally(() => {
        this.#flights.delete(flight);
        if (!stop.signal.aborted && this.state === 'ready') this.#pump();
      });
    return flight;
  }

  #receive({ offset, limit }: Request, { data, next, ...page }: Page<R>): void {
    const exact = page.totalIsExact;
    // A page without a next ends the list, however inexactly it was counted.
    const ends = exact || (next === null && (data.length > 0 || offset === 0));
    const total = exact ? page.total : ends ? offset + data.length : Math.max(page.total, offset + data.length + (next === null ? 0 : BLOCK));
    this.state = 'ready';
    this.error = null;
    this.#resize(ends ? total : Math.max(total, this.total));
    this.exact = exact;
    this.atLeast = Math.min(this.total, Math.max(page.total, offset + data.length + (next === null ? 0 : 1), offset === 0 ? 0 : this.atLeast));
    data.forEach((row, at) => {
      const before = this.#slots[offset + at];
      if (before?.row?.id !== row.id) this.#setAside(before);
      this.#leave(row.id, offset + at);
      const known = before?.row?.id === row.id ? before : { ...EMPTY, by: this.#names.get(row.id) ?? null };
      if (before?.row && before.row.id !== row.id && this.#places.get(before.row.id) === offset + at) this.#places.delete(before.row.id);
      this.#slots[offset + at] = { ...known, row };
      this.#places.set(row.id, offset + at);
    });
    this.#takeBack();
    for (let block = blockOf(offset); block < blockOf(offset) + limit / BLOCK; block++) if (block * BLOCK < Math.max(this.total, 1)) this.#blocks.add(block);
    this.#letGo();
    this.#touch();
  }

  #resize(total: number): void {
    if (total < this.#slots.length) {
      for (const slot of this.#slots.slice(total)) {
        this.#setAside(slot);
        if (slot.row) this.#places.delete(slot.row.id);
      }
      this.#slots.length = total;
    } else while (this.#slots.length < total) this.#slots.push(EMPTY);
    this.total = total;
  }

  #letGo(): void {
    for (const block of surplus([...this.#blocks], (one) => this.#isHeld(one))) this.#drop(block);
  }

  /** In sight, or with something in it that is not written yet. */
  #isHeld(block: number): boolean {
    const [from, to] = [block * BLOCK, block * BLOCK + BLOCK];
    return (from <= this.#window.last && to > this.#window.first) || this.#slots.slice(from, to).some(({ marks }) => marks !== null);
  }

  #drop(block: number): void {
    this.#blocks.delete(block);
    for (let place = block * BLOCK; place < Math.min((block + 1) * BLOCK, this.#slots.length); place++) {
      const row = this.#slots[place]?.row;
      if (row && this.#places.get(row.id) === place) this.#places.delete(row.id);
      this.#slots[place] = EMPTY;
    }
  }
}
