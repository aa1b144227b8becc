import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { D1Database } from '@cloudflare/workers-types';
import { Miniflare, convertV4MiniflareOptions } from 'miniflare';
import { CACHE, ROOT } from '../../worker/start/folders.ts';
import { runWrangler } from '../../worker/start/wrangler.ts';
import { TEST_KEYS } from '../harness/worker.ts';

const FOLDER = join(CACHE, 'bench');
const CONFIG = { modules: true as const, compatibilityDate: '2026-10-23', compatibilityFlags: ['nodejs_compat'], d1Databases: { DB: 'bench' } };

/** A minified bundle, made as a deploy makes it. */
async function bundle(name: string, entry: string[]): Promise<{ script: string; kilobytes: number }> {
  const folder = join(FOLDER, name);
  await mkdir(join(ROOT, 'dist'), { recursive: true });
  await runWrangler(['deploy', ...entry, '--dry-run', '--minify', '--outdir', folder]);
  const file = (await readdir(folder)).find((one) => one.endsWith('.js'));
  if (file === undefined) throw new Error(`wrangler made no script in ${folder}`);
  const script = await readFile(join(folder, file), 'utf8');
  return { script, kilobytes: Math.round(Buffer.byteLength(script) / 1024) };
}

export type Workerd = { app: URL; bare: URL; database: D1Database; kilobytes: number; stop(): Promise<void> };

/** The real bundle and a bare handler in one workerd over one D1, each reached by a socket of its own: no dev proxy between. */
export async function startWorkerd(): Promise<Workerd> {
  const app = await bundle('app', []);
  const bare = await bundle('bare', ['test/bench/bare.ts', '--name', 'bare']);
  const socket = { unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }] };
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      workers: [
        { ...CONFIG, ...socket, name: 'app', script: app.script, bindings: { DATA_KEY: TEST_KEYS.dataKey, AUTH_SECRET: TEST_KEYS.authSecret, TEST_CLOCK: '1', DEBUG_TIMING: '1' } },
        { ...CONFIG, ...socket, name: 'bare', script: bare.script },
      ],
    }),
  );
  await miniflare.ready;
  const database = (await miniflare.getD1Database('DB', 'app')) as D1Database;
  const migrations = join(ROOT, 'schema/migrations');
  for (const file of (await readdir(migrations)).filter((name) => name.endsWith('.sql')).toSorted())
    for (const statement of (await readFile(join(migrations, file), 'utf8')).split('--> statement-breakpoint')) await database.prepare(statement).run();
  return {
    app: await miniflare.unsafeGetDirectURL('app'),
    bare: await miniflare.unsafeGetDirectURL('bare'),
    database,
    kilobytes: app.kilobytes,
    stop: () => miniflare.dispose(),
  };
}
