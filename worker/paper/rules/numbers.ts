import type { Form, Numbering, PaperSetting } from '../../../schema/paper.ts';
import { FORM_NUMBERS } from '../../../schema/presets/paper.ts';

const YEAR = '{年}';
const SEQUENCE = '{序号}';

/** The district's numbering of a form, or ours, which bears no district's mark. */
export const numberingOf = (form: Form, setting: PaperSetting): Numbering => setting.numbers[form] ?? FORM_NUMBERS[form];

/** What is counted together: forms that bear one mark share its numbers. */
export const seriesOf = ({ pattern }: Numbering): string => pattern;

/** What stands before and after the sequence in a year. */
export function framesOf({ pattern }: Numbering, year: number): { before: string; after: string } {
  const [before = '', after = ''] = pattern.replace(YEAR, String(year)).split(SEQUENCE);
  return { before, after };
}

/** The first sequence of a year: 1, or where a year begun on paper goes on. */
export const firstOf = ({ from }: Numbering, year: number): number => (from?.year === year ? from.seq : 1);

export function numberText(numbering: Numbering, year: number, seq: number): string {
  const { before, after } = framesOf(numbering, year);
  return before + String(seq).padStart(numbering.width, '0') + after;
}

/**
 * A paper is composed before its number is given, inside the insert. Until then this stands for it; no keyboard
 * makes the characters around it.
 */
export const NUMBER_TO_COME = '\uE0F0文号\uE0F1';

/** The number in its place, in a paper kept as JSON. */
export const withNumber = (json: string, number: string): string => json.replaceAll(NUMBER_TO_COME, JSON.stringify(number).slice(1, -1));

/** How a number will look before it is known. */
export const numberSample = (numbering: Numbering, year: number): string => {
  const { before, after } = framesOf(numbering, year);
  return `${before}×${after}`;
};
