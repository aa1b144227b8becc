import { afterEach, describe, expect, test } from 'vitest';
import { NEW_CONFIGS, NEW_HTTP_MAIL, type ConfigOf } from '../../schema/channels.ts';
import type { SendResult } from '../../worker/reminders/channels/channel.ts';
import { send } from '../../worker/reminders/channels/send.ts';
import { sendWebhook, verifyWebhook } from '../../worker/reminders/channels/webhook.ts';
import { MESSAGE, NOW, TOOLS } from './message.ts';
import { serve, type Got, type Local, type Reply } from './server.ts';

const problem = (result: SendResult) => (result.ok ? 'sent' : `${result.problem} ${result.retry}${result.retryAfterSeconds === undefined ? '' : ` ${result.retryAfterSeconds}`}`);

let local: Local | undefined;
afterEach(() => local?.close());
async function open(answer: Reply | ((got: Got) => Reply) = { json: { code: 0 } }): Promise<Local> {
  local = await serve(typeof answer === 'function' ? answer : () => answer);
  return local;
}

describe('短信网关', () => {
  const sms = (url: string, differs: Partial<ConfigOf<'sms'>> = {}): ConfigOf<'sms'> => ({ ...NEW_CONFIGS.sms, url, allowPrivate: true, secret: 'gateway-secret/+=1', ...differs });

  test('JSON：引号、换行、表情填进去还是有效的 JSON', async () => {
    const { url, got } = await open();
    const config = sms(`${url}/send?account=a&key={secret}`, { body: '{"to":["{phone}"],"content":"{text}","ref":"{id}","nested":{"n":"{number}"}}', headers: [{ name: 'X-Token', value: 'Bearer {secret}' }] });
    expect(problem(await send(MESSAGE, '138-1234 1234', config, TOOLS))).toBe('sent');
    expect(JSON.parse(got[0]?.body ?? '')).toEqual({
      to: ['13812341234'],
      content: '任务今天到期 2026-0012 “补证”核实，今天 17:30 到期。 请在到期前办结 <尽快> & 😊 https://bcs.example.org/admin/tasks/t-1?from=remind',
      ref: MESSAGE.id,
      nested: { n: '2026-0012' },
    });
    expect(got[0]?.query.get('key')).toBe('gateway-secret/+=1');
    expect(got[0]?.headers.get('x-token')).toBe('Bearer gateway-secret/+=1');
    expect(got[0]?.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  test('表单和 GET：按百分号编码，对方解得出原文', async () => {
    const { url, got } = await open();
    await send(MESSAGE, '13812341234', sms(url, { contentType: 'application/x-www-form-urlencoded', body: 'mobile={phone}&content={text}&pwd={secret}&t={timestamp}' }), TOOLS);
    await send(MESSAGE, '13812341234', sms(`${url}/s?m={phone}&c={text}`, { method: 'GET', body: '' }), TOOLS);
    const form = new URLSearchParams(got[0]?.body);
    expect([form.get('mobile'), form.get('pwd'), form.get('t')]).toEqual(['13812341234', 'gateway-secret/+=1', String(Date.parse(NOW) / 1000)]);
    expect(form.get('content')).toContain('<尽快> & 😊');
    expect(got[1]).toMatchObject({ method: 'GET', path: '/s', body: '' });
    expect(got[1]?.query.get('c')).toBe(form.get('content'));
  });

  const success = { path: 'data.0.code', equals: 'OK', later: 'BUSY, LIMIT' };
  test.each([
    ['说成了', { json: { data: [{ code: 'OK' }] } }, 'sent'], ['说不成', { json: { data: [{ code: 'BLACK' }] } }, 'answer.said_no never'], ['说等等', { json: { data: [{ code: 'LIMIT' }] } }, 'answer.said_no later 60'],
    ['没有那一格', { json: { data: [] } }, 'answer.said_no never'], ['不是 JSON', { text: 'OK' }, 'answer.malformed never'], ['是个列表', { json: ['OK'] }, 'answer.malformed never'],
    ['401', { status: 401 }, 'http.unauthorized never'], ['403', { status: 403 }, 'http.forbidden never'], ['404', { status: 404 }, 'http.not_found never'], ['400', { status: 400 }, 'http.rejected never'], ['408', { status: 408 }, 'http.rejected later'],
    ['429', { status: 429 }, 'rate.limited later 60'], ['503 带日期', { status: 503, headers: { 'retry-after': 'Mon, 09 Mar 2026 02:02:00 GMT' } }, 'http.server later 120'], ['301', { status: 301, headers: { location: '/elsewhere' } }, 'net.redirect never'],
    ['断开', 'cut', 'net.reset later'], ['不答', 'hang', 'net.timeout later'],
  ] as const)('网关%s', async (_name, answer, expected) => {
    const { url, got } = await open(answer);
    expect(problem(await send(MESSAGE, '13812341234', sms(url, { success }), TOOLS))).toBe(expected);
    expect(got).toHaveLength(1);
  });

  test('记录里没有号码和密钥，对方照抄回来也没有', async () => {
    const { url } = await open((got) => ({ status: 500, text: `no: ${got.body} ${got.query.get('k')} ${encodeURIComponent('gateway-secret/+=1')}` }));
    const result = await send(MESSAGE, '+8613812341234', sms(`${url}?k={secret}`), TOOLS);
    expect(result.answer).toContain('***');
    expect(result.answer).not.toMatch(/13812341234|gateway-secret/);
  });

  test.each([
    ['没有 {text}', { body: '{"phone":"{phone}"}' }, 'template.no_text'], ['没有 {phone}', { body: '{"content":"{text}"}' }, 'template.no_target'], ['不是 JSON', { body: '{"a":{text},"p":"{phone}"' }, 'template.not_json'],
    ['没有地址', { url: '' }, 'config.incomplete'], ['主机里有空位', { url: 'http://{phone}.example.org/' }, 'address.malformed'], ['内网地址', { allowPrivate: false }, 'address.private'],
  ] as const)('模板或地址%s，一个字节也不发', async (_name, differs, expected) => {
    const { url, got } = await open();
    expect(problem(await send(MESSAGE, '13812341234', sms(url, differs), TOOLS))).toBe(`${expected} never`);
    expect(got).toHaveLength(0);
  });

  test.each([[null, 'target.missing'], ['', 'target.missing'], ['138{secret}', 'target.malformed'], ['13812341234,13912341234', 'target.malformed']])('收件人 %s', async (target, expected) => {
    const { url, got } = await open();
    expect(problem(await send(MESSAGE, target, sms(url), TOOLS))).toBe(`${expected} never`);
    expect(got).toHaveLength(0);
  });

  test('填进去的内容里再有花括号也只是文字；请求头里不能另起一行', async () => {
    const { url, got } = await open();
    await send({ ...MESSAGE, title: '{secret} {phone}' }, '13812341234', sms(url, { headers: [{ name: 'x-title', value: 'a{title}\tb' }] }), TOOLS);
    expect(JSON.parse(got[0]?.body ?? '').content).toContain('{secret} {phone}');
    await send({ ...MESSAGE, title: 'x\r\nevil: 1' }, '13812341234', sms(url, { headers: [{ name: 'x-title', value: '{title}' }] }), TOOLS);
    expect(got[1]?.headers.get('x-title')).toBe('xevil: 1');
    expect(got[1]?.headers.get('evil')).toBeNull();
  });
});

describe('邮件服务商的 HTTP 接口', () => {
  test('收件人、主题、正文、发件人按模板填入', async () => {
    const { url, got } = await open({ status: 202, text: '' });
    const config = { ...NEW_HTTP_MAIL, url, allowPrivate: true, secret: 'provider-secret', from: 'window@bcs.example.org' };
    expect(problem(await send(MESSAGE, 'ji@example.org', config, TOOLS))).toBe('sent');
    expect(got[0]?.headers.get('authorization')).toBe('Bearer provider-secret');
    expect(JSON.parse(got[0]?.body ?? '')).toMatchObject({ from: 'window@bcs.example.org', to: 'ji@example.org', subject: MESSAGE.title, id: MESSAGE.id });
    expect(problem(await send(MESSAGE, 'ji@example.org, other@example.org', config, TOOLS))).toBe('target.malformed never');
  });

  test('没有 SMTP 的运行环境说得出该用什么', async () => {
    const smtp = { ...NEW_CONFIGS.email, host: 'smtp.example.org', from: 'window@bcs.example.org' };
    const { fetch, now } = TOOLS;
    expect(problem(await send(MESSAGE, 'ji@example.org', smtp, { fetch, now }))).toBe('mail.no_smtp never');
  });
});

describe('签名的 webhook', () => {
  const secret = 'shared-secret-0123456789';
  const verify = ({ headers, body }: Got, now = NOW, key = secret) => verifyWebhook({ headers, body, secret: key, now });

  test('收的一方验得出真伪、过时和改动', async () => {
    const { url, got } = await open({ status: 204 });
    expect(problem(await send(MESSAGE, null, { kind: 'webhook', allowPrivate: true, proxy: '', url, secret }, TOOLS))).toBe('sent');
    const [one] = got;
    if (!one) throw new Error('nothing arrived');
    expect(one.headers.get('idempotency-key')).toBe(MESSAGE.id);
    expect(JSON.parse(one.body)).toEqual(MESSAGE);
    expect(await verify(one)).toBe('genuine');
    expect(await verify(one, '2026-03-09T02:05:00.000Z')).toBe('genuine');
    expect(await verify(one, '2026-03-09T02:05:01.000Z')).toBe('stale');
    expect(await verify(one, '2026-03-09T01:54:59.000Z')).toBe('stale');
    expect(await verify(one, NOW, 'another-secret')).toBe('forged');
    expect(await verify({ ...one, body: one.body.replace('0012', '0013') })).toBe('forged');
    const moved = new Headers(one.headers);
    moved.set('x-banchengshi-timestamp', String(Date.parse(NOW) / 1000 + 1));
    expect(await verify({ ...one, headers: moved })).toBe('forged');
    expect(await verify({ ...one, headers: new Headers() })).toBe('malformed');
  });

  test('再试一次，编号不变，时间戳和签名是新的', async () => {
    let times = 0;
    const { url, got } = await open(() => (times++ === 0 ? { status: 503 } : { status: 200, text: 'seen' }));
    const config: ConfigOf<'webhook'> = { kind: 'webhook', allowPrivate: true, proxy: '', url, secret };
    expect(problem(await sendWebhook(MESSAGE, config, TOOLS))).toBe('http.server later');
    const later = '2026-03-09T02:20:00.000Z';
    expect(problem(await sendWebhook(MESSAGE, config, { ...TOOLS, now: () => later }))).toBe('sent');
    const [first, second] = got;
    if (!first || !second) throw new Error('two should have arrived');
    expect(second.headers.get('idempotency-key')).toBe(first.headers.get('idempotency-key'));
    expect(second.headers.get('x-banchengshi-signature')).not.toBe(first.headers.get('x-banchengshi-signature'));
    expect(await verify(second, later)).toBe('genuine');
  });
});
