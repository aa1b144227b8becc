import { expect, test } from 'vitest';
import { blamed, faultsSaid } from '../../admin/grid/rules/blame.ts';
import { leadsAway } from '../../admin/grid/rules/leaving.ts';

const say = (label: string, message: string) => `“${label}”${message}`;
const columns = [{ field: 'visits', label: '跑动' }, { field: 'custom.f_area', label: '面积' }];

test('哪一格为什么不行,按列名说,同一句只说一次', () => {
  const faults = [{ path: 'changes.visits', message: '不能超过 99' }, { path: 'changes.custom.f_area', message: '应为数字' }, { path: 'changes.visits', message: '不能超过 99' }];
  expect(faultsSaid(faults, columns, say)).toEqual(['“跑动”不能超过 99', '“面积”应为数字']);
  expect(faultsSaid([{ path: 'version', message: '版本号应为正整数' }], columns, say)).toEqual(['版本号应为正整数']);
  expect(faultsSaid([{ path: 'name', message: '“name”已被另一条记录使用。' }], [{ field: 'name', label: '名称' }], say), 'a sentence that names the field').toEqual(['“名称”已被另一条记录使用']);
});

test('一次拒绝说的是其中哪些格', () => {
  expect([...blamed([{ path: 'rows.0.changes.visits', message: '不能超过 99' }], ['title', 'visits'])]).toEqual([['visits', '不能超过 99']]);
  expect(blamed([], ['title']).size).toBe(0);
});

test('打开旁边的记录不算离开,换了地方才算', () => {
  expect(leadsAway('/departments', '/departments/d21', '/departments')).toBe(false);
  expect(leadsAway('/departments/d21', '/departments', '/departments')).toBe(false);
  expect(leadsAway('/departments', '/departments-old', '/departments')).toBe(true);
  expect(leadsAway('/cases', '/cases/c1')).toBe(true);
  expect(leadsAway('/cases', '/cases')).toBe(false);
});
