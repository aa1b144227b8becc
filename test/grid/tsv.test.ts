import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTsv, writeTsv } from '../../admin/grid/rules/tsv.ts';

describe('剪贴板上的表格', () => {
  test('一行一行,一格一格;末尾只去掉一个换行', () => {
    expect(parseTsv('a\tb\r\nc\td\r\n')).toEqual([['a', 'b'], ['c', 'd']]);
    expect(parseTsv('a\n\n')).toEqual([['a'], ['']]);
    expect(parseTsv('a')).toEqual([['a']]);
  });

  test('引号里的换行和制表符属于这一格,双引号写两遍', () => {
    expect(parseTsv('"第一行\n第二行"\t"他说""不行"""\n')).toEqual([['第一行\n第二行', '他说"不行"']]);
    expect(parseTsv('"a\r\nb"\tc')).toEqual([['a\nb', 'c']]);
  });

  test('Excel 不加引号的引号,原样留下', () => {
    expect(parseTsv('"老王"快餐店\t注销')).toEqual([['"老王"快餐店', '注销']]);
    expect(parseTsv('"老王"\t注销')).toEqual([['"老王"', '注销']]);
    expect(parseTsv('5"管\t"')).toEqual([['5"管', '"']]);
  });

  test('短的行补上空格', () => {
    expect(parseTsv('a\tb\tc\nd')).toEqual([['a', 'b', 'c'], ['d', '', '']]);
  });

  test('一格单独复制,后面没有换行', () => {
    expect(writeTsv([['系统里查不到']])).toBe('系统里查不到');
    expect(writeTsv([['a', 'b\nc']])).toBe('a\t"b\nc"\r\n');
  });

  const cell = fc.string({ unit: fc.constantFrom('a', '，', '"', '\t', '\n', ' ', '办', '=', ',') });
  const table = fc.integer({ min: 1, max: 5 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }));

  test('写出去再读回来,一格不差', () => {
    fc.assert(fc.property(table, (rows) => {
      expect(parseTsv(writeTsv(rows))).toEqual(rows);
    }), { numRuns: 1000 });
  });
});
