import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ReminderRun } from '../../schema/reminders.ts';
import { connectLibsql, openLibsql } from '../../worker/platform/libsql.ts';
import { migrate } from '../../worker/platform/migrate.ts';
import { openD1, type Store } from '../../worker/platform/store.ts';
import { runReminders } from '../../worker/reminders/run.ts';
import { setupToken } from '../../worker/setup/token.ts';
import { installation } from '../../worker/start/folders.ts';
import { readKeys } from '../../worker/start/keys.ts';
import { Api } from '../harness/api.ts';
import { atLength, install, startNode } from '../harness/index.ts';
import { startWorker } from '../harness/worker.ts';
import { postTo } from '../reminders/post.ts';

type Sql = Pick<Api, 'sql'>;
const TASKS = 40;
const RULE = '{"receivedAt":"2026-03-09T01:00:00.000Z","rule":{"kind":"working_days","workingDays":5},"afterHours":"as_is","pauses":[],"extensions":[]}';
/** One minute after the due of every promise here: each has one thing to say, to two people. */
const NOW = '2026-03-16T09:31:00.000Z';
const LATER = '2026-03-16T09:46:00.000Z';

/** Promises of one department, whose clerk and whose coordinator hear of each. */
async function seed(database: Sql): Promise<void> {
  for (const table of ['reminders', 'reminder_plans', 'notice_intents', 'reminder_runs', 'tasks', "people where id like 'p-%'"]) await database.sql(`delete from ${table}`);
  await database.sql("insert into people (id, created_at, updated_at, username, name, role, department_id) values ('p-h', '', '', 'p-h', '某', 'handler', 'tax'), ('p-c', '', '', 'p-c', '某', 'coordinator', null)");
  await database.sql(`insert into tasks (id, created_at, updated_at, kind, status, owner, owner_id, case_id, department_id, person_id, coordinator_id, ask, clock, received_at, due_at)
    select 't' || value, '', '', 'handle', 'open', 'case', 'c', 'c' || value, 'tax', 'p-h', 'p-c', '', ?, '', '2026-03-16T09:30:00.000Z' from json_each(?)`, RULE, JSON.stringify(Array.from({ length: TASKS }, (_, at) => at)));
}

/** However often it was cut short: each promise said once to each, and the next rung planned. */
async function expectWhole(database: Sql, tasks = TASKS): Promise<void> {
  expect(await database.sql("select count(*) as n, count(distinct task_id || receiver_id) as pairs, count(distinct key) as keys from reminders")).toEqual([{ n: 2 * tasks, pairs: 2 * tasks, keys: 2 * tasks }]);
  expect(await database.sql('select at, said_at as said, count(*) as n from reminder_plans group by 1, 2')).toEqual([{ at: '2026-03-17T01:00:00.000Z', said: '2026-03-16T09:30:00.001Z', n: tasks }]);
}

type Fault = 'none' | 'before' | 'after';

/** Says, write by write, whether it goes well, fails before it is written, or is written and its answer lost. */
const faulty = (store: Store, fault: () => Fault): Store => ({
  ...store,
  async write(statements) {
    const kind = fault();
    if (kind !== 'before') await store.write(statements);
    if (kind !== 'none') throw new Error('the line is cut');
  },
});

type Place = { sql: Api['sql']; open(): Store; close(): Promise<void> };

async function onD1(): Promise<Place> {
  const { database, sql, close } = await startWorker();
  return { sql, close, open: () => openD1(database) };
}

async function onLibsql(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'banchengshi-'));
  const connection = await connectLibsql(join(folder, 'test.db'));
  await migrate(connection);
  return {
    sql: queries(connection),
    open: () => openLibsql(connection),
    async close() {
      connection.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const queries = (connection: Awaited<ReturnType<typeof connectLibsql>>): Api['sql'] => async (query, ...args) => {
  const { rows, columns } = await connection.execute({ sql: query, args });
  return rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])));
};

