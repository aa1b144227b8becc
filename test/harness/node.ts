import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { connectLibsql } from '../../worker/platform/libsql.ts';
import { migrate } from '../../worker/platform/migrate.ts';
import { CACHE, installation, ROOT } from '../../worker/start/folders.ts';
import { newKeys, writeKeys } from '../../worker/start/keys.ts';

/** What a first start leaves in `folder`, made here without starting a server. */
export async function install(folder: string): Promise<void> {
  const { database, keys } = installation(folder);
  await mkdir(folder, { recursive: true });
  const connection = await connectLibsql(database);
  await migrate(connection);
  connection.close();
  await writeKeys(keys, newKeys());
}

/** How a test starts a process of the product: what is imported is found and compiled without doing it all over again. */
export const QUICKLY: readonly string[] = ['--import', './test/harness/resolving.ts'];
export const COMPILED = { NODE_COMPILE_CACHE: join(CACHE, 'compiled') };

/** `lines` is what it printed so far; `stop` answers the exit code, null where a signal ended it. */
export type NodeServer = { url: string; lines: string[]; stop(signal?: NodeJS.Signals): Promise<number | null> };

/**
 * The self-hosted entry as a process of its own over `folder`, on a port of its own, for what a process alone can
 * show: restarts, kill -9, two at once. Throws with what it printed if it does not come up.
 */
export async function startNode(folder: string, env: Record<string, string> = {}): Promise<NodeServer> {
  const child = spawn(process.execPath, [...QUICKLY, 'worker/node.ts'], {
    cwd: ROOT,
    env: { ...process.env, ...COMPILED, DATA_DIR: folder, HOST: '127.0.0.1', PORT: '0', DEBUG_TIMING: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (line: string) => {
      lines.push(line);
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
      if (address !== undefined) resolve(address);
    };
    createInterface(child.stdout).on('line', hear);
    createInterface(child.stderr).on('line', hear);
    void ended.then(() => reject(new Error(lines.join('\n'))));
  });
  const stop = (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    return ended;
  };
  return { url, lines, stop };
}
