import { useMemo } from 'react';
import { type FieldResource, type OwnFieldKind, ownName } from '../../schema/fields.ts';
import type { FieldKind, FilterField } from '../grid/filter/tree.ts';
import { useOwnFields } from './useOwnFields.ts';

const KINDS: Record<OwnFieldKind, FieldKind> = { text: 'text', number: 'number', date: 'day', choice: 'code', checkbox: 'check' };

/** The district's own columns as filters, groups and totals know them; lists are not sorted by them. */
export function useOwnFilters(resource: FieldResource): FilterField[] {
  const fields = useOwnFields(resource);
  return useMemo(
    () =>
      fields.map(({ id, label, kind, choices }) => ({
        field: ownName(id),
        label,
        kind: KINDS[kind],
        ...(choices ? { choices: choices.map(({ code, name }) => ({ id: code, label: name })) } : {}),
        groupable: kind === 'choice' || kind === 'checkbox',
        summable: kind === 'number',
      })),
    [fields],
  );
}
