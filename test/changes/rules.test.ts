import { describe, expect, test } from 'vitest';
import { nextSteps, reversalOf, stillStands, verbFor } from '../../worker/changes/rules.ts';

const step = (id: string, action = 'cases.update', undoneBy: string | null = null, undoes: string | null = null) => ({ id, action, undoneBy, undoes });

describe('撤销与重做各取哪一步', () => {
  test('撤销取最近还在的一步', () => {
    expect(nextSteps([])).toEqual({ undo: null, redo: null });
    expect(nextSteps([step('b'), step('a')])).toEqual({ undo: 'b', redo: null });
  });

  test('撤销两步,重做先还后撤的那一步', () => {
    const steps = [step('ua', 'cases.undo', null, 'a'), step('ub', 'cases.undo', null, 'b'), step('b', 'cases.update', 'ub'), step('a', 'cases.update', 'ua')];
    expect(nextSteps(steps)).toEqual({ undo: null, redo: 'ua' });
    const redone = [step('ra', 'cases.redo', null, 'ua'), step('ua', 'cases.undo', 'ra', 'a'), ...steps.slice(1)];
    expect(nextSteps(redone)).toEqual({ undo: 'ra', redo: 'ub' });
  });

  test('撤销以后又做了新的,就没有可以重做的', () => {
    expect(nextSteps([step('c'), step('ub', 'cases.undo', null, 'b'), step('b', 'cases.update', 'ub'), step('a')])).toEqual({ undo: 'c', redo: null });
  });

  test('撤销的撤销是重做', () => {
    expect([verbFor('cases.update'), verbFor('cases.undo'), verbFor('cases.redo')]).toEqual(['undo', 'redo', 'undo']);
  });
});

describe('一步怎么退回去', () => {
  const now = '2026-03-09T02:00:00.000Z';
  const event = (version: number, changes: Record<string, { from: unknown; to: unknown }>) => ({ subjectId: 'r', version, changes });

  test('改过的字段回到原来的值', () => {
    expect(reversalOf(event(2, { title: { from: '甲', to: '乙' }, tags: { from: ['a'], to: [] } }), now, true)).toEqual({ columns: { title: '甲', tags: ['a'] } });
  });

  test('新加的行放回去:有回收站的进回收站,没有的停用', () => {
    expect(reversalOf(event(1, { name: { from: null, to: '甲' } }), now, true)).toEqual({ deletedAt: now });
    expect(reversalOf(event(1, { name: { from: null, to: '甲' } }), now, false)).toEqual({ columns: { retiredAt: now } });
  });

  test('移入回收站的取出来,取出来的再放进去;同一步里改了别的,一起退回', () => {
    expect(reversalOf(event(3, { deletedAt: { from: null, to: now } }), now, true)).toEqual({ deletedAt: null });
    expect(reversalOf(event(4, { deletedAt: { from: now, to: null } }), now, true)).toEqual({ deletedAt: now });
    expect(reversalOf(event(5, { deletedAt: { from: null, to: now }, defaultFor: { from: 'viewer', to: null } }), now, true)).toEqual({ deletedAt: null, columns: { defaultFor: 'viewer' } });
  });

  test('写进去的值已不在,就退不回去', () => {
    const wrote = event(2, { title: { from: '甲', to: '乙' }, tags: { from: [], to: ['a'] } });
    expect(stillStands({ id: 'r', title: '乙', tags: ['a'], visits: 3 }, wrote)).toBe(true);
    expect(stillStands({ id: 'r', title: '乙', tags: ['a', 'b'] }, wrote)).toBe(false);
  });
});
