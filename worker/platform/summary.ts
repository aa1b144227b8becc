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
const MAX_AGGREGATES = 8;

const AGGREGATES = ['sum', 'avg', 'min', 'max'] as const;

export const SummaryQuery = ListQuery.pick({ filter: true, q: true }).extend({
  groupBy: z.string().optional().meta({ description: 'A field that holds a code, a number or yes and no; left out, all rows are one group, and `aggregate` says what of them', example: 'stage' }),
  aggregate: z.string().optional().meta({ description: `\`count\` (unless told), or \`sum\`, \`avg\`, \`min\`, \`max\` of a number: \`avg:visits\`; up to ${MAX_AGGREGATES} by comma, then all of them stand in \`values\`` }),
});
export type SummaryQuery = z.infer<typeof SummaryQuery>;

const Key = z.union([z.string(), z.number(), z.boolean()]).nullable();
export const SummaryAnswer = z.object({
  data: z.array(z.object({ key: Key, count: z.int(), value: z.number().nullable(), values: z.record(z.string(), z.number().nullable()).optional() })),
  total: z.int(),
  totalIsExact: z.boolean(),
});
export type Summary = z.infer<typeof SummaryAnswer>;

export type SummaryAsked = { list: Asked; groupBy: string | null; aggregate: string };

const groupable = (field: Field) => field.kind === 'code' || field.kind === 'number' || field.kind === 'boolean';

/** Refusals: `query.invalid`, which names the field. */
export function parseSummary<C extends Columns>({ groupBy, aggregate, ...query }: SummaryQuery, spec: ListSpec<C>): SummaryAsked {
  const field = groupBy === undefined ? undefined : fieldsOf(spec).get(groupBy);
  const wrong = groupBy === undefined ? aggregate === undefined : !field || !groupable(field);
  if (wrong) return stop('query.invalid', { field: (groupBy ?? 'groupBy').slice(0, 60) }, 'groupBy');
  return { list: parseList(query, spec), groupBy: groupBy ?? null, aggregate: aggregate ?? 'count' };
}

type Measure = { name: string; measured: SQL; value: SQL };

function measuresOf<C extends Columns>(aggregate: string, spec: ListSpec<C>): Measure[] {
  const names = aggregate.split(',');
  if (names.length > MAX_AGGREGATES) return stop('query.invalid', { field: 'aggregate' }, 'aggregate');
  return names.map((name, at) => {
    if (name === 'count') return { name, measured: sql`1`, value: sql`count(*)` };
    const [how, of] = name.split(':');
    const known = AGGREGATES.find((one) => one === how);
    const field = of === undefined ? undefined : fieldsOf(spec).get(of);
    if (!known || field?.kind !== 'number') return stop('query.invalid', { field: 'aggregate' }, 'aggregate');
    return { name, measured: sql`${field.column}`, value: sql`${sql.raw(known)}(${sql.identifier(`measured${at}`)})` };
  });
}

/** Groups of the rows a list with the same filter would show; over the cap the rest is left uncounted, and `totalIsExact` says so. */
export async function summarise<C extends Columns>(store: Store, spec: ListSpec<C>, asked: SummaryAsked, context: ListContext): Promise<Summary> {
  const field = asked.groupBy === null ? undefined : fieldsOf(spec).get(asked.groupBy);
  const measures = measuresOf(asked.aggregate, spec);
  const { from, where } = scopeOf(asked.list, spec, context);
  const measured = sql.join(measures.map((one, at) => sql`${one.measured} as ${sql.identifier(`measured${at}`)}`), sql`, `);
  const values = sql.join(measures.map((one, at) => sql`${one.value} as ${sql.identifier(`value${at}`)}`), sql`, `);
  const rows = await store.rows<{ key: string | number | null; count: number } & Record<string, string | number | null>>(sql`
    select grouped as "key", count(*) as "count", ${values}
    from (select ${field?.column ?? sql`null`} as grouped, ${measured} from ${from} where ${where} limit ${MAX_ROWS})
    group by grouped order by count(*) desc, grouped limit ${MAX_GROUPS}`);
  const total = rows.reduce((sum, row) => sum + row.count, 0);
  return {
    data: rows.map((row) => {
      const found = measures.map(({ name }, at) => [name, numberOrNull(row[`value${at}`])] as const);
      return {
        key: field?.kind === 'boolean' && row.key !== null ? row.key === 1 : row.key,
        count: row.count,
        value: found[0]?.[1] ?? null,
        ...(found.length > 1 && { values: Object.fromEntries(found) }),
      };
    }),
    total,
    totalIsExact: total < MAX_ROWS && rows.length < MAX_GROUPS && !isCapped(asked.list.filter, fieldsOf(spec)),
  };
}

const numberOrNull = (value: unknown): number | null => (typeof value === 'number' ? value : null);
