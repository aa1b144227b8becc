import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../worker/app.ts';
import { nodeOutbound } from '../../worker/outbound/node.ts';
import type { Env } from '../../worker/platform/env.ts';
import { connectLibsql, openLibsql } from '../../worker/platform/libsql.ts';
import { openFolder } from '../../worker/platform/folder.ts';
import { migrate } from '../../worker/platform/migrate.ts';
import type { Store } from '../../worker/platform/store.ts';
import type { Running } from './api.ts';
import { TEST_KEYS } from './worker.ts';

const NO_ASSETS = { fetch: async () => new Response(null, { status: 404 }) };

/**
 * The same app in this process over an empty, migrated libSQL file, with the test clock on; no files are served.
 * `otherwise` says what differs in a request's environment, its store given.
 */
export async function startLibsql(otherwise: (store: Store) => Partial<Env> = () => ({})): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'banchengshi-'));
  const connection = await connectLibsql(join(folder, 'test.db'));
  await migrate(connection);
  const objects = openFolder(join(folder, 'objects'));
  const app = createApp();
  return {
    url: null,
    async fetch(path, init) {
      const store = openLibsql(connection);
      return app.fetch(new Request(new URL(path, 'http://localhost'), init), {
        ...TEST_KEYS,
        store,
        testClock: true,
        debugTiming: true,
        objects,
        outbound: nodeOutbound,
        assets: NO_ASSETS,
        clientAddress: '127.0.0.1',
        ...otherwise(store),
      });
    },
    async sql(query, ...values) {
      const { columns, rows } = await connection.execute({ sql: query, args: values });
      return rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])));
    },
    objects,
    async close() {
      connection.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
