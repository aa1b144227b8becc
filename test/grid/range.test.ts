import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advance, type Cell, countOf, edge, extend, holds, rangeOf, select, selectAll, selectColumns, selectRows, step } from '../../admin/grid/rules/range.ts';

const SIZE = { rows: 6, cols: 4 };
const at = (row: number, col: number): Cell => ({ row, col });

describe('选区', () => {
  test('从哪个角拉都一样', () => {
    const range = { top: 1, left: 0, bottom: 3, right: 2 };
    expect(rangeOf(extend(select(at(1, 0)), at(3, 2)), SIZE)).toEqual(range);
    expect(rangeOf(extend(select(at(3, 2)), at(1, 0)), SIZE)).toEqual(range);
  });

  test('整行到最右,整列到最下,全选是全部', () => {
    expect(rangeOf(selectRows(at(1, 2), at(3, 1)), SIZE)).toEqual({ top: 1, bottom: 3, left: 0, right: 3 });
    expect(rangeOf(selectColumns(at(4, 1)), SIZE)).toEqual({ top: 0, bottom: 5, left: 1, right: 1 });
    expect(countOf(rangeOf(selectAll(at(2, 2)), SIZE))).toBe(24);
  });

  test('走不出边', () => {
    expect(step(at(0, 0), 'up', SIZE)).toEqual(at(0, 0));
    expect(step(at(5, 3), 'right', SIZE)).toEqual(at(5, 3));
    expect(step(at(2, 1), 'down', SIZE, 100)).toEqual(at(5, 1));
  });
});

describe('Ctrl+方向键', () => {
  const column = (filled: string) => ({ row }: Cell) => filled[row] === '■';
  const down = (filled: string, from: number) => edge(at(from, 0), 'down', SIZE, column(filled)).row;

  test('在有内容的一段里,到这一段的尽头', () => expect(down('■■■□■□', 0)).toBe(2));
  test('在一段的尽头,到下一段的开头', () => expect(down('■■□□■■', 1)).toBe(4));
  test('在空格里,到下一个有内容的', () => expect(down('□□□■■□', 0)).toBe(3));
  test('前面全空,到边', () => expect(down('■□□□□□', 0)).toBe(5));
  test('没读取的当作有内容:一步到底,什么也不用读', () => {
    const loaded = ({ row }: Cell) => (row < 100 ? true : undefined);
    expect(edge(at(0, 0), 'down', { rows: 100_000, cols: 1 }, loaded).row).toBe(99_999);
  });
});

describe('回车和 Tab', () => {
  test('一格时往下往右', () => {
    expect(advance(select(at(1, 1)), 'down', SIZE)).toEqual(select(at(2, 1)));
    expect(advance(select(at(1, 1)), 'left', SIZE)).toEqual(select(at(1, 0)));
  });

  test('选了一片时在里面转,选区不变', () => {
    let now = extend(select(at(1, 1)), at(2, 2));
    const visited = [now.active];
    for (let times = 0; times < 3; times++) visited.push((now = advance(now, 'right', SIZE)).active);
    expect(visited).toEqual([at(1, 1), at(1, 2), at(2, 1), at(2, 2)]);
    expect(advance(now, 'right', SIZE).active).toEqual(at(1, 1));
    expect(rangeOf(now, SIZE)).toEqual({ top: 1, left: 1, bottom: 2, right: 2 });
  });

  test('在一片里一圈走遍每一格,不多不少', () => {
    const corner = fc.record({ row: fc.nat(5), col: fc.nat(3) });
    fc.assert(fc.property(corner, corner, fc.constantFrom('down' as const, 'right' as const, 'up' as const, 'left' as const), (anchor, head, way) => {
      const range = rangeOf(extend(select(anchor), head), SIZE);
      fc.pre(countOf(range) > 1);
      let now = extend(select(anchor), head);
      const seen = new Set<string>();
      for (let times = 0; times < countOf(range); times++) {
        now = advance(now, way, SIZE);
        expect(holds(range, now.active)).toBe(true);
        seen.add(`${now.active.row},${now.active.col}`);
      }
      expect(seen.size).toBe(countOf(range));
      expect(now.active).toEqual(anchor);
    }));
  });
});
