import type { D1Database, Fetcher } from '@cloudflare/workers-types';
import { createApp } from './app.ts';
import { endSpentPauses } from './cases/lapse.ts';
import { openD1 } from './platform/store.ts';

type Bindings = {
  DB: D1Database;
  ASSETS: Fetcher;
  DATA_KEY: string;
  AUTH_SECRET: string;
  TEST_CLOCK?: string;
  DEBUG_TIMING?: string;
};

const app = createApp();

// Not `satisfies ExportedHandler`: its Request and Response are not the DOM's, which the app and the panel compile with.
export default {
  fetch(request: Request, bindings: Bindings): Response | Promise<Response> {
    const clientAddress = request.headers.get('cf-connecting-ip');
    return app.fetch(request, {
      store: openD1(bindings.DB),
      dataKey: bindings.DATA_KEY,
      authSecret: bindings.AUTH_SECRET,
      testClock: bindings.TEST_CLOCK === '1',
      debugTiming: bindings.DEBUG_TIMING === '1',
      assets: bindings.ASSETS,
      ...(clientAddress !== null && { clientAddress }),
    });
  },
  async scheduled(_event: unknown, bindings: Bindings): Promise<void> {
    await endSpentPauses(openD1(bindings.DB), new Date().toISOString());
  },
};
