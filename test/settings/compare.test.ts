import { describe, expect, test } from 'vitest';
import { comparePreset } from '../../admin/settings/comparePreset.ts';
import { PRESETS, presetSettings } from '../../schema/presets/index.ts';
import { SETTING_KEYS, type SettingValues } from '../../schema/settings.ts';
import { installOver } from '../../worker/settings/rules.ts';

function settingsOf(id: string): SettingValues {
  const settings = presetSettings(id);
  if (!settings) throw new Error(`no preset ${id}`);
  return settings;
}

describe('选用前逐项说明会怎样', () => {
  test.each(PRESETS.map(({ id }) => id))('%s 与它自己没有差别', (id) => {
    const changes = comparePreset(settingsOf(id), settingsOf(id));
    expect(SETTING_KEYS.filter((key) => changes[key].kind !== 'same')).toEqual([]);
  });

  test('字段次序不同不算改动', () => {
    const now = settingsOf('longjing');
    const turned = { ...now, limits: Object.fromEntries(Object.entries(now.limits).toReversed()) as SettingValues['limits'] };
    expect(comparePreset(turned, now).limits).toEqual({ kind: 'same' });
  });

  test('龙井换成虹口:四类新增,五类停用,受理条件去掉', () => {
    const changes = comparePreset(settingsOf('longjing'), settingsOf('hongkou'));
    expect(changes.categories).toEqual({ kind: 'list', added: 4, altered: 0, retired: 5, dropped: 0 });
    expect(changes.conditions).toEqual({ kind: 'list', added: 0, altered: 0, retired: 0, dropped: 1 });
    expect(changes.causes).toEqual({ kind: 'same' });
  });

  test('说停用几条,服务器装完就停用几条', () => {
    const now = settingsOf('longjing');
    const next = settingsOf('hongkou');
    const { categories } = comparePreset(now, next);
    const installed = installOver(next, now).categories;
    expect(categories).toMatchObject({ kind: 'list', retired: installed.filter(({ retired }) => retired).length });
  });

  test('装过以后再装同一份,只剩停用的旧条目,算没有差别', () => {
    const now = installOver(settingsOf('hongkou'), settingsOf('longjing'));
    expect(comparePreset(now, settingsOf('hongkou')).categories).toEqual({ kind: 'same' });
  });
});
