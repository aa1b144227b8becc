import type { Row } from '../api/rows.ts';
import { type Fold, type GroupHead, type Grouping, isFolded, UNFOLDED } from './grouping.ts';
import { countRows, layOut, placeAt, spotAt, type Stretch, stretches } from './rules/layout.ts';
import { type Mark, Section, type Slot } from './section.ts';
import { Signal } from './signal.ts';

type Home<R extends Row> = { section: Section<R>; offset: number };
/** A line found again after others have come or gone: by its row, else by where it stood. */
export type Anchor<R extends Row> = Home<R> & { id: string | null; place: number };

/** The lines of one grid by their place in it: rows, under heads where they are in groups. */
export class Lines<R extends Row> {
  readonly changed = new Signal();
  /** Told just before lines change their places. */
  readonly moving = new Signal();
  protected sections: Section<R>[] = [new Section<R>()];
  protected layout = layOut([0], false);
  protected grouping: Grouping<R> | null = null;
  protected readonly homes = new Map<string, Home<R>>();
  /** Rows that are not listed any more, with cells in them that are not written yet: a new order or filter loses nothing. */
  protected readonly aside = new Map<string, Slot<R>>();
  /** Rows that belong to another group than the one they stand in. */
  protected readonly astray = new Set<string>();
  protected names: ReadonlyMap<string, string> = new Map();
  #fold: Fold = UNFOLDED;
  #shown: readonly Slot<R>[] = [];
  #stale = false;
  /** While somebody counts on them, lines under heads keep their places. */
  #holds = 0;
  #waiting: (() => void)[] = [];

