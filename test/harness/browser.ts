import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { ROOT } from '../../worker/start/folders.ts';
import { findChromium } from './chromium.ts';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
const OUTPUT = join(ROOT, 'test/output');

/** A real Chromium; `npm test` sees to it that there is one. */
export async function launchBrowser(flags: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium found: npm test installs one, or set CHROMIUM_PATH');
  return chromium.launch({ executablePath, args: [...FLAGS, ...flags] });
}

/** A window of an office screen, speaking Chinese and standing in Beijing time. */
export async function openWindow(browser: Browser, width = 1366, height = 768): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width, height }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
}

/** Keeps what the page looks like now as test/output/<name>.png. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await mkdir(OUTPUT, { recursive: true });
  await page.screenshot({ path: join(OUTPUT, `${name}.png`) });
}
