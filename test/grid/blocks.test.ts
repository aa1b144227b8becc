import { describe, expect, test } from 'vitest';
import { missing, surplus } from '../../admin/grid/rules/blocks.ts';
import { spread } from '../../admin/grid/rules/spread.ts';
import { paceOf } from '../../admin/grid/rules/pace.ts';

describe('按块读取', () => {
  test('跳到第五万行,一次请求', () => {
    expect(missing(49_980, 50_060, () => false)).toEqual([{ offset: 49_900, limit: 200 }]);
  });

  test('已经有的不再读,隔开的分开读', () => {
    expect(missing(0, 499, (block) => block === 1)).toEqual([{ offset: 0, limit: 100 }, { offset: 200, limit: 300 }]);
    expect(missing(10, 90, () => true)).toEqual([]);
  });

  test('一次最多五百行', () => {
    expect(missing(0, 1_999, () => false).map(({ limit }) => limit)).toEqual([500, 500, 500, 500]);
  });

  test('放掉最久没看的,看着的和有标记的不放', () => {
    expect(surplus([7, 1, 2, 3], (block) => block === 1, { keep: 200 })).toEqual([7, 2]);
    expect(surplus([1, 2], () => false, { keep: 200 })).toEqual([]);
    expect(surplus([1, 2, 3], () => false, { keep: 10, size: (block) => block * 2 }), 'small groups stay').toEqual([1]);
  });
});

describe('剪贴板落在选区上', () => {
  const range = { top: 0, left: 0, bottom: 3, right: 1 };
  test('一格填满', () => expect(spread([['是']], range).pieces).toHaveLength(8));
  test('整除就重复', () => expect(spread([['1'], ['2']], { ...range, right: 0 }).pieces.map(({ text }) => text)).toEqual(['1', '2', '1', '2']));
  test('不整除就放一次,可以超出', () => expect(spread([['1', '2', '3']], range)).toMatchObject({ height: 1, width: 3 }));
});

test('有人在做事,四秒看一次;一分钟没动,半分钟看一次', () => {
  expect([paceOf(0), paceOf(59_999), paceOf(60_000)]).toEqual([4_000, 4_000, 30_000]);
});
