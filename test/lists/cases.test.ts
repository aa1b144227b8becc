import { beforeAll, describe, expect, test } from 'vitest';
import { SEED_NOW, departmentId, matterId } from '../bench/rows.ts';
import { eachStoreAtLength } from '../harness/index.ts';
import { asker, seedSmall, type Query } from './ask.ts';

type Stored = Record<string, string | number | null>;

const UNANSWERED = new Set(['received', 'triaged', 'working']);
const OPEN = new Set([...UNANSWERED, 'answered']);
/** In Beijing it is Wednesday 18 November 2026, 10:00. */
const TODAY = ['2026-11-17T16:00:00.000Z', '2026-11-18T15:59:59.999Z'] as const;
const WEEK = ['2026-11-15T16:00:00.000Z', '2026-11-22T15:59:59.999Z'] as const;
const MONTH = ['2026-10-31T16:00:00.000Z', '2026-11-30T15:59:59.999Z'] as const;
const between = (value: unknown, [from, to]: readonly [string, string]) => typeof value === 'string' && value >= from && value <= to;
const text = (value: unknown) => String(value ?? '');

/** A filter, and what it means said in another way. */
const FILTERS: [filter: Query, holds: (row: Stored) => boolean][] = [
  [{}, () => true],
  [{ stage: 'working' }, (row) => row.stage === 'working'],
  [{ stage: ['working', 'answered'] }, (row) => row.stage === 'working' || row.stage === 'answered'],
  [{ stage: { ne: 'archived' } }, (row) => row.stage !== 'archived'],
  [{ stage: [] }, () => false],
  [{ open: true, category: [] }, () => false],
  [{ open: true }, (row) => OPEN.has(text(row.stage))],
  [{ open: false }, (row) => !OPEN.has(text(row.stage))],
  [{ unanswered: true }, (row) => UNANSWERED.has(text(row.stage))],
  [{ category: null }, (row) => row.category === null],
  [{ category: [null, 'hard'] }, (row) => row.category === null || row.category === 'hard'],
  [{ category: { ne: null } }, (row) => row.category !== null],
  [{ category: { ne: 'hard' } }, (row) => row.category !== 'hard'],
  [{ category: { empty: true } }, (row) => row.category === null],
  [{ leadDepartmentId: { empty: false } }, (row) => row.lead_department_id !== null],
  [{ leadDepartmentId: departmentId(3), stage: 'archived' }, (row) => row.lead_department_id === departmentId(3) && row.stage === 'archived'],
  [{ matterId: [matterId(1), matterId(2), 'nowhere'] }, (row) => row.matter_id === matterId(1) || row.matter_id === matterId(2)],
  [{ visits: 2 }, (row) => row.visits === 2],
  [{ visits: { gt: 1, lte: 3 } }, (row) => Number(row.visits) > 1 && Number(row.visits) <= 3],
  [{ title: { contains: '补办' } }, (row) => text(row.title).includes('补办')],
  [{ story: { contains: '%' } }, () => false],
  [{ urgency: 'urgent', or: [{ visits: 1 }, { visits: { gte: 5 } }] }, (row) => row.urgency === 'urgent' && (row.visits === 1 || Number(row.visits) >= 5)],
  [{ and: [{ or: [{ stage: 'working' }, { stage: 'triaged' }] }, { visits: { lt: 4 } }] }, (row) => (row.stage === 'working' || row.stage === 'triaged') && Number(row.visits) < 4],
  [{ receivedAt: '2026-11-17' }, (row) => between(row.received_at, ['2026-11-16T16:00:00.000Z', '2026-11-17T15:59:59.999Z'])],
  [{ receivedAt: { gte: '2026-11-01', lt: '2026-11-11' } }, (row) => between(row.received_at, ['2026-10-31T16:00:00.000Z', '2026-11-10T15:59:59.999Z'])],
  [{ receivedAt: { gt: '2026-10-31', lte: '2026-11-10' } }, (row) => between(row.received_at, ['2026-10-31T16:00:00.000Z', '2026-11-10T15:59:59.999Z'])],
  [{ receivedAt: { gte: '2026-11-10T08:00:00+08:00' } }, (row) => text(row.received_at) >= '2026-11-10T00:00:00.000Z'],
  [{ receivedAt: { within: 'today' } }, (row) => between(row.received_at, TODAY)],
  [{ receivedAt: { within: 'week' } }, (row) => between(row.received_at, WEEK)],
  [{ receivedAt: { within: 'month' } }, (row) => between(row.received_at, MONTH)],
  [{ dueAt: { empty: true } }, (row) => row.due_at === null],
  [{ dueAt: { gte: '2026-11-20' } }, (row) => row.due_at !== null && text(row.due_at) >= '2026-11-19T16:00:00.000Z'],
  [{ dueAt: { overdue: true } }, (row) => row.due_at !== null && text(row.due_at) < SEED_NOW && UNANSWERED.has(text(row.stage))],
  [{ dueAt: { overdue: false }, open: true }, (row) => OPEN.has(text(row.stage)) && !(row.due_at !== null && text(row.due_at) < SEED_NOW && UNANSWERED.has(text(row.stage)))],
  [{ dueAt: { overdue: true }, open: true }, (row) => row.due_at !== null && text(row.due_at) < SEED_NOW && UNANSWERED.has(text(row.stage))],
  [{ dueAt: { within: 'week' }, unanswered: true }, (row) => between(row.due_at, WEEK) && UNANSWERED.has(text(row.stage))],
  // Thursday, Friday, Monday.
  [{ dueAt: { inWorkingDays: 3 }, open: true }, (row) => between(row.due_at, [SEED_NOW, '2026-11-23T15:59:59.999Z']) && OPEN.has(text(row.stage))],
  [{ dueAt: { ne: '2026-11-20' } }, (row) => !between(row.due_at, ['2026-11-19T16:00:00.000Z', '2026-11-20T15:59:59.999Z'])],
  [{ tags: 'elderly' }, (row) => text(row.tags).includes('elderly')],
  [{ tags: { empty: true } }, (row) => row.tags === '[]'],
  [{ coordinatorId: 'coordinator', open: true }, (row) => row.coordinator_id === 'coordinator' && OPEN.has(text(row.stage))],
  [{ coordinatorId: 'coordinator' }, (row) => row.coordinator_id === 'coordinator'],
];

