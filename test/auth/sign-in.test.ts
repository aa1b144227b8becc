import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Me, Person } from '../../schema/people.ts';
import { Client, eachStoreAtLength, type Api } from '../harness/index.ts';
import { PASSWORD, hire, setUp } from '../people/staff.ts';

const WRONG = 'not-the-password';
const cookiesOf = (headers: Headers) => headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]).join('; ');
const timing = (headers: Headers) => headers.get('server-timing') ?? '';

/** A session of its own, beside the one the harness keeps. */
async function freshSession(api: Api, username: string, password = PASSWORD): Promise<Client> {
  const { status, headers } = await api.post('/api/auth/sign-in/username', { username, password });
  expect(status).toBe(200);
  return withCookie(api, cookiesOf(headers));
}
const withCookie = (api: Api, cookie: string) => new Client((path, init) => api.fetch(path, init), async () => cookie);
const withKey = (api: Api, key: string) => ({ get: (path: string) => api.get<Me>(path, { headers: { 'x-api-key': key } }) });

eachStoreAtLength('登录', (api) => {
  const attempt = (username: string, password: string, now: string) => api.post('/api/auth/sign-in/username', { username, password }, { now });
  const revise = async (person: Person, changes: object) => {
    const { version } = (await api.as('admin').get<Person>(`/api/people/${person.id}`)).body;
    const answer = await api.as('admin').patch<Person>(`/api/people/${person.id}`, { version, changes });
    expect(answer.status).toBe(200);
  };
  beforeAll(() => setUp(api));

  test('没有登录时,除登录、首次设置和健康检查外都答 401', async () => {
    for (const path of ['/api/me', '/api/people', '/api/settings', '/api/departments/x', '/api/auth/api-key/list', '/api/nowhere', '/api/healthy'])
      expect(await api.get(path), path).toMatchObject({ status: 401, body: { code: 'auth.required' } });
    expect(await api.post('/api/departments', '{broken')).toMatchObject({ status: 401 });
    expect((await api.get('/api/health')).status).toBe(200);
    expect((await api.get('/api/setup')).status).toBe(200);
  });

  test('登录后知道自己是谁、能做什么,大小写不论', async () => {
    await hire(api, 'coordinator', { username: 'Wang.Fang', name: '王芳' });
    const me = await (await freshSession(api, 'WANG.fang')).get<Me>('/api/me');
    expect(me).toMatchObject({ status: 200, body: { name: '王芳', username: 'wang.fang', role: 'coordinator', departmentId: null, departmentName: null, siteId: null } });
    expect(me.body.permissions.toSorted()).toEqual(['approvals.read', 'cases.handle', 'cases.register', 'duty.edit', 'personal_data.see', 'promises.see_all', 'reminders.oversee']);
  });

  test('会话凭据网页脚本读不到,明文 http 下不标 Secure', async () => {
    const { headers, body } = await api.post('/api/auth/sign-in/username', { username: 'admin', password: PASSWORD });
    const [cookie = ''] = headers.getSetCookie();
    expect(cookie).toMatch(/^banchengshi\.session_token=.*; HttpOnly; SameSite=Lax$/);
    expect(JSON.stringify(body)).not.toContain('token');
  });

  test('账号不存在与口令不对,答得一模一样', async () => {
    await hire(api, 'viewer', { username: 'known' });
    const [unknown, wrong, malformed] = [await attempt('nobody', WRONG, '2026-03-01T01:00:00Z'), await attempt('known', WRONG, '2026-03-01T01:00:00Z'), await attempt('谁', WRONG, '2026-03-01T01:00:00Z')];
    expect(unknown).toMatchObject({ status: 401, body: { code: 'auth.failed' } });
    expect(wrong.body).toEqual(unknown.body);
    expect(malformed.body).toEqual(unknown.body);
  });

  test.each(['lockme', 'no-such-account'])('连错五次锁住,口令对了也要等:%s', async (username) => {
    if (username === 'lockme') await hire(api, 'viewer', { username });
    for (let times = 0; times < 5; times++) expect(await attempt(username, WRONG, '2026-03-02T01:00:00Z')).toMatchObject({ status: 401 });
    const locked = await attempt(username, PASSWORD, '2026-03-02T01:00:10Z');
    expect(locked).toMatchObject({ status: 429, body: { code: 'auth.locked' } });
    expect(locked.headers.get('retry-after')).toBe('20');
    expect(await attempt(username, WRONG, '2026-03-02T01:00:31Z')).toMatchObject({ status: 401 });
    expect((await attempt(username, PASSWORD, '2026-03-02T01:00:31Z')).headers.get('retry-after')).toBe('60');
    const afterwards = await attempt(username, PASSWORD, '2026-03-02T01:02:00Z');
    expect(afterwards.status).toBe(username === 'lockme' ? 200 : 401);
    if (afterwards.status === 200) expect(await attempt(username, WRONG, '2026-03-02T01:02:01Z')).toMatchObject({ status: 401 });
  });

  test('一齐发出的猜测也逐次算:猜中的那次答完之前已错五次,同样不放行', async () => {
    await hire(api, 'viewer', { username: 'burst' });
    const now = '2026-03-03T01:00:00Z';
    const guesses = Array.from({ length: 16 }, () => attempt('burst', WRONG, now));
    await sleep(40);
    const lucky = await attempt('burst', PASSWORD, now);
    await Promise.all(guesses);
    expect(lucky).toMatchObject({ status: 429, body: { code: 'auth.locked' } });
    expect(await api.sql("select 1 from session s join people p on p.id = s.user_id where p.username = 'burst'")).toEqual([]);
  });

  test('退出立刻生效,复制走的凭据也不能再用', async () => {
    const session = await freshSession(api, 'admin');
    expect((await session.get('/api/me')).status).toBe(200);
    const left = await session.post('/api/auth/sign-out', {});
    expect(left.headers.getSetCookie().some((cookie) => /session_token=;.*Max-Age=0/.test(cookie))).toBe(true);
    expect((await session.get('/api/me')).status).toBe(401);
    expect((await api.post('/api/auth/sign-out', {})).status).toBe(200);
  });

  test('停用的人当即退出,再登录与口令不对一样;恢复后可以登录', async () => {
    const person = await hire(api, 'viewer', { username: 'leaver' });
    const session = await freshSession(api, 'leaver');
    const { key } = (await session.post<{ key: string }>('/api/auth/api-key/create', { name: '大屏' })).body;
    await revise(person, { retired: true });
    expect((await session.get('/api/me')).status).toBe(401);
    expect((await withKey(api, key).get('/api/me')).status).toBe(401);
    expect(await attempt('leaver', PASSWORD, '2026-03-04T01:00:00Z')).toMatchObject({ status: 401, body: { code: 'auth.failed' } });
    expect(await api.sql('select 1 from session where user_id = ?', person.id)).toEqual([]);
    await revise(person, { retired: false });
    expect((await freshSession(api, 'leaver')).get).toBeDefined();
    expect((await session.get('/api/me')).status).toBe(401);
  });

  test('换岗位不用重新登录就生效', async () => {
    const person = await hire(api, 'viewer', { username: 'mover' });
    const session = await freshSession(api, 'mover');
    await revise(person, { role: 'supervisor' });
    expect((await session.get<Me>('/api/me')).body).toMatchObject({ role: 'supervisor', permissions: expect.arrayContaining(['cases.supervise']) });
  });

  test('改口令要先答对现在的口令,别处的会话随之失效', async () => {
    await hire(api, 'viewer', { username: 'changer' });
    const [here, elsewhere] = [await freshSession(api, 'changer'), await freshSession(api, 'changer')];
    const next = 'a-new-pass-phrase';
    expect(await here.post('/api/auth/change-password', { currentPassword: WRONG, newPassword: next }))
      .toMatchObject({ status: 422, body: { code: 'auth.password_wrong', errors: [{ path: 'currentPassword' }] } });
    expect(await here.post('/api/auth/change-password', { currentPassword: PASSWORD, newPassword: 'short' })).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    const changed = await here.post('/api/auth/change-password', { currentPassword: PASSWORD, newPassword: next });
    expect(changed.status).toBe(200);
    expect((await withCookie(api, cookiesOf(changed.headers)).get('/api/me')).status).toBe(200);
    expect((await elsewhere.get('/api/me')).status).toBe(401);
    expect((await attempt('changer', PASSWORD, '2026-03-05T01:00:00Z')).status).toBe(401);
    await freshSession(api, 'changer', next);
  });

  test('管理员重设口令:会话结束,锁解开', async () => {
    const person = await hire(api, 'viewer', { username: 'forgetful' });
    const session = await freshSession(api, 'forgetful');
    for (let times = 0; times < 5; times++) await attempt('forgetful', WRONG, '2026-03-06T01:00:00Z');
    const path = `/api/people/${person.id}/password`;
    expect((await session.post(path, { password: 'self-made-password' })).status).toBe(403);
    expect(await api.as('admin').post(path, { password: 'given-by-the-admin', version: 7 })).toMatchObject({ status: 409, body: { code: 'row.changed' } });
    expect((await api.as('admin').post(path, { password: 'given-by-the-admin' })).status).toBe(200);
    expect((await session.get('/api/me')).status).toBe(401);
    expect((await attempt('forgetful', 'given-by-the-admin', '2026-03-06T01:00:01Z')).status).toBe(200);
  });

  describe('接口密钥', () => {
    test('做一把、用它、看不回它、作废它', async () => {
      const made = (await api.as('admin').post<{ id: string; key: string; name: string }>('/api/auth/api-key/create', { name: '数据上报', expiresIn: 86_400 })).body;
      expect((await withKey(api, made.key).get('/api/me')).body).toMatchObject({ username: 'admin' });
      const listed = await api.as('admin').get<{ apiKeys: { id: string; name: string }[] }>('/api/auth/api-key/list');
      expect(listed.body.apiKeys).toContainEqual(expect.objectContaining({ id: made.id, name: '数据上报' }));
      expect(JSON.stringify(listed.body)).not.toContain(made.key);
      const [stored] = await api.sql('select key from apikey where id = ?', made.id);
      expect(stored?.key).not.toBe(made.key);
      expect((await api.as('admin').post('/api/auth/api-key/delete', { keyId: made.id })).status).toBe(200);
      expect((await withKey(api, made.key).get('/api/me')).status).toBe(401);
    });

    test('过期的、不认识的、过长的都不认,带着它也不看会话', async () => {
      const made = (await api.as('admin').post<{ id: string; key: string }>('/api/auth/api-key/create', { name: '过期', expiresIn: 86_400 })).body;
      await api.sql('update apikey set expires_at = 1 where id = ?', made.id);
      for (const key of [made.key, 'bcs_nonsense', 'x'.repeat(5000)]) {
        expect((await withKey(api, key).get('/api/me')).status).toBe(401);
        expect((await api.as('admin').get('/api/me', { headers: { 'x-api-key': key } })).status).toBe(401);
      }
    });

    test('别人的密钥不能作废,密钥不能再生密钥', async () => {
      await hire(api, 'viewer', { username: 'other-owner' });
      const made = (await api.as('admin').post<{ id: string; key: string }>('/api/auth/api-key/create', { name: '主任屏' })).body;
      expect((await (await freshSession(api, 'other-owner')).post('/api/auth/api-key/delete', { keyId: made.id })).status).toBe(404);
      expect((await api.post('/api/auth/api-key/create', { name: '子' }, { headers: { 'x-api-key': made.key } })).status).toBe(401);
      expect((await withKey(api, made.key).get('/api/me')).status).toBe(200);
    });
  });

  test('伪造或过期的凭据不认;伪造的连查都不查', async () => {
    const session = await api.post('/api/auth/sign-in/username', { username: 'admin', password: PASSWORD });
    const cookie = cookiesOf(session.headers);
    const forged = await withCookie(api, cookie.replace(/=.{6}/, '=AAAAAA')).get('/api/me');
    expect(forged.status).toBe(401);
    expect(timing(forged.headers)).toContain('queries=0 ');
    const token = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? '';
    await api.sql('update session set expires_at = ? where token = ?', Date.now() - 1000, token);
    expect((await withCookie(api, cookie).get('/api/me')).status).toBe(401);
    await freshSession(api, 'admin');
    expect(await api.sql('select 1 from session where token = ?', token)).toEqual([]);
  });

  test('认出一个人只要一次查询;用了一小时以上的会话顺延一次', async () => {
    const signedIn = await api.post('/api/auth/sign-in/username', { username: 'admin', password: PASSWORD });
    const cookie = cookiesOf(signedIn.headers);
    const session = withCookie(api, cookie);
    expect(timing((await session.get('/api/nowhere')).headers)).toContain('queries=1 ');
    const token = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? '';
    await api.sql('update session set expires_at = ? where token = ?', Date.now() + 9 * 3_600_000, token);
    const renewed = await session.get('/api/me');
    expect(renewed.headers.getSetCookie().join()).toContain('session_token=');
    const [row] = await api.sql('select expires_at from session where token = ?', token);
    expect(Number(row?.expires_at)).toBeGreaterThan(Date.now() + 11.9 * 3_600_000);
    expect((await session.get('/api/me')).headers.getSetCookie()).toEqual([]);
  });

  test('别的网站发来的登录不收', async () => {
    const answer = await api.post('/api/auth/sign-in/username', { username: 'admin', password: PASSWORD }, { headers: { origin: 'https://evil.example' } });
    expect(answer).toMatchObject({ status: 403, body: { code: 'request.cross_site' } });
  });

  test('写坏的登录请求答以问题文档', async () => {
    const path = '/api/auth/sign-in/username';
    expect(await api.post(path, '{')).toMatchObject({ status: 400, body: { code: 'request.malformed' } });
    for (const body of [{}, [], { username: 'a', password: 1 }, { username: 'a', password: 'b', admin: true }, { username: 'x'.repeat(100_000), password: 'b' }])
      expect(await api.post(path, body)).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    expect(await api.post(path, 'username=admin', { headers: { 'content-type': 'text/plain' } })).toMatchObject({ status: expect.toSatisfy((status: number) => status >= 400 && status < 500) });
  });
});
