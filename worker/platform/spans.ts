import { addWorkingDays, dayOf, endOfDay, startOfDay, type Calendar } from '../deadlines/rules.ts';
import type { Field } from './fields.ts';
import type { Condition, Within } from './filter.ts';
import { stop } from './problem.ts';

/** `calendar` null: a resource whose lists know no days; a condition that needs one is then refused. */
export type Clock = { now: string; calendar: Calendar | null };

/** From and to, both included; null is open. Instants have milliseconds, so that every bound can be an included one. */
export type Span = { from: string | null; to: string | null };

const DAY_LENGTH = 10;

/** The stretch of time a condition on an instant or a day means; null for any other condition. */
export function spanOf(condition: Condition, field: Field, { now, calendar }: Clock): Span | null {
  if (field.kind !== 'instant' && field.kind !== 'day') return null;
  const known = () => calendar ?? stop('query.invalid', { field: condition.field }, `filter.${condition.field}`);
  const whole = (first: string, last: string): Span =>
    field.kind === 'day' ? { from: first, to: last } : { from: startOfDay(first, known()), to: endOfDay(last, known()) };
  const given = (value: string): Span => (value.length === DAY_LENGTH ? whole(value, value) : { from: value, to: value });
  switch (condition.op) {
    case 'is':
    case 'isNot':
      return typeof condition.value === 'string' ? given(condition.value) : null;
    case 'gt':
      return { from: step(given(String(condition.value)).to, 1), to: null };
    case 'gte':
      return { from: given(String(condition.value)).from, to: null };
    case 'lt':
      return { from: null, to: step(given(String(condition.value)).from, -1) };
    case 'lte':
      return { from: null, to: given(String(condition.value)).to };
    case 'overdue':
      return { from: null, to: step(field.kind === 'day' ? dayOf(now, known()) : now, -1) };
    case 'within':
      return whole(...daysOf(condition.value, dayOf(now, known())));
    case 'inWorkingDays': {
      const today = dayOf(now, known());
      const span = whole(today, addWorkingDays(today, condition.value, known()));
      return field.kind === 'day' ? span : { ...span, from: now };
    }
    case 'in':
    case 'contains':
    case 'empty':
      return null;
  }
}

/** The next or the last millisecond, or day. */
function step(value: string | null, by: 1 | -1): string | null {
  if (value === null) return null;
  if (value.length === DAY_LENGTH) return new Date(Date.parse(`${value}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, DAY_LENGTH);
  return new Date(Date.parse(value) + by).toISOString();
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
      const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0));
      return [`${today.slice(0, 8)}01`, last.toISOString().slice(0, DAY_LENGTH)];
    }
  }
}
