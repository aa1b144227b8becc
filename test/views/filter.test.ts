import { describe, expect, test } from 'vitest';
import { countConditions } from '../../admin/grid/filter/count.ts';
import { matches, type RowReader } from '../../admin/grid/filter/match.ts';
import { type FieldKind, fromFilter, type Group, operatorsOf, toFilter } from '../../admin/grid/filter/tree.ts';
import { arranged, readLook, readSort, sameSettings, settingsOf, sortable, sortText, together, withMoved } from '../../admin/grid/views/look.ts';
import type { GridColumn } from '../../admin/grid/columns.ts';

const KINDS: Record<string, FieldKind> = { stage: 'code', dueAt: 'instant', visits: 'number', title: 'text', provisional: 'check' };
const kindOf = (field: string) => KINDS[field] ?? 'text';

describe('筛选条件与接口的写法互换', () => {
  const tree: Group = {
    kind: 'group', any: false, nodes: [
      { kind: 'condition', field: 'stage', op: 'is', value: 'working' },
      { kind: 'group', any: true, nodes: [{ kind: 'condition', field: 'dueAt', op: 'inWorkingDays', value: 3 }, { kind: 'condition', field: 'dueAt', op: 'overdue', value: '' }] },
    ],
  };

  test('两个条件和一组“或”', () => {
    expect(toFilter(tree)).toEqual({ and: [{ stage: 'working' }, { or: [{ dueAt: { inWorkingDays: 3 } }, { dueAt: { overdue: true } }] }] });
    expect(fromFilter(toFilter(tree), kindOf)).toEqual(tree);
  });

  test.each([
    ['is', 'stage', 'working', { stage: 'working' }], ['isNot', 'stage', 'working', { stage: { ne: 'working' } }], ['on', 'dueAt', '2026-03-09', { dueAt: '2026-03-09' }],
    ['after', 'dueAt', '2026-03-09', { dueAt: { gt: '2026-03-09' } }], ['before', 'dueAt', '2026-03-09', { dueAt: { lt: '2026-03-09' } }], ['week', 'dueAt', '', { dueAt: { within: 'week' } }],
    ['gte', 'visits', 2, { visits: { gte: 2 } }], ['contains', 'title', '证', { title: { contains: '证' } }], ['empty', 'title', '', { title: { empty: true } }],
    ['notEmpty', 'title', '', { title: { empty: false } }], ['yes', 'provisional', '', { provisional: true }], ['no', 'provisional', '', { provisional: false }],
  ] as const)('%s %s', (op, field, value, filter) => {
    const condition = { kind: 'condition', field, op, value } as const;
    expect(toFilter(condition)).toEqual(filter);
    expect(fromFilter(filter, kindOf).nodes).toEqual([condition]);
  });

  test('没有填完的条件不问,什么都没有就是空', () => {
    expect(toFilter({ ...tree, nodes: [{ kind: 'condition', field: 'title', op: 'contains', value: '' }] })).toEqual({});
    expect(toFilter({ kind: 'group', any: true, nodes: [{ kind: 'group', any: false, nodes: [] }, ...tree.nodes.slice(0, 1)] })).toEqual({ stage: 'working' });
  });

  test('同一字段的几个值读成一组“或”', () => {
    expect(fromFilter({ stage: ['working', 'triaged'] }, kindOf)).toMatchObject({ any: true, nodes: [{ value: 'working' }, { value: 'triaged' }] });
  });

  test('按钮上的条件数：几个值、几组“或”都一个个数', () => {
    expect(countConditions({})).toBe(0);
    expect(countConditions(toFilter(tree))).toBe(3);
    expect(countConditions({ stage: ['working', 'triaged'], provisional: true, visits: { gte: 2, lte: 5 } })).toBe(5);
  });
});

