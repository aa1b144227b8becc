import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MEASURES, type Scoring } from '../../schema/scoring.ts';
import { ranked, scoreOf, type Tally } from '../../worker/scoring/rules.ts';

const formula: Scoring = {
  base: 100,
  items: [
    { code: 'late', name: '超期办结', measure: 'late', points: 2, most: 5 },
    { code: 'duty', name: '被问责', measure: 'accountability', points: 0.5, most: 100 },
  ],
  source: '示例',
};

test('每件扣几分,最多扣几分,问责按权重', () => {
  expect(scoreOf('d1', { late: { n: 2, rows: 2 }, accountability: { n: 15, rows: 1 } }, formula)).toEqual({
    departmentId: 'd1',
    score: 88.5,
    lines: [
      { code: 'late', name: '超期办结', measure: 'late', n: 2, rows: 2, points: 4 },
      { code: 'duty', name: '被问责', measure: 'accountability', n: 15, rows: 1, points: 7.5 },
    ],
  });
  expect(scoreOf('d1', { late: { n: 9, rows: 9 } }, formula).lines[0]).toMatchObject({ n: 9, points: 5 });
});

test('没有事的部门得满分;公式里没有的不扣', () => {
  expect(scoreOf('d2', { returned: { n: 40, rows: 40 } }, formula).score).toBe(100);
});

test('名次:分高的在前,同分的事少的在前,再按编号,次次一样', () => {
  const scores = [scoreOf('b', {}, formula), scoreOf('a', { late: { n: 1, rows: 1 } }, formula), scoreOf('c', {}, formula), scoreOf('d', { accountability: { n: 0, rows: 1 } }, formula)];
  expect(ranked(scores).map(({ departmentId }) => departmentId)).toEqual(['b', 'c', 'd', 'a']);
});

test('得分总在零和基准分之间,多一件事不会加分', () => {
  const count = fc.record({ n: fc.nat(500), rows: fc.nat(500) });
  fc.assert(fc.property(fc.dictionary(fc.constantFrom(...MEASURES), count), fc.constantFrom(...MEASURES), (tally: Tally, measure) => {
    const { score } = scoreOf('d', tally, formula);
    expect(score).toBeGreaterThanOrEqual(0);
    expect(score).toBeLessThanOrEqual(formula.base);
    const more = { ...tally, [measure]: { n: (tally[measure]?.n ?? 0) + 1, rows: 1 } };
    expect(scoreOf('d', more, formula).score).toBeLessThanOrEqual(score);
  }));
});
