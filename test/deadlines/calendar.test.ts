import { describe, expect, test } from 'vitest';
import { WorkingHours } from '../../schema/deadlines.ts';
import {
  accountOf, addWorkingDays, buildCalendar, dayOf, dueOf, dueWithin, endOfDay, endOfWorkingDay, isWorkday, rowsAt, startOfDay, workingDaysBetween,
} from '../../worker/deadlines/rules.ts';
import type { CalendarRow } from '../../worker/deadlines/rules.ts';
import { calendar, nationalRows } from './calendar.ts';

const row = (layer: CalendarRow['layer'], date: string, kind: CalendarRow['kind'], name: string, siteId?: string): CalendarRow => ({
  layer, date, kind, name, siteId,
});

describe('国家层', () => {
  // The counts workdays.json gives, each checked there against the notices and seven data sets.
  const known: [number, number][] = [[2021, 250], [2022, 249], [2023, 249], [2024, 251], [2025, 248], [2026, 248]];
  for (const [year, workingDays] of known)
    test(`${year} 年有 ${workingDays} 个工作日`, () => {
      expect(workingDaysBetween(`${year - 1}-12-31`, `${year}-12-31`, calendar)).toBe(workingDays);
    });

  test('除夕 2024-02-09 按工作日计;2023-01-03 是工作日', () => {
    expect(isWorkday('2024-02-09', calendar)).toBe(true);
    expect(isWorkday('2023-01-03', calendar)).toBe(true);
  });

  test('2021 至 2026 年已发布,2027 年未发布', () => {
    expect([...calendar.publishedYears]).toEqual([2021, 2022, 2023, 2024, 2025, 2026]);
  });

  test('手工加一天,或邻年通知带到的 12 月 31 日,不算该年已发布', () => {
    const some = buildCalendar([...nationalRows, row('national', '2027-01-01', 'off', '元旦'), row('national', '2027-12-31', 'off', '元旦')]);
    expect(some.publishedYears.has(2027)).toBe(false);
  });

  test('发布年份也可以直接给出', () => {
    expect(buildCalendar(nationalRows, undefined, 'Asia/Shanghai', [2026]).publishedYears.has(2025)).toBe(false);
  });
});

describe('层级:窄的优先', () => {
  const festival = row('district', '2026-09-03', 'off', '自治州成立纪念日');
  const rotation = row('district', '2026-10-02', 'work', '轮值');
  const closedSite = row('site', '2026-10-02', 'off', '大厅检修', 'hall-2');

  test('地区层加一天节日', () => {
    expect(isWorkday('2026-09-03', calendar)).toBe(true);
    expect(isWorkday('2026-09-03', buildCalendar([festival, ...nationalRows]))).toBe(false);
  });

  test('地区层压过国家层,站点层压过地区层,与行的先后无关', () => {
    expect(isWorkday('2026-10-02', buildCalendar([rotation, ...nationalRows]))).toBe(true);
    expect(isWorkday('2026-10-02', buildCalendar([closedSite, rotation, ...nationalRows]))).toBe(false);
    expect(isWorkday('2026-10-02', buildCalendar([...nationalRows, rotation, closedSite]))).toBe(false);
  });

  test('站点的行只对该站点有效', () => {
    const rows = [...nationalRows, rotation, closedSite];
    expect(isWorkday('2026-10-02', buildCalendar(rowsAt(rows, 'hall-2')))).toBe(false);
    expect(isWorkday('2026-10-02', buildCalendar(rowsAt(rows, 'hall-1')))).toBe(true);
    expect(isWorkday('2026-10-02', buildCalendar(rowsAt(rows, null)))).toBe(true);
  });

  test('账上写明是哪个节日,来自哪里', () => {
    const local = buildCalendar([...nationalRows, { ...festival, source: '州政府公告' }]);
    const account = accountOf(
      { receivedAt: '2026-09-02T02:00:00.000Z', rule: { kind: 'working_days', workingDays: 1 }, afterHours: 'as_is', pauses: [], extensions: [] },
      local,
    );
    expect(account.days[1]).toMatchObject({ date: '2026-09-03', code: 'holiday', why: '自治州成立纪念日放假，不计', source: '州政府公告' });
    expect(account.dueAt).toBe('2026-09-04T09:30:00.000Z');
  });
});

