import { describe, expect, test } from 'vitest';
import { explainDay, provisionalNote } from '../../schema/deadline-words.ts';
import type { ClockEntries } from '../../schema/deadlines.ts';
import { Account } from '../../schema/deadlines.ts';
import { accountOf, dueOf } from '../../worker/deadlines/rules.ts';
import { calendar } from './calendar.ts';

const entries = (over: Partial<ClockEntries>): ClockEntries => ({
  receivedAt: '2026-02-12T02:00:00.000Z',
  rule: { kind: 'working_days', workingDays: 5 },
  afterHours: 'as_is',
  pauses: [],
  extensions: [],
  ...over,
});

const told = (given: Partial<ClockEntries>, now?: string) =>
  accountOf(entries(given), calendar, now).days.map((day) => `${day.date.slice(5)} ${day.counted} ${day.why}`);

describe('逐日账', () => {
  test('收件、春节、调休、暂停、延长、到期,各有一句话', () => {
    const days = told({
      rule: { kind: 'working_days', workingDays: 4 },
      pauses: [{ from: '2026-02-25T02:00:00Z', to: '2026-02-26T01:00:00Z', reason: '等待补正' }],
      extensions: [{ workingDays: 2 }],
    });
    expect(days).toEqual([
      '02-12 0 收件当日，不计',
      '02-13 1 第 1 日',
      '02-14 1 调休上班，第 2 日',
      ...['15', '16', '17', '18', '19', '20', '21', '22', '23'].map((day) => `02-${day} 0 春节放假，不计`),
      '02-24 1 第 3 日',
      '02-25 0 暂停（等待补正），不计',
      '02-26 1 第 4 日',
      '02-27 1 第 5 日（延长）',
      '02-28 1 调休上班，第 6 日（延长），17:30 到期',
    ]);
  });

  test('一日两次暂停,写盖住下班时刻的那一次', () => {
    const days = told({
      receivedAt: '2026-03-09T02:00:00Z',
      rule: { kind: 'working_days', workingDays: 1 },
      pauses: [
        { from: '2026-03-10T01:00:00Z', to: '2026-03-10T02:00:00Z', reason: '等待补正' },
        { from: '2026-03-10T06:00:00Z', to: '2026-03-11T02:00:00Z', reason: '等待勘查' },
      ],
    });
    expect(days).toEqual(['03-09 0 收件当日，不计', '03-10 0 暂停（等待勘查），不计', '03-11 1 第 1 日，17:30 到期']);
  });

  test('下班后收件:两种约定两种账', () => {
    const late = { receivedAt: '2026-03-06T10:30:00Z', rule: { kind: 'working_days', workingDays: 1 } } as const;
    expect(told(late)).toEqual(['03-06 0 收件当日（下班后），不计', '03-07 0 周六，不计', '03-08 0 周日，不计', '03-09 1 第 1 日，17:30 到期']);
    expect(told({ ...late, afterHours: 'next_business' })).toEqual([
      '03-06 0 下班后收件，顺延至下一个工作日',
      '03-07 0 周六，不计',
      '03-08 0 周日，不计',
      '03-09 0 视为收件日，不计',
      '03-10 1 第 1 日，17:30 到期',
    ]);
  });

  test('周末和节日收件', () => {
    const one = { kind: 'working_days', workingDays: 1 } as const;
    expect(told({ receivedAt: '2026-03-07T02:00:00Z', rule: one })[0]).toBe('03-07 0 收件当日（周六），不计');
    expect(told({ receivedAt: '2026-10-05T02:00:00Z', rule: one, afterHours: 'next_business' })[0]).toBe('10-05 0 国庆节放假收件，顺延至下一个工作日');
  });

  test('即办', () => {
    expect(told({ receivedAt: '2026-03-09T02:00:00Z', rule: { kind: 'immediate' } })).toEqual(['03-09 0 即办，17:30 到期']);
    expect(told({ receivedAt: '2026-03-06T09:30:00Z', rule: { kind: 'immediate' } })).toEqual([
      '03-06 0 下班后收件，顺延至下一个工作日',
      '03-07 0 周六，不计',
      '03-08 0 周日，不计',
      '03-09 0 即办，17:30 到期',
    ]);
  });

  test('按小时:数的是分钟', () => {
    expect(
      told({
        receivedAt: '2026-03-06T08:00:00Z',
        rule: { kind: 'working_hours', minutes: 120 },
        pauses: [{ from: '2026-03-06T08:30:00Z', to: '2026-03-09T01:45:00Z', reason: '等待勘查' }],
      }),
    ).toEqual(['03-06 30 计 30 分钟，其余时间暂停（等待勘查）', '03-07 0 周六，不计', '03-08 0 周日，不计', '03-09 90 计 90 分钟，11:15 到期']);
  });

  test('未发布的年份逐日说明', () => {
    expect(told({ receivedAt: '2026-12-30T02:00:00Z', rule: { kind: 'working_days', workingDays: 3 } }).slice(2)).toEqual([
      '01-01 1 第 2 日（2027年放假安排未发布，暂定）',
      '01-02 0 周六，不计（2027年放假安排未发布，暂定）',
      '01-03 0 周日，不计（2027年放假安排未发布，暂定）',
      '01-04 1 第 3 日，17:30 到期（2027年放假安排未发布，暂定）',
    ]);
    expect(provisionalNote([2027, 2028], 'en')).toContain('2027, 2028');
  });

  test('英文说的是同一天', () => {
    const [first, , makeup] = accountOf(entries({}), calendar).days;
    expect(first && explainDay(first, 'days', 'en')).toBe('day of receipt, not counted');
    expect(makeup && explainDay(makeup, 'days', 'en')).toBe('make-up working day, day 2');
  });
});

