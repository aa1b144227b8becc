import { sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { Subject } from '../../schema/events.ts';
import type { Actor, Permission } from '../../schema/people.ts';
import { refuse, type Refusal } from '../../schema/refusals.ts';
import { Id } from '../../schema/values.ts';
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
  list(store: Store, query: ListQuery, context: ListContext): Promise<{ rows: Row[]; next: string | null; total: number; totalIsExact: boolean }>;
  summarise(store: Store, query: SummaryQuery, context: ListContext): Promise<Summary>;
};

export function readsOf<C extends Columns>(spec: ListSpec<C>): Reads<RowFrom<C>> {
  return {
    async find(store, id) {
      const [row] = await store.rows(sql`select ${selection(spec.columns)} from ${spec.table} where ${spec.tie} = ${id}`);
      return row ? decode(spec.columns, row) : null;
    },
    list: (store, query, context) => listRows(store, spec, parseList(query, spec), context),
    summarise: (store, query, context) => summarise(store, spec, parseSummary(query, spec), context),
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
  /** What writing takes. */
  permission: Permission;
  mayRead?: (actor: Actor) => boolean;
  /** Which rows a reader sees, where not all. */
  sight?: (actor: Actor) => SQL | undefined;
  present(row: Row, actor: Actor): Shape;
  /** Absent where rows arise elsewhere: an applicant is opened by a registration. */
  adding?: { draft: z.ZodType<Draft>; create(draft: Draft, writing: Writing): Promise<Refusal | Row> };
  revise(row: Row, changes: Changes, writing: Writing): Promise<Refusal | Row>;
  /** Present where rows go to the trash instead of being retired. */
  trash?: (row: Row, deletedAt: string | null, change: Change) => Row;
  /** Names of unique indexes, as the field of the body they are about. */
  unique?: Record<string, string>;
};

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

/** Every named row must exist and be in use. One query for all; refusal: `row.unknown_reference`. */
export async function checkReferences(store: Store, references: Reference[]): Promise<Refusal | undefined> {
  const asked = references.filter(({ id }) => id !== null && id !== undefined);
  if (asked.length === 0) return undefined;
  const queries = asked.map(({ to, id }, at) => sql`select ${sql.raw(String(at))} as at from ${sql.identifier(to)} where id = ${id} and retired_at is null`);
  const found = new Set((await store.rows<{ at: number }>(sql.join(queries, sql` union all `))).map(({ at }) => at));
  const missing = asked.find((_, at) => !found.has(at));
  return missing && refuse('row.unknown_reference', { field: missing.path.split('.').at(-1) ?? '' }, missing.path);
}
