import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NEW_CONFIGS, SECRET_MASK, SENT_KINDS, type Channel, type ChannelTested, type ConfigOf, type PersonChannels, type SentKind } from '../../schema/channels.ts';
import type { Person } from '../../schema/people.ts';
import type { ReminderRun } from '../../schema/reminders.ts';
import { connectLibsql, openLibsql } from '../../worker/platform/libsql.ts';
import { verifyWebhook } from '../../worker/reminders/channels/webhook.ts';
import { findTargets, loadChannels } from '../../worker/reminders/channels/store.ts';
import { onLibsql, onWorker, type Api, type Client } from '../harness/index.ts';
import { TEST_KEYS } from '../harness/worker.ts';
import { hire, setUp } from '../people/staff.ts';
import { MESSAGE, NOW } from './message.ts';
import { serve, type Got } from './server.ts';
import { CORP, Wecom } from './wecom.ts';

const refused = (status: number, code: string, path?: string) => ({ status, body: { code, ...(path && { errors: [{ path }] }) } });

/** What is kept, as it lies in the database. */
const stored = async (api: Api, query: string) => JSON.stringify(await api.sql(query));

function client(by: Client) {
  const all = async () => (await by.get<{ data: Channel[] }>('/api/channels')).body.data;
  const one = async (kind: SentKind) => {
    const found = (await all()).find(({ id }) => id === kind);
    if (!found) throw new Error(kind);
    return found;
  };
  return {
    all,
    one,
    patch: async (kind: SentKind, changes: object, version?: number) => by.patch<Channel>(`/api/channels/${kind}`, { version: version ?? (await one(kind)).version, changes }),
    test: (kind: SentKind, body: object, language = 'zh') => by.post<ChannelTested>(`/api/channels/${kind}/test`, body, { now: NOW, headers: { 'accept-language': language } }),
  };
}

const webhook = (url: string, differs: Partial<ConfigOf<'webhook'>> = {}): ConfigOf<'webhook'> => ({ ...NEW_CONFIGS.webhook, allowPrivate: true, url, secret: 'shared-secret-0123456789', ...differs });

