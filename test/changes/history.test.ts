import { beforeAll, expect, test } from 'vitest';
import type { Event } from '../../schema/events.ts';
import { District } from '../contract/district.ts';
import { eachStoreAtLength } from '../harness/index.ts';

eachStoreAtLength('一行、一格的历史', (api) => {
  const window = new District(api);
  const history = async (who: string, path: string) => (await window.made(api.as(who).get<{ data: Event[] }>(`/api/${path}`, { now: window.now }))).body.data;

  beforeAll(() => window.setUp());

  test('一格:只说这一格什么时候从什么变成什么', async () => {
    const row = await window.register({ title: '甲' });
    for (const [at, changes] of [{ title: '乙' }, { visits: 3 }, { title: '丙', visits: 4 }].entries())
      await window.made(api.as('coordinator').patch(`/api/cases/${row.id}`, { version: at + 1, changes }, { now: window.now }));
    const cell = await history('coordinator', `cases/${row.id}/events?field=title`);
    expect(cell.map(({ version, changes }) => [version, changes.title?.from, changes.title?.to])).toEqual([[4, '乙', '丙'], [2, '甲', '乙'], [1, null, '甲']]);
    expect((await history('coordinator', `cases/${row.id}/events?field=visits`)).map(({ version }) => version)).toEqual([4, 3, 1]);
    expect((await api.as('coordinator').get(`/api/cases/${row.id}/events?field=${encodeURIComponent("a')--")}`)).status).toBe(400);
  });

  test('部门、任务也有;看不到那一行的人也看不到它的历史', async () => {
    const changed = await window.made(api.as('admin').patch('/api/departments/tax', { version: 1, changes: { phone: '0433-2512345' } }));
    expect(changed.status).toBe(200);
    expect((await history('coordinator', 'departments/tax/events')).map(({ version, changes }) => [version, changes.phone?.to])).toEqual([[2, '0433-2512345'], [1, undefined]]);
    expect((await history('viewer', 'departments/tax/events'))[0]?.changes, 'no telephone numbers for who only counts').toEqual({});
    const row = await window.dispatched();
    const part = await window.promise(row.id, 'handle', 'tax');
    expect((await history('handler', `tasks/${part.id}/events`)).length).toBeGreaterThan(0);
    expect((await api.as('handler.fire').get(`/api/tasks/${part.id}/events`)).status).toBe(404);
    expect((await api.as('handler').get(`/api/applicants/${row.reporter?.id}/events`)).status).toBe(403);
    expect((await api.get('/api/departments/tax/events')).status).toBe(401);
  });

  test('号码只以掩码出现', async () => {
    const row = await window.register();
    await window.made(api.as('coordinator').patch(`/api/applicants/${row.reporter?.id}`, { version: row.reporter?.version, changes: { phone: '13900009999' } }, { now: window.now }));
    const said = JSON.stringify(await history('coordinator', `applicants/${row.reporter?.id}/events`));
    expect(said).toContain('139****9999');
    expect(said).not.toMatch(/13900009999|13812341234|Sealed|Digest/);
  });
});
