import { sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { z } from 'zod';
import type { Subject } from '../../schema/events.ts';
import { explainIssue } from '../../schema/faults.ts';
import type { FieldResource } from '../../schema/fields.ts';
import type { Actor, Permission } from '../../schema/people.ts';
import { refuse, type Refusal } from '../../schema/refusals.ts';
import { Id } from '../../schema/values.ts';
import { loadDistrict, type District } from '../settings/store.ts';
import { withOwnFields } from '../fields/list.ts';
import type { Editable } from './editable.ts';
import type { Env } from './env.ts';
import type { Change } from './ledger.ts';
import { listRows, parseList, type ListContext, type ListQuery, type ListSpec } from './list.ts';
import { decode, selection, type Columns, type RowFrom } from './select.ts';
import type { Store } from './store.ts';
import { parseSummary, summarise, type Summary, type SummaryQuery } from './summary.ts';

/** What every editable row has. */
export type Versioned = { id: string; version: number; createdAt: string; updatedAt: string; deletedAt?: string | null };

export type Reads<Row> = {
  find(store: Store, id: string): Promise<Row | null>;
  /** Those of these rows that there are, in no order, the trash included. */
  findMany(store: Store, ids: string[], sight?: SQL): Promise<Row[]>;
  list(store: Store, query: ListQuery, context: ListContext): Promise<{ rows: Row[]; next: string | null; total: number; totalIsExact: boolean }>;
  summarise(store: Store, query: SummaryQuery, context: ListContext): Promise<Summary>;
};

/** `own` names the resource whose own columns, as the district defined them, a list may be filtered by. */
export function readsOf<C extends Columns & { custom?: SQLiteColumn }>(spec: ListSpec<C>, own?: FieldResource): Reads<RowFrom<C>> {
  const { custom } = spec.columns;
  const widened = ({ fields }: ListContext) => (own && custom && fields ? withOwnFields(spec, custom, own, fields) : spec);
  return {
    async find(store, id) {
      const [row] = await store.rows(sql`select ${selection(spec.columns)} from ${spec.table} where ${spec.tie} = ${id}`);
      return row ? decode(spec.columns, row) : null;
    },
    async findMany(store, ids, sight) {
      const rows = await store.rows(sql`select ${selection(spec.columns)} from json_each(${JSON.stringify(ids)}) as wanted cross join ${spec.table} on ${spec.tie} = wanted.value ${sight ? sql`where ${sight}` : sql``}`);
      return rows.map((row) => decode(spec.columns, row));
    },
    async list(store, query, context) {
      const wide = widened(context);
      return listRows(store, wide, parseList(query, wide), context);
    },
    async summarise(store, query, context) {
      const wide = widened(context);
      return summarise(store, wide, parseSummary(query, wide), context);
    },
  };
}

/** What a decision to write is taken with; what it decides goes into the change. */
export type Writing = { env: Env; change: Change; actor: Actor };

/** Beside a written row: the id of the change, which `POST /api/undo` takes back. */
export const UNDO = { undo: Id.optional() };
/** An object's shape, to which the answer of a write adds `undo`. */
type Extensible = { extend(more: typeof UNDO): z.ZodType };

/**
 * A table that is listed, read and edited row by row in the one way of the contract. `create` and `revise` decide:
 * they refuse, or put their writes into the change and answer the row as it will stand.
 */
export type Resource<Row extends Versioned, Shape extends object, Draft, Changes> = {
  subject: Subject;
  /** As the reference names one: 'a department'. */
  one: string;
  shape: z.ZodType<Shape> & Extensible;
  changes: z.ZodType<Changes>;
  reads: Reads<Row>;
  /** What writing takes; null: nothing but being signed in. */
  permission: Permission | null;
  mayRead?: (actor: Actor) => boolean;
  /** Which rows a reader sees, where not all. */
  sight?: (actor: Actor) => SQL | undefined;
  /** Whether this person may put this very row into the trash or take it out, where the permission does not say. */
  mayTrash?: (row: Row, actor: Actor) => Refusal | undefined;
  /** One row by itself; absent where `presentAll` says more. */
  present?(row: Row, actor: Actor): Shape;
  /** Where a row shows what other tables hold: all rows of an answer at once. */
  presentAll?: (rows: Row[], reader: Reader) => Promise<Shape[]>;
  /** Absent where rows arise elsewhere: an applicant is opened by a registration. */
  adding?: { draft: z.ZodType<Draft>; create(draft: Draft, writing: Writing): Promise<Refusal | Row> };
  revise(row: Row, changes: Changes, writing: Writing): Promise<Refusal | Row>;
  /** Present where rows go to the trash instead of being retired. */
  trash?: (row: Row, deletedAt: string | null, change: Change) => Row;
  asChanges?: Editable<Row, Changes>['asChanges'];
  follow?: Editable<Row, Changes>['follow'];
  /** Names of unique indexes, as the field of the body they are about. */
  unique?: Record<string, string>;
  /** A field no two rows may share: of many rows at once, only the second that takes a value is refused. */
  distinct?: keyof Row & string;
};

/** Who reads rows, and when: for what a row shows beside its own columns. */
export type Reader = { store: Store; actor: Actor; district: District; now: string };

/** Rows as this reader may see them, in the order given. */
export async function presented<Row extends Versioned, Shape extends object, Draft, Changes>({ present, presentAll }: Resource<Row, Shape, Draft, Changes>, rows: Row[], reader: () => Promise<Reader>, actor: Actor): Promise<Shape[]> {
  if (presentAll) return presentAll(rows, await reader());
  return present ? rows.map((row) => present(row, actor)) : [];
}

/** Lets the compiler read a resource's types off its fields. */
export const resourceOf = <Row extends Versioned, Shape extends object, Draft, Changes>(resource: Resource<Row, Shape, Draft, Changes>) => resource;

function adder<Row extends Versioned, Draft>({ draft: shape, create }: { draft: z.ZodType<Draft>; create(draft: Draft, writing: Writing): Promise<Refusal | Row> }): NonNullable<Editable<Row, unknown>['add']> {
  return async (given, deciding) => {
    const parsed = shape.safeParse(given);
    if (!parsed.success) return { faults: parsed.error.issues.slice(0, 50).map((issue) => explainIssue(issue, deciding.language)) };
    return create(parsed.data, deciding);
  };
}

/** The same rows by the same rules, many at once. */
export function editableOf<Row extends Versioned, Shape extends object, Draft, Changes>(resource: Resource<Row, Shape, Draft, Changes>): Editable<Row, Changes> {
  const { subject, permission, changes, reads, distinct, sight } = resource;
  return {
    subject, permission, changes,
    load: ({ env, actor }, ids) => reads.findMany(env.store, ids, sight?.(actor)),
    prepare: async (writing) => (row, wanted) => resource.revise(row, wanted, writing),
    present: ({ env: { store }, actor, change }, rows) => presented(resource, rows, async () => ({ store, actor, district: await loadDistrict(store), now: change.now }), actor),
    ...(distinct && { distinct }),
    ...(resource.adding && { add: adder(resource.adding) }),
    ...(resource.trash && { trash: resource.trash }),
    ...(resource.asChanges && { asChanges: resource.asChanges }),
    ...(resource.follow && { follow: resource.follow }),
  };
}

/** A new row as it will stand. */
export function asNew<T extends object>(values: T, change: Change): T & { version: number; createdAt: string; updatedAt: string } {
  return { ...values, version: 1, createdAt: change.now, updatedAt: change.now };
}

/** A changed row as it will stand; what the changes leave undefined stays. */
export function asRevised<Row extends Versioned>(row: Row, changes: Partial<Row>, change: Change): Row {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  return { ...row, ...given, version: row.version + 1, updatedAt: change.now };
}

/** Leaves out fields nobody gave: with exact optional types an undefined is not the same as nothing. */
export function given<T extends object>(changes: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(changes).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

/** `retired: true` in a body is an instant in the row. */
export function retiredAt(retired: boolean | undefined, row: { retiredAt: string | null }, now: string): string | null {
  if (retired === undefined) return row.retiredAt;
  return retired ? (row.retiredAt ?? now) : null;
}

/** `path` points into the body; its last part is the field's name. */
export type Reference = { path: string; to: 'departments' | 'matters' | 'sites' | 'people'; id: string | null | undefined };

type Question = { to: Reference['to']; id: string };
type Round = { questions: Question[]; answered: Promise<Set<string>> };
const rounds = new WeakMap<Store, Round>();
const keyOf = ({ to, id }: Question) => `${to}:${id}`;

/** What is asked in one turn of the event loop goes into one query: many rows decided side by side cost as much as one. */
function inUse(store: Store, questions: Question[]): Promise<Set<string>> {
  const round = rounds.get(store);
  if (round) {
    round.questions.push(...questions);
    return round.answered;
  }
  const opened: Question[] = [...questions];
  const answered = Promise.resolve().then(async () => {
    rounds.delete(store);
    const tables = [...Map.groupBy(opened, ({ to }) => to)];
    const found = await store.reads(tables.map(([to, asked]) =>
      sql`select id from ${sql.identifier(to)} where id in (select value from json_each(${JSON.stringify([...new Set(asked.map(({ id }) => id))])})) and retired_at is null`));
    return new Set(found.flatMap((rows, at) => rows.map(({ id }) => `${tables[at]?.[0]}:${String(id)}`)));
  });
  rounds.set(store, { questions: opened, answered });
  return answered;
}

/** Every named row must exist and be in use. Refusal: `row.unknown_reference`. */
export async function checkReferences(store: Store, references: Reference[]): Promise<Refusal | undefined> {
  const asked = references.flatMap(({ path, to, id }) => (id === null || id === undefined ? [] : [{ path, to, id }]));
  if (asked.length === 0) return undefined;
  const found = await inUse(store, asked);
  const missing = asked.find((reference) => !found.has(keyOf(reference)));
  return missing && refuse('row.unknown_reference', { field: missing.path.split('.').at(-1) ?? '' }, missing.path);
}