onLibsql('提醒渠道的设置', (api) => {
  let admin: ReturnType<typeof client>;
  let handler: Person;
  beforeAll(async () => {
    await setUp(api);
    handler = await hire(api, 'coordinator', { username: 'wang.ji', phone: '139-1234-5678' });
    admin = client(api.as('admin'));
  });

  test('一开始七个都在、都关着；别人只看得到开没开', async () => {
    const mine = await admin.all();
    expect(mine.map(({ id, enabled, version }) => [id, enabled, version])).toEqual(SENT_KINDS.map((kind) => [kind, false, 1]));
    expect(mine.map(({ config }) => config)).toEqual(SENT_KINDS.map((kind) => NEW_CONFIGS[kind]));
    const theirs = await client(api.as('wang.ji')).all();
    expect(theirs.map(({ config }) => config)).toEqual(SENT_KINDS.map(() => null));
    expect(await client(api.as('wang.ji')).patch('webhook', { enabled: true })).toMatchObject(refused(403, 'auth.forbidden'));
    expect(await client(api.as('wang.ji')).test('webhook', {})).toMatchObject(refused(403, 'auth.forbidden'));
    expect(await api.get('/api/channels')).toMatchObject({ status: 401 });
  });

  test('密钥加密存放，只见掩码；掩码写回去不变，改掉的掩码不收', async () => {
    const saved = await admin.patch('dingtalk_robot', { enabled: true, config: { ...NEW_CONFIGS.dingtalk_robot, accessToken: 'token-0123456789', secret: 'SEC-abcdef' } });
    expect(saved).toMatchObject({ status: 200, body: { enabled: true, version: 2, config: { accessToken: SECRET_MASK, secret: SECRET_MASK, format: 'markdown' } } });
    expect(await stored(api, "select * from channels union all select * from (select id, 0, '', '', 0, changes, data from events where subject = 'channels')")).not.toMatch(/token-0123456789|SEC-abcdef/);
    const config = saved.body.config;
    expect(await admin.patch('dingtalk_robot', { config: { ...config, format: 'text' } })).toMatchObject({ status: 200, body: { version: 3, config: { format: 'text', secret: SECRET_MASK } } });
    expect(await admin.patch('dingtalk_robot', { config: { ...config, format: 'text' } })).toMatchObject({ status: 200, body: { version: 3 } });
    expect(await admin.patch('dingtalk_robot', { config: { ...config, secret: 'SE***ef' } })).toMatchObject(refused(422, 'value.masked', 'changes.config.secret'));
    const cleared = await admin.patch('dingtalk_robot', { config: { ...config, secret: '' } });
    expect(cleared.body.config).toMatchObject({ accessToken: SECRET_MASK, secret: '' });
    expect(await admin.patch('dingtalk_robot', { config: { ...config, accessToken: '' } })).toMatchObject(refused(422, 'config.incomplete', 'changes.config.accessToken'));
  });

  test('换了地址或代理，旧密钥不跟着走', async () => {
    await admin.patch('webhook', { config: webhook('https://hooks.example.org/in') });
    const { config } = await admin.one('webhook');
    expect(await admin.patch('webhook', { config: { ...config, url: 'https://evil.example.org/in' } })).toMatchObject(refused(422, 'channel.secret_again', 'changes.config.secret'));
    expect(await admin.patch('webhook', { config: { ...config, proxy: 'http://evil.example.org' } })).toMatchObject(refused(422, 'channel.secret_again', 'changes.config.secret'));
    expect(await admin.test('webhook', { config: { ...config, url: 'https://evil.example.org/in' } })).toMatchObject(refused(422, 'channel.secret_again', 'config.secret'));
    expect(await admin.patch('webhook', { config: { ...config, url: 'https://new.example.org/in', secret: 'another-secret' } })).toMatchObject({ status: 200 });
  });

  test('内网和不能用的地址存不进去，开着的要填完整；别人先改过的不覆盖', async () => {
    expect(await admin.patch('webhook', { config: webhook('http://192.168.1.9/in', { allowPrivate: false }) })).toMatchObject(refused(422, 'address.private', 'changes.config.url'));
    expect(await admin.patch('webhook', { config: webhook('http://169.254.169.254/') })).toMatchObject(refused(422, 'address.forbidden', 'changes.config.url'));
    expect(await admin.patch('wecom_app', { config: { ...NEW_CONFIGS.wecom_app, proxy: 'http://10.0.0.1:3128' } })).toMatchObject(refused(422, 'address.private', 'changes.config.proxy'));
    expect(await admin.patch('wecom_app', { config: { ...NEW_CONFIGS.wecom_app, agentId: 'abc' } })).toMatchObject(refused(422, 'request.invalid', 'changes.config.agentId'));
    expect(await admin.patch('wecom_app', { config: { ...NEW_CONFIGS.wecom_app, extra: 1 } })).toMatchObject(refused(422, 'request.invalid', 'changes.config.extra'));
    expect(await admin.patch('wecom_app', { enabled: true })).toMatchObject(refused(422, 'config.incomplete', 'changes.config.corpId'));
    const sms = { ...NEW_CONFIGS.sms, url: 'https://sms.example.org/send', body: '{"phone":"{phone}"}' };
    expect(await admin.patch('sms', { config: sms })).toMatchObject({ status: 200 });
    expect(await admin.patch('sms', { enabled: true })).toMatchObject(refused(422, 'template.no_text', 'changes.config.body'));
    expect(await admin.patch('sms', { enabled: false }, 1)).toMatchObject(refused(409, 'row.changed'));
  });

  test('邮件可从 SMTP 换成服务商接口再换回来', async () => {
    const smtp = { ...NEW_CONFIGS.email, host: 'smtp.example.org', user: 'u', password: 'mail-password', from: 'a@example.org' };
    expect(await admin.patch('email', { enabled: true, config: smtp })).toMatchObject({ status: 200, body: { config: { by: 'smtp', password: SECRET_MASK } } });
    const http = { kind: 'email', by: 'http', allowPrivate: false, proxy: '', method: 'POST', url: 'https://mail.example.org/send', contentType: 'application/json', headers: [], body: '{"to":"{to}","text":"{text}"}', success: { path: '', equals: '', later: '' }, secret: 'provider-secret', from: 'a@example.org', fromName: '' };
    expect(await admin.patch('email', { config: http })).toMatchObject({ status: 200, body: { config: { by: 'http', secret: SECRET_MASK } } });
    expect(await admin.patch('email', { config: { ...smtp, password: SECRET_MASK } })).toMatchObject(refused(422, 'config.incomplete', 'changes.config.password'));
  });

  test('各人的号码：自己和管理员能改，加密存放，只见掩码', async () => {
    const own = api.as('wang.ji');
    const path = `/api/people/${handler.id}/channels`;
    expect(await own.get(path)).toMatchObject({ status: 200, body: { sms: null, email: null, wecom_app: null, dingtalk_app: null, version: 0 } });
    const saved = await own.patch<PersonChannels>(path, { version: 0, changes: { email: 'ji.wang@example.org', wecom_app: 'jiwang' } });
    expect(saved.body).toEqual({ id: handler.id, sms: null, email: 'j***@example.org', wecom_app: 'jiwang', dingtalk_app: null, version: 1 });
    expect(await api.as('admin').patch(path, { version: 1, changes: { email: 'j***@example.org', sms: '138 0000 1111' } })).toMatchObject({ status: 200, body: { sms: '138****1111', email: 'j***@example.org', version: 2 } });
    expect(await own.patch(path, { version: 1, changes: { sms: null } })).toMatchObject(refused(409, 'row.changed'));
    expect(await own.patch(path, { version: 2, changes: { sms: '139****1111' } })).toMatchObject(refused(422, 'value.masked', 'changes.sms'));
    expect(await own.patch(path, { version: 2, changes: { wecom_app: '@all' } })).toMatchObject(refused(422, 'request.invalid', 'changes.wecom_app'));
    expect(await own.patch(path, { version: 2, changes: { email: 'a@b.example, c@d.example' } })).toMatchObject({ status: 422 });
    await hire(api, 'supervisor', { username: 'other' });
    expect(await api.as('other').get(path)).toMatchObject(refused(403, 'auth.forbidden'));
    expect(await api.as('other').patch(path, { version: 2, changes: {} })).toMatchObject(refused(403, 'auth.forbidden'));
    expect(await stored(api, "select * from person_channels union all select id, 0, '', '', changes, data, '', '', '', '' from events where subject = 'person-channels'")).not.toMatch(/13800001111|ji\.wang|jiwang/);
    const news = (await api.as('other').get<{ data: { resource: string }[] }>('/api/changes?since=0')).body.data;
    expect(news.some(({ resource }) => resource === 'person-channels' || resource === 'channels')).toBe(false);
  });
});

