import { pinyin } from 'pinyin-pro';

type Spelled = { initials: string; letters: string };

const known = new Map<string, Spelled>();

/** `企业法人变更` as `qyfrbg` and `qiyefarenbiangeng`; other characters stand as they are, in lower case. */
function spell(text: string): Spelled {
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

/** How well plain letters fit a name's pinyin: 2 best, null not at all. */
export function fitPinyin(name: string, letters: string): number | null {
  const { initials, letters: whole } = spell(name);
  if (initials.startsWith(letters)) return 2;
  if (initials.includes(letters)) return 3;
  return whole.includes(letters) ? 4 : null;
}
