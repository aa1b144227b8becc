import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { View } from '../../schema/views.ts';
import { District, type Problem } from '../contract/district.ts';
import { Api, eachStoreAtLength } from '../harness/index.ts';
import { startLibsql } from '../harness/libsql.ts';

type Written = View & Problem & { undo?: string };

const SETTINGS = { columns: [{ field: 'number', frozen: true }, { field: 'title', width: 240 }, { field: 'loss', hidden: true }], sort: [{ field: 'dueAt', descending: false }], filter: { open: true }, rowHeight: 'normal', colours: [{ filter: { dueAt: { overdue: true } }, colour: 'red' }], totals: { visits: 'sum' } };

eachStoreAtLength('视图', (api) => {
  const window = new District(api);
  const at = () => ({ now: window.now });
  const save = (username: string, over: object = {}) => api.as(username).post<Written>('/api/views', { resource: 'cases', name: '我的视图', settings: SETTINGS, ...over }, at());
  const patch = (username: string, view: { id: string; version: number }, changes: object) => api.as(username).patch<Written>(`/api/views/${view.id}`, { version: view.version, changes }, at());
  const names = async (username: string, query = '') => (await api.as(username).get<{ data: View[] }>(`/api/views?limit=100${query}`, at())).body.data.map(({ name }) => name);
  const undo = (username: string, token: string | undefined) => api.as(username).post<{ undo: string }>('/api/undo', { token }, at());
  const read = async (username: string, id: string) => (await api.as(username).get<View & Problem>(`/api/views/${id}`, at())).body;

  beforeAll(() => window.setUp());

  test('谁都能存自己的;别人看不到、读不到、改不了', async () => {
    for (const username of ['handler', 'viewer', 'coordinator'] as const) expect((await save(username, { name: `${username}的` })).status).toBe(201);
    const { body } = await save('coordinator', { name: '私下的' });
    expect(body).toMatchObject({ resource: 'cases', shared: false, defaultFor: null, ownerId: window.id('coordinator'), version: 1, settings: SETTINGS, editable: true });
    expect(await names('coordinator')).toContain('私下的');
    for (const username of ['coordinator.b', 'admin', 'viewer']) {
      expect(await names(username)).not.toContain('私下的');
      expect(await api.as(username).get(`/api/views/${body.id}`, at())).toMatchObject({ status: 404 });
      expect(await patch(username, body, { name: '改' })).toMatchObject({ status: 404 });
      expect(await api.as(username).send('DELETE', `/api/views/${body.id}?version=1`, at())).toMatchObject({ status: 404 });
    }
  });

  test('形状不对不收', async () => {
    for (const settings of [{ ...SETTINGS, colours: [{ filter: {}, colour: 'pink' }] }, { ...SETTINGS, rowHeight: 'huge' }, { ...SETTINGS, totals: { visits: 'max' } }, { ...SETTINGS, sort: Array(4).fill(SETTINGS.sort[0]) }, { ...SETTINGS, more: 1 }])
      expect(await save('coordinator', { settings })).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    expect(await save('coordinator', { resource: 'secrets' })).toMatchObject({ status: 422 });
  });

  describe('共享', () => {
    test('管理员、效能办、主任可以;专员不可以,说得出为什么', async () => {
      for (const username of ['admin', 'supervisor', 'director']) expect((await save(username, { name: `${username}共享`, shared: true })).status).toBe(201);
      expect(await save('coordinator', { shared: true })).toMatchObject({ status: 403, body: { code: 'view.share_forbidden', errors: [{ path: 'shared' }] } });
      const mine = (await save('coordinator')).body;
      expect(await patch('coordinator', mine, { shared: true })).toMatchObject({ status: 403, body: { code: 'view.share_forbidden', errors: [{ path: 'changes.shared' }] } });
    });

    test('共享的人人看得到,只有主人和管理员能改', async () => {
      const { body } = await save('supervisor', { name: '督办用', shared: true });
      expect(await names('viewer')).toContain('督办用');
      expect(await read('viewer', body.id)).toMatchObject({ editable: false });
      expect(await patch('coordinator', body, { name: '改' })).toMatchObject({ status: 403, body: { code: 'view.not_yours' } });
      expect(await api.as('coordinator').send('DELETE', `/api/views/${body.id}?version=1`, at())).toMatchObject({ status: 403, body: { code: 'view.not_yours' } });
      expect((await patch('admin', body, { name: '督办常用' })).body).toMatchObject({ name: '督办常用', version: 2 });
      expect(await patch('supervisor', body, { name: '旧' })).toMatchObject({ status: 409, body: { code: 'row.changed', current: { name: '督办常用' } } });
    });
  });

  test('一个角色一张表只有一个默认视图,后设的顶掉先设的;撤销就还回去', async () => {
    const first = (await save('admin', { name: '先', shared: true, defaultFor: 'coordinator' })).body;
    const other = (await save('admin', { name: '任务的', resource: 'tasks', shared: true, defaultFor: 'coordinator' })).body;
    const second = (await save('supervisor', { name: '后', shared: true })).body;
    const set = (await patch('supervisor', second, { defaultFor: 'coordinator' })).body;
    expect([(await read('admin', first.id)).defaultFor, (await read('admin', second.id)).defaultFor, (await read('admin', other.id)).defaultFor]).toEqual([null, 'coordinator', 'coordinator']);
    expect((await undo('supervisor', set.undo)).status).toBe(200);
    expect([(await read('admin', first.id)).defaultFor, (await read('admin', second.id)).defaultFor]).toEqual(['coordinator', null]);
    expect(await save('admin', { defaultFor: 'viewer' })).toMatchObject({ status: 422, body: { code: 'view.default_unshared' } });
    expect(await patch('admin', await read('admin', first.id), { shared: false })).toMatchObject({ status: 422, body: { code: 'view.default_unshared' } });
    expect(await save('coordinator', { defaultFor: 'coordinator' })).toMatchObject({ status: 403, body: { code: 'view.share_forbidden' } });
  });

  describe('默认视图', () => {
    const standing = async (role: string, resource = 'cases') => (await api.sql('select name from views where resource = ? and default_for = ? and deleted_at is null', resource, role)).map(({ name }) => name);

    test('数据库自己守着：背着规则写出两个默认，谁也写不进视图', async () => {
      const { body } = await window.made(save('admin', { name: '守着的', resource: 'people', shared: true, defaultFor: 'viewer' }));
      const other = (await window.made(save('admin', { name: '另一个', resource: 'people', shared: true }))).body;
      await api.sql("update views set default_for = 'viewer' where id = ?", other.id);
      expect(await patch('admin', body, { name: '改名' })).toMatchObject({ status: 409, body: { code: 'view.default_taken' } });
      await api.sql('update views set default_for = null where id = ?', other.id);
      expect((await patch('admin', body, { name: '改名' })).status).toBe(200);
    });

    test('存成默认、撤销、重做：视图在，默认也在；再撤销，两样都退', async () => {
      const before = (await window.made(save('admin', { name: '先前的', resource: 'matters', shared: true, defaultFor: 'coordinator' }))).body;
      const made = (await window.made(save('admin', { name: '后来的', resource: 'matters', shared: true, defaultFor: 'coordinator' }))).body;
      const how = async () => [(await read('admin', before.id)).defaultFor, (await read('admin', made.id)).deletedAt === null, await standing('coordinator', 'matters')];
      expect(await how()).toEqual([null, true, ['后来的']]);
      const undone = await undo('admin', made.undo);
      expect(await how()).toEqual(['coordinator', false, ['先前的']]);
      const redone = await undo('admin', undone.body.undo);
      expect(redone.status).toBe(200);
      expect(await how()).toEqual([null, true, ['后来的']]);
      expect((await undo('admin', redone.body.undo)).status).toBe(200);
      expect(await how()).toEqual(['coordinator', false, ['先前的']]);
    });

    test('移入回收站就不再是默认；撤销移入，又是；从回收站取出来的不是', async () => {
      const { body } = await window.made(save('admin', { name: '收走的', resource: 'people', shared: true, defaultFor: 'handler' }));
      const away = (await window.made(api.as('admin').send<Written>('DELETE', `/api/views/${body.id}?version=1`, at()))).body;
      expect(away).toMatchObject({ defaultFor: null });
      await undo('admin', away.undo);
      expect(await read('admin', body.id)).toMatchObject({ deletedAt: null, defaultFor: 'handler', version: 3 });
      await window.made(api.as('admin').send('DELETE', `/api/views/${body.id}?version=3`, at()));
      await window.made(save('supervisor', { name: '接任的', resource: 'people', shared: true, defaultFor: 'handler' }));
      await window.made(api.as('admin').post(`/api/views/${body.id}/restore`, { version: 4 }, at()));
      expect(await standing('handler', 'people')).toEqual(['接任的']);
    });
  });

  test('进回收站、取出来、撤销', async () => {
    const { body } = await save('viewer', { name: '要删的' });
    const changed = (await patch('viewer', body, { name: '改过的', settings: { ...SETTINGS, rowHeight: 'tall' } })).body;
    expect((await undo('viewer', changed.undo)).status).toBe(200);
    expect(await read('viewer', body.id)).toMatchObject({ name: '要删的', settings: SETTINGS, version: 3 });
    const gone = await api.as('viewer').send<Written>('DELETE', `/api/views/${body.id}?version=3`, at());
    expect(gone.status).toBe(200);
    expect(await names('viewer')).not.toContain('要删的');
    expect(await names('viewer', '&trash=1')).toContain('要删的');
    expect(await names('coordinator', '&trash=1')).not.toContain('要删的');
    expect((await undo('viewer', gone.body.undo)).status).toBe(200);
    expect(await names('viewer')).toContain('要删的');
    await api.as('viewer').send('DELETE', `/api/views/${body.id}?version=5`, at());
    expect((await api.as('viewer').post(`/api/views/${body.id}/restore`, { version: 6 }, at())).status).toBe(200);
    expect(await names('viewer')).toContain('要删的');
  });

  test('视图叫什么,不在别人的动态里', async () => {
    const { seq } = (await api.as('viewer').get<{ seq: number }>('/api/changes', at())).body;
    await save('coordinator', { name: '悄悄的' });
    expect((await api.as('viewer').get<{ data: object[] }>(`/api/changes?since=${seq}`, at())).body.data).toEqual([]);
  });
});

