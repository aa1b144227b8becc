import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Pause } from '../../schema/deadlines.ts';
import { clockState, countPausedWorkingDays, maxPauseUntil } from '../../worker/deadlines/rules.ts';
import { calendar } from './calendar.ts';

describe('列表上的状态', () => {
  const due = '2026-03-16T09:30:00.000Z';
  const states: [string, string, ReturnType<typeof clockState>][] = [
    ['三个工作日前', '2026-03-11T02:00:00Z', 'ok'],
    ['两个工作日前', '2026-03-12T02:00:00Z', 'soon'],
    ['到期前的周末', '2026-03-15T02:00:00Z', 'soon'],
    ['当日', '2026-03-15T16:00:00Z', 'today'],
    ['到期时刻', '2026-03-16T09:30:00Z', 'today'],
    ['过一秒', '2026-03-16T09:30:01Z', 'overdue'],
  ];
  for (const [when, now, state] of states)
    test(`${when}: ${state}`, () => {
      expect(clockState(due, now, calendar)).toBe(state);
    });

  test('没有到期日就是暂停', () => {
    expect(clockState(null, '2026-03-16T02:00:00Z', calendar)).toBe('paused');
  });
});

describe('暂停的限额', () => {
  const earlier: Pause[] = [{ from: '2026-03-10T02:00:00Z', to: '2026-03-12T02:00:00Z' }];

  test('停掉几个工作日:暂停当日算,恢复当日不算,周末不算,重叠不重复算', () => {
    const count = (pauses: Pause[], now = '2026-03-31T02:00:00Z') => countPausedWorkingDays(pauses, now, calendar);
    expect(count(earlier)).toBe(2);
    expect(count([...earlier, ...earlier])).toBe(2);
    expect(count([{ from: '2026-03-13T02:00:00Z', to: '2026-03-16T02:00:00Z' }])).toBe(1);
    expect(count([{ from: '2026-03-13T02:00:00Z', to: null }], '2026-03-16T09:29:59Z')).toBe(1);
    expect(count([{ from: '2026-03-13T02:00:00Z', to: null }], '2026-03-16T09:30:00Z')).toBe(2);
    expect(count([{ from: '2026-03-13T02:00:00Z', to: null }], '2026-03-12T02:00:00Z')).toBe(0);
  });

  test('最晚停到哪一刻', () => {
    expect(maxPauseUntil(earlier, '2026-03-13T02:00:00.000Z', 5, calendar)).toBe('2026-03-17T09:30:00.000Z');
    expect(maxPauseUntil(earlier, '2026-03-13T02:00:00.000Z', 2, calendar)).toBe('2026-03-13T02:00:00.000Z');
    expect(maxPauseUntil([], '2026-03-13T10:00:00.000Z', 1, calendar)).toBe('2026-03-16T09:30:00.000Z');
  });

  test('停到那一刻恰好用完限额,再过一个工作日就超', () =>
    fc.assert(
      fc.property(fc.integer({ min: 26_900_000, max: 29_600_000 }), fc.integer({ min: 1, max: 30 }), (minute, limit) => {
        const from = new Date(minute * 60_000).toISOString();
        const to = maxPauseUntil([], from, limit, calendar);
        expect(countPausedWorkingDays([{ from, to }], to, calendar)).toBe(limit);
        const more = maxPauseUntil([], from, limit + 1, calendar);
        expect(countPausedWorkingDays([{ from, to: more }], more, calendar)).toBe(limit + 1);
        const before = new Date(Date.parse(to) - 1).toISOString();
        expect(countPausedWorkingDays([{ from, to: before }], before, calendar)).toBe(limit - 1);
      }),
      { numRuns: 300 },
    ));
});
