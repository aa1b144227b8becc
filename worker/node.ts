import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type HttpBindings, serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { createApp } from './app.ts';
import { nodeOutbound } from './outbound/node.ts';
import type { Env } from './platform/env.ts';
import { endSpentPauses } from './cases/lapse.ts';
import { sweepObjects } from './files/store.ts';
import { carryOnJobs } from './jobs/run.ts';
import { openFolder } from './platform/folder.ts';
import { connectLibsql, openLibsql } from './platform/libsql.ts';
import { migrate, NewerDatabase } from './platform/migrate.ts';
import { endBrokenPromises } from './provisional/lapse.ts';
import { postOf, runReminders } from './reminders/run.ts';
import { isSetupOpen } from './setup/store.ts';
import { setupToken } from './setup/token.ts';
import { addressesOf } from './start/addresses.ts';
import { installation } from './start/folders.ts';
import { hold } from './start/hold.ts';
import { newKeys, readKeys, writeKeys } from './start/keys.ts';
import { fail, say } from './start/say.ts';

const STOP_LIMIT_MS = 10_000;

const { HOST = '127.0.0.1', PORT = '8787', TEST_CLOCK, DEBUG_TIMING, TRUST_PROXY } = process.env;
const { folder, database, objects: objectFolder, keys: keyFile, lock } = installation();

// Nobody but this user reads the data, whatever the folder's own rights are.
process.umask(0o077);
await mkdir(folder, { recursive: true });
if (!hold(lock)) {
  fail(`数据目录 ${folder} 正由另一个服务使用`, `Another server is using the data folder ${folder}`);
}

let keys = await readKeys(keyFile);
if (!keys) {
  if (existsSync(database)) {
    fail(
      `有数据而没有密钥：${keyFile} 不在了。请把另行保存的密钥文件放回原处再启动；没有它，证件号码和电话无法读出。`,
      `There is data but no key: ${keyFile} is missing. Put back the copy kept apart from the data; without it ID numbers and phones cannot be read.`,
    );
  }
  keys = newKeys();
  await writeKeys(keyFile, keys);
  say(
    `已生成密钥 ${keyFile}。证件号码和电话用它加密，丢失后任何人都无法读出。请现在另存一份，与数据备份分开保管。`,
    `Made the key file ${keyFile}. ID numbers and phones are encrypted with it; if it is lost nobody can read them again. Keep a copy now, apart from the backups of the data.`,
  );
}
const { dataKey, authSecret } = keys;

const connection = await connectLibsql(database);
try {
  const applied = await migrate(connection);
  if (applied.length > 0) say(`数据库已更新到 ${applied.at(-1)}`, `The database now stands at ${applied.at(-1)}`);
} catch (error) {
  if (!(error instanceof NewerDatabase)) throw error;
  fail('数据库来自更新的版本，请换用那个版本的程序', `The database is of a newer version (${error.message}); run that version`);
}
if (TEST_CLOCK === '1') say('测试时钟已开启，不可用于真实业务', 'The test clock is on: not for real work');

const files = new Hono().use(serveStatic({ root: fileURLToPath(new URL('../dist', import.meta.url)) }));
const objects = openFolder(objectFolder);
const app = createApp();
const newEnv = (): Env => ({
  store: openLibsql(connection),
  objects,
  outbound: nodeOutbound,
  // What fails here is tried again by the next run.
  later: (work) => void work().catch((error: unknown) => console.error('sending after the answer failed', error instanceof Error ? error.name : '')),
  dataKey,
  authSecret,
  testClock: TEST_CLOCK === '1',
  debugTiming: DEBUG_TIMING === '1',
  assets: { fetch: async (request) => files.fetch(request) },
});
const site = new Hono<{ Bindings: HttpBindings }>();
site.use(compress());
site.all('*', (c) => {
  const proxied = TRUST_PROXY === '1';
  // Behind a proxy of our own the last entry is the proxy's word; earlier ones are the client's.
  const forwarded = proxied ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  const clientAddress = forwarded ?? c.env.incoming.socket.remoteAddress;
  // The proxy ends TLS; the app has to know, for it then marks its cookies secure.
  const secure = proxied && c.req.header('x-forwarded-proto') === 'https';
  const request = secure ? new Request(c.req.url.replace(/^http:/, 'https:'), c.req.raw) : c.req.raw;
  return app.fetch(request, { ...newEnv(), ...(clientAddress !== undefined && { clientAddress }) });
});

const awaitsSetup = await isSetupOpen(openLibsql(connection));
const server = serve({ fetch: site.fetch, hostname: HOST, port: Number(PORT) }, async ({ port }: AddressInfo) => {
  const panels = addressesOf(HOST).map((address) => `http://${address}:${port}/admin/`);
  say(`服务已启动：${panels.join(' 、 ')}`, `Serving at ${panels.join(' , ')}`);
  if (!awaitsSetup) return;
  const link = `${panels[0]}setup?token=${await setupToken(authSecret)}`;
  say(`首次设置，用此链接建立第一位管理员：${link}`, `First set-up, where the first administrator is made: ${link}`);
});
server.on('error', (error: NodeJS.ErrnoException) => {
  fail(`无法在 ${HOST}:${PORT} 上提供服务（${error.code}）`, `Cannot serve on ${HOST}:${PORT} (${error.code})`);
});

/** What cron does on Cloudflare. A run that fails is told by its kind alone and tried again with the next. */
const QUARTER_HOUR_MS = 900_000;
const failed = (run: string) => (error: unknown) => console.error(JSON.stringify({ run, error: error instanceof Error ? error.name : 'unknown' }));
let timer: NodeJS.Timeout;
/** On the quarter hours of the clock, as on Cloudflare: what is promised for 08:30 is not sent at 08:44. */
const arm = () => {
  timer = setTimeout(quarterly, QUARTER_HOUR_MS - (Date.now() % QUARTER_HOUR_MS));
};
function quarterly(): void {
  arm();
  const now = new Date().toISOString();
  endSpentPauses(openLibsql(connection), now).catch(failed('pauses'));
  endBrokenPromises(openLibsql(connection), now).catch(failed('promises'));
  runReminders(postOf(newEnv(), () => new Date().toISOString()), now).catch(failed('reminders'));
  carryOnJobs(newEnv(), now).catch(failed('jobs'));
  sweepObjects(openLibsql(connection), objects, now).catch(failed('files'));
}
arm();

/** Requests under way are answered first; what is still open after the limit is cut. */
function stop(): void {
  clearTimeout(timer);
  const late = setTimeout(() => process.exit(1), STOP_LIMIT_MS);
  server.close(() => {
    clearTimeout(late);
    connection.close();
    process.exit(0);
  });
  if ('closeIdleConnections' in server) server.closeIdleConnections();
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
