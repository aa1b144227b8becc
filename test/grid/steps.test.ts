import { afterEach, describe, expect, test, vi } from 'vitest';
import { asksFirst, stepToTake } from '../../admin/grid/rules/steps.ts';
import { stepBack } from '../../admin/grid/steps.ts';
import type { Step } from '../../schema/many.ts';
import { line, openSheet } from './office.ts';

afterEach(() => vi.unstubAllGlobals());

const step = (id: string, changes: Partial<Step> = {}): Step => ({ id, at: '2026-03-09T02:00:00.000Z', action: 'cases.update', resource: 'cases', rows: 1, undoes: null, undoneBy: null, parts: 1, ...changes });
const none = new Set<string>();

describe('表格里撤销哪一步', () => {
  test('最近还在的一步;设置里改的不归表格撤', () => {
    expect(stepToTake([step('b'), step('a')], 'undo', none)?.id).toBe('b');
    expect(stepToTake([step('s', { action: 'settings.update', resource: 'settings' }), step('b')], 'undo', none)?.id).toBe('b');
    expect(stepToTake([step('s', { resource: 'settings' })], 'undo', none)).toBeNull();
  });

  test('被别人改过、撤不了的跳过去,撤更早的', () => {
    expect(stepToTake([step('b'), step('a')], 'undo', new Set(['b']))?.id).toBe('a');
    expect(stepToTake([step('c'), step('b'), step('a')], 'undo', new Set(['b']))?.id).toBe('c');
  });

  test('重做最近撤的那一步;撤了以后又改过,就没有', () => {
    const undone = [step('ub', { action: 'cases.undo', undoes: 'b' }), step('b', { undoneBy: 'ub' })];
    expect(stepToTake(undone, 'redo', none)?.id).toBe('ub');
    expect(stepToTake([step('c'), ...undone], 'redo', none)).toBeNull();
    expect(stepToTake([step('s', { resource: 'settings', action: 'settings.update' }), ...undone], 'redo', none)?.id).toBe('ub');
  });

  test('另一张表里的、行数多的,先问', () => {
    const table = (changes: Partial<Step>) => stepToTake([step('a', changes)], 'undo', none);
    const asks = (changes: Partial<Step>) => { const found = table(changes); return found !== null && asksFirst(found, 'cases'); };
    expect(asks({ rows: 20 })).toBe(false);
    expect(asks({ rows: 21 })).toBe(true);
    expect(asks({ rows: 3, parts: 2 }), 'a file').toBe(true);
    expect(asks({ resource: 'departments', action: 'departments.update' })).toBe(true);
  });
});

describe('撤回以后', () => {
  test('一步很多行:贴了以后不在筛选里的,撤回就又在表里', async () => {
    const before = Array.from({ length: 600 }, (_, at) => line(at));
    const { sheet, server } = await openSheet(before.slice(0, 20), () => {
      server.rows = before;
      return { results: [], undo: 'u', resource: 'cases', rows: before, next: null };
    });
    const { fetch } = globalThis;
    const steps = { data: [step('p', { rows: 600 })], undo: 'p', redo: null };
    vi.stubGlobal('fetch', (path: string, init: RequestInit) => (path.startsWith('/api/changes?mine') ? Promise.resolve(Response.json(steps)) : fetch(path, init)));
    const done = stepBack(sheet, 'undo');
    await vi.waitFor(() => expect(sheet.question()?.kind).toBe('step'));
    const question = sheet.question();
    if (question?.kind === 'step') question.answer(true);
    await done;
    expect(sheet.said().tone).toBe('done');
    await vi.waitFor(() => expect(sheet.rows.total).toBe(600));
  });
});
