import { describe, expect, test } from 'vitest';
import type { ClockEntries } from '../../schema/deadlines.ts';
import { spentOf } from '../../worker/deadlines/rules.ts';
import { calendar } from './calendar.ts';

const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+08:00`).toISOString();
const days = (received: string, more: Partial<ClockEntries> = {}): ClockEntries => ({ receivedAt: at(received), rule: { kind: 'working_days', workingDays: 5 }, afterHours: 'as_is', pauses: [], extensions: [], ...more });
const hours = (received: string, minutes: number): ClockEntries => days(received, { rule: { kind: 'working_hours', minutes } });

describe('实际用时', () => {
  test('按工作日：收件当日不算，办结当日算，周末不算', () => {
    expect(spentOf(days('2026-03-05 10:00'), calendar, at('2026-03-09 09:30'))).toEqual({ unit: 'days', amount: 2 });
  });
  test('当日办结是 0 个工作日；超期也照实算', () => {
    expect(spentOf(days('2026-03-09 10:00'), calendar, at('2026-03-09 16:00')).amount).toBe(0);
    expect(spentOf(days('2026-03-09 10:00'), calendar, at('2026-03-18 19:00')).amount).toBe(7);
  });
  test('暂停的日子不算，办结时还在暂停的也不算', () => {
    const pauses = [{ from: at('2026-03-10 10:00'), to: at('2026-03-12 10:00') }];
    expect(spentOf(days('2026-03-09 10:00', { pauses }), calendar, at('2026-03-13 10:00')).amount).toBe(2);
    expect(spentOf(days('2026-03-09 10:00', { pauses: [{ from: at('2026-03-10 10:00'), to: null }] }), calendar, at('2026-03-12 10:00')).amount).toBe(1);
  });
  test('承诺 2 小时，约 1 小时办完：按工作时间的分钟，午休不算', () => {
    expect(spentOf(hours('2026-03-09 11:30', 120), calendar, at('2026-03-09 14:00'))).toEqual({ unit: 'minutes', amount: 60 });
  });
  test('即办也按分钟', () => {
    expect(spentOf(days('2026-03-09 10:00', { rule: { kind: 'immediate' } }), calendar, at('2026-03-09 10:45'))).toEqual({ unit: 'minutes', amount: 45 });
  });
});
