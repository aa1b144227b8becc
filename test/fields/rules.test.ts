import { describe, expect, test } from 'vitest';
import { OwnFields, type OwnField } from '../../schema/fields.ts';
import { gatherOwn, stillStands } from '../../worker/changes/rules.ts';
import { checkFields, withOwn } from '../../worker/fields/rules.ts';

const field = (id: string, kind: OwnField['kind'], more: Partial<OwnField> = {}): OwnField => ({ id, resource: 'cases', label: id, kind, retired: false, ...more });
const choice = field('f_level', 'choice', { choices: [{ code: 'a', name: '甲', retired: false }, { code: 'old', name: '旧', retired: true }] });
const fields: OwnFields = [field('f_text', 'text'), field('f_number', 'number'), field('f_date', 'date'), field('f_check', 'checkbox'), choice, field('f_gone', 'text', { retired: true }), field('f_dept', 'text', { resource: 'departments' })];
const write = (changes: Record<string, string | number | boolean | null>, standing = {}) => withOwn(standing, changes, fields, 'cases', 'changes.custom');

describe('自定义列填什么', () => {
  test('各种类收各自的内容', () => {
    expect(write({ f_text: ' 甲 ', f_number: 3.5, f_date: '2026-03-09', f_check: false, f_level: 'a' })).toEqual({ f_text: '甲', f_number: 3.5, f_date: '2026-03-09', f_check: false, f_level: 'a' });
  });

  test.each([
    ['f_text', 3, 'field.wants_text'], ['f_text', 'x'.repeat(2001), 'field.wants_text'], ['f_number', '3', 'field.wants_number'], ['f_number', 2 ** 60, 'field.wants_number'],
    ['f_date', '2026-02-30', 'field.wants_date'], ['f_date', '3月9日', 'field.wants_date'], ['f_check', 1, 'field.wants_checkbox'], ['f_level', true, 'field.wants_choice'],
    ['f_level', '甲', 'value.unknown_code'], ['f_level', 'old', 'value.unknown_code'], ['f_gone', '甲', 'field.retired'], ['f_none', '甲', 'field.unknown'], ['f_dept', '甲', 'field.unknown'],
  ])('%s 填 %s 不收:%s', (id, value, code) => {
    expect(write({ [id]: value })).toMatchObject({ refused: code, path: `changes.custom.${id}` });
  });

  test('没有点名的照旧,空的拿掉,与现有相同的不算改,停用的也可以原样送回', () => {
    const standing = { f_text: '甲', f_gone: '旧', f_level: 'old' };
    expect(write({ f_number: 1 }, standing)).toEqual({ ...standing, f_number: 1 });
    expect(write({ f_text: null }, standing)).toEqual({ f_gone: '旧', f_level: 'old' });
    expect(write({ f_text: '  ' }, standing)).toEqual({ f_gone: '旧', f_level: 'old' });
    expect(write({ f_gone: '旧', f_level: 'old' }, standing)).toEqual(standing);
    expect(write({ f_gone: null }, standing)).toMatchObject({ refused: 'field.retired' });
  });
});

describe('改定义', () => {
  test('列和选项都不能去掉,种类和所属不能换;改名、停用、加选项可以', () => {
    expect(checkFields(fields, fields.slice(1))).toMatchObject({ refused: 'settings.code_lost', params: { code: 'f_text' } });
    expect(checkFields([choice], [{ ...choice, choices: choice.choices?.slice(1) }])).toMatchObject({ refused: 'settings.code_lost', params: { code: 'a' } });
    expect(checkFields([choice], [field('f_level', 'text')])).toMatchObject({ refused: 'settings.field_kind' });
    expect(checkFields([choice], [{ ...choice, resource: 'departments' }])).toMatchObject({ refused: 'settings.field_kind' });
    expect(checkFields([choice], [{ ...choice, label: '别名', retired: true, choices: [...(choice.choices ?? []), { code: 'b', name: '乙', retired: false }] }, field('f_more', 'text')])).toBeUndefined();
  });

  test.each([
    ['同一编号两次', [field('f_a', 'text'), field('f_a', 'number')]],
    ['在用的两列同名', [field('f_a', 'text', { label: '同名' }), field('f_b', 'text', { label: '同名' })]],
    ['单选没有选项', [field('f_a', 'choice')]],
    ['单选的选项全停用', [field('f_a', 'choice', { choices: [{ code: 'a', name: '甲', retired: true }] })]],
    ['不是单选却有选项', [field('f_a', 'text', { choices: [{ code: 'a', name: '甲', retired: false }] })]],
    ['编号不像样', [field("f_'; drop", 'text')]],
  ])('不收:%s', (_, value) => {
    expect(OwnFields.safeParse(value).success).toBe(false);
  });

  test('停用的可以与在用的同名,两张表的也可以', () => {
    const twice = [field('f_a', 'text', { label: '同名' }), field('f_b', 'text', { label: '同名', retired: true }), field('f_c', 'text', { label: '同名', resource: 'departments' })];
    expect(OwnFields.safeParse(twice).success).toBe(true);
  });
});

describe('撤销自定义列', () => {
  test('历史里一列一条,退回时并成一个字段;写进去的不在了就退不回', () => {
    expect(gatherOwn({ title: '甲', 'custom.f_a': null, 'custom.f_b': 2 })).toEqual({ title: '甲', custom: { f_a: null, f_b: 2 } });
    const event = { subjectId: 'r', version: 2, changes: { 'custom.f_a': { from: null, to: 1 } } };
    expect(stillStands({ id: 'r', custom: { f_a: 1, f_b: 5 } }, event)).toBe(true);
    expect(stillStands({ id: 'r', custom: { f_a: 2 } }, event)).toBe(false);
    expect(stillStands({ id: 'r', custom: {} }, event)).toBe(false);
  });
});
