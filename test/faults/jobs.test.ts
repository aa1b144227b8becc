import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Job } from '../../schema/jobs.ts';
import { workOn } from '../../worker/jobs/step.ts';
import { findJob } from '../../worker/jobs/store.ts';
import { setupToken } from '../../worker/setup/token.ts';
import { readKeys } from '../../worker/start/keys.ts';
import { carryOnJobs } from '../../worker/jobs/run.ts';
import type { Env } from '../../worker/platform/env.ts';
import { connectLibsql } from '../../worker/platform/libsql.ts';
import { nodeOutbound } from '../../worker/outbound/node.ts';
import { openFolder } from '../../worker/platform/folder.ts';
import type { Store } from '../../worker/platform/store.ts';
import { installation } from '../../worker/start/folders.ts';
import { District } from '../contract/district.ts';
import { Api, type Client } from '../harness/api.ts';
import { install, startNode } from '../harness/index.ts';
import { startLibsql } from '../harness/libsql.ts';
import { TEST_KEYS } from '../harness/worker.ts';
import { csv, finish, upload, workbook } from '../jobs/files.ts';

const DEPARTMENTS = (n: number) => csv([['名称', '代码'], ...Array.from({ length: n }, (_, at) => [`第${at}局`, `C${at}`])]);
const CASES = (n: number) => workbook([['姓名', '联系电话', '诉求', '渠道'], ...Array.from({ length: n }, (_, at) => [`甲${at}`, `139${String(at).padStart(8, '0')}`, `第 ${at} 件`, 'window'])]);
/** Seconds after the beginning: a lease that nobody let go is over after thirty. */
const at = (seconds: number) => new Date(Date.parse('2026-03-09T02:00:00Z') + seconds * 1000).toISOString();

type Sql = Pick<Api, 'sql'>;
const WRITTEN = { departments: "code like 'C%'", cases: "title like '第 %件'" };

/** What an import leaves behind however often it was cut short: each row once, with one event, and counts that say so. */
async function expectWhole(database: Sql, table: keyof typeof WRITTEN, n: number, job: Job): Promise<void> {
  expect(job).toMatchObject({ status: 'done', total: n, done: n, added: n, refused: 0 });
  const key = table === 'cases' ? 'title' : 'code';
  expect(await database.sql(`select count(*) as n, count(distinct ${key}) as one from ${table} where ${WRITTEN[table]}`)).toEqual([{ n, one: n }]);
  expect(await database.sql(`select count(*) as n, count(distinct subject_id) as one from events where subject = '${table}' and subject_id in (select id from ${table} where ${WRITTEN[table]})`)).toEqual([{ n, one: n }]);
  expect(await database.sql("select count(*) as n from job_rows where job_id = ? and status <> 'written'", job.id)).toEqual([{ n: 0 }]);
}

