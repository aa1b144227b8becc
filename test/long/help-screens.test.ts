import { afterAll, beforeAll, expect, test } from 'vitest';
import { screenshot } from '../harness/index.ts';
import { Docket } from '../browser/docket.ts';
import { GridOnScreen } from '../browser/grid.ts';
import { type Desk, Office } from '../browser/office.ts';

const office = new Office();

beforeAll(async () => {
  await office.open();
  await office.furnish();
  await new Docket(office.api).register({ title: '驾驶证换领被退' });
});
afterAll(() => office.close());

const arrived = async ({ page }: Desk) => {
  await page.getByRole('heading', { level: 1, name: '表格怎么用' }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
};

test('从 ? 的键表、表格里的键表、自己名下的菜单,都走得到帮助', async () => {
  const desk = await office.sit('coordinator', { path: '/admin/' });
  const { page } = desk;
  await desk.settled();
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByRole('link', { name: '表格怎么用' }).click();
  await arrived(desk);
  await desk.goto('/admin/cases');
  const sheet = new GridOnScreen(desk, '诉求件');
  await sheet.ready();
  await sheet.click('2026-0001', '阶段');
  await sheet.press('?');
  await page.getByRole('dialog', { name: '表格里的快捷键' }).getByRole('link', { name: '表格怎么用' }).click();
  await arrived(desk);
  await desk.goto('/admin/');
  await page.getByRole('button', { name: '赵某' }).click();
  await page.getByRole('menuitem', { name: '帮助' }).click();
  await arrived(desk);
  await page.getByRole('navigation', { name: '这一页讲' }).getByRole('link', { name: '撤销' }).click();
  const undo = await page.getByRole('heading', { level: 2, name: '撤销' }).boundingBox();
  expect(undo !== null && undo.y > 0 && undo.y < 400).toBe(true);
  await desk.close();
});

test('手机宽度也读得:不用横着滚,图在屏里;英文也有', async () => {
  const desk = await office.sit('coordinator', { path: '/admin/help/grid', width: 390, height: 844 });
  const { page } = desk;
  await arrived(desk);
  await page.getByRole('figure').last().scrollIntoViewIfNeeded();
  await desk.settled();
  const images = await page.getByRole('figure').locator('img').evaluateAll((all) => all.map((image) => (image instanceof HTMLImageElement ? [image.complete && image.naturalWidth > 0, image.getBoundingClientRect().right <= window.innerWidth] : [])));
  expect(images).toEqual([[true, true], [true, true]]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  await screenshot(page, 'help-grid-390');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: '切换到英文' }).or(page.getByRole('button', { name: 'English' })).first().click();
  await page.getByRole('heading', { level: 1, name: 'How to use the grid' }).waitFor();
  await screenshot(page, 'help-grid-english');
  await desk.close();
});
