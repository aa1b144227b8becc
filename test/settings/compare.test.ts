import { describe, expect, test } from 'vitest';
import { comparePreset } from '../../admin/settings/comparePreset.ts';
import { PRESETS, presetSettings } from '../../schema/presets/index.ts';
import { SETTING_KEYS, type SettingValues } from '../../schema/settings.ts';
import { installOver, keptParts } from '../../worker/settings/rules.ts';

function settingsOf(id: string): SettingValues {
  const settings = presetSettings(id);
  if (!settings) throw new Error(`no preset ${id}`);
  return settings;
}

const presetOf = (id: string) => PRESETS.find((one) => one.id === id) ?? expect.unreachable();
const install = (id: string, old: SettingValues) => installOver(presetOf(id), settingsOf(id), old);

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
    const installed = install('hongkou', now).categories;
    expect(categories).toMatchObject({ kind: 'list', retired: installed.filter(({ retired }) => retired).length });
  });

  test('装过以后再装同一份,只剩停用的旧条目,算没有差别', () => {
    const now = install('hongkou', settingsOf('longjing'));
    expect(comparePreset(now, settingsOf('hongkou')).categories).toEqual({ kind: 'same' });
  });
});

describe('选用一地的规则,本区自己定的不动,除非那里公布了', () => {
  const now = settingsOf('longjing');
  const own: SettingValues = {
    ...now,
    scoring: { ...now.scoring, base: 120 },
    limits: { ...now.limits, pauseWorkingDays: 7 },
    tags: now.tags.map((tag, at) => (at === 0 ? { ...tag, name: '本区的说法' } : tag)),
    register: { ...now.register, title: '本区登记簿' },
    district: { ...now.district, zone: 'Asia/Urumqi', panelAddress: 'http://10.0.0.8:8787' },
  };

  test('评分办法、自己定的期限、自己的标签、登记簿、系统的网址都还在', () => {
    const installed = install('hongkou', own);
    expect([installed.scoring, installed.limits, installed.tags, installed.register]).toEqual([own.scoring, own.limits, own.tags, own.register]);
    expect(installed.district).toEqual({ ...settingsOf('hongkou').district, zone: 'Asia/Urumqi', panelAddress: 'http://10.0.0.8:8787' });
    expect(keptParts(presetOf('hongkou'), own)).toEqual(expect.arrayContaining(['scoring', 'limits', 'tags', 'register']));
  });
  test('没有改过的照新的来:龙井公布的受理条件不跟着去虹口', () => {
    expect(keptParts(presetOf('hongkou'), own)).not.toContain('conditions');
    expect(install('hongkou', own).conditions).toEqual([]);
    expect(install('hongkou', { ...own, conditions: own.conditions.slice(1) }).conditions).toEqual(own.conditions.slice(1));
  });
  test('公布了的换成公布的,评分、提醒、文书除外', () => {
    const installed = install('example', own);
    expect([installed.limits, installed.tags.filter(({ retired }) => !retired)]).toEqual([settingsOf('example').limits, settingsOf('example').tags]);
    expect([installed.scoring, installed.paper]).toEqual([own.scoring, own.paper]);
  });
  test('没有公布类别的地方,留本区自己的类别;没有自己的,就空着待录', () => {
    const mine = { ...own, categories: own.categories.map((one) => ({ ...one, name: `${one.name}（本区）` })) };
    expect(install('putuo', mine).categories).toEqual(mine.categories);
    expect(install('putuo', own).categories.every(({ retired }) => retired)).toBe(true);
  });
  test('再装一次同一份,什么也不变;字段次序不同不算自己定的', () => {
    const installed = install('xuanwu', own);
    expect(install('xuanwu', installed)).toEqual(installed);
    const turned = { ...now, limits: Object.fromEntries(Object.entries(now.limits).toReversed()) as SettingValues['limits'] };
    expect(keptParts(presetOf('hongkou'), turned)).not.toContain('limits');
  });
});
