import { sql } from 'drizzle-orm';
import { isRefusal, type Refusal } from '../../schema/refusals.ts';
import type { Deciding, Editable } from '../platform/editable.ts';
import { SUBJECT_TABLES } from '../platform/ledger.ts';
import type { Versioned } from '../platform/resource.ts';
import type { Store } from '../platform/store.ts';
import { problemOf, problemsOf, type Importer, type Importing, type Outcome } from './importer.ts';
import { anyOf, differences } from './plain.ts';
import { nested } from './rules/read.ts';

type Options<Row> = Pick<Importer, 'resource' | 'step' | 'needs'> & {
  /** The field that finds the row a line is about, as an export writes it. */
  key: keyof Row & string;
  /** Of a line whose row there is not, or is not in this person's sight. */
  unknown: Refusal;
};

/** Rows that a file corrects and never adds: what may be typed over in the grid is taken, by the very rule of the grid, and nothing else. */
export function correctsOnly<Row extends Versioned, Changes>(editable: Editable<Row, Changes>, { key, unknown, ...options }: Options<Row>): Importer {
  const idsOf = async (store: Store, keys: string[]): Promise<string[]> => {
    if (key === 'id' || keys.length === 0) return keys;
    const found = await store.rows<{ id: string }>(sql`select id as "id" from ${SUBJECT_TABLES[options.resource]} where ${anyOf(sql`${sql.identifier(key)}`, keys)}`);
    return found.map(({ id }) => id);
  };
  const standing = async (keys: string[], deciding: Deciding): Promise<Map<string, Row>> => {
    const rows = await editable.load(deciding, await idsOf(deciding.env.store, keys));
    return new Map(rows.filter(({ deletedAt }) => !deletedAt).map((row) => [String(row[key]), row]));
  };
  return {
    ...options,
    onlyCorrects: true,
    permissions: editable.permission === null ? [] : [editable.permission],
    // What a list of them shows of a case or its applicant stands in the file beside what is taken.
    personal: true,
    keysOf: (text) => (text(key) === '' ? [] : [text(key)]),
    async decide(readings, { env, actor, editing, fields }: Importing) {
      const deciding: Deciding = { env, actor, change: editing, language: 'zh' };
      const known = await standing([...new Set(readings.flatMap(({ values }) => (values.has(key) ? [String(values.get(key))] : [])))], deciding);
      const outcomes: Outcome[] = readings.map(() => 'same');
      const asked = readings.flatMap(({ values, problems }, at) => {
        const row = known.get(String(values.get(key)));
        const refusals = problems.length > 0 ? problems : row ? [] : [unknown];
        if (!row || refusals.length > 0) {
          outcomes[at] = refusals.map((refusal) => problemOf(refusal, fields));
          return [];
        }
        const parsed = editable.changes.safeParse(nested(new Map([...values].filter(([name]) => name !== key))));
        if (!parsed.success) {
          outcomes[at] = problemsOf(parsed.error.issues, fields);
          return [];
        }
        const differing = differences(row, parsed.data);
        return Object.keys(differing).length > 0 ? [{ at, row, changes: editable.changes.parse(differing) }] : [];
      });
      const decide = await editable.prepare(deciding, asked);
      // Side by side: what they ask of the directories then goes into one query.
      await Promise.all(asked.map(async ({ at, row, changes }) => {
        const edited = await decide(row, changes);
        outcomes[at] = isRefusal(edited) ? [problemOf(edited, fields)] : 'changed';
      }));
      return outcomes;
    },
  };
}
