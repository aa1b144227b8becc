import { defaultKeyHasher } from '@better-auth/api-key';
import { beforeAll, expect, test } from 'vitest';
import type { Case } from '../../schema/cases.ts';
import type { Person } from '../../schema/people.ts';
import { usual } from '../cases/play.ts';
import { eachStoreAtLength, type Client } from '../harness/index.ts';
import { PASSWORD, hire, setUp } from './staff.ts';

const refused = (status: number, code: string, path?: string) => ({ status, body: { code, ...(path && { errors: [{ path }] }) } });

eachStoreAtLength('人员', (api) => {
  let admin: Client;
  const patch = (person: Person, changes: object, by = admin) => by.patch<Person>(`/api/people/${person.id}`, { version: person.version, changes });

  beforeAll(async () => {
    await setUp(api);
    admin = api.as('admin');
  });

  test('新人马上能登录;口令不回显,也不以原样存着', async () => {
    const person = await hire(api, 'coordinator', { username: 'zhang', name: '张三', phone: '2512345' });
    expect(person).toMatchObject({ username: 'zhang', role: 'coordinator', head: false, version: 1, retiredAt: null });
    expect(JSON.stringify(person)).not.toContain(PASSWORD);
    expect((await api.as('zhang').get('/api/me')).body).toMatchObject({ id: person.id, name: '张三' });
    const stored = await api.sql('select * from account where user_id = ?', person.id);
    expect(stored).toHaveLength(1);
    expect(JSON.stringify(stored)).not.toContain(PASSWORD);
    expect(JSON.stringify(await api.sql('select * from events where subject_id = ?', person.id))).not.toMatch(/password|demo-demo/);
  });

  test('一次写三张表:用户名被占时一张也不留', async () => {
    const counts = () => api.sql('select (select count(*) from people) as people, (select count(*) from "user") as users, (select count(*) from account) as accounts');
    await hire(api, 'viewer', { username: 'taken' });
    const before = await counts();
    const draft = { username: 'Taken', name: '同名', role: 'viewer', password: PASSWORD };
    expect(await admin.post('/api/people', draft)).toMatchObject(refused(409, 'row.exists', 'username'));
    await api.sql(`insert into "user" (id, name, email, email_verified, created_at, updated_at, username) values ('u0', 'x', 'x@x', 0, 0, 0, 'orphan')`);
    expect(await admin.post('/api/people', { ...draft, username: 'orphan' })).toMatchObject(refused(409, 'row.exists', 'username'));
    await api.sql(`delete from "user" where id = 'u0'`);
    expect(await counts()).toEqual(before);
  });

  test('同名的两个人同时建,恰好建成一个', async () => {
    const draft = { username: 'twins', name: '双胞', role: 'viewer', password: PASSWORD };
    const answers = await Promise.all([1, 2, 3, 4].map(() => admin.post('/api/people', draft)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
  });

  test('经办人要有部门,部门要存在', async () => {
    const draft = { username: 'jingban', name: '经办', role: 'handler', password: PASSWORD };
    expect(await admin.post('/api/people', draft)).toMatchObject(refused(422, 'person.handler_needs_department', 'departmentId'));
    expect(await admin.post('/api/people', { ...draft, departmentId: 'none' })).toMatchObject(refused(422, 'row.unknown_reference', 'departmentId'));
    await admin.post('/api/departments', { id: 'dsj', name: '数据局' });
    const made = await admin.post<Person>('/api/people', { ...draft, departmentId: 'dsj', head: true });
    expect(made).toMatchObject({ status: 201, body: { departmentId: 'dsj', head: true } });
    expect(await patch(made.body, { departmentId: null })).toMatchObject(refused(422, 'person.handler_needs_department', 'changes.departmentId'));
    expect((await api.as('jingban').get('/api/me')).body).toMatchObject({ departmentId: 'dsj', departmentName: '数据局', head: true, permissions: ['approvals.read'] });
  });

  test('口令至少十二位', async () => {
    expect(await admin.post('/api/people', { username: 'weak', name: '弱', role: 'viewer', password: 'short-pass1' })).toMatchObject({ status: 422, body: { errors: [{ path: 'password' }] } });
  });

  test('只有管理员能动人员;查看人看不到电话', async () => {
    const person = await hire(api, 'viewer', { username: 'looker', phone: '2519999' });
    expect((await admin.get(`/api/people/${person.id}`)).body).toMatchObject({ phone: '2519999' });
    const looker = api.as('looker');
    expect((await looker.get(`/api/people/${person.id}`)).body).toMatchObject({ phone: null });
    expect(await patch(person, { role: 'admin' }, looker)).toMatchObject(refused(403, 'auth.forbidden'));
    expect(await looker.post('/api/people', { username: 'me2', name: '我', role: 'admin', password: PASSWORD })).toMatchObject(refused(403, 'auth.forbidden'));
    expect(await looker.post(`/api/people/${person.id}/password`, { password: 'another-password' })).toMatchObject(refused(403, 'auth.forbidden'));
  });

  test('还有未了结的承诺,协调专员停不掉、也换不了岗;部门停不掉;移交、办结以后就行', async () => {
    const leaving = await hire(api, 'coordinator', { username: 'leaving' });
    const staying = await hire(api, 'coordinator', { username: 'staying' });
    const office = (await admin.post<{ id: string; version: number }>('/api/departments', { id: 'office', name: '某局' })).body;
    const by = api.as('leaving');
    const draft = { channel: 'window', title: '办不下来', reporter: { kind: 'person', name: '张某' } };
    const registered = (await by.post<Case>('/api/cases', draft)).body;
    const triaged = (await by.post<Case>(`/api/cases/${registered.id}/triage`, { version: registered.version, ...usual('triage') })).body;
    const dispatched = (await by.post<Case>(`/api/cases/${registered.id}/dispatch`, { version: triaged.version, lead: { departmentId: 'office', ask: '核实' }, assist: [] })).body;
    const retireOffice = (version: number) => admin.patch(`/api/departments/office`, { version, changes: { retired: true } });

    expect(await patch(leaving, { retired: true })).toMatchObject(refused(422, 'promise.open', 'changes.retired'));
    expect(await patch(leaving, { role: 'viewer' })).toMatchObject(refused(422, 'promise.open', 'changes.role'));
    expect(await retireOffice(office.version)).toMatchObject(refused(422, 'promise.open', 'changes.retired'));

    const handed = (await by.patch<Case>(`/api/cases/${registered.id}`, { version: dispatched.version, changes: { coordinatorId: staying.id } })).body;
    expect(await patch(leaving, { retired: true })).toMatchObject({ status: 200, body: { retiredAt: expect.any(String) } });
    expect(await patch(staying, { retired: true })).toMatchObject(refused(422, 'promise.open'));
    expect(await api.as('staying').post(`/api/cases/${registered.id}/withdraw`, { version: handed.version, reason: '本人不再要求' })).toMatchObject({ status: 200 });
    expect(await patch(staying, { retired: true })).toMatchObject({ status: 200 });
    expect(await retireOffice(office.version)).toMatchObject({ status: 200 });
  });

  test('重设口令、停用以后,这个人的密钥失效;复岗也不复活', async () => {
    const holder = await hire(api, 'viewer', { username: 'holder' });
    const key = async () => (await api.as('holder').post<{ key: string }>('/api/auth/api-key/create', { name: '程序' })).body.key;
    const knocks = async (given: string) => (await api.get('/api/me', { headers: { 'x-api-key': given } })).status;

    const first = await key();
    expect(await knocks(first)).toBe(200);
    expect(await admin.post(`/api/people/${holder.id}/password`, { password: PASSWORD })).toMatchObject({ status: 200 });
    expect(await knocks(first)).toBe(401);
    expect(await api.sql('select count(*) as n from apikey where reference_id = ?', holder.id)).toEqual([{ n: 0 }]);

    await api.sql(`insert into apikey (id, reference_id, key, enabled, rate_limit_enabled, created_at, updated_at) values ('second', ?, ?, 1, 0, 0, 0)`, holder.id, await defaultKeyHasher('second-key-of-holder'));
    expect(await knocks('second-key-of-holder')).toBe(200);
    const retired = await patch(holder, { retired: true });
    expect(await knocks('second-key-of-holder')).toBe(401);
    expect(await patch(retired.body, { retired: false })).toMatchObject({ status: 200, body: { retiredAt: null } });
    expect(await knocks('second-key-of-holder')).toBe(401);
  });

  test('最后一个管理员停不掉;两个互相停用,恰好成一个', async () => {
    const { data } = (await admin.get<{ data: Person[] }>(`/api/people?filter=${encodeURIComponent('{"role":"admin"}')}`)).body;
    const [first] = data;
    if (!first) throw new Error('there is an administrator');
    expect(data).toHaveLength(1);
    expect(await patch(first, { retired: true })).toMatchObject(refused(422, 'person.last_admin', 'changes.retired'));
    expect(await patch(first, { role: 'viewer' })).toMatchObject(refused(422, 'person.last_admin', 'changes.role'));

    const second = await hire(api, 'admin', { username: 'admin2' });
    await api.as('admin2').get('/api/me');
    const answers = await Promise.all([patch(second, { retired: true }), patch(first, { retired: true }, api.as('admin2'))]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await api.sql("select count(*) as n from people where role = 'admin' and retired_at is null")).toEqual([{ n: 1 }]);
  });
});
