import { sql, type SQL } from 'drizzle-orm';
import { isRefusal, refuse, type Refusal } from '../../schema/refusals.ts';
import type { SheetResource } from '../../schema/sheets.ts';
import { SUBJECT_TABLES } from '../platform/ledger.ts';
import type { Resource, Versioned } from '../platform/resource.ts';
import { problemOf, problemsOf, type Importer, type Importing, type Outcome } from './importer.ts';
import { nested, type Reading } from './rules/read.ts';

type Options<Row> = Pick<Importer, 'needs' | 'keysOf'> & {
  /** What finds the row a line is about: the first of these the line gives and a row has. */
  keys: readonly (keyof Row & string)[];
  /** Keys that never change: not part of what a line changes. */
  fixed?: readonly string[];
  /** All of `keys` together, instead of one after the other. */
  together?: boolean;
  /** Rows that any of these lines may be about. */
  candidates(values: (field: string) => string[]): SQL;
  /** Refuses to add what was not found. */
  closed?: Refusal;
};

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
const listOf = (values: string[]): SQL => sql`(select value from json_each(${JSON.stringify(values)}))`;
/** `<column> in (…)` for a field every line may give. */
export const anyOf = (column: SQL, values: string[]): SQL => sql`${column} in ${listOf(values)}`;

/** The rows a line may mean: those that bear its first key, and contradict none given before it. */
function matching<Row extends object>(values: ReadonlyMap<string, unknown>, rows: readonly Row[], { keys, together }: Pick<Options<Row>, 'keys' | 'together'>): Row[] {
  const value = (key: string) => values.get(key) ?? null;
  if (together) return rows.filter((row) => keys.every((key) => same(row[key], value(key))));
  for (const [at, key] of keys.entries()) {
    if (value(key) === null) continue;
    const earlier = keys.slice(0, at).filter((one) => value(one) !== null);
    const found = rows.filter((row) => same(row[key], value(key)) && earlier.every((one) => row[one] === null || same(row[one], value(one))));
    if (found.length > 0) return found;
  }
  return [];
}

/** Rows of a plain resource from a file: what is found is corrected, what is not is added, each by the resource's own decision. */
export function importerOf<Row extends Versioned, Shape extends object, Draft, Changes>(
  resource: Resource<Row, Shape, Draft, Changes> & { subject: SheetResource },
  options: Options<Row>,
): Importer {
  const { subject, adding, reads, distinct, follow } = resource;
  const decideOne = async (reading: Reading, rows: readonly Row[], importing: Importing): Promise<Outcome> => {
    const { env, actor, fields } = importing;
    const refused = (refusal: Refusal) => [problemOf(refusal, fields)];
    const { values } = reading;
    const found = matching(values, rows, options);
    if (found.length > 1) return refused(refuse('import.ambiguous', { field: options.keys[0] ?? '', candidates: String(found.length) }, options.keys[0]));
    const [row] = found;
    if (row) {
      if ('retiredAt' in row && row.retiredAt !== null) return refused(refuse('import.retired'));
      const changeable = new Map([...values].filter(([name]) => !options.fixed?.includes(name)));
      const parsed = resource.changes.safeParse(nested(changeable));
      if (!parsed.success) return problemsOf(parsed.error.issues, fields);
      const differing = differences(row, parsed.data);
      if (Object.keys(differing).length === 0) return 'same';
      const again = resource.changes.parse(differing);
      const after = await resource.revise(row, again, { env, actor, change: importing.editing });
      return isRefusal(after) ? refused(after) : 'changed';
    }
    if (!adding || options.closed) return refused(options.closed ?? refuse('row.not_found'));
    if (distinct && rows.some((one) => same(one[distinct], values.get(distinct)))) return refused(refuse('import.key_conflict', {}, distinct));
    const draft = adding.draft.safeParse(nested(values));
    if (!draft.success) return problemsOf(draft.error.issues, fields);
    const added = await adding.create(draft.data, { env, actor, change: importing.adding });
    return isRefusal(added) ? refused(added) : 'added';
  };
  return {
    resource: subject,
    permissions: resource.permission === null ? [] : [resource.permission],
    step: 500,
    personal: false,
    needs: options.needs,
    keysOf: options.keysOf,
    ...(follow && { follow: ({ env, actor, adding: added, editing }: Importing, dryRun: boolean) => follow({ env, actor, change: editing, beside: [added], dryRun }) }),
    async decide(readings, importing) {
      const { env, actor, fields } = importing;
      const valuesOf = (field: string) => [...new Set(readings.flatMap(({ values }) => (typeof values.get(field) === 'string' ? [String(values.get(field))] : [])))];
      const ids = await env.store.rows<{ id: string }>(sql`select id from ${SUBJECT_TABLES[subject]} where ${options.candidates(valuesOf)}`);
      const rows = await reads.findMany(env.store, ids.map(({ id }) => id), resource.sight?.(actor));
      return Promise.all(readings.map((reading): Promise<Outcome> | Outcome =>
        reading.problems.length > 0 ? reading.problems.map((refusal) => problemOf(refusal, fields)) : decideOne(reading, rows, importing)));
    },
  };
}

/** The fields that would change; of the district's own columns only those that do. */
export function differences(row: object, changes: unknown): Record<string, unknown> {
  const standing = new Map<string, unknown>(Object.entries(row));
  return Object.fromEntries(Object.entries(changes as object).flatMap(([field, value]): [string, unknown][] => {
    if (field !== 'custom' || typeof value !== 'object' || value === null) return same(standing.get(field), value) ? [] : [[field, value]];
    const own = standing.get('custom');
    const inner = new Map<string, unknown>(Object.entries(typeof own === 'object' && own !== null ? own : {}));
    const changed = Object.entries(value).filter(([id, one]) => !same(inner.get(id), one));
    return changed.length === 0 ? [] : [[field, Object.fromEntries(changed)]];
  }));
}
