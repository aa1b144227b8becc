import { describe, expect, test } from 'vitest';
import { accountOf, dueOf, isOverdue, overdueWorkingDays, remainingWorkingDays } from '../../worker/deadlines/rules.ts';
import type { AfterHours, ClockEntries, ClockRule } from '../../schema/deadlines.ts';
import file from '../data/deadline-cases.json' with { type: 'json' };
import { calendar } from './calendar.ts';

type GivenRule = { kind: string; working_days?: number | undefined; working_minutes?: number | undefined };

function ruleOf(given: GivenRule): ClockRule {
  if (given.kind === 'working_days' && given.working_days !== undefined) return { kind: 'working_days', workingDays: given.working_days };
  if (given.kind === 'working_hours' && given.working_minutes !== undefined) return { kind: 'working_hours', minutes: given.working_minutes };
  throw new Error(`unknown rule ${JSON.stringify(given)}`);
}

function entriesOf(given: (typeof file.cases)[number], afterHours: AfterHours): ClockEntries {
  return {
    receivedAt: given.received_at,
    rule: ruleOf(given.rule),
    afterHours,
    pauses: given.pauses,
    extensions: given.extension_working_days === undefined ? [] : [{ workingDays: given.extension_working_days }],
  };
}

const utc = (instant: string | null) => (instant === null ? null : new Date(instant).toISOString());

describe('测试用例,收件当日算收件日(as_is)', () => {
  for (const given of file.cases)
    test(`${given.id} ${given.title}`, () => {
      const entries = entriesOf(given, 'as_is');
      const due = dueOf(entries, calendar);
      const account = accountOf(entries, calendar);
      expect(due.dueAt).toBe(utc(given.expected_due));
      expect(due.provisional).toBe(false);
      expect(account.dueAt).toBe(due.dueAt);
      if (given.expected_counted_working_days !== undefined)
        expect(account.days.reduce((sum, day) => sum + day.counted, 0)).toBe(given.expected_counted_working_days);
      if (given.expected_remaining_working_days !== undefined) {
        expect(due.remaining).toBe(given.expected_remaining_working_days);
        expect(account.remainingWorkingDays).toBe(given.expected_remaining_working_days);
      }
    });
});

describe('测试用例,视为次一工作日收件(next_business)', () => {
  for (const given of file.cases)
    test(`${given.id} ${given.title}`, () => {
      const expected = given.expected_due_if_policy_next_business ?? given.expected_due;
      expect(dueOf(entriesOf(given, 'next_business'), calendar).dueAt).toBe(utc(expected));
    });
});

describe('剩余与超期', () => {
  for (const given of file.remaining_and_overdue)
    test(`${given.id} ${given.title}`, () => {
      const { expected } = given;
      expect(isOverdue(given.due, given.now)).toBe(expected.overdue);
      if (expected.remaining_working_days !== undefined)
        expect(remainingWorkingDays(given.due, given.now, calendar)).toBe(expected.remaining_working_days);
      if (expected.overdue_working_days !== undefined)
        expect(overdueWorkingDays(given.due, given.now, calendar)).toBe(expected.overdue_working_days);
    });
});

describe('未发布年份', () => {
  for (const given of file.unpublished_year.cases)
    test(`${given.id} 不得静默按周一至周五计算`, () => {
      const entries: ClockEntries = { receivedAt: given.received_at, rule: ruleOf(given.rule), afterHours: 'as_is', pauses: [], extensions: [] };
      const account = accountOf(entries, calendar);
      expect(account.provisional).toBe(true);
      expect(account.provisionalYears).toEqual([2027]);
      expect(account.provisionalNote).toBe('2027年放假安排未发布，期限为暂定');
      expect(account.days.filter((day) => day.date >= '2027').every((day) => day.why.includes('2027年放假安排未发布'))).toBe(true);
    });
});
