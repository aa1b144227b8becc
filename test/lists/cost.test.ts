import { beforeAll, describe, expect, test } from 'vitest';
import { COMMON_WORDS, KNOWN_APPLICANT, RARE_WORDS, SEED_NOW, applicantId, departmentId, matterId } from '../bench/rows.ts';
import { KNOWN_PHONE, apiKeyOf, seedDistrict } from '../bench/seed.ts';
import { onWorker } from '../harness/index.ts';
import { TEST_KEYS } from '../harness/worker.ts';

type Query = Record<string, unknown>;
type Page = { data: { id: string; receivedAt: string; stage: string }[]; total: number; totalIsExact: boolean; next: string | null };

type Groups = { data: { key: string; count: number }[]; total: number; totalIsExact: boolean };

const CASES = 100_000;
const OPEN = ['received', 'triaged', 'working', 'answered'];
const LIVE = 'deleted_at is null';
const IS_OPEN = `${LIVE} and stage in ('received','triaged','working','answered')`;
const UNANSWERED = `${LIVE} and stage in ('received','triaged','working')`;

/** What a page may read: three rows for each row shown. */
const PER_ROW = 3;
/** Besides, what a jump may. */
const JUMP = 500;
/** Besides, what a total may that no counter holds. */
const COUNT = 1000;

/** A total between two instants is added up from the months, days and hours before each. */
const summed = (query: Query) => (/within|WorkingDays|overdue/.test(JSON.stringify(query)) ? 200 : 0);

/** Each built-in view, and the SQL of what it should hold. */
const VIEWS: [name: string, query: Query, where: string][] = [
  ['all, newest first', {}, LIVE],
  ['open, by due', { filter: { stage: OPEN }, sort: 'dueAt' }, IS_OPEN],
  ['open, by due, the last first', { filter: { open: true }, sort: '-dueAt' }, IS_OPEN],
  ['one stage, newest first', { filter: { stage: 'archived' } }, `${LIVE} and stage = 'archived'`],
  ['one stage, by due', { filter: { stage: 'working' }, sort: 'dueAt' }, `${LIVE} and stage = 'working'`],
  ['mine, by due', { filter: { coordinatorId: 'coordinator', stage: OPEN }, sort: 'dueAt' }, `${IS_OPEN} and coordinator_id = 'coordinator'`],
  ['overdue', { filter: { dueAt: { overdue: true } }, sort: 'dueAt' }, `${UNANSWERED} and due_at < '${SEED_NOW}'`],
  ['overdue, the latest first', { filter: { dueAt: { overdue: true } }, sort: '-dueAt' }, `${UNANSWERED} and due_at < '${SEED_NOW}'`],
  ['due today', { filter: { unanswered: true, dueAt: { within: 'today' } }, sort: 'dueAt' }, `${UNANSWERED} and due_at between '2026-11-17T16:00:00.000Z' and '2026-11-18T15:59:59.999Z'`],
  ['due within three working days', { filter: { unanswered: true, dueAt: { inWorkingDays: 3 } }, sort: 'dueAt' }, `${UNANSWERED} and due_at between '${SEED_NOW}' and '2026-11-23T15:59:59.999Z'`],
  ['to be confirmed', { filter: { awaitsConfirmation: true, unanswered: true }, sort: 'dueAt' }, `${UNANSWERED} and awaits_confirmation`],
  ['an extension waits', { filter: { extensionRequestId: { empty: false }, unanswered: true }, sort: 'dueAt' }, `${UNANSWERED} and extension_request_id is not null`],
  ['every part done, the answer owed', { filter: { stage: 'working', openParts: 0 }, sort: 'dueAt' }, `${LIVE} and stage = 'working' and open_parts = 0`],
  ['unanswered', { filter: { unanswered: true }, sort: 'dueAt' }, UNANSWERED],
  ['unanswered, by its stages', { filter: { stage: ['received', 'triaged', 'working'] }, sort: '-dueAt' }, UNANSWERED],
  ['received this month', { filter: { receivedAt: { within: 'month' } } }, `${LIVE} and received_at >= '2026-10-31T16:00:00.000Z'`],
  ['one lead department', { filter: { leadDepartmentId: departmentId(3) } }, `${LIVE} and lead_department_id = '${departmentId(3)}'`],
  ['one matter', { filter: { matterId: matterId(4) } }, `${LIVE} and matter_id = '${matterId(4)}'`],
  ['one category', { filter: { category: 'hard' } }, `${LIVE} and category = 'hard'`],
];

