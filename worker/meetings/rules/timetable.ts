import type { Instant } from '../../../schema/deadlines.ts';
import type { SessionBlock } from '../../../schema/meetings.ts';
import { asTheyCome } from './grouping.ts';

const MINUTE_MS = 60_000;
type Timed = { id: string; departmentIds: readonly string[]; minutes: number };

/** The agenda in its order as blocks of the day, and when each department comes and may go. */
export function timetable(items: readonly Timed[], startsAt: Instant | null): { blocks: SessionBlock[]; sittings: { departmentId: string; from: Instant | null; until: Instant | null; minutes: number }[] } {
  let at = 0;
  const instant = (minutes: number) => (startsAt === null ? null : new Date(Date.parse(startsAt) + minutes * MINUTE_MS).toISOString());
  const blocks = asTheyCome(items.map(({ id, departmentIds, minutes }) => ({ id, departments: departmentIds, minutes }))).map((block) => {
    const from = at;
    at += block.minutes;
    return { ...block, startsAt: instant(from), endsAt: instant(at) };
  });
  const sittings = [...new Set(blocks.flatMap(({ departments }) => departments))].map((departmentId) => {
    const own = blocks.filter(({ departments }) => departments.includes(departmentId));
    return { departmentId, from: own[0]?.startsAt ?? null, until: own.at(-1)?.endsAt ?? null, minutes: own.reduce((sum, { minutes }) => sum + minutes, 0) };
  });
  return { blocks, sittings };
}
