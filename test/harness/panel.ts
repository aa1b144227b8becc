import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { Running } from './api.ts';
import { startLibsql } from './libsql.ts';

/**
 * The app in this process as a browser reaches it: over an empty libSQL file, with the built panel, on a port of its
 * own. It begins in a tenth of the time workerd takes, and leaves the processor to the browser.
 */
export async function startPanel(): Promise<Running> {
  const files = new Hono().use(serveStatic({ root: fileURLToPath(new URL('../../dist', import.meta.url)) }));
  const app = await startLibsql(() => ({ assets: { fetch: async (request) => files.fetch(request) } }));
  const server = serve({ fetch: (request) => app.fetch(request.url, request), hostname: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...app,
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await app.close();
    },
  };
}
