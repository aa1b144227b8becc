import type { OwnChanges, OwnField, OwnFieldKind, OwnFields, OwnValue, OwnValues, FieldResource } from '../../schema/fields.ts';
import { isRefusal, refuse, type Refusal } from '../../schema/refusals.ts';
import { Day, text } from '../../schema/values.ts';

const MAX_TEXT = 2_000;
/** Larger whole numbers lose their last figures, and nobody would see it. */
const MAX_NUMBER = Number.MAX_SAFE_INTEGER;
const Words = text(MAX_TEXT);

const WANTS = {
  text: 'field.wants_text', number: 'field.wants_number', date: 'field.wants_date', choice: 'field.wants_choice', checkbox: 'field.wants_checkbox',
} as const satisfies Record<OwnFieldKind, string>;

/** The value as it is kept, null for none; undefined where it is of another kind. */
function kept(kind: OwnFieldKind, value: OwnValue): OwnValue | null | undefined {
  switch (kind) {
    case 'text': {
      const words = Words.safeParse(value);
      return words.success ? words.data || null : undefined;
    }
    case 'number':
      return typeof value === 'number' && Math.abs(value) <= MAX_NUMBER ? value : undefined;
    case 'date':
      return Day.safeParse(value).success ? value : undefined;
    case 'choice':
      return typeof value === 'string' ? value : undefined;
    case 'checkbox':
      return typeof value === 'boolean' ? value : undefined;
  }
}

/** One value against the field's definition. `path` is where in the body it stands. */
function take(field: OwnField, value: OwnValue | null, path: string): OwnValue | null | Refusal {
  const { label, kind } = field;
  if (field.retired) return refuse('field.retired', { field: label }, path);
  const plain = value === null ? null : kept(kind, value);
  if (plain === undefined) return refuse(WANTS[kind], { field: label }, path);
  if (kind === 'choice' && plain !== null && !field.choices?.some(({ code, retired }) => code === plain && !retired))
    return refuse('value.unknown_code', { field: label, code: String(plain).slice(0, 60) }, path);
  return plain;
}

/**
 * What a row holds in its district's own columns after these changes; fields not named stay as they are, and a value
 * equal to what stands is no change. `path` is where in the body the changes stand.
 */
export function withOwn(standing: OwnValues, changes: OwnChanges | undefined, fields: OwnFields, resource: FieldResource, path: string): OwnValues | Refusal {
  const next = new Map(Object.entries(standing));
  for (const [id, value] of Object.entries(changes ?? {})) {
    if ((next.get(id) ?? null) === value) continue;
    const field = fields.find((one) => one.id === id && one.resource === resource);
    if (!field) return refuse('field.unknown', { field: id.slice(0, 60) }, `${path}.${id}`);
    const taken = take(field, value, `${path}.${id}`);
    if (isRefusal(taken)) return taken;
    if (taken === null) next.delete(id);
    else next.set(id, taken);
  }
  return Object.fromEntries(next);
}

/** Rows hold values by a field's id and a choice's code: neither goes away, and a field stays what it is. */
export function checkFields(old: OwnFields, next: OwnFields): Refusal | undefined {
  for (const field of old) {
    const after = next.find(({ id }) => id === field.id);
    if (!after) return refuse('settings.code_lost', { code: field.id }, 'changes.value');
    if (after.kind !== field.kind || after.resource !== field.resource) return refuse('settings.field_kind', { field: field.label }, 'changes.value');
    const lost = field.choices?.find(({ code }) => !after.choices?.some((choice) => choice.code === code));
    if (lost) return refuse('settings.code_lost', { code: lost.code }, 'changes.value');
  }
  return undefined;
}
