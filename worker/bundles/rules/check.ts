import type { OutputUse, TemplateContent, TemplateItem } from '../../../schema/bundle-templates.ts';
import { refuse, type Refusal } from '../../../schema/refusals.ts';

type Items = readonly Pick<TemplateItem, 'id' | 'prerequisites'>[];

const twice = (ids: readonly string[]): string[] => [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
const listed = (names: readonly string[]): string => names.join('、');

/** One way round in a circle of prerequisites, first item repeated at its end; null where there is none. */
export function findCycle(items: Items): string[] | null {
  const byId = new Map(items.map((item) => [item.id, item]));
  const safe = new Set<string>();
  const walk = (id: string, path: string[]): string[] | null => {
    if (path.includes(id)) return [...path.slice(path.indexOf(id)), id];
    if (safe.has(id)) return null;
    for (const before of byId.get(id)?.prerequisites ?? []) {
      const found = walk(before, [...path, id]);
      if (found) return found;
    }
    safe.add(id);
    return null;
  };
  for (const { id } of items) {
    const found = walk(id, []);
    // Told in the order things would have to be done.
    if (found) return found.toReversed();
  }
  return null;
}

/** Everything that has to be done before an item, near and far. */
export function ancestorsOf(items: Items, id: string): Set<string> {
  const byId = new Map(items.map((item) => [item.id, item]));
  const found = new Set<string>();
  const waiting = [...(byId.get(id)?.prerequisites ?? [])];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (found.has(one)) continue;
    found.add(one);
    waiting.push(...(byId.get(one)?.prerequisites ?? []));
  }
  return found;
}

/**
 * What is wrong in a template, all of it, each with the names it is about: keys that stand twice, prerequisites in a
 * circle, items, materials and outputs that are pointed at and not there, materials nobody asks for.
 */
export function faultsOf({ items, materials, fields }: TemplateContent): Refusal[] {
  const named = new Map(items.map((item) => [item.id, item.name]));
  const outputs = new Map(items.map((item) => [item.id, new Set(item.outputs)]));
  const known = new Map(materials.map((material) => [material.id, material.name]));
  const nameOf = (id: string) => named.get(id) ?? id;
  const gives = ({ of, output }: OutputUse) => outputs.get(of)?.has(output) ?? false;
  const faults: Refusal[] = [];
  const add = (code: Refusal['refused'], names: readonly string[], name?: string) => {
    if (names.length > 0) faults.push(refuse(code, { names: listed(names), ...(name !== undefined && { name }) }));
  };

  for (const keys of [items, materials, fields]) add('bundle.repeated', twice(keys.map(({ id }) => id)));
  for (const item of items) {
    add('bundle.unknown_item', item.prerequisites.filter((id) => !named.has(id)), item.name);
    add('bundle.unknown_material', item.materials.filter((id) => !known.has(id)), item.name);
    add('bundle.missing_output', item.uses.filter((use) => !gives(use)).map(({ of, output }) => `${nameOf(of)}：${output}`), item.name);
  }
  for (const { label: name, items: filled } of fields) add('bundle.unknown_item', filled.filter((id) => !named.has(id)), name);
  for (const { name, output } of materials) if (output && !gives(output)) add('bundle.missing_output', [`${nameOf(output.of)}：${output.output}`], name);

  const cycle = findCycle(items);
  if (cycle) add('bundle.cycle', cycle.map(nameOf));
  else
    for (const item of items) {
      const before = ancestorsOf(items, item.id);
      const used = [...item.uses.filter(gives).map(({ of }) => of), ...item.materials.flatMap((id) => materials.find((one) => one.id === id)?.output?.of ?? [])];
      add('bundle.output_not_before', [...new Set(used)].filter((of) => named.has(of) && !before.has(of)).map(nameOf), item.name);
    }
  const asked = new Set(items.flatMap((item) => item.materials));
  add('bundle.orphan_material', materials.filter(({ id }) => !asked.has(id)).map(({ name }) => name));
  return faults;
}

/** What keeps a draft from being published: what is wrong in it, and what is still empty. */
export function publishFaults(content: TemplateContent): Refusal[] {
  const missing = content.items.filter(({ departmentId }) => departmentId === null).map(({ name }) => name);
  return [
    ...(content.items.length === 0 ? [refuse('bundle.no_items')] : []),
    ...faultsOf(content),
    ...(missing.length > 0 ? [refuse('bundle.no_department', { names: listed(missing) })] : []),
  ];
}
