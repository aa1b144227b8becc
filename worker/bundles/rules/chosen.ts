import type { TemplateContent, TemplateItem, TemplateMaterial } from '../../../schema/bundle-templates.ts';

/**
 * A template for one applicant: without the optional items he does not need. An item that waited for one of those waits
 * for what that waited for; what it would have given is no longer given inside, so that a material it stood for is asked
 * of the applicant again.
 */
export function chosenOf<C extends TemplateContent>(content: C, wanted: readonly string[]): C {
  const left = new Set(content.items.filter(({ id, optional }) => optional && !wanted.includes(id)).map(({ id }) => id));
  if (left.size === 0) return content;
  const byId = new Map(content.items.map((item) => [item.id, item]));
  const through = (ids: readonly string[], seen: ReadonlySet<string>): string[] =>
    ids.flatMap((id) => (left.has(id) ? (seen.has(id) ? [] : through(byId.get(id)?.prerequisites ?? [], new Set([...seen, id]))) : [id]));
  const items = content.items
    .filter(({ id }) => !left.has(id))
    .map((item) => ({ ...item, prerequisites: [...new Set(through(item.prerequisites, new Set()))], uses: item.uses.filter(({ of }) => !left.has(of)) }));
  const asked = new Set(items.flatMap(({ materials }) => materials));
  const materials = content.materials
    .filter(({ id }) => asked.has(id))
    .map((material) => (material.output && left.has(material.output.of) ? { ...material, output: null } : material));
  const fields = content.fields.filter((field) => field.items.length === 0 || field.items.some((id) => !left.has(id)));
  return { ...content, items, materials, fields };
}

/** What the applicant is asked for: each material once, and none that comes out of an item of the same bundle. */
export function askedOf({ items, materials }: TemplateContent): (TemplateMaterial & { items: string[] })[] {
  return materials
    .filter(({ output }) => output === null)
    .map((material) => ({ ...material, items: items.filter((item) => item.materials.includes(material.id)).map(({ id }) => id) }))
    .filter((material) => material.items.length > 0);
}

type Openable = Pick<TemplateItem, 'id' | 'prerequisites'>;

/**
 * The items that open now: those not opened yet of which every prerequisite is done. With an empty `done` and `opened`
 * those that wait for nothing.
 */
export function openingOf<I extends Openable>(items: readonly I[], done: ReadonlySet<string>, opened: ReadonlySet<string>): I[] {
  return items.filter(({ id, prerequisites }) => !opened.has(id) && !done.has(id) && prerequisites.every((before) => done.has(before)));
}
