import type { Row } from '../api/rows.ts';
import { get } from '../api/http.ts';
import type { GridQuery } from './columns.ts';
import { summaryPath } from './paths.ts';

/** What the rows of a group have in common; null: nothing is said. */
export type GroupKey = string | number | boolean | null;
/** What the rows of a group come to, by aggregate: `avg:visits`. */
export type GroupValues = Readonly<Record<string, number | null>>;
export type SummaryAnswer = { data: { key: GroupKey; count: number; value: number | null; values?: GroupValues }[]; total: number; totalIsExact: boolean };

/** How rows are put into groups, as the view says it. */
export type Grouping<R extends Row> = {
  field: string;
  label: string;
  /** What is asked of each group beside its count: `sum:visits,avg:visits`; empty where nothing is. */
  aggregate: string;
  /** The group a row belongs to; undefined where the row does not say. */
  keyOf: (row: R) => GroupKey | undefined;
  name: (key: GroupKey) => string;
  compare: (one: GroupKey, other: GroupKey) => number;
  /** What stands in a column of a group's head. */
  total: (field: string, head: GroupHead) => string;
};

/** The head of a group: one line of the grid that is no row. */
export type GroupHead = {
  key: GroupKey;
  count: number;
  exact: boolean;
  open: boolean;
  /** Rows of it that can be listed: fewer than it has where the list reaches only so far. */
  listed: number;
  values: GroupValues | null;
};

/** Which groups are folded: all or none, but for those named. */
export type Fold = { all: boolean; but: GroupKey[] };
export const UNFOLDED: Fold = { all: false, but: [] };

export const isFolded = ({ all, but }: Fold, key: GroupKey): boolean => but.includes(key) !== all;
export const fold = (before: Fold, key: GroupKey, folded: boolean): Fold =>
  isFolded(before, key) === folded ? before : { ...before, but: before.but.includes(key) ? before.but.filter((one) => one !== key) : [...before.but, key] };

export const filterOf = (field: string, key: GroupKey): Record<string, unknown> => ({ [field]: key === null ? { empty: true } : key });

export type Groups = { data: { key: GroupKey; count: number; values: GroupValues | null }[]; exact: boolean };

/** The groups of a list. Counts come from counters where there are any, so they are asked for apart from what else is added up. */
export async function fetchGroups<R extends Row>(resource: string, query: GridQuery, { field, aggregate }: Grouping<R>, signal: AbortSignal): Promise<Groups> {
  const ask = (more: Record<string, string>) => get<SummaryAnswer>(summaryPath(resource, query, { groupBy: field, ...more }), signal);
  const [counted, measured] = await Promise.all([ask({}), aggregate === '' ? null : ask({ aggregate: `count,${aggregate}` })]);
  const values = new Map(measured?.data.map((group) => [group.key, group]));
  const data = counted.data.map(({ key, count }) => {
    const found = values.get(key);
    // Added up over a part of its rows, a group's total would be another's.
    return { key, count, values: found?.values && found.count === count ? found.values : null };
  });
  return { data, exact: counted.totalIsExact };
}
