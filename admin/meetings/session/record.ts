import type { ItemChanges, ItemFields, MeetingItem } from '../../../schema/meeting-items.ts';
import type { Resolution, ResolutionDraft } from '../../../schema/resolutions.ts';
import type { z } from 'zod';
import { Problem } from '../../api/problem.ts';
import { same } from '../../edit/useEdit.ts';

export type Fields = z.infer<typeof ItemFields>;
export type FieldName = keyof Fields;
export type SaveState = 'saved' | 'typed' | 'saving' | 'unreachable' | 'clash' | 'refused';

/** What lies on this machine of an item that is not saved: what was typed, and marks of what stood there before, never its words. */
export type Kept = { typed: ItemChanges; marks: Partial<Record<FieldName, string>> };

export type World = {
  send: (row: { id: string; version: number }, changes: ItemChanges) => Promise<MeetingItem>;
  read: (id: string) => Promise<MeetingItem>;
  keep: (id: string, kept: Kept | null) => void;
  recall: (id: string) => Partial<Kept> | null;
  now: () => number;
  later: (run: () => void, ms: number) => void;
};

type Line = {
  item: MeetingItem;
  stands: Fields;
  typed: Map<FieldName, unknown>;
  /** What stood where something was typed; null where only a mark of it is left. */
  before: Map<FieldName, { value: unknown } | { mark: string }>;
  state: SaveState;
  savedAt: number | null;
  problem: unknown;
  due: number;
};

/** A pause in typing after which it is sent, and how long a lost connection is waited for. */
const PAUSE = 700;
const AGAIN = 4_000;

const draftOf = ({ id, leadDepartmentId, assistDepartmentIds, what, workingDays }: Resolution): ResolutionDraft => ({ id, leadDepartmentId, assistDepartmentIds, what, workingDays });

export function fieldsOf(item: MeetingItem): Fields {
  const { position, minutes, departmentIds, positions, discussion, outcome, adjournReason, resolutions, ruling, clause, explanation, escalateTo, escalateAsk } = item;
  return { position, minutes, departmentIds, positions, discussion, outcome, adjournReason, resolutions: resolutions.map(draftOf), ruling, clause, explanation, escalateTo, escalateAsk };
}

/** A mark of a value that does not give it away: FNV-1a over its JSON. */
export function markOf(value: unknown): string {
  let hash = 0x811c9dc5;
  for (const char of JSON.stringify(value ?? null)) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}

const isKeyed = (value: unknown): value is Record<string, unknown>[] => Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null);
const keyOf = (one: Record<string, unknown>) => String(one['id'] ?? one['departmentId'] ?? one['body']);

/** Lines that two people wrote in one list: each line only one of them touched is taken from him. Undefined where both touched one. */
export function mergeLines(before: unknown, mine: unknown, theirs: unknown): unknown[] | undefined {
  if (!isKeyed(before) || !isKeyed(mine) || !isKeyed(theirs)) return undefined;
  const [was, my, their] = [before, mine, theirs].map((all) => new Map(all.map((one) => [keyOf(one), one])));
  if (!was || !my || !their) return undefined;
  const merged: unknown[] = [];
  for (const key of new Set([...their.keys(), ...my.keys()])) {
    const [old, one, other] = [was.get(key), my.get(key), their.get(key)];
    if (!same(one, old) && !same(other, old) && !same(one, other)) return undefined;
    const taken = same(one, old) ? other : one;
    if (taken) merged.push(taken);
  }
  return merged;
}

/**
 * What the secretary writes down, item by item: kept on this machine as it is typed, sent after a pause, sent again
 * when a lost connection is back, and laid over what somebody else wrote meanwhile without losing either.
 */
export class SessionRecord {
  readonly #world: World;
  readonly #lines = new Map<string, Line>();
  readonly #listeners = new Set<() => void>();
  #told = 0;

  constructor(world: World) {
    this.#world = world;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  snapshot = (): number => this.#told;
  #tell(): void {
    this.#told++;
    for (const listener of this.#listeners) listener();
  }

  /** Takes items as the server says they stand; what was typed is laid over them. */
  take(items: readonly MeetingItem[]): void {
    for (const item of items) this.#takeOne(item);
    this.#tell();
  }

  #takeOne(item: MeetingItem): void {
    const line = this.#lines.get(item.id);
    if (!line) {
      const kept = this.#world.recall(item.id);
      const made: Line = { item, stands: fieldsOf(item), typed: new Map(), before: new Map(), state: 'saved', savedAt: null, problem: null, due: 0 };
      for (const [name, value] of entries(kept?.typed ?? {})) {
        made.typed.set(name, value);
        made.before.set(name, { mark: kept?.marks?.[name] ?? '' });
      }
      this.#lines.set(item.id, made);
      this.#dropEqual(made);
      if (made.typed.size > 0) {
        made.state = 'typed';
        this.#soon(item.id, 0);
      }
      return;
    }
    if (item.version < line.item.version || line.state === 'saving') return;
    line.item = item;
    line.stands = fieldsOf(item);
    for (const [name, before] of line.before) {
      if (!('value' in before) || same(before.value, line.stands[name])) continue;
      const merged = mergeLines(before.value, line.typed.get(name), line.stands[name]);
      if (!merged) continue;
      line.typed.set(name, merged);
      line.before.set(name, { value: line.stands[name] });
    }
    this.#dropEqual(line);
    if (line.state === 'clash' && clashesOf(line).length === 0) line.state = line.typed.size > 0 ? 'typed' : 'saved';
  }

