import { describe, expect, test } from 'vitest';
import type { Target } from '../../admin/grid/rules/kinds.ts';
import { plan } from '../../admin/grid/rules/plan.ts';
import { namesIn, opened, settled, ticksIn, toggled } from '../../admin/grid/rules/ticks.ts';
import { readCell } from '../../admin/grid/rules/written.ts';

const OLD = { id: 'old', label: '老年人' };
const ILL = { id: 'ill', label: '行动不便', alias: '不便' };
const BOTH = { id: 'both', label: '老人、孩子' };
const choices = [OLD, ILL, BOTH];
const ids = (text: string) => namesIn(text, choices).map(({ found }) => found.map(({ id }) => id).join());

describe('一格里的几个选项', () => {
  test.each([
    ['老年人、行动不便', ['old', 'ill']],
    ['老年人,行动不便；老年人', ['old', 'ill', 'old']],
    ['行动不便\n老年人，', ['ill', 'old']],
    [' 不便 、', ['ill']],
    ['老人、孩子、老年人', ['both', 'old']],
    ['老年人、没有的、行动不便', ['old', '', 'ill']],
    ['', []],
    ['、，', []],
  ])('%j', (text, wanted) => expect(ids(text)).toEqual(wanted));

  test('正在打的是最后一段，前面的已经勾上', () => {
    const { ticked, typed } = ticksIn('老年人、行动', choices);
    expect([[...ticked], typed]).toEqual([['old'], '行动']);
    expect(ticksIn('老年人', choices)).toMatchObject({ typed: '老年人', ticked: new Set() });
  });

  test('重新拿起来，每一个都算打完', () => {
    expect(opened('老年人、不便', choices)).toBe('老年人、行动不便、');
    expect(opened('', choices)).toBe('');
    expect(opened('老年人、写错的', choices)).toBe('老年人、写错的、');
  });

  test('勾上、取消；用来找的字用掉，认不出的留着', () => {
    expect(toggled('', OLD, choices)).toBe('老年人、');
    expect(toggled('老年人、xing', ILL, choices)).toBe('老年人、行动不便、');
    expect(toggled('老年人、行动不便、', OLD, choices)).toBe('行动不便、');
    expect(toggled('写错的、', OLD, choices)).toBe('写错的、老年人、');
    expect(toggled('老年人、', BOTH, choices)).toBe('老年人、老人、孩子、');
    expect(toggled('老年人、老人、孩子、', BOTH, choices)).toBe('老年人、');
  });

  test('回车写什么：打了字就连同标着的那一个，没打字就是勾着的，认不出的照写', () => {
    expect(settled('老年人、', ILL, choices)).toBe('老年人');
    expect(settled('老年人、xing', ILL, choices)).toBe('老年人、行动不便');
    expect(settled('老年人、lao', OLD, choices)).toBe('老年人');
    expect(settled('老年人、没有', null, choices)).toBe('老年人、没有');
    expect(settled('', OLD, choices)).toBe('');
  });
});

describe('写进去', () => {
  const column: Target = { kind: 'choices', choices, empty: [] };
  const context = { today: '2026-03-09', instant: (wall: string) => wall };

  test('按清单的次序存；有一个认不出就不写，说是哪一个', () => {
    expect(readCell(column, '行动不便、老年人、老年人', context)).toEqual({ value: ['old', 'ill'] });
    expect(readCell(column, '老人、孩子、老年人', context)).toEqual({ value: ['old', 'both'] });
    expect(readCell(column, '老年人、没有的', context)).toEqual({ why: 'choice', text: '没有的' });
  });

  test('次序不同不算改；停用了的还认得本行原有的', () => {
    const rows = [{ id: 'a', version: 1, tags: ['ill', 'old', 'gone'] }];
    const gone = { id: 'gone', label: '已停用的' };
    const decide = (text: string) => plan([{ index: 0, field: 'tags', text }], (at) => rows[at] ?? null, [{ field: 'tags', kind: 'choices', empty: [], choicesOf: () => [...choices, gone], editable: () => true, value: (row) => row.tags }], context);
    expect(decide('老年人、行动不便、已停用的')).toMatchObject({ rows: [], unchanged: 1 });
    expect(decide('老年人').rows).toEqual([{ id: 'a', version: 1, changes: { tags: ['old'] } }]);
  });
});
