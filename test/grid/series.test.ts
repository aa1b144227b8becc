import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fill } from '../../admin/grid/rules/series.ts';

describe('填充', () => {
  test('一个数重复,两个数等差', () => {
    expect(fill('number', [3], 3)).toEqual([3, 3, 3]);
    expect(fill('number', [1, 3], 3)).toEqual([5, 7, 9]);
    expect(fill('number', [0.1, 0.2], 2)).toEqual([0.3, 0.4]);
    expect(fill('number', [1, 2, 4], 3)).toEqual([1, 2, 4]);
  });

  test('日期逐日,跨月跨年;同一天的逐月,没有那天的到月底', () => {
    expect(fill('date', ['2026-12-30'], 3)).toEqual(['2026-12-31', '2027-01-01', '2027-01-02']);
    expect(fill('date', ['2026-03-09', '2026-03-16'], 2)).toEqual(['2026-03-23', '2026-03-30']);
    expect(fill('date', ['2025-12-31', '2026-01-31'], 3)).toEqual(['2026-02-28', '2026-03-31', '2026-04-30']);
  });

  test('都在月底的,接着到月底', () => {
    expect(fill('date', ['2026-01-31', '2026-02-28'], 3)).toEqual(['2026-03-31', '2026-04-30', '2026-05-31']);
    expect(fill('date', ['2026-02-28', '2026-03-28'], 2)).toEqual(['2026-04-28', '2026-05-28']);
    expect(fill('date', ['2026-03-31', '2026-04-30'], 2, true)).toEqual(['2026-01-31', '2026-02-28']);
  });

  test('第1批 → 第2批,附件09 → 附件10', () => {
    expect(fill('text', ['第1批'], 2)).toEqual(['第2批', '第3批']);
    expect(fill('text', ['附件09'], 2)).toEqual(['附件10', '附件11']);
    expect(fill('text', ['2号窗口', '4号窗口'], 2)).toEqual(['6号窗口', '8号窗口']);
    expect(fill('text', ['甲', '乙'], 3)).toEqual(['甲', '乙', '甲']);
  });

  test('往上填是往回数', () => {
    expect(fill('date', ['2026-03-01'], 2, true)).toEqual(['2026-02-27', '2026-02-28']);
    expect(fill('number', [10, 20], 2, true)).toEqual([-10, 0]);
    expect(fill('text', ['甲', '乙', '丙'], 2, true)).toEqual(['乙', '丙']);
  });

  test('空的照样重复', () => expect(fill('number', [null, 2], 3)).toEqual([null, 2, null]));

  test('整数等差,填多少都是同一个差', () => {
    fc.assert(fc.property(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: -1e4, max: 1e4 }), fc.integer({ min: 1, max: 50 }), (start, gap, count) => {
      expect(fill('number', [start, start + gap], count)).toEqual(Array.from({ length: count }, (_, at) => start + gap * (at + 2)));
    }));
  });
});
