import type { ClockEntries } from '../../schema/deadlines.ts';
import { assertWithin, closingOf, nextWorking, scanLimit, shiftOn, works } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { spanAt, spansOf } from './pauses.ts';
import type { Span } from './pauses.ts';
import { dayAt, instantAt } from './zone.ts';

const MINUTE_MS = 60_000;

/** What became of one day: nothing to count, not counted for a reason, or counted. */
export type Turn = 'receipt' | 'late_receipt' | 'off' | 'paused' | 'counted';

/** Told each day in order; `counted` is 1 or 0 working days, or minutes. */
export type Visit = (day: number, turn: Turn, counted: number) => void;

/**
 * How a promise ran: due at an instant, or stopped by an open pause with this much left.
 * `total` and `left` are working days, or minutes.
 */
export type Count = {
  unit: 'days' | 'minutes';
  total: number;
  firstDay: number;
  lastDay: number;
} & ({ due: number } | { due: null; since: number; left: number });

type Run = { received: number; firstDay: number; spans: readonly Span[]; calendar: Calendar; visit: Visit | undefined };
type Ending = { due: number; lastDay: number } | { due: null; since: number; left: number; lastDay: number };

/** Counts by the convention of deadline-cases.json; one walk serves the due and its account, so they cannot differ. */
export function count(entries: ClockEntries, calendar: Calendar, visit?: Visit): Count {
  const received = Date.parse(entries.receivedAt);
  const firstDay = dayAt(calendar.index.clock, received);
  const run: Run = { received, firstDay, spans: spansOf(entries.pauses), calendar, visit };
  let extended = 0;
  for (const extension of entries.extensions) extended += extension.workingDays;

  if (entries.rule.kind === 'working_hours') {
    // An extension is granted in working days; to an hourly promise it gives those days' minutes.
    const total = entries.rule.minutes + extended * shiftOn(calendar, firstDay).minutes;
    return { unit: 'minutes', total, firstDay, ...countMinutes(run, total) };
  }
  const total = (entries.rule.kind === 'working_days' ? entries.rule.workingDays : 0) + extended;
  const ending = total === 0 ? countImmediate(run) : countDays(run, total, entries.afterHours === 'next_business');
  return { unit: 'days', total, firstDay, ...ending };
}

/** Received outside business: on a day off, or at or after closing (windows are left-closed, right-open). */
export function isAfterHours(calendar: Calendar, received: number): boolean {
  const day = dayAt(calendar.index.clock, received);
  return !works(calendar, day) || received >= closingOf(calendar, day);
}

/** 即办: by the end of the day of receipt, or of the next working day when received after hours. */
function countImmediate({ received, firstDay, spans, calendar, visit }: Run): Ending {
  for (let day = firstDay; ; day++) {
    assertWithin(day, scanLimit(firstDay));
    const closing = closingOf(calendar, day);
    if (day === firstDay && isAfterHours(calendar, received)) {
      visit?.(day, 'late_receipt', 0);
      continue;
    }
    if (!works(calendar, day)) {
      visit?.(day, 'off', 0);
      continue;
    }
    const pause = spanAt(spans, closing);
    if (pause) {
      visit?.(day, 'paused', 0);
      if (pause.to === Infinity) return { due: null, since: pause.from, left: 0, lastDay: day };
      continue;
    }
    visit?.(day, 'counted', 0);
    return { due: closing, lastDay: day };
  }
}

function countDays({ received, firstDay, spans, calendar, visit }: Run, total: number, nextBusiness: boolean): Ending {
  let start = firstDay;
  if (nextBusiness && isAfterHours(calendar, received)) {
    start = nextWorking(calendar, firstDay);
    visit?.(firstDay, 'late_receipt', 0);
    for (let day = firstDay + 1; day < start; day++) visit?.(day, 'off', 0);
  }
  visit?.(start, 'receipt', 0);
  let left = total;
  for (let day = start + 1; ; day++) {
    assertWithin(day, scanLimit(firstDay));
    if (!works(calendar, day)) {
      visit?.(day, 'off', 0);
      continue;
    }
    const closing = closingOf(calendar, day);
    const pause = spanAt(spans, closing);
    if (pause) {
      visit?.(day, 'paused', 0);
      if (pause.to === Infinity) return { due: null, since: pause.from, left, lastDay: day };
      continue;
    }
    visit?.(day, 'counted', 1);
    left--;
    if (left === 0) return { due: closing, lastDay: day };
  }
}

function countMinutes({ received, firstDay, spans, calendar, visit }: Run, total: number): Ending {
  const { clock } = calendar.index;
  let left = total * MINUTE_MS;
  for (let day = firstDay; ; day++) {
    assertWithin(day, scanLimit(firstDay));
    if (!works(calendar, day)) {
      visit?.(day, day === firstDay ? 'late_receipt' : 'off', 0);
      continue;
    }
    if (received >= closingOf(calendar, day)) {
      visit?.(day, 'late_receipt', 0);
      continue;
    }
    const before = left;
    let paused = false;
    for (const [startMinute, endMinute] of shiftOn(calendar, day).windows) {
      const end = instantAt(clock, day, endMinute);
      let at = Math.max(received, instantAt(clock, day, startMinute));
      for (const span of spans) {
        if (span.to <= at || span.from >= end || at >= end) continue;
        const run = Math.max(0, span.from - at);
        if (run >= left) break;
        left -= run;
        paused = true;
        if (span.to === Infinity) {
          visit?.(day, 'paused', (before - left) / MINUTE_MS);
          return { due: null, since: span.from, left: left / MINUTE_MS, lastDay: day };
        }
        at = span.to;
      }
      if (at < end && left <= end - at) {
        visit?.(day, 'counted', before / MINUTE_MS);
        return { due: at + left, lastDay: day };
      }
      left -= Math.max(0, end - at);
    }
    visit?.(day, paused ? 'paused' : 'counted', (before - left) / MINUTE_MS);
  }
}
