import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { fail } from './say.ts';
import { startWrangler } from './wrangler.ts';

/** `crashed` resolves if it ends without having been told to. */
export type Server = { url: string; crashed: Promise<void>; stop(): Promise<void> };
type Options = { folder: string; host: string; port: number; testClock: boolean };

const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 5_000;
const Health = z.object({ ok: z.boolean() });
const running = new Set<() => Promise<void>>();
let stopping = false;

/** Stops what was started and ends this process, on Ctrl+C, a stop signal or a closed terminal, at whatever step. */
export function stopOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, async () => {
      if (stopping) return;
      stopping = true;
      await Promise.all([...running].map((stop) => stop()));
      process.exit(0);
    });
  }
}

/** The steps up to a serving server; one that fails is told plainly, unless it failed because it was told to stop. */
export async function comeUp(steps: () => Promise<Server>): Promise<Server> {
  try {
    return await steps();
  } catch (error) {
    if (stopping) return new Promise(() => {});
    fail('没有启动成功', `It did not start: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Serves the Worker in workerd over the local D1 of `folder`; resolves when its health check answers. */
export async function startServer({ folder, host, port, testClock }: Options): Promise<Server> {
  const args = ['dev', '--ip', host, '--port', String(port), '--inspector-port', '0', '--log-level', 'warn'];
  args.push('--persist-to', join(folder, 'd1'), '--env-file', join(folder, 'secrets.env'));
  args.push('--show-interactive-dev-session=false', '--var', 'DEBUG_TIMING:1');
  if (testClock) args.push('--var', 'TEST_CLOCK:1');
  const child = startWrangler(args, ['ignore', 'inherit', 'inherit']);
  let alive = true;
  let told = false;
  const ended = once(child, 'exit').then(() => {
    alive = false;
  });
  const crashed = new Promise<void>((resolve) => {
    void ended.then(() => !told && !stopping && resolve());
  });
  const stop = async () => {
    told = true;
    running.delete(stop);
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
    await ended;
    clearTimeout(late);
  };
  running.add(stop);

  const url = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
  for (const begun = Date.now(); alive; await sleep(150)) {
    if (await isHealthy(url)) return { url, crashed, stop };
    if (Date.now() - begun > START_LIMIT_MS) {
      await stop();
      throw new Error(`${url}/api/health did not say ok within two minutes`);
    }
  }
  throw new Error('the server ended while starting');
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const answer = Health.safeParse(await (await fetch(`${url}/api/health`)).json());
    return answer.success && answer.data.ok;
  } catch {
    return false;
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