  #dropEqual(line: Line): void {
    for (const [name, value] of line.typed) {
      if (!same(value, line.stands[name])) continue;
      line.typed.delete(name);
      line.before.delete(name);
    }
    this.#keep(line);
  }

  #keep({ item, typed, before }: Line): void {
    const marks = Object.fromEntries([...before].map(([name, was]) => [name, 'mark' in was ? was.mark : markOf(was.value)]));
    this.#world.keep(item.id, typed.size === 0 ? null : { typed: Object.fromEntries(typed), marks });
  }

  /** The item with what was typed laid over it. */
  value(id: string): Fields | undefined {
    const line = this.#lines.get(id);
    return line && { ...line.stands, ...Object.fromEntries(line.typed) };
  }

  item(id: string): MeetingItem | undefined {
    return this.#lines.get(id)?.item;
  }

  state(id: string): { state: SaveState; savedAt: number | null; problem: unknown } {
    const line = this.#lines.get(id);
    return line ? { state: line.state, savedAt: line.savedAt, problem: line.problem } : { state: 'saved', savedAt: null, problem: null };
  }

  /** The worst state there is of all items, and when the last was saved. */
  whole(): { state: SaveState; savedAt: number | null; unsaved: number } {
    const all = [...this.#lines.values()];
    const order: SaveState[] = ['clash', 'refused', 'unreachable', 'saving', 'typed', 'saved'];
    const state = order.find((one) => all.some((line) => line.state === one)) ?? 'saved';
    const saved = all.flatMap(({ savedAt }) => savedAt ?? []);
    return { state, savedAt: saved.length > 0 ? Math.max(...saved) : null, unsaved: all.filter(({ typed }) => typed.size > 0).length };
  }

  clashes(id: string): { name: FieldName; theirs: unknown; mine: unknown }[] {
    const line = this.#lines.get(id);
    return line ? clashesOf(line).map((name) => ({ name, theirs: line.stands[name], mine: line.typed.get(name) })) : [];
  }

  put(id: string, changes: ItemChanges): void {
    const line = this.#lines.get(id);
    if (!line) return;
    for (const [name, value] of entries(changes)) {
      if (!line.before.has(name)) line.before.set(name, { value: line.stands[name] });
      line.typed.set(name, value);
    }
    if (line.state !== 'saving') {
      line.state = 'typed';
      line.problem = null;
    }
    this.#keep(line);
    this.#soon(id, PAUSE);
    this.#tell();
  }

  /** Settles what two people wrote in one field: one of both, or this. */
  settle(id: string, name: FieldName, value: unknown): void {
    const line = this.#lines.get(id);
    if (!line) return;
    line.typed.set(name, value);
    line.before.set(name, { value: line.stands[name] });
    this.#dropEqual(line);
    line.state = line.typed.size > 0 ? 'typed' : 'saved';
    this.#soon(id, 0);
    this.#tell();
  }

  #soon(id: string, ms: number): void {
    const line = this.#lines.get(id);
    if (!line) return;
    const due = this.#world.now() + ms;
    line.due = due;
    // Only the last of several askings sends.
    this.#world.later(() => void (line.due === due && this.save(id)), ms);
  }

  /** Everything that waits, now: before another step, or when the connection is back. */
  async saveAll(): Promise<boolean> {
    await Promise.all([...this.#lines.keys()].map((id) => this.save(id)));
    return [...this.#lines.values()].every(({ typed }) => typed.size === 0);
  }

  async save(id: string, tries = 2): Promise<void> {
    const line = this.#lines.get(id);
    if (!line || line.state === 'saving') return;
    this.#dropEqual(line);
    if (line.typed.size === 0) {
      line.state = 'saved';
      return this.#tell();
    }
    if (clashesOf(line).length > 0) {
      line.state = 'clash';
      return this.#tell();
    }
    const sent = new Map(line.typed);
    line.state = 'saving';
    this.#tell();
    try {
      const item = await this.#world.send({ id, version: line.item.version }, Object.fromEntries(sent));
      this.#saved(line, item, sent);
    } catch (error) {
      await this.#failed(line, error, tries);
    }
    this.#tell();
  }

  #saved(line: Line, item: MeetingItem, sent: ReadonlyMap<FieldName, unknown>): void {
    line.item = item;
    line.stands = fieldsOf(item);
    line.savedAt = this.#world.now();
    line.problem = null;
    for (const [name, value] of sent) {
      // What was typed while it was under way goes out with the next.
      if (!same(line.typed.get(name), value)) {
        line.before.set(name, { value: line.stands[name] });
        continue;
      }
      line.typed.delete(name);
      line.before.delete(name);
    }
    line.state = line.typed.size > 0 ? 'typed' : 'saved';
    this.#keep(line);
    if (line.typed.size > 0) this.#soon(item.id, PAUSE);
  }

  async #failed(line: Line, error: unknown, tries: number): Promise<void> {
    const { id } = line.item;
    const away = !(error instanceof Problem) || error.status === 0 || error.status >= 500;
    line.problem = error;
    line.state = away ? 'unreachable' : 'refused';
    if (away) return this.#soon(id, AGAIN);
    if (error.code !== 'row.changed' || tries === 0) return;
    try {
      this.#takeOne(await this.#world.read(id));
      line.state = 'typed';
      line.problem = null;
      return await this.save(id, tries - 1);
    } catch (failure) {
      return this.#failed(line, failure, 0);
    }
  }
}

const entries = (changes: ItemChanges) => Object.entries(changes).filter(([, value]) => value !== undefined) as [FieldName, unknown][];

/** Fields in which something else stands now than stood when they were typed. */
function clashesOf({ stands, typed, before }: Line): FieldName[] {
  return [...typed].flatMap(([name, value]) => {
    const was = before.get(name);
    if (!was || same(value, stands[name])) return [];
    return ('mark' in was ? was.mark === markOf(stands[name]) : same(was.value, stands[name])) ? [] : [name];
  });
}
