import type { BundleTemplate, Fault, TemplateField, TemplateItem, TemplateMaterial } from '../../schema/bundle-templates.ts';

/** What the editor of a draft writes. */
export type Editable = Pick<BundleTemplate, 'name' | 'promised' | 'promisedSource' | 'visits' | 'illustrative' | 'note' | 'items' | 'materials' | 'fields'>;
export type Content = Pick<Editable, 'items' | 'materials' | 'fields'>;

export const editableOf = ({ name, promised, promisedSource, visits, illustrative, note, items, materials, fields }: BundleTemplate): Editable => ({ name, promised, promisedSource, visits, illustrative, note, items, materials, fields });

/** The first of S1, S2, S3 … that is free. */
export function freeKey(prefix: string, taken: readonly { id: string }[]): string {
  const used = new Set(taken.map(({ id }) => id));
  for (let n = taken.length + 1; ; n++) if (!used.has(`${prefix}${n}`)) return `${prefix}${n}`;
}

export const newItem = (id: string): TemplateItem => ({
  id, name: '', departmentId: null, department: '', matterId: null, promised: null, prerequisites: [], materials: [], outputs: [], uses: [], siteInspection: false, optional: false, visits: 1,
});
export const newMaterial = (id: string, name = ''): TemplateMaterial => ({ id, name, standard: '', form: '', copies: 1, main: false, deferrable: false, output: null, samples: [], illustrative: false });
export const newField = (id: string): TemplateField => ({ id, label: '', kind: 'text', required: false, options: [], items: [] });

/** One of a list changed, found by its key. */
export const changed = <R extends { id: string }>(rows: readonly R[], id: string, changes: Partial<R>): R[] => rows.map((row) => (row.id === id ? { ...row, ...changes } : row));

/** In a list or out of it. */
export const toggled = (ids: readonly string[], id: string, there: boolean): string[] => (there ? [...ids.filter((one) => one !== id), id] : ids.filter((one) => one !== id));

/** An item taken out, and with it whatever pointed at it. */
export function withoutItem({ items, materials, fields }: Content, id: string): Content {
  return {
    items: items
      .filter((item) => item.id !== id)
      .map((item) => ({ ...item, prerequisites: item.prerequisites.filter((one) => one !== id), uses: item.uses.filter(({ of }) => of !== id) })),
    materials: materials.map((material) => (material.output?.of === id ? { ...material, output: null } : material)),
    fields: fields.map((field) => ({ ...field, items: field.items.filter((one) => one !== id) })),
  };
}

export function withoutMaterial({ items, materials, fields }: Content, id: string): Content {
  return { items: items.map((item) => ({ ...item, materials: item.materials.filter((one) => one !== id) })), materials: materials.filter((one) => one.id !== id), fields };
}

/** What is wrong that names this item, material or field. Names are told apart as the sentence joins them, for a name may hold a 、 of its own. */
export const faultsAt = (faults: readonly Fault[], name: string): Fault[] => (name === '' ? [] : faults.filter(({ names, text }) => `、${names.join('、')}、`.includes(`、${name}、`) || text.includes(`“${name}”`)));

/** The items of each stage that one joint visit can look at: two or more with an inspection side by side. */
export function sharedVisits(stages: readonly (readonly string[])[], items: readonly TemplateItem[]): string[][] {
  const looked = new Set(items.filter(({ siteInspection }) => siteInspection).map(({ id }) => id));
  return stages.map((stage) => stage.filter((id) => looked.has(id))).filter((stage) => stage.length > 0);
}
