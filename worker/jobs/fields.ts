import { FIELD_RESOURCES, ownFieldsOf, ownName, type FieldResource, type OwnField, type OwnFields } from '../../schema/fields.ts';
import { SHEETS, type SheetField, type SheetKind, type ExportResource } from '../../schema/sheets.ts';

function kindOf({ kind, choices = [] }: OwnField): SheetKind {
  switch (kind) {
    case 'text':
    case 'number':
      return { kind };
    case 'date':
      return { kind: 'day' };
    case 'checkbox':
      return { kind: 'yes' };
    case 'choice':
      return { kind: 'choice', choices: choices.filter(({ retired }) => !retired).map(({ code, name }) => ({ code, zh: name, en: name })) };
  }
}

const isExtensible = (resource: ExportResource): resource is ExportResource & FieldResource => FIELD_RESOURCES.some((one) => one === resource);

/** A resource's columns in files: its own, and those the district added. */
export function sheetFields(resource: ExportResource, fields: OwnFields): SheetField[] {
  const own = isExtensible(resource) ? ownFieldsOf(fields, resource) : [];
  return [...SHEETS[resource].fields, ...own.map((field): SheetField => ({ ...kindOf(field), field: ownName(field.id), zh: field.label, en: field.label, shown: true, width: 16 }))];
}
