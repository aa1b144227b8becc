import { z } from 'zod';
import { Code, saying } from './values.ts';

/** Rows a district may add columns of its own to. */
export const FIELD_RESOURCES = ['cases', 'departments', 'bundles'] as const;
export type FieldResource = (typeof FIELD_RESOURCES)[number];

export const FIELD_KINDS = ['text', 'number', 'date', 'choice', 'checkbox'] as const;
export type OwnFieldKind = (typeof FIELD_KINDS)[number];

/** Never used again, so that old values cannot turn up under another name. It stands in SQL as it is: figures, letters, underscores. */
const FIELD_ID = /^f_[a-z0-9_]{1,38}$/;
export const FieldId = z.string().regex(FIELD_ID, 'field_id.malformed');

const unique = <T>(items: readonly T[], keyOf: (item: T) => string) => new Set(items.map(keyOf)).size === items.length;

export const FieldChoice = z.strictObject({ code: Code, name: saying(60), retired: z.boolean() });
export type FieldChoice = z.infer<typeof FieldChoice>;

/** A column a district added itself. Retired, it keeps its values and takes no new ones. */
export const OwnField = z
  .strictObject({
    id: FieldId,
    resource: z.enum(FIELD_RESOURCES),
    label: saying(30),
    kind: z.enum(FIELD_KINDS),
    choices: z.array(FieldChoice).max(100).refine((choices) => unique(choices, ({ code }) => code), 'code.repeated').optional(),
    retired: z.boolean(),
  })
  .refine(({ kind, choices }) => kind !== 'choice' || (choices?.some(({ retired }) => !retired) ?? false), { path: ['choices'], message: 'field.no_choices' })
  .refine(({ kind, choices }) => kind === 'choice' || choices === undefined, { path: ['choices'], message: 'field.choices_misplaced' });
export type OwnField = z.infer<typeof OwnField>;

const MAX_FIELDS = 60;

/** The setting `fields`. Two columns in use must not bear one name: people paste and import by it. */
export const OwnFields = z
  .array(OwnField)
  .max(MAX_FIELDS)
  .refine((fields) => unique(fields, ({ id }) => id), 'code.repeated')
  .refine((fields) => unique(fields.filter(({ retired }) => !retired), ({ resource, label }) => `${resource}:${label}`), 'field.label_repeated');
export type OwnFields = z.infer<typeof OwnFields>;

const OwnValue = z.union([z.string(), z.number(), z.boolean()]);
export type OwnValue = z.infer<typeof OwnValue>;

/** As a row answers them: by field id, those of retired fields included; what has no value is not there. */
export const OwnValues = z.record(z.string(), OwnValue);
export type OwnValues = z.infer<typeof OwnValues>;

/** As they are written: over what stands, one by one; null empties. Which values a field takes, its definition says. */
export const OwnChanges = z.record(FieldId, OwnValue.nullable()).meta({ propertyNames: { type: 'string', pattern: FIELD_ID.source } });
export type OwnChanges = z.infer<typeof OwnChanges>;

/** How history, filters and columns name one: `custom.f_…`. */
export const OWN = 'custom';
export const ownName = (id: string) => `${OWN}.${id}`;
/** The field's id in such a name; null for any other name. */
export const ownIdOf = (name: string): string | null => (name.startsWith(`${OWN}.`) ? name.slice(OWN.length + 1) : null);

/** Those of one resource that stand on screen. */
export const ownFieldsOf = (fields: readonly OwnField[], resource: FieldResource): OwnField[] => fields.filter((field) => field.resource === resource && !field.retired);
