import { useMemo } from 'react';
import { type FieldResource, type OwnField, type OwnFieldKind, type OwnValues, ownName } from '../../schema/fields.ts';
import type { GridColumn } from '../grid/columns.ts';
import type { Kind } from '../grid/rules/kinds.ts';
import { useOwnFields, useOwnText } from './useOwnFields.ts';

const KINDS: Record<OwnFieldKind, Kind> = { text: 'longText', number: 'number', date: 'date', choice: 'choice', checkbox: 'check' };
const WIDTHS: Record<OwnFieldKind, number> = { text: 160, number: 96, date: 128, choice: 96, checkbox: 72 };

type Row = { custom: OwnValues };

/** What the grid keeps of an own cell stands beside the row's own fields (cells.ts). */
const valueIn = <R extends Row>(row: R, { id }: OwnField) => {
  const cell: unknown = Reflect.get(row, ownName(id));
  return cell === undefined ? row.custom[id] : typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? cell : null;
};

/** The district's own columns in a grid, typed over where the row may be. */
export function useOwnColumns<R extends Row>(resource: FieldResource, taken: Pick<GridColumn<R>, 'editable'> & Partial<Pick<GridColumn<R>, 'refusal'>>): GridColumn<R>[] {
  const fields = useOwnFields(resource);
  const text = useOwnText();
  const { editable, refusal } = taken;
  return useMemo(
    () =>
      fields.map((field): GridColumn<R> => ({
        field: ownName(field.id),
        label: field.label,
        kind: KINDS[field.kind],
        width: WIDTHS[field.kind],
        empty: null,
        ...(field.choices ? { choices: field.choices.filter(({ retired }) => !retired).map(({ code, name }) => ({ id: code, label: name })) } : {}),
        editable,
        ...(refusal ? { refusal } : {}),
        value: (row) => valueIn(row, field),
        // A date is copied with its year, as other programs read it.
        ...(field.kind === 'date' ? { text: (row) => String(valueIn(row, field) ?? ''), render: (row) => text(field, valueIn(row, field)) } : { text: (row) => text(field, valueIn(row, field)) }),
      })),
    [fields, text, editable, refusal],
  );
}
