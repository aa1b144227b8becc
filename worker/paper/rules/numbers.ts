import { framesOf, type Form, type Numbering, type PaperSetting } from '../../../schema/paper.ts';
import { FORM_NUMBERS } from '../../../schema/presets/paper.ts';

/** The district's numbering of a form, or ours, which bears no district's mark. */
export const numberingOf = (form: Form, setting: PaperSetting): Numbering => setting.numbers[form] ?? FORM_NUMBERS[form];

/** What is counted together: forms that bear one mark share its numbers. */
export const seriesOf = ({ pattern }: Numbering): string => pattern;

/** The first sequence of a year: 1, or where a year begun on paper goes on. */
export const firstOf = ({ from }: Numbering, year: number): number => (from?.year === year ? from.seq : 1);

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
