import { afterAll, beforeAll } from 'vitest';
import { z } from 'zod';
import { Approval } from '../../schema/approvals.ts';
import { Case } from '../../schema/cases.ts';
import { Event, NOTE_KINDS } from '../../schema/events.ts';
import { TaskForce } from '../../schema/task-forces.ts';
import { Task } from '../../schema/tasks.ts';
import { beijingDay, scheduleStory } from '../../worker/demo/days.ts';
import { setUpDistrict } from '../../worker/demo/district.ts';
import { Player } from '../../worker/demo/play.ts';
import { STORIES } from '../../worker/demo/stories/index.ts';
import { demoInto } from '../demo/installation.ts';
import type { Api } from '../harness/index.ts';

const Note = z.object({
  kind: z.enum(NOTE_KINDS),
  with: z.string(),
  reached: z.boolean(),
  text: z.string(),
  staff: z.array(z.string()),
  minutes: z.int().nullable(),
});

export type Played = { row: Case; tasks: Task[]; notes: z.infer<typeof Note>[]; approvals: Approval[]; forces: TaskForce[] };

/** Plays every story on an empty installation as the demo does, before the suite; answers what has become of each. */
export function playStories(api: Api, now: string): () => Promise<Map<string, Played>> {
  const results = new Map<string, Played>();

  beforeAll(async () => {
    const { demo, token } = await demoInto(api);
    const staff = await setUpDistrict(demo, token, '2025-09-01T02:00:00.000Z');
    const player = new Player(demo, staff);
    await player.play(STORIES.map((story) => ({ name: story.id, steps: scheduleStory(story, beijingDay(now)) })));

    const all = async (path: string) => z.looseObject({ data: z.array(z.unknown()) }).parse(await demo.call('director', now, 'GET', path)).data;
    const approvals = (await all('/api/approvals')).map((row) => Approval.parse(row));
    const forces = (await all('/api/task-forces')).map((row) => TaskForce.parse(row));

    for (const { id: name } of STORIES) {
      const id = player.caseId(name);
      const read = (path: string) => demo.call('coordinator', now, 'GET', path);
      const tasks = z.object({ data: z.array(Task) }).parse(await read(`/api/tasks?filter=${encodeURIComponent(JSON.stringify({ caseId: id }))}&limit=100`));
      const events = z.object({ data: z.array(Event) }).parse(await read(`/api/cases/${id}/events`));
      results.set(name, {
        row: Case.parse(await read(`/api/cases/${id}`)),
        tasks: tasks.data,
        approvals: approvals.filter(({ caseId }) => caseId === id),
        forces: forces.filter((force) => force.tasks.some(({ caseId }) => caseId === id)),
        notes: events.data.filter(({ action }) => action === 'note').map(({ data }) => Note.parse(data)),
      });
    }
  }, 120_000);
  afterAll(() => results.clear());

  return async () => results;
}
