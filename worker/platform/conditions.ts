import { and, not, or, sql, type SQL } from 'drizzle-orm';
import type { Field } from './fields.ts';
import type { Comparison, Condition, Fields, Filter, Value } from './filter.ts';
import { spansOf, stretchSql } from './order.ts';
import { spanOf, type Clock, type Span } from './spans.ts';

/** Not a bare 0: SQLite would drop the other conditions with it, and the partial index that they call for. */
const NOTHING = sql`1 = 0`;

const literal = (value: string) => sql.raw(`'${value.replaceAll("'", "''")}'`);

/** Undefined for an empty filter. `walked` is the field whose order bounds the walk already: its own column is compared. */
export function toSql(filter: Filter, fields: Fields, clock: Clock, walked?: string): SQL | undefined {
  return and(
    ...filter.map((part) => {
      if ('any' in part) return or(...part.any.map((one) => toSql(one, fields, clock) ?? sql`1`));
      const field = fields.get(part.field);
      if (!field) return NOTHING;
      return conditionSql(part, part.field === walked ? unkeyed(field) : field, clock);
    }),
  );
}

const unkeyed = ({ sortKey: _key, ...field }: Field): Field => field;

function conditionSql(condition: Condition, field: Field, clock: Clock): SQL {
  const span = spanOf(condition, field, clock);
  if (span) {
    const within = spanSql(field, span);
    if (condition.op === 'isNot') return not(sql`coalesce(${within}, 0)`);
    if (condition.op !== 'overdue') return within;
    const overdue = and(within, field.overdueWhen) ?? NOTHING;
    return condition.value ? overdue : not(sql`coalesce(${overdue}, 0)`);
  }
  switch (condition.op) {
    case 'is':
      return equal(field, condition.value);
    case 'isNot':
      return condition.value === null ? present(field) : not(sql`coalesce(${equal(field, condition.value)}, 0)`);
    case 'in':
      return among(field, condition, clock);
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return comparison(field.column, condition.op, condition.value);
    case 'contains':
      return sql`instr(lower(${field.column}), lower(${condition.value})) > 0`;
    case 'empty':
      return condition.value ? absent(field) : present(field);
    case 'overdue':
    case 'within':
    case 'inWorkingDays':
      return NOTHING;
  }
}

/** Compared through the sorted column where there is one: that is the column an index has. */
function spanSql({ column, sortKey }: Field, { from, to }: Span): SQL {
  if (sortKey?.absent !== undefined) return or(...spansOf(sortKey.absent, sortKey.still, from, to).map((span) => stretchSql(sortKey.column, span))) ?? NOTHING;
  if (from !== null && from === to) return sql`${column} = ${from}`;
  return and(from === null ? undefined : sql`${column} >= ${from}`, to === null ? undefined : sql`${column} <= ${to}`) ?? sql`${column} is not null`;
}

function equal(field: Field, value: Value | null): SQL {
  const { column } = field;
  if (value === null) return sql`${column} is null`;
  if (typeof value === 'boolean') return value ? sql`${column}` : not(sql`coalesce(${column}, 0)`);
  if (field.kind === 'codes') return sql`exists (select 1 from json_each(${column}) where value = ${value})`;
  return field.values ? sql`${column} = ${literal(String(value))}` : sql`${column} = ${value}`;
}

function among(field: Field, condition: Extract<Condition, { op: 'in' }>, clock: Clock): SQL {
  const given = [...new Set(condition.values.filter((value) => value !== null))];
  const nothing = condition.values.includes(null) ? sql`${field.column} is null` : undefined;
  if (given.length === 0) return nothing ?? NOTHING;
  return or(nothing, amongGiven(field, given, condition.field, clock)) ?? NOTHING;
}

function amongGiven(field: Field, values: Value[], name: string, clock: Clock): SQL {
  const { column } = field;
  if (field.values) {
    // In the list's own order: that is how a partial index that names several of them is written.
    const named = field.values.filter((value) => values.includes(value));
    return sql`${column} in (${sql.join(named.map(literal), sql.raw(','))})`;
  }
  if (field.kind === 'codes') return sql`exists (select 1 from json_each(${column}) where value in (select value from json_each(${JSON.stringify(values)})))`;
  if (field.kind === 'boolean' || field.kind === 'instant') return or(...values.map((value) => conditionSql({ field: name, op: 'is', value }, field, clock))) ?? NOTHING;
  return sql`${column} in (select value from json_each(${JSON.stringify(values)}))`;
}

function comparison(column: Field['column'], op: Comparison, value: Value): SQL {
  switch (op) {
    case 'gt':
      return sql`${column} > ${value}`;
    case 'gte':
      return sql`${column} >= ${value}`;
    case 'lt':
      return sql`${column} < ${value}`;
    case 'lte':
      return sql`${column} <= ${value}`;
  }
}

function absent(field: Field): SQL {
  if (field.kind === 'codes') return sql`coalesce(${field.column}, '[]') = '[]'`;
  return field.kind === 'text' ? sql`coalesce(${field.column}, '') = ''` : sql`${field.column} is null`;
}

function present(field: Field): SQL {
  if (field.kind === 'codes') return sql`coalesce(${field.column}, '[]') <> '[]'`;
  return field.kind === 'text' ? sql`coalesce(${field.column}, '') <> ''` : sql`${field.column} is not null`;
}
