import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { createClient, type Client } from '@libsql/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SEED_NOW } from '../bench/rows.ts';
import { seedDistrict } from '../bench/seed.ts';
import { TEST_KEYS } from '../harness/worker.ts';
import { MIGRATIONS, migrate } from '../../worker/platform/migrate.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(`${tmpdir()}/due-order-`);
});
afterEach(() => rm(folder, { recursive: true }));

/** Cases paused with a due and without, waiting for a ruling, with every part done; parts given back and taken back; some in the trash. */
async function live(client: Client): Promise<void> {
  const run = (sql: string, ...args: (string | number | null)[]) => client.execute({ sql, args });
  await seedDistrict(run, { cases: 400, follow: 'all', dataKey: TEST_KEYS.dataKey });
  await run(`update cases set paused_at = ? where stage in ('triaged', 'working') and seq % 3 = 0`, SEED_NOW);
  await run(`update cases set awaits_confirmation = 1 where stage = 'working' and seq % 2 = 0`);
  await run(`update cases set extension_request_id = 'request-' || seq where stage = 'working' and seq % 5 = 0`);
  await run(`update tasks set status = case when rowid % 2 = 0 then 'returned' else 'cancelled' end where kind = 'handle' and rowid % 3 = 0`);
  await run(`update tasks set status = 'done' where kind = 'handle' and rowid % 7 = 0`);
  await run(`update cases set deleted_at = ? where seq % 11 = 0`, SEED_NOW);
}

async function kept(client: Client): Promise<string[]> {
  const counts = await client.execute("select view || ' ' || level || ' ' || bucket || ' ' || n as line from case_counts where n <> 0 order by 1");
  const seen = await client.execute("select department_id || ' ' || case_seq || ' ' || received_at || ' ' || coalesce(due_key, '') as line from case_departments order by 1");
  return [...counts.rows, ...seen.rows].map(({ line }) => String(line));
}

/** Up to where lists by due did not know of pauses. */
const BEFORE = '0003';

test('a database that lived before it counts, and shows its departments, as if it had always been so', async () => {
  const old = `${folder}/old`;
  await cp(MIGRATIONS, old, { recursive: true });
  for (const name of await readdir(old)) if (/^\d{4}_/.test(name) && name >= BEFORE) await rm(`${old}/${name}`);
  const [lived, fresh] = [createClient({ url: `file:${folder}/lived.db` }), createClient({ url: `file:${folder}/fresh.db` })];
  await migrate(lived, old);
  await live(lived);
  expect(await migrate(lived)).toContain('0003_due_order.sql');
  await migrate(fresh);
  await live(fresh);
  const wanted = await kept(fresh);
  expect(wanted.some((line) => line.startsWith('confirming ')) && wanted.some((line) => line.startsWith('ready ')) && wanted.some((line) => line.includes('9999-12-31T2026'))).toBe(true);
  expect(await kept(lived)).toEqual(wanted);
  lived.close();
  fresh.close();
}, 60_000);
