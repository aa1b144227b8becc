import { beforeAll, describe, expect, test } from 'vitest';
import type { Consultation } from '../../schema/consultations.ts';
import type { Department } from '../../schema/departments.ts';
import type { Matter } from '../../schema/matters.ts';
import { eachStoreAtLength, type Client } from '../harness/index.ts';
import { hire, setUp } from '../people/staff.ts';

type Written<Row> = Row & { undo?: string };
type Page<Row> = { data: Row[]; next: string | null; total: number; totalIsExact: boolean };
const refused = (status: number, code: string, path?: string) => ({ status, body: { code, ...(path && { errors: [{ path }] }) } });

eachStoreAtLength('名录', (api) => {
  let admin: Client;
  let coordinator: Client;
  const add = async (name: string, more: object = {}) => (await admin.post<Written<Department>>('/api/departments', { name, ...more })).body;
  const change = (row: { id: string; version: number }, changes: object) => admin.patch<Written<Department>>(`/api/departments/${row.id}`, { version: row.version, changes });

  beforeAll(async () => {
    await setUp(api);
    admin = api.as('admin');
    coordinator = api.as('zhuanyuan');
    await hire(api, 'coordinator', { username: 'zhuanyuan' });
  });

  describe('部门', () => {
    test('加、读、改,每次写都有版本、历史和撤销号', async () => {
      const made = await admin.post<Written<Department>>('/api/departments', { id: 'scjg', name: ' 市场监管局 ', shortName: '市监局', illustrative: true });
      expect(made).toMatchObject({ status: 201, body: { id: 'scjg', name: '市场监管局', shortName: '市监局', illustrative: true, phone: null, version: 1, retiredAt: null } });
      const changed = await change(made.body, { phone: '0433-2512345' });
      expect(changed).toMatchObject({ status: 200, body: { version: 2, phone: '0433-2512345', shortName: '市监局' } });
      expect(changed.body.undo).not.toBe(made.body.undo);
      expect((await coordinator.get('/api/departments/scjg')).body).toEqual({ ...changed.body, undo: undefined });
      const history = await api.sql("select version, action, change_id, actor_name, changes from events where subject = 'departments' and subject_id = 'scjg' order by seq");
      expect(history.map(({ version, action, change_id }) => [version, action, change_id])).toEqual([
        [1, 'departments.create', made.body.undo],
        [2, 'departments.update', changed.body.undo],
      ]);
      expect(JSON.parse(String(history[1]?.changes))).toEqual({ phone: { from: null, to: '0433-2512345' } });
    });

    test('没有变化的写不写,也没有撤销号', async () => {
      const row = await add('统计局');
      const same = await change(row, { name: '统计局', phone: null });
      expect(same).toMatchObject({ status: 200, body: { version: 1 } });
      expect(same.body.undo).toBeUndefined();
    });

    test('过时的版本写不进去,答以现在的样子', async () => {
      const row = await add('教育局');
      await change(row, { contact: '老李' });
      const stale = await change(row, { contact: '老王' });
      expect(stale).toMatchObject({ status: 409, body: { code: 'row.changed', current: { id: row.id, version: 2, contact: '老李' } } });
      expect((await admin.get(`/api/departments/${row.id}`)).body).toMatchObject({ version: 2, contact: '老李' });
    });

    test('同时改,恰好一个写成', async () => {
      const row = await add('水务局');
      const answers = await Promise.all(Array.from({ length: 8 }, (_, at) => change(row, { contact: `第${at}人` })));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 7 }, () => 409)]);
      const winner = answers.find(({ status }) => status === 200)?.body;
      for (const lost of answers.filter(({ status }) => status === 409)) expect(lost.body).toMatchObject({ current: { version: 2, contact: winner?.contact } });
      expect(await api.sql("select count(*) as n from events where subject_id = ?", row.id)).toEqual([{ n: 2 }]);
    });

    test('名字不能重复,停用以后仍占着', async () => {
      const row = await add('民政局');
      expect(await change(row, { retired: true })).toMatchObject({ status: 200, body: { retiredAt: expect.any(String) } });
      expect(await admin.post('/api/departments', { name: '民政局' })).toMatchObject(refused(409, 'row.exists', 'name'));
      expect(await admin.post('/api/departments', { name: '另一个', id: row.id })).toMatchObject(refused(409, 'row.exists', 'id'));
    });

    test('只有管理员能写,谁都能读;没有的答 404', async () => {
      const row = await add('档案馆');
      expect(await coordinator.post('/api/departments', { name: '别的' })).toMatchObject(refused(403, 'auth.forbidden'));
      expect(await coordinator.patch(`/api/departments/${row.id}`, { version: 1, changes: { name: '别的' } })).toMatchObject(refused(403, 'auth.forbidden'));
      expect((await coordinator.get(`/api/departments/${row.id}`)).status).toBe(200);
      expect(await admin.get('/api/departments/none')).toMatchObject(refused(404, 'row.not_found'));
      expect(await admin.send('DELETE', `/api/departments/${row.id}?version=1`)).toMatchObject({ status: 404 });
    });

    test('不认识的字段、控制字符、错误的类型都不收,什么也不写', async () => {
      const row = await add('林业局');
      for (const body of [{ name: '甲', foo: 1 }, { name: '' }, { name: '甲\u0007乙' }, { name: 7 }, { name: '甲'.repeat(61) }, { name: '甲', id: '../x' }])
        expect(await admin.post('/api/departments', body)).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
      for (const changes of [{ version: 9 }, { id: 'x' }, { retiredAt: '2026-01-01' }, { name: null }])
        expect(await change(row, changes)).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
      expect((await admin.get(`/api/departments/${row.id}`)).body).toMatchObject({ version: 1 });
    });

    test('列表能筛、能找、能数', async () => {
      await add('甲一局', { code: 'X1' });
      const retired = await add('甲二局', { code: 'X2' });
      await change(retired, { retired: true });
      const list = (query: string) => coordinator.get<Page<Department>>(`/api/departments?${query}`);
      expect((await list('q=甲&sort=-name')).body.data.map(({ name }) => name)).toEqual(['甲二局', '甲一局']);
      const active = await list(`q=甲&filter=${encodeURIComponent('{"retired":false}')}`);
      expect(active.body).toMatchObject({ data: [{ name: '甲一局' }], total: 1, totalIsExact: true });
      await add('甲三局', { contact: '老周', phone: '0433-2512345', source: '区机构名录' });
      for (const filter of [{ contact: '老周' }, { contact: { contains: '周' } }, { phone: { contains: '2512' } }, { source: { contains: '名录' } }])
        expect((await list(`q=甲&filter=${encodeURIComponent(JSON.stringify(filter))}`)).body.data.map(({ name }) => name), JSON.stringify(filter)).toEqual(['甲三局']);
      expect((await list(`q=甲&sort=name&filter=${encodeURIComponent(JSON.stringify({ phone: { empty: true } }))}`)).body.data.map(({ name }) => name)).toEqual(['甲一局', '甲二局']);
      expect((await list('q=甲&sort=-contact')).body.data[0]).toMatchObject({ name: '甲三局' });
      expect(await list('filter={"secret":1}')).toMatchObject(refused(400, 'query.invalid'));
      const summary = await coordinator.get<{ data: { key: boolean; count: number }[] }>('/api/departments/summary?groupBy=retired');
      expect(summary.body.data).toContainEqual(expect.objectContaining({ key: false }));
    });
  });

  describe('事项与场所', () => {
    test('事项所属的部门要存在而且在用,原来的部门停用后仍可保留', async () => {
      const owner = await add('人社局');
      const made = await admin.post<Written<Matter>>('/api/matters', { name: '社保卡补办', departmentId: owner.id, promised: { days: 3, unit: 'working_days', verified: false, source: '示意' } });
      expect(made).toMatchObject({ status: 201, body: { departmentId: owner.id, promised: { days: 3, verified: false }, siteInspection: false } });
      expect(await admin.post('/api/matters', { name: '无主', departmentId: 'nobody' })).toMatchObject(refused(422, 'row.unknown_reference', 'departmentId'));
      await change(owner, { retired: true });
      expect(await admin.post('/api/matters', { name: '迟到', departmentId: owner.id })).toMatchObject(refused(422, 'row.unknown_reference'));
      const path = `/api/matters/${made.body.id}`;
      expect((await admin.patch(path, { version: 1, changes: { departmentId: owner.id, name: '社保卡挂失补办' } })).status).toBe(200);
      expect(await admin.patch(path, { version: 2, changes: { departmentId: 'nobody' } })).toMatchObject(refused(422, 'row.unknown_reference', 'changes.departmentId'));
    });

    test('场所', async () => {
      const made = await admin.post('/api/sites', { id: 'centre', name: '政务服务中心', kind: 'centre' });
      expect(made).toMatchObject({ status: 201, body: { id: 'centre', address: null, version: 1 } });
      expect(await admin.post('/api/sites', { name: '分中心', kind: 'moon' })).toMatchObject({ status: 422 });
    });
  });

  describe('咨询', () => {
    test('一句话就够:渠道、场所和谁记的都补上', async () => {
      const made = await coordinator.post<Written<Consultation>>('/api/consultations', { topic: '问社保卡在哪层办' }, { now: '2026-03-09T02:00:00Z' });
      expect(made).toMatchObject({ status: 201, body: { channel: 'window', topic: '问社保卡在哪层办', at: '2026-03-09T02:00:00.000Z', byId: expect.any(String), siteId: null, deletedAt: null } });
      expect(await coordinator.post('/api/consultations', { topic: '问', channel: 'pigeon' })).toMatchObject(refused(422, 'value.unknown_code', 'channel'));
      expect(await coordinator.post('/api/consultations', { topic: '问', matterId: 'none' })).toMatchObject(refused(422, 'row.unknown_reference', 'matterId'));
      expect(await admin.post('/api/consultations', { topic: '问' })).toMatchObject(refused(403, 'auth.forbidden'));
    });

    test('放进回收站、看得到、取得回来', async () => {
      const row = (await coordinator.post<Written<Consultation>>('/api/consultations', { topic: '记错了' })).body;
      const path = `/api/consultations/${row.id}`;
      expect(await coordinator.send('DELETE', `${path}?version=9`)).toMatchObject({ status: 409, body: { current: { version: 1 } } });
      const gone = await coordinator.send<Written<Consultation>>('DELETE', `${path}?version=1`);
      expect(gone).toMatchObject({ status: 200, body: { version: 2, deletedAt: expect.any(String), undo: expect.any(String) } });
      const ids = async (query: string) => (await coordinator.get<Page<Consultation>>(`/api/consultations?${query}`)).body.data.map(({ id }) => id);
      expect(await ids('limit=100')).not.toContain(row.id);
      expect(await ids('trash=1')).toEqual([row.id]);
      expect(await coordinator.patch(path, { version: 2, changes: { topic: '改' } })).toMatchObject(refused(404, 'row.not_found'));
      expect(await coordinator.post(`${path}/restore`, { version: 2 })).toMatchObject({ status: 200, body: { version: 3, deletedAt: null } });
      expect(await ids('limit=100')).toContain(row.id);
    });

    test('部门经办人不看咨询', async () => {
      const home = await add('医保局');
      await hire(api, 'handler', { username: 'jingban', departmentId: home.id });
      expect(await api.as('jingban').get('/api/consultations')).toMatchObject(refused(403, 'auth.forbidden'));
    });
  });
});
