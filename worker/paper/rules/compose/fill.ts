import { FIELDS, type FormWording, type PaperFacts } from '../../../../schema/paper-facts.ts';
import { isRefusal, refuse, type Refusal } from '../../../../schema/refusals.ts';
import { fieldWords } from './words.ts';

const FIELD = /\{([^{}]*)\}/g;
/** Left out whole where a field in it has nothing to say. */
const OPTIONAL = /\[\[([\s\S]*?)\]\]/;
const STOP = /[。；，、]$/;

/**
 * Puts facts in the place of fields, once: what a fact says is never read as wording itself. A full stop that both the
 * fact and the wording bring stands once. Refusals: `paper.unknown_field`, `paper.missing_fact`.
 */
function fill(wording: string, facts: PaperFacts): string | Refusal {
  const pieces = wording.split(OPTIONAL);
  let filled = '';
  for (const [at, piece] of pieces.entries()) {
    const optional = at % 2 === 1;
    const words = fillPiece(piece, facts);
    if (!isRefusal(words)) filled += words;
    else if (!optional || words.refused !== 'paper.missing_fact') return words;
  }
  return filled;
}

function fillPiece(piece: string, facts: PaperFacts): string | Refusal {
  let refusal: Refusal | undefined;
  const filled = piece.replace(FIELD, (whole: string, name: string, at: number) => {
    const field = FIELDS.find((one) => one.field === name.trim());
    if (!field) {
      refusal ??= refuse('paper.unknown_field', { field: whole });
      return '';
    }
    const words = fieldWords(field, facts);
    if (words === '' && refusal === undefined) refusal = refuse('paper.missing_fact', { fact: field.field });
    return /^[。；，、]/.test(piece.slice(at + whole.length)) ? words.replace(STOP, '') : words;
  });
  return refusal ?? filled;
}

const PARTS = ['title', 'opening', 'body', 'closing', 'footer'] as const satisfies readonly (keyof FormWording)[];

/** Every part of a wording with its fields filled in; a refusal says in which part, as its path. */
export function fillWording(wording: FormWording, facts: PaperFacts): FormWording | Refusal {
  const filled = { ...wording };
  for (const part of PARTS) {
    const words = fill(wording[part], facts);
    if (isRefusal(words)) return { ...words, path: part };
    filled[part] = words;
  }
  return filled;
}
