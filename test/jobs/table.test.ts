import { describe, expect, test } from 'vitest';
import { SHEETS } from '../../schema/sheets.ts';
import type { Cell, SheetRow } from '../../worker/sheets/cells.ts';
import { columnsOf, dataRows, findHeader, headersOf, repeatedIn, sampleOf } from '../../worker/jobs/rules/table.ts';

const known = headersOf(SHEETS.cases.fields);
const rows = (...lines: Cell[][]): SheetRow[] => lines.map((cells, at) => ({ n: at + 1, cells }));
const HEADER = ['序号', '姓名', '联系电话（必填）', '诉求内容', '收件日期', '备用'];

describe('表头', () => {
  test('在合并的标题和填报单位之下', () => {
    const sheet = rows(['某某区办不成事窗口登记台账'], ['填报单位：某某区', null, null, '填报日期：2026年3月9日'], HEADER, [1, '甲', '13800000000', '办证', '2026-3-9']);
    expect(findHeader(sheet, known)?.n).toBe(3);
  });
  test('标题里恰有一个认得的词，不算表头', () => {
    expect(findHeader(rows(['诉求件'], HEADER), known)?.n).toBe(2);
    expect(findHeader(rows(['登记台账', '诉求'], ['说明', '一', '二'], HEADER), known)?.n).toBe(3);
  });
  test('只有一列的表也认得', () => {
    const names = headersOf(SHEETS.departments.fields);
    expect(findHeader(rows(['部门名称'], ['民政局']), names)?.n).toBe(1);
  });
  test('拒绝的行改好送回来，只有一个认得的列名，也认得', () => {
    expect(findHeader(rows(['单子号', '姓名', '备用一', '备用二', '错误说明'], ['1', '甲', '乙', '丙', '“渠道”不能为空。']), known)?.n).toBe(1);
  });
  test('没有认得的列名，就没有表头', () => {
    expect(findHeader(rows(['甲', '乙'], ['丙', '丁']), known)).toBeUndefined();
  });
  test('按标签、别名、括号外的字和英文对上；序号和不认得的不读', () => {
    const [header] = rows(HEADER);
    expect(header && columnsOf(header, known).map(({ field }) => field)).toEqual([null, 'reporter.name', 'reporter.phone', 'title', 'receivedAt', null]);
  });
  test('同一字段有两列时取第一列；指定的优先', () => {
    const [header] = rows(['姓名', '反映人', '备用']);
    if (!header) throw new Error('one row');
    expect(columnsOf(header, known).map(({ field }) => field)).toEqual(['reporter.name', null, null]);
    expect(columnsOf(header, known, { 备用: 'reporter.name' }).map(({ field }) => field)).toEqual([null, null, 'reporter.name']);
    expect(columnsOf(header, known, { 姓名: null }).map(({ field }) => field)).toEqual([null, 'reporter.name', null]);
  });
});

test('合计、签字、说明和每页重复的表头不是数据', () => {
  const [header, ...rest] = rows(HEADER, [1, '甲', '138', '办证'], ['合计', null, null, 1], ['小 计', null, null, 1], HEADER, [2, '合计某', '139', '退费'], ['单位负责人：', null, '填报人：'], ['注：本表每月 5 日前报送'], [null, '']);
  if (!header) throw new Error('one row');
  expect(dataRows([header, ...rest], header).map(({ n }) => n)).toEqual([2, 6]);
});

test('同一条记录写了两次，指出前一次在第几行', () => {
  const list = [{ n: 3, keys: ['a'] }, { n: 4, keys: ['b', 'c'] }, { n: 7, keys: ['c'] }, { n: 9, keys: ['a'] }];
  expect([...repeatedIn(list, ({ keys }) => keys)]).toEqual([[7, 4], [9, 3]]);
});

test('样例里的长号码只露两头', () => expect(sampleOf('电话13812341234')).toBe('电话138****34'));
