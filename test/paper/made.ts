import type { Form, PaperDocument } from '../../schema/paper-document.ts';
import type { PaperFacts } from '../../schema/paper-facts.ts';
import { DEFAULT_WORDING } from '../../schema/presets/wording.ts';
import { isRefusal } from '../../schema/refusals.ts';
import { compose } from '../../worker/paper/rules/compose/index.ts';
import { CASES } from './facts.ts';

/** A form of its story, or of other facts, in the words a district starts with. */
export function made(form: Form, facts: PaperFacts = CASES[form], wording = DEFAULT_WORDING[form]): PaperDocument {
  const paper = compose(form, facts, wording);
  if (isRefusal(paper)) throw new Error(JSON.stringify(paper));
  return paper;
}

/** Sheets of A4 that each form of its story takes: what comes back of a letter is a sheet of its own. */
export const SHEETS: Record<Form, number> = {
  registration: 1, receipt: 1, transfer: 2, supervision: 2, reply: 1, decline: 1, extension: 1, supplement: 1, explanation: 1, delivery: 1, contact: 1, notice: 2, results: 1, minutes: 1, promise: 1, termination: 1,
};