const HOSTILE: [query: Query, path: string][] = [
  [{ filter: '{' }, 'filter'],
  [{ filter: '[]' }, 'filter'],
  [{ filter: 'null' }, 'filter'],
  [{ filter: '"stage"' }, 'filter'],
  [{ filter: { nonsense: 1 } }, 'filter.nonsense'],
  [{ filter: { searchNames: 'x' } }, 'filter.searchNames'],
  [{ filter: '{"__proto__":{"polluted":1}}' }, 'filter.__proto__'],
  [{ filter: { constructor: 'x' } }, 'filter.constructor'],
  [{ filter: { stage: 'nowhere' } }, 'filter.stage'],
  [{ filter: { stage: { like: '%' } } }, 'filter.stage'],
  [{ filter: { stage: {} } }, 'filter.stage'],
  [{ filter: { stage: 7 } }, 'filter.stage'],
  [{ filter: { visits: '2' } }, 'filter.visits'],
  [{ filter: { visits: { contains: '2' } } }, 'filter.visits'],
  [{ filter: { open: 'yes' } }, 'filter.open'],
  [{ filter: { receivedAt: 'yesterday' } }, 'filter.receivedAt'],
  [{ filter: { receivedAt: '2026-02-30' } }, 'filter.receivedAt'],
  [{ filter: { receivedAt: { within: 'year' } } }, 'filter.receivedAt'],
  [{ filter: { receivedAt: { inWorkingDays: -1 } } }, 'filter.receivedAt'],
  [{ filter: { receivedAt: { inWorkingDays: 1e9 } } }, 'filter.receivedAt'],
  [{ filter: { dueAt: { overdue: 'yes' } } }, 'filter.dueAt'],
  [{ filter: { title: { contains: '' } } }, 'filter.title'],
  [{ filter: { title: { contains: '长'.repeat(500) } } }, 'filter.title'],
  [{ filter: { or: [] } }, 'filter.or'],
  [{ filter: { or: { stage: 'working' } } }, 'filter.or'],
  [{ filter: { or: [{ or: [{ or: [{ or: [{ or: [{ visits: 1 }] }] }] }] }] } }, 'filter'],
  [{ filter: { or: Array.from({ length: 200 }, () => ({ visits: 1 })) } }, 'filter.or'],
  [{ filter: { and: Array.from({ length: 10 }, () => ({ or: [{ visits: 1 }, { visits: 2 }] })) } }, 'filter'],
  [{ filter: { matterId: Array.from({ length: 600 }, () => 'x') } }, 'filter.matterId'],
  [{ sort: 'nonsense' }, 'sort'],
  [{ sort: 'title,title' }, 'sort'],
  [{ sort: 'title,visits,rating,number' }, 'sort'],
  [{ sort: 'title;drop table cases' }, 'sort'],
  [{ sort: '--title' }, 'sort'],
  [{ limit: 0 }, 'limit'],
  [{ limit: 501 }, 'limit'],
  [{ limit: '1e2' }, 'limit'],
  [{ limit: 'all' }, 'limit'],
  [{ offset: -1 }, 'offset'],
  [{ offset: 20_000, filter: { visits: 2 } }, 'offset'],
  [{ offset: 10, cursor: 'x' }, 'offset'],
  [{ cursor: 'x' }, 'cursor'],
  [{ cursor: '!!!' }, 'cursor'],
  [{ cursor: 'W10' }, 'cursor'],
  [{ cursor: 'x'.repeat(9000) }, 'cursor'],
  [{ cursor: btoa('["-receivedAt",null,null]') }, 'cursor'],
  [{ cursor: btoa('["-receivedAt",{},[]]') }, 'cursor'],
  [{ cursor: btoa('["-receivedAt","2026"]') }, 'cursor'],
  [{ trash: 'yes' }, 'trash'],
  [{ q: '长'.repeat(101) }, 'q'],
  [{ nonsense: 1 }, 'nonsense'],
];

