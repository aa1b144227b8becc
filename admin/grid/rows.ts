import { Problem } from '../api/problem.ts';
import type { Page, Row } from '../api/rows.ts';
import { fetchRows } from './api.ts';
import type { GridQuery } from './columns.ts';
import { fetchGroups, type Grouping, type Groups, isFolded } from './grouping.ts';
import { Lines } from './lines.ts';
import { BLOCK, blockOf, MARGIN, missing, type Request, surplus } from './rules/blocks.ts';
import { layOut } from './rules/layout.ts';
import { type Block, Section } from './section.ts';
import { together } from './views/look.ts';

const AT_ONCE = 2;
/** Groups are many, and small ones soon here. */
const GROUPS_AT_ONCE = 4;
const RETRY = 3000;
/** Rows named in one address. */
const NAMED = 150;
/** Where no counter knows the way, the server skips no more than 10,000 rows. */
const REACH = 10_000 + BLOCK;

type Flight<R extends Row> = Request & { section: Section<R>; stop: AbortController; needed: boolean; done: Promise<void> };

/** The lines of one grid as the server has them. Fetched in blocks as they come into sight, and let go when long unseen. */
export class Rows<R extends Row> extends Lines<R> {
  readonly resource: string;
  state: 'loading' | 'ready' | 'failed' = 'loading';
  error: unknown = null;
  #query: GridQuery = { filter: {}, q: '', sort: '' };
  #allGroups = true;
  /** Loaded blocks, the longest unseen first. */
  readonly #blocks = new Set<Block<R>>();
  readonly #flights = new Set<Flight<R>>();
  #asking = new AbortController();
  #window = { first: 0, last: BLOCK - 1 };

  constructor(resource: string) {
    super();
    this.resource = resource;
  }

  get exact(): boolean {
    return this.grouping ? this.#allGroups : (this.sections[0]?.exact ?? true);
  }

