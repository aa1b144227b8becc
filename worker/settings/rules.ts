import { OwnFields } from '../../schema/fields.ts';
import { WordingSetting } from '../../schema/paper.ts';
import type { Preset } from '../../schema/presets/index.ts';
import type { Refusal } from '../../schema/refusals.ts';
import { PRESET_KEYS, type PresetSummary, type SettingKey, type SettingValues } from '../../schema/settings.ts';
import { checkFields } from '../fields/rules.ts';
import { checkWordings } from '../paper/rules/wording.ts';

type Coded = { code: string; retired: boolean };

/** The new list, and after it what stood in the old one under codes of its own, retired: old cases still point there. */
export function keepOldCodes<T extends Coded>(next: readonly T[], old: readonly T[]): T[] {
  const taken = new Set(next.map(({ code }) => code));
  return [...next, ...old.filter(({ code }) => !taken.has(code)).map((one) => ({ ...one, retired: true }))];
}

/** What installing a preset over a district's settings leaves. */
export function installOver(next: SettingValues, old: SettingValues): SettingValues {
  return {
    ...next,
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
    // No preset brings columns: they are the district's own, and rows hold values in them. Nor does one bring papers, or say whom to remind.
    fields: old.fields,
    paper: old.paper,
    wording: old.wording,
    register: old.register,
    ladder: old.ladder,
    meetings: old.meetings,
    approvals: old.approvals,
    provisional: old.provisional,
  };
}

const isSaid = (value: unknown) => !Array.isArray(value) || value.length > 0;

/** What the district published and what it did not; defaults of ours fill the rest until it enters its own. */
export function summarisePreset(preset: Preset, installedId: string | null): PresetSummary {
  const published = PRESET_KEYS.filter((key: SettingKey) => preset.settings[key] !== undefined && isSaid(preset.settings[key]));
  return {
    id: preset.id,
    name: preset.name,
    source: preset.source,
    windowName: preset.windowName,
    dimension: preset.dimension,
    categories: preset.settings.categories.map(({ code, name, ruleText, rule }) => ({ code, name, ruleText, published: rule !== null })),
    published,
    unpublished: PRESET_KEYS.filter((key) => !published.includes(key)),
    installed: preset.id === installedId,
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
