import { expect, test } from 'vitest';
import { type Offered, standsAt } from '../../admin/grid/choosing.ts';

const choices = ['甲', '乙', '丙'].map((label, at) => ({ id: String(at), label }));
const offered = (at: number, typed = ''): Offered => ({ choices, at, typed, ticked: null });

test('列表重新给出而打的字没变：走到哪里还在哪里，换了次序也跟着', () => {
  expect(standsAt(offered(2), '', choices, 0)).toBe(2);
  expect(standsAt(offered(2), '', choices.toReversed(), 0)).toBe(0);
});

test('打的字变了、刚打开、那一个不在了：从头', () => {
  expect(standsAt(offered(2), 'y', choices, 0)).toBe(0);
  expect(standsAt(null, '', choices, 1)).toBe(1);
  expect(standsAt(offered(2), '', choices.slice(0, 2), 1)).toBe(1);
  expect(standsAt(offered(-1), '', choices, -1)).toBe(-1);
});