const TASK_VIEWS: [name: string, query: Query][] = [
  ['open, by due', { filter: { open: true }, sort: 'dueAt' }],
  ['mine', { filter: { open: true, personId: 'coordinator' }, sort: 'dueAt' }],
  ['a department’s', { filter: { status: ['open', 'accepted'], departmentId: departmentId(3) }, sort: 'dueAt' }],
  ['overdue', { filter: { dueAt: { overdue: true } }, sort: 'dueAt' }],
  ['a reply is owed', { filter: { open: true, kind: 'reply' }, sort: 'dueAt' }],
  ['what I wait for, as the workbench asks', { filter: { status: ['open', 'accepted'], kind: 'handle', coordinatorId: 'coordinator' }, sort: 'dueAt' }],
  ['what I wait for', { filter: { open: true, kind: 'handle', coordinatorId: 'coordinator' }, sort: 'dueAt' }],
];

onWorker('what a list reads at 100,000 cases', (api) => {
  beforeAll(() => seedDistrict((query, ...values) => api.sql(query, ...values), { cases: CASES, follow: 'newest', dataKey: TEST_KEYS.dataKey }).then(waiting));

  /** What the seed leaves out: rulings that wait, parts that are done, and promises that stand still with a due of their own. */
  async function waiting(): Promise<void> {
    await api.sql(`update cases set awaits_confirmation = 1 where ${UNANSWERED} and seq % 97 = 0`);
    await api.sql(`update cases set extension_request_id = 'request-' || seq where ${UNANSWERED} and seq % 83 = 0`);
    await api.sql("update tasks set status = 'done' where kind = 'handle' and case_id in (select id from cases where seq % 11 = 0)");
    await api.sql(`update cases set paused_at = '${SEED_NOW}' where ${UNANSWERED} and due_at is not null and seq % 71 = 0`);
  }

  async function list<Answer = Page>(resource: string, query: Query, role = 'coordinator'): Promise<{ page: Answer; read: number }> {
    const given = Object.entries(query).map(([name, value]): [string, string] => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]);
    const ask = () => api.get<Answer>(`/api/${resource}?${new URLSearchParams(given).toString()}`, { now: SEED_NOW, headers: { 'x-api-key': apiKeyOf(role) } });
    let answer = await ask();
    // The first request of an isolate reads the district's settings and calendar, once.
    if (!warm) answer = await ask();
    warm = true;
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return { page: answer.body, read: Number(/rows_read=(\d+)/.exec(answer.headers.get('server-timing') ?? '')?.[1]) };
  }
  let warm = false;

  const count = async (where: string) => Number((await api.sql(`select count(*) as n from cases where ${where}`))[0]?.n);

  describe('built-in views', () => {
    test.each(VIEWS)('%s: three rows a row, and an exact total', async (_, query, where) => {
      const { page, read } = await list('cases', query);
      expect(page.data).toHaveLength(25);
      expect({ total: page.total, totalIsExact: page.totalIsExact }).toEqual({ total: await count(where), totalIsExact: true });
      expect(read).toBeLessThanOrEqual(PER_ROW * page.data.length + summed(query));
      const next = await list('cases', { ...query, cursor: page.next });
      expect(next.page.data).toHaveLength(25);
      expect(next.read).toBeLessThanOrEqual(PER_ROW * next.page.data.length + summed(query));
    });

    test.each<[string, Query, string]>([
      ['of everything', {}, LIVE],
      ['of the unanswered', { filter: { unanswered: true } }, UNANSWERED],
      ['of the open, by their stages', { filter: { stage: OPEN } }, IS_OPEN],
    ])('a summary by stage %s reads the counters of its groups alone', async (_, query, where) => {
      const { page, read } = await list<Groups>('cases/summary', { ...query, groupBy: 'stage' });
      const groups = await api.sql(`select stage as key, count(*) as count from cases where ${where} group by stage order by 2 desc, 1`);
      expect(page.data.map(({ key, count: n }) => ({ key, count: n }))).toEqual(groups);
      expect({ total: page.total, totalIsExact: page.totalIsExact }).toEqual({ total: await count(where), totalIsExact: true });
      // Seven are the request's own: who asks, for whom he stands in, and whether the district still stands as it is remembered.
      expect(read).toBeLessThanOrEqual(5 * groups.length + 7);
    });

    test('a hundred rows', async () => {
      const { page, read } = await list('cases', { filter: { open: true }, sort: 'dueAt', limit: 100 });
      expect(page.data).toHaveLength(100);
      expect(read).toBeLessThanOrEqual(PER_ROW * 100);
    });
  });

  describe('a jump', () => {
    const JUMPS: [name: string, query: Query, offset: number, where: string, order: string][] = [
      ['to row 50,000 of all', {}, 50_000, LIVE, 'received_at desc, seq desc'],
      ['to row 50,000 of all, oldest first', { sort: 'receivedAt' }, 50_000, LIVE, 'received_at, seq'],
      ['to row 50,000 of one stage', { filter: { stage: 'archived' } }, 50_000, `${LIVE} and stage = 'archived'`, 'received_at desc, seq desc'],
      ['to row 5,000 of the open by due', { filter: { open: true }, sort: 'dueAt' }, 5000, IS_OPEN, 'due_key, seq'],
      ['to row 6,100 of the open, the last due first', { filter: { open: true }, sort: '-dueAt' }, 6100, IS_OPEN, "due_key >= '9999', due_key desc, seq desc"],
      ['to the last page', {}, 99_990, LIVE, 'received_at desc, seq desc'],
    ];
    test.each(JUMPS)('%s', async (_, query, offset, where, order) => {
      const { page, read } = await list('cases', { ...query, offset });
      const there = await api.sql(`select id from cases where ${where} order by ${order} limit 25 offset ${offset}`);
      expect(page.data.map(({ id }) => id)).toEqual(there.map(({ id }) => id));
      expect(read).toBeLessThanOrEqual(PER_ROW * page.data.length + JUMP);
    });

    test('past the end is empty', async () => {
      expect((await list('cases', { offset: 100_000 })).page).toMatchObject({ data: [], total: CASES, next: null });
    });
  });

  describe('a search', () => {
    test('words of forty cases: all counted, newest first', async () => {
      const { page, read } = await list('cases', { q: RARE_WORDS });
      expect({ total: page.total, exact: page.totalIsExact }).toEqual({ total: 40, exact: true });
      expect(page.data.map(({ receivedAt }) => receivedAt)).toEqual(page.data.map(({ receivedAt }) => receivedAt).toSorted().toReversed());
      expect(read).toBeLessThanOrEqual(PER_ROW * page.data.length + COUNT);
    });
    test.each([['a common word', COMMON_WORDS], ['one character', '办'], ['two words', `${COMMON_WORDS} 窗口`]])('%s', async (_, q) => {
      const { page, read } = await list('cases', { q });
      expect({ shown: page.data.length, total: page.total, exact: page.totalIsExact }).toEqual({ shown: 25, total: 1000, exact: false });
      expect(read).toBeLessThanOrEqual(PER_ROW * page.data.length + COUNT);
      const next = await list('cases', { q, cursor: page.next });
      expect(next.page.data).toHaveLength(25);
      expect(next.read, 'a later page does not count again').toBeLessThanOrEqual(4 * 25);
    });
    test('the beginning of a number', async () => {
      const { page, read } = await list('cases', { q: '2026-9999' });
      expect(page.total).toBe(10);
      expect(read).toBeLessThanOrEqual(PER_ROW * page.data.length + COUNT);
    });
    test('a whole phone', async () => {
      const { page, read } = await list('cases', { q: KNOWN_PHONE });
      const owned = await count(`'${applicantId(KNOWN_APPLICANT)}' in (reporter_id, party_id)`);
      expect(page.total).toBe(owned);
      expect(owned).toBeGreaterThan(0);
      expect(read).toBeLessThanOrEqual(COUNT);
    });
  });

  describe('promises', () => {
    test.each(TASK_VIEWS)('%s: three rows a row besides a capped count', async (_, query) => {
      const { page, read } = await list('tasks', query);
      expect(page.data).toHaveLength(25);
      expect(read).toBeLessThanOrEqual(PER_ROW * page.data.length + Math.min(page.total, COUNT));
    });
  });

  describe('a handler', () => {
    test.each<[string, string, Query]>([
      ['his department’s cases', 'cases', {}],
      ['the open ones, by due', 'cases', { filter: { open: true }, sort: 'dueAt' }],
      ['his department’s promises, by due', 'tasks', { filter: { open: true }, sort: 'dueAt' }],
    ])('%s: never reads along other departments’ rows', async (_, resource, query) => {
      const { page, read } = await list(resource, query, 'handler');
      expect(page.data).toHaveLength(25);
      expect(page.total).toBeLessThan(1000);
      expect(read).toBeLessThanOrEqual(4 * page.data.length + 2 * page.total);
    });
  });
});
