import type { TemplateField, TemplateItem } from '../../../schema/bundle-templates.ts';
import type { Answers } from '../../../schema/bundles.ts';
import { refuse, type Refusal } from '../../../schema/refusals.ts';
import { Day } from '../../../schema/values.ts';

const isEmpty = (value: Answers[string] | undefined): boolean => value === undefined || value === '';

function fits({ kind, options }: TemplateField, value: Answers[string]): boolean {
  switch (kind) {
    case 'text':
    case 'long':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'date':
      return Day.safeParse(value).success;
    case 'choice':
      return typeof value === 'string' && options.includes(value);
    case 'yes_no':
      return typeof value === 'boolean';
  }
}

/** What stands in the form fits its fields. What is still empty is for `formMissing`. */
export function checkAnswers(fields: readonly TemplateField[], answers: Answers, path: string): Refusal | undefined {
  const known = new Map(fields.map((field) => [field.id, field]));
  const strange = Object.keys(answers).filter((id) => !known.has(id));
  if (strange.length > 0) return refuse('bundle.field_unknown', { names: strange.join('、') }, path);
  const wrong = Object.entries(answers).find(([id, value]) => {
    const field = known.get(id);
    return field && !isEmpty(value) && !fits(field, value);
  });
  return wrong && refuse('bundle.field_misfit', { name: known.get(wrong[0])?.label ?? wrong[0] }, `${path}.${wrong[0]}`);
}

/** Names of required fields that are still empty. */
export const formMissing = (fields: readonly TemplateField[], answers: Answers): string[] =>
  fields.filter(({ id, required }) => required && isEmpty(answers[id])).map(({ label }) => label);

/** Only optional items are chosen; the others are always in it. */
export function checkWanted(items: readonly TemplateItem[], wanted: readonly string[], path: string): Refusal | undefined {
  const strange = wanted.filter((id) => items.find((item) => item.id === id)?.optional !== true);
  return strange.length > 0 ? refuse('bundle.item_not_optional', { names: strange.join('、') }, path) : undefined;
}