describe('两个人同时定默认视图', () => {
  /** Writes wait here until as many have come as are expected: everybody has decided before anybody writes. */
  let expected = 0;
  let waiting: (() => void)[] = [];
  const api = new Api(() =>
    startLibsql((store) => ({
      store: {
        ...store,
        async write(statements) {
          if (expected > 0) await new Promise<void>((resolve) => {
            waiting.push(resolve);
            if (waiting.length === expected) waiting.splice(0).forEach((go) => go());
          });
          return store.write(statements);
        },
      },
    })),
  );
  const window = new District(api);
  beforeAll(async () => {
    await api.open();
    await window.setUp();
  });
  afterAll(() => api.close());

  test.each([['原来没有默认的', false], ['原来有一个的', true]])('%s：一个成，另一个听到为什么；再存一次就换过来', async (_, had) => {
    expected = 0;
    waiting = [];
    const role = had ? 'handler' : 'viewer';
    const made = (username: string, over: object = {}) => window.made(api.as(username).post<View>('/api/views', { resource: 'cases', name: `${username}的`, settings: SETTINGS, shared: true, ...over }, { now: window.now })).then(({ body }) => body);
    const appoint = (username: string, view: View) => api.as(username).patch<Written>(`/api/views/${view.id}`, { version: view.version, changes: { defaultFor: role } }, { now: window.now });
    if (had) await made('director', { defaultFor: role });
    const [one, other] = [await made('admin'), await made('supervisor')];
    expected = 2;
    const answers = await Promise.all([appoint('admin', one), appoint('supervisor', other)]);
    expected = 0;
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const lost = answers[0]?.status === 409 ? one : other;
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('view.default_taken');
    const standing = () => api.sql('select id from views where default_for = ?', role);
    expect(await standing()).toEqual([{ id: (lost === one ? other : one).id }]);
    expect((await appoint(lost === one ? 'admin' : 'supervisor', lost)).status).toBe(200);
    expect(await standing()).toEqual([{ id: lost.id }]);
  });
});

