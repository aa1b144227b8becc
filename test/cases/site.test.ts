import { beforeAll, describe, expect, test } from 'vitest';
import type { Case } from '../../schema/cases.ts';
import { isRefusal } from '../../schema/refusals.ts';
import { moveToSite } from '../../worker/cases/rules/site.ts';
import { District, type Problem } from '../contract/district.ts';
import { eachStoreAtLength } from '../harness/index.ts';
import { coordinator, dispatched, triaged } from './play.ts';

describe('换到另一个场所', () => {
  const moved = (c: ReturnType<typeof triaged>) => {
    const bench = c.bench(coordinator);
    const found = moveToSite(c.tasks, bench.calendar, bench);
    if (isRefusal(found)) throw new Error(found.refused);
    return found;
  };

  test('日历一样,期限不动;了结的任务不动', () => {
    const c = triaged('2026-03-09 10:00');
    const found = moved(c);
    expect(found.map(({ task }) => task.kind)).toEqual(['answer']);
    expect(found[0]?.changes.dueAt).toBe(c.row.dueAt);
  });

  test('已超期的还是超期:错过的期限留在账目里', () => {
    const c = triaged('2026-03-09 10:00').at('2026-04-09 10:00');
    const [answer] = moved(c);
    expect(answer?.changes.clock.external).toEqual([{ dueAt: c.row.dueAt, what: '换场所前已超期' }]);
    expect(answer?.changes.dueAt).toBe(c.row.dueAt);
  });

  test('部门的部分原来就晚于答复的,不因此换不成', () => {
    const c = dispatched('2026-03-09 10:00');
    const part = c.tasks.find(({ kind }) => kind === 'handle');
    if (!part) throw new Error('it was given out');
    part.clock = { ...part.clock, rule: { kind: 'working_days', workingDays: 60 } };
    const late = moved(c).find(({ task }) => task.id === part.id);
    expect(String(late?.changes.dueAt) > String(c.row.dueAt)).toBe(true);
  });
});

eachStoreAtLength('a case that goes to another site', (api) => {
  const window = new District(api);
  beforeAll(async () => {
    await window.setUp();
    const admin = api.as('admin');
    for (const id of ['east', 'west', 'north']) await window.made(admin.post('/api/sites', { id, name: `${id} 分中心`, kind: 'sub_centre' }));
    // The east site is closed on the Wednesday and the Thursday, the west one has no days of its own.
    for (const date of ['2026-03-11', '2026-03-12']) await window.made(admin.post('/api/calendar-days', { date, layer: 'site', siteId: 'east', kind: 'off', name: '检修' }));
    // The north site works through a weekend.
    for (const date of ['2026-03-07', '2026-03-08']) await window.made(admin.post('/api/calendar-days', { date, layer: 'site', siteId: 'north', kind: 'work', name: '加班' }));
  });

  const patch = (row: Case, changes: object) => api.as('coordinator').patch<Case & Problem>(`/api/cases/${row.id}`, { version: row.version, changes }, { now: window.now });

  test('takes its open promises along, each counted by that site’s calendar; and back again', async () => {
    const c = await window.take('coordinator', await window.register({ siteId: 'west' }), 'triage');
    const answer = await window.promise(c.id, 'answer');
    const there = await patch(c, { siteId: 'east' });
    expect(there.status).toBe(200);
    const moved = await window.promise(c.id, 'answer');
    expect(moved).toMatchObject({ siteId: 'east', version: answer.version + 1 });
    expect(Date.parse(String(moved.dueAt)) - Date.parse(String(answer.dueAt))).toBeGreaterThanOrEqual(2 * 86_400_000);
    expect(there.body).toMatchObject({ siteId: 'east', dueAt: moved.dueAt });
    const account = (await api.as('coordinator').get<{ dueAt: string }>(`/api/tasks/${moved.id}/clock`, { now: window.now })).body;
    expect(account.dueAt).toBe(moved.dueAt);
    expect(await patch(there.body, { siteId: 'west' })).toMatchObject({ status: 200, body: { dueAt: answer.dueAt } });
    expect(await window.promise(c.id, 'answer')).toMatchObject({ siteId: 'west', dueAt: answer.dueAt });
  });

  test('is refused where a department’s part would then fall after the answer', async () => {
    window.now = '2026-03-06T10:00:00+08:00';
    const c = await window.take('coordinator', await window.register({ siteId: 'west' }), 'triage');
    window.now = '2026-03-09T10:00:00+08:00';
    // It may take what is left of the answer’s own limit: the last day of both is the same, until the weekend counts for one.
    const given = await window.take('coordinator', c, 'dispatch', { lead: { departmentId: 'tax', ask: '核实' }, assist: [] });
    expect(await patch(given, { siteId: 'north' })).toMatchObject({ status: 422, body: { code: 'task.due_after_answer', errors: [{ path: 'changes.siteId' }] } });
    expect(await window.look(c.id)).toMatchObject({ siteId: 'west', version: given.version });
  });

  test('a promise that is kept stays where it was kept', async () => {
    const c = await window.take('coordinator', await window.register({ siteId: 'west' }), 'triage');
    await patch(c, { siteId: 'east' });
    expect(await api.sql("select site_id from tasks where case_id = ? and kind = 'triage'", c.id)).toEqual([{ site_id: 'west' }]);
  });

  test('a channel that has no orders is refused while an order’s due stands', async () => {
    const c = await window.register({ channel: 'h12345', hotlineOrder: 'HL-9', hotlineDueAt: '2026-03-12T15:00:00+08:00' });
    expect(await patch(c, { channel: 'window' })).toMatchObject({ status: 422, body: { code: 'case.hotline_due_misplaced', errors: [{ path: 'changes.channel' }] } });
  });
});
