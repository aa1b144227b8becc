import type { SettingValues } from '../settings.ts';
import { DEFAULTS } from './defaults.ts';
import { anhui } from './districts/anhui.ts';
import { donghuashi } from './districts/donghuashi.ts';
import { example } from './districts/example.ts';
import { hongkou } from './districts/hongkou.ts';
import { jiading } from './districts/jiading.ts';
import { longjing } from './districts/longjing.ts';
import { putuo } from './districts/putuo.ts';
import { qingyuan } from './districts/qingyuan.ts';
import { xuanwu } from './districts/xuanwu.ts';
import type { Preset } from './preset.ts';

export { EXAMPLE_WARNING, exampleDepartments, exampleMatters } from './directory.ts';
export type { Preset } from './preset.ts';

/** 龙井 is the only district that published deadlines. */
export const DEFAULT_PRESET_ID = 'longjing';
/** The made-up district the demo plays in. */
export const EXAMPLE_PRESET_ID = 'example';

export const PRESETS: readonly Preset[] = [
  longjing,
  xuanwu,
  hongkou,
  jiading,
  anhui,
  donghuashi,
  qingyuan,
  putuo,
  example,
];

/** Every setting of a district: what it published over neutral defaults of ours. Undefined for an unknown id. */
export function presetSettings(id: string): SettingValues | undefined {
  const preset = PRESETS.find((one) => one.id === id);
  return preset && { ...DEFAULTS, ...preset.settings };
}
