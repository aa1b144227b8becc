import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Field } from './fields.ts';
import { ListQuery, fieldsOf, isCapped, parseList, scopeOf, type Asked, type ListContext, type ListSpec } from './list.ts';
import { stop } from './problem.ts';
import type { Columns } from './select.ts';
import type { Store } from './store.ts';

/** A summary reads at most this many rows, and names at most this many groups. */
const MAX_ROWS = 10_000;
const MAX_GROUPS = 200;

const AGGREGATES = ['sum', 'avg', 'min', 'max'] as const;

export const SummaryQuery = ListQuery.pick({ filter: true, q: true }).extend({
  groupBy: z.string().meta({ description: 'A field that holds a code, a number or yes and no', example: 'stage' }),
  aggregate: z.string().optional().meta({ description: '`count` (unless told), or `sum`, `avg`, `min`, `max` of a number: `avg:visits`' }),
});
export type SummaryQuery = z.infer<typeof SummaryQuery>;

const Key = z.union([z.string(), z.number(), z.boolean()]).nullable();
export const SummaryAnswer = z.object({
  data: z.array(z.object({ key: Key, count: z.int(), value: z.number().nullable() })),
  total: z.int(),
  totalIsExact: z.boolean(),
});
export type Summary = z.infer<typeof SummaryAnswer>;

export type SummaryAsked = { list: Asked; groupBy: string; aggregate: string };

const groupable = (field: Field) => field.kind === 'code' || field.kind === 'number' || field.kind === 'boolean';

/** Refusals: `query.invalid`, which names the field. */
export function parseSummary<C extends Columns>({ groupBy, aggregate, ...query }: SummaryQuery, spec: ListSpec<C>): SummaryAsked {
  const field = fieldsOf(spec).get(groupBy);
  if (!field || !groupable(field)) return stop('query.invalid', { field: groupBy.slice(0, 60) }, 'groupBy');
  return { list: parseList(query, spec), groupBy, aggregate: aggregate ?? 'count' };
}

function aggregateSql<C extends Columns>(aggregate: string, spec: ListSpec<C>): { measured: SQL; value: SQL } {
  if (aggregate === 'count') return { measured: sql`1`, value: sql`count(*)` };
  const [name, of] = aggregate.split(':');
  const known = AGGREGATES.find((one) => one === name);
  const field = of === undefined ? undefined : fieldsOf(spec).get(of);
  if (!known || field?.kind !== 'number') return stop('query.invalid', { field: 'aggregate' }, 'aggregate');
  return { measured: sql`${field.column}`, value: sql`${sql.raw(known)}(measured)` };
}

/** Groups of the rows a list with the same filter would show; over the cap the rest is left uncounted, and `totalIsExact` says so. */
export async function summarise<C extends Columns>(store: Store, spec: ListSpec<C>, asked: SummaryAsked, context: ListContext): Promise<Summary> {
  const field = fieldsOf(spec).get(asked.groupBy);
  const { measured, value } = aggregateSql(asked.aggregate, spec);
  const { from, where } = scopeOf(asked.list, spec, context);
  const rows = await store.rows<{ key: string | number | null; count: number; value: number | null }>(sql`
    select grouped as "key", count(*) as "count", ${value} as "value"
    from (select ${field?.column} as grouped, ${measured} as measured from ${from} where ${where} limit ${MAX_ROWS})
    group by grouped order by count(*) desc, grouped limit ${MAX_GROUPS}`);
  const total = rows.reduce((sum, row) => sum + row.count, 0);
  return {
    data: rows.map((row) => ({ ...row, key: field?.kind === 'boolean' && row.key !== null ? row.key === 1 : row.key })),
    total,
    totalIsExact: total < MAX_ROWS && rows.length < MAX_GROUPS && !isCapped(asked.list.filter, fieldsOf(spec)),
  };
}