// On D1 the same, at ten times the length.
describe.each(atLength ? [['D1', onD1] as const] : [['libSQL', onLibsql] as const])('提醒中途出事 · %s', (_, start) => {
  let place: Place;
  const open = () => place.open();
  beforeAll(async () => {
    place = await start();
  });
  afterAll(() => place.close());
  beforeEach(() => seed(place));

  test.each(['before', 'after'] as const)('哪一次写断了（%s），下一次都补上：不丢不重', async (kind) => {
    let broken = 0;
    for (let at = 1; at <= 6; at++) {
      await seed(place);
      let writes = 0;
      const cut = () => (++writes === at ? kind : 'none');
      await runReminders(postTo(faulty(open(), cut)), NOW).catch(() => (broken += 1));
      await runReminders(postTo(open()), LATER);
      await expectWhole(place);
    }
    // The run's own row, the planning, the speaking, and the end.
    expect(broken).toBeGreaterThanOrEqual(4);
  });

  test('同一刻跑六次：一件一人一条，谁也没漏', async () => {
    const runs = await Promise.all(Array.from({ length: 6 }, () => runReminders(postTo(open()), NOW)));
    await expectWhole(place);
    expect(runs.reduce((sum, { written }) => sum + written, 0)).toBe(2 * TASKS);
  });

  test.each([
    ['办结了', "update tasks set status = 'done', closed_at = '2026-03-16T09:31:00.000Z' where id = 't7'", 0],
    ['暂停了', "update tasks set paused_at = '2026-03-16T09:31:00.000Z', due_at = null where id = 't7'", 0],
    ['期限移了', "update tasks set due_at = '2026-03-20T09:30:00.000Z' where id = 't7'", 0],
    ['换人了', "update tasks set person_id = 'p-c' where id = 't7'", 1],
  ])('读完还没写，有一件%s：那一件按新的来，别的照说', async (_what, change, heard) => {
    const store = open();
    let done = false;
    // The first read of plans is over when the staff is asked for.
    const interrupted: Store = {
      ...store,
      async reads(queries) {
        if (queries.length === 4 && !done) {
          done = true;
          await place.sql(change);
        }
        return store.reads(queries);
      },
    };
    await runReminders(postTo(interrupted), NOW);
    expect(done).toBe(true);
    await runReminders(postTo(open()), LATER);
    expect(await place.sql("select count(*) as n from reminders where task_id = 't7'")).toEqual([{ n: heard }]);
    expect(await place.sql("select count(*) as n from reminders where task_id <> 't7'")).toEqual([{ n: 2 * (TASKS - 1) }]);
  });

  test('三天没跑：每人每件一条，不是三条', async () => {
    await runReminders(postTo(open()), '2026-03-19T01:00:00.000Z');
    // And the day's digest, to the one who owes them.
    expect(await place.sql('select kind, count(*) as n from reminders group by 1 order by 1')).toEqual([{ kind: 'digest', n: 1 }, { kind: 'rung', n: 2 * TASKS }]);
  });

  test('别人一直在写一件：这一次让开它，下一次接着', async () => {
    const store = open();
    let n = 0;
    const crowded: Store = {
      ...store,
      async reads(queries) {
        if (queries.length === 4) await place.sql("update tasks set person_id = ? where id = 't3'", (n += 1) % 2 === 0 ? 'p-h' : 'p-c');
        return store.reads(queries);
      },
    };
    expect(await runReminders(postTo(crowded), NOW)).toMatchObject({ due: TASKS - 1 });
    expect(await runReminders(postTo(open()), LATER)).toMatchObject({ due: 1, written: 2 });
  });
});

test('kill -9 一次又一次：每次重新启动后接着说，不丢不重', { timeout: 300_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'banchengshi-'));
  await install(folder);
  let server = await startNode(folder, { TEST_CLOCK: '1' });
  const api = new Api(async () => ({ url: null, fetch: (path, init) => fetch(server.url + path, init), sql: async () => [], close: async () => {} }));
  await api.open();
  const token = await setupToken((await readKeys(installation(folder).keys))?.authSecret ?? '');
  await api.post('/api/setup', { token, username: 'admin', name: '孙某', password: 'demo-demo-demo' });
  const admin = api.as('admin');
  const within = async <T>(work: (database: Sql) => Promise<T>): Promise<T> => {
    const connection = await connectLibsql(installation(folder).database);
    const result = await work({ sql: queries(connection) });
    connection.close();
    return result;
  };
  await within(seed);
  // Signed in before the first kill.
  await admin.get('/api/me');
  const spoken: number[] = [];
  for (const wait of [4, 12, 30]) {
    const running = admin.post('/api/reminders/run', {}, { now: NOW }).catch(() => null);
    await new Promise((resolve) => setTimeout(resolve, wait));
    await server.stop('SIGKILL');
    await running;
    spoken.push(await within(async ({ sql }) => Number((await sql('select count(*) as n from reminders'))[0]?.n)));
    server = await startNode(folder, { TEST_CLOCK: '1' });
  }
  expect((await admin.post<ReminderRun>('/api/reminders/run', {}, { now: NOW })).status).toBe(200);
  await server.stop();
  // A batch is whole or not there.
  for (const n of spoken) expect([0, 2 * TASKS]).toContain(n);
  await within((database) => expectWhole(database));
  await rm(folder, { recursive: true, force: true });
});
