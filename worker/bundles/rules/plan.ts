import type { Duration, Plan, Published, TemplateContent, TemplateItem } from '../../../schema/bundle-templates.ts';
import type { ClockRule } from '../../../schema/deadlines.ts';
import { findCycle } from './check.ts';
import { askedOf } from './chosen.ts';

/** What a plan is made of: a template as far as the plan looks at it. */
export type Planned = TemplateContent & {
  code: string;
  edition: number;
  illustrative: boolean;
  note: string;
  visits: number;
  promised: ClockRule | null;
  published: Published | null;
};

const NOTHING: Duration = { workingDays: 0, minutes: 0 };
const durationOf = (rule: ClockRule): Duration => {
  switch (rule.kind) {
    case 'working_days':
      return { workingDays: rule.workingDays, minutes: 0 };
    case 'working_hours':
      return { workingDays: 0, minutes: rule.minutes };
    case 'immediate':
      return NOTHING;
  }
};
const plus = (one: Duration, other: Duration): Duration => ({ workingDays: one.workingDays + other.workingDays, minutes: one.minutes + other.minutes });

/** Stages of items that can run side by side. Null where the prerequisites go round in a circle. */
export function stagesOf(items: readonly Pick<TemplateItem, 'id' | 'prerequisites'>[]): string[][] | null {
  if (findCycle(items)) return null;
  const known = new Set(items.map(({ id }) => id));
  const level = new Map<string, number>();
  const byId = new Map(items.map((item) => [item.id, item]));
  const levelOf = (id: string): number => {
    const found = level.get(id);
    if (found !== undefined) return found;
    const before = (byId.get(id)?.prerequisites ?? []).filter((one) => known.has(one)).map(levelOf);
    const at = before.length === 0 ? 0 : Math.max(...before) + 1;
    level.set(id, at);
    return at;
  };
  const stages: string[][] = [];
  for (const { id } of items) (stages[levelOf(id)] ??= []).push(id);
  return stages;
}

/** The longest way through, in working days and minutes; `dayMinutes` compares the two. */
function longest(items: readonly TemplateItem[], dayMinutes: number): Duration & { criticalPath: string[] } {
  type Way = Duration & { criticalPath: string[] };
  const length = ({ workingDays, minutes }: Duration) => workingDays * dayMinutes + minutes;
  const byId = new Map(items.map((item) => [item.id, item]));
  const ways = new Map<string, Way>();
  const wayTo = (item: TemplateItem): Way => {
    const known = ways.get(item.id);
    if (known) return known;
    const before = item.prerequisites.flatMap((id) => byId.get(id) ?? []).map(wayTo);
    const longer = before.reduce<Way>((most, way) => (length(way) > length(most) || most.criticalPath.length === 0 ? way : most), { ...NOTHING, criticalPath: [] });
    const way = { ...plus(longer, item.promised ? durationOf(item.promised) : NOTHING), criticalPath: [...longer.criticalPath, item.id] };
    ways.set(item.id, way);
    return way;
  };
  return items.map(wayTo).reduce<Way>((most, way) => (length(way) > length(most) || most.criticalPath.length === 0 ? way : most), { ...NOTHING, criticalPath: [] });
}

const saving = (before: number | null, after: number | null) => ({ before, after, saved: before === null || after === null ? null : before - after });

function departmentsOf(items: readonly TemplateItem[]): Plan['departments'] {
  const groups = Map.groupBy(items, ({ departmentId, department }) => departmentId ?? department);
  return [...groups.values()].flatMap((of) => {
    const [first] = of;
    return first ? [{ id: first.departmentId, name: first.department, items: of.map(({ id }) => id) }] : [];
  });
}

/**
 * What a template comes to. Before: each item alone, at its own department, one after the other. After: one window, every
 * material once, items side by side as far as their prerequisites let them. Site inspections stop the clock and are
 * not in the times. `dayMinutes` are the working minutes of a day. Null where the prerequisites go round in a circle.
 */
export function planOf(template: Planned, dayMinutes: number): Plan | null {
  const { items, code, edition, illustrative, note, visits, promised, published } = template;
  const stages = stagesOf(items);
  if (stages === null) return null;
  const inside = new Set(template.materials.filter(({ output }) => output !== null).map(({ id }) => id));
  const asked = askedOf(template);
  const before = items.reduce((sum, item) => sum + item.materials.filter((id) => !inside.has(id)).length, 0);
  const unknown = items.filter((item) => item.promised === null).map(({ id }) => id);
  const known = unknown.length === 0;
  const serial = known ? items.reduce((sum, item) => plus(sum, item.promised ? durationOf(item.promised) : NOTHING), NOTHING) : null;
  const parallel = known ? longest(items, dayMinutes) : null;
  const departments = departmentsOf(items);
  const inspected = items.filter((item) => item.siteInspection);
  const visitsBefore = items.reduce((sum, item) => sum + item.visits, 0);
  const uses = [
    ...items.flatMap((item) => item.uses.map((use) => ({ ...use, to: item.id }))),
    ...template.materials.flatMap((material) => (material.output === null ? [] : items.filter((item) => item.materials.includes(material.id)).map((item) => ({ of: material.output?.of ?? '', output: material.output?.output ?? '', to: item.id })))),
  ];
  const circulating = [...Map.groupBy(uses, ({ of, output }) => `${of}\n${output}`).values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ of: first.of, output: first.output, to: [...new Set(same.map(({ to }) => to))] }] : [];
  });
  return {
    code, edition, illustrative, note,
    materials: {
      before,
      after: asked.length,
      shared: asked.filter((material) => material.items.length > 1).map((material) => ({ material: material.id, name: material.name, items: material.items })),
      circulating,
    },
    departments,
    stages,
    serial,
    parallel,
    unknown,
    // Departments whose items can be looked at in one go come together: of one stage one visit.
    inspections: {
      items: inspected.map(({ id }) => id),
      departments: departmentsOf(inspected).length,
      before: inspected.length,
      after: stages.filter((stage) => stage.some((id) => inspected.some((item) => item.id === id))).length,
    },
    visits: { before: visitsBefore, after: Math.min(visits, visitsBefore) },
    windows: { before: departments.length, after: Math.min(1, departments.length) },
    savings: {
      materials: saving(before, asked.length),
      steps: saving(items.length, stages.length),
      workingDays: saving(serial?.workingDays ?? null, parallel?.workingDays ?? null),
      minutes: saving(serial?.minutes ?? null, parallel?.minutes ?? null),
      visits: saving(visitsBefore, Math.min(visits, visitsBefore)),
    },
    promised,
    published,
  };
}
