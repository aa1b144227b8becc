import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { screenshot } from '../harness/index.ts';
import { Docket } from '../browser/docket.ts';
import { fromExcel, toExcel } from '../browser/excel.ts';
import { GridOnScreen } from '../browser/grid.ts';
import { type Desk, Office } from '../browser/office.ts';

/** The last Chromium for Windows 7, where county offices stop, as one npm package. No dependency of the project. */
const OLD = '@sparticuz/chromium@109.0.6';

type Carried = { args: string[]; executablePath(): Promise<string> };

const office = new Office();
let folder = '';
let desk: Desk;
let path = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chromium-109-'));
  await promisify(execFile)('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder, OLD]);
  // It unpacks the browser into the system's folder for such things, and this one goes when the test does. A browser
  // that something else left at /tmp/chromium it takes as it is: the first test asks which one runs.
  const { TMPDIR } = process.env;
  process.env.TMPDIR = folder;
  const carried: Carried = createRequire(join(folder, 'package.json'))('@sparticuz/chromium');
  const executablePath = await carried.executablePath();
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
  await office.open((flags) => chromium.launch({ executablePath, args: [...carried.args, ...flags] }));
  await office.furnish();
  const docket = new Docket(office.api);
  path = `/admin/cases/${(await docket.dispatched({ title: '营业执照变更退件', stuckAt: '不说缺什么' })).id}`;
  await docket.register({ title: '驾驶证换领被退' });
}, 300_000);
afterAll(async () => {
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

/** Wide enough to be laid out, and nothing over the page's edge. */
async function stands(page: Desk['page'], name: string): Promise<void> {
  await desk.settled();
  await screenshot(page, `chromium-109-${name}`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
  const nav = await page.getByRole('navigation', { name: '导航' }).boundingBox();
  const main = await page.getByRole('main').boundingBox();
  expect([nav !== null && nav.width > 100, main !== null && main.width > 1000 && main.x >= (nav?.width ?? 0)]).toEqual([true, true]);
}

describe('Chromium 109', () => {
  test('登录', async () => {
    desk = await office.sit(null, { width: 1366, height: 768, refusals: [401] });
    const { page } = desk;
    expect(await page.evaluate(() => navigator.userAgent)).toContain('Chrome/109.');
    expect(await page.evaluate(() => [CSS.supports('grid-template-columns: subgrid'), CSS.supports('color: light-dark(red, blue)')])).toEqual([false, false]);
    await page.getByRole('heading', { name: '登录' }).waitFor();
    await screenshot(page, 'chromium-109-login');
    await page.keyboard.type('coordinator');
    await page.keyboard.press('Tab');
    await page.keyboard.type('demo-demo-demo');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: /营业执照变更退件/ }).first().waitFor();
    await stands(page, 'workbench');
  });

  test('列表、筛选、查找', async () => {
    const { page } = desk;
    await page.getByRole('link', { name: '诉求件', exact: true }).click();
    await page.getByRole('row', { name: /驾驶证换领被退/ }).waitFor();
    await page.getByRole('searchbox').click();
    await desk.compose('jia', '驾');
    await page.getByRole('row', { name: /营业执照变更退件/ }).waitFor({ state: 'detached' });
    await stands(page, 'cases');
  });

  test('表格:方向键、输入法、选区、复制', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: '清除筛选' }).click();
    const sheet = new GridOnScreen(desk, '诉求件');
    await sheet.ready();
    await sheet.click('营业执照变更退件', '诉求');
    await sheet.press('ArrowRight', 'ArrowDown', 'ArrowLeft');
    await sheet.at('诉求', 2);
    await sheet.press('Shift+ArrowRight', 'Shift+ArrowUp');
    await sheet.said('选中 4 格');
    await screenshot(page, 'chromium-109-grid');
    await sheet.click('驾驶证换领被退', '卡在哪里');
    await desk.compose('jiaxiao', '原驾校不开证明');
    await sheet.press('Enter');
    await sheet.shows('驾驶证换领被退', '卡在哪里', '原驾校不开证明');
    await sheet.said('已保存');
    const rows = await page.locator('.rdg-row').first().boundingBox();
    const cell = await (await sheet.cell('营业执照变更退件', '诉求')).boundingBox();
    expect([rows !== null && rows.height, cell !== null && cell.width > 100, cell?.height]).toEqual([32, true, 32]);
  });

  test('表格:格子有宽度、有底色,横着滚时编号一列不动,粘贴先看再写,撤销', async () => {
    const { page } = desk;
    const sheet = new GridOnScreen(desk, '诉求件');
    const look = await sheet.grid.evaluate((grid) => {
      const styles = [...grid.querySelectorAll('[role="gridcell"], [role="columnheader"]')].map((cell) => ({ width: cell.getBoundingClientRect().width, ground: getComputedStyle(cell).backgroundColor }));
      return { narrow: styles.filter(({ width }) => width < 40).length, bare: styles.filter(({ ground }) => ground === 'rgba(0, 0, 0, 0)' || ground === '').length, cells: styles.length };
    });
    expect(look).toMatchObject({ narrow: 0, bare: 0 });
    expect(look.cells).toBeGreaterThan(20);
    const number = await sheet.cell('2026-0001', '编号');
    const before = await number.boundingBox();
    await sheet.head('登记时间');
    const after = await number.boundingBox();
    expect([after?.x, after?.width]).toEqual([before?.x, before?.width]);
    expect(await sheet.grid.evaluate((grid) => grid.scrollLeft)).toBeGreaterThan(200);
    await screenshot(page, 'chromium-109-grid-scrolled');
    await sheet.click('2026-0002', '卡在哪里');
    await fromExcel(desk, '系统里查不到\t特急\r\n');
    await sheet.press('Control+v');
    const preview = page.getByRole('dialog', { name: '将要写入' });
    await preview.waitFor();
    await screenshot(page, 'chromium-109-grid-preview');
    await preview.getByRole('button', { name: /^写入/ }).click();
    await sheet.shows('2026-0002', '紧急程度', '特急');
    await sheet.click('2026-0002', '卡在哪里');
    await sheet.press('Shift+ArrowRight', 'Control+c');
    await sheet.said('已复制 2 格');
    expect(await toExcel(desk)).toBe('系统里查不到\t特急\r\n'.replace('\r', ''));
    await sheet.press('Control+z');
    await sheet.shows('2026-0002', '卡在哪里', '原驾校不开证明');
  });

  test('任务、部门、事项、人员、日历的表格', async () => {
    const { page } = desk;
    for (const [path, name] of [['tasks', '任务'], ['departments', '部门'], ['matters', '事项'], ['people', '人员'], ['settings/calendar?view=table', '日历的日子']] as const) {
      await desk.goto(`/admin/${path}`);
      const sheet = new GridOnScreen(desk, name);
      await sheet.ready();
      await sheet.grid.getByRole('gridcell').nth(1).click();
      await sheet.press('ArrowRight', 'ArrowDown');
      expect.soft(await sheet.focused(), name).toMatch(/，第 2 行，/);
      await stands(page, `grid-${path.replace(/\W.*/, '')}`);
    }
  });

  test('诉求件、时限账目、分办', async () => {
    const { page } = desk;
    await desk.goto(path);
    await page.getByRole('heading', { name: '营业执照变更退件' }).waitFor();
    await stands(page, 'case');
    await page.getByRole('button', { name: /3月23日 周一 17:30/ }).first().click();
    await page.getByRole('dialog', { name: /时限账目/ }).getByRole('row', { name: /3月14日/ }).waitFor();
    await screenshot(page, 'chromium-109-account');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('d');
    await page.getByRole('dialog').getByRole('heading', { name: /^分办/ }).waitFor();
    await screenshot(page, 'chromium-109-dispatch');
    await page.keyboard.press('Escape');
  });

  test('登记:输入法、拼音首字母', async () => {
    const { page } = desk;
    await desk.goto('/admin/cases/create');
    await page.getByRole('textbox', { name: '反映人' }).waitFor();
    await desk.compose('wangmou', '王某');
    await page.getByRole('combobox', { name: '事项' }).click();
    await page.keyboard.type('blhy');
    await page.getByRole('option', { name: /补领婚姻登记证/ }).click();
    await page.getByRole('textbox', { name: '卡在哪里' }).fill('没有婚姻登记档案');
    await page.getByRole('complementary', { name: '已经知道的' }).getByText('还要再问几句').waitFor();
    await stands(page, 'register');
    await page.keyboard.press('Control+Shift+Enter');
    // Said in passing, and by the dialog that follows.
    await page.getByText(/已登记 2026-0003/).first().waitFor();
  });

  test('设置、日历', async () => {
    const { page } = desk;
    for (const section of ['categories', 'calendar', 'hours']) {
      await desk.goto(`/admin/settings/${section}`);
      await stands(page, `settings-${section}`);
    }
  });

  test('没有报错', () => desk.close());
});
