import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { MovingPromises } from '../../schema/calendar-days.ts';
import type { CalendarMoves } from '../../schema/many.ts';
import type { ClockEntries } from '../../schema/deadlines.ts';
import { carryOnJobs } from '../../worker/jobs/run.ts';
import { dueColumns } from '../../worker/cases/rules/file.ts';
import { nodeOutbound } from '../../worker/outbound/node.ts';
import { openFolder } from '../../worker/platform/folder.ts';
import type { Store } from '../../worker/platform/store.ts';
import { loadDistrict } from '../../worker/settings/store.ts';
import { at } from '../cases/play.ts';
import { District } from '../contract/district.ts';
import { Api, type Client } from '../harness/api.ts';
import { startLibsql } from '../harness/libsql.ts';
import { TEST_KEYS } from '../harness/worker.ts';

const MANY = 2_400;
const OPEN = (MANY * 9) / 10;
const NOW = at('2026-03-10 10:00');
const later = (seconds: number) => new Date(Date.parse(NOW) + seconds * 1000).toISOString();
const DAY = { date: '2026-03-11', kind: 'off', layer: 'district', name: '测试' };

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
let plain: Store;
const api = new Api(() =>
  startLibsql((store) => {
    plain = store;
    return { store: faulty(store) };
  }),
);
const window = new District(api);
let admin: Client;
const run = (seconds: number) => carryOnJobs({ ...TEST_KEYS, store: plain, testClock: true, debugTiming: false, objects: openFolder('/nonexistent'), outbound: nodeOutbound, assets: { fetch: async () => new Response(null) } }, later(seconds));

type Kept = { id: string; clock: string; due_at: string | null; version: number; status: string };
const promises = async () => (await api.sql("select id, clock, due_at, version, status from tasks where id like 't-%' order by id")) as Kept[];

/** One open promise each of 2,400 runs, as the calendar stands; every tenth is kept already. */
async function seed(): Promise<void> {
  const { calendar } = await loadDistrict(plain);
  const rows = Array.from({ length: MANY }, (_, n) => {
    const receivedAt = new Date(Date.parse('2026-03-09T01:00:00Z') + n * 10_000).toISOString();
    const clock: ClockEntries = { receivedAt, rule: { kind: 'working_days', workingDays: 5 }, afterHours: 'as_is', pauses: [], extensions: [] };
    return [`t-${String(n).padStart(5, '0')}`, receivedAt, n % 10 === 0 ? 'done' : 'open', `run-${n}`, JSON.stringify(clock), dueColumns(clock, calendar).dueAt];
  });
  await api.sql(`insert into tasks (id, created_at, updated_at, kind, status, owner, owner_id, ask, clock, received_at, due_at)
    select value->>0, value->>1, value->>1, 'bundle_item', value->>2, 'run', value->>3, '办理', value->>4, value->>1, value->>5 from json_each(?)`, JSON.stringify(rows));
}

/** Every open promise stands where its clock and the calendar put it, moved once and told once; what was kept has not moved. */
async function expectSettled(times: number): Promise<void> {
  const { calendar } = await loadDistrict(plain);
  const rows = await promises();
  const misplaced = rows.filter(({ clock, due_at, status }) => status === 'open' && dueColumns(JSON.parse(clock), calendar).dueAt !== due_at);
  expect(misplaced).toEqual([]);
  expect(new Set(rows.filter(({ status }) => status === 'open').map(({ version }) => version))).toEqual(new Set([1 + times]));
  expect(new Set(rows.filter(({ status }) => status === 'done').map(({ version }) => version))).toEqual(new Set([1]));
  expect(await api.sql("select count(*) as n, count(distinct subject_id) as one from events where action = 'calendar.moved'")).toEqual([{ n: OPEN * times, one: Math.min(times, 1) * OPEN }]);
}
const standing = async () => (await admin.get<{ data: MovingPromises[] }>('/api/calendar-days/moves', { now: NOW })).body.data;
const poll = (id: string, seconds: number) => admin.get<MovingPromises>(`/api/calendar-days/moves/${id}`, { now: later(seconds) });