eachStoreAtLength('表格下方的合计与分组', (api) => {
  const window = new District(api);
  type Groups = { data: { key: unknown; count: number; value: number | null; values?: Record<string, number | null> }[]; total: number; totalIsExact: boolean };
  const summary = async (query: string) => (await api.as('coordinator').get<Groups & Problem>(`/api/cases/summary?${query}`, { now: window.now })).body;
  const filter = (value: object) => `filter=${encodeURIComponent(JSON.stringify(value))}`;

  beforeAll(async () => {
    await window.setUp();
    for (const visits of [1, 2, 6]) await window.register({ visits });
    const row = await window.register({ visits: 4 });
    await window.take('coordinator', row, 'triage');
  });

  test('几个合计一次问到,不分组也可以', async () => {
    expect(await summary('aggregate=sum:visits,avg:visits')).toEqual({ data: [{ key: null, count: 4, value: 13, values: { 'sum:visits': 13, 'avg:visits': 3.25 } }], total: 4, totalIsExact: true });
    expect(await summary(`aggregate=avg:visits&${filter({ stage: 'received' })}`)).toEqual({ data: [{ key: null, count: 3, value: 3 }], total: 3, totalIsExact: true });
    expect(await summary(`aggregate=sum:visits&${filter({ title: '没有' })}`)).toEqual({ data: [], total: 0, totalIsExact: true });
  });

  test('按阶段、类别、牵头部门、专员分组,筛选照算', async () => {
    expect((await summary('groupBy=stage&aggregate=sum:visits')).data).toEqual([{ key: 'received', count: 3, value: 9 }, { key: 'triaged', count: 1, value: 4 }]);
    expect((await summary('groupBy=category')).data).toEqual([{ key: 'lj_hard', count: 1, value: 1 }, { key: null, count: 3, value: 3 }]);
    expect((await summary(`groupBy=leadDepartmentId&${filter({ visits: { gt: 1 } })}`)).data).toEqual([{ key: null, count: 3, value: 3 }]);
    expect((await summary(`groupBy=coordinatorId&${filter({ or: [{ stage: 'triaged' }, { visits: 6 }] })}`)).data).toEqual([{ key: window.id('coordinator'), count: 2, value: 2 }]);
  });

  test('不能合计的、太多的,不收', async () => {
    for (const query of ['aggregate=sum:title', 'aggregate=sum:none', 'aggregate=max', 'groupBy=title', `aggregate=${Array(9).fill('sum:visits').join(',')}`])
      expect(await summary(query), query).toMatchObject({ code: 'query.invalid' });
  });
});
