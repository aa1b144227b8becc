import { expect, test } from 'vitest';
import { loadDemo } from '../../worker/demo/demo.ts';
import { demoInto } from '../demo/installation.ts';
import { onLibsql } from '../harness/index.ts';

/** Each start day makes another plan, and none may hold a step that a rule refuses. */
const DAYS = [
  ['a working day', '2026-11-23T03:00:00.000Z', 20210519],
  ['a day off', '2026-11-21T21:00:00.000Z', 20210519],
  ['before a festival', '2026-02-13T09:00:00.000Z', 1],
  ['after one', '2026-05-06T01:00:00.000Z', 2],
  ['at the turn of a year', '2026-12-31T08:30:00.000Z', 3],
  ['in a year without a calendar', '2027-06-16T03:00:00.000Z', 4],
] as const;

for (const [name, now, seed] of DAYS)
  onLibsql(`the whole demo, begun on ${name}`, (api) => {
    test('plays to its end', async () => {
      const { demo, token } = await demoInto(api);
      const loaded = await loadDemo(demo, token, now, seed, () => {});
      const [row] = await api.sql('select count(*) as n from cases');
      expect(row?.n).toBe(loaded.stories + loaded.generated);
    });
  });
