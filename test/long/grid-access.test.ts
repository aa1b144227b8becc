import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { screenshot } from '../harness/index.ts';
import { stumbles } from '../browser/axe.ts';
import { Docket } from '../browser/docket.ts';
import { fromExcel } from '../browser/excel.ts';
import { GridOnScreen } from '../browser/grid.ts';
import { type Desk, Office } from '../browser/office.ts';

const office = new Office();

beforeAll(async () => {
  await office.open();
  await office.furnish();
  const docket = new Docket(office.api);
  await docket.dispatched({ title: '营业执照变更退件', stuckAt: '不说缺什么' });
  await docket.register({ title: '驾驶证换领被退', stuckAt: '' });
  await docket.register({ title: '社保转移接续', stuckAt: '' });
});
afterAll(() => office.close());

const still = (desk: Desk) => desk.page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined))));
const lookOver = async (desk: Desk, what: string) => {
  await desk.settled();
  await still(desk);
  expect.soft(await stumbles(desk.page), what).toEqual([]);
};

/** Everything the grid puts on screen while one works in it. */
async function workIn(desk: Desk, theme: string): Promise<void> {
  const { page } = desk;
  const sheet = new GridOnScreen(desk, '诉求件');
  await sheet.ready();
  const dialog = page.getByRole('dialog');
  const away = async () => {
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  };
  await sheet.click('2026-0002', '诉求');
  await sheet.press('Shift+ArrowDown', 'Shift+ArrowRight');
  await lookOver(desk, `selection, ${theme}`);
  await sheet.press('Escape');
  await sheet.click('2026-0002', '紧急程度');
  await page.keyboard.type('t');
  await page.getByRole('listbox').waitFor();
  await lookOver(desk, `choosing, ${theme}`);
  await sheet.press('Escape');
  await sheet.click('2026-0002', '阶段');
  await page.keyboard.type('x');
  await page.getByRole('alert').getByText('“阶段”随办理变化，不能直接改。').waitFor();
  await lookOver(desk, `offer, ${theme}`);
  await sheet.press('Escape');
  await sheet.click('2026-0002', '紧急程度');
  // Another value each time: what stands already is no change.
  await fromExcel(desk, `${theme === 'dark' ? '一般' : '特急'}\r\n不急\r\n`);
  await sheet.press('Control+v');
  await dialog.waitFor();
  await lookOver(desk, `preview, ${theme}`);
  await screenshot(page, `grid-preview-${theme}`);
  await dialog.getByRole('button', { name: /^写入/ }).click();
  await dialog.waitFor({ state: 'detached' });
  await sheet.said('1 格没有写入');
  await lookOver(desk, `refused cell, ${theme}`);
  await page.getByRole('button', { name: '1 格没有写入' }).click();
  await lookOver(desk, `refused list, ${theme}`);
  await page.getByRole('button', { name: '清除标记' }).click();
  await dialog.waitFor({ state: 'detached' });
  await sheet.click('2026-0002', '紧急程度');
  for (const [key, what] of [['Alt+h', 'history'], ['?', 'keys']] as const) {
    await sheet.press(key);
    await dialog.waitFor();
    await lookOver(desk, `${what}, ${theme}`);
    await away();
  }
  for (const part of ['筛选', '排序', '列', '外观']) {
    await page.getByRole('toolbar', { name: '视图与筛选' }).getByRole('button', { name: part, exact: true }).click();
    await dialog.waitFor();
    await lookOver(desk, `${part}, ${theme}`);
    await away();
  }
}

describe.each(['light', 'dark'])('%s', (theme) => {
  test('在表格里做事时,屏上没有妨碍人的地方', async () => {
    const desk = await office.sit('coordinator', { path: '/admin/cases/view/untriaged' });
    if (theme === 'dark') await desk.page.getByRole('button', { name: '深色' }).click();
    await workIn(desk, theme);
    await desk.close();
  });

  test('部门、日历的表格、粘贴新行、帮助', async () => {
    const desk = await office.sit('admin', { path: '/admin/settings/calendar?view=table' });
    const { page } = desk;
    if (theme === 'dark') await page.getByRole('button', { name: '深色' }).click();
    await new GridOnScreen(desk, '日历的日子').ready();
    await lookOver(desk, `calendar, ${theme}`);
    await page.getByRole('button', { name: '粘贴新行' }).click();
    await page.getByRole('dialog').waitFor();
    await lookOver(desk, `new rows, ${theme}`);
    await page.keyboard.press('Escape');
    await desk.goto('/admin/departments');
    const departments = new GridOnScreen(desk, '部门');
    await departments.ready();
    await departments.click('公安局', '联系人');
    await departments.press('Shift+ArrowDown', 'Shift+ArrowRight');
    await lookOver(desk, `departments, ${theme}`);
    await fromExcel(desk, '张某\t0433-1234567\r\n李某\t\r\n');
    await departments.press('Control+v');
    await page.getByRole('dialog', { name: '将要写入' }).waitFor();
    await lookOver(desk, `departments, preview, ${theme}`);
    await page.getByRole('button', { name: '取消' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await desk.goto('/admin/help/grid');
    await page.getByRole('heading', { name: '表格怎么用' }).waitFor();
    await lookOver(desk, `help, ${theme}`);
    await screenshot(page, `help-grid-${theme}`);
    await desk.close();
  });
});

const widthOver = (desk: Desk) => desk.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('放大到 200%', () => {
  test('1920 宽的屏:仍是表格,看得到几行,键和粘贴一样用', async () => {
    const desk = await office.sit('coordinator', { path: '/admin/cases/view/untriaged', width: 960, height: 540 });
    const sheet = new GridOnScreen(desk, '诉求件');
    await sheet.ready();
    expect(await widthOver(desk)).toBe(0);
    const rows = await sheet.grid.evaluate((grid) => (grid.clientHeight - 34) / 32);
    await screenshot(desk.page, 'grid-zoom-960');
    expect(rows).toBeGreaterThanOrEqual(4);
    await sheet.click('2026-0003', '卡在哪里');
    await desk.compose('xitong', '系统里查不到');
    await sheet.press('Enter');
    await sheet.said('已保存 ✓');
    await desk.close();
  });

  test('1440 宽的屏:有鼠标,仍是表格;页面不用横着滚', async () => {
    const desk = await office.sit('coordinator', { path: '/admin/cases/view/untriaged', width: 720, height: 450 });
    const { page } = desk;
    await page.getByText('社保转移接续').first().waitFor();
    for (const [path, grids] of [['cases', 1], ['tasks', 1], ['departments', 1], ['matters', 1], ['people', 1], ['settings/calendar', 0], ['help/grid', 0]] as const) {
      await desk.goto(`/admin/${path}`);
      await lookOver(desk, `${path}, 720`);
      expect.soft([path, await widthOver(desk), await page.getByRole('grid').count()]).toEqual([path, 0, grids]);
      await screenshot(page, `grid-zoom-720-${path.replace('/', '-')}`);
    }
    // The tools scroll away, and most of the screen is rows.
    await desk.goto('/admin/cases/view/untriaged');
    await desk.settled();
    const grid = page.getByRole('grid');
    await page.locator('#main').evaluate((main) => main.scrollTo({ top: main.scrollHeight, behavior: 'instant' }));
    const seen = await grid.evaluate((element) => Math.min(element.getBoundingClientRect().bottom, window.innerHeight) - Math.max(element.getBoundingClientRect().top, 0));
    expect(seen).toBeGreaterThan(250);
    await screenshot(page, 'grid-zoom-720-rows');
    await desk.close();
  });
});
