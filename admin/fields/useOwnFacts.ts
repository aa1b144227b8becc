import type { FieldResource, OwnValues } from '../../schema/fields.ts';
import type { Fact } from '../layout/Facts.tsx';
import { useOwnFields, useOwnText } from './useOwnFields.ts';

/** The district's own columns of a row, as facts beside the others. */
export function useOwnFacts(resource: FieldResource, values: OwnValues): Fact[] {
  const text = useOwnText();
  return useOwnFields(resource).map((field) => ({ label: field.label, value: text(field, values[field.id]) }));
}
