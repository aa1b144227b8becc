import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ROOT } from '../../worker/start/folders.ts';

const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A Chromium of this machine (CHROMIUM_PATH first), Playwright's own, or null. */
export function findChromium(): string | null {
  const told = process.env.CHROMIUM_PATH;
  if (told !== undefined && told !== '') return existsSync(told) ? told : null;
  return [...USUAL, chromium.executablePath()].find((path) => existsSync(path)) ?? null;
}

/** Installs one: the system's where this is root on Debian, with Chinese fonts; Playwright's elsewhere. */
export function installChromium(): void {
  const quiet = { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] } satisfies Parameters<typeof execFileSync>[2];
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    execFileSync('apt-get', ['update', '-qq'], quiet);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'], { ...quiet, env });
  } else {
    execFileSync(process.execPath, [join(ROOT, 'node_modules/playwright-core/cli.js'), 'install', 'chromium'], quiet);
  }
}
