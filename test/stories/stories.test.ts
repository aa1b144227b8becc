import { describe, expect, test } from 'vitest';
import { EXAMPLE_PRESET_ID, presetSettings } from '../../schema/presets/index.ts';
import { CALENDAR, beijingDay, workingDaysBetween } from '../../worker/demo/days.ts';
import { STORIES } from '../../worker/demo/stories/index.ts';
import { eachStoreAtLength } from '../harness/index.ts';
import { halfWidth } from '../harness/marks.ts';
import { NAMED, OUTSIDE, SCENARIOS, endsByReferral } from './expected.ts';
import { type Played, playStories } from './replay.ts';

/** Working days from receipt to answer, the day of receipt not counted. */
const workingDays = ({ row }: Played) => workingDaysBetween(beijingDay(row.receivedAt), beijingDay(row.answeredAt ?? ''), CALENDAR);
const minutes = ({ row }: Played) => (Date.parse(row.answeredAt ?? '') - Date.parse(row.receivedAt)) / 60_000;
const noteOf = ({ notes }: Played, found: (note: Played['notes'][number]) => boolean) => notes.find(found);

const categoryName = (code: string) => presetSettings(EXAMPLE_PRESET_ID)?.categories.find((one) => one.code === code)?.name ?? code;

/** What the articles say of time, where they say it. */
const TIMES: Readonly<Record<string, (played: Played) => void>> = {
  s01: (played) => expect(workingDays(played)).toBe(2),
  s03: (played) => expect(workingDays(played)).toBe(0),
  s04: (played) => expect(noteOf(played, ({ kind }) => kind === 'home_visit')).toMatchObject({ minutes: 10, staff: ['民警', '民警', '民警'] }),
  s05: ({ row }) => {
    expect(beijingDay(row.receivedAt).slice(5)).toBe('01-26');
    expect(beijingDay(row.answeredAt ?? '').slice(5)).toBe('01-27');
    for (const instant of [row.receivedAt, row.answeredAt ?? '']) expect(new Date(instant).getUTCHours() + 8).toBeGreaterThanOrEqual(12);
  },
  s07: ({ row }) => expect(beijingDay(row.answeredAt ?? '').slice(0, 7)).toBe(beijingDay(row.receivedAt).slice(0, 7)),
  s08: ({ row }) => expect(beijingDay(row.answeredAt ?? '') < '2026-02-16').toBe(true),
  s10: (played) => expect(workingDays(played)).toBe(0),
  s11: (played) => expect(noteOf(played, (note) => note.minutes === 5)).toBeDefined(),
  s15: (played) => expect(minutes(played)).toBe(60),
  s16: (played) => expect([3, 4, 5]).toContain(workingDays(played)),
};

test('every case of the articles has its script, and no other', () => {
  expect(STORIES.map(({ id }) => id)).toEqual(SCENARIOS.map(({ id }) => id));
  expect(STORIES.every(({ supplied }) => supplied.length > 0)).toBe(true);
});

eachStoreAtLength('the sixteen stories', (api) => {
  const played = playStories(api, '2026-11-20T01:00:00.000Z');

  describe.each(SCENARIOS)('$id $title', (scenario) => {
    const story = async () => {
      const found = (await played()).get(scenario.id);
      if (!found) throw new Error(`${scenario.id} was not played`);
      return found;
    };

    test('came in by the channel and ends with the outcome of the article', async () => {
      const { row } = await story();
      expect(row.channel).toBe(scenario.channel);
      if (endsByReferral(scenario)) expect(row).toMatchObject({ stage: 'referred', outcome: 'referred' });
      else expect(row).toMatchObject({ stage: 'archived', outcome: scenario.outcome.code });
    });

    test('went to the departments it went to, each of which did its part', async () => {
      const { tasks, notes, row } = await story();
      const parts = tasks.filter(({ kind, role }) => kind === 'handle' && role !== 'force' && role !== 'above');
      const named = scenario.departments.map((name) => NAMED[name]).filter((id) => typeof id === 'string');
      expect(new Set(parts.map(({ departmentId }) => departmentId))).toEqual(new Set(named));
      expect(parts.every(({ status }) => status === 'done')).toBe(true);
      expect(scenario.departments.filter((name) => NAMED[name] === undefined)).toEqual([]);
      const written = [...notes.map((note) => `${note.with} ${note.text}`), row.referredTo ?? ''].join('\n');
      for (const name of scenario.departments) if (OUTSIDE[name]) expect(written).toContain(OUTSIDE[name]);
    });

    test('was settled the way of the article: by special approval, a task force, the level above', async () => {
      const { approvals, forces, tasks } = await story();
      const special = scenario.outcome.code === 'special';
      expect(approvals.map(({ kind, status, usedAt }) => [kind, status, usedAt !== null])).toEqual(special ? [['special', 'approved', true]] : []);
      const force = typeof scenario.joint_meeting === 'string' && scenario.joint_meeting.startsWith('专班');
      expect(forces.map(({ status }) => status)).toEqual(force ? ['closed'] : []);
      const above = scenario.actions.some(({ action }) => action.includes('向区里汇报'));
      expect(tasks.filter(({ role }) => role === 'above').map(({ status }) => status)).toEqual(above ? ['done'] : []);
    });

    test('keeps the follow-up the article gives, and invents none', async () => {
      const { row, notes } = await story();
      const written = [row.summary ?? '', ...notes.map(({ text }) => text)].join('\n');
      if (scenario.follow_up_measure) expect(halfWidth(written)).toContain(halfWidth(scenario.follow_up_measure));
      else if (row.summary) expect(row.summary).toMatch(/文章未写.*后续措施/);
    });

    test('took the time the article states, inside its promise', async () => {
      const it = await story();
      TIMES[scenario.id]?.(it);
      if (it.row.answeredAt && it.row.dueAt) expect(it.row.answeredAt <= it.row.dueAt).toBe(true);
      expect(it.tasks.every(({ closedAt, dueAt }) => closedAt === null || dueAt === null || closedAt <= dueAt)).toBe(true);
    });

    test('says first of all what its article did not give, the category among it', async () => {
      const { row, notes } = await story();
      const supplied = STORIES.find(({ id }) => id === scenario.id)?.supplied ?? '';
      expect(notes.at(-1)).toMatchObject({ kind: 'other', text: `演示补充（文章未写）：${supplied}。` });
      if (row.category) expect(supplied).toContain(`类别“${categoryName(row.category)}”`);
      else expect(row.stage).toBe('referred');
      if (row.rating) expect(supplied).toContain('评价');
    });

    test('owes nothing, and says which article it is from', async () => {
      const { row, tasks } = await story();
      expect(tasks.filter(({ status }) => status === 'open' || status === 'accepted')).toEqual([]);
      expect(row.story).toContain('来源：');
      expect(row.tags).toContain('article_story');
    });
  });
});
