import { describe, expect, test } from 'vitest';
import { type PlanColumn, plan, type Write } from '../../admin/grid/rules/plan.ts';

type Row = { id: string; version: number; title: string; visits: number; loss: string | null; stage: string; open: boolean };
const row = (id: string, more: Partial<Row> = {}): Row => ({ id, version: 3, title: '退件', visits: 1, loss: null, stage: 'received', open: true, ...more });
const rows = [row('a'), row('b'), row('c', { open: false })];
const open = ({ open: may }: Row) => may;
const columns: PlanColumn<Row>[] = [
  { field: 'title', kind: 'text', editable: open, value: (one) => one.title },
  { field: 'visits', kind: 'number', editable: open, value: (one) => one.visits },
  { field: 'loss', kind: 'text', empty: null, editable: open, value: (one) => one.loss },
  { field: 'stage', kind: 'state', editable: () => false, value: (one) => one.stage },
];
const decide = (...writes: Write[]) => plan(writes, (index) => rows[index] ?? null, columns, { today: '2026-03-09', instant: (wall) => wall });

describe('要写的', () => {
  test('一行的几格合成一个修改', () => {
    expect(decide({ index: 0, field: 'title', text: '变更' }, { index: 0, field: 'visits', text: '２' })).toEqual({
      rows: [{ id: 'a', version: 3, changes: { title: '变更', visits: 2 } }], kept: [], cells: 2, unchanged: 0,
    });
  });

  test('没变的不写,也不算拒绝;锁住的格里写原来的值,不算拒绝', () => {
    expect(decide({ index: 0, field: 'title', text: '退件' }, { index: 0, field: 'loss', text: '' }, { index: 1, field: 'stage', value: 'received' })).toMatchObject({ rows: [], kept: [], unchanged: 3 });
  });

  test('读不懂的、锁住的留下来,带着原文;别的照写', () => {
    const { rows: changes, kept } = decide({ index: 0, field: 'visits', text: '两次' }, { index: 0, field: 'title', text: '变更' }, { index: 1, field: 'stage', text: '办理中' }, { index: 2, field: 'title', text: '改' });
    expect(changes).toEqual([{ id: 'a', version: 3, changes: { title: '变更' } }]);
    expect(kept).toEqual([
      { index: 0, id: 'a', field: 'visits', text: '两次', misread: { why: 'number', text: '两次' } },
      { index: 1, id: 'b', field: 'stage', text: '办理中', misread: null },
      { index: 2, id: 'c', field: 'title', text: '改', misread: null },
    ]);
  });

  test('同一格写两次,后一次算', () => {
    expect(decide({ index: 0, field: 'title', text: '一' }, { index: 0, field: 'title', text: '二' }).rows[0]?.changes).toEqual({ title: '二' });
  });

  test('没有的行跳过', () => expect(decide({ index: 9, field: 'title', text: '无' })).toMatchObject({ rows: [], kept: [] }));
});
