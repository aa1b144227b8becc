import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addressesOf } from './addresses.ts';
import { ROOT, TRIAL } from './folders.ts';
import { newKeys } from './keys.ts';
import { say } from './say.ts';
import { freePort, startServer } from './server.ts';
import { runWrangler } from './wrangler.ts';

/** Not yet a district: becomes TRIAL by one rename when the demo has been loaded whole, and is thrown away before. */
const LOADING = `${TRIAL}.loading`;

/** Makes the trial district on the first start and brings its database up to date on later ones. */
export async function prepareTrial(): Promise<void> {
  if (existsSync(TRIAL)) {
    await migrate(TRIAL);
    return;
  }
  await rm(LOADING, { recursive: true, force: true });
  await mkdir(LOADING, { recursive: true });
  const { dataKey, authSecret } = newKeys();
  await writeFile(join(LOADING, 'secrets.env'), `DATA_KEY=${dataKey}\nAUTH_SECRET=${authSecret}\n`, { mode: 0o600 });
  await migrate(LOADING);
  await loadDemo(authSecret);
  await rename(LOADING, TRIAL);
}

async function migrate(folder: string): Promise<void> {
  await runWrangler(['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', join(folder, 'd1')]);
}

async function loadDemo(authSecret: string): Promise<void> {
  say('装入示例区，只在第一次', 'Loading the demo district, only this once');
  const server = await startServer({ folder: LOADING, host: '127.0.0.1', port: await freePort(), testClock: true });
  try {
    const load = spawn(process.execPath, ['worker/demo/load.ts', server.url], {
      cwd: ROOT,
      env: { ...process.env, AUTH_SECRET: authSecret },
      stdio: 'inherit',
    });
    const code = await new Promise((resolve) => load.on('close', resolve));
    if (code !== 0) throw new Error('the demo district did not load');
  } finally {
    await server.stop();
  }
}

/** `host` is where it listens; with everywhere, the first address is of the network and the last of this machine. */
export function welcome(host: string, port: number): void {
  const [url = '', ...others] = addressesOf(host).map((address) => `http://${address}:${port}`);
  const also = others.map((other) => `\n  也在     Also at     ${other}/`).join('');
  console.log(`
  公众入口 Portal      ${url}/
  管理端   Panel       ${url}/admin/
  接口说明 API         ${url}/api/docs${also}

  示例账号 Demo accounts: admin director coordinator supervisor handler viewer
  口令 Password: demo-demo-demo        按 Ctrl+C 停止  Ctrl+C stops it
`);
}
