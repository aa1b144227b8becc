import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { merge } from '../../admin/grid/rules/merge.ts';

const loaded = { title: '退件', stuckAt: '不说缺什么', loss: null };

describe('两个人改同一行', () => {
  test('各改各的格,我的照样写', () => {
    expect(merge(loaded, { title: '变更退件' }, { ...loaded, stuckAt: '缺证明' })).toEqual({ resend: { title: '变更退件' }, clashes: [] });
  });

  test('改了同一格,两边的都留着,让人选', () => {
    expect(merge(loaded, { title: '我的' }, { ...loaded, title: '他的' })).toEqual({ resend: {}, clashes: [{ field: 'title', loaded: '退件', mine: '我的', theirs: '他的' }] });
  });

  test('改得一样,就算写好了', () => {
    expect(merge(loaded, { title: '一样' }, { ...loaded, title: '一样' })).toEqual({ resend: {}, clashes: [] });
  });

  test('空、没有、空文字是一回事', () => {
    expect(merge(loaded, { loss: '罚款' }, { ...loaded, loss: '' })).toEqual({ resend: { loss: '罚款' }, clashes: [] });
  });

  test('谁的值都不会丢:每一格不是再写、就是让人选、就是已经一样', () => {
    const value = fc.constantFrom(null, '甲', '乙', '丙', 1, true);
    const row = fc.record({ a: value, b: value, c: value });
    fc.assert(fc.property(row, fc.record({ a: value, b: value, c: value }, { requiredKeys: [] }), row, (before, mine, current) => {
      const { resend, clashes } = merge(before, mine, current);
      for (const [field, wanted] of Object.entries(mine)) {
        const theirs = Reflect.get(current, field);
        const clash = clashes.find((one) => one.field === field);
        if (clash) expect([clash.mine, clash.theirs, clash.theirs !== clash.loaded, field in resend]).toEqual([wanted, theirs, true, false]);
        else if (field in resend) expect([resend[field], theirs]).toEqual([wanted, Reflect.get(before, field)]);
        else expect(theirs).toEqual(wanted);
      }
      expect(Object.keys(resend).every((field) => field in mine)).toBe(true);
    }));
  });
});
