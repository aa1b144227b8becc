import { describe, expect, test } from 'vitest';
import { isDamaged, readDate, readIdNumber, readNumber, readPhone, readYes } from '../../worker/jobs/rules/values.ts';

describe('日期按国内的写法读', () => {
  test.each([
    ['2026-3-9', '2026-03-09', null],
    ['2026/3/9', '2026-03-09', null],
    ['2026.03.09', '2026-03-09', null],
    ['2026年3月9日', '2026-03-09', null],
    ['2026 年 3 月 9 日 周一', '2026-03-09', null],
    ['２０２６年３月９日', '2026-03-09', null],
    ['20260309', '2026-03-09', null],
    [20260309, '2026-03-09', null],
    [46090, '2026-03-09', null],
    [46090.4375, '2026-03-09', '10:30:00'],
    [{ date: '2026-03-09' }, '2026-03-09', null],
    [{ date: '2026-03-09T10:30:00' }, '2026-03-09', '10:30:00'],
    ['2026-03-09 10:30', '2026-03-09', '10:30:00'],
    ['2026年3月9日10时30分', '2026-03-09', '10:30:00'],
    ['2026/3/9 下午 2:05', '2026-03-09', '14:05:00'],
    ['3月9日', '2026-03-09', null],
    ['3月9号 周一', '2026-03-09', null],
    ['3/9', '2026-03-09', null],
  ])('%j', (cell, day, time) => {
    expect(readDate(cell, '2026-07-01')).toEqual({ day, time });
  });

  test.each(['2月30日', '13月1日', '2026-2-30', '2026年13月1日', '昨天', '2026-03', '2026-03-09 25:00', 0.4, -1, true])('%j 看不出是哪一天', (cell) => {
    expect(readDate(cell, '2026-07-01')).toBeUndefined();
  });
});

describe('数字', () => {
  test.each([['1,234.5', 1234.5], ['１２３', 123], ['3 次', 3], ['12次', 12], [7, 7], ['-2', -2], ['12,345,678', 12345678]])('%j', (cell, value) => {
    expect(readNumber(cell)).toBe(value);
  });
  test.each(['1,2', '三', '', '1 2', '1-2', '12.3.4'])('%j 不是数字', (cell) => expect(readNumber(cell)).toBeUndefined());
});

test('是、否、打勾、打叉', () => {
  expect(['是', '√', 'Y', '1', true, '☑', ' 有 '].map(readYes)).toEqual(Array.from({ length: 7 }, () => true));
  expect(['否', '×', 'n', 0, false, '无', '／'].map(readYes)).toEqual(Array.from({ length: 7 }, () => false));
  expect(['也许', '2'].map(readYes)).toEqual([undefined, undefined]);
});

describe('被 Excel 损坏的号码', () => {
  test.each([4.20101199001010e17, 222403199001011000, '4.2E+17', '4.20101E+17', '１.３８E+１０', '222403199001011000'])('证件号 %j 读不出', (cell) => expect(readIdNumber(cell)).toBeNull());
  test('没有损坏的照读，小写 x 改大写', () => {
    expect(readIdNumber('11010519491231002x')).toBe('11010519491231002X');
    expect(readIdNumber(' 110105 19491231 002X ')).toBe('11010519491231002X');
    expect(readIdNumber(110105491231002)).toBe('110105491231002');
  });
  test('末三位恰为 000 而校验位对的，是真号码', () => {
    const real = '11010519491231000' + '10X98765432'[[7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2].reduce((sum, weight, at) => sum + weight * Number('11010519491231000'[at]), 0) % 11];
    expect(readIdNumber(real)).toBe(real);
  });
  test.each([[13812341234, '13812341234'], ['138 1234 1234', '138 1234 1234'], [2512345, '2512345'], ['0433-2512345', '0433-2512345'], ['（0433）2512345', '0433 2512345'], [4001234567, '4001234567']])('电话 %j', (cell, phone) => expect(readPhone(cell)).toBe(phone));
  test.each([4332512345, 75512345678, '1.38E+10', 1.3812341234e16])('电话 %j 丢了开头的零或末几位', (cell) => expect(readPhone(cell)).toBeNull());
  test('别的长代码也一样', () => expect([9.1222401e17, '9.12E+17', 'E+17', '普通 4.2E+17 文字'].map(isDamaged)).toEqual([true, true, false, false]));
});
