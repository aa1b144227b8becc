import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Case } from '../../schema/cases.ts';
import { Task } from '../../schema/tasks.ts';
import { beijingDay } from '../../worker/demo/days.ts';
import { setUpDistrict } from '../../worker/demo/district.ts';
import { Player } from '../../worker/demo/play.ts';
import { Random } from '../../worker/demo/year/random.ts';
import { casesOfToday } from '../../worker/demo/year/today.ts';
import { onLibsql } from '../harness/index.ts';
import { demoInto } from './installation.ts';

/** How many of the first workbench's cases and tasks stand so, as their coordinator is told. */
type Workbench = { cases: Case[]; tasks: Task[] };

describe.each([
  ['a working morning', '2026-11-19T00:30:00.000Z'],
  ['a day off', '2026-11-21T04:00:00.000Z'],
])('the first workbench on %s', (_, now) => {
  onLibsql('shows', (api) => {
    const bench: Workbench = { cases: [], tasks: [] };

    beforeAll(async () => {
      const { demo, token } = await demoInto(api);
      const player = new Player(demo, await setUpDistrict(demo, token, '2026-09-01T02:00:00.000Z'));
      await player.play(casesOfToday(new Random(3), beijingDay(now)));
      const read = (path: string) => demo.call('coordinator', now, 'GET', path);
      bench.cases = z.object({ data: z.array(Case) }).parse(await read('/api/cases?limit=100')).data;
      bench.tasks = z.object({ data: z.array(Task) }).parse(await read('/api/tasks?limit=500')).data;
    }, 120_000);

    const standing = (state: Case['clock']['state']) => bench.cases.filter(({ clock, stage }) => clock.state === state && stage !== 'answered');

    test.each(['overdue', 'today', 'soon', 'ok', 'paused'] as const)('promises that are %s', (state) => {
      expect(standing(state).length).toBeGreaterThanOrEqual(2);
    });

    test('a provisional promise, in a year whose calendar has not been published', () => {
      const provisional = bench.cases.filter((row) => row.provisional);
      expect(provisional).toHaveLength(1);
      expect(provisional[0]?.dueAt?.slice(0, 4)).toBe('2027');
    });

    test('work for everybody: to look at, to confirm, to approve, to tell the applicant', () => {
      expect(bench.cases.filter(({ stage }) => stage === 'received')).toHaveLength(3);
      expect(bench.cases.filter(({ awaiting }) => awaiting === 'confirmation')).toHaveLength(1);
      expect(bench.cases.filter(({ awaiting }) => awaiting === 'extension')).toHaveLength(1);
      expect(bench.tasks.filter(({ kind, status }) => kind === 'reply' && status === 'open')).toHaveLength(3);
    });

    test('parts of departments: not accepted, accepted, given back', () => {
      const parts = bench.tasks.filter(({ kind }) => kind === 'handle');
      for (const status of ['open', 'accepted', 'returned', 'done']) expect(parts.some((part) => part.status === status), status).toBe(true);
      expect(parts.filter(({ departmentId, status }) => departmentId === 'd21' && (status === 'open' || status === 'accepted')).length).toBeGreaterThanOrEqual(3);
    });
  });
});
