import { sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { ownName, type FieldResource, type OwnField, type OwnFieldKind, type OwnFields } from '../../schema/fields.ts';
import type { Field, FieldKind } from '../platform/fields.ts';
import type { ListSpec } from '../platform/list.ts';
import type { Columns } from '../platform/select.ts';

const KINDS: Record<OwnFieldKind, FieldKind> = { text: 'text', number: 'number', date: 'day', choice: 'code', checkbox: 'boolean' };

/** The id stands in the text as it is: its shape admits figures, letters and underscores only. */
function fieldIn(column: SQLiteColumn, { id, kind, choices }: OwnField): Field {
  return {
    kind: KINDS[kind],
    column: sql`json_extract(${column}, ${sql.raw(`'$."${id}"'`)})`,
    ...(choices && { values: choices.map(({ code }) => code) }),
    sortable: false,
    required: false,
    capped: true,
  };
}

/** Made once for each state of the settings. */
const known = new WeakMap<OwnFields, WeakMap<object, object>>();

/** A list whose rows may also be filtered by the district's own columns; retired ones too, for their values are kept. */
export function withOwnFields<C extends Columns>(spec: ListSpec<C>, column: SQLiteColumn, resource: FieldResource, fields: OwnFields): ListSpec<C> {
  const made = known.get(fields) ?? new WeakMap<object, object>();
  known.set(fields, made);
  const own = fields.filter((field) => field.resource === resource).map((field) => [ownName(field.id), fieldIn(column, field)]);
  const wide = (made.get(spec) as ListSpec<C> | undefined) ?? { ...spec, fields: { ...spec.fields, ...Object.fromEntries(own) } };
  made.set(spec, wide);
  return wide;
}
