import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { NEW_CONFIGS, type ConfigOf } from '../../schema/channels.ts';
import type { SendResult } from '../../worker/reminders/channels/channel.ts';
import { send } from '../../worker/reminders/channels/send.ts';
import { CERTIFICATE } from './certificate.ts';
import { MESSAGE, TOOLS } from './message.ts';
import { serveMail, type Manner } from './smtp.ts';

type Smtp = Extract<ConfigOf<'email'>, { by: 'smtp' }>;
const TO = 'ji.zhang@example.org';
const LOGIN = { user: 'window@bcs.example.org', password: 'mail-password-0123' };

const problem = (result: SendResult) => (result.ok ? 'sent' : `${result.problem} ${result.retry}`);
const body = (data: string) => Buffer.from(data.slice(data.indexOf('\r\n\r\n') + 4), 'base64').toString('utf8');

describe('SMTP', () => {
  let mail: Awaited<ReturnType<typeof serveMail>> | undefined;
  const trusted = getCACertificates('default');
  beforeAll(() => setDefaultCACertificates([...trusted, CERTIFICATE]));
  afterAll(() => setDefaultCACertificates(trusted));
  afterEach(() => mail?.close());

  async function post(manner: Manner, differs: Partial<Smtp> = {}, to = TO): Promise<SendResult> {
    mail = await serveMail(manner);
    const config: Smtp = { ...NEW_CONFIGS.email as Smtp, allowPrivate: true, host: '127.0.0.1', port: mail.port, security: 'none', from: 'window@bcs.example.org', fromName: '办不成事窗口', ...differs };
    return send(MESSAGE, to, config, { ...TOOLS, timeoutMs: 1_500 });
  }

  test('STARTTLS 以后才登录，信里是 UTF-8，编号可认出重复', async () => {
    const result = await post({ starttls: true, ...LOGIN }, { security: 'starttls', ...LOGIN });
    expect(problem(result)).toBe('sent');
    expect(result.answer).toContain('Queued as Q-1');
    const [letter] = mail?.letters ?? [];
    expect(letter).toMatchObject({ secure: true, login: LOGIN.user, from: 'window@bcs.example.org', to: [TO] });
    expect(letter?.data).toContain(`Message-ID: <${MESSAGE.id}@bcs.example.org>`);
    expect(letter?.data).toContain('Auto-Submitted: auto-generated');
    expect(letter?.data).toMatch(/Subject: =\?UTF-8\?B\?/);
    expect(body(letter?.data ?? '').replaceAll('\r\n', '\n').trim()).toBe(`${MESSAGE.title}\n${MESSAGE.lines.join('\n')}\n${MESSAGE.link}`);
  });

  test('一开始就加密的端口', async () => {
    expect(problem(await post({ implicit: true }, { security: 'tls' }))).toBe('sent');
    expect(mail?.letters[0]?.secure).toBe(true);
  });

  test('单位内的中继：不加密也不登录', async () => {
    expect(problem(await post({ starttls: true }, {}))).toBe('sent');
    expect(mail?.letters[0]).toMatchObject({ secure: false, login: null });
  });

  test('对方不支持 STARTTLS，不用明文送密码和信', async () => {
    expect(problem(await post(LOGIN, { security: 'starttls', ...LOGIN }))).toBe('mail.no_tls never');
    expect(mail?.letters).toHaveLength(0);
  });

  test('证书没人信，不送', async () => {
    setDefaultCACertificates(trusted);
    try {
      expect(problem(await post({ starttls: true }, { security: 'starttls' }))).toBe('net.tls later');
      await mail?.close();
      expect(problem(await post({ implicit: true }, { security: 'tls' }))).toBe('net.tls later');
    } finally {
      setDefaultCACertificates([...trusted, CERTIFICATE]);
    }
  });

  test.each([
    ['密码不对', { ...LOGIN, password: 'other' }, LOGIN, 'mail.auth never'], ['登录暂时不行', { ...LOGIN, answers: { AUTH: '454 4.7.0 Temporary authentication failure' } }, LOGIN, 'mail.auth later'],
    ['要登录而没有登录', LOGIN, {}, 'mail.sender never'], ['不收这个发件人', { answers: { MAIL: '553 5.1.8 Sender rejected' } }, {}, 'mail.sender never'], ['不收这个收件人', { answers: { RCPT: '550 5.1.1 No such user' } }, {}, 'mail.recipient never'],
    ['灰名单', { answers: { RCPT: '450 4.2.0 Greylisted, try again' } }, {}, 'mail.recipient later'], ['拒收', { answers: { END: '554 5.7.1 Spam' } }, {}, 'mail.refused never'], ['信箱满', { answers: { END: '452 4.2.2 Mailbox full' } }, {}, 'mail.refused later'],
    ['忙', { answers: { GREET: '421 4.3.2 Too busy' } }, {}, 'mail.refused later'], ['不说话', { silent: true }, {}, 'net.timeout later'], ['挂断', { hangUp: true }, {}, 'net.reset later'],
  ] as const)('%s', async (_name, manner, differs, expected) => {
    const result = await post(manner, differs);
    expect(problem(result)).toBe(expected);
    expect(JSON.stringify(result)).not.toMatch(/mail-password|ji\.zhang/);
    expect(mail?.letters).toHaveLength(0);
  });

  test('没人在听、没有这台主机、内网地址', async () => {
    expect(problem(await post({}, { port: 1 }))).toBe('net.refused later');
    expect(problem(await post({}, { allowPrivate: false }))).toBe('address.private never');
    expect(problem(await post({}, { host: 'nobody.invalid' }))).toBe('net.dns later');
  });

  test.each(['a@b.example\r\nRCPT TO:<c@d.example>', 'a@b.example, c@d.example', '<a@b.example>', '张三 <a@b.example>', 'a@b@c.example', 'a'])('收件人 %j 不是一个地址', async (to) => {
    expect(problem(await post({}, {}, to))).toBe('target.malformed never');
    expect(mail?.letters).toHaveLength(0);
  });
});