describe('暂停中', () => {
  const paused = { receivedAt: '2026-03-09T02:00:00Z', rule: { kind: 'working_days', workingDays: 10 } as const, pauses: [{ from: '2026-03-12T03:00:00Z', to: null, reason: '等待补正' }] };

  test('没有到期日,只有剩余;账列到今天', () => {
    const account = accountOf(entries(paused), calendar, '2026-03-16T02:00:00Z');
    expect(account).toMatchObject({ dueAt: null, remainingWorkingDays: 8, overdue: false, paused: { since: '2026-03-12T03:00:00.000Z', remaining: 8 } });
    expect(account.days.slice(3).map((day) => day.why)).toEqual(['暂停（等待补正），不计', '暂停（等待补正），不计', '周六，不计', '周日，不计', '暂停（等待补正），不计']);
  });

  test('按小时的承诺剩多少分钟', () => {
    const account = accountOf(
      entries({ receivedAt: '2026-03-09T02:00:00Z', rule: { kind: 'working_hours', minutes: 120 }, pauses: [{ from: '2026-03-09T02:45:00Z', to: null }] }),
      calendar,
    );
    expect(account).toMatchObject({ dueAt: null, unit: 'minutes', paused: { remaining: 75 } });
    expect(account.remainingWorkingDays).toBeUndefined();
  });

  test('到期之后才暂停,仍是原来的到期日', () => {
    const late = { ...paused, rule: { kind: 'working_days', workingDays: 2 } as const };
    expect(dueOf(entries(late), calendar).dueAt).toBe('2026-03-11T09:30:00.000Z');
    expect(accountOf(entries(late), calendar, '2026-03-16T02:00:00Z')).toMatchObject({ overdue: true, overdueWorkingDays: 3 });
  });

  test('恢复早于暂停的记录不予计算', () => {
    expect(() => dueOf(entries({ pauses: [{ from: '2026-03-12T03:00:00Z', to: '2026-03-11T03:00:00Z' }] }), calendar)).toThrow(RangeError);
  });
});

describe('12345 工单自己的期限', () => {
  const given = entries({ receivedAt: '2026-03-09T02:00:00Z', rule: { kind: 'working_days', workingDays: 5 } });
  const external = (dueAt: string) => [{ dueAt, what: '12345 工单' }];

  test('早的为准,两个都给出', () => {
    const earlier = accountOf({ ...given, external: external('2026-03-12T09:30:00Z') }, calendar);
    expect(earlier).toMatchObject({ dueAt: '2026-03-12T09:30:00.000Z', ruleDueAt: '2026-03-16T09:30:00.000Z', governedBy: 'external' });
    expect(earlier.external).toEqual(external('2026-03-12T09:30:00Z'));
    const later = dueOf({ ...given, external: external('2026-03-20T09:30:00Z') }, calendar);
    expect(later).toMatchObject({ dueAt: '2026-03-16T09:30:00.000Z', governedBy: 'rule' });
  });

  test('我们的暂停停不住它', () => {
    const stopped = { ...given, pauses: [{ from: '2026-03-10T02:00:00Z', to: null }], external: external('2026-03-20T09:30:00Z') };
    expect(dueOf(stopped, calendar)).toMatchObject({ dueAt: '2026-03-20T09:30:00.000Z', ruleDueAt: null, governedBy: 'external', remaining: 5 });
  });

  test('它在已发布的年份内,就不是暂定', () => {
    const crossing = { ...given, receivedAt: '2026-12-30T02:00:00Z' };
    expect(dueOf(crossing, calendar).provisionalYears).toEqual([2027]);
    expect(dueOf({ ...crossing, external: external('2026-12-31T09:30:00Z') }, calendar).provisional).toBe(false);
  });
});

describe('法律依据', () => {
  const basisOf = (given: Partial<ClockEntries>, now?: string) => accountOf(entries(given), calendar, now).basis;

  test('只列用到的规则,法条与本产品约定分得清', () => {
    expect(basisOf({}).map((one) => one.rule)).toEqual(['收件当日不计', '末日截止', '工作日', '工作时间']);
    expect(
      basisOf({ pauses: [{ from: '2026-02-25T02:00:00Z', to: '2026-02-26T02:00:00Z' }], extensions: [{ workingDays: 1 }] }, '2026-02-12T02:00:00Z').map((one) => one.rule),
    ).toEqual(['收件当日不计', '末日截止', '工作日', '暂停（工作日制）', '延长', '超期', '工作时间']);
    expect(basisOf({ rule: { kind: 'immediate' } }).map((one) => one.rule)).toEqual(['即办', '末日截止', '工作日', '工作时间']);
    expect(basisOf({ rule: { kind: 'working_hours', minutes: 60 } }).map((one) => one.rule)).toEqual(['按小时', '工作日', '工作时间']);
  });

  test('没有条文的写明本产品约定,不充作法条', () => {
    const all = basisOf({ receivedAt: '2026-03-07T02:00:00Z' }, '2026-03-07T02:00:00Z');
    for (const one of all.filter((each) => !each.verified)) expect(one.source).toBe('本产品约定');
    for (const one of all.filter((each) => each.verified)) expect(one.source).toMatch(/^《中华人民共和国.+》第.+条$/);
    expect(all.find((one) => one.rule === '收件当日不计')?.caveat).toContain('不是直接适用');
  });
});

test('账的形状与接口文档一致', () => {
  const account = accountOf(entries({ pauses: [{ from: '2026-02-25T02:00:00Z', to: null }] }), calendar, '2026-02-26T02:00:00Z');
  expect(Account.parse(account)).toEqual(account);
});