describe('发给谁、经什么发', () => {
  onLibsql('取用', (api) => {
    test('开着的渠道带着明文密钥；没填短信号码的人用本人资料里的手机，座机不用', async () => {
      await setUp(api);
      const admin = client(api.as('admin'));
      await admin.patch('webhook', { enabled: true, config: webhook('http://127.0.0.1:9/') });
      await admin.patch('dingtalk_robot', { config: { ...NEW_CONFIGS.dingtalk_robot, accessToken: 'off' } });
      const mobile = await hire(api, 'coordinator', { username: 'mobile', phone: '139-1234-5678' });
      const landline = await hire(api, 'coordinator', { username: 'landline', phone: '0433-3221234' });
      await api.as('mobile').patch(`/api/people/${mobile.id}/channels`, { version: 0, changes: { dingtalk_app: 'manager4220' } });
      await api.as('landline').patch(`/api/people/${landline.id}/channels`, { version: 0, changes: { sms: '13800001111', email: 'a@example.org' } });
      const [{ file }] = (await api.sql('select file from pragma_database_list')) as [{ file: string }];
      const connection = await connectLibsql(file);
      try {
        const store = openLibsql(connection);
        expect([...(await loadChannels(store, TEST_KEYS.dataKey))]).toEqual([['webhook', webhook('http://127.0.0.1:9/')]]);
        expect(await findTargets(store, TEST_KEYS.dataKey, [mobile.id, landline.id, 'nobody', mobile.id])).toEqual(
          new Map([[mobile.id, { sms: '13912345678', dingtalk_app: 'manager4220' }], [landline.id, { sms: '13800001111', email: 'a@example.org' }]]),
        );
      } finally {
        connection.close();
      }
    });
  });
});

