import { pinyin } from 'pinyin-pro';

export type Spelled = { initials: string; letters: string };

const known = new Map<string, Spelled>();

/** `企业法人变更` as `qyfrbg` and `qiyefarenbiangeng`; other characters stand as they are, in lower case. */
export function spell(text: string): Spelled {
  const earlier = known.get(text);
  if (earlier) return earlier;
  const syllables = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
  const spelled = {
    initials: syllables.map((syllable) => syllable[0] ?? '').join('').toLowerCase(),
    letters: syllables.join('').toLowerCase(),
  };
  known.set(text, spelled);
  return spelled;
}

/** How well typed text fits a name: 0 best, null not at all. Words between blanks must all occur. */
export function fit(name: string, typed: string): number | null {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return 0;
  const plain = name.toLowerCase();
  if (plain.startsWith(wanted)) return 0;
  if (plain.includes(wanted)) return 1;
  if (/\s/.test(wanted)) return wanted.split(/\s+/).every((word) => plain.includes(word)) ? 2 : null;
  if (!/^[a-z]+$/.test(wanted)) return null;
  const { initials, letters } = spell(name);
  if (initials.startsWith(wanted)) return 2;
  if (initials.includes(wanted)) return 3;
  return letters.includes(wanted) ? 4 : null;
}
