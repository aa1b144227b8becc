import type { Choice } from './kinds.ts';
import { called } from './called.ts';

/** What stands between two of several choices, as people write it and as Excel has it in one cell. */
const BETWEEN = /([、,，;；\n])/u;
const JOINT = '、';
/** A choice's own name may hold such a sign: so many parts are tried together. */
const LONGEST = 4;

/** One name of a list: the choices it may mean, none where it means none. */
type Named = { text: string; found: Choice[] };

/** The names in a text. Longest first, so that a choice called 「老人、孩子」 is one. */
export function namesIn(text: string, choices: readonly Choice[]): Named[] {
  const pieces = text.split(BETWEEN);
  const names: Named[] = [];
  for (let at = 0; at < pieces.length; ) {
    const tried = Array.from({ length: LONGEST }, (_, more) => at + (LONGEST - more) * 2 - 1).filter((end) => end <= pieces.length);
    const named = tried.map((end) => ({ end, text: pieces.slice(at, end).join('').trim() })).map((one) => ({ ...one, found: one.text === '' ? [] : called(choices, one.text) }));
    const best = named.find(({ found }) => found.length > 0) ?? { end: at + 1, text: (pieces[at] ?? '').trim(), found: [] };
    if (best.text !== '') names.push({ text: best.text, found: best.found });
    at = best.end + 1;
  }
  return names;
}

/** A cell's text while one types in it: the names that are through, and the part that is still being looked for. */
export type Ticks = { through: Named[]; ticked: ReadonlySet<string>; typed: string };

export function ticksIn(text: string, choices: readonly Choice[]): Ticks {
  const typed = /[^、,，;；\n]*$/u.exec(text)?.[0] ?? '';
  const through = namesIn(text.slice(0, text.length - typed.length), choices);
  return { through, ticked: new Set(through.flatMap(({ found }) => (found.length === 1 && found[0] ? [found[0].id] : []))), typed: typed.trim() };
}

const written = (names: readonly string[]) => names.map((name) => `${name}${JOINT}`).join('');
const nameOf = ({ text, found }: Named) => (found.length === 1 && found[0] ? found[0].label : text);

/** As it is taken up: every name through, so that what is typed next looks for another. */
export function opened(text: string, choices: readonly Choice[]): string {
  return written(namesIn(text, choices).map(nameOf));
}

/** With one more choice ticked, or one taken away; what was typed to find it is used up. */
export function toggled(text: string, choice: Choice, choices: readonly Choice[]): string {
  const { through, ticked } = ticksIn(text, choices);
  const kept = through.filter(({ found }) => !(found.length === 1 && found[0]?.id === choice.id));
  return written([...kept.map(nameOf), ...(ticked.has(choice.id) ? [] : [choice.label])]);
}

/** What Enter writes: the names, and of what is still being looked for the choice that is marked. */
export function settled(text: string, marked: Choice | null, choices: readonly Choice[]): string {
  const { through, ticked, typed } = ticksIn(text, choices);
  const last = typed === '' ? [] : marked ? (ticked.has(marked.id) ? [] : [marked.label]) : [typed];
  return [...through.map(nameOf), ...last].join(JOINT);
}
