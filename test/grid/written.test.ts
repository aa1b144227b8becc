import { describe, expect, test } from 'vitest';
import { en, zh } from '../../admin/grid/messages.ts';
import { readDay, readWall } from '../../admin/grid/rules/days.ts';
import type { Target } from '../../admin/grid/rules/kinds.ts';
import { readNumber } from '../../admin/grid/rules/numbers.ts';
import { readCell } from '../../admin/grid/rules/written.ts';
import { REFUSALS } from '../../schema/refusals.ts';

const TODAY = '2026-03-09';
const context = { today: TODAY, instant: (wall: string) => `${wall}+08:00` };
const read = (target: Target, text: string) => readCell(target, text, context);

describe('日期', () => {
  test.each([
    '2026-3-9', '2026/3/9', '2026.3.9', '2026年3月9日', '2026年3月9号', '２０２６－０３－０９', '20260309', '3月9日', '3/9', '3-9', '今天', '46090', '46090.75', '2026年3月9日 星期一', '2026-3-9（周一）',
  ])('%s', (text) => {
    expect(readDay(text, TODAY)).toBe('2026-03-09');
  });

  test('Excel 的序列数从 1899 年底数起', () => {
    expect(readDay('45000', TODAY)).toBe('2023-03-15');
  });

  test.each(['2026-2-30', '2月29日', '3.9', '13月1日', '待定', '4.5E+04', '202639', ''])('%s 不是日期', (text) => {
    expect(readDay(text, TODAY)).toBeNull();
  });

  test('时间可以是钟点,也可以是上午下午', () => {
    expect(readWall('2026-3-9 17:30', TODAY)).toBe('2026-03-09T17:30');
    expect(readWall('3月9日 下午5点半', TODAY)).toBe('2026-03-09T17:30');
    expect(readWall('2026/3/9', TODAY)).toBe('2026-03-09T00:00');
    expect(readWall('46090.75', TODAY)).toBe('2026-03-09T18:00');
    expect(readWall('2026-3-9 25:00', TODAY)).toBeNull();
  });
});

describe('数字', () => {
  test.each([['1,234.5', 1234.5], ['１２３', 123], ['1.2万', 12000], ['3亿', 300000000], ['-5', -5], ['(300)', -300], ['￥1,200元', 1200], ['50%', 0.5], ['0012', 12]] as const)('%s 是 %d', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  test.each(['1,23', '12-3', '一百', '1.2.3', '4.2E+17', '(-3)', ''])('%s 不是数字', (text) => {
    expect(readNumber(text)).toBeNull();
  });
});

describe('选项', () => {
  const choices = [
    { id: 'd21', label: '市场监督管理局', alias: '市场监管局', code: '1101' },
    { id: 'd05', label: '公安局', code: '1102' },
    { id: 'd06', label: '公安局', code: '1103' },
  ];
  const department: Target = { kind: 'department', choices, empty: null };

  test('按名称、简称、代码,不计空格大小写', () => {
    for (const text of ['市场监督管理局', ' 市场监管局 ', '市场 监督管理局', '1101', 'D21']) expect(read(department, text)).toEqual({ value: 'd21' });
  });

  test('同名的不猜,把都有谁说出来', () => {
    expect(read(department, '公安局')).toEqual({ why: 'ambiguous', text: '公安局', candidates: ['公安局 (1102)', '公安局 (1103)'] });
    expect(read(department, '1103')).toEqual({ value: 'd06' });
  });

  test('没有的不写', () => {
    expect(read(department, '公安')).toEqual({ why: 'choice', text: '公安' });
  });

  test('多选用顿号、逗号、分号分开,一个不认就都不写', () => {
    const tags: Target = { kind: 'choices', choices: [{ id: 'a', label: '残疾' }, { id: 'b', label: '低保' }], empty: [] };
    expect(read(tags, '残疾、低保，残疾')).toEqual({ value: ['a', 'b'] });
    expect(read(tags, '残疾；军人')).toEqual({ why: 'choice', text: '军人' });
    expect(read(tags, '')).toEqual({ value: [] });
  });
});

describe('空与是否', () => {
  test('能空的存空,不能空的不清', () => {
    expect(read({ kind: 'text', empty: null }, '  ')).toEqual({ value: null });
    expect(read({ kind: 'longText', empty: '' }, '')).toEqual({ value: '' });
    expect(read({ kind: 'text' }, '')).toEqual({ why: 'required', text: '' });
  });

  test('是、√、1 是;否、×、空不是', () => {
    for (const text of ['是', '√', '1', 'TRUE', '有']) expect(read({ kind: 'check' }, text)).toEqual({ value: true });
    for (const text of ['否', '×', '0', '', '无']) expect(read({ kind: 'check' }, text)).toEqual({ value: false });
    expect(read({ kind: 'check' }, '也许')).toEqual({ why: 'check', text: '也许' });
  });

  test('一行的文字不带换行,长文字带', () => {
    expect(read({ kind: 'text' }, '上\n下')).toEqual({ value: '上 下' });
    expect(read({ kind: 'longText' }, '上\r\n下')).toEqual({ value: '上\n下' });
  });

  test('算出来的不能填', () => {
    expect(read({ kind: 'computed', empty: null }, '3')).toEqual({ why: 'fixed', text: '3' });
  });
});

describe('带钟点的日期', () => {
  test('日期格只取那一天', () => {
    for (const text of ['2026-03-09 00:00:00', '2026-03-09 17:30', '2026/3/9 8:05', '2026-03-09T17:30:00']) expect(readCell({ kind: 'date' }, text, context)).toEqual({ value: '2026-03-09' });
    expect(readCell({ kind: 'date' }, '2026-03-09 25:00', context)).toMatchObject({ why: 'day' });
  });
});

test('不是数字的,表格里、表单里和文件导入说的是同一句', () => {
  const inGrid = [zh.misread.number, en.misread.number].map((words) => words.replace('%{column}', '{field}'));
  for (const code of ['field.wants_number', 'import.number_unclear'] as const) expect(REFUSALS[code].slice(1)).toEqual(inGrid);
});
