import { FIELDS, type FormWording, type PaperFacts } from '../../../../schema/paper-facts.ts';
import { isRefusal, refuse, type Refusal } from '../../../../schema/refusals.ts';
import { fieldWords } from './words.ts';

const FIELD = /\{([^{}]*)\}/g;
/** Left out whole where a field in it has nothing to say. */
const OPTIONAL = /\[\[([\s\S]*?)\]\]/;
const STOP = /[。；，、]$/;

const PARTS = ['title', 'opening', 'body', 'closing', 'footer'] as const satisfies readonly (keyof FormWording)[];
const fieldNamed = (name: string) => FIELDS.find(({ field }) => field === name.trim());

/** What a wording names between braces and no paper knows: `paper.unknown_field`, with the part it stands in as its path. */
export function unknownField(wording: FormWording): Refusal | undefined {
  for (const part of PARTS)
    for (const [whole, name = ''] of wording[part].matchAll(FIELD)) if (!fieldNamed(name)) return refuse('paper.unknown_field', { field: whole }, part);
  return undefined;
}

/** Every part of a wording with its fields filled in. Refusals: `paper.unknown_field`, `paper.missing_fact`. */
export function fillWording(wording: FormWording, facts: PaperFacts): FormWording | Refusal {
  const unknown = unknownField(wording);
  if (unknown) return unknown;
  const filled = { ...wording };
  for (const part of PARTS) {
    const words = fill(wording[part], facts);
    if (isRefusal(words)) return { ...words, path: part };
    filled[part] = words;
  }
  return filled;
}

/**
 * Puts facts in the place of fields, once: what a fact says is never read as wording itself. A full stop that both the
 * fact and the wording bring stands once.
 */
function fill(wording: string, facts: PaperFacts): string | Refusal {
  let filled = '';
  for (const [at, piece] of wording.split(OPTIONAL).entries()) {
    const words = fillPiece(piece, facts);
    if (!isRefusal(words)) filled += words;
    else if (at % 2 === 0) return words;
  }
  return filled;
}

/** GB/T 15834-2011: within double quotation marks single ones stand. */
const quotedInside = (words: string): string => words.replaceAll('“', '‘').replaceAll('”', '’');

function fillPiece(piece: string, facts: PaperFacts): string | Refusal {
  let missing: string | undefined;
  const filled = piece.replace(FIELD, (whole: string, name: string, at: number) => {
    const field = fieldNamed(name);
    const words = field ? fieldWords(field, facts) : '';
    if (words === '') missing ??= name.trim();
    const after = piece.slice(at + whole.length);
    if (piece[at - 1] === '“' && after.startsWith('”')) return quotedInside(words);
    return /^[。；，、]/.test(after) ? words.replace(STOP, '') : words;
  });
  return missing === undefined ? filled : refuse('paper.missing_fact', { fact: missing });
}
