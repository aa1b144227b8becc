import { beforeAll, describe, expect, test } from 'vitest';
import { SEED_NOW, departmentId } from '../bench/rows.ts';
import { eachStoreAtLength } from '../harness/index.ts';
import { asker, seedSmall, type Query } from './ask.ts';

type Stored = Record<string, string | number | null>;

const isOpen = (row: Stored) => row.status === 'open' || row.status === 'accepted';
const isOverdue = (row: Stored) => isOpen(row) && row.due_at !== null && String(row.due_at) < SEED_NOW;

const FILTERS: [filter: Query, holds: (row: Stored) => boolean][] = [
  [{ open: true }, isOpen],
  [{ status: ['open', 'accepted'], departmentId: departmentId(2) }, (row) => isOpen(row) && row.department_id === departmentId(2)],
  [{ open: true, personId: 'coordinator' }, (row) => isOpen(row) && row.person_id === 'coordinator'],
  [{ open: true, kind: 'handle', coordinatorId: 'coordinator' }, (row) => isOpen(row) && row.kind === 'handle' && row.coordinator_id === 'coordinator'],
  [{ open: true, kind: 'reply' }, (row) => isOpen(row) && row.kind === 'reply'],
  [{ dueAt: { overdue: true } }, isOverdue],
  [{ dueAt: { overdue: true }, departmentId: departmentId(2) }, (row) => isOverdue(row) && row.department_id === departmentId(2)],
  [{ dueAt: { overdue: true }, kind: ['handle', 'reply'] }, (row) => isOverdue(row) && (row.kind === 'handle' || row.kind === 'reply')],
  [{ open: true, kind: [] }, () => false],
  [{ caseId: 'case-000010' }, (row) => row.case_id === 'case-000010'],
  [{ open: true, departmentId: { empty: true } }, (row) => isOpen(row) && row.department_id === null],
];

eachStoreAtLength('the list of promises', (api) => {
  const { get, list, walk } = asker(api);
  let stored: Stored[];
  beforeAll(async () => {
    await seedSmall(api);
    await api.sql("update tasks set due_at = null, paused_at = received_at where rowid % 9 = 0");
    await api.sql("update tasks set paused_at = received_at where rowid % 7 = 0");
    await api.sql("update tasks set status = 'accepted' where status = 'open' and rowid % 2 = 0");
    stored = (await api.sql('select * from tasks')) as Stored[];
  });

  describe.each(['dueAt', '-dueAt', '-receivedAt', 'kind,dueAt'])('by %s', (sort) => {
    test.each(FILTERS.map(([filter, holds]) => [JSON.stringify(filter), filter, holds] as const))('%s', async (_, filter, holds) => {
      const wanted = stored.filter(holds);
      const rows = await walk('tasks', { filter, sort }, 17);
      expect(rows.map(({ id }) => id).toSorted()).toEqual(wanted.map(({ id }) => id).toSorted());
      expect(await list('tasks', { filter, sort })).toMatchObject({ total: wanted.length, totalIsExact: true });
      if (sort.includes(',')) return;
      // Paused promises come last by due, whichever way, and whether or not they have one.
      const paused = sort === '-receivedAt' ? rows.map(() => false) : rows.map(({ pausedAt }) => pausedAt !== null);
      expect(paused).toEqual(paused.toSorted());
      for (const group of [false, true]) {
        const keys = rows.filter((_, at) => paused[at] === group).map((row) => String((sort === '-receivedAt' ? row.receivedAt : row.dueAt) ?? ''));
        const given = keys.filter((key) => key !== '').toSorted();
        expect(keys.filter((key) => key !== '')).toEqual(sort.startsWith('-') ? given.toReversed() : given);
      }
    });
  });

  test('each filter but the empty one is put to the proof', () => {
    expect(FILTERS.filter(([, holds]) => !stored.some(holds)).map(([filter]) => filter)).toEqual([{ open: true, kind: [] }]);
  });

  test('each row names its case', async () => {
    const { data } = await list('tasks', { filter: { caseId: 'case-000010' } });
    const [one] = await api.sql("select number, title, stuck_at from cases where id = 'case-000010'");
    expect(data.length).toBeGreaterThan(0);
    for (const row of data) expect(row).toMatchObject({ caseNumber: one?.number, caseTitle: one?.title, stuckAt: one?.stuck_at });
  });

  test.each<[Query, (row: Stored) => boolean]>([
    [{}, () => true],
    [{ sort: 'dueAt', filter: { open: true } }, isOpen],
    [{ sort: '-dueAt', filter: { open: true } }, isOpen],
    [{ sort: 'dueAt', filter: { dueAt: { overdue: true } } }, isOverdue],
    [{ filter: { departmentId: departmentId(1) } }, () => false],
  ])('a handler sees his department’s promises only: %j', async (query, holds) => {
    const wanted = stored.filter((row) => row.department_id === departmentId(0) && holds(row)).map(({ id }) => id).toSorted();
    expect((await walk('tasks', query, 7, 'handler')).map(({ id }) => id).toSorted()).toEqual(wanted);
  });

  test('sums', async () => {
    const { body } = await get<{ data: { key: string; count: number }[]; total: number }>('tasks/summary', { groupBy: 'kind', filter: { open: true } }, 'coordinator');
    const counted = Map.groupBy(stored.filter(isOpen), (row) => row.kind);
    expect(Object.fromEntries(body.data.map(({ key, count }) => [key, count]))).toEqual(Object.fromEntries([...counted].map(([key, rows]) => [key, rows.length])));
    const own = await get<{ total: number }>('tasks/summary', { groupBy: 'kind' }, 'handler');
    expect(own.body.total).toBe(stored.filter((row) => row.department_id === departmentId(0)).length);
  });

  test.each([[{ filter: { clock: 'x' } }, 'filter.clock'], [{ filter: { kind: 'nonsense' } }, 'filter.kind'], [{ sort: 'ask,clock' }, 'sort']])('%j is refused', async (query, path) => {
    const { status, body } = await get('tasks', query, 'coordinator');
    expect({ status, body }).toMatchObject({ status: 400, body: { code: 'query.invalid', errors: [{ path }] } });
  });
});
