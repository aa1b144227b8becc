import type { T } from '../messages/useT.ts';
import type { Misread } from './rules/written.ts';

/** Why a text could not be read, in a sentence that names what would be. */
export function misreadSentence(t: T, { why, text, candidates = [] }: Misread, column: string): string {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  if (why === 'ambiguous') return t('grid.misread.ambiguous', { text: shown, candidates: candidates.slice(0, 5).join(t('grid.misread.comma')) });
  return t(`grid.misread.${why}`, { text: shown, column });
}
