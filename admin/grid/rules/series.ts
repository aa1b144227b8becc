import { addDays, addMonths, daysBetween } from './days.ts';
import type { Kind } from './kinds.ts';

const LAST_NUMBER = /^(.*?)(\d+)(\D*)$/su;

/** The step between each and the one before, where it is always the same. */
function evenStep(values: readonly number[]): number | null {
  const [first, second] = values;
  if (first === undefined || second === undefined) return null;
  const gap = second - first;
  return values.every((value, at) => at === 0 || Math.abs(value - (values[at - 1] ?? value) - gap) < 1e-9) ? gap : null;
}

const clean = (value: number) => Number(value.toPrecision(12));

function numbers(source: readonly number[]): ((at: number) => number) | null {
  const gap = evenStep(source);
  const last = source.at(-1);
  return gap === null || last === undefined ? null : (at) => clean(last + gap * (at + 1));
}

const isMonthEnd = (day: string) => addDays(day, 1)?.endsWith('-01') === true;

/** The last day of the month so many months on. */
function monthEnd(day: string, months: number): string | null {
  const next = addMonths(`${day.slice(0, 8)}01`, months + 1);
  return next === null ? null : addDays(next, -1);
}

/** By months where all stand on one day of the month, or each on its month's last; else by days; one day alone goes on day by day. */
function days(source: readonly string[], back: boolean): ((at: number) => string | null) | null {
  const last = source.at(-1);
  if (last === undefined) return null;
  if (source.length === 1) return (at) => addDays(last, (at + 1) * (back ? -1 : 1));
  const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  const months = source.every((day) => day.slice(8) === last.slice(8)) ? evenStep(source.map(monthOf)) : null;
  if (months !== null && months !== 0) return (at) => addMonths(last, months * (at + 1));
  const ends = source.length > 1 && source.every(isMonthEnd) ? evenStep(source.map(monthOf)) : null;
  if (ends !== null && ends !== 0) return (at) => monthEnd(last, ends * (at + 1));
  const gap = evenStep(source.map((day) => daysBetween(source[0] ?? day, day)));
  return gap === null ? null : (at) => addDays(last, gap * (at + 1));
}

/** 第1批 → 第2批, 附件01 → 附件02. */
function texts(source: readonly string[], back: boolean): ((at: number) => string) | null {
  const parts = source.map((text) => LAST_NUMBER.exec(text));
  const last = parts.at(-1);
  if (!last || parts.some((part) => part?.[1] !== last[1] || part?.[3] !== last[3])) return null;
  const [, before = '', digits = '', after = ''] = last;
  if (digits.length > 9) return null;
  const gap = source.length === 1 ? (back ? -1 : 1) : evenStep(parts.map((part) => Number(part?.[2])));
  if (gap === null) return null;
  return (at) => `${before}${String(Math.max(0, Number(digits) + gap * (at + 1))).padStart(digits.length, '0')}${after}`;
}

const allNumbers = (source: readonly unknown[]): source is readonly number[] => source.every((value) => typeof value === 'number');
const allTexts = (source: readonly unknown[]): source is readonly string[] => source.every((value) => typeof value === 'string' && value !== '');

function rule(kind: Kind, source: readonly unknown[], back: boolean): ((at: number) => unknown) | null {
  if (kind === 'number' && allNumbers(source)) return numbers(source);
  if (kind === 'date' && allTexts(source)) return days(source, back);
  if ((kind === 'text' || kind === 'longText') && allTexts(source)) return texts(source, back);
  return null;
}

/**
 * What the fill handle writes after `source`: its series where it is one, else the same again and again. `back` fills
 * upwards or to the left; `source` and the answer then still run in the grid's own order.
 */
export function fill(kind: Kind, source: readonly unknown[], count: number, back = false): unknown[] {
  const from = back ? source.toReversed() : source;
  const next = rule(kind, from, back) ?? ((at: number) => from[at % from.length]);
  const values = Array.from({ length: count }, (_, at) => next(at));
  return back ? values.toReversed() : values;
}