/** What has to be the same in workerd and in Node: the signature, the bytes, what a redirect does, and the sentences. */
function tryingOut(api: Api): void {
  test('发一条试试：收到的一方验得过；没保存的设置也能试；说得清错在哪里', async () => {
    await setUp(api);
    const admin = client(api.as('admin'));
    const got: Got[] = [];
    let status = 200;
    const local = await serve((one) => {
      got.push(one);
      return status === 302 ? { status, headers: { location: '/elsewhere' } } : { status };
    });
    const wecom = new Wecom();
    try {
      expect(await admin.test('webhook', {})).toMatchObject({ status: 200, body: { ok: false, problem: 'config.incomplete', sentences: { zh: '这个渠道还没有填完整：地址。' } } });
      await admin.patch('webhook', { config: webhook(local.url) });
      expect(await admin.test('webhook', {})).toMatchObject({ status: 200, body: { ok: true, problem: null } });
      const [first] = got;
      if (!first) throw new Error('nothing arrived');
      expect(await verifyWebhook({ ...first, secret: 'shared-secret-0123456789', now: NOW })).toBe('genuine');
      expect(JSON.parse(first.body)).toMatchObject({ kind: 'test', title: '办成事：测试消息', lines: ['发送于 2026-03-09 10:00:00。', expect.any(String)], number: null, link: null });

      status = 401;
      expect(await admin.test('webhook', {})).toMatchObject({ body: { ok: false, problem: 'http.unauthorized' } });
      status = 302;
      expect(await admin.test('webhook', {})).toMatchObject({ body: { ok: false, problem: 'net.redirect' } });
      expect(got.every(({ path }) => path === '/')).toBe(true);
      const private_ = await admin.test('webhook', { config: webhook(local.url, { allowPrivate: false }) });
      expect(private_.body).toMatchObject({ ok: false, problem: 'address.private', sentences: { zh: expect.stringContaining('127.0.0.1 是内网地址'), en: expect.stringContaining('private address') } });

      const baseUrl = await wecom.open();
      const config = { ...NEW_CONFIGS.wecom_app, allowPrivate: true, baseUrl, corpId: CORP.corpId, agentId: CORP.agentId, secret: CORP.secret };
      expect(await admin.test('wecom_app', { config })).toMatchObject({ body: { ok: false, problem: 'target.missing' } });
      expect(await admin.test('wecom_app', { config, target: 'zhangsan' })).toMatchObject({ body: { ok: true } });
      const wrong = await admin.test('wecom_app', { config: { ...config, secret: 'wrong-secret' }, target: 'zhangsan' });
      expect(wrong.body).toMatchObject({ problem: 'token.refused', answer: expect.stringContaining('invalid credential') });
      expect(JSON.stringify(wrong.body)).not.toContain('wrong-secret');
      expect((await admin.one('wecom_app')).config).toEqual(NEW_CONFIGS.wecom_app);
      expect(await stored(api, "select data from events where action = 'channels.test'")).not.toMatch(/zhangsan|secret-0/);
    } finally {
      await local.close();
      await wecom.local?.close();
    }
  });

  test('任务到期，定时运行写提醒、发出去：对接系统收到一条，验签是真的，没有人和事；再跑不再发', async () => {
    const hook = await serve(() => ({ status: 204 }));
    const admin = client(api.as('admin'));
    expect((await admin.patch('webhook', { enabled: true, config: webhook(hook.url) })).status).toBe(200);
    await api.sql("insert into people (id, created_at, updated_at, username, name, role, department_id) values ('due-h', '', '', 'due-h', '李某四', 'handler', 'd-due')");
    await api.sql(`insert into tasks (id, created_at, updated_at, kind, status, owner, owner_id, department_id, person_id, ask, clock, received_at, due_at)
      values ('due-t', '', '', 'handle', 'open', 'case', 'x', 'd-due', 'due-h', '张某三的事', '{"rule":{"kind":"working_days","workingDays":5}}', '', '2026-03-16T09:30:00.000Z')`);
    const run = async (now: string) => (await api.as('admin').post<ReminderRun>('/api/reminders/run', {}, { now })).body;
    const at = '2026-03-16T09:31:00.000Z';
    expect(await run(at)).toMatchObject({ due: 1, sent: 1, failed: 0 });
    const [got] = hook.got;
    if (!got) throw new Error('nothing came');
    const asked = { headers: got.headers, body: got.body, secret: 'shared-secret-0123456789' };
    expect(await verifyWebhook({ ...asked, now: at })).toBe('genuine');
    expect(await verifyWebhook({ ...asked, body: got.body.replace('overdue', 'due_day'), now: at })).toBe('forged');
    expect(JSON.parse(got.body)).toMatchObject({ kind: 'overdue', dueAt: '2026-03-16T09:30:00.000Z', lines: ['部门办理，3月16日 17:30 到期，已超期。'] });
    expect(got.body).not.toMatch(/某三|某四/);
    expect(await run('2026-03-16T09:46:00.000Z')).toMatchObject({ sent: 0 });
    expect(hook.got).toHaveLength(1);
    expect(await api.sql("select d.status as status, d.tries as tries from deliveries d join reminders r on r.id = d.reminder_id where r.task_id = 'due-t'")).toEqual([{ status: 'sent', tries: 1 }]);
    await admin.patch('webhook', { enabled: false });
    await hook.close();
  });
}
onLibsql('试发', tryingOut);
onWorker('试发', (api) => {
  // The harness goes out by this process's fetch, which would follow a redirect before workerd sees it.
  const ownFetch = globalThis.fetch;
  beforeAll(() => {
    globalThis.fetch = (input, init) => ownFetch(input, init && new Request(String(input), { method: init.method, headers: init.headers, body: init.body, redirect: 'manual', duplex: 'half' } as RequestInit));
  });
  afterAll(() => {
    globalThis.fetch = ownFetch;
  });
  tryingOut(api);
  test('Cloudflare 的定时器来一次：到点的说了、发了；催办的不等下一次，答复之后就发', async () => {
    const hook = await serve(() => ({ status: 204 }));
    const admin = client(api.as('admin'));
    expect((await admin.patch('webhook', { enabled: true, config: webhook(hook.url) })).status).toBe(200);
    await api.sql("insert into people (id, created_at, updated_at, username, name, role, department_id, phone) values ('cron-h', '', '', 'cron-h', '李某四', 'handler', 'd-cron', '13800001111')");
    // To be kept at once, and so spoken of at whatever hour this runs.
    await api.sql(`insert into tasks (id, created_at, updated_at, kind, status, owner, owner_id, department_id, person_id, ask, clock, received_at, due_at)
      values ('cron-t', '', '', 'handle', 'open', 'case', 'x', 'd-cron', 'cron-h', '张某三的事', '{"receivedAt":"2020-01-06T01:00:00.000Z","rule":{"kind":"immediate"},"afterHours":"as_is","pauses":[],"extensions":[]}', '2020-01-06T01:00:00.000Z', '2020-01-06T09:30:00.000Z')`);
    // In the morning of a working day the day's digest would come first, and what is sent with the next run.
    await api.sql("update reminder_state set digest_day = '9999-12-31'");
    const heard = () => hook.got.filter(({ body }) => body.includes('2020-01-06T09:30:00.000Z'));
    await api.scheduled();
    expect(heard()).toHaveLength(1);
    await api.scheduled();
    expect(heard()).toHaveLength(1);

    await admin.patch('webhook', { enabled: false });
    const gateway = await serve(() => ({ status: 200 }));
    expect((await admin.patch('sms', { enabled: true, config: { ...NEW_CONFIGS.sms, allowPrivate: true, url: gateway.url, secret: 'x' } })).status).toBe(200);
    await hire(api, 'coordinator', { username: 'presser' });
    expect(await api.as('presser').post('/api/tasks/cron-t/remind', { version: 1 }, { now: NOW })).toMatchObject({ status: 200 });
    await expect.poll(() => gateway.got.length, { timeout: 15_000 }).toBe(1);
    await expect.poll(async () => (await api.sql("select d.status as status from deliveries d join reminders r on r.id = d.reminder_id where r.kind = 'urge'"))[0]?.status, { timeout: 15_000 }).toBe('sent');
    await admin.patch('sms', { enabled: false });
    await Promise.all([hook.close(), gateway.close()]);
  });
  test('在 Cloudflare 上做不到的，说做不到', async () => {
    const admin = client(api.as('admin'));
    expect(await admin.test('webhook', { config: webhook('https://hooks.example.org/', { proxy: 'http://proxy.example.org:3128' }) })).toMatchObject({ body: { problem: 'proxy.unsupported' } });
    const smtp = { ...NEW_CONFIGS.email, host: 'smtp.example.org', from: 'a@example.org' };
    expect(await admin.test('email', { config: smtp, target: 'a@example.org' })).toMatchObject({ body: { problem: 'mail.no_smtp' } });
    const edge = await serve(() => ({ status: 526 }));
    expect(await admin.test('webhook', { config: webhook(edge.url) })).toMatchObject({ body: { ok: false, problem: 'net.tls' } });
    await edge.close();
  });
});

test('消息里没有人名、电话和诉求内容：只有编号、到期和链接的位置', () => {
  expect(Object.keys(MESSAGE).toSorted()).toEqual(['dueAt', 'id', 'kind', 'lang', 'lines', 'link', 'number', 'title']);
});
