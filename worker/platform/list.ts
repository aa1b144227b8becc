import { and, sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { z } from 'zod';
import type { OwnFields } from '../../schema/fields.ts';
import { toSql } from './conditions.ts';
import type { Field } from './fields.ts';
import { parseFilter, type Fields, type Filter } from './filter.ts';
import { decodeCursor, encodeCursor, keysOf, orderBy, parseSort, runsFrom, spansOf, type Key, type KeyValue, type Sort } from './order.ts';
import { stop } from './problem.ts';
import { MAX_SEARCH, MAX_WORDS } from './search.ts';
import { decode, selection, type Columns, type RowFrom } from './select.ts';
import { spanOf, type Clock } from './spans.ts';
import type { Statement, Store } from './store.ts';

export const MAX_LIMIT = 500;
const DEFAULT_LIMIT = 25;
/** Totals without a counter are counted this far, and rows before an offset without one are skipped this far. */
export const MAX_COUNTED = 1000;
export const MAX_SKIPPED = 10_000;
/** A filter no index serves looks among this many rows. */
export const MAX_LOOKED = 10_000;
const MAX_OFFSET = 100_000_000;

/** The query of `GET /api/{resource}`, as it stands in the address. */
export const ListQuery = z.strictObject({
  filter: z.string().optional().meta({ description: '`{field: value | [values] | {gt,gte,lt,lte,ne,contains,empty,within,inWorkingDays,overdue}}` as JSON; `and` and `or` take lists of filters', example: '{"dueAt":{"within":"week"}}' }),
  sort: z.string().optional().meta({ description: 'Fields by comma, `-` for descending', example: '-receivedAt' }),
  limit: z.string().optional().meta({ description: `Up to ${MAX_LIMIT}; ${DEFAULT_LIMIT} unless told` }),
  offset: z.string().optional().meta({ description: 'Rows to skip; not together with `cursor`' }),
  cursor: z.string().optional().meta({ description: 'The `next` of an earlier answer, with the same filter and sort' }),
  q: z.string().optional().meta({ description: 'Text to find, from one character up' }),
  trash: z.string().optional().meta({ description: '`1`: what was deleted instead' }),
});
export type ListQuery = z.infer<typeof ListQuery>;

export const listAnswer = <S extends z.ZodType>(row: S) =>
  z.object({ data: z.array(row), next: z.string().nullable(), total: z.int(), totalIsExact: z.boolean() });

/** What was asked for, checked: a resource can recognise its built-in views in it. */
export type Asked = {
  filter: Filter;
  sort: Sort;
  /** False when the order is the resource's own. */
  sorted: boolean;
  limit: number;
  offset: number;
  cursor: string | null;
  q: string;
  trash: boolean;
};

/** What counters and other knowledge of a resource can spare a list. */
export type Shortcut = {
  /** Answers one row `{n}`: the exact total. */
  total?: SQL;
  /** The index whose order is the list's. Named, because SQLite keeps no statistics here and prefers any that narrows more. */
  index?: string | undefined;
  /** Where to begin instead of skipping every row before the offset; `with` computes what the others need. */
  seek?: { with: SQL; from: SQL; skip: SQL };
};

/** Another way to the same rows, narrowed by sight and text already; its own columns may carry the order. */
export type Source = { from: SQL; where: SQL; keys?: Key[]; count?: SQL | undefined };

/** How `q` is met: other tables to read from, their condition, and the key that stands for the tie and runs with time. */
export type Search = { from: SQL; where: SQL; key: SQL };

export type ListSpec<C extends Columns> = {
  table: SQLiteTable;
  columns: C;
  fields: Record<string, Field>;
  /** Unique, never null; stands at the end of every order. */
  tie: SQLiteColumn;
  defaultSort: string;
  deletedAt?: SQLiteColumn;
  /** What `q` is compared with where there is no index for it: small tables only. */
  searched?: SQLiteColumn[];
};

export type ListContext = Clock & {
  /** The district's own columns. */
  fields?: OwnFields | undefined;
  /** What this person may see. */
  sight?: SQL | undefined;
  search?: Search | undefined;
  source?: Source | undefined;
  shortcut?: Shortcut | undefined;
};

export type Listed<C extends Columns> = { rows: RowFrom<C>[]; next: string | null; total: number; totalIsExact: boolean };

function wholeNumber(text: string | undefined, field: string, fallback: number, from: number, to: number): number {
  if (text === undefined) return fallback;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  return value >= from && value <= to ? value : stop('query.invalid', { field }, field);
}

/** Checks a list's query. Refusals: `query.invalid`, which names the field. */
export function parseList<C extends Columns>(query: ListQuery, spec: ListSpec<C>): Asked {
  const fields = fieldsOf(spec);
  const q = (query.q ?? '').trim();
  if (q.length > MAX_SEARCH || !q.isWellFormed()) return stop('query.invalid', { field: 'q' }, 'q');
  if (query.trash !== undefined && (!spec.deletedAt || !['0', '1'].includes(query.trash))) return stop('query.invalid', { field: 'trash' }, 'trash');
  if (query.cursor !== undefined && query.offset !== undefined) return stop('query.invalid', { field: 'offset' }, 'offset');
  const sort = parseSort(query.sort, spec.defaultSort, fields);
  return {
    filter: parseFilter(query.filter, fields),
    sort,
    sorted: sort.length !== 1 || sort[0]?.field !== spec.defaultSort.replace(/^-/, '') || sort[0].descending !== spec.defaultSort.startsWith('-'),
    limit: wholeNumber(query.limit, 'limit', DEFAULT_LIMIT, 1, MAX_LIMIT),
    offset: wholeNumber(query.offset, 'offset', 0, 0, MAX_OFFSET),
    cursor: query.cursor ?? null,
    q,
    trash: query.trash === '1',
  };
}

const known = new WeakMap<object, Fields>();

export function fieldsOf<C extends Columns>(spec: ListSpec<C>): Fields {
  const fields = known.get(spec) ?? new Map(Object.entries(spec.fields));
  known.set(spec, fields);
  return fields;
}

type Scope = { from: SQL; where: SQL };

/** What a list or a summary reads from and under which conditions, besides the place in the order. */
export function scopeOf<C extends Columns>(asked: Asked, spec: ListSpec<C>, context: ListContext, walked?: string): Scope {
  const { search, source } = context;
  const living = spec.deletedAt && (asked.trash ? sql`${spec.deletedAt} is not null` : sql`${spec.deletedAt} is null`);
  const found = search || source ? and(source?.where, search?.where) : searchSql(asked.q, spec);
  const fields = fieldsOf(spec);
  const [slow, quick] = partition(asked.filter, (part) => isSlow(part, fields));
  const scope = {
    from: search?.from ?? source?.from ?? sql`${spec.table}`,
    where: and(found, living, context.sight, toSql(quick, fields, context, walked)) ?? sql`1`,
  };
  return slow.length === 0 ? scope : { from: lookedAt(scope, spec, search), where: toSql(slow, fields, context) ?? sql`1` };
}

const partition = <T>(items: readonly T[], holds: (item: T) => boolean): [T[], T[]] => [items.filter(holds), items.filter((item) => !holds(item))];

const isSlow = (part: Filter[number], fields: Fields): boolean =>
  'any' in part ? part.any.some((one) => isCapped(one, fields)) : fields.get(part.field)?.capped === true;

/** Whether a filter looks only so far; what it finds is then never all there is for certain. */
export const isCapped = (filter: Filter, fields: Fields): boolean => filter.some((part) => isSlow(part, fields));

/** The first rows of the list's own order that the quick conditions leave, each joined to its row. */
function lookedAt<C extends Columns>({ from, where }: Scope, spec: ListSpec<C>, search: Search | undefined): SQL {
  const fields = fieldsOf(spec);
  const order = search ? sql`${search.key} desc` : orderBy(keysOf(parseSort(undefined, spec.defaultSort, fields), fields, spec.tie));
  return sql`(select ${spec.tie} as tie from ${from} where ${where} order by ${order} limit ${MAX_LOOKED}) as looked cross join ${spec.table} on ${spec.tie} = looked.tie`;
}

function searchSql<C extends Columns>(q: string, spec: ListSpec<C>): SQL | undefined {
  if (q === '') return undefined;
  if (!spec.searched) return stop('query.invalid', { field: 'q' }, 'q');
  const text = sql.join(spec.searched.map((column) => sql`coalesce(${column}, '')`), sql` || char(10) || `);
  return and(...q.split(/\s+/u).slice(0, MAX_WORDS).map((word) => sql`instr(lower(${text}), lower(${word})) > 0`));
}

/** One page and its total, in one round trip. */
export async function listRows<C extends Columns>(store: Store, spec: ListSpec<C>, asked: Asked, context: ListContext): Promise<Listed<C>> {
  const scope = scopeOf(asked, spec, context, asked.sort[0]?.field);
  const plan = planOf(spec, asked, context, scope);
  const { total, seek } = context.shortcut ?? {};
  const count = total ?? context.source?.count ?? (context.search ? counting(scope.from, scope.where) : counting(plan.from, scope.where, runsFrom(plan.keys, null)));
  const [page, totals] = await store.reads([pageOf(spec, asked, plan, seek), count]);
  const shown = page?.slice(0, asked.limit) ?? [];
  const last = shown.at(-1);
  const more = (page?.length ?? 0) > asked.limit;
  const n = Number(totals?.[0]?.n ?? 0);
  return {
    rows: shown.map((row) => decode(spec.columns, row)),
    next: more && last ? encodeCursor(asked.sort, plan.keys.map((_, at) => keyValue(last[`key${at}`]))) : null,
    total: n,
    totalIsExact: total !== undefined || (n < MAX_COUNTED && !isCapped(asked.filter, fieldsOf(spec))),
  };
}

/** Answers `{n}`, and reads no further than a total is counted. */
export function counting(from: SQL, where: SQL, runs: (SQL | undefined)[] = [undefined]): SQL {
  const each = runs.map((run) => sql`select 1 from ${from} where ${and(where, run)}`);
  return sql`select count(*) as n from (${sql.join(each, sql` union all `)} limit ${MAX_COUNTED})`;
}

const keyValue = (value: unknown): KeyValue => (typeof value === 'string' || typeof value === 'number' ? value : null);

type Plan = Scope & { keys: Key[] };

function planOf<C extends Columns>(spec: ListSpec<C>, asked: Asked, context: ListContext, scope: Scope): Plan {
  const { search, source, shortcut } = context;
  if (search && !isCapped(asked.filter, fieldsOf(spec))) return searchPlan(spec, asked, search, scope);
  const from = shortcut?.index === undefined || source ? scope.from : sql`${spec.table} indexed by ${sql.identifier(shortcut.index)}`;
  return { from, where: scope.where, keys: spanned(source?.keys ?? keysOf(asked.sort, fieldsOf(spec), spec.tie), spec, asked, context) };
}

/** A condition on the first column of the order leaves stretches of it: the walk keeps to them. */
function spanned<C extends Columns>(keys: Key[], spec: ListSpec<C>, asked: Asked, clock: Clock): Key[] {
  const [first, ...others] = keys;
  const name = asked.sort[0]?.field;
  const field = name === undefined ? undefined : fieldsOf(spec).get(name);
  if (first?.absent === undefined || !field) return keys;
  const spans = asked.filter.flatMap((part) => {
    const negated = 'any' in part || part.field !== name || part.op === 'isNot' || (part.op === 'overdue' && !part.value);
    const span = negated ? null : spanOf(part, field, clock);
    return span ? [span] : [];
  });
  if (spans.length === 0) return keys;
  const from = spans.flatMap((span) => span.from ?? []).toSorted().at(-1) ?? null;
  const to = spans.flatMap((span) => span.to ?? []).toSorted()[0] ?? null;
  return [{ ...first, spans: spansOf(first.absent, first.still, from, to) }, ...others];
}

/** What was found is shown newest first, straight from the index; in another order, the newest thousand are put in it. */
function searchPlan<C extends Columns>(spec: ListSpec<C>, asked: Asked, search: Search, scope: Scope): Plan {
  if (!asked.sorted) return { ...scope, keys: [{ column: search.key, descending: true, required: true, whole: true }] };
  const newest = sql`select ${search.key} from ${scope.from} where ${scope.where} order by ${search.key} desc limit ${MAX_COUNTED}`;
  return { from: sql`${spec.table}`, where: sql`${spec.tie} in (${newest})`, keys: keysOf(asked.sort, fieldsOf(spec), spec.tie) };
}

function pageOf<C extends Columns>(spec: ListSpec<C>, asked: Asked, { from, where, keys }: Plan, seek: Shortcut['seek']): Statement {
  const columns = sql.join([selection(spec.columns), ...keys.map((key, at) => sql`${key.column} as ${sql.identifier(`key${at}`)}`)], sql`, `);
  const read = (run: SQL | undefined, rows: SQL) => sql`select ${columns} from ${from} where ${and(where, run)} order by ${orderBy(keys)} limit ${rows}`;
  if (!seek && asked.offset > MAX_SKIPPED) return stop('query.invalid', { field: 'offset' }, 'offset');
  const size = asked.limit + 1;
  const skip = seek?.skip ?? sql`${asked.offset}`;
  const values = asked.cursor === null ? null : { values: decodeCursor(asked.cursor, asked.sort, keys) };
  const runs = runsFrom(keys, seek ? { from: seek.from } : values);
  const [only] = runs;
  const reach = sql`${size} + ${skip}`;
  const page = runs.length === 1
    ? read(only, sql`${size} offset ${skip}`)
    : sql`${sql.join(runs.map((run) => sql`select * from (${read(run, reach)})`), sql` union all `)} limit ${size} offset ${skip}`;
  return seek ? sql`${seek.with} ${page}` : page;
}
