import { afterAll, beforeAll, expect, test } from 'vitest';
import { endSpentPauses } from '../../worker/cases/lapse.ts';
import type { Store } from '../../worker/platform/store.ts';
import { BundleOffice } from '../bundles/office.ts';
import { Api } from '../harness/api.ts';
import { startLibsql } from '../harness/libsql.ts';

let store: Store;
const api = new Api(() =>
  startLibsql((given) => {
    store = given;
    return {};
  }),
);
const district = new BundleOffice(api);

beforeAll(async () => {
  await api.open();
  await district.setUp();
});
afterAll(() => api.close());

test('忘了恢复的暂停,到上限自动恢复,超期就显出来;再跑一遍什么也不变', async () => {
  const paused = await district.take('coordinator', await district.take('coordinator', await district.register(), 'triage'), 'pause', { reason: 'materials' });
  expect(paused.dueAt).toBeNull();
  const read = async () => (await api.as('coordinator').get<typeof paused>(`/api/cases/${paused.id}`, { now: '2026-06-01T02:00:00Z' })).body;

  expect(await endSpentPauses(store, '2026-03-20T02:00:00.000Z')).toBe(0);
  expect((await read()).pausedAt).not.toBeNull();

  expect(await endSpentPauses(store, '2026-06-01T02:00:00.000Z')).toBe(1);
  const after = await read();
  expect(after).toMatchObject({ pausedAt: null, clock: { state: 'overdue' }, version: paused.version + 1 });
  expect(await endSpentPauses(store, '2026-06-01T02:15:00.000Z')).toBe(0);
  expect((await read()).version).toBe(after.version);
});

test('很多件停着时,一次运行不超过五十次查询;办不完的下一次接着办,没到上限的不动', async () => {
  const counted = async (now: string) => {
    const before = store.tally.queries;
    const ended = await endSpentPauses(store, now);
    return { ended, queries: store.tally.queries - before };
  };
  district.now = '2026-03-09T10:00:00+08:00';
  const spent = await Promise.all(Array.from({ length: 12 }, async () => district.take('coordinator', await district.take('coordinator', await district.register(), 'triage'), 'pause')));
  district.now = '2026-05-28T10:00:00+08:00';
  const fresh = await Promise.all(Array.from({ length: 30 }, async () => district.take('coordinator', await district.take('coordinator', await district.register(), 'triage'), 'pause')));
  let ended = 0;
  for (let run = 0; run < 12 && ended < spent.length; run++) {
    const done = await counted('2026-06-01T02:00:00.000Z');
    expect(done.queries).toBeLessThanOrEqual(50);
    ended += done.ended;
  }
  expect(ended).toBe(spent.length);
  expect(await counted('2026-06-01T02:00:00.000Z')).toMatchObject({ ended: 0 });
  const standing = await api.sql('select count(*) as n from cases where paused_at is not null');
  expect(standing).toEqual([{ n: fresh.length }]);
});

test('约定的日子到了,暂停的标记自动收起,期限不变;排序时不再排到最后', async () => {
  district.now = '2026-03-09T10:00:00+08:00';
  const dispatched = await district.dispatched();
  const paused = await district.take('coordinator', dispatched, 'pause', { reason: 'materials', until: '2026-03-11' });
  const standing = async () => (await api.sql('select count(*) as n from tasks where case_id = ? and paused_at is not null', paused.id))[0]?.n;
  expect(await standing()).toBe(3);
  while ((await endSpentPauses(store, '2026-03-10T15:59:59.999Z')) > 0);
  expect(await standing()).toBe(3);
  while ((await endSpentPauses(store, '2026-03-10T16:00:00.000Z')) > 0);
  expect(await standing()).toBe(0);
  district.now = '2026-03-11T10:00:00+08:00';
  expect(await district.look(paused.id)).toMatchObject({ pausedAt: null, dueAt: paused.dueAt });
});

test('单独停着的部门任务也一样;随整件停着的,整件恢复才恢复', async () => {
  district.now = '2026-03-09T10:00:00+08:00';
  const alone = await district.dispatched();
  await district.do('coordinator', await district.promise(alone.id, 'handle', 'tax'), 'pause', { reason: 'site_inspection' });
  district.now = '2026-04-08T10:00:00+08:00';
  const together = await district.dispatched();
  await district.take('coordinator', await district.look(together.id), 'pause');
  // Its own pauses have used up the limit; the case's has not.
  await api.sql(`update tasks set clock = json_insert(clock, '$.pauses[#]', json('{"from":"2026-03-02T01:00:00.000Z","to":"2026-04-04T01:00:00.000Z"}')) where case_id = ? and department_id = 'tax'`, together.id);
  district.now = '2026-04-10T09:00:00+08:00';
  const before = await district.promise(together.id, 'handle', 'tax');

  while ((await endSpentPauses(store, '2026-04-10T01:00:00.000Z')) > 0);
  const part = await district.promise(alone.id, 'handle', 'tax');
  // Twenty working days stood still, to 3 April; five remain.
  expect(part).toMatchObject({ pausedAt: null, dueAt: '2026-04-13T09:30:00.000Z', version: 3 });
  expect(await district.promise(together.id, 'handle', 'tax')).toEqual(before);
  expect((await district.history(alone.id)).find(({ action }) => action === 'resume')).toMatchObject({ subject: 'tasks', actorId: null });
});

test('一件事忘了记勘查结果的,事项和整体到上限各自恢复;勘查照样可以补记,只算停了的天数', async () => {
  district.now = '2026-03-09T10:00:00+08:00';
  let run = await district.open('restaurant', { answers: { shop: '海兰小吃', place: '海兰路12号', scope: '小吃' } });
  run = await district.done(await district.step(await district.complete(run), 'start'), 'R1');
  run = await district.step(run, 'inspect', { items: ['R2', 'R7'], plannedOn: '2026-03-10' });
  expect(run).toMatchObject({ dueAt: null, pausedAt: '2026-03-09T02:00:00.000Z' });
  expect(await endSpentPauses(store, '2026-03-20T02:00:00.000Z')).toBe(0);

  while ((await endSpentPauses(store, '2026-06-01T02:00:00.000Z')) > 0);
  district.now = '2026-06-01T10:30:00+08:00';
  run = await district.see(run);
  // Twenty working days stood still, to 7 April (Qingming is no working day here); the five of it remain.
  expect(run).toMatchObject({ pausedAt: null, clock: { state: 'overdue' }, actions: expect.arrayContaining(['resume']) });
  expect((await district.task(run, 'R7')).pausedAt).toBeNull();
  run = await district.step(run, 'resume', { inspectionId: run.inspections[0]?.id, finding: '布局与图纸一致' });
  expect(run).toMatchObject({ inspections: [{ workingDays: 20, to: '2026-06-01T02:30:00.000Z', finding: '布局与图纸一致' }], actions: expect.not.arrayContaining(['resume']) });
});
