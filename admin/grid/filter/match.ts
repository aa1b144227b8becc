import { isRecord } from './count.ts';
import type { Filter } from './tree.ts';

/** How a rule reads a row on screen. What counts working days is known to the server, who says it of the row's own due. */
export type RowReader<R> = {
  value: (row: R, field: string) => unknown;
  dayOf: (instant: string) => string;
  today: string;
  overdue?: (row: R) => boolean;
  /** Working days left until its due; null where none is. */
  workingDays?: (row: R) => number | null;
};

const blank = (value: unknown) => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** A cell of several choices is asked whether it holds one. */
const holds = (value: unknown, wanted: unknown): boolean => (Array.isArray(value) ? value.includes(wanted) : value === wanted);

const MS_A_DAY = 86_400_000;

/** Monday and Sunday of the week `day` lies in. */
function weekOf(day: string): [string, string] {
  const at = Date.parse(day);
  const monday = at - ((new Date(at).getUTCDay() + 6) % 7) * MS_A_DAY;
  return [new Date(monday).toISOString().slice(0, 10), new Date(monday + 6 * MS_A_DAY).toISOString().slice(0, 10)];
}

function operation<R>(row: R, field: string, op: string, operand: unknown, reader: RowReader<R>): boolean {
  const value = reader.value(row, field);
  const instant = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);
  // A day stands for the whole of it.
  const comparable = instant ? reader.dayOf(value) : value;
  const pair = (compare: (one: string | number, other: string | number) => boolean) =>
    (typeof comparable === 'string' && typeof operand === 'string' && compare(comparable, operand)) || (typeof comparable === 'number' && typeof operand === 'number' && compare(comparable, operand));
  switch (op) {
    case 'gt':
      return pair((one, other) => one > other);
    case 'gte':
      return pair((one, other) => one >= other);
    case 'lt':
      return pair((one, other) => one < other);
    case 'lte':
      return pair((one, other) => one <= other);
    case 'ne':
      return !holds(comparable, operand);
    case 'contains':
      return typeof value === 'string' && typeof operand === 'string' && value.toLowerCase().includes(operand.toLowerCase());
    case 'empty':
      return blank(value) === operand;
    case 'overdue':
      return (reader.overdue?.(row) ?? false) === operand;
    case 'inWorkingDays': {
      const left = reader.workingDays?.(row) ?? null;
      return left !== null && typeof operand === 'number' && left <= operand;
    }
    case 'within': {
      if (typeof comparable !== 'string') return false;
      if (operand === 'today') return comparable === reader.today;
      if (operand === 'month') return comparable.slice(0, 7) === reader.today.slice(0, 7);
      const [monday, sunday] = weekOf(reader.today);
      return comparable >= monday && comparable <= sunday;
    }
    default:
      return false;
  }
}

/** Whether a row on screen meets a filter, as the server would say. */
export function matches<R>(row: R, filter: Filter, reader: RowReader<R>): boolean {
  return Object.entries(filter).every(([name, given]) => {
    if (name === 'and' || name === 'or') {
      const parts = Array.isArray(given) ? given.filter(isRecord) : [];
      return name === 'and' ? parts.every((part) => matches(row, part, reader)) : parts.some((part) => matches(row, part, reader));
    }
    if (isRecord(given)) return Object.entries(given).every(([op, operand]) => operation(row, name, op, operand, reader));
    const value = reader.value(row, name);
    if (Array.isArray(given)) return given.some((one) => holds(value, one));
    if (typeof given === 'boolean') return (value === true) === given;
    return typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) && typeof given === 'string' && given.length === 10 ? reader.dayOf(value) === given : holds(value, given);
  });
}
