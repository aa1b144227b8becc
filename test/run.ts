// npm test [-- vitest filters]: types, lint, the panel, then every test, a real browser included.
// A screen test that fails is asked once more alone, and named as unsteady where it passes then.
// npm run test:long runs test/long alone. The last line is always `N passed, N failed`.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
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
  testResults: z.array(z.object({ name: z.string(), status: z.string(), assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })) })),
});
/** How a file of tests ended. */
type Asked = { file: string; passed: number; failed: string[] };

/** A file that broke before its first test counts as one failure, and so does a run that left no report. */
async function runTests(named: readonly string[]): Promise<Asked[]> {
  const output = join(CACHE, `report-${process.pid}.json`);
  const args = ['run', '--config', 'test/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${output}`];
  const ok = await run('vitest', [...args, ...named], long ? { TEST_LONG: '1' } : {});
  const report = Report.safeParse(await readFile(output, 'utf8').then(JSON.parse, () => null));
  await rm(output, { force: true });
  if (!report.success) return [{ file: '', passed: 0, failed: ['the run left no report'] }];
  const asked = report.data.testResults.map(({ name, status, assertionResults }): Asked => {
    const failed = assertionResults.filter((test) => test.status === 'failed').map(({ fullName }) => fullName);
    const passed = assertionResults.filter((test) => test.status === 'passed').length;
    return { file: relative(ROOT, name), passed, failed: status === 'failed' && failed.length === 0 ? ['before its first test'] : failed };
  });
  return ok || asked.some(({ failed }) => failed.length > 0) ? asked : [...asked, { file: '', passed: 0, failed: ['the run did not end well'] }];
}

/** Files of screens asked a second time, at most. More is no matter of one slow moment. */
const MOST_AGAIN = 3;

/**
 * A screen test drives a browser beside another one, and a machine that stalls for seconds can fail it. Its file is asked
 * once more, alone; what passes then is counted as passed and named as unsteady, for it hides a race either in the test
 * or in the panel, and has to be found. Nothing but screens is asked twice.
 */
async function askAgain(first: Asked[]): Promise<Asked[]> {
  const broken = first.filter(({ failed }) => failed.length > 0);
  if (long || broken.length === 0 || broken.length > MOST_AGAIN || broken.some(({ file }) => !file.startsWith('test/browser/'))) return first;
  const files = broken.map(({ file }) => file);
  say('单独再跑一次没过的界面测试', `Asking once more, alone: ${files.join(', ')}`);
  const again = await runTests(files);
  for (const { file, failed } of broken)
    for (const test of failed) if (!again.some((asked) => asked.failed.length > 0 && (asked.file === file || asked.file === ''))) console.error(`! unsteady, failed once and passed alone: ${file} > ${test}`);
  return [...first.filter((asked) => !broken.includes(asked)), ...again];
}

haveBrowser();
say('检查类型与写法', 'Checking types and lint');
const checks = await Promise.all([run('tsc', ['-p', 'tsconfig.json']), run('oxlint', ['--deny-warnings']), panelBuilds()]);
const asked = await askAgain(await runTests(filters));
const failedChecks = checks.flatMap((ok, index) => (ok ? [] : [['types', 'lint', 'panel build'][index]]));
if (failedChecks.length > 0) console.error(`✗ ${failedChecks.join(', ')}: see above`);
const passed = asked.reduce((sum, one) => sum + one.passed, 0);
const failures = asked.reduce((sum, one) => sum + one.failed.length, 0) + failedChecks.length;
console.log(`${passed} passed, ${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
