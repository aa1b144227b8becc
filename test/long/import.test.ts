import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Job } from '../../schema/jobs.ts';
import { District } from '../contract/district.ts';
import { Api } from '../harness/index.ts';
import { startLibsql } from '../harness/libsql.ts';
import { startWorker } from '../harness/worker.ts';
import { upload, workbook } from '../jobs/files.ts';

/** As many as a file may hold; fewer where somebody wants to try the test itself. */
const ROWS = Number(process.env.IMPORT_ROWS ?? 50_000);
const HEADER = ['序号', '姓名', '联系电话', '诉求内容', '来源', '部门', '收件日期', '跑动次数', '卡点', '标签'];
const LEDGER = () => workbook([HEADER, ...Array.from({ length: ROWS }, (_, at) => [at + 1, `某${at % 30_000}`, `138${String(at % 30_000).padStart(8, '0')}`, `大表第 ${at} 件`, '“办不成事”反映窗口', 'tax 局', `2026-02-${String(1 + (at % 28)).padStart(2, '0')}`, at % 7, '窗口说材料不齐', '隐形壁垒、职责空白地带'])]);

describe.each([['D1', startWorker], ['libSQL', startLibsql]] as const)(`${ROWS} 件的表 · %s`, (_, start) => {
  const api = new Api(start);
  const window = new District(api);
  beforeAll(async () => {
    await api.open();
    await window.setUp();
  });
  afterAll(() => api.close());

  const at = (seconds: number) => new Date(Date.parse('2026-03-09T02:00:00.000Z') + seconds * 1000).toISOString();
  /** What stands however the import ended: every case once, with its number, its promise and its event. */
  const whole = async (n: number) => {
    const mine = "title like '大表第 %'";
    expect(await api.sql(`select count(*) as n, count(distinct title) as one, max(number_seq) - min(number_seq) + 1 as span from cases where ${mine}`)).toEqual([{ n, one: n, span: n }]);
    expect(await api.sql(`select count(*) as n from tasks where kind = 'triage' and case_id in (select id from cases where ${mine})`)).toEqual([{ n }]);
    expect(await api.sql(`select count(*) as n from events where subject = 'cases' and version = 1 and subject_id in (select id from cases where ${mine})`)).toEqual([{ n }]);
    expect(await api.sql("select n from case_counts where view = 'all' and level = 0")).toEqual([{ n }]);
  };

  test('一步一步有进度；中间断掉，过了租期接着做，不丢不重；取消了就停在整步上', { timeout: 3_600_000 }, async () => {
    const coordinator = api.as('coordinator');
    const bytes = await LEDGER();
    const sent = await upload(coordinator, 'cases', bytes, { now: at(0) });
    expect(sent, JSON.stringify(sent.body)).toMatchObject({ status: 202, body: { total: ROWS } });
    let seconds = 1;
    let before = 0;
    for (let asked = 0; ; asked++) {
      const { status, body } = await coordinator.get<Job>(`/api/jobs/${sent.body.id}`, { now: at((seconds += 1)) });
      expect([status, body.done >= before, body.done === body.added]).toEqual([200, true, true]);
      before = body.done;
      if (body.status === 'done') break;
      if (asked % 40 !== 5) continue;
      // Whoever held the lease is gone: nobody goes on before it has run out, and then where it stood.
      await api.sql('update jobs set lease_until = ? where id = ?', at(seconds + 30), sent.body.id);
      expect((await coordinator.get<Job>(`/api/jobs/${sent.body.id}`, { now: at(seconds + 1) })).body.done).toBe(before);
      seconds += 31;
    }
    await whole(ROWS);
  });

  test('取消：写了的是整步，其余不写', { timeout: 600_000 }, async () => {
    const coordinator = api.as('coordinator');
    const sent = await upload(coordinator, 'cases', await workbook([HEADER, ...Array.from({ length: 900 }, (_, n) => [n, `取某${n}`, null, `取消的第 ${n} 件`, '“办不成事”反映窗口'])]), { now: at(90_000) });
    await coordinator.get(`/api/jobs/${sent.body.id}`, { now: at(90_001) });
    const ended = await coordinator.send<Job>('DELETE', `/api/jobs/${sent.body.id}`, { now: at(90_002) });
    expect(ended.body).toMatchObject({ status: 'cancelled', done: 300, added: 300 });
    expect(await api.sql("select count(*) as n from cases where title like '取消的第 %'")).toEqual([{ n: 300 }]);
  });
});
