/**
 * Chinese has no blanks between words, so text is indexed one character a token and searched as a phrase:
 * any substring is found, from one character up.
 */

const WORD = /[\p{L}\p{N}]/u;
/** Stands between two fields, so that no phrase runs from the end of one into the next. */
const BOUNDARY = 'u0';
export const MAX_WORDS = 8;
export const MAX_SEARCH = 100;

/** The characters of a text as SQLite's tokenizer will see them: folded, without punctuation. */
function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  for (const character of text.normalize('NFKC').toLowerCase()) {
    const code = character.codePointAt(0) ?? 0;
    // SQLite's Unicode tables end before the newer Han extensions (rare names): those become words of their own.
    if (code > 0xffff) tokens.push(`u${code.toString(16)}`);
    else if (WORD.test(character)) tokens.push(character);
  }
  return tokens;
}

/** What `cases.searchWords` and `searchNames` hold: every character on its own, each text in its place between boundaries. */
export function splitForSearch(...texts: (string | null | undefined)[]): string {
  return texts.map((text) => tokensOf(text ?? '').join(' ')).join(` ${BOUNDARY} `);
}

/**
 * The FTS5 query for what a person typed: words between blanks must all occur, each as a phrase. Null when
 * nothing searchable was typed. Only letters and digits reach the query, so it holds no operator of the person's.
 */
export function matchPhrase(q: string, columns: readonly string[]): string | null {
  const phrases = q
    .split(/\s+/u)
    .map((word) => tokensOf(word).join(' '))
    .filter((phrase) => phrase !== '')
    .slice(0, MAX_WORDS)
    .map((phrase) => `"${phrase}"`);
  return phrases.length === 0 ? null : `{${columns.join(' ')}} : (${phrases.join(' AND ')})`;
}
