import dns from 'node:dns';
import { once } from 'node:events';
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import { connect, isIP, type AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeOutbound } from '../../worker/outbound/node.ts';
import { OutboundError } from '../../worker/outbound/outbound.ts';
import { CERTIFICATE, KEY } from './certificate.ts';
import { serve, type Local } from './server.ts';

/** Names of this file's own: what they resolve to is said here, so that nothing is asked of a network. */
const NAMES: Record<string, string[]> = {
  'hooks.bcs.example.org': ['127.0.0.1'],
  'mail.bcs.example.org': ['127.0.0.1'],
  'both.bcs.example.org': ['203.113.1.1', '10.0.0.8'],
  'cloud.bcs.example.org': ['169.254.169.254'],
};

let open: Local | undefined;
const realLookup = dns.lookup;
const realPromise = dns.promises.lookup;
beforeEach(() => {
  const lookUp = (name: string) => (NAMES[name] ?? []).map((address) => ({ address, family: 4 }));
  const missing = (name: string) => Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' });
  Object.assign(dns, {
    lookup(name: string, options: object, done: (error: Error | null, ...found: unknown[]) => void) {
      if (isIP(name) > 0) realLookup(name, options, done);
      else if (NAMES[name]) done(null, lookUp(name));
      else done(missing(name), []);
    },
  });
  Object.assign(dns.promises, { lookup: async (name: string, options: object) => (isIP(name) > 0 ? realPromise(name, options) : NAMES[name] ? lookUp(name) : Promise.reject(missing(name))) });
  syncBuiltinESMExports();
});
afterEach(async () => {
  Object.assign(dns, { lookup: realLookup });
  Object.assign(dns.promises, { lookup: realPromise });
  syncBuiltinESMExports();
  await open?.close();
  open = undefined;
});

const ask = (url: string, { allowPrivate = true, proxy = '' } = {}) =>
  nodeOutbound.fetch(url, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '你好', signal: AbortSignal.timeout(2_000) }, { allowPrivate, proxy });
const refused = async (answer: Promise<Response>) => {
  const error = await answer.then(() => null, (reason: unknown) => reason);
  return error instanceof OutboundError ? error.problem : error;
};

describe('自建时的出口', () => {
  test('名字解析以后再看一次地址，连到的就是看过的那个', async () => {
    open = await serve(() => ({ text: '好' }));
    const url = `http://hooks.bcs.example.org:${open.port}/x`;
    expect(await refused(ask(url, { allowPrivate: false }))).toBe('address.private');
    expect(open.got).toHaveLength(0);
    const answer = await ask(url);
    expect(await answer.text()).toBe('好');
    expect(open.got[0]).toMatchObject({ method: 'POST', body: '你好' });
    expect(open.got[0]?.headers.get('content-length')).toBe('6');
  });

  test('几个地址里有一个在内网，也不连；云上的元数据地址谁也不能允许', async () => {
    expect(await refused(ask('http://both.bcs.example.org:1/', { allowPrivate: false }))).toBe('address.private');
    expect(await refused(ask('http://cloud.bcs.example.org:1/'))).toBe('address.forbidden');
  });

  test('跳转交还给调用的人，不跟着走', async () => {
    open = await serve(() => ({ status: 307, headers: { location: `http://127.0.0.1:1/` } }));
    expect((await ask(open.url)).status).toBe(307);
    expect(open.got).toHaveLength(1);
  });

  test('没有这个名字、没人在听、断开', async () => {
    expect(await refused(ask('http://nobody.example.org/'))).toBe('net.dns');
    expect(await refused(ask('http://127.0.0.1:1/'))).toBe('net.refused');
    open = await serve(() => 'cut');
    expect(await refused(ask(open.url))).toBe('net.reset');
  });

  test('回答再长也只读开头', async () => {
    open = await serve(() => ({ text: 'x'.repeat(2_000_000) }));
    expect((await (await ask(open.url)).text()).length).toBeLessThan(200_000);
  });

  test('证书没人信、名称不符、明文对明文端口说加密，都是加密没有建成', async () => {
    open = await serve(() => ({ text: 'ok' }), (listener) => createHttps({ key: KEY, cert: CERTIFICATE }, listener));
    const at = (host: string) => `https://${host}:${open?.port}/`;
    expect(await refused(ask(at('mail.bcs.example.org')))).toBe('net.tls');
    const trusted = getCACertificates('default');
    setDefaultCACertificates([...trusted, CERTIFICATE]);
    try {
      expect((await ask(at('mail.bcs.example.org'))).status).toBe(200);
      expect(await refused(ask(at('hooks.bcs.example.org')))).toBe('net.tls');
    } finally {
      setDefaultCACertificates(trusted);
    }
    await open.close();
    open = await serve(() => ({ text: 'ok' }));
    expect(await refused(ask(at('127.0.0.1')))).toBe('net.tls');
  });

  test('经转发代理：http 交整个地址，https 打通道；代理不通就说是代理', async () => {
    open = await serve(() => ({ text: 'end to end' }), (listener) => createHttps({ key: KEY, cert: CERTIFICATE }, listener));
    const { port } = open;
    const asked: string[] = [];
    const proxy = createHttp((request, response) => {
      asked.push(request.url ?? '');
      response.end('by proxy');
    });
    proxy.on('connect', (request, client, head) => {
      asked.push(request.url ?? '');
      if (request.url?.startsWith('closed.')) return client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      const tunnel = connect(port, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 OK\r\n\r\n');
        tunnel.write(head);
        tunnel.pipe(client).pipe(tunnel);
      });
      client.on('error', () => tunnel.destroy());
      return undefined;
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const by = { proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` };
    const trusted = getCACertificates('default');
    setDefaultCACertificates([...trusted, CERTIFICATE]);
    try {
      // Names are the proxy's to resolve: this one nobody knows here.
      expect(await (await ask('http://elsewhere.example.org/a', by)).text()).toBe('by proxy');
      expect(await (await ask('https://mail.bcs.example.org/b', by)).text()).toBe('end to end');
      expect(asked).toEqual(['http://elsewhere.example.org/a', 'mail.bcs.example.org:443']);
      expect(await refused(ask('https://closed.example.org/', by))).toBe('proxy.failed');
      expect(await refused(ask('http://elsewhere.example.org/', { ...by, allowPrivate: false }))).toBe('address.private');
      expect(await refused(ask('http://elsewhere.example.org/', { proxy: 'http://127.0.0.1:1' }))).toBe('proxy.failed');
      expect(await refused(ask('http://elsewhere.example.org/', { proxy: 'http://nobody.example.org' }))).toBe('net.dns');
    } finally {
      setDefaultCACertificates(trusted);
      proxy.closeAllConnections();
      proxy.close();
    }
  });
});
