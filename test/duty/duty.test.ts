import { beforeAll, describe, expect, test } from 'vitest';
import type { Duty, DutyDay, DutyPlan, Handover, Training } from '../../schema/duty.ts';
import type { Leave } from '../../schema/leave.ts';
import type { NoticePreference } from '../../schema/notice-preferences.ts';
import type { Me } from '../../schema/people.ts';
import type { Task } from '../../schema/tasks.ts';
import { at } from '../cases/play.ts';
import { District } from '../contract/district.ts';
import { onLibsql } from '../harness/index.ts';
import { csv, download, finish, upload, workbook } from '../jobs/files.ts';

type Written<Row> = Row & { undo: string };
type Many = { results: { ok: boolean }[]; added?: { ok: boolean; row: Duty }[]; undo: string };
type Listed<Row> = { data: Row[] };
const refused = (status: number, code: string, path?: string) => ({ status, body: { code, ...(path && { errors: [{ path }] }) } });

onLibsql('值班、请假与代班', (api) => {
  const window = new District(api);
  const as = (username: string) => ({
    get: <Body>(path: string) => api.as(username).get<Body>(path, { now: window.now }),
    post: <Body>(path: string, body: object) => api.as(username).post<Body>(path, body, { now: window.now }),
    patch: <Body>(path: string, body: object) => api.as(username).patch<Body>(path, body, { now: window.now }),
    remove: <Body>(path: string) => api.as(username).send<Body>('DELETE', path, { now: window.now }),
  });
  const [me, other, third] = ['coordinator', 'coordinator.b', 'coordinator.c'] as const;
  const id = (username: string) => window.id(username);
  const name = (username: string) => `${username} 某`;
  const days = async (from: string, until: string) =>
    (await as('viewer').get<Listed<Duty>>(`/api/duty?sort=date&filter=${encodeURIComponent(JSON.stringify({ siteId: 'hall', date: { gte: from, lte: until } }))}`)).body.data;
  const said = async (from: string, until: string) => (await days(from, until)).map(({ date, aId, bId }) => [date.slice(5), who(aId), who(bId)]);
  const who = (personId: string | null) => [...window.people].find(([, one]) => one === personId)?.[0] ?? null;
  const onDuty = async (date: string) => (await as(me).get<DutyDay>(`/api/duty/day?siteId=hall&date=${date}`)).body;
  const leave = (username: string, body: object, personId = id(username)) => as(username).post<Written<Leave>>('/api/leave', { personId, ...body });

  beforeAll(async () => {
    await window.setUp();
    const admin = api.as('admin');
    await window.made(admin.post('/api/sites', { id: 'hall', name: '政务大厅', kind: 'centre' }));
    for (const [username, role] of [[third, 'coordinator'], ['handler.b', 'handler']] as const) {
      const { body } = await window.made(admin.post<{ id: string }>('/api/people', { username, name: name(username), role, departmentId: role === 'handler' ? 'tax' : null, password: 'demo-demo-demo' }));
      window.people.set(username, body.id);
    }
  });

  describe('值班表', () => {
    test('先看排出来什么样，什么也没写；存下去是一步，能撤销', async () => {
      const asked = { siteId: 'hall', from: '2026-03-09', until: '2026-03-15', people: [id(me), id(other)] };
      const { body: plan } = await window.made(as(me).post<DutyPlan>('/api/duty/plan', asked));
      expect(plan).toMatchObject({ kept: [], open: [], counts: [{ personId: id(me), after: { a: 3, b: 2 } }, { personId: id(other), after: { a: 2, b: 3 } }] });
      expect(plan.days.map(({ date }) => date)).toEqual(['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13']);
      expect(await days('2026-03-01', '2026-03-31')).toEqual([]);

      const saved = await window.made(as(me).patch<Many>('/api/duty', { rows: [], add: plan.days }));
      expect(await said('2026-03-09', '2026-03-10')).toEqual([['03-09', me, other], ['03-10', other, me]]);
      await window.made(as(me).post('/api/undo', { token: saved.body.undo }));
      expect(await days('2026-03-01', '2026-03-31')).toEqual([]);
      await window.made(as(me).patch<Many>('/api/duty', { rows: [], add: plan.days }));
      expect((await as(me).post<DutyPlan>('/api/duty/plan', asked)).body).toMatchObject({ days: [], kept: { length: 5 } });
    });

    test('不能排的：不是协调专员、不认识的站点、倒着的日期、排过的一天；没有这个权限的岗位', async () => {
      const plan = (over: object) => as(me).post('/api/duty/plan', { siteId: 'hall', from: '2026-03-16', until: '2026-03-20', people: [id(me)], ...over });
      expect(await plan({ people: [id(me), id('handler')] })).toMatchObject(refused(422, 'duty.not_coordinator', 'people.1'));
      expect(await plan({ people: [id(me), id(me)] })).toMatchObject(refused(422, 'request.invalid', 'people'));
      expect(await plan({ siteId: 'nowhere' })).toMatchObject(refused(422, 'row.unknown_reference', 'siteId'));
      expect(await plan({ until: '2026-03-15' })).toMatchObject(refused(422, 'duty.period', 'until'));
      expect(await as('supervisor').post('/api/duty', { siteId: 'hall', date: '2026-03-16', aId: id(me) })).toMatchObject(refused(403, 'auth.forbidden'));
      expect(await as(me).post('/api/duty', { siteId: 'hall', date: '2026-03-09', aId: id(other) })).toMatchObject(refused(409, 'row.exists', 'date'));
      expect(await as(me).post('/api/duty', { siteId: 'hall', date: '2026-03-16', aId: id(me), bId: id(me) })).toMatchObject(refused(422, 'duty.same_person', 'bId'));
    });

    test('对调写明两天各变成什么，能撤销；版本旧了不写', async () => {
      const [mon, tue] = await days('2026-03-09', '2026-03-10');
      if (!mon || !tue) throw new Error('two days stand');
      const place = ({ id: dutyId, version }: Duty, post: 'a' | 'b') => ({ id: dutyId, version, post });
      // A and B of both days are the same two: one day's posts change places, the other's stay.
      expect(await as(me).post('/api/duty/swap', { one: place(mon, 'a'), other: place(tue, 'a') })).toMatchObject(refused(422, 'duty.same_person', 'one'));
      const swapped = await window.made(as(me).post<{ rows: Duty[]; undo: string }>('/api/duty/swap', { one: place(mon, 'a'), other: place(mon, 'b'), reason: '家里有事' }));
      expect(await said('2026-03-09', '2026-03-10')).toEqual([['03-09', other, me], ['03-10', other, me]]);
      const { body: history } = await as(me).get<Listed<{ action: string; data: object; changes: object }>>(`/api/duty/${mon.id}/events`);
      expect(history.data[0]).toMatchObject({ action: 'duty.swap', data: { reason: '家里有事' }, changes: { aId: { from: id(me), to: id(other) }, bId: { from: id(other), to: id(me) } } });
      expect(await as(me).post('/api/duty/swap', { one: place(mon, 'a'), other: place(tue, 'b') })).toMatchObject({ status: 409, body: { code: 'row.changed', current: { id: mon.id } } });
      await window.made(as(me).post('/api/undo', { token: swapped.body.undo }));
      expect(await said('2026-03-09', '2026-03-09')).toEqual([['03-09', me, other]]);
    });

    test('导入按日期和站点认一天，按姓名认人；不认识的名字按行说；导出、打印', async () => {
      const sent = await upload(api.as(me), 'duty', await workbook([['日期', '站点', 'A岗', 'B岗'], [{ date: '2026-03-16' }, '政务大厅', name(me), name(third)], ['2026年3月17日', '政务大厅', '谁也不是', name(me)], ['2026-03-13', '政务大厅', name(third), name(me)], ['2026-03-18', '政务大厅', name(me), name('handler')]]), { now: window.now });
      expect(sent).toMatchObject({ status: 202 });
      const job = await finish(api.as(me), sent.body.id, window.now);
      expect(job).toMatchObject({ added: 1, changed: 1, refused: 2, errors: [{ row: 3, column: 'A岗', code: 'import.unknown_name' }, { row: 5, column: 'B岗', code: 'import.unknown_name' }] });
      expect(await said('2026-03-13', '2026-03-18')).toEqual([['03-13', third, me], ['03-16', me, third]]);
      const repeated = await finish(api.as(me), (await upload(api.as(me), 'duty', csv([['日期', '站点', 'A岗'], ['2026-03-19', '政务大厅', name(me)], ['2026-03-19', '政务大厅', name(other)]]), { now: window.now, name: '表.csv' })).body.id, window.now);
      expect(repeated).toMatchObject({ added: 1, refused: 1, errors: [{ row: 3 }] });
      const filter = encodeURIComponent(JSON.stringify({ siteId: 'hall', date: '2026-03-16' }));
      expect(await download(api.as('viewer'), `/api/duty/export?filter=${filter}`, window.now)).toMatchObject([['日期', '站点', 'A岗', 'B岗'], [{}, '政务大厅', name(me), name(third)]]);
      const page = await api.as('viewer').raw('GET', '/api/duty/sheet?siteId=hall&month=2026-03', { now: window.now });
      expect([page.status, page.headers.get('content-security-policy')]).toEqual([200, expect.stringContaining("default-src 'none'")]);
      expect(await page.text()).toContain(`<b>16</b><div>A岗 ${name(me)}</div><div>B岗 ${name(third)}</div>`);
    });
  });

  describe('登记给当天值班的人', () => {
    const registered = async (over: object = {}) => window.register({ siteId: 'hall', ...over }, third);
    test('没写专员的给 A 岗，经过里写明；写了的照写的；没有排班的站点还是登记的人', async () => {
      const row = await registered();
      expect(who(row.coordinatorId)).toBe(me);
      expect((await window.promises(row.id)).map(({ personId }) => who(personId))).toEqual([me]);
      expect((await window.history(row.id)).find(({ action }) => action === 'register')?.data).toEqual({ duty: 'a' });
      expect(who((await registered({ coordinatorId: id(third) })).coordinatorId)).toBe(third);
      expect(who((await registered({ siteId: null })).coordinatorId)).toBe(third);
    });

    test('A 岗请假给 B 岗；取消请假就还是 A 岗', async () => {
      const away = await window.made(leave(me, { fromDay: '2026-03-09', untilDay: '2026-03-09' }));
      expect(await onDuty('2026-03-09')).toMatchObject({ workday: true, aId: id(me), coordinatorId: id(other), post: 'b' });
      const row = await registered();
      expect([who(row.coordinatorId), (await window.history(row.id)).find(({ action }) => action === 'register')?.data]).toEqual([other, { duty: 'b' }]);
      await window.made(as(me).remove(`/api/leave/${away.body.id}?version=1`));
      expect(who((await registered()).coordinatorId)).toBe(me);
    });
  });

  describe('请假与代班', () => {
    test('自己登记自己的，协调专员和管理员登记别人的；为什么请假只有这些人看得到', async () => {
      expect(await leave('handler', { fromDay: '2026-03-16', untilDay: '2026-03-17' }, id('handler.land'))).toMatchObject(refused(403, 'leave.not_yours'));
      const { body } = await window.made(leave('handler', { fromDay: '2026-03-16', untilDay: '2026-03-17', standInId: id('handler.b'), note: '看病' }));
      expect(body.note).toBe('看病');
      expect((await as('handler.land').get<Leave>(`/api/leave/${body.id}`)).body).toMatchObject({ personId: id('handler'), standInId: id('handler.b'), note: null });
      expect((await as('admin').patch<Leave>(`/api/leave/${body.id}`, { version: 1, changes: { untilDay: '2026-03-18' } })).body).toMatchObject({ untilDay: '2026-03-18', note: '看病' });
      expect(await as('handler.b').remove(`/api/leave/${body.id}?version=2`)).toMatchObject(refused(403, 'leave.not_yours'));
    });

    test('不该有的都说清楚', async () => {
      const days9 = { fromDay: '2026-04-09', untilDay: '2026-04-10' };
      expect(await leave(me, { ...days9, standInId: id('supervisor') })).toMatchObject(refused(422, 'leave.stand_in_reach', 'standInId'));
      expect(await leave('handler', { ...days9, standInId: id('handler.land') })).toMatchObject(refused(422, 'leave.stand_in_reach', 'standInId'));
      await window.made(leave(me, { ...days9, standInId: id(other) }));
      expect(await leave(me, { fromDay: '2026-04-10', untilDay: '2026-04-20' })).toMatchObject(refused(422, 'leave.overlap', 'fromDay'));
      expect(await leave(other, days9)).toMatchObject(refused(422, 'leave.stands_in', 'fromDay'));
      expect(await leave(third, { ...days9, standInId: id(me) })).toMatchObject(refused(422, 'leave.stand_in_away', 'standInId'));
      expect(await as(me).post('/api/duty', { siteId: 'hall', date: '2026-04-09', aId: id(me) })).toMatchObject(refused(422, 'duty.on_leave', 'aId'));
    });

    test('同时登记两条重叠的，只成一条；取消以后又有了冲突的，不能恢复', async () => {
      const both = await Promise.all([leave('director', { fromDay: '2026-05-06', untilDay: '2026-05-08' }), leave('director', { fromDay: '2026-05-08', untilDay: '2026-05-09' })]);
      expect(both.map(({ status }) => status).toSorted()).toEqual([201, expect.any(Number)]);
      expect(both.filter(({ status }) => status === 201)).toHaveLength(1);
      const { body } = both.find(({ status }) => status === 201) ?? both[0];
      await window.made(as('director').remove(`/api/leave/${body.id}?version=1`));
      await window.made(leave('director', { fromDay: '2026-05-07', untilDay: '2026-05-12' }));
      expect(await as('director').post(`/api/leave/${body.id}/restore`, { version: 2 })).toMatchObject(refused(409, 'leave.overtaken'));
    });

    test('代班的人看得到、办得了，经过里写明替谁；到期就没有了', async () => {
      const row = await window.register({}, me);
      const reveal = (username: string) => window.act(username, row, 'reveal', { field: 'reporter.phone' });
      const actions = async (username: string) => (await window.look(row.id, username)).actions;
      expect(await actions(other)).not.toContain('reveal');
      await window.made(leave(me, { fromDay: '2026-03-10', untilDay: '2026-03-11', standInId: id(other) }));
      expect(await reveal(other)).toMatchObject(refused(403, 'auth.forbidden'));

      window.now = at('2026-03-10 10:00');
      expect((await as(other).get<Me>('/api/me')).body.standsInFor).toEqual([{ id: id(me), name: name(me), until: '2026-03-11' }]);
      expect((await as(third).get<Me>('/api/me')).body.standsInFor).toEqual([]);
      expect(await actions(other)).toContain('reveal');
      expect(await actions(third)).not.toContain('reveal');
      expect(await reveal(other)).toMatchObject({ status: 200, body: { value: '13812341234' } });
      const inbox = encodeURIComponent(JSON.stringify({ personId: [id(other), id(me)], open: true }));
      expect((await as(other).get<Listed<Task>>(`/api/tasks?filter=${inbox}&sort=dueAt`)).body.data.map(({ caseId }) => caseId)).toContain(row.id);
      const triaged = await window.take(other, row, 'triage');
      await window.take(third, triaged, 'dispatch', { lead: { departmentId: 'tax', handlerId: id('handler'), dueIn: 5, ask: '核实' }, assist: [] });
      const told = (await window.history(row.id)).filter(({ action }) => ['reveal', 'triage', 'dispatch'].includes(action));
      expect(new Set(told.map(({ action, data }) => `${action} ${who(typeof data.standsInFor === 'string' ? data.standsInFor : null)}`))).toEqual(new Set([`reveal ${me}`, `triage ${me}`, 'dispatch null']));

      window.now = at('2026-03-11 23:59');
      expect(await actions(other)).toContain('reveal');
      window.now = at('2026-03-12 00:00');
      expect(await actions(other)).not.toContain('reveal');
      expect(await reveal(other)).toMatchObject(refused(403, 'auth.forbidden'));

      // 16 to 18 March a colleague of the same department stands in for its handler.
      window.now = at('2026-03-16 10:00');
      const part = await window.promise(row.id, 'handle', 'tax');
      await window.do('handler.b', part, 'accept');
      const { body: events } = await as('handler.b').get<Listed<{ action: string; data: object }>>(`/api/tasks/${part.id}/events`);
      expect(events.data[0]).toMatchObject({ action: 'accept', data: { standsInFor: id('handler') } });
      expect(await window.actOn('handler.land', part, 'finish', { result: '办了' })).toMatchObject({ status: 404 });
      window.now = at('2026-03-09 10:00');
    });
  });

  describe('交接', () => {
    test('没了结的自动列上；只有接班的人能确认，确认以后不能再改', async () => {
      const row = await window.register({ title: '今天登记的一件' }, me);
      const { body: listed } = await as(me).get<Listed<{ caseId: string; kind: string; title: string }>>('/api/duty-handovers/matters?siteId=hall');
      expect(listed.data).toContainEqual(expect.objectContaining({ caseId: row.id, kind: 'triage', title: '今天登记的一件', number: row.number }));
      expect(await as(me).post('/api/duty-handovers', { siteId: 'hall', toId: id(me), text: '给自己' })).toMatchObject(refused(422, 'handover.to_self', 'toId'));
      expect(await as(me).post('/api/duty-handovers', { siteId: 'hall', toId: id('handler'), text: '给经办人' })).toMatchObject(refused(422, 'duty.not_coordinator', 'toId'));
      const { body: made } = await window.made(as(me).post<Written<Handover>>('/api/duty-handovers', { siteId: 'hall', toId: id(other), text: '两件等部门回话，明早先打电话。' }));
      expect(made).toMatchObject({ date: '2026-03-09', fromId: id(me), toId: id(other), confirmedAt: null });
      expect(made.matters.map(({ caseId }) => caseId)).toContain(row.id);
      expect(await as('handler').get('/api/duty-handovers')).toMatchObject(refused(403, 'auth.forbidden'));
      const confirm = (username: string, version: number) => as(username).post<Handover>(`/api/duty-handovers/${made.id}/confirm`, { version, remark: '知道了' });
      expect(await confirm(third, 1)).toMatchObject(refused(403, 'handover.not_receiver'));
      expect(await as(other).patch(`/api/duty-handovers/${made.id}`, { version: 1, changes: { text: '改' } })).toMatchObject(refused(403, 'handover.not_giver'));
      await window.made(as(me).patch(`/api/duty-handovers/${made.id}`, { version: 1, changes: { text: '三件等部门回话。' } }));
      expect(await confirm(other, 1)).toMatchObject(refused(409, 'row.changed'));
      expect(await confirm(other, 2)).toMatchObject({ status: 200, body: { confirmedById: id(other), remark: '知道了', version: 3 } });
      expect(await confirm(other, 3)).toMatchObject(refused(422, 'handover.confirmed'));
      expect(await as(me).remove(`/api/duty-handovers/${made.id}?version=3`)).toMatchObject(refused(422, 'handover.confirmed'));
    });

    test('接班的人请假了，替他的人可以确认，写明替谁', async () => {
      const { body: made } = await window.made(as(me).post<Written<Handover>>('/api/duty-handovers', { siteId: 'hall', toId: id(third), text: '明天的事' }));
      await window.made(leave(third, { fromDay: '2026-03-09', untilDay: '2026-03-09', standInId: id(other) }));
      expect(await as(other).post(`/api/duty-handovers/${made.id}/confirm`, { version: 1 })).toMatchObject({ status: 200, body: { toId: id(third), confirmedById: id(other) } });
      const { body: events } = await as(me).get<Listed<{ action: string; data: object }>>(`/api/duty-handovers/${made.id}/events`);
      expect(events.data[0]).toMatchObject({ action: 'duty-handovers.confirm', data: { standsInFor: id(third) } });
    });
  });

  test('轮训：哪个部门的谁，从哪天到哪天；还没结束的可以空着', async () => {
    const { body: made } = await window.made(as(me).post<Written<Training>>('/api/duty-trainings', { siteId: 'hall', departmentId: 'tax', name: '李某', fromDay: '2026-03-02' }));
    expect(made).toMatchObject({ untilDay: null, note: null });
    expect(await as(me).patch(`/api/duty-trainings/${made.id}`, { version: 1, changes: { untilDay: '2026-03-01' } })).toMatchObject(refused(422, 'period.backwards', 'changes.untilDay'));
    expect(await as(me).post('/api/duty-trainings', { siteId: 'hall', departmentId: 'nowhere', name: '李某', fromDay: '2026-03-02' })).toMatchObject(refused(422, 'row.unknown_reference', 'departmentId'));
    const changed = await window.made(as(me).patch<Written<Training>>(`/api/duty-trainings/${made.id}`, { version: 1, changes: { untilDay: '2026-03-20', note: '一个月' } }));
    await window.made(as(me).post('/api/undo', { token: changed.body.undo }));
    expect((await as('viewer').get<Training>(`/api/duty-trainings/${made.id}`)).body).toMatchObject({ untilDay: null, note: null, version: 3 });
    expect(await as('handler').post('/api/duty-trainings', { siteId: 'hall', departmentId: 'tax', name: '李某', fromDay: '2026-03-02' })).toMatchObject(refused(403, 'auth.forbidden'));
  });

  test('本人选怎么通知、什么时候不打扰；别人的只有管人员的能改', async () => {
    const path = `/api/people/${id('handler')}/notice-preferences`;
    expect((await as('handler').get(path)).body).toEqual({ id: id('handler'), version: 0, channels: {}, quiet: null, updatedAt: null });
    const chosen = { channels: { overdue: ['sms'], digest: [] }, quiet: { from: '12:00', to: '13:30' } };
    expect(await as('handler').patch<NoticePreference>(path, { version: 0, changes: chosen })).toMatchObject({ status: 200, body: { version: 1, ...chosen } });
    expect(await as('handler').patch(path, { version: 0, changes: { quiet: null } })).toMatchObject({ status: 409, body: { code: 'row.changed', current: { version: 1 } } });
    expect(await as('handler').patch(path, { version: 1, changes: { quiet: { from: '12:00', to: '12:00' } } })).toMatchObject(refused(422, 'preference.quiet_empty', 'changes.quiet.to'));
    expect(await as('handler.b').get(path)).toMatchObject(refused(403, 'auth.forbidden'));
    expect(await as('admin').patch<NoticePreference>(path, { version: 1, changes: { quiet: null } })).toMatchObject({ status: 200, body: { quiet: null, channels: chosen.channels } });
  });
});
