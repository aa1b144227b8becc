import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClockEntries } from '../../schema/deadlines.ts';
import { accountOf, dueOf, endOfWorkingDay, extendedWorkingDays } from '../../worker/deadlines/rules.ts';
import type { Calendar } from '../../worker/deadlines/rules.ts';
import { given, givenWith, pauseAfter, wholeDays, wholeMinutes } from './arbitrary.ts';
import type { Given } from './arbitrary.ts';
import { dayByDay, minuteByMinute, placeOf } from './oracle.ts';

const RUNS = { numRuns: 600 };
const holds = (law: (given: Given) => void, over = given) => fc.assert(fc.property(over, law), RUNS);
const due = (entries: ClockEntries, calendar: Calendar) => dueOf(entries, calendar).dueAt ?? '9999';

describe('what always holds', () => {
  test('a due in working days is a closing time', () =>
    holds(({ entries, calendar }) => {
      const { dueAt } = dueOf(entries, calendar);
      const place = placeOf(dueAt ?? '', calendar);
      expect(place.works).toBe(true);
      expect(dueAt).toBe(endOfWorkingDay(place.day, calendar));
    }, givenWith(wholeDays)));

  test('a due in working hours lies inside a working window or at its closing end', () =>
    holds(({ entries, calendar }) => {
      const place = placeOf(dueOf(entries, calendar).dueAt ?? '', calendar);
      expect(place.works).toBe(true);
      expect(place.windows.some(([start, end]) => start < place.time && place.time <= end)).toBe(true);
    }, givenWith(wholeMinutes)));

  test('one more day or minute never makes it earlier', () =>
    holds(({ entries, calendar }) => {
      const { rule } = entries;
      const longer: ClockEntries =
        rule.kind === 'working_days' ? { ...entries, rule: { ...rule, workingDays: rule.workingDays + 1 } }
        : rule.kind === 'working_hours' ? { ...entries, rule: { ...rule, minutes: rule.minutes + 1 } }
        : { ...entries, rule: { kind: 'working_days', workingDays: 1 } };
      expect(due(longer, calendar) >= due(entries, calendar)).toBe(true);
    }));

  test('an extension never makes it earlier', () =>
    holds(({ entries, calendar }) => {
      const extended = { ...entries, extensions: [...entries.extensions, { workingDays: 1 }] };
      expect(due(extended, calendar) >= due(entries, calendar)).toBe(true);
    }));

  test('a pause never makes it earlier, and one still open leaves no due or the same', () =>
    fc.assert(
      fc.property(given.chain((one) => fc.tuple(fc.constant(one), pauseAfter(one.entries.receivedAt))), ([{ entries, calendar }, pause]) => {
        const before = due(entries, calendar);
        expect(due({ ...entries, pauses: [...entries.pauses, pause] }, calendar) >= before).toBe(true);
        const open = dueOf({ ...entries, pauses: [...entries.pauses, { ...pause, to: null }] }, calendar).dueAt;
        expect([null, before]).toContain(open);
      }),
      RUNS,
    ));

  test('resuming at once changes nothing', () =>
    fc.assert(
      fc.property(given.chain((one) => fc.tuple(fc.constant(one), pauseAfter(one.entries.receivedAt))), ([{ entries, calendar }, { from }]) => {
        const resumed = accountOf({ ...entries, pauses: [...entries.pauses, { from, to: from }] }, calendar);
        expect(resumed.dueAt).toBe(due(entries, calendar));
        expect(resumed.days).toEqual(accountOf(entries, calendar).days);
      }),
      RUNS,
    ));

  test('a pause cut in two, or entered twice, is the same pause', () =>
    holds(({ entries, calendar }) => {
      const halves = entries.pauses.flatMap(({ from, to }) => {
        const middle = new Date((Date.parse(from) + Date.parse(to ?? from)) / 2).toISOString();
        return [{ from: middle, to }, { from, to: middle }];
      });
      expect(due({ ...entries, pauses: halves }, calendar)).toBe(due(entries, calendar));
      expect(due({ ...entries, pauses: [...entries.pauses, ...halves] }, calendar)).toBe(due(entries, calendar));
    }));

  test('the days of an account sum to the rule and its extensions, or to what was left of it', () =>
    fc.assert(
      fc.property(given, fc.boolean(), ({ entries, calendar }, leaveOpen) => {
        const pauses = leaveOpen ? entries.pauses.map((pause) => ({ ...pause, to: null })) : entries.pauses;
        const account = accountOf({ ...entries, pauses }, calendar);
        const sum = account.days.reduce((total, day) => total + day.counted, 0) + (account.paused?.remaining ?? 0);
        const { rule } = entries;
        const extended = extendedWorkingDays(entries.extensions);
        const perDay = rule.kind === 'working_hours' ? placeOf(entries.receivedAt, calendar).minutes : 1;
        const whole = rule.kind === 'working_days' ? rule.workingDays : rule.kind === 'working_hours' ? rule.minutes : 0;
        expect(sum).toBeCloseTo(whole + extended * perDay, 6);
      }),
      RUNS,
    ));

  test('the account is of the same due, lists every day once, and ends on the day it falls due', () =>
    holds(({ entries, calendar }) => {
      const account = accountOf(entries, calendar);
      expect(account.dueAt).toBe(dueOf(entries, calendar).dueAt);
      const dates = account.days.map((day) => Date.parse(day.date) / 86_400_000);
      expect(dates.every((date, index) => index === 0 || date === (dates[index - 1] ?? 0) + 1)).toBe(true);
      expect(account.days[0]?.date).toBe(placeOf(entries.receivedAt, calendar).day);
      expect(account.days.at(-1)?.date).toBe(placeOf(account.dueAt ?? '', calendar).day);
      expect(account.days.filter((day) => day.due !== undefined)).toHaveLength(1);
    }));

  test('taking after-hours receipt as next business never makes it earlier', () =>
    holds(({ entries, calendar }) => {
      expect(due({ ...entries, afterHours: 'next_business' }, calendar) >= due({ ...entries, afterHours: 'as_is' }, calendar)).toBe(true);
    }));

  test('working days agree with a count day by day', () =>
    holds(({ entries, calendar }) => {
      expect(dueOf(entries, calendar).dueAt).toBe(endOfWorkingDay(dayByDay(entries, calendar), calendar));
    }, givenWith(wholeDays)));

  test('working hours agree with a count minute by minute', () =>
    fc.assert(
      fc.property(givenWith(wholeMinutes), ({ entries, calendar }) => {
        expect(dueOf(entries, calendar).dueAt).toBe(minuteByMinute(entries, calendar));
      }),
      { numRuns: 60 },
    ));
});