describe('工作时间按生效日', () => {
  const hours: WorkingHours[] = [
    { from: '2026-06-01', windows: [['08:30', '11:30'], ['14:00', '18:00']], source: '夏令作息通知' },
    { from: '2020-01-01', windows: [['09:00', '12:00'], ['13:30', '17:30']], source: '本产品约定' },
  ];
  const changing = buildCalendar(nationalRows, hours);

  test('5 月 29 日收件,6 月 1 日按新作息到期', () => {
    expect(dueWithin('2026-05-28T02:00:00.000Z', 1, changing)).toBe('2026-05-29T09:30:00.000Z');
    expect(dueWithin('2026-05-29T02:00:00.000Z', 1, changing)).toBe('2026-06-01T10:00:00.000Z');
  });

  test('按小时的承诺跨生效日', () => {
    const entries = { receivedAt: '2026-05-29T09:00:00.000Z', rule: { kind: 'working_hours', minutes: 120 }, afterHours: 'as_is', pauses: [], extensions: [] } as const;
    expect(dueOf({ ...entries, pauses: [], extensions: [] }, changing).dueAt).toBe('2026-06-01T02:00:00.000Z');
  });

  test('最早的作息之前,按最早的算', () => {
    expect(endOfWorkingDay('2019-03-01', changing)).toBe('2019-03-01T09:30:00.000Z');
  });

  test('作息的时段不得重叠、颠倒或不足一小时', () => {
    const check = (windows: [string, string][]) => WorkingHours.safeParse({ from: '2026-01-01', windows, source: '' }).success;
    expect(check([['09:00', '12:00'], ['12:00', '17:30']])).toBe(true);
    expect(check([['09:00', '24:00']])).toBe(true);
    expect(check([['09:00', '12:00'], ['11:00', '17:30']])).toBe(false);
    expect(check([['12:00', '09:00']])).toBe(false);
    expect(check([['09:00', '09:59']])).toBe(false);
    expect(check([['9:00', '17:30']])).toBe(false);
    expect(check([])).toBe(false);
  });
});

describe('时区', () => {
  test('日界按安装地的时区', () => {
    expect(dayOf('2026-03-08T15:59:59.999Z', calendar)).toBe('2026-03-08');
    expect(dayOf('2026-03-08T16:00:00.000Z', calendar)).toBe('2026-03-09');
    expect(startOfDay('2026-03-09', calendar)).toBe('2026-03-08T16:00:00.000Z');
    expect(endOfDay('2026-03-09', calendar)).toBe('2026-03-09T15:59:59.999Z');
  });

  test('换夏令时的地方,当地下班时间不变', () => {
    const abroad = buildCalendar(nationalRows, undefined, 'America/New_York');
    expect(endOfWorkingDay('2026-03-06', abroad)).toBe('2026-03-06T22:30:00.000Z');
    expect(endOfWorkingDay('2026-03-08', abroad)).toBe('2026-03-08T21:30:00.000Z');
    expect(endOfWorkingDay('2026-03-09', abroad)).toBe('2026-03-09T21:30:00.000Z');
    expect(startOfDay('2026-03-08', abroad)).toBe('2026-03-08T05:00:00.000Z');
    expect(startOfDay('2026-03-09', abroad)).toBe('2026-03-09T04:00:00.000Z');
    const farther = buildCalendar(nationalRows, undefined, 'Pacific/Auckland');
    expect(startOfDay('2026-04-05', farther)).toBe('2026-04-04T11:00:00.000Z');
    expect(startOfDay('2026-04-06', farther)).toBe('2026-04-05T12:00:00.000Z');
  });

  test('不存在的时区被拒绝', () => {
    expect(() => buildCalendar([], undefined, 'Asia/Nowhere')).toThrow(RangeError);
  });
});

describe('工作日加减', () => {
  test('加零日是当日,加一日跳过春节', () => {
    expect(addWorkingDays('2026-02-15', 0, calendar)).toBe('2026-02-15');
    expect(addWorkingDays('2026-02-14', 1, calendar)).toBe('2026-02-24');
    expect(addWorkingDays('2026-02-13', 5, calendar)).toBe('2026-02-27');
  });

  test('(起, 止] 内的工作日;止不晚于起为 0', () => {
    expect(workingDaysBetween('2026-02-14', '2026-02-28', calendar)).toBe(5);
    expect(workingDaysBetween('2026-02-28', '2026-02-14', calendar)).toBe(0);
  });

  test('没有工作日的日历不会无限数下去', () => {
    const never = { ...calendar, index: { ...calendar.index, exceptions: new Map<number, { kind: 'off'; name: string }>() } };
    for (let day = 20_000; day < 70_000; day++) never.index.exceptions.set(day, { kind: 'off', name: '停业' });
    expect(() => dueWithin('2026-03-09T02:00:00.000Z', 1, never)).toThrow(RangeError);
  });
});
