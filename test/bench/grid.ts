// What the spreadsheet costs a person in real Chromium over 100,000 cases: figures to print, nothing is asserted.
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../harness/browser.ts';
import { DEPARTMENTS, MATTERS } from './words.ts';

type Figure = { what: string; measured: string; wanted: string };
type Asked = { url: string; headers: Record<string, string>; minutes: number };

/** Kept by the page itself, so that the distance to this process adds nothing. */
type Probe = { firstRow: number | null; keys: number[]; blank: number; stop: boolean };
declare global {
  interface Window {
    probe: Probe;
  }
}

const ROW = 32;
const median = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN;
const late = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length * 0.95)] ?? NaN;
const ms = (value: number) => `${Math.round(value)} ms`;

/** Runs before the page's own scripts: notes when the first row of data stands on screen. */
function watch(): void {
  window.probe = { firstRow: null, keys: [], blank: 0, stop: false };
  const look = () => {
    const cell = document.querySelector('.grid [role="row"][aria-rowindex="2"] .grid-value');
    if (cell?.textContent) window.probe.firstRow = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function openGrid(browser: Browser, { url, headers }: Asked): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', extraHTTPHeaders: headers, permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(`${url}/admin/cases/view/all`);
  await page.waitForFunction(() => window.probe.firstRow !== null);
  return page;
}

async function firstRows(page: Page): Promise<number> {
  const took: number[] = [];
  for (let turn = 0; turn < 5; turn++) {
    await page.reload();
    await page.waitForFunction(() => window.probe.firstRow !== null);
    took.push(await page.evaluate(() => window.probe.firstRow ?? NaN));
  }
  return median(took);
}

async function jumps(page: Page): Promise<number[]> {
  const took: number[] = [];
  for (let turn = 0; turn < 8; turn++)
    took.push(
      await page.evaluate(
        ({ row, height }) =>
          new Promise<number>((resolve) => {
            const grid = document.querySelector('.grid');
            if (!grid) throw new Error('no grid');
            const began = performance.now();
            grid.scrollTop = row * height;
            const look = () => {
              const cell = grid.querySelector(`[role="row"][aria-rowindex="${row + 3}"] .grid-value`);
              if (cell?.textContent) resolve(performance.now() - began);
              else requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
          }),
        { row: 50_000 + turn * 3_000, height: ROW },
      ),
    );
  return took;
}

/** From the key to the frame in which the focus stands in the next row. */
async function arrows(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    window.probe.keys = [];
    window.addEventListener(
      'keydown',
      ({ key, timeStamp }) => {
        if (key !== 'ArrowDown') return;
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => window.probe.keys.push(performance.now() - timeStamp);
          port2.postMessage(null);
        });
      },
      { capture: true },
    );
    document.querySelector('.grid')?.scrollTo({ top: 0 });
  });
  await page.locator('.grid [role="row"][aria-rowindex="3"] [role="gridcell"]').nth(1).click();
  for (let turn = 0; turn < 200; turn++) {
    await page.keyboard.press('ArrowDown');
    // As fast as a keyboard repeats a key that is held down.
    await page.waitForTimeout(30);
  }
  return page.evaluate(() => window.probe.keys);
}