  /** Stable until something changes. */
  readonly snapshot = (): readonly Slot<R>[] => {
    if (!this.#stale) return this.#shown;
    const { headed, shown } = this.layout;
    const parts = this.sections.flatMap((section, at) => (headed ? [[section.head()], section.lines(shown[at] ?? 0)] : [section.lines(shown[at] ?? 0)]));
    this.#shown = new Array<Slot<R>>().concat(...parts);
    this.#stale = false;
    return this.#shown;
  };

  /** Lines of the grid: rows, and heads of groups. */
  get total(): number {
    return this.layout.size;
  }

  /** Rows there are, those of folded groups too; so many at least where that is not exact. */
  get count(): number {
    return this.sections.reduce((sum, { exact, total, atLeast }) => sum + (exact ? total : atLeast), 0);
  }

  get groupedBy(): string | null {
    return this.grouping?.field ?? null;
  }

  get groups(): number {
    return this.layout.headed ? this.sections.length : 0;
  }

  get anyOpen(): boolean {
    return this.sections.some(({ open }) => open);
  }

  at(place: number): R | null {
    return this.#slotAt(place)?.row ?? null;
  }

  /** The head of a group that stands at this place. */
  headAt(place: number): GroupHead | null {
    return this.#slotAt(place)?.head ?? null;
  }

  /** A row's number in its group, or in all where there are none. */
  numberAt(place: number): number {
    return (spotAt(this.layout, place)?.offset ?? place) + 1;
  }

  /** Where the head of this line's group stands. */
  headPlace(place: number): number {
    const spot = spotAt(this.layout, place);
    return spot ? placeAt(this.layout, { ...spot, offset: -1 }) : place;
  }

  /** The places from here on at which rows stand, so many at most. */
  placesFrom(place: number, most: number): number[] {
    const places: number[] = [];
    for (const { section, first, last } of stretches(this.layout, place, this.total - 1)) {
      for (let offset = first; offset <= last && places.length < most; offset++) places.push(placeAt(this.layout, { section, offset }));
      if (places.length >= most) break;
    }
    return places;
  }

  placesIn(first: number, last: number): number[] {
    return this.placesFrom(first, this.countIn(first, last));
  }

  /** How many rows stand from one line to another. */
  countIn(first: number, last: number): number {
    return countRows(stretches(this.layout, first, last));
  }

  *loaded(first: number, last: number): Generator<R> {
    for (const { section, first: from, last: to } of this.runs(first, last)) {
      for (let offset = from; offset <= to; offset++) {
        const { row } = section.slot(offset);
        if (row) yield row;
      }
    }
  }

  find(id: string): R | null {
    return this.#slotOf(id)?.row ?? null;
  }

  /** Where a row stands; undefined where it is not here, or its group is folded. */
  placeOf(id: string): number | undefined {
    const home = this.homes.get(id);
    const place = home && this.#placeAt(home);
    return place !== undefined && this.at(place)?.id === id ? place : undefined;
  }

  /** A row as it stands now, where it is listed. An older one than is here is left aside. */
  put(row: R): void {
    const slot = this.#slotOf(row.id);
    if (!slot?.row || slot.row.version > row.version) return;
    this.#replace(row.id, { ...slot, row });
    const home = this.homes.get(row.id);
    const key = this.grouping?.keyOf(row);
    if (!home || key === undefined || key === home.section.key) this.astray.delete(row.id);
    else this.astray.add(row.id);
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

  /** Every mark there is; `place` is null where the row is not in the list now, and that of its group's head where it is folded. */
  *marked(): Generator<{ place: number | null; row: R; field: string; mark: Mark }> {
    for (const home of this.homes.values()) {
      const { row, marks } = home.section.slot(home.offset);
      if (row && marks) for (const [field, mark] of marks) yield { place: this.#placeAt(home), row, field, mark };
    }
    for (const { row, marks } of this.aside.values()) if (row && marks) for (const [field, mark] of marks) yield { place: null, row, field, mark };
  }

  /** Who is at which row, by row id. */
  present(names: ReadonlyMap<string, string>): void {
    this.names = names;
    for (const [id, home] of this.homes) {
      const slot = home.section.slot(home.offset);
      const by = names.get(id) ?? null;
      if (slot.by !== by) this.#set(home, { ...slot, by });
    }
  }

  get fold(): Fold {
    return this.#fold;
  }

  /** Opens and folds groups as said. */
  setFold(next: Fold): void {
    this.#fold = next;
    for (const section of this.sections) section.open = section.key === undefined || !isFolded(next, section.key);
    this.place();
  }

  /** The groups under new names or in a new order: nothing is asked again. */
  adopt(grouping: Grouping<R> | null): void {
    if (!grouping || !this.grouping || grouping === this.grouping) return;
    this.grouping = grouping;
    this.whenFree(() => {
      this.sort();
      this.place();
    });
  }

  /** Whether rows stand in a group they no longer belong to. */
  get hasStrays(): boolean {
    return this.astray.size > 0;
  }

  /** Whether rows may be put where they belong: not while one that would move is the one somebody is in, or has something in it that is not written yet. */
  isFree(here: string | null): boolean {
    return [...this.astray].every((id) => {
      const home = this.homes.get(id);
      return id !== here && (home === undefined || home.section.slot(home.offset).marks === null);
    });
  }

  /** Keeps every line at its place until what it answers is called: while somebody types, or reads before he writes. */
  hold(): () => void {
    this.#holds++;
    let held = true;
    return () => {
      if (held) this.#holds--;
      held = false;
      if (this.#holds === 0) for (const work of this.#waiting.splice(0)) work();
    };
  }

  anchor(place: number): Anchor<R> | null {
    const spot = spotAt(this.layout, place);
    const section = spot && this.sections[spot.section];
    return section ? { section, offset: spot.offset, place, id: spot.offset < 0 ? null : (section.slot(spot.offset).row?.id ?? null) } : null;
  }

  /** Where an anchored line stands now: at its group's head where that is folded, at the nearest line where it has gone. */
  placeOfAnchor({ section, offset, id, place }: Anchor<R>): number {
    const home = (id === null ? undefined : this.homes.get(id)) ?? { section, offset };
    return this.sections.includes(home.section) ? this.#placeAt(home) : Math.max(0, Math.min(place, this.total - 1));
  }

  /** Done at once, or when nobody counts on the places any more. */
  protected whenFree(work: () => void): void {
    if (this.grouping && this.#holds > 0) this.#waiting.push(work);
    else work();
  }

  protected sort(): void {
    const { grouping } = this;
    if (grouping) this.sections.sort((one, other) => grouping.compare(one.key ?? null, other.key ?? null));
  }

  /** Lays the lines out anew. */
  protected place(): void {
    this.whenFree(() => {
      this.moving.emit();
      // Until its groups are here, what is to be grouped has no heads.
      this.layout = layOut(this.sections.map(({ shown }) => shown), this.sections.some(({ key }) => key !== undefined));
      this.touch();
      this.placed();
    });
  }

  protected placed(): void {}

  protected touch(): void {
    this.#stale = true;
    this.changed.later();
  }

  protected setAside(slot: Slot<R> | null): void {
    if (slot?.row && slot.marks) this.aside.set(slot.row.id, { ...slot, by: null });
  }

  /** Marks go with their rows to wherever these are listed now. */
  protected takeBack(): void {
    for (const [id, { marks }] of this.aside) {
      const home = this.homes.get(id);
      const slot = home?.section.slot(home.offset);
      if (!home || slot?.row?.id !== id) continue;
      this.aside.delete(id);
      home.section.slots[home.offset] = { ...slot, marks };
    }
  }

  /** The rows from one line to another, by their sections. */
  protected runs(first: number, last: number): (Omit<Stretch, 'section'> & { section: Section<R> })[] {
    return stretches(this.layout, first, last).flatMap(({ section: at, ...stretch }) => {
      const section = this.sections[at];
      return section ? [{ ...stretch, section }] : [];
    });
  }

  #slotAt(place: number): Slot<R> | null {
    const spot = spotAt(this.layout, place);
    const section = spot && this.sections[spot.section];
    return section ? (spot.offset < 0 ? section.head() : section.slot(spot.offset)) : null;
  }

  #slotOf(id: string): Slot<R> | undefined {
    const home = this.homes.get(id);
    return home ? home.section.slot(home.offset) : this.aside.get(id);
  }

  #replace(id: string, slot: Slot<R>): void {
    const home = this.homes.get(id);
    if (home) return this.#set(home, slot);
    if (slot.marks) this.aside.set(id, slot);
    else this.aside.delete(id);
    this.touch();
  }

  #placeAt({ section, offset }: Home<R>): number {
    return placeAt(this.layout, { section: this.sections.indexOf(section), offset });
  }

  #set({ section, offset }: Home<R>, slot: Slot<R>): void {
    section.slots[offset] = slot;
    this.touch();
  }
}