beforeAll(async () => {
  await api.open();
  await window.setUp();
  admin = api.as('admin');
});
afterAll(() => api.close());
beforeEach(async () => {
  fault = () => 'none';
  for (const [table, column] of [['tasks', 'id'], ['reminder_plans', 'task_id']]) await api.sql(`delete from ${table} where ${column} like 't-%'`);
  await api.sql('update calendar_days set deleted_at = ? where layer = ?', NOW, 'district');
  await api.sql('delete from jobs');
  await api.sql('drop trigger if exists events_never_deleted');
  await api.sql("delete from events where action = 'calendar.moved'");
  await seed();
});

test('多得一次写不完：先记下日历，分步移；八个人同时问，一步只做一次；撤销也一样', async () => {
  const moves = (await window.made(admin.post<CalendarMoves>('/api/calendar-days/moves', { days: [{ date: DAY.date, kind: 'off', layer: 'district' }] }, { now: NOW }))).body;
  expect(moves).toMatchObject({ looked: OPEN, total: OPEN, later: OPEN, next: null });
  const { body } = await window.made(admin.post<{ undo: string }>('/api/calendar-days', DAY, { now: NOW }));
  const [moving] = await standing();
  expect(moving).toMatchObject({ total: OPEN, done: 0, moving: true, by: '孙某' });
  for (let round = 1; round < 5; round++) await Promise.all(Array.from({ length: 8 }, () => poll(moving?.id ?? '', round)));
  expect((await poll(moving?.id ?? '', 9)).body).toMatchObject({ done: OPEN, moving: false });
  expect(await standing()).toEqual([]);
  await expectSettled(1);
  expect(await api.sql("select distinct change_id as id from events where action = 'calendar.moved'")).toEqual([{ id: body.undo }]);

  await window.made(admin.post('/api/undo', { token: body.undo }, { now: later(20) }));
  const [back] = await standing();
  for (let round = 21; round < 26; round++) await poll(back?.id ?? '', round);
  await expectSettled(2);
});

test.each(['before', 'after'] as const)('每一步都先断一次（%s）：没有做了一半的，也没有移了两次的', async (kind) => {
  await window.made(admin.post('/api/calendar-days', DAY, { now: NOW }));
  const [moving] = await standing();
  let broken = 0;
  for (let asked = 0; asked < 20; asked++) {
    let writes = 0;
    fault = () => (asked % 2 === 0 && ++writes === 1 ? kind : 'none');
    const { status, body } = await poll(moving?.id ?? '', 40 * (asked + 1));
    fault = () => 'none';
    if (status === 500) broken += 1;
    else if (!body.moving) break;
  }
  expect(broken).toBeGreaterThan(1);
  await expectSettled(1);
});

test('写日历那一下断了：日历和期限都没动', async () => {
  fault = () => 'before';
  expect(await admin.post('/api/calendar-days', DAY, { now: NOW })).toMatchObject({ status: 500 });
  fault = () => 'none';
  expect(await standing()).toEqual([]);
  await expectSettled(0);
});

test('没人再问的，由定时任务移完；一分钟后再看一遍，改日历那一刻按旧日历答应下来的也移过来', async () => {
  await window.made(admin.post('/api/calendar-days', DAY, { now: NOW }));
  expect(await run(30)).toBe(0);
  expect(await run(61)).toBeGreaterThan(2);
  await expectSettled(1);
  expect(await api.sql("select status from jobs where kind = 'calendar'")).toEqual([{ status: 'done' }]);

  await api.sql("update tasks set version = 1 where id like 't-%'");
  await api.sql("delete from events where action = 'calendar.moved'");
  const day = { ...DAY, date: '2026-03-12' };
  await api.sql("update tasks set status = 'done' where id like 't-%' and id >= 't-00100'");
  await window.made(admin.post('/api/calendar-days', day, { now: later(100) }));
  const [late] = await promises();
  await api.sql('update tasks set status = ?, due_at = ? where id = ?', 'open', '2026-03-17T09:30:00.000Z', late?.id ?? '');
  expect(await run(130)).toBe(0);
  expect(await run(170)).toBe(1);
  expect((await promises())[0]).toMatchObject({ version: 2, due_at: '2026-03-18T09:30:00.000Z' });
});
