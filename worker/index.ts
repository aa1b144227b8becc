import type { D1Database, ExecutionContext, Fetcher, R2Bucket } from '@cloudflare/workers-types';
import { createApp } from './app.ts';
import { endSpentPauses } from './cases/lapse.ts';
import { sweepObjects } from './files/store.ts';
import { carryOnJobs } from './jobs/run.ts';
import { webOutbound } from './outbound/web.ts';
import type { Env } from './platform/env.ts';
import { endBrokenPromises } from './provisional/lapse.ts';
import { openBucket } from './platform/objects.ts';
import { openD1 } from './platform/store.ts';
import { postOf, runReminders } from './reminders/run.ts';

type Bindings = {
  DB: D1Database;
  FILES: R2Bucket;
  ASSETS: Fetcher;
  DATA_KEY: string;
  AUTH_SECRET: string;
  TEST_CLOCK?: string;
  DEBUG_TIMING?: string;
};

const app = createApp();

const envOf = (bindings: Bindings): Omit<Env, 'assets'> => ({
  store: openD1(bindings.DB),
  objects: openBucket(bindings.FILES),
  outbound: webOutbound,
  dataKey: bindings.DATA_KEY,
  authSecret: bindings.AUTH_SECRET,
  testClock: bindings.TEST_CLOCK === '1',
  debugTiming: bindings.DEBUG_TIMING === '1',
});
/** A cron run serves no files. */
const NO_FILES = { fetch: async () => new Response(null, { status: 404 }) };

// Not `satisfies ExportedHandler`: its Request and Response are not the DOM's, which the app and the panel compile with.
export default {
  fetch(request: Request, bindings: Bindings, context: Pick<ExecutionContext, 'waitUntil'>): Response | Promise<Response> {
    const clientAddress = request.headers.get('cf-connecting-ip');
    return app.fetch(request, { ...envOf(bindings), assets: bindings.ASSETS, later: (work) => context.waitUntil(work()), ...(clientAddress !== null && { clientAddress }) });
  },
  async scheduled(_event: unknown, bindings: Bindings): Promise<void> {
    const now = new Date().toISOString();
    // Each may ask its fill of queries; the second is not kept from its turn by the first.
    const ended = await Promise.allSettled([
      endSpentPauses(openD1(bindings.DB), now),
      endBrokenPromises(openD1(bindings.DB), now),
      runReminders(postOf(envOf(bindings), () => new Date().toISOString()), now),
      carryOnJobs({ ...envOf(bindings), assets: NO_FILES }, now),
      sweepObjects(openD1(bindings.DB), openBucket(bindings.FILES), now),
    ]);
    for (const run of ended) if (run.status === 'rejected') throw run.reason;
  },
};
