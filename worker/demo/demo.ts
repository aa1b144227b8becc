import type { Api } from './api.ts';
import { makeBundles } from './bundles.ts';
import { beijingDay, dayBefore, instantOf, scheduleStory } from './days.ts';
import { setUpDistrict } from './district.ts';
import { planMeeting } from './meetings.ts';
import { Player } from './play.ts';
import { inParallel } from './pool.ts';
import { makeRoster } from './roster.ts';
import type { Script } from './script.ts';
import { STORIES } from './stories/index.ts';
import { Random } from './year/random.ts';
import { casesOfToday } from './year/today.ts';
import { yearOfCases, yearOfConsultations } from './year/year.ts';

const CASES_PER_WORKING_DAY = 0.75;
const CONSULTATIONS = 160;

export type Progress = (done: number, total: number, at: string) => void;
export type Loaded = { stories: number; generated: number; consultations: number; steps: number };

/** Everything the demo plays, up to `now`. The same seed and day make the same district. */
export function demoScripts(now: string, seed: number): Script[] {
  const today = beijingDay(now);
  const random = new Random(seed);
  const stories = STORIES.map((story) => ({ name: story.id, steps: scheduleStory(story, today) }));
  return [...stories, ...yearOfCases(random, today, now, CASES_PER_WORKING_DAY), ...casesOfToday(random, today)];
}

/** Makes the demo district over the API of an empty installation. `token` is its set-up link's. */
export async function loadDemo(api: Api, token: string, now: string, seed: number, onStep: Progress): Promise<Loaded> {
  const today = beijingDay(now);
  const scripts = demoScripts(now, seed);
  const first = scripts.flatMap(({ steps }) => steps.map(({ at }) => at)).reduce((a, b) => (a < b ? a : b), now);
  const staff = await setUpDistrict(api, token, instantOf(dayBefore(beijingDay(first), 1), '10:00'));

  const consultations = yearOfConsultations(new Random(seed + 1), today, now, CONSULTATIONS);
  await new Player(api, staff).play(scripts, onStep);
  await inParallel(consultations, ({ at, ...draft }) => api.call('coordinator', at, 'POST', '/api/consultations', draft));
  await makeBundles(api, now);
  await makeRoster(api, now);
  await planMeeting(api, now);
  return {
    stories: STORIES.length,
    generated: scripts.length - STORIES.length,
    consultations: consultations.length,
    steps: scripts.reduce((sum, { steps }) => sum + steps.length, 0),
  };
}
