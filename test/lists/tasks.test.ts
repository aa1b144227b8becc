import { beforeAll, describe, expect, test } from 'vitest';
import { BOARD_STATES, boardFilter, type Board, type DueDays, type MovedTasks } from '../../schema/board.ts';
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
    // The seed leaves nothing open in the handler's department.
    await api.sql('update tasks set status = ? where department_id = ? and rowid % 3 = 0', 'open', departmentId(0));
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

  describe('the board', () => {
    const read = async (role: string) => (await get<Board>('board', {}, role)).body;

    test.each(['coordinator', 'handler'])('as %s sees it: every figure is the number of the rows it opens to', async (role) => {
      const board = await read(role);
      const mine = stored.filter((row) => isOpen(row) && (role !== 'handler' || row.department_id === departmentId(0)));
      expect({ total: board.total, exact: board.totalIsExact }).toEqual({ total: mine.length, exact: true });
      for (const state of BOARD_STATES) expect([state, (await list('tasks', { filter: boardFilter(null, state, board), sort: 'dueAt', limit: 1 }, role)).total]).toEqual([state, board.counts[state]]);
      for (const owner of board.data) {
        expect((await list('tasks', { filter: boardFilter(owner, null, board), limit: 1 }, role)).total).toBe(owner.total);
        for (const state of BOARD_STATES) if (owner.counts[state] > 0) expect((await list('tasks', { filter: boardFilter(owner, state, board), sort: 'dueAt', limit: 1 }, role)).total).toBe(owner.counts[state]);
      }
      expect(board.data.map(({ counts }) => counts.overdue)).toEqual(board.data.map(({ counts }) => counts.overdue).toSorted((one, other) => other - one));
      if (role === 'handler') expect(new Set(board.data.map(({ departmentId: id }) => id))).toEqual(new Set([departmentId(0)]));
    });

    test('a month’s days hold what is due on them, and each opens to its rows', async () => {
      const { data } = (await get<DueDays>('board/days', { from: '2026-11-01', to: '2026-11-30' }, 'coordinator')).body;
      const dated = stored.filter((row) => isOpen(row) && row.paused_at === null && row.due_at !== null && String(row.due_at) >= '2026-10-31T16:00' && String(row.due_at) < '2026-11-30T16:00');
      expect(data.reduce((sum, { count }) => sum + count, 0)).toBe(dated.length);
      expect(data.length).toBeGreaterThan(3);
      const [{ date, count } = { date: '', count: 0 }] = data;
      expect((await list('tasks', { filter: { ...boardFilter(null, null, await read('coordinator')), dueAt: date, pausedAt: { empty: true } } })).total).toBe(count);
      expect((await get('board/days', { from: '2026-11-01', to: '2027-11-01' }, 'coordinator')).status).toBe(400);
    });

    test('what a change of the calendar moved is found by its events, one’s own first, and never beyond one’s sight', async () => {
      const [own, other] = [0, 2].map((at) => stored.find((row) => isOpen(row) && row.department_id === departmentId(at)));
      for (const [at, row] of [own, other].entries()) await api.sql("insert into events (id, subject, subject_id, change_id, action, at, actor_name, changes, data) values (?, 'tasks', ?, 'moved', 'calendar.moved', '', '', '{}', '{}')", `moved-${at}`, String(row?.id));
      const moved = async (role: string) => (await get<MovedTasks>('board/moved/moved', {}, role)).body;
      expect((await moved('handler')).data).toEqual([own?.id]);
      expect((await moved('coordinator')).data.toSorted()).toEqual([own?.id, other?.id].toSorted());
    });
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
