import type { WordingSetting } from '../../../schema/paper.ts';
import { FIELDS } from '../../../schema/paper-facts.ts';
import { refuse, type Refusal } from '../../../schema/refusals.ts';

const NAMES: ReadonlySet<string> = new Set(FIELDS.map(({ field }) => field));

/** What stands between braces in these words and is no field, or a brace that has no other. */
export function strayField(words: string): string | undefined {
  const unknown = [...words.matchAll(/\{([^{}]*)\}/g)].find(([, name = '']) => !NAMES.has(name.trim()));
  return unknown?.[0] ?? /[{}]/.exec(words.replace(/\{[^{}]*\}/g, ''))?.[0];
}

/** Refusal: `paper.unknown_field`, which names it; its path leads to the part of the form. */
export function checkWordings(wordings: WordingSetting, path = 'changes.value'): Refusal | undefined {
  for (const [form, wording] of Object.entries(wordings))
    for (const [part, words] of Object.entries(wording)) {
      const stray = strayField(words);
      if (stray !== undefined) return refuse('paper.unknown_field', { field: stray.slice(0, 60) }, `${path}.${form}.${part}`);
    }
  return undefined;
}
