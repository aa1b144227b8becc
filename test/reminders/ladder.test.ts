import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LADDER } from '../../schema/presets/ladder.ts';
import { Ladder, type Rung, type Spoken } from '../../schema/reminders.ts';
import { buildCalendar, dayOf, isWorkday, overdueWorkingDays, remainingWorkingDays } from '../../worker/deadlines/rules.ts';
import { isBellEnough } from '../../worker/reminders/rules/calls.ts';
import { checkQuiet, outOfOwnQuiet, outOfQuiet, standingOf, stepsOf, topicOf, type Promised } from '../../worker/reminders/rules/ladder.ts';
import { calendar, nationalRows } from '../deadlines/calendar.ts';

const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+08:00`).toISOString();
const said = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const promised = (dueAt: string | null, more: Partial<Promised> = {}): Promised => ({ kind: 'handle', dueAt, pausedAt: null, pausedUntil: null, immediate: false, ...more });
const spoken = (one: Promised, ladder = LADDER, days = calendar) => stepsOf(one, ladder, days).map((step) => [step.rung.code, said(step.at)]);
const rung = (code: string, when: Rung['when']): Rung => ({ code, name: code, when, receivers: ['person'], channels: null, draftsNotice: false });

describe('每一级什么时候说', () => {
  test('周一下班前到期：上周四、当天上班时、一过点、次日、第五个工作日', () => {
    expect(spoken(promised(at('2026-03-16 17:30')))).toEqual([
      ['two_days_before', '2026-03-12 09:00'],
      ['due_today', '2026-03-16 09:00'],
      ['overdue', '2026-03-16 17:30'],
      ['one_day_over', '2026-03-17 09:00'],
      ['five_days_over', '2026-03-23 09:00'],
    ]);
  });
  test('跨国庆：放假不算，调休上班算', () => {
    // 2026: off from 1 to 7 October, at work on Saturday the 10th and on Sunday 20 September.
    expect(spoken(promised(at('2026-10-08 17:30')))).toEqual([
      ['two_days_before', '2026-09-29 09:00'],
      ['due_today', '2026-10-08 09:00'],
      ['overdue', '2026-10-08 17:30'],
      ['one_day_over', '2026-10-09 09:00'],
      ['five_days_over', '2026-10-14 09:00'],
    ]);
  });
  test('别处定的期限落在周日：提前的在周五前说完，超期的等到周一，同时到的只留高的一级', () => {
    const steps = spoken(promised(at('2026-03-15 12:00')));
    expect(steps.slice(0, 2)).toEqual([['two_days_before', '2026-03-11 09:00'], ['due_today', '2026-03-13 09:00']]);
    expect(steps.slice(2, 4)).toEqual([['overdue', '2026-03-16 09:00'], ['one_day_over', '2026-03-16 09:00']]);
    expect(standingOf(promised(at('2026-03-15 12:00')), LADDER, calendar, at('2026-03-13 09:00'), at('2026-03-16 09:00'))).toMatchObject({ speak: { rung: { code: 'one_day_over' } }, passed: [{ rung: { code: 'overdue' } }] });
  });
  test('上班前就到期的，前一个工作日说', () => {
    expect(spoken(promised(at('2026-03-16 08:30')))[1]).toEqual(['due_today', '2026-03-13 09:00']);
  });
  test('夜里一过点的，等到早上；即办件随时说', () => {
    const late = at('2026-03-12 22:00');
    expect(spoken(promised(late))[2]).toEqual(['overdue', '2026-03-13 09:00']);
    expect(spoken(promised(late, { immediate: true }))[2]).toEqual(['overdue', '2026-03-12 22:00']);
    expect(spoken(promised(late, { immediate: true }), { ...LADDER, quiet: { ...LADDER.quiet, exceptImmediate: false } })[2]).toEqual(['overdue', '2026-03-13 09:00']);
  });
  test('不设安静时间的，几点都说', () => {
    expect(spoken(promised(at('2026-03-14 23:00')), { ...LADDER, quiet: { night: null, daysOff: false, exceptImmediate: false } })[2]).toEqual(['overdue', '2026-03-14 23:00']);
  });
  test('没有期限的，什么也不说', () => {
    expect(spoken(promised(null))).toEqual([]);
  });
  test('有自己阶梯的任务种类用自己的；空的不提醒', () => {
    const ladder: Ladder = { ...LADDER, own: [{ kind: 'reply', rungs: [rung('at_once', { at: 'overdue' })] }, { kind: 'triage', rungs: [] }] };
    expect(spoken(promised(at('2026-03-16 17:30'), { kind: 'reply' }), ladder)).toEqual([['at_once', '2026-03-16 17:30']]);
    expect(spoken(promised(at('2026-03-16 17:30'), { kind: 'triage' }), ladder)).toEqual([]);
    expect(spoken(promised(at('2026-03-16 17:30'), { kind: 'handle' }), ladder)).toHaveLength(5);
  });
  test('场所自己的上班时间', () => {
    const early = buildCalendar(nationalRows, [{ from: '2000-01-01', windows: [['08:30', '12:00'], ['14:00', '18:00']], source: '测试' }]);
    expect(spoken(promised(at('2026-03-16 18:00')), LADDER, early)[1]).toEqual(['due_today', '2026-03-16 08:30']);
  });
});

describe('说哪一级', () => {
  const one = promised(at('2026-03-16 17:30'));
  const now = (local: string, saidAt: string | null = null, more: Partial<Promised> = {}) => {
    const { speak, passed, next } = standingOf({ ...one, ...more }, LADDER, calendar, saidAt, at(local));
    return { speak: speak?.rung.code ?? null, passed: passed.map((step) => step.rung.code), next: next && said(next) };
  };
  test('还没到第一级', () => {
    expect(now('2026-03-10 10:00')).toEqual({ speak: null, passed: [], next: '2026-03-12 09:00' });
  });
  test('到了就说；说过不再说', () => {
    expect(now('2026-03-12 09:00')).toEqual({ speak: 'two_days_before', passed: [], next: '2026-03-16 09:00' });
    expect(now('2026-03-13 10:00', at('2026-03-12 09:00'))).toEqual({ speak: null, passed: [], next: '2026-03-16 09:00' });
  });
  test('漏跑三天：只说最高的一级，低的记作略过', () => {
    expect(now('2026-03-18 10:00', at('2026-03-12 09:00'))).toEqual({ speak: 'one_day_over', passed: ['due_today', 'overdue'], next: '2026-03-23 09:00' });
  });
  test('到期那一刻还不算超期', () => {
    expect(now('2026-03-16 17:30', at('2026-03-16 09:00')).speak).toBeNull();
    expect(standingOf(one, LADDER, calendar, at('2026-03-16 09:00'), '2026-03-16T09:30:00.001Z').speak?.rung.code).toBe('overdue');
  });
  test('最高一级说完，就没有了', () => {
    expect(now('2026-04-30 10:00', at('2026-03-23 09:00'))).toEqual({ speak: null, passed: [], next: null });
  });
  test('晚跑的一次赶上夜里或周末，等到早上再说', () => {
    expect(now('2026-03-17 23:00', at('2026-03-16 09:00'))).toEqual({ speak: null, passed: [], next: '2026-03-18 09:00' });
    expect(now('2026-03-21 10:00', at('2026-03-16 09:00'))).toEqual({ speak: null, passed: [], next: '2026-03-23 09:00' });
    expect(now('2026-03-17 23:00', at('2026-03-16 09:00'), { immediate: true }).speak).toBe('one_day_over');
  });
  test('停着的不说；定了恢复日的，到那天早上再看', () => {
    const pausedAt = at('2026-03-10 10:00');
    expect(now('2026-03-18 10:00', null, { pausedAt })).toEqual({ speak: null, passed: [], next: null });
    expect(now('2026-03-16 10:00', null, { pausedAt, pausedUntil: at('2026-03-18 00:00') })).toEqual({ speak: null, passed: [], next: '2026-03-18 09:00' });
    expect(now('2026-03-18 09:00', null, { pausedAt, pausedUntil: at('2026-03-18 00:00') })).toMatchObject({ speak: 'one_day_over', next: '2026-03-23 09:00' });
  });
});

describe('任何期限', () => {
  const START = Date.parse('2025-02-01T00:00:00Z');
  const due = fc.integer({ min: 0, max: 400 * 1440 }).map((minutes) => new Date(START + minutes * 60_000).toISOString());
  const rungs: Rung[] = [rung('b9', { at: 'before', workingDays: 9 }), rung('b1', { at: 'before', workingDays: 1 }), ...LADDER.rungs.slice(1)];
  const ladder: Ladder = { ...LADDER, rungs };

  test('不在夜里说，不在休息日说；与界面上“还剩”“超期”的工作日数一致', () => {
    fc.assert(fc.property(due, (dueAt) => {
      for (const step of stepsOf(promised(dueAt), ladder, calendar)) {
        const clock = said(step.at).slice(11);
        expect(isWorkday(dayOf(step.at, calendar), calendar)).toBe(true);
        expect(clock >= '08:00' && clock < '20:00').toBe(true);
        const { when } = step.rung;
        if (when.at === 'before') expect(remainingWorkingDays(dueAt, step.at, calendar)).toBe(when.workingDays);
        if (when.at === 'after') expect(overdueWorkingDays(dueAt, step.at, calendar)).toBe(when.workingDays);
        if (when.at === 'before' || when.at === 'due_day') expect(step.at < dueAt).toBe(true);
        else expect(step.at > dueAt).toBe(true);
      }
    }), { numRuns: 300 });
  });

  test('不管什么时候跑、漏跑几次，每一级要么说了、要么略过，一级一次', () => {
    fc.assert(fc.property(due, fc.array(fc.integer({ min: 1, max: 9 * 1440 }), { minLength: 1, maxLength: 40 }), (dueAt, waits) => {
      const steps = stepsOf(promised(dueAt), ladder, calendar);
      let saidAt: string | null = null;
      let now = Date.parse(dueAt) - 20 * 86_400_000;
      const heard: string[] = [];
      // At last by day and on a working day.
      for (const minutes of [...waits, 60 * 1440, ...Array.from({ length: 240 }, () => 60)]) {
        now += minutes * 60_000;
        const standing = standingOf(promised(dueAt), ladder, calendar, saidAt, new Date(now).toISOString());
        if (standing.speak) {
          heard.push(...standing.passed.map((step) => step.rung.code), standing.speak.rung.code);
          saidAt = standing.speak.at;
        }
      }
      expect(heard).toEqual(steps.map((step) => step.rung.code));
    }), { numRuns: 200 });
  });

  test('放过安静时间以后，再放一次不变', () => {
    fc.assert(fc.property(due, (instant) => {
      const once = outOfQuiet(Date.parse(instant), LADDER.quiet, calendar);
      expect(once).toBeGreaterThanOrEqual(Date.parse(instant));
      expect(outOfQuiet(once, LADDER.quiet, calendar)).toBe(once);
    }), { numRuns: 300 });
  });
});

describe('阶梯的写法', () => {
  const refused = (over: object) => Ladder.safeParse({ ...LADDER, ...over }).error?.issues.map(({ message }) => message);
  test('默认的合写法', () => expect(Ladder.parse(LADDER)).toEqual(LADDER));
  test('从早到晚排；代码不重复；没有收件人的不要', () => {
    expect(refused({ rungs: LADDER.rungs.toReversed() })).toContain('rung.out_of_order');
    expect(refused({ rungs: [LADDER.rungs[0], { ...LADDER.rungs[1], code: 'two_days_before' }] })).toContain('code.repeated');
    expect(refused({ rungs: [{ ...LADDER.rungs[0], receivers: [] }] })).toHaveLength(1);
    expect(refused({ rungs: [{ ...LADDER.rungs[0], receivers: ['person', 'person'] }] })).toContain('rung.receiver_twice');
    expect(refused({ own: [{ kind: 'reply', rungs: [] }, { kind: 'reply', rungs: [] }] })).toContain('rung.kind_twice');
    expect(refused({ quiet: { ...LADDER.quiet, night: { from: '08:00', to: '20:00' } } })).toContain('quiet.not_a_night');
    expect(refused({ digestAt: '24:00' })).toContain('time.malformed');
  });
});

describe('本人的免打扰时段', () => {
  const out = (local: string, from: string, to: string, quiet: Ladder['quiet'] = LADDER.quiet) => said(new Date(outOfOwnQuiet(Date.parse(at(local)), { from, to }, quiet, calendar)).toISOString());
  test('落在里面的等到结束；正好结束的、外面的，照发', () => {
    expect(out('2026-03-12 12:10', '12:00', '13:30')).toBe('2026-03-12 13:30');
    expect(out('2026-03-12 12:00', '12:00', '13:30')).toBe('2026-03-12 13:30');
    expect(out('2026-03-12 13:30', '12:00', '13:30')).toBe('2026-03-12 13:30');
    expect(out('2026-03-12 11:59', '12:00', '13:30')).toBe('2026-03-12 11:59');
  });
  test('跨过半夜的，前一晚开始的也算', () => {
    const open: Ladder['quiet'] = { night: null, daysOff: false, exceptImmediate: false };
    expect(out('2026-03-12 23:00', '20:00', '07:30', open)).toBe('2026-03-13 07:30');
    expect(out('2026-03-13 06:00', '20:00', '07:30', open)).toBe('2026-03-13 07:30');
    expect(out('2026-03-13 07:30', '20:00', '07:30', open)).toBe('2026-03-13 07:30');
  });
  test('结束时已经是本区的夜里或休息日，接着等；早上还在本人的时段里，再等', () => {
    // A Friday evening: night from 20:00, then a weekend.
    expect(out('2026-03-13 18:00', '17:30', '21:00')).toBe('2026-03-16 09:00');
    expect(out('2026-03-13 18:00', '17:30', '09:30')).toBe('2026-03-16 09:30');
  });
  test('两个时段合起来没有空的，只按本区的', () => {
    const night: Ladder['quiet'] = { night: { from: '20:00', to: '08:00' }, daysOff: false, exceptImmediate: false };
    expect(out('2026-03-12 12:00', '07:00', '21:00', night)).toBe('2026-03-12 12:00');
  });
});

test('到期前和当天说的，与到期后说的，各选渠道', () => {
  expect([{ at: 'before', workingDays: 2 } as const, { at: 'due_day' } as const].map(topicOf)).toEqual(['ahead', 'ahead']);
  expect([{ at: 'overdue' } as const, { at: 'after', workingDays: 1 } as const].map(topicOf)).toEqual(['overdue', 'overdue']);
});

test('免打扰从几点到几点，不能是同一点', () => {
  expect(checkQuiet({ from: '22:00', to: '22:00' })).toMatchObject({ refused: 'preference.quiet_empty' });
  expect([checkQuiet({ from: '22:00', to: '07:00' }), checkQuiet(null), checkQuiet(undefined)]).toEqual([null, null, null]);
});

test('只要铃铛的不用打电话：这一级写明没有渠道，或者本人一个渠道也不要', () => {
  const [first, ...rest] = LADDER.rungs;
  if (!first) throw new Error('the ladder has rungs');
  const ladder = { ...LADDER, rungs: [{ ...first, channels: [] }, ...rest] };
  const heard = (code: string, when: Spoken['when']) => ({ kind: 'rung' as const, rung: code, spoken: { when, taskKind: 'handle' as const } });
  const [quiet, overdue] = [heard(first.code, first.when), heard('overdue', { at: 'overdue' })];
  expect([isBellEnough(quiet, ladder, undefined), isBellEnough(quiet, LADDER, undefined)]).toEqual([true, false]);
  expect([isBellEnough(overdue, ladder, {}), isBellEnough(overdue, ladder, { overdue: [] }), isBellEnough(overdue, ladder, { ahead: [] })]).toEqual([false, true, false]);
  expect(isBellEnough({ kind: 'moved', rung: null, spoken: { when: null, taskKind: null } }, ladder, { ahead: [] })).toBe(true);
  expect(isBellEnough({ kind: 'urge', rung: null, spoken: { when: null, taskKind: 'handle' } }, ladder, { overdue: [] })).toBe(true);
});
