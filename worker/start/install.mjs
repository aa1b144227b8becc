// The first step of every npm script: node worker/start/install.mjs <script> [arguments].
// Plain JavaScript without dependencies, since it runs under whatever Node (20 or later) the machine has, before
// anything is installed. It installs when node_modules does not hold what package-lock.json says, then runs the
// script under the project's own Node 24.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const modules = join(root, 'node_modules');
const nodePath = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

const [script, ...rest] = process.argv.slice(2);
if (script === undefined) throw new Error('usage: node worker/start/install.mjs <script> [arguments]');

if (!isInstalled()) install();
run();

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return null;
  }
}

// npm writes node_modules/.package-lock.json as its last act, so an interrupted install leaves none.
function isInstalled() {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const installed = readPackages(join(modules, '.package-lock.json'));
  if (!wanted || !installed || !existsSync(nodePath)) return false;
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true;
    const found = installed[path];
    return found ? found.version === version : optional === true;
  });
}

function install() {
  console.log('· 安装依赖,首次约需一两分钟  Installing dependencies, a minute or two the first time');
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const options = { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] };
  const npm = process.env.npm_execpath;
  const done = npm
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (done.status === 0 && isInstalled()) return;
  console.error('✗ 依赖没有装好。请检查网络或 npm 源,然后再运行一次。');
  console.error('  The dependencies could not be installed. Check the network or the npm registry, then run it again.');
  process.exit(1);
}

function run() {
  const env = { ...process.env, PATH: join(modules, '.bin') + delimiter + process.env.PATH };
  const child = spawn(nodePath, [resolve(root, script), ...rest], { cwd: root, env, stdio: 'inherit' });
  // Ctrl+C reaches the child by itself; a signal sent to this process alone has to be handed on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // npm hands a signal to its shell, which dies of it without handing it on: an orphan stops as if it had been told.
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500).unref();
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
}