describe('导入中途出事', () => {
  /** Says, write by write, whether it goes well, fails before it is written, or is written and its answer lost. */
  let fault: () => 'none' | 'before' | 'after' = () => 'none';
  const faulty = (store: Store): Store => ({
    ...store,
    async write(statements) {
      const kind = fault();
      if (kind !== 'before') await store.write(statements);
      if (kind !== 'none') throw new Error('the line is cut');
    },
  });
  let plainStore: Store;
  const api = new Api(() =>
    startLibsql((store) => {
      plainStore = store;
      return { store: faulty(store) };
    }),
  );
  const window = new District(api);
  let admin: Client;
  const envOf = (): Env => ({ ...TEST_KEYS, store: plainStore, testClock: true, debugTiming: false, objects: openFolder('/nonexistent'), outbound: nodeOutbound, assets: { fetch: async () => new Response(null) } });

  beforeAll(() => api.open());
  afterAll(() => api.close());
  beforeEach(async () => {
    fault = () => 'none';
    await api.reset();
    await window.setUp();
    admin = api.as('admin');
  });

  test('八个人同时问，一步只做一次', async () => {
    const { body } = await upload(admin, 'departments', DEPARTMENTS(1600), { now: at(0) });
    for (let round = 0; round < 5; round++) await Promise.all(Array.from({ length: 8 }, () => admin.get(`/api/jobs/${body.id}`, { now: at(round) })));
    await expectWhole(api, 'departments', 1600, await finish(admin, body.id, at(99)));
  });

  test.each(['before', 'after'] as const)('每一步都先断一次（%s）：不丢不重', async (kind) => {
    const coordinator = api.as('coordinator');
    const { body } = await upload(coordinator, 'cases', await CASES(700), { now: at(0) });
    let seconds = 1;
    let broken = 0;
    for (let asked = 0; asked < 30; asked++) {
      let writes = 0;
      // The first write after the lease is the step itself.
      fault = () => (asked % 2 === 0 && ++writes === 1 ? kind : 'none');
      const { status, body: job } = await coordinator.get<Job>(`/api/jobs/${body.id}`, { now: at((seconds += 40)) });
      fault = () => 'none';
      if (status === 500) broken += 1;
      else if (job.status === 'done') break;
    }
    expect(broken).toBeGreaterThan(1);
    await expectWhole(api, 'cases', 700, await finish(coordinator, body.id, at(9_000)));
  });

  test('上传到一半断了，留下的是失败的导入，不会被接着做', async () => {
    let writes = 0;
    fault = () => (++writes === 3 ? 'before' : 'none');
    expect(await upload(admin, 'departments', DEPARTMENTS(12_000), { now: at(0) })).toMatchObject({ status: 500 });
    fault = () => 'none';
    expect(await carryOnJobs(envOf(), at(900))).toBe(0);
    expect(await api.sql('select status from jobs')).toEqual([{ status: 'failed' }]);
    expect(await api.sql("select count(*) as n from departments where code like 'C%'")).toEqual([{ n: 0 }]);
  });

  test.each(['别人接手了', '取消了'])('一步还在写的时候%s：晚到的什么也不写', async (what) => {
    const { body } = await upload(admin, 'departments', DEPARTMENTS(900), { now: at(0) });
    let held: (() => void) | undefined;
    const blocked = new Promise<void>((resolve) => (held = resolve));
    const job = await findJob(plainStore, body.id);
    const [owner] = await api.sql("select id from people where username = 'admin'");
    const actor = { id: String(owner?.id), name: '孙某', role: 'admin', head: false, departmentId: null, siteId: null } as const;
    if (!job) throw new Error('the job is there');
    const slow: Store = { ...plainStore, write: (statements) => blocked.then(() => plainStore.write(statements)) };
    const late = workOn({ ...envOf(), store: slow }, job, actor, at(1));
    await new Promise((resolve) => setTimeout(resolve, 300));
    if (what === '取消了') await admin.send('DELETE', `/api/jobs/${body.id}`, { now: at(2) });
    else await admin.get(`/api/jobs/${body.id}`, { now: at(60) });
    held?.();
    expect(await late).toBe(false);
    if (what === '取消了') {
      expect(await admin.get(`/api/jobs/${body.id}`, { now: at(90) })).toMatchObject({ body: { status: 'cancelled', done: 0, added: 0 } });
      expect(await api.sql("select count(*) as n from departments where code like 'C%'")).toEqual([{ n: 0 }]);
    } else await expectWhole(api, 'departments', 900, await finish(admin, body.id, at(99)));
  });

  test('没人再问的由定时任务做完；主人停用了就不做', async () => {
    const { body } = await upload(api.as('coordinator'), 'cases', await CASES(400), { now: at(0) });
    expect(await carryOnJobs(envOf(), at(10)), 'somebody may still be asking').toBe(0);
    expect(await carryOnJobs(envOf(), at(60))).toBeGreaterThan(1);
    await expectWhole(api, 'cases', 400, (await api.as('coordinator').get<Job>(`/api/jobs/${body.id}`, { now: at(100) })).body);

    const next = await upload(api.as('coordinator.b'), 'cases', await CASES(3), { now: at(200) });
    await api.sql("update people set retired_at = '2026-03-09T02:00:00.000Z' where username = 'coordinator.b'");
    expect(await carryOnJobs(envOf(), at(300))).toBe(0);
    expect(await api.sql('select status from jobs where id = ?', next.body.id)).toEqual([{ status: 'failed' }]);
  });

  test('一周后清除文件内容，结果留着', async () => {
    const { body } = await upload(admin, 'departments', csv([['名称', '示例'], ['某局', '也许']]), { now: at(0) });
    await finish(admin, body.id, at(1));
    await carryOnJobs(envOf(), at(6 * 86_400));
    expect(await admin.get(`/api/jobs/${body.id}/errors`)).toMatchObject({ status: 200 });
    await carryOnJobs(envOf(), at(8 * 86_400));
    expect(await admin.get(`/api/jobs/${body.id}/errors`)).toMatchObject({ status: 404, body: { code: 'import.no_errors' } });
    expect(await admin.get(`/api/jobs/${body.id}`)).toMatchObject({ body: { status: 'done', refused: 1 } });
  });
});

test('kill -9 一次又一次：每次重新启动后接着做，不丢不重', { timeout: 300_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'banchengshi-'));
  await install(folder);
  let server = await startNode(folder, { TEST_CLOCK: '1' });
  const api = new Api(async () => ({ url: null, fetch: (path, init) => fetch(server.url + path, init), sql: async () => [], close: async () => {} }));
  await api.open();
  const token = await setupToken((await readKeys(installation(folder).keys))?.authSecret ?? '');
  await api.post('/api/setup', { token, username: 'admin', name: '孙某', password: 'demo-demo-demo' });
  const admin = api.as('admin');
  const { body } = await upload(admin, 'departments', DEPARTMENTS(6_000), { now: at(0) });
  let seconds = 1;
  for (const wait of [5, 40, 90]) {
    const asking = admin.get(`/api/jobs/${body.id}`, { now: at((seconds += 40)) }).catch(() => null);
    await new Promise((resolve) => setTimeout(resolve, wait));
    await server.stop('SIGKILL');
    await asking;
    server = await startNode(folder, { TEST_CLOCK: '1' });
  }
  let job = (await admin.get<Job>(`/api/jobs/${body.id}`, { now: at((seconds += 40)) })).body;
  while (job.status === 'running') job = (await admin.get<Job>(`/api/jobs/${body.id}`, { now: at((seconds += 40)) })).body;
  await server.stop();
  const connection = await connectLibsql(installation(folder).database);
  const sql: Sql['sql'] = async (query, ...args) => {
    const { rows, columns } = await connection.execute({ sql: query, args });
    return rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])));
  };
  await expectWhole({ sql }, 'departments', 6_000, job);
  connection.close();
  await rm(folder, { recursive: true, force: true });
});
