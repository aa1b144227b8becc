import type { Actor } from '../../schema/people.ts';
import type { Measure, Score, Scoring } from '../../schema/scoring.ts';
import { permissionsOf } from '../people/rules.ts';

/** How often each thing happened to a department in the period: `n` is what counts, `rows` how many rows stand behind it. */
export type Tally = Partial<Record<Measure, { n: number; rows: number }>>;

const rounded = (value: number) => Math.round(value * 100) / 100;

/**
 * Whether somebody may read the rows behind a figure of a department: who oversees, each; its own handlers too, so that a
 * department can see what took its points. What was decided about people (问责) is for who reads those records.
 */
export function mayOpen({ role, departmentId }: Pick<Actor, 'role' | 'departmentId'>, of: string, measure: Measure): boolean {
  const may = permissionsOf(role);
  if (measure === 'accountability') return may.includes('accountability.read');
  return may.includes('personal_data.see') || departmentId === of;
}

/** The district's formula over what was counted. Points are what a line takes away, never more than its `most`; a score never falls below nothing. */
export function scoreOf(departmentId: string, tally: Tally, { base, items }: Scoring): Score {
  const lines = items.map(({ code, name, measure, points, most }) => {
    const { n, rows } = tally[measure] ?? { n: 0, rows: 0 };
    return { code, name, measure, n, rows, points: rounded(Math.min(most, n * points)) };
  });
  const lost = lines.reduce((sum, line) => sum + line.points, 0);
  return { departmentId, score: rounded(Math.max(0, base - lost)), lines };
}

/** The best first; of equals those with fewer things against them, then by id, so that a list never shuffles. */
export function ranked(scores: readonly Score[]): Score[] {
  const against = ({ lines }: Score) => lines.reduce((sum, { rows }) => sum + rows, 0);
  return scores.toSorted((one, other) => other.score - one.score || against(one) - against(other) || (one.departmentId < other.departmentId ? -1 : 1));
}
