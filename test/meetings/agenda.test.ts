import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULTS } from '../../schema/presets/defaults.ts';
import { buildCalendar } from '../../worker/deadlines/rules.ts';
import { propose, reasonsFor, type Candidate } from '../../worker/meetings/rules/agenda.ts';
import { arrange, asTheyCome, departmentMinutes, type Seated } from '../../worker/meetings/rules/grouping.ts';

const calendar = buildCalendar([]);
const setting = DEFAULTS.meetings;
/** 2026-03-18, a Wednesday, 10:00. */
const NOW = '2026-03-18T02:00:00.000Z';

const candidate = (over: Partial<Candidate> = {}): Candidate => ({
  caseId: 'c1', receivedAt: '2026-03-02T02:00:00.000Z', dueAt: '2026-03-20T09:30:00.000Z', paused: false, movedAt: '2026-03-17T02:00:00.000Z',
  returns: 0, leaderless: false, adjourned: false, unkept: false, departments: ['tax'], ...over,
});
const why = (over: Partial<Candidate>) => reasonsFor(candidate(over), setting, NOW, calendar);

describe('为什么上会', () => {
  test('本区时限以内有进展、没有退回的,不上会', () => expect(why({})).toEqual([]));
  test('最后一次有动静以后过了 5 个工作日还不算,第 6 个工作日起算卡住', () => {
    expect(why({ movedAt: '2026-03-11T02:00:00.000Z' })).toEqual([]);
    expect(why({ movedAt: '2026-03-10T02:00:00.000Z' })).toEqual(['stuck']);
  });
  test('暂停中的不算卡住', () => expect(why({ movedAt: '2026-03-02T02:00:00.000Z', paused: true })).toEqual([]));
  test('部门间退回达到次数', () => {
    expect(why({ returns: 1 })).toEqual([]);
    expect(why({ returns: 2 })).toEqual(['returned']);
  });
  test('几个缘由都写,最重的在前', () =>
    expect(why({ unkept: true, adjourned: true, leaderless: true, returns: 3, movedAt: '2026-03-02T02:00:00.000Z' })).toEqual(['unkept', 'adjourned', 'ruling', 'returned', 'stuck']));
});

describe('议程', () => {
  test('没有落实的排在前,同一缘由的先到期的在前', () => {
    const { items } = propose(
      [
        candidate({ caseId: 'late', returns: 2, dueAt: '2026-03-25T09:30:00.000Z' }),
        candidate({ caseId: 'soon', returns: 2, dueAt: '2026-03-19T09:30:00.000Z' }),
        candidate({ caseId: 'nothing' }),
        candidate({ caseId: 'unkept', unkept: true, dueAt: null }),
      ],
      {}, setting, NOW, calendar,
    );
    expect(items.map(({ caseId }) => caseId)).toEqual(['unkept', 'soon', 'late']);
  });
  test('只要涉及这些部门的;不超过要的件数', () => {
    const all = [candidate({ caseId: 'a', returns: 2 }), candidate({ caseId: 'b', returns: 2, departments: ['land'] }), candidate({ caseId: 'c', returns: 2, departments: ['land', 'tax'] })];
    expect(propose(all, { departments: ['land'] }, setting, NOW, calendar).items.map(({ caseId }) => caseId)).toEqual(['b', 'c']);
    expect(propose(all, { limit: 1 }, setting, NOW, calendar)).toMatchObject({ items: [{ caseId: 'a' }], blocks: [{ departments: ['tax'], items: ['a'], minutes: 15 }] });
  });
});

describe('部门只坐自己的一段', () => {
  test('同样几个部门的议题排在一起', () => {
    const seats = { a: ['tax'], b: ['land'], c: ['tax'], d: ['land', 'tax'] };
    const items = Object.entries(seats).map(([id, departments]) => ({ id, departments, minutes: 10 }));
    expect(arrange(items)).toEqual([
      { departments: ['tax'], items: ['a', 'c'], minutes: 20 },
      { departments: ['land', 'tax'], items: ['d'], minutes: 10 },
      { departments: ['land'], items: ['b'], minutes: 10 },
    ]);
  });

  const seated = fc
    .array(fc.record({ departments: fc.uniqueArray(fc.integer({ min: 0, max: 9 }).map((n) => `d${n}`), { maxLength: 4 }), minutes: fc.integer({ min: 5, max: 60 }) }), { maxLength: 14 })
    .map((all): Seated[] => all.map((one, at) => ({ id: `c${at}`, ...one })));
  const laidOut = (blocks: ReturnType<typeof arrange>, items: readonly Seated[]) => blocks.flatMap((block) => block.items).flatMap((id) => items.find((item) => item.id === id) ?? []);

  const holds = (says: (items: Seated[]) => void) => fc.assert(fc.property(seated, (items) => void says(items)));

  test('每个议题恰好一次', () => holds((items) => expect(arrange(items).flatMap((block) => block.items).toSorted()).toEqual(items.map(({ id }) => id).toSorted())));

  test('部门坐的分钟数,就是它自己的和共同的议题,一分钟不多', () =>
    holds((items) => {
      const blocks = arrange(items);
      for (const name of new Set(items.flatMap(({ departments }) => departments))) {
        const sits = blocks.filter(({ departments }) => departments.includes(name)).reduce((sum, { minutes }) => sum + minutes, 0);
        expect(sits).toBe(items.filter(({ departments }) => departments.includes(name)).reduce((sum, { minutes }) => sum + minutes, 0));
      }
    }));

  test('从不比照来的顺序差', () => holds((items) => expect(departmentMinutes(laidOut(arrange(items), items))).toBeLessThanOrEqual(departmentMinutes(items))));

  test('照手排的顺序分段:相邻且部门相同的才合', () => holds((items) => expect(asTheyCome(items).flatMap((block) => block.items)).toEqual(items.map(({ id }) => id))));
});
