import { beforeAll, expect, test } from 'vitest';
import type { Person } from '../../schema/people.ts';
import { eachStore, type Client } from '../harness/index.ts';
import { PASSWORD, hire, setUp } from './staff.ts';

const refused = (status: number, code: string, path?: string) => ({ status, body: { code, ...(path && { errors: [{ path }] }) } });

eachStore('人员', (api) => {
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
    expect((await api.as('jingban').get('/api/me')).body).toMatchObject({ departmentId: 'dsj', departmentName: '数据局', head: true, permissions: [] });
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
