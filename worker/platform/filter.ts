import { Day, InstantInput } from '../../schema/values.ts';
import type { Field } from './fields.ts';
import { stop } from './problem.ts';

export const WITHIN = ['today', 'week', 'month'] as const;
export type Within = (typeof WITHIN)[number];
export type Value = string | number | boolean;
export type Comparison = 'gt' | 'gte' | 'lt' | 'lte';

/** One condition on one field, its value checked against the field's kind. */
export type Condition =
  | { field: string; op: 'is' | 'isNot'; value: Value | null }
  | { field: string; op: 'in'; values: (Value | null)[] }
  | { field: string; op: Comparison; value: Value }
  | { field: string; op: 'contains'; value: string }
  | { field: string; op: 'empty' | 'overdue'; value: boolean }
  | { field: string; op: 'within'; value: Within }
  | { field: string; op: 'inWorkingDays'; value: number };

/** All of these must hold; an `any` holds when one of its filters does. */
export type Filter = (Condition | { any: Filter[] })[];

export type Fields = ReadonlyMap<string, Field>;

/** D1 binds 100 parameters; a condition takes up to two, and a page may ask three times over. */
const MAX_CONDITIONS = 14;
const MAX_DEPTH = 4;
const MAX_LIST = 500;
const MAX_TEXT = 200;
const MAX_FILTER = 32_768;
const MAX_DAYS_AHEAD = 250;

const wrong = (field: string): never => stop('query.invalid', { field: field.slice(0, 60) }, `filter.${field.slice(0, 60)}`);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

export function parseFilter(text: string | undefined, fields: Fields): Filter {
  if (text === undefined || text === '') return [];
  let given: unknown;
  try {
    if (text.length > MAX_FILTER) throw new RangeError();
    given = JSON.parse(text);
  } catch {
    return stop('query.invalid', { field: 'filter' }, 'filter');
  }
  return new Parser(fields).filter(given, 0);
}

class Parser {
  readonly fields: Fields;
  #conditions = 0;
  constructor(fields: Fields) {
    this.fields = fields;
  }

  filter(given: unknown, depth: number): Filter {
    if (!isRecord(given) || depth > MAX_DEPTH) return stop('query.invalid', { field: 'filter' }, 'filter');
    return Object.entries(given).flatMap(([name, value]): Filter => {
      if (name === 'and') return this.#list(name, value, depth).flat();
      if (name === 'or') return [{ any: this.#list(name, value, depth) }];
      const field = this.fields.get(name);
      return field ? this.#conditionsOn(name, field, value) : wrong(name);
    });
  }

  #list(name: string, value: unknown, depth: number): Filter[] {
    if (!Array.isArray(value) || value.length === 0 || value.length > MAX_CONDITIONS) return wrong(name);
    return value.map((one: unknown) => this.filter(one, depth + 1));
  }

  #conditionsOn(name: string, field: Field, value: unknown): Condition[] {
    const conditions = this.#read(name, field, value);
    // A list of instants becomes a condition each: a day among them is a range.
    this.#conditions += conditions.length + (field.kind === 'instant' && Array.isArray(value) ? value.length : 0);
    return this.#conditions > MAX_CONDITIONS ? stop('query.invalid', { field: 'filter' }, 'filter') : conditions;
  }

  #read(name: string, field: Field, value: unknown): Condition[] {
    if (Array.isArray(value)) {
      if (value.length > MAX_LIST) return wrong(name);
      return [{ field: name, op: 'in', values: value.map((one: unknown) => (one === null ? null : plain(name, field, one))) }];
    }
    if (!isRecord(value)) return [{ field: name, op: 'is', value: value === null ? null : plain(name, field, value) }];
    const operators = Object.entries(value);
    if (operators.length === 0) return wrong(name);
    return operators.map(([op, operand]) => operation(name, field, op, operand));
  }
}

function operation(name: string, field: Field, op: string, operand: unknown): Condition {
  const timed = field.kind === 'instant' || field.kind === 'day';
  switch (op) {
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      if (!timed && field.kind !== 'number' && field.kind !== 'text') return wrong(name);
      return { field: name, op, value: plain(name, field, operand) };
    case 'ne':
      return { field: name, op: 'isNot', value: operand === null ? null : plain(name, field, operand) };
    case 'contains':
      if ((field.kind !== 'text' && field.kind !== 'codes') || typeof operand !== 'string' || operand === '' || operand.length > MAX_TEXT) return wrong(name);
      return field.kind === 'codes' ? { field: name, op: 'is', value: operand } : { field: name, op, value: operand };
    case 'empty':
      return typeof operand === 'boolean' ? { field: name, op, value: operand } : wrong(name);
    case 'overdue':
      return timed && typeof operand === 'boolean' ? { field: name, op, value: operand } : wrong(name);
    case 'within': {
      const within = WITHIN.find((one) => one === operand);
      return timed && within ? { field: name, op, value: within } : wrong(name);
    }
    case 'inWorkingDays':
      if (!timed || typeof operand !== 'number' || !Number.isInteger(operand) || operand < 0 || operand > MAX_DAYS_AHEAD) return wrong(name);
      return { field: name, op, value: operand };
    default:
      return wrong(name);
  }
}

/** A plain value of the field's kind. An instant is answered in UTC; a day stays a day, and means all of it. */
function plain(name: string, field: Field, value: unknown): Value {
  switch (field.kind) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : wrong(name);
    case 'boolean':
      return typeof value === 'boolean' ? value : wrong(name);
    case 'day':
      return Day.safeParse(value).success && typeof value === 'string' ? value : wrong(name);
    case 'instant': {
      const instant = InstantInput.safeParse(value);
      if (instant.success) return instant.data;
      return Day.safeParse(value).success && typeof value === 'string' ? value : wrong(name);
    }
    case 'text':
    case 'code':
    case 'codes':
      if (typeof value !== 'string' || value.length > MAX_TEXT || !value.isWellFormed()) return wrong(name);
      return field.values && !field.values.includes(value) ? wrong(name) : value;
  }
}
