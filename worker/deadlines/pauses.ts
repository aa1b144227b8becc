import type { Instant, Pause } from '../../schema/deadlines.ts';
import { assertWithin, closingOf, scanLimit, works } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { dayAt, toInstant } from './zone.ts';

/** (from, to] in epoch milliseconds; `to` is Infinity while the pause is open. */
export type Span = { from: number; to: number };

const NONE: readonly Span[] = [];

/** In order and merged where they overlap or touch. Throws on a pause that ends before it begins. */
export function spansOf(pauses: readonly Pause[]): readonly Span[] {
  if (pauses.length === 0) return NONE;
  const sorted = pauses.map(spanOf).filter((span) => span.from < span.to).toSorted((a, b) => a.from - b.from);
  const merged: Span[] = [];
  for (const span of sorted) {
    const last = merged.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else merged.push(span);
  }
  return merged;
}

function spanOf(pause: Pause): Span {
  const span = { from: Date.parse(pause.from), to: pause.to === null ? Infinity : Date.parse(pause.to) };
  if (span.from > span.to) throw new RangeError('a pause ends before it begins');
  return span;
}

/** The pause that swallows a working day: the one its closing time lies in. */
export function spanAt(spans: readonly Span[], ms: number): Span | undefined {
  for (const span of spans) if (span.from < ms && ms <= span.to) return span;
  return undefined;
}

/** Working days already lost to pauses, an open one counted up to `now`: what a pause limit is held against. */
export function countPausedWorkingDays(pauses: readonly Pause[], now: Instant, calendar: Calendar): number {
  const nowMs = Date.parse(now);
  let count = 0;
  for (const span of spansOf(pauses)) {
    const end = Math.min(span.to, nowMs);
    const last = dayAt(calendar.index.clock, end);
    for (let day = dayAt(calendar.index.clock, span.from); day <= last; day++) {
      const closing = closingOf(calendar, day);
      if (works(calendar, day) && span.from < closing && closing <= end) count++;
    }
  }
  return count;
}

/**
 * The latest instant to which a pause begun at `from` may run when `limit` working days may be lost in
 * all and `earlier` pauses took some: the closing time of the last day allowed, or `from` if none is left.
 */
export function maxPauseUntil(earlier: readonly Pause[], from: Instant, limit: number, calendar: Calendar): Instant {
  const start = Date.parse(from);
  let left = limit - countPausedWorkingDays(earlier, from, calendar);
  let until = start;
  const first = dayAt(calendar.index.clock, start);
  for (let day = first; left > 0; day++) {
    assertWithin(day, scanLimit(first));
    const closing = closingOf(calendar, day);
    if (!works(calendar, day) || closing <= start) continue;
    until = closing;
    left--;
  }
  return toInstant(until);
}