  /** Forgets what was listed and lists this instead. */
  ask(query: GridQuery, grouping: Grouping<R> | null = null): void {
    this.close();
    this.#query = query;
    this.grouping = grouping;
    for (const section of this.sections) for (const slot of section.slots) this.setAside(slot);
    this.homes.clear();
    this.astray.clear();
    this.#blocks.clear();
    if (this.layout.headed !== (grouping !== null)) {
      this.sections = [new Section<R>()];
      this.layout = layOut([0], false);
    }
    for (const section of this.sections) section.clear();
    this.state = 'loading';
    this.touch();
    if (grouping) void this.regroup();
    else this.show(0, Math.min(this.#window.last - this.#window.first, BLOCK - 1));
  }

  /** Reads again what is in sight, keeping places and marks until it is here. */
  reload(): void {
    void this.refresh();
  }

  /** The same; resolves when it is here. Where it cannot be had now, it is asked for again later. */
  async refresh(): Promise<void> {
    this.close();
    for (const section of this.sections) this.#outdate(section);
    if (this.grouping) await this.regroup();
    else this.#pump();
    await Promise.all([...this.#flights].map(({ done }) => done));
  }

  close(): void {
    this.#asking.abort();
    for (const flight of this.#flights) flight.stop.abort();
  }

  /** Tells which lines are in sight; their rows are fetched where they are missing. */
  show(first: number, last: number): void {
    this.#window = { first: Math.max(0, first - MARGIN), last: last + MARGIN };
    const seen = this.#seen();
    const wanted = ({ section, offset, limit }: Flight<R>) => seen.some((run) => run.section === section && offset <= run.last && offset + limit > run.first);
    for (const flight of this.#flights) if (!flight.needed && !wanted(flight)) flight.stop.abort();
    this.#pump();
  }

  /** Resolves when the rows of these lines are here: before something is written over them or copied from them. */
  async need(first: number, last: number): Promise<void> {
    const absent = () => this.runs(first, last).flatMap(({ section, ...run }) => this.#missing(section, run.first, Math.min(run.last, section.listed - 1)).map((request) => ({ section, request })));
    const asked = absent();
    for (let at = 0; at < asked.length; at += GROUPS_AT_ONCE) await Promise.all(asked.slice(at, at + GROUPS_AT_ONCE).map(({ section, request }) => this.#fetch(section, request, true).done));
    if (asked.length > 0 && absent().length > 0) throw this.error;
  }

  /** Which of these rows the list holds under its filter. */
  async among(ids: readonly string[], signal: AbortSignal): Promise<Set<string>> {
    const { filter } = this.#query;
    const held = new Set<string>();
    for (let at = 0; at < ids.length; at += NAMED) {
      const part = ids.slice(at, at + NAMED);
      const { data } = await fetchRows<R>(this.resource, { ...this.#query, filter: together(filter, { id: part }) }, { offset: 0, limit: part.length }, signal);
      for (const { id } of data) held.add(id);
    }
    return held;
  }

  /** Whether the rows of these lines are all here. */
  has(first: number, last: number): boolean {
    return this.runs(first, last).every(({ section, ...run }) => this.#missing(section, run.first, run.last).length === 0);
  }

  /** Asks for the groups again, and for the rows of those that have changed. Rows that belong elsewhere go from where they stand. */
  async regroup(): Promise<void> {
    const { grouping } = this;
    if (!grouping) return;
    this.#asking.abort();
    const { signal } = (this.#asking = new AbortController());
    try {
      const groups = await fetchGroups(this.resource, this.#query, grouping, signal);
      if (!signal.aborted) this.whenFree(() => this.#receiveGroups(groups));
    } catch (error) {
      if (signal.aborted) return;
      this.error = error;
      if (this.state === 'loading') this.state = 'failed';
      else setTimeout(() => !signal.aborted && void this.regroup(), RETRY);
      this.touch();
    }
  }

  #receiveGroups({ data, exact }: Groups): void {
    this.moving.emit();
    for (const id of this.astray) this.#take(id);
    const before = new Map(this.sections.map((section) => [section.key, section]));
    this.sections = data.map(({ key, count, values }) => {
      const section = before.get(key) ?? new Section<R>(key);
      before.delete(key);
      if (section.total !== count) this.#outdate(section);
      section.count(count, exact);
      section.values = values;
      section.open = !isFolded(this.fold, key);
      this.#resize(section);
      return section;
    });
    for (const gone of before.values()) {
      this.#outdate(gone);
      gone.slots.forEach((slot, offset) => {
        this.setAside(slot);
        if (slot.row) this.#forget(slot.row.id, gone, offset);
      });
      for (const block of this.#of(gone)) this.#blocks.delete(block);
    }
    this.#allGroups = exact;
    this.state = 'ready';
    this.error = null;
    this.sort();
    this.place();
  }

  protected override placed(): void {
    if (this.grouping) this.#pump();
  }

  /** Takes a row from a group it no longer belongs to; that group is read again. */
  #take(id: string): void {
    const home = this.homes.get(id);
    this.astray.delete(id);
    if (!home) return;
    const { section, offset } = home;
    this.setAside(section.slot(offset));
    this.homes.delete(id);
    section.take(offset);
    section.slots.slice(offset).forEach(({ row }, at) => row && this.homes.set(row.id, { section, offset: offset + at }));
    this.#outdate(section);
  }

  /** What is in sight stays until it is read again; the rest goes. */
  #outdate(section: Section<R>): void {
    const seen = this.#seen();
    for (const flight of this.#flights) if (flight.section === section && !flight.needed) flight.stop.abort();
    for (const block of this.#of(section)) {
      if (this.#isHeld(block, seen)) this.#blocks.delete(block);
      else this.#drop(block);
    }
  }

  #of(section: Section<R>): Block<R>[] {
    return [...this.#blocks].filter((block) => block.section === section);
  }

  #missing(section: Section<R>, first: number, last: number): Request[] {
    return missing(first, last, (at) => this.#blocks.has(section.block(at)));
  }

  #seen(): { section: Section<R>; first: number; last: number }[] {
    const { first, last } = this.#window;
    const [only] = this.sections;
    // Until its first page is here, nobody knows how many rows a list has.
    return this.grouping || this.state === 'ready' || !only ? this.runs(first, last) : [{ section: only, first, last }];
  }

  #pump(): void {
    if (this.grouping && this.state !== 'ready') return;
    const flying = ({ section, at }: Block<R>) => [...this.#flights].some((flight) => !flight.stop.signal.aborted && flight.section === section && at * BLOCK >= flight.offset && at * BLOCK < flight.offset + flight.limit);
    for (const { section, first, last } of this.#seen()) {
      for (let at = blockOf(first); at <= blockOf(last); at++) if (this.#blocks.delete(section.block(at))) this.#blocks.add(section.block(at));
      for (const request of missing(first, last, (at) => this.#blocks.has(section.block(at)) || flying(section.block(at)))) {
        if (this.#flights.size >= (this.grouping ? GROUPS_AT_ONCE : AT_ONCE)) return;
        this.#fetch(section, request, false);
      }
    }
  }

  #fetch(section: Section<R>, request: Request, needed: boolean): Flight<R> {
    const stop = new AbortController();
    const flight: Flight<R> = { ...request, section, stop, needed, done: Promise.resolve() };
    this.#flights.add(flight);
    const query = { ...this.#query, filter: section.within(this.#query.filter, this.grouping?.field) };
    flight.done = fetchRows<R>(this.resource, query, request, stop.signal)
      .then((page) => {
        if (stop.signal.aborted) return;
        this.#receive(section, request, page);
      })
      .catch((error: unknown) => {
        if (stop.signal.aborted) return;
        if (error instanceof Problem && error.code === 'query.invalid' && request.offset >= REACH) return this.#end(section);
        this.error = error;
        if (this.state === 'loading') this.state = 'failed';
        else setTimeout(() => this.#pump(), RETRY);
        this.touch();
      })
      .finally(() => {
        this.#flights.delete(flight);
        if (!stop.signal.aborted && this.state === 'ready') this.#pump();
      });
    return flight;
  }

  /** The list goes on, but it is not told how. */
  #end(section: Section<R>): void {
    section.reach = REACH;
    this.#resize(section);
    this.place();
  }

  #receive(section: Section<R>, request: Request, page: Page<R>): void {
    const { offset, limit } = request;
    const shown = section.shown;
    section.learn(request, page);
    this.state = 'ready';
    this.error = null;
    this.#resize(section);
    page.data.slice(0, Math.max(0, section.listed - offset)).forEach((row, at) => {
      this.#leave(row.id, section, offset + at);
      const other = section.put(offset + at, row, this.names.get(row.id) ?? null);
      this.setAside(other);
      if (other?.row) this.#forget(other.row.id, section, offset + at);
      this.homes.set(row.id, { section, offset: offset + at });
      this.astray.delete(row.id);
    });
    this.takeBack();
    for (let at = blockOf(offset); at < blockOf(offset) + limit / BLOCK; at++) if (at * BLOCK < Math.max(section.total, 1)) this.#blocks.add(section.block(at));
    const seen = this.#seen();
    for (const block of surplus([...this.#blocks], (one) => this.#isHeld(one, seen), { size: (one) => Math.min(BLOCK, one.section.total - one.at * BLOCK) })) this.#drop(block);
    if (section.shown === shown) this.touch();
    else this.place();
  }

  #resize(section: Section<R>): void {
    for (const slot of section.resize()) {
      this.setAside(slot);
      const home = slot.row ? this.homes.get(slot.row.id) : undefined;
      if (slot.row && home?.section === section) this.homes.delete(slot.row.id);
    }
  }

  /** A row that now stands elsewhere leaves nothing of its own where it stood before. */
  #leave(id: string, section: Section<R>, offset: number): void {
    const home = this.homes.get(id);
    if (!home || (home.section === section && home.offset === offset)) return;
    const slot = home.section.slot(home.offset);
    if (slot.row?.id !== id || !slot.marks) return;
    this.setAside(slot);
    home.section.slots[home.offset] = { ...slot, marks: null };
  }

  /** In sight, or with something in it that is not written yet. */
  #isHeld({ section, at }: Block<R>, seen: { section: Section<R>; first: number; last: number }[]): boolean {
    const [from, to] = [at * BLOCK, at * BLOCK + BLOCK];
    return seen.some((run) => run.section === section && from <= run.last && to > run.first) || section.slots.slice(from, to).some(({ marks }) => marks !== null);
  }

  #forget(id: string, section: Section<R>, offset: number): void {
    const home = this.homes.get(id);
    if (home?.section === section && home.offset === offset) this.homes.delete(id);
  }

  #drop(block: Block<R>): void {
    const { section, at } = block;
    this.#blocks.delete(block);
    for (let offset = at * BLOCK; offset < Math.min((at + 1) * BLOCK, section.slots.length); offset++) {
      const slot = section.slot(offset);
      if (slot.row) this.#forget(slot.row.id, section, offset);
      this.setAside(slot);
      section.empty(offset);
    }
  }
}
