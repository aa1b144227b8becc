import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { D1Database, R2Bucket } from '@cloudflare/workers-types';
import { createTestHarness } from 'wrangler';
import { openBucket } from '../../worker/platform/objects.ts';
import { ROOT } from '../../worker/start/folders.ts';
import { QUIET } from '../../worker/start/wrangler.ts';
import type { Running } from './api.ts';

/** Not secret: 32 bytes each, for tests alone. */
export const TEST_KEYS = {
  dataKey: Buffer.alloc(32, 'test data key').toString('base64'),
  authSecret: Buffer.alloc(32, 'test auth secret').toString('base64'),
};

/** The real Worker in workerd over an empty, migrated D1, with the test clock on; `database` is its D1 as the test's own process reaches it. */
export async function startWorker(): Promise<Running & { database: D1Database }> {
  Object.assign(process.env, QUIET, { WRANGLER_LOG: 'warn' });
  await mkdir(join(ROOT, 'dist'), { recursive: true });
  const bundle = process.env.WORKER_BUNDLE;
  const harness = createTestHarness({
    root: ROOT,
    workers: [
      {
        configPath: 'wrangler.toml',
        ...(bundle !== undefined && { prebuiltWorkerDir: bundle }),
        vars: { TEST_CLOCK: '1', DEBUG_TIMING: '1' },
        secrets: { DATA_KEY: TEST_KEYS.dataKey, AUTH_SECRET: TEST_KEYS.authSecret },
      },
    ],
  });
  const { url } = await harness.listen();
  const worker = harness.getWorker<{ DB: D1Database; FILES: R2Bucket }>();
  await worker.applyD1Migrations('DB');
  const { DB, FILES } = await worker.getEnv();
  return {
    database: DB,
    url: url.origin,
    fetch: (path, init) => fetch(new URL(path, url), init),
    sql: async (query, ...values) => (await DB.prepare(query).bind(...values).all()).results,
    objects: openBucket(FILES),
    scheduled: async () => void (await worker.scheduled({ cron: '*/15 * * * *', scheduledTime: new Date() })),
    close: () => harness.close(),
  };
}
