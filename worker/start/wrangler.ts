import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './folders.ts';

const CLI = join(ROOT, 'node_modules/wrangler/bin/wrangler.js');

/** No questions, no telemetry, no look-ups on the network, no state outside the repository. */
export const QUIET = {
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_LOG_PATH: join(ROOT, '.wrangler/logs'),
  WRANGLER_NO_SKILLS_UPDATE_PROMPTS: 'true',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_SEND_METRICS: 'false',
  X_LOCAL_EXPLORER: 'false',
  X_LOCAL_OBSERVABILITY: 'false',
};

/** Starts the wrangler command line with these arguments. */
export function startWrangler(args: string[], stdio: StdioOptions): ChildProcess {
  return spawn(process.execPath, [CLI, ...args], { cwd: ROOT, env: { ...process.env, ...QUIET }, stdio });
}

/** Runs it to its end without a question; answers what it printed, throws it if it fails. */
export async function runWrangler(args: string[]): Promise<string> {
  const child = startWrangler(args, ['ignore', 'pipe', 'pipe']);
  let output = '';
  let complaints = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (complaints += chunk));
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`wrangler ${args.slice(0, 3).join(' ')}: ${`${output}\n${complaints}`.trim()}`);
  return output;
}