/** The longest a row in sight stood without its text while the wheel turned. */
async function wheel(page: Page, seconds: number): Promise<number> {
  await page.evaluate(() => {
    window.probe.blank = 0;
    window.probe.stop = false;
    const since = new Map<string, number>();
    const look = (now: number) => {
      const grid = document.querySelector('.grid')?.getBoundingClientRect();
      const blank = new Set<string>();
      for (const row of document.querySelectorAll('.grid [role="row"][aria-rowindex]')) {
        if (!row.querySelector('.grid-unloaded')) continue;
        const { top, bottom } = row.getBoundingClientRect();
        if (grid && bottom > grid.top && top < grid.bottom) blank.add(row.getAttribute('aria-rowindex') ?? '');
      }
      for (const row of since.keys()) if (!blank.has(row)) since.delete(row);
      for (const row of blank) {
        const began = since.get(row) ?? now;
        since.set(row, began);
        window.probe.blank = Math.max(window.probe.blank, now - began);
      }
      if (!window.probe.stop) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.mouse.move(700, 500);
  for (const until = performance.now() + seconds * 1000; performance.now() < until; ) {
    await page.mouse.wheel(0, 240);
    await page.waitForTimeout(16);
  }
  await page.waitForTimeout(500);
  return page.evaluate(() => {
    window.probe.stop = true;
    return window.probe.blank;
  });
}

const PASTED = { rows: 2_000, columns: 20 };
const FIRST = '卡在哪里';
/** What is pasted into a column, by its head; into the district's own columns a text. */
const WRITTEN: Record<string, (row: number) => string> = {
  紧急程度: (row) => (row % 2 ? '一般' : '紧急'),
  渠道: () => '窗口',
  涉及事项: (row) => matterName(row),
  事项: (row) => matterName(row),
  部门: (row) => DEPARTMENTS[row % DEPARTMENTS.length] ?? '',
  已跑次数: (row) => String(row % 50),
  协调专员: () => 'coordinator 甲',
  帮办员: () => '',
};
const matterName = (row: number) => MATTERS[row % MATTERS.length] ?? '';

/** From the key to the word that all is written: previewed and confirmed between. */
async function paste(page: Page): Promise<{ took: number; columns: number }> {
  await page.evaluate(() => document.querySelector('.grid')?.scrollTo({ top: 0, left: 0 }));
  const cell = page.locator('.grid [role="row"][aria-rowindex="2"]').getByRole('gridcell');
  const heads = page.locator('.grid [role="columnheader"]');
  const first = heads.filter({ hasText: FIRST });
  const from = Number(await first.getAttribute('aria-colindex'));
  const all = Number(await page.locator('.grid').getAttribute('aria-colcount'));
  const columns = Math.min(PASTED.columns, all - from + 1);
  await page.locator(`.grid [role="row"][aria-rowindex="2"] [role="gridcell"][aria-colindex="${from}"]`).click();
  const stamp = Date.now().toString(36);
  const names: string[] = [];
  for (let at = 0; at < columns; at++) {
    names.push((await page.locator(`.grid [role="columnheader"][aria-colindex="${from + at}"] .grid-column-name`).innerText()).trim());
    await page.keyboard.press('ArrowRight');
  }
  for (let at = 0; at < columns; at++) await page.keyboard.press('ArrowLeft');
  await cell.first().waitFor();
  const text = Array.from({ length: PASTED.rows }, (_, row) => names.map((name) => WRITTEN[name]?.(row) ?? `第 ${row} 行写进“${name}”，${stamp}`).join('\t')).join('\n');
  await page.evaluate((tsv) => navigator.clipboard.writeText(tsv), text);
  const began = performance.now();
  await page.keyboard.press('Control+V');
  await page.getByRole('dialog').getByRole('button', { name: /写入/ }).click({ timeout: 60_000 });
  await page.getByText(/已写入 \d+ 格/).first().waitFor({ timeout: 60_000 });
  return { took: performance.now() - began, columns };
}

/** Megabytes: what the page's scripts hold, and what its process holds in all. */
async function memory(browser: Browser, page: Page): Promise<{ heap: number; process: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  const heap = (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN) / 1e6;
  const all = await browser.newBrowserCDPSession();
  const { processInfo } = await all.send('SystemInfo.getProcessInfo');
  const held = await Promise.all(processInfo.filter(({ type }) => type === 'renderer').map(async ({ id }) => {
    const said = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '');
    return Number(/Private_Dirty:\s+(\d+)/.exec(said)?.[1] ?? NaN) / 1000;
  }));
  return { heap, process: Math.max(...held) };
}

/** Kilobytes of script that come with the grid and with none of the screens before it: the way of a working day. */
async function ownScript(browser: Browser, { url, headers }: Asked): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, extraHTTPHeaders: headers });
  const page = await context.newPage();
  const weights = new Map<string, Promise<number>>();
  let counting = false;
  page.on('response', (response) => {
    if (counting && response.url().endsWith('.js')) weights.set(response.url(), response.body().then((body) => gzipSync(body).length, () => 0));
  });
  await page.goto(`${url}/admin/`, { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.waitForLoadState('networkidle');
  // The words of the pickers here are found by pinyin, as those of a cell are.
  await page.getByRole('combobox', { name: '事项' }).pressSequentially('hk');
  await page.waitForLoadState('networkidle');
  // Another list, which is none of the grid's.
  await page.getByRole('navigation').getByRole('link', { name: '咨询' }).click();
  await page.getByRole('heading', { name: '咨询', exact: true }).waitFor();
  await page.waitForLoadState('networkidle');
  counting = true;
  await page.getByRole('navigation').getByRole('link', { name: '诉求件' }).click();
  await page.locator('.grid').waitFor();
  await page.waitForLoadState('networkidle');
  const sizes = await Promise.all(weights.values());
  await context.close();
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

export async function gridFigures(asked: Asked): Promise<Figure[]> {
  const browser = await launchBrowser();
  try {
    const page = await openGrid(browser, asked);
    const first = await firstRows(page);
    const jumped = await jumps(page);
    const keys = await arrows(page);
    const blank = await wheel(page, 8);
    await page.reload();
    await page.waitForFunction(() => window.probe.firstRow !== null);
    const pasted = await paste(page);
    const script = await ownScript(browser, asked);
    await wheel(page, asked.minutes * 60);
    const { heap, process: held } = await memory(browser, page);
    return [
      { what: 'first rows on screen, warm server', measured: ms(first), wanted: '≤ 1,000 ms' },
      { what: 'jump to row 50,000 and beyond, median of 8', measured: ms(median(jumped)), wanted: '≤ 300 ms' },
      { what: '  the slowest of them', measured: ms(Math.max(...jumped)), wanted: '' },
      { what: 'arrow key to painted focus, p95 of 200', measured: ms(late(keys)), wanted: '≤ 33 ms' },
      { what: 'wheel: longest blank row', measured: ms(blank), wanted: '≤ 200 ms' },
      { what: `paste of ${PASTED.rows.toLocaleString('en')} × ${pasted.columns}, previewed, applied, confirmed`, measured: ms(pasted.took), wanted: '≤ 5,000 ms' },
      { what: `memory of the page's scripts after ${asked.minutes} min of scrolling`, measured: `${heap.toFixed(0)} MB`, wanted: '≤ 250 MB' },
      { what: '  of its whole process', measured: `${held.toFixed(0)} MB`, wanted: '' },
      { what: "the grid's own script, gzipped", measured: `${script.toFixed(0)} KB`, wanted: '≤ 60 KB' },
    ];
  } finally {
    await browser.close();
  }
}
