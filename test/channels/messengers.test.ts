import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ConfigOf } from '../../schema/channels.ts';
import type { SendResult } from '../../worker/reminders/channels/channel.ts';
import { send } from '../../worker/reminders/channels/send.ts';
import { APP, Dingtalk, ROBOT } from './dingtalk.ts';
import { MESSAGE, TOOLS } from './message.ts';
import { CORP, Wecom } from './wecom.ts';

const route = { allowPrivate: true, proxy: '' };
const problem = (result: SendResult) => (result.ok ? 'sent' : `${result.problem} ${result.retry}${result.retryAfterSeconds === undefined ? '' : ` ${result.retryAfterSeconds}`}`);
const reply = (errcode: number, errmsg = 'x', more: object = {}) => ({ json: { errcode, errmsg, ...more } });

describe('企业微信', () => {
  let wecom: Wecom;
  let robot: ConfigOf<'wecom_robot'>;
  let app: ConfigOf<'wecom_app'>;
  beforeEach(async () => {
    wecom = new Wecom();
    const baseUrl = await wecom.open();
    robot = { kind: 'wecom_robot', ...route, baseUrl, key: CORP.key, format: 'markdown' };
    app = { kind: 'wecom_app', ...route, baseUrl: `${baseUrl}/`, corpId: CORP.corpId, agentId: CORP.agentId, secret: CORP.secret };
  });
  afterEach(() => wecom.local?.close());
  const got = () => wecom.local?.got ?? [];

  test('群机器人收到 UTF-8 的 markdown，尖括号不成标记', async () => {
    expect(problem(await send(MESSAGE, null, robot, TOOLS))).toBe('sent');
    expect(got()[0]?.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(JSON.parse(got()[0]?.body ?? '')).toEqual({
      msgtype: 'markdown',
      markdown: { content: '### 任务今天到期\n\n2026-0012 “补证”核实，今天 17:30 到期。\n\n请在到期前办结 ＜尽快＞ & 😊\n\n[打开](https://bcs.example.org/admin/tasks/t-1?from=remind)' },
    });
  });

  test.each(['markdown', 'text'] as const)('很长的摘要裁到对方收得下，首尾都在（%s）', async (format) => {
    const lines = Array.from({ length: 300 }, (_, at) => `2026-${at} 今天 17:30 到期，请办结。`);
    expect(problem(await send({ ...MESSAGE, lines }, null, { ...robot, format }, TOOLS))).toBe('sent');
    const { content } = JSON.parse(got()[0]?.body ?? '')[format];
    expect(content).toContain('任务今天到期');
    expect(content).toContain('……');
    expect(content).toContain('from=remind');
  });

  test.each([
    ['机器人已移除', reply(93000), 'robot.unknown never'], ['限流', reply(45009), 'rate.limited later 60'], ['繁忙', reply(-1), 'http.server later'], ['内容过长', reply(45002), 'content.refused never'],
    ['没见过的错误码', reply(99999), 'answer.said_no never'], ['不是 JSON', { text: '<html>登录上网</html>' }, 'answer.malformed never'], ['没有错误码', { json: {} }, 'answer.malformed never'],
    ['429 带等待', { status: 429, headers: { 'retry-after': '17' } }, 'rate.limited later 17'], ['502', { status: 502 }, 'http.server later'], ['半截', 'cut', 'net.reset later'], ['不答', 'hang', 'net.timeout later'],
  ] as const)('群机器人：%s', async (_name, answer, expected) => {
    wecom.next.push(answer);
    expect(problem(await send(MESSAGE, null, robot, TOOLS))).toBe(expected);
    expect(got()).toHaveLength(1);
  });

  test('错的 key 说机器人不存在，记录里没有 key', async () => {
    const result = await send(MESSAGE, null, { ...robot, key: 'another-key-0000' }, TOOLS);
    expect(problem(result)).toBe('robot.unknown never');
    expect(result.answer).toContain('invalid webhook url');
    expect(JSON.stringify(result)).not.toContain('another-key-0000');
  });

  test('应用消息：令牌用到期满，只换一次，重复检查打开', async () => {
    expect(problem(await send(MESSAGE, 'zhangsan', app, TOOLS))).toBe('sent');
    expect(problem(await send(MESSAGE, 'zhangsan', app, TOOLS))).toBe('sent');
    expect(wecom.tokens).toHaveLength(1);
    expect(JSON.parse(got()[1]?.body ?? '')).toMatchObject({ touser: 'zhangsan', msgtype: 'text', agentid: 1_000_002, enable_duplicate_check: 1 });
    const later = () => '2026-03-09T04:00:00.000Z';
    expect(problem(await send(MESSAGE, 'zhangsan', app, { ...TOOLS, now: later }))).toBe('sent');
    expect(wecom.tokens).toHaveLength(2);
  });

  test('十条一起发，令牌也只换一次', async () => {
    const results = await Promise.all(Array.from({ length: 10 }, () => send(MESSAGE, 'zhangsan', app, TOOLS)));
    expect(results.map(problem)).toEqual(Array.from({ length: 10 }, () => 'sent'));
    expect(wecom.tokens).toHaveLength(1);
  });

  test('令牌提前失效，换一次再发；一直失效就说出来', async () => {
    await send(MESSAGE, 'zhangsan', app, TOOLS);
    wecom.ended.add(wecom.tokens[0] ?? '');
    expect(problem(await send(MESSAGE, 'zhangsan', app, TOOLS))).toBe('sent');
    expect(wecom.tokens).toHaveLength(2);
    wecom.tokens.forEach((token) => wecom.ended.add(token));
    wecom.ended.add('token-3-abcdefghijklmnop');
    const before = got().length;
    expect(problem(await send(MESSAGE, 'zhangsan', app, TOOLS))).toBe('token.expired later');
    expect(got().length - before).toBe(3);
  });

  test.each([
    ['不在可见范围', 'lisi', {}, [], 'target.unknown never'], ['企业 ID 不对', 'zhangsan', { corpId: 'ww1' }, [], 'token.refused never'], ['密钥不对', 'zhangsan', { secret: 'wrong-secret' }, [], 'token.refused never'],
    ['应用编号不对', 'zhangsan', { agentId: '9' }, [], 'app.unknown never'], ['出口地址不可信', 'zhangsan', {}, [reply(60020, 'not allow to access from your ip')], 'ip.not_allowed never'],
    ['没有许可', 'zhangsan', {}, [reply(0, 'ok', { access_token: 'tok-12345678', expires_in: 7_200 }), reply(0, 'ok', { unlicenseduser: 'zhangsan' })], 'target.unknown never'],
    ['部分无效', 'zhangsan', {}, [reply(0, 'ok', { access_token: 'tok-12345678', expires_in: 7_200 }), reply(0, 'ok', { invaliduser: 'zhangsan' })], 'target.unknown never'],
    ['换令牌时限流', 'zhangsan', {}, [reply(45009)], 'rate.limited later 60'], ['令牌答得不成样子', 'zhangsan', {}, [reply(0)], 'answer.malformed never'], ['换令牌超时', 'zhangsan', {}, ['hang'], 'net.timeout later'],
  ] as const)('应用消息：%s', async (_name, target, differs, next, expected) => {
    wecom.next.push(...next);
    const result = await send(MESSAGE, target, { ...app, ...differs }, TOOLS);
    expect(problem(result)).toBe(expected);
    expect(JSON.stringify(result)).not.toMatch(/corp-secret|wrong-secret|tok-12345678|zhangsan|lisi/);
  });

  test.each([null, '', '@all', 'zhangsan|lisi', '张三', 'a b', 'x'.repeat(65)])('收件人 %s 什么也不发', async (target) => {
    expect((await send(MESSAGE, target, app, TOOLS)).ok).toBe(false);
    expect(got()).toHaveLength(0);
  });
});

describe('钉钉', () => {
  let dingtalk: Dingtalk;
  let robot: ConfigOf<'dingtalk_robot'>;
  let app: ConfigOf<'dingtalk_app'>;
  beforeEach(async () => {
    dingtalk = new Dingtalk();
    const baseUrl = await dingtalk.open();
    robot = { kind: 'dingtalk_robot', ...route, baseUrl, ...ROBOT, format: 'markdown' };
    app = { kind: 'dingtalk_app', ...route, baseUrl, ...APP };
  });
  afterEach(() => dingtalk.local?.close());
  const got = () => dingtalk.local?.got ?? [];

  test('群机器人按毫秒时间戳加签，对方算得出同一个签名', async () => {
    expect(problem(await send(MESSAGE, null, robot, TOOLS))).toBe('sent');
    expect(JSON.parse(got()[0]?.body ?? '')).toMatchObject({ msgtype: 'markdown', markdown: { title: '任务今天到期' } });
  });

  // A base64 signature holds + and / and =, which mean something else in an address: many instants, so that each turns up.
  test('签名里的 + / = 在地址里不走样', async () => {
    for (let minute = 0; minute < 40; minute++) {
      const at = new Date(Date.parse('2026-03-09T01:30:00.000Z') + minute * 60_000).toISOString();
      expect(problem(await send(MESSAGE, null, robot, { ...TOOLS, now: () => at })), at).toBe('sent');
    }
  });

  test('加签密钥不对、时钟不准、缺关键词、不在白名单，各有各的话', async () => {
    expect(problem(await send(MESSAGE, null, { ...robot, secret: 'SEC-wrong-secret' }, TOOLS))).toBe('sign.mismatch never');
    dingtalk.now = '2026-03-09T05:00:00.000Z';
    expect(problem(await send(MESSAGE, null, robot, TOOLS))).toBe('clock.off never');
    dingtalk.now = '2026-03-09T02:00:00.000Z';
    dingtalk.keyword = '监控报警';
    expect(problem(await send(MESSAGE, null, robot, TOOLS))).toBe('content.keyword never');
    dingtalk.next.push(reply(310000, 'ip 203.0.113.9 not in whitelist'));
    expect(problem(await send(MESSAGE, null, robot, TOOLS))).toBe('ip.not_allowed never');
  });

  test.each([
    ['不存在的令牌', reply(300005, 'token is not exist'), 'robot.unknown never'], ['限流', reply(130101, 'send too fast, exceed 20 times per minute'), 'rate.limited later 60'], ['另一种限流', reply(410100), 'rate.limited later 60'],
    ['停用', reply(400102), 'robot.unknown never'], ['繁忙', reply(-1, '系统繁忙'), 'http.server later'], ['违禁内容', reply(430104), 'content.refused never'], ['500', { status: 500 }, 'http.server later'], ['跳转', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }, 'net.redirect never'],
  ] as const)('群机器人：%s', async (_name, answer, expected) => {
    dingtalk.next.push(answer);
    expect(problem(await send(MESSAGE, null, robot, TOOLS))).toBe(expected);
    expect(got()).toHaveLength(1);
  });

  test('不用加签的机器人不带签名', async () => {
    dingtalk.next.push(reply(0, 'ok'));
    await send(MESSAGE, null, { ...robot, secret: '', format: 'text' }, TOOLS);
    expect([...(got()[0]?.query.keys() ?? [])]).toEqual(['access_token']);
  });

  test('工作通知：收下以后再问一次有没有这个人', async () => {
    expect(problem(await send(MESSAGE, 'manager4220', app, TOOLS))).toBe('sent');
    expect(got().map(({ path }) => path.split('/').at(-1))).toEqual(['gettoken', 'asyncsend_v2', 'getsendresult']);
    expect(JSON.parse(got()[1]?.body ?? '')).toMatchObject({ agent_id: 123_456_789, userid_list: 'manager4220', to_all_user: false, msg: { msgtype: 'text' } });
    expect(problem(await send(MESSAGE, 'nobody', app, TOOLS))).toBe('target.unknown never');
    dingtalk.sendResult = { forbidden_user_id_list: ['manager4220'] };
    expect(problem(await send(MESSAGE, 'manager4220', app, TOOLS))).toBe('rate.quota later');
  });

  test('问不到结果不算没发：再发一次就重了', async () => {
    await send(MESSAGE, 'manager4220', app, TOOLS);
    dingtalk.next.push({ json: { errcode: 0, errmsg: 'ok', task_id: 1 } }, { status: 500 });
    expect(problem(await send(MESSAGE, 'manager4220', app, TOOLS))).toBe('sent');
  });

  test('令牌提前失效，换一次再发', async () => {
    await send(MESSAGE, 'manager4220', app, TOOLS);
    dingtalk.ended.add(dingtalk.tokens[0] ?? '');
    expect(problem(await send(MESSAGE, 'manager4220', app, TOOLS))).toBe('sent');
    expect(dingtalk.tokens).toHaveLength(2);
  });

  const token = reply(0, 'ok', { access_token: 'tok-12345678', expires_in: 7_200 });
  test.each([
    ['密钥不对', { appSecret: 'wrong-secret' }, [], 'token.refused never'], ['应用编号不对', { agentId: '5' }, [], 'app.unknown never'], ['没有权限（88 里面）', {}, [token, reply(88, 'ding talk error', { sub_code: '60011', sub_msg: '没有调用该接口的权限' })], 'app.forbidden never'],
    ['全部调用被暂停', {}, [token, reply(88, 'ding talk error', { sub_code: '90018', sub_msg: '您的服务器调用钉钉开放平台所有接口的请求都被暂时禁用了' })], 'rate.limited later 60'], ['限流', {}, [token, reply(143103)], 'rate.limited later 60'],
    ['当天额度', {}, [token, reply(143105)], 'rate.quota later 3600'], ['同样的话今天说过了', {}, [token, reply(143106)], 'sent'], ['可信地址', {}, [reply(60020)], 'ip.not_allowed never'],
  ] as const)('工作通知：%s', async (_name, differs, next, expected) => {
    dingtalk.next.push(...next);
    const result = await send(MESSAGE, 'manager4220', { ...app, ...differs }, TOOLS);
    expect(problem(result)).toBe(expected);
    expect(JSON.stringify(result)).not.toMatch(/app-secret|wrong-secret|tok-12345678|manager4220/);
  });

  test.each([null, '', 'a,b', 'a b', 'x'.repeat(65)])('收件人 %s 什么也不发', async (target) => {
    expect((await send(MESSAGE, target, app, TOOLS)).ok).toBe(false);
    expect(got()).toHaveLength(0);
  });
});
