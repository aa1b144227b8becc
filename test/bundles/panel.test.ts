import { describe, expect, test } from 'vitest';
import type { TemplateItem } from '../../schema/bundle-templates.ts';
import { faultsAt, freeKey, newItem, newMaterial, sharedVisits, withoutItem } from '../../admin/bundle-templates/content.ts';
import { chosenItems, prerequisitesIn, toBring } from '../../admin/bundles/chosen.ts';
import { columnsOf, layOut } from '../../admin/bundles/flow/layout.ts';

const item = (id: string, more: Partial<TemplateItem> = {}): TemplateItem => ({ ...newItem(id), name: `事项${id}`, ...more });
const step = (id: string, lane: string, ...before: string[]) => ({ id, lane, before });

describe('流程图的摆放', () => {
  test('每个事项在它等的最后一个右边；同部门可并联的上下排开', () => {
    const { columns, lanes, places } = layOut([step('A', '市监'), step('B', '市监', 'A'), step('C', '消防', 'A'), step('D', '市监', 'A'), step('E', '公安', 'B', 'C')]);
    expect(columns).toBe(3);
    expect(lanes).toEqual([{ id: '市监', top: 0, rows: 2 }, { id: '消防', top: 2, rows: 1 }, { id: '公安', top: 3, rows: 1 }]);
    expect(Object.fromEntries(places)).toEqual({ A: { column: 0, row: 0 }, B: { column: 1, row: 0 }, D: { column: 1, row: 1 }, C: { column: 1, row: 2 }, E: { column: 2, row: 3 } });
  });

  test('成环的也画得出来，指向没有的事项不算', () => {
    expect([...columnsOf([step('A', 'x', 'C'), step('B', 'x', 'A'), step('C', 'x', 'B')]).keys()].toSorted()).toEqual(['A', 'B', 'C']);
    expect(columnsOf([step('A', 'x', 'Z')]).get('A')).toBe(0);
  });
});

describe('模板的编辑', () => {
  test('去掉一个事项，指向它的都跟着去掉', () => {
    const content = { items: [item('S1', { outputs: ['证'] }), item('S2', { prerequisites: ['S1'], uses: [{ of: 'S1', output: '证' }] })], materials: [{ ...newMaterial('M1', '证'), output: { of: 'S1', output: '证' } }], fields: [] };
    const left = withoutItem(content, 'S1');
    expect(left.items).toEqual([item('S2')]);
    expect(left.materials[0]?.output).toBeNull();
  });

  test('编号取空着的；名字里有顿号也找得到它的毛病', () => {
    expect(freeKey('S', [{ id: 'S2' }])).toBe('S3');
    const fault = { code: 'bundle.no_department', names: ['甲', '投入使用', '营业前检查'], text: '还没有确定承办部门的事项：甲、投入使用、营业前检查。', textEn: '' };
    expect(faultsAt([fault], '投入使用、营业前检查')).toEqual([fault]);
    expect(faultsAt([fault], '乙')).toEqual([]);
    expect(faultsAt([fault], '')).toEqual([]);
  });

  test('同一步里要勘查的可以一起看', () => {
    const items = [item('A', { siteInspection: true }), item('B', { siteInspection: true }), item('C'), item('D', { siteInspection: true })];
    expect(sharedVisits([['A', 'B', 'C'], ['D'], []], items)).toEqual([['A', 'B'], ['D']]);
  });
});

describe('登记时告知的', () => {
  const items = [item('A', { outputs: ['证'], materials: ['M1'], optional: true }), item('B', { prerequisites: ['A'], materials: ['M1', 'M2'] }), item('C', { prerequisites: ['B'] })];
  const materials = [newMaterial('M1', '身份证'), { ...newMaterial('M2', '证'), output: { of: 'A', output: '证' } }, newMaterial('M3', '没人要的')];
  const names = (wanted: string[]) => toBring({ materials }, chosenItems(items, wanted));

  test('每份只要一次，前面办得出的不要；不办那个事项就要带', () => {
    expect(names(['A'])).toMatchObject({ bring: [{ id: 'M1' }], inside: [{ id: 'M2' }] });
    expect(names([])).toMatchObject({ bring: [{ id: 'M1' }, { id: 'M2' }], inside: [] });
  });

  test('不在办件里的前置，换成它等的', () => {
    const chain = { items: [item('A'), item('B', { prerequisites: ['A'], optional: true }), item('C', { prerequisites: ['B'] })] };
    expect(Object.fromEntries(prerequisitesIn(chain, new Set(['A', 'C'])))).toEqual({ A: [], C: ['A'] });
  });
});
