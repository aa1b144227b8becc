import type { BundleTemplate, TemplateContent, TemplateItem, TemplateMaterial } from '../../schema/bundle-templates.ts';

/** The items of a template that one applicant needs: all but the optional ones nobody asked for. */
export const chosenItems = (items: readonly TemplateItem[], wanted: readonly string[]): TemplateItem[] => items.filter(({ id, optional }) => !optional || wanted.includes(id));

/** What he has to bring for them: each material once, and none that an item in it gives. */
export function toBring({ materials }: Pick<TemplateContent, 'materials'>, items: readonly TemplateItem[]): { bring: TemplateMaterial[]; inside: TemplateMaterial[] } {
  const asked = new Set(items.flatMap((item) => item.materials));
  const there = new Set(items.map(({ id }) => id));
  const wanted = materials.filter(({ id }) => asked.has(id));
  const isInside = ({ output }: TemplateMaterial) => output !== null && there.has(output.of);
  return { bring: wanted.filter((material) => !isInside(material)), inside: wanted.filter(isInside) };
}

/** What each item of a run waits for, done or not: through items that are not in the run to what those waited for. */
export function prerequisitesIn(template: Pick<BundleTemplate, 'items'>, there: ReadonlySet<string>): Map<string, string[]> {
  const byId = new Map(template.items.map((item) => [item.id, item]));
  const through = (id: string, seen: ReadonlySet<string>): string[] =>
    (byId.get(id)?.prerequisites ?? []).flatMap((before) => (there.has(before) ? [before] : seen.has(before) ? [] : through(before, new Set([...seen, before]))));
  return new Map([...there].map((id) => [id, [...new Set(through(id, new Set([id])))]]));
}
