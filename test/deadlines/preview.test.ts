import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Account } from '../../schema/deadlines.ts';
import { deadlineRoutes } from '../../worker/deadlines/routes.ts';
import { openFolder } from '../../worker/platform/folder.ts';
import { connectLibsql, openLibsql } from '../../worker/platform/libsql.ts';
import { migrate } from '../../worker/platform/migrate.ts';
import { createRouter } from '../../worker/platform/router.ts';
import { TEST_KEYS } from '../harness/worker.ts';
import { nationalRows } from './calendar.ts';

/** The route alone over a database that holds the national calendar: who may call it is the app's affair. */
describe('POST /deadlines/preview', () => {
  let folder: string;
  let connection: Awaited<ReturnType<typeof connectLibsql>>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'banchengshi-'));
    connection = await connectLibsql(join(folder, 'test.db'));
    await migrate(connection);
    await connection.batch(
      nationalRows.map(({ layer, date, kind, name, source }) => ({
        sql: 'insert into calendar_days (id, version, created_at, updated_at, date, kind, layer, name, source) values (?1, 1, ?2, ?2, ?1, ?3, ?4, ?5, ?6)',
        args: [date, '2026-01-01T00:00:00.000Z', kind, layer, name, source ?? null],
      })),
      'write',
    );
  });
  afterAll(async () => {
    connection.close();
    await rm(folder, { recursive: true, force: true });
  });

  const preview = async (body: unknown) => {
    const app = createRouter();
    app.use(async (c, next) => {
      c.set('language', 'zh');
      await next();
    });
    app.route('/', deadlineRoutes());
    const response = await app.request(
      '/deadlines/preview',
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
      { ...TEST_KEYS, store: openLibsql(connection), testClock: true, debugTiming: true, objects: openFolder(folder), assets: { fetch: async () => new Response() } },
    );
    const answered: unknown = await response.json();
    return { status: response.status, body: answered };
  };

  test('按本安装的日历算,默认 as_is', async () => {
    const { status, body } = await preview({ receivedAt: '2026-03-06T18:30:00+08:00', rule: { kind: 'working_days', workingDays: 1 } });
    expect(status).toBe(200);
    const account = Account.parse(body);
    expect(account).toMatchObject({ dueAt: '2026-03-09T09:30:00.000Z', provisional: false, provisionalYears: [] });
    expect(account.days.map((day) => [day.date, day.counted])).toEqual([['2026-03-06', 0], ['2026-03-07', 0], ['2026-03-08', 0], ['2026-03-09', 1]]);
    expect(account.overdue).toBeUndefined();
  });

  test('暂停、延长、now 与备选约定', async () => {
    const { body } = await preview({
      receivedAt: '2026-03-06T18:30:00+08:00',
      rule: { kind: 'working_days', workingDays: 1 },
      afterHours: 'next_business',
      pauses: [{ from: '2026-03-10T10:00:00+08:00', to: '2026-03-11T09:00:00+08:00', reason: '等待补正' }],
      extensions: [{ workingDays: 1 }],
      now: '2026-03-16T10:00:00+08:00',
    });
    expect(body).toMatchObject({ dueAt: '2026-03-12T09:30:00.000Z', overdue: true, overdueWorkingDays: 2, remainingWorkingDays: 0 });
  });

  test('未发布的年份说明是暂定', async () => {
    const { body } = await preview({ receivedAt: '2026-12-30T10:00:00+08:00', rule: { kind: 'working_days', workingDays: 5 } });
    expect(body).toMatchObject({ provisional: true, provisionalYears: [2027] });
  });

  test('最大的输入也算得完', async () => {
    const { status, body } = await preview({
      receivedAt: '2030-01-01T00:00:00Z',
      rule: { kind: 'working_hours', minutes: 600_000 },
      pauses: Array.from({ length: 100 }, (_, index) => ({ from: `20${30 + (index % 19)}-0${1 + (index % 9)}-01T00:00:00Z`, to: `20${31 + (index % 18)}-12-01T00:00:00Z` })).filter(({ from, to }) => from < to),
      extensions: [{ workingDays: 3660 }],
    });
    expect(status).toBe(200);
    expect(Account.parse(body).dueAt).toMatch(/^20\d\d-/);
  });

  test('不存在的日期是 422,并指出位置', async () => {
    const { status, body } = await preview({ receivedAt: '2026-02-30T10:00:00+08:00', rule: { kind: 'immediate' } });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'request.invalid', errors: [{ path: 'receivedAt', message: '没有这个时间' }] });
  });

  test('我们自己的拒绝都有一句中文', async () => {
    const said = async (over: object) => {
      const { body } = await preview({ receivedAt: '2026-03-09T02:00:00Z', rule: { kind: 'working_days', workingDays: 5 }, ...over });
      return body;
    };
    const from = '2026-03-10T02:00:00Z';
    const cases: [object, string][] = [
      [{ receivedAt: '1999-01-01T00:00:00Z' }, '年份应在 2000 至 2099 之间'],
      [{ pauses: [{ from, to: '2026-03-09T02:00:00Z' }] }, '恢复不能早于暂停'],
      [{ now: '2056-01-01T00:00:00Z' }, '与收件时间相距过远'],
      [{ extensions: [{ workingDays: 3660 }] }, '期限连同延长不能超过 3660 个工作日'],
    ];
    for (const [over, message] of cases) expect(await said(over)).toMatchObject({ errors: [{ message }] });
  });
});
