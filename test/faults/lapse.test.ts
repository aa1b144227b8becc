import { afterAll, beforeAll, expect, test } from 'vitest';
import { endSpentPauses } from '../../worker/cases/lapse.ts';
import type { Store } from '../../worker/platform/store.ts';
import { District } from '../contract/district.ts';
import { Api } from '../harness/api.ts';
import { startLibsql } from '../harness/libsql.ts';

let store: Store;
const api = new Api(() =>
  startLibsql((given) => {
    store = given;
    return {};
  }),
);
const district = new District(api);

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
