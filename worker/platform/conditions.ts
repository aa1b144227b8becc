import { and, not, or, sql, type SQL } from 'drizzle-orm';
import { addWorkingDays, dayOf, endOfDay, startOfDay, type Calendar } from '../deadlines/rules.ts';
import type { Field } from './fields.ts';
import type { Comparison, Condition, Fields, Filter, Value, Within } from './filter.ts';
import { stop } from './problem.ts';

/** `calendar` null: a resource whose lists know no days; a relative date is then refused. */
export type Clock = { now: string; calendar: Calendar | null };

const NOTHING = sql`0`;
const DAY_LENGTH = 10;

const literal = (value: string) => sql.raw(`'${value.replaceAll("'", "''")}'`);

/** Undefined for an empty filter. */
export function toSql(filter: Filter, fields: Fields, clock: Clock): SQL | undefined {
  return and(
    ...filter.map((part) => {
      if ('any' in part) return or(...part.any.map((one) => toSql(one, fields, clock) ?? sql`1`));
      const field = fields.get(part.field);
      return field ? conditionSql(part, field, clock) : NOTHING;
    }),
  );
}

function conditionSql(condition: Condition, field: Field, clock: Clock): SQL {
  const { column } = field;
  switch (condition.op) {
    case 'is':
      return equal(field, condition.value, condition.field, clock);
    case 'isNot':
      return condition.value === null ? present(field) : not(sql`coalesce(${equal(field, condition.value, condition.field, clock)}, 0)`);
    case 'in':
      return among(field, condition.values, condition.field, clock);
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return compare(field, condition.op, condition.value, condition.field, clock);
    case 'contains':
      return sql`instr(lower(${column}), lower(${condition.value})) > 0`;
    case 'empty':
      return condition.value ? absent(field) : present(field);
    case 'overdue': {
      const { now, calendar } = clock;
      const line = field.kind === 'day' ? dayOf(now, calendarOf(calendar, condition.field)) : now;
      const overdue = and(sql`${column} < ${line}`, field.overdueWhen) ?? NOTHING;
      return condition.value ? overdue : not(sql`coalesce(${overdue}, 0)`);
    }
    case 'within': {
      const calendar = calendarOf(clock.calendar, condition.field);
      const [first, last] = daysOf(condition.value, dayOf(clock.now, calendar));
      return between(field, first, last, calendar);
    }
    case 'inWorkingDays': {
      const calendar = calendarOf(clock.calendar, condition.field);
      const today = dayOf(clock.now, calendar);
      const last = addWorkingDays(today, condition.value, calendar);
      if (field.kind === 'day') return between(field, today, last, calendar);
      return sql`${column} between ${clock.now} and ${endOfDay(last, calendar)}`;
    }
  }
}

function calendarOf(calendar: Calendar | null, field: string): Calendar {
  return calendar ?? stop('query.invalid', { field }, `filter.${field}`);
}

/** A whole day, given where the column holds instants. */
const isWholeDay = (field: Field, value: Value): value is string => field.kind === 'instant' && typeof value === 'string' && value.length === DAY_LENGTH;

function equal(field: Field, value: Value | null, name: string, clock: Clock): SQL {
  if (value === null) return sql`${field.column} is null`;
  if (typeof value === 'boolean') return value ? sql`${field.column}` : not(sql`coalesce(${field.column}, 0)`);
  if (field.kind === 'codes') return sql`exists (select 1 from json_each(${field.column}) where value = ${value})`;
  if (isWholeDay(field, value)) return between(field, value, value, calendarOf(clock.calendar, name));
  return field.values ? sql`${field.column} = ${literal(String(value))}` : sql`${field.column} = ${value}`;
}

function among(field: Field, values: (Value | null)[], name: string, clock: Clock): SQL {
  const given = values.filter((value) => value !== null);
  const nothing = values.includes(null) ? sql`${field.column} is null` : undefined;
  if (given.length === 0) return nothing ?? NOTHING;
  return or(nothing, amongGiven(field, given, name, clock)) ?? NOTHING;
}

function amongGiven(field: Field, values: Value[], name: string, clock: Clock): SQL {
  if (field.values) {
    // In the list's own order: that is how a partial index that names several of them is written.
    const named = field.values.filter((value) => values.includes(value));
    return sql`${field.column} in (${sql.join(named.map(literal), sql.raw(','))})`;
  }
  if (field.kind === 'codes') return sql`exists (select 1 from json_each(${field.column}) where value in (select value from json_each(${JSON.stringify(values)})))`;
  if (field.kind === 'boolean' || field.kind === 'instant') return or(...[...new Set(values)].map((value) => equal(field, value, name, clock))) ?? NOTHING;
  return sql`${field.column} in (select value from json_each(${JSON.stringify(values)}))`;
}

function compare(field: Field, op: Comparison, value: Value, name: string, clock: Clock): SQL {
  const { column } = field;
  if (isWholeDay(field, value)) {
    const calendar = calendarOf(clock.calendar, name);
    const edge = op === 'gt' || op === 'lte' ? endOfDay(value, calendar) : startOfDay(value, calendar);
    return comparison(column, op, edge);
  }
  return comparison(column, op, value);
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

function between(field: Field, first: string, last: string, calendar: Calendar): SQL {
  const [from, to] = field.kind === 'day' ? [first, last] : [startOfDay(first, calendar), endOfDay(last, calendar)];
  return sql`${field.column} between ${from} and ${to}`;
}

function absent(field: Field): SQL {
  if (field.kind === 'codes') return sql`coalesce(${field.column}, '[]') = '[]'`;
  return field.kind === 'text' ? sql`coalesce(${field.column}, '') = ''` : sql`${field.column} is null`;
}

function present(field: Field): SQL {
  if (field.kind === 'codes') return sql`coalesce(${field.column}, '[]') <> '[]'`;
  return field.kind === 'text' ? sql`coalesce(${field.column}, '') <> ''` : sql`${field.column} is not null`;
}

/** First and last day: a week is Monday to Sunday. */
export function daysOf(within: Within, today: string): [string, string] {
  const at = new Date(`${today}T00:00:00Z`);
  const day = (date: number) => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), date)).toISOString().slice(0, DAY_LENGTH);
  const monday = at.getUTCDate() - ((at.getUTCDay() + 6) % 7);
  switch (within) {
    case 'today':
      return [today, today];
    case 'week':
      return [day(monday), day(monday + 6)];
    case 'month': {
      const next = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0));
      return [`${today.slice(0, 8)}01`, next.toISOString().slice(0, DAY_LENGTH)];
    }
  }
}
