import { expect, test } from 'vitest';
import { newRows, written } from '../../admin/grid/rules/adding.ts';
import type { Kind } from '../../admin/grid/rules/kinds.ts';

const column = (field: string, label: string, kind: Kind = 'text') => ({ field, label, kind });
const COLUMNS = [column('date', '日期', 'date'), column('kind', '休/班', 'choice'), column('name', '名称')];

test('没有表头,按列的次序', () => {
  expect(newRows([['2027-1-1', '休', '元旦'], ['2027-1-2', '休', '']], COLUMNS)).toEqual({
    rows: [{ date: '2027-1-1', kind: '休', name: '元旦' }, { date: '2027-1-2', kind: '休' }],
    headed: false,
    left: [],
  });
});

test('第一行是列名,次序随它;全角、空格不碍事;不认识的列说出来', () => {
  expect(newRows([['名 称', '休／班', '日期', '备注'], ['元旦', '休', '2027-1-1', '三天']], COLUMNS)).toEqual({
    rows: [{ name: '元旦', kind: '休', date: '2027-1-1' }],
    headed: true,
    left: ['备注'],
  });
});

test('一格碰巧叫作列名,不是表头', () => {
  expect(newRows([['2027-1-1', '休', '名称']], COLUMNS)).toMatchObject({ rows: [{ name: '名称' }], headed: false });
});

test('空行不算,超出的格不要', () => {
  expect(newRows([['2027-1-1', '休', '元旦', '多'], ['', '', '', '']], COLUMNS).rows).toEqual([{ date: '2027-1-1', kind: '休', name: '元旦' }]);
});

test('链接、计算的、靠操作改的列,新行不带', () => {
  expect(written([column('number', '编号', 'link'), column('left', '剩余', 'computed'), column('stage', '阶段', 'state'), ...COLUMNS]).map(({ field }) => field)).toEqual(['date', 'kind', 'name']);
});
