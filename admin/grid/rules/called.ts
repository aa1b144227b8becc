import type { Choice } from './kinds.ts';
import { narrow } from './numbers.ts';

/** Ignores case, width and space: what Excel, WPS and people add to a name without meaning it. */
export const folded = (text: string): string => narrow(text.normalize('NFKC')).replace(/\s+/gu, '').toLowerCase();

/** Those that go by this name: by label first, then by short name, then by code. More than one is for a person to tell apart. */
export function called(choices: readonly Choice[], name: string): Choice[] {
  const wanted = folded(name);
  for (const of of [(one: Choice) => one.label, (one: Choice) => one.alias, (one: Choice) => one.code, (one: Choice) => one.id]) {
    const found = choices.filter((one) => folded(of(one) ?? '') === wanted);
    if (found.length > 0) return found;
  }
  return [];
}
