import http from 'node:http';
import https from 'node:https';
import { sendMail } from './mail.ts';
import { OutboundError, type Outbound, type OutboundRequest, type Route } from './outbound.ts';
import { guardedLookup, problemOf, resolveChecked } from './resolve.ts';
import { checkUrl } from './rules.ts';

/** An answer is read up to here; the rest is of no use to anybody. */
const MAX_ANSWER = 65_536;

function asOutbound(error: unknown, host: string, proxied: boolean, { aborted }: AbortSignal): OutboundError {
  if (error instanceof OutboundError) return error;
  if (aborted) return new OutboundError({ problem: 'net.timeout', params: { host } });
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const problem = problemOf(code);
  // What does not connect then is the proxy: only it is connected to.
  if (proxied && (problem === 'net.dns' || problem === 'net.refused' || problem === 'net.unreachable')) return new OutboundError({ problem: 'proxy.failed', params: {} }, code);
  return new OutboundError({ problem, params: { host } }, code);
}

function agentFor(secure: boolean, proxy: string): http.Agent {
  const proxyEnv = proxy === '' ? {} : { HTTP_PROXY: proxy, HTTPS_PROXY: proxy };
  return secure ? new https.Agent({ proxyEnv }) : new http.Agent({ proxyEnv });
}

function ask(url: URL, { method, headers, body, signal }: OutboundRequest, { allowPrivate, proxy }: Route): Promise<Response> {
  const secure = url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    const request = (secure ? https : http).request(url, {
      method, signal,
      headers: { ...headers, 'accept-encoding': 'identity', ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }) },
      agent: agentFor(secure, proxy),
      ...(proxy === '' && { lookup: guardedLookup(allowPrivate) }),
    });
    request.on('error', reject);
    request.on('response', (answer) => {
      const parts: Buffer[] = [];
      let size = 0;
      const done = () => {
        const told = new Headers();
        for (const [name, value] of Object.entries(answer.headers)) if (typeof value === 'string') told.set(name, value);
        const status = answer.statusCode ?? 502;
        const empty = status === 204 || status === 205 || status === 304;
        resolve(new Response(empty ? null : new Uint8Array(Buffer.concat(parts)), { status, headers: told }));
      };
      answer.on('data', (part: Buffer) => {
        parts.push(part);
        size += part.length;
        if (size > MAX_ANSWER) {
          answer.removeAllListeners();
          answer.on('error', () => undefined);
          answer.destroy();
          done();
        }
      });
      answer.on('end', done);
      answer.on('error', reject);
      answer.on('aborted', () => reject(Object.assign(new Error('cut off'), { code: 'ECONNRESET' })));
    });
    request.end(body);
  });
}

/** A machine of one's own: names are checked after they are resolved, forward proxies and SMTP work. */
export const nodeOutbound: Outbound = {
  async fetch(url, request, route) {
    const refused = checkUrl(url, route.allowPrivate) ?? (route.proxy === '' ? undefined : checkUrl(route.proxy, route.allowPrivate));
    if (refused) throw new OutboundError(refused);
    const { hostname } = new URL(url);
    if (route.proxy !== '') await resolveChecked(new URL(route.proxy).hostname, route.allowPrivate);
    try {
      return await ask(new URL(url), request, route);
    } catch (error) {
      throw asOutbound(error, hostname, route.proxy !== '', request.signal);
    }
  },
  sendMail,
};
