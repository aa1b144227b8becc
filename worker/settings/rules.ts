import { OwnFields } from '../../schema/fields.ts';
import { WordingSetting } from '../../schema/paper.ts';
import { type Preset, presetSettings } from '../../schema/presets/index.ts';
import type { Refusal } from '../../schema/refusals.ts';
import { PRESET_KEYS, SETTING_KEYS, type PresetSummary, type SettingKey, type SettingValues } from '../../schema/settings.ts';
import { checkFields } from '../fields/rules.ts';
import { checkWordings } from '../paper/rules/wording.ts';

type Coded = { code: string; retired: boolean };

/** The new list, and after it what stood in the old one under codes of its own, retired: old cases still point there. */
export function keepOldCodes<T extends Coded>(next: readonly T[], old: readonly T[]): T[] {
  const taken = new Set(next.map(({ code }) => code));
  return [...next, ...old.filter(({ code }) => !taken.has(code)).map((one) => ({ ...one, retired: true }))];
}

/** A value in one order of its fields, however deep, to compare two ways of writing it. */
const plain = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === 'object' && one !== null && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1))) : one));

const isRetired = (item: unknown): boolean => typeof item === 'object' && item !== null && 'retired' in item && item.retired === true;

/** Whether the district changed what its own preset brought. What an earlier install retired and kept is no change of its own. */
function isOwn(value: unknown, brought: unknown): boolean {
  if (!Array.isArray(value) || !Array.isArray(brought)) return plain(value) !== plain(brought);
  const codes = new Set(brought.flatMap(codeOf));
  return plain(value.filter((item) => !isRetired(item) || codeOf(item).some((code) => codes.has(code)))) !== plain(brought);
}

/**
 * Parts of a district's settings that installing this preset leaves as they stand: those no preset brings, and those this
 * place published nothing about where the district has set its own.
 */
export function keptParts(preset: Pick<Preset, 'settings'>, old: SettingValues): SettingKey[] {
  const brought = presetSettings(old.district.presetId);
  return SETTING_KEYS.filter((key) => !PRESET_KEYS.some((one) => one === key) || (!isPublished(preset, key) && isOwn(old[key], brought?.[key])));
}

/** What installing a preset over a district's settings leaves. `brought`: what the preset says, over defaults of ours. */
export function installOver(preset: Pick<Preset, 'settings'>, brought: SettingValues, old: SettingValues): SettingValues {
  const next: SettingValues = { ...brought, ...(Object.fromEntries(keptParts(preset, old).map((key) => [key, old[key]])) as Partial<SettingValues>) };
  const { zone, panelAddress } = old.district;
  return {
    ...next,
    // Whatever place it follows, the clock on the wall and the address of the panel are its own.
    district: { ...next.district, zone, ...(panelAddress !== undefined && { panelAddress }) },
    categories: keepOldCodes(next.categories, old.categories),
    causes: keepOldCodes(next.causes, old.causes),
    channels: keepOldCodes(next.channels, old.channels),
    outcomes: keepOldCodes(next.outcomes, old.outcomes),
    circumstances: keepOldCodes(next.circumstances, old.circumstances),
    declineReasons: keepOldCodes(next.declineReasons, old.declineReasons),
    pauseReasons: keepOldCodes(next.pauseReasons, old.pauseReasons),
    returnGrounds: keepOldCodes(next.returnGrounds, old.returnGrounds),
    tags: keepOldCodes(next.tags, old.tags),
    exclusions: keepOldCodes(next.exclusions, old.exclusions),
  };
}

const isSaid = (value: unknown) => !Array.isArray(value) || value.length > 0;

const isPublished = ({ settings }: Pick<Preset, 'settings'>, key: SettingKey): boolean => settings[key] !== undefined && isSaid(settings[key]);

/** What the district published and what it did not; defaults of ours fill the rest until it enters its own, and what this installation set itself then stays. */
export function summarisePreset(preset: Preset, now: SettingValues): PresetSummary {
  const published = PRESET_KEYS.filter((key) => isPublished(preset, key));
  return {
    id: preset.id,
    name: preset.name,
    source: preset.source,
    windowName: preset.windowName,
    dimension: preset.dimension,
    categories: preset.settings.categories.map(({ code, name, ruleText, rule }) => ({ code, name, ruleText, published: rule !== null })),
    published,
    unpublished: PRESET_KEYS.filter((key) => !published.includes(key)),
    kept: keptParts(preset, now),
    installed: preset.id === now.district.presetId,
  };
}

/** What the shape of a setting cannot say. `old` and `next` have it. */
export function checkSetting(key: SettingKey, old: unknown, next: unknown): Refusal | undefined {
  if (key === 'fields') return checkFields(OwnFields.parse(old), OwnFields.parse(next));
  return key === 'wording' ? checkWordings(WordingSetting.parse(next)) : undefined;
}

/**
 * Codes that stood before must stand after, retired at most: cases and history point at them. Answers the first that
 * would be lost.
 */
export function lostCode(old: unknown, next: unknown): string | undefined {
  if (!Array.isArray(old) || !Array.isArray(next)) return undefined;
  const codes = new Set(next.flatMap(codeOf));
  return old.flatMap(codeOf).find((code) => !codes.has(code));
}

/** An earlier value as it can stand again: a code added since stays in its list, retired. */
export function backTo(earlier: unknown, now: unknown): unknown {
  if (!Array.isArray(earlier) || !Array.isArray(now)) return earlier;
  const known = new Set(earlier.flatMap(nameOf));
  return [...earlier, ...now.filter((item) => nameOf(item).some((name) => !known.has(name))).map((item: object) => ({ ...item, retired: true }))];
}

/** A district's own column is known by its id, everything else in a list by its code. */
const nameOf = (item: unknown): string[] => (typeof item === 'object' && item !== null && 'id' in item && 'retired' in item ? [String(item.id)] : codeOf(item));

function codeOf(item: unknown): string[] {
  return typeof item === 'object' && item !== null && 'code' in item && 'retired' in item && typeof item.code === 'string' ? [item.code] : [];
}
