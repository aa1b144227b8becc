import { describe, expect, test } from 'vitest';
import { countRows, layOut, placeAt, spotAt, stretches } from '../../admin/grid/rules/layout.ts';

/** Three groups: two rows, a folded one, three rows. */
const grouped = layOut([2, 0, 3], true);

describe('分组后的位置', () => {
  test('每组一行组名,折起的只有组名', () => {
    expect(grouped.size).toBe(8);
    expect([0, 1, 2, 3, 4, 5, 7, 8, -1].map((place) => spotAt(grouped, place))).toEqual([
      { section: 0, offset: -1 }, { section: 0, offset: 0 }, { section: 0, offset: 1 }, { section: 1, offset: -1 }, { section: 2, offset: -1 }, { section: 2, offset: 0 }, { section: 2, offset: 2 }, null, null,
    ]);
  });

  test('回到原来的位置;折起的、没有了的,停在最近的一行', () => {
    for (let place = 0; place < grouped.size; place++) expect(placeAt(grouped, spotAt(grouped, place) ?? { section: 9, offset: 0 })).toBe(place);
    expect(placeAt(grouped, { section: 1, offset: 4 }), 'in a folded group: its head').toBe(3);
    expect(placeAt(grouped, { section: 2, offset: 40 })).toBe(7);
  });

  test('一片里的行,不算组名', () => {
    expect(stretches(grouped, 0, 99)).toEqual([{ section: 0, first: 0, last: 1 }, { section: 2, first: 0, last: 2 }]);
    expect(stretches(grouped, 2, 5)).toEqual([{ section: 0, first: 1, last: 1 }, { section: 2, first: 0, last: 0 }]);
    expect(stretches(grouped, 3, 4)).toEqual([]);
    expect(countRows(stretches(grouped, 0, 99))).toBe(5);
  });

  test('不分组就是一片,从 0 数起', () => {
    const plain = layOut([4], false);
    expect(plain.size).toBe(4);
    expect(spotAt(plain, 3)).toEqual({ section: 0, offset: 3 });
    expect(placeAt(plain, { section: 0, offset: 9 })).toBe(3);
    expect(stretches(plain, 1, 2)).toEqual([{ section: 0, first: 1, last: 2 }]);
    expect(stretches(layOut([0], false), 0, 0)).toEqual([]);
  });
});
