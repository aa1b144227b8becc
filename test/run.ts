// npm test [-- vitest filters]: types, lint, the panel, then every test, a real browser included.
// npm run test:long runs test/long alone. The last line is always `N passed, N failed`.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CACHE, ROOT } from '../worker/start/folders.ts';
import { buildPanel } from '../worker/start/panel.ts';
import { fail, say } from '../worker/start/say.ts';
import { findChromium, installChromium } from './harness/chromium.ts';

const BIN = join(ROOT, 'node_modules/.bin');
const [first, ...others] = process.argv.slice(2);
const long = first === '--long';
const filters = long || first === undefined ? others : [first, ...others];
const running = new Set<ChildProcess>();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    for (const child of running) child.kill('SIGTERM');
    process.exit(130);
  });
}

/** Whether the command ended well. */
function run(name: string, args: string[], env: Record<string, string> = {}): Promise<boolean> {
  const child = spawn(join(BIN, name), args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
  running.add(child);
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('exit', (code) => {
      running.delete(child);
      resolve(code === 0);
    });
  });
}

function haveBrowser(): void {
  if (findChromium() !== null) return;
  if (process.env.CHROMIUM_PATH) fail('CHROMIUM_PATH 指向的浏览器不存在', 'There is no browser at CHROMIUM_PATH');
  say('安装测试用的 Chromium', 'Installing Chromium for the browser tests');
  try {
    installChromium();
  } catch {
    // What the installer said stands above; the sentence below says what to do.
  }
  if (findChromium() !== null) return;
  fail(
    '没有可用的 Chromium,也未能装上。请装好 Chromium 或 Chrome,或用 CHROMIUM_PATH 指明位置,然后再运行 npm test。',
    'There is no Chromium and none could be installed. Install Chromium or Chrome, or name it in CHROMIUM_PATH, then run npm test again.',
  );
}

async function panelBuilds(): Promise<boolean> {
  try {
    await buildPanel();
    return true;
  } catch (error) {
    console.error(error);
    return false;
  }
}

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

/** Passed and failed tests; a file that broke before its first test counts as one failure. */
async function runTests(): Promise<{ passed: number; failed: number }> {
  const file = join(CACHE, `report-${process.pid}.json`);
  const args = ['run', '--config', 'test/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ok = await run('vitest', [...args, ...filters], long ? { TEST_LONG: '1' } : {});
  const report = Report.safeParse(await readFile(file, 'utf8').then(JSON.parse, () => null));
  await rm(file, { force: true });
  if (!report.success) return { passed: 0, failed: 1 };
  const { numPassedTests: passed, numFailedTests, testResults } = report.data;
  const broken = testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'));
  const failed = numFailedTests + broken.length;
  return { passed, failed: ok ? failed : Math.max(failed, 1) };
}

haveBrowser();
say('检查类型与写法', 'Checking types and lint');
const checks = await Promise.all([run('tsc', ['-p', 'tsconfig.json']), run('oxlint', ['--deny-warnings']), panelBuilds()]);
const { passed, failed } = await runTests();
const failedChecks = checks.flatMap((ok, index) => (ok ? [] : [['types', 'lint', 'panel build'][index]]));
if (failedChecks.length > 0) console.error(`✗ ${failedChecks.join(', ')}: see above`);
const failures = failed + failedChecks.length;
console.log(`${passed} passed, ${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