eachStoreAtLength('the list of cases', (api) => {
  const { get, list, walk } = asker(api);
  let stored: Stored[];
  beforeAll(async () => {
    await seedSmall(api);
    await api.sql("update cases set tags = '[\"elderly\",\"veteran\"]' where seq % 40 = 0");
    await api.sql("update cases set answered_at = received_at, rating = seq % 5 + 1 where stage = 'archived' and seq % 3 = 0");
    // Everything a page ends on is tied here, so that only the unique key can tell rows apart.
    await api.sql("update cases set due_at = '2026-11-20T09:30:00.000Z' where stage in ('working', 'answered') and seq % 2 = 0 and due_at is not null");
    await api.sql("update cases set stage = case when seq % 2 = 0 then 'received' else 'triaged' end, due_at = null, received_at = strftime('%Y-%m-%dT%H:%M:%fZ', ?, '-' || (13 * (400 - seq)) || ' hours') where seq > 375", SEED_NOW);
    await api.sql("update cases set stage = 'working', due_at = '2026-11-10T09:30:00.000Z' where seq > 375 and seq % 5 = 1");
    await api.sql("update cases set paused_at = received_at where stage in ('triaged', 'working') and seq % 4 = 1");
    await api.sql("update cases set stage = 'referred' where seq between 200 and 203");
    await api.sql("update cases set deleted_at = ? where seq in (5, 50, 395)", SEED_NOW);
    stored = (await api.sql('select * from cases where deleted_at is null')) as Stored[];
  });

  describe('filters', () => {
    test.each(FILTERS.map(([filter, holds]) => [JSON.stringify(filter), filter, holds] as const))('%s', async (_, filter, holds) => {
      const wanted = stored.filter(holds).map(({ id }) => id);
      const page = await list('cases', { filter, limit: 500 });
      expect(page.data.map(({ id }) => id).toSorted()).toEqual(wanted.toSorted());
      expect(page).toMatchObject({ total: wanted.length, totalIsExact: true, next: null });
    });

    test('each of them but the empty ones is put to the proof', () => {
      const idle = FILTERS.filter(([, holds]) => !stored.some(holds)).map(([filter]) => filter);
      expect(idle).toEqual([{ stage: [] }, { open: true, category: [] }, { story: { contains: '%' } }]);
    });
  });

  describe('orders', () => {
    const SORTS = ['receivedAt', '-receivedAt', 'dueAt', '-dueAt', 'number', '-number', 'stage', '-stage', 'urgency,-visits', 'title', '-answeredAt', 'answeredAt', '-rating,dueAt', 'category,-dueAt', 'leadDepartmentId,-receivedAt,dueAt'];
    test.each(SORTS)('%s: a walk by cursor meets every row once, and offsets meet the same rows', async (sort) => {
      const whole = (await list('cases', { sort, limit: 500 })).data.map(({ id }) => id);
      expect(whole.toSorted()).toEqual(stored.map(({ id }) => String(id)).toSorted());
      expect((await walk('cases', { sort }, 37)).map(({ id }) => id)).toEqual(whole);
      for (const offset of [1, 60, 365, 380]) expect((await list('cases', { sort, limit: 25, offset })).data.map(({ id }) => id)).toEqual(whole.slice(offset, offset + 25));
    });

    test.each(['dueAt', '-dueAt'])('%s: what has no due comes after what has one, and what is paused last of all', async (sort) => {
      for (const filter of [{ open: true }, { unanswered: true }, { stage: 'working' }, { dueAt: { gte: '2000-01-01' }, open: true }]) {
        const rows = await walk('cases', { sort, filter }, 11);
        const groups = rows.map(({ pausedAt, dueAt }) => (pausedAt !== null ? 2 : dueAt === null ? 1 : 0));
        expect(groups).toEqual(groups.toSorted());
        expect(new Set(groups).has(2) && groups.includes(0)).toBe(true);
        for (const group of [0, 2]) {
          const dues = rows.filter((_, at) => groups[at] === group).flatMap(({ dueAt }) => (dueAt === null ? [] : [String(dueAt)]));
          expect(dues).toEqual(sort === 'dueAt' ? dues.toSorted() : dues.toSorted().toReversed());
        }
      }
    });

    test('the same under another key', async () => {
      const rows = await walk('cases', { sort: 'coordinatorId,-dueAt', filter: { open: true } }, 13);
      for (const group of Map.groupBy(rows, ({ coordinatorId }) => coordinatorId).values()) {
        const paused = group.map(({ pausedAt }) => pausedAt !== null);
        expect(paused).toEqual(paused.toSorted());
      }
      expect(rows.some(({ pausedAt }) => pausedAt !== null)).toBe(true);
    });

    test('stages stand in the order of a case’s life', async () => {
      const stages = (await list('cases', { sort: 'stage', limit: 500 })).data.map(({ stage }) => stage);
      expect([...new Set(stages)]).toEqual(['received', 'triaged', 'working', 'answered', 'archived', 'declined', 'referred', 'withdrawn']);
    });

    test.each(['dueAt', '-dueAt', '-receivedAt'])('%s under a filter on the same field', async (sort) => {
      const filter = { [sort.replace('-', '')]: { lt: '2026-11-20' } };
      const whole = (await list('cases', { sort, filter, limit: 500 })).data.map(({ id }) => id);
      expect(whole.length).toBeGreaterThan(20);
      expect((await walk('cases', { sort, filter }, 9)).map(({ id }) => id)).toEqual(whole);
    });

    test('a cursor of another order is refused, one of another filter is only a place', async () => {
      const { next } = await list('cases', { sort: 'title', limit: 5 });
      expect(await get('cases', { sort: '-title', cursor: next }, 'coordinator')).toMatchObject({ status: 400, body: { code: 'query.invalid' } });
      expect((await list('cases', { sort: 'title', cursor: next, filter: { visits: 2 } })).data.length).toBeGreaterThan(0);
    });
  });

  test.each(HOSTILE.map(([query, path]) => [JSON.stringify(query).slice(0, 90), query, path] as const))('%s is refused by name', async (_, query, path) => {
    const { status, body } = await get('cases', query, 'coordinator');
    expect({ status, body }).toMatchObject({ status: 400, body: { code: 'query.invalid', errors: [{ path }] } });
  });

  test('a tampered cursor changes the place, never more', async () => {
    for (const values of [['-receivedAt', "'; drop table cases; --", 1], ['-receivedAt', '', 0], ['-receivedAt', 7, 'x']]) {
      const cursor = btoa(JSON.stringify(values)).replaceAll('=', '');
      expect((await get('cases', { cursor }, 'coordinator')).status).toBe(200);
    }
    expect((await list('cases')).total).toBe(stored.length);
  });

  describe('sums', () => {
    test.each([['stage', {}], ['leadDepartmentId', {}], ['category', {}], ['coordinatorId', { open: true }], ['urgency', { visits: { gt: 2 } }], ['visits', {}], ['provisional', { stage: 'working' }]])('by %s of %j', async (groupBy, filter) => {
      const { body } = await get<{ data: { key: unknown; count: number }[]; total: number; totalIsExact: boolean }>('cases/summary', { groupBy, filter }, 'coordinator');
      const rows = (await list('cases', { filter, limit: 500 })).data;
      const counted = Map.groupBy(rows, (row) => row[groupBy]);
      expect(new Map(body.data.map(({ key, count }) => [key, count]))).toEqual(new Map([...counted].map(([key, all]) => [key, all.length])));
      expect(body).toMatchObject({ total: rows.length, totalIsExact: true });
    });

    test('an average', async () => {
      const { body } = await get<{ data: { key: string; value: number }[] }>('cases/summary', { groupBy: 'stage', aggregate: 'avg:visits' }, 'coordinator');
      const working = stored.filter(({ stage }) => stage === 'working').map(({ visits }) => Number(visits));
      expect(body.data.find(({ key }) => key === 'working')?.value).toBeCloseTo(working.reduce((sum, one) => sum + one, 0) / working.length);
    });

    test.each([[{ groupBy: 'title' }, 'groupBy'], [{ groupBy: 'nonsense' }, 'groupBy'], [{ groupBy: 'stage', aggregate: 'sum' }, 'aggregate'], [{ groupBy: 'stage', aggregate: 'drop:visits' }, 'aggregate'], [{ groupBy: 'stage', aggregate: 'sum:title' }, 'aggregate'], [{}, 'groupBy']])('%j is refused', async (query, path) => {
      expect(await get('cases/summary', query, 'coordinator')).toMatchObject({ status: 400, body: { code: 'query.invalid', errors: [{ path }] } });
    });
  });

  test('the trash holds what was deleted, for those who work the cases', async () => {
    expect((await list('cases', { trash: 1 })).data).toHaveLength(3);
    expect(await get('cases', { trash: 1 }, 'viewer')).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
    expect(await get('cases', { trash: 1 }, 'handler')).toMatchObject({ status: 403 });
  });

  describe('a handler', () => {
    let own: string[];
    beforeAll(async () => {
      const rows = await api.sql('select distinct case_id from tasks join cases on cases.id = case_id where tasks.department_id = ? and deleted_at is null', departmentId(0));
      own = rows.map((row) => String(row.case_id)).toSorted();
      expect(own.length).toBeGreaterThan(10);
    });
    const ids = (rows: { id: string }[]) => rows.map(({ id }) => id).toSorted();

    test.each<[Query, (row: Stored) => boolean]>([
      [{}, () => true],
      [{ sort: 'receivedAt' }, () => true],
      [{ sort: 'title' }, () => true],
      [{ sort: 'dueAt', filter: { open: true } }, (row) => OPEN.has(text(row.stage))],
      [{ sort: '-dueAt', filter: { open: true } }, (row) => OPEN.has(text(row.stage))],
      [{ sort: 'dueAt', filter: { dueAt: { overdue: true } } }, (row) => UNANSWERED.has(text(row.stage)) && text(row.due_at) < SEED_NOW && row.due_at !== null],
      [{ filter: { stage: 'archived' } }, (row) => row.stage === 'archived'],
      [{ sort: '-dueAt', filter: { stage: 'archived' } }, (row) => row.stage === 'archived'],
    ])('sees the cases his department has a part in, and no other: %j', async (query, holds) => {
      const wanted = stored.filter((row) => own.includes(String(row.id)) && holds(row)).map(({ id }) => String(id)).toSorted();
      expect(ids(await walk('cases', query, 7, 'handler'))).toEqual(wanted);
      expect(await list('cases', query, 'handler')).toMatchObject({ total: wanted.length, totalIsExact: true });
    });

    test('counts those alone', async () => {
      const { body } = await get<{ total: number }>('cases/summary', { groupBy: 'stage' }, 'handler');
      expect(body.total).toBe(own.length);
    });

    test('cannot ask about what he may not read', async () => {
      for (const field of ['story', 'stuckAt', 'queryCode', 'reporterId', 'reporterWithheld'])
        expect(await get('cases', { filter: { [field]: 'x' } }, 'handler')).toMatchObject({ status: 400, body: { code: 'query.invalid' } });
    });
  });
});