describe('按条件着色与服务器说的一样', () => {
  type Row = { dueAt: string | null; visits: number; title: string; left: number | null; overdue: boolean };
  const reader: RowReader<Row> = { value: (row, field) => Reflect.get(row, field), dayOf: (instant) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10), today: '2026-03-12', overdue: ({ overdue }) => overdue, workingDays: ({ left }) => left };
  const row: Row = { dueAt: '2026-03-12T09:30:00.000Z', visits: 3, title: '补证', left: 1, overdue: false };
  const holds = (filter: Record<string, unknown>, of: Partial<Row> = {}) => matches({ ...row, ...of }, filter, reader);

  test('相对日期按本地的日子,一周从周一起', () => {
    expect(holds({ dueAt: { within: 'today' } })).toBe(true);
    expect(holds({ dueAt: { within: 'today' } }, { dueAt: '2026-03-12T16:30:00.000Z' }), '北京时间已是次日').toBe(false);
    expect(holds({ dueAt: { within: 'week' } }, { dueAt: '2026-03-15T15:00:00.000Z' }), '周日').toBe(true);
    expect(holds({ dueAt: { within: 'week' } }, { dueAt: '2026-03-08T15:00:00.000Z' }), '上周日').toBe(false);
    expect(holds({ dueAt: { within: 'month' } }, { dueAt: '2026-04-01T02:00:00.000Z' })).toBe(false);
    expect(holds({ dueAt: { inWorkingDays: 1 } })).toBe(true);
    expect(holds({ dueAt: { inWorkingDays: 0 } })).toBe(false);
    expect(holds({ dueAt: { overdue: true } }, { overdue: true })).toBe(true);
    expect(holds({ dueAt: '2026-03-12' })).toBe(true);
    expect(holds({ dueAt: { gt: '2026-03-12' } }), '晚于一天就是不含这一天').toBe(false);
  });

  test('其余', () => {
    expect([holds({ visits: { gte: 3 } }), holds({ visits: { gt: 3 } }), holds({ title: { contains: '证' } }), holds({ dueAt: { empty: true } }, { dueAt: null }), holds({ title: { ne: '补证' } })]).toEqual([true, false, true, true, false]);
    expect(holds({ and: [{ visits: 3 }, { or: [{ title: '别的' }, { dueAt: { within: 'today' } }] }] })).toBe(true);
    expect(holds({ or: [] })).toBe(false);
  });
});

describe('视图的设置', () => {
  type R = { id: string; version: number };
  const column = (field: string, frozen = false): GridColumn<R> => ({ field, label: field, kind: 'text', width: 100, frozen, editable: () => false, value: () => '', text: () => '' });
  const columns = [column('number', true), column('title'), column('stage')];

  test('没有提到的列排在后面,固定的总在最左,去掉了的列不算', () => {
    const look = { columns: [{ field: 'stage' }, { field: 'gone' }, { field: 'title', frozen: true, hidden: true }] };
    expect(withMoved(columns, look, 'stage', 'title').map(({ field }) => field), 'taken to the place of another').toEqual(['stage', 'title', 'number']);
    expect(arranged(columns, look).map(({ column: { field }, shown }) => [field, shown.hidden ?? false])).toEqual([['title', true], ['number', false], ['stage', false]]);
  });

  test('排序的写法', () => {
    expect(sortText(readSort('stage,-dueAt'))).toBe('stage,-dueAt');
    expect(readSort('')).toEqual([]);
  });

  test('地址里读不懂的当作没说', () => {
    expect(readLook({ rowHeight: 'huge' })).toEqual({});
    expect(readLook(null)).toEqual({});
    expect(readLook({ rowHeight: 'tall', view: 'v1' })).toEqual({ rowHeight: 'tall', view: 'v1' });
  });

  test('键的次序不算改动', () => {
    const settings = settingsOf({ view: 'v1', totals: { visits: 'sum' } }, [], together({}, { open: true }, {}), '');
    expect(sameSettings(settings, { filter: { open: true }, totals: { visits: 'sum' }, columns: [], sort: [], rowHeight: 'normal', colours: [] })).toBe(true);
    expect(sameSettings(settings, { ...settings, rowHeight: 'tall' })).toBe(false);
    expect(together({ a: 1 }, {}, { b: 2 })).toEqual({ and: [{ a: 1 }, { b: 2 }] });
  });
});

describe('期限才会超期', () => {
  test('登记时间没有“已超期”和“几个工作日内”,到期有', () => {
    const ops = (due: boolean) => operatorsOf({ field: 'at', label: '', kind: 'instant', due }).filter((op) => op === 'overdue' || op === 'inWorkingDays');
    expect([ops(false), ops(true)]).toEqual([[], ['inWorkingDays', 'overdue']]);
    expect(operatorsOf({ field: 'n', label: '', kind: 'number' })).toContain('gte');
  });
});

test('链接里认不得的次序不算数,认得的照旧', () => {
  const by = (field: string) => ({ field, descending: false });
  expect(sortable([by('zzz'), by('visits'), by('receivedAt')], [{ field: 'visits', sortable: true }, { field: 'zzz' }], [{ sortBy: 'receivedAt' }])).toEqual([by('visits'), by('receivedAt')]);
});
