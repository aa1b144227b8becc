import { describe, expect, test } from 'vitest';
import { beginsText, BOUND, intentOf, type Press, pressName } from '../../admin/grid/rules/keys.ts';

const press = (key: string, held: Partial<Press> = {}): Press => ({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

describe('键', () => {
  test('一个键只有一个意思', () => {
    const keys = BOUND.flatMap((bound) => bound.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('Mac 的 Command 当 Ctrl;字母不分大小写', () => {
    expect(intentOf(press('z', { metaKey: true }))).toEqual({ do: 'undo' });
    expect(intentOf(press('Z', { ctrlKey: true, shiftKey: true }))).toEqual({ do: 'redo' });
    expect(pressName(press('ArrowDown', { ctrlKey: true, shiftKey: true }))).toBe('Ctrl+Shift+ArrowDown');
  });

  test('Alt+H 看一格的历史,加 Shift 看一行;大写锁定也一样', () => {
    for (const key of ['h', 'H']) expect(intentOf(press(key, { altKey: true }))).toEqual({ do: 'history', of: 'cell' });
    expect(intentOf(press('H', { altKey: true, shiftKey: true }))).toEqual({ do: 'history', of: 'row' });
    expect(intentOf(press('h'))).toBeNull();
  });

  test('? 要按 Shift 才有,仍是 ?', () => expect(intentOf(press('?', { shiftKey: true }))).toEqual({ do: 'help' }));

  test('文字格里 ? 和 ？是打字,别的格里是快捷键表', () => {
    for (const key of ['?', '？']) expect([beginsText(press(key), 'text'), beginsText(press(key), 'longText'), beginsText(press(key), 'number')]).toEqual([true, true, false]);
    expect(beginsText(press('F1'), 'text')).toBe(false);
  });

  test('打字的键不归表格管', () => {
    for (const key of ['a', '1', '，', 'Shift', 'Process']) expect(intentOf(press(key))).toBeNull();
    for (const key of ['c', 'v', 'x']) expect(intentOf(press(key, { ctrlKey: true }))).toBeNull();
  });
});
