import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What came in, as bytes on a wire say it: the body decoded as UTF-8 and refused where it is none. */
export type Got = { method: string; path: string; query: URLSearchParams; headers: Headers; body: string };
export type Reply = { status?: number; headers?: Record<string, string>; json?: unknown; text?: string } | 'hang' | 'cut';

async function read(request: IncomingMessage): Promise<Got> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string') headers.set(name, value);
  return { method: request.method ?? '', path: pathname, query: searchParams, headers, body: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts)) };
}

export type Local = { url: string; port: number; got: Got[]; close(): Promise<void> };

/** A server on 127.0.0.1 that keeps what it got. `hang` never answers, `cut` breaks off in the middle. */
export async function serve(answer: (got: Got) => Reply, make: (listener: RequestListener) => Server = createServer): Promise<Local> {
  const got: Got[] = [];
  const server = make(async (request, response) => {
    const one = await read(request);
    got.push(one);
    const reply = answer(one);
    if (reply === 'hang') return;
    if (reply === 'cut') {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"err');
      setImmediate(() => response.destroy());
      return;
    }
    const { status = 200, headers = {}, json, text = '' } = reply;
    response.writeHead(status, { ...(json !== undefined && { 'content-type': 'application/json; charset=utf-8' }), ...headers });
    response.end(json === undefined ? text : JSON.stringify(json));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    got,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
