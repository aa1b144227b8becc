import { SETTING_KEYS, type SettingKey, type SettingValues } from '../../schema/settings.ts';
import { same } from '../edit/useEdit.ts';

/** What installing would make of one part: nothing, another whole, or so many entries of a list. */
export type PartChange =
  | { kind: 'same' }
  | { kind: 'replaced' }
  | { kind: 'list'; added: number; altered: number; retired: number; dropped: number };

type Coded = { code: string; retired?: boolean };

const isCoded = (value: unknown): value is Coded[] => Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null && 'code' in one);

function compareLists(now: Coded[], next: Coded[]): PartChange {
  const standing = new Map(now.map((one) => [one.code, one]));
  const coming = new Set(next.map(({ code }) => code));
  const gone = now.filter(({ code }) => !coming.has(code));
  const change = {
    kind: 'list' as const,
    added: next.filter(({ code }) => !standing.has(code)).length,
    altered: next.filter((one) => standing.has(one.code) && !same(sorted(one), sorted(standing.get(one.code)))).length,
    retired: gone.filter(({ retired }) => retired === false).length,
    dropped: gone.filter(({ retired }) => retired === undefined).length,
  };
  return change.added + change.altered + change.retired + change.dropped === 0 ? { kind: 'same' } : change;
}

/** Fields in one order, however deep, so that two ways of writing one value compare equal. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => one.localeCompare(other)).map(([name, one]) => [name, sorted(one)]));
}

/** `kept`: what the server says an install leaves as it is. */
export function comparePreset(now: Partial<SettingValues>, next: SettingValues, kept: readonly SettingKey[] = []): Record<SettingKey, PartChange> {
  const compare = (key: SettingKey): PartChange => {
    if (kept.includes(key)) return { kind: 'same' };
    const standing = now[key];
    const coming = next[key];
    if (isCoded(standing) && isCoded(coming)) return compareLists(standing, coming);
    return same(sorted(standing), sorted(coming)) ? { kind: 'same' } : { kind: 'replaced' };
  };
  return Object.fromEntries(SETTING_KEYS.map((key) => [key, compare(key)])) as Record<SettingKey, PartChange>;
}
