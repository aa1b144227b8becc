import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stumbles } from '../browser/axe.ts';
import { Docket } from '../browser/docket.ts';
import { type Desk, Office } from '../browser/office.ts';

const office = new Office();

beforeAll(async () => {
  await office.open();
  await office.furnish();
  const docket = new Docket(office.api);
  await docket.dispatched({ title: '营业执照变更退件', stuckAt: '不说缺什么' });
  await docket.register({ title: '驾驶证换领被退', urgency: 'urgent' });
  await office.api.as('coordinator').post('/api/consultations', { topic: '医保怎么报销', told: '带发票到医保窗口', channel: 'window' });
});
afterAll(() => office.close());

const leadingTo = (page: Page, menu: string) =>
  page.getByRole('navigation', { name: menu }).getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));

/** Every screen of a menu as it is come to by a press, in light with all of axe's rules, then in dark, where only colours differ. */
async function walk(desk: Desk, menu: string, screens: readonly string[]): Promise<void> {
  const { page } = desk;
  for (const theme of ['light', 'dark']) {
    if (theme === 'dark') await page.getByRole('button', { name: '深色' }).click();
    for (const path of screens) {
      await page.getByRole('navigation', { name: menu }).locator(`a[href="${path}"]`).click();
      await desk.settled();
      // Colours on their way from one theme to the other, or under the mouse that left, are nobody's.
      await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined))));
      expect.soft(await stumbles(page, theme === 'dark' ? 'color-contrast' : undefined), `${path}, ${theme}`).toEqual([]);
    }
  }
  await desk.close();
}

test.each(['coordinator', 'handler', 'viewer'])('%s的菜单里每一屏,浅色深色,没有妨碍人的地方', async (username) => {
  const desk = await office.sit(username);
  await desk.settled();
  const screens = await leadingTo(desk.page, '导航');
  expect(screens.length).toBeGreaterThan(5);
  // The district's directory looks the same to all.
  await walk(desk, '导航', username === 'coordinator' ? screens : screens.filter((path) => /\/admin\/(cases|tasks)?$/.test(path)));
});

test('管理员:设置的每一屏', async () => {
  const desk = await office.sit('admin', { path: '/admin/settings' });
  await desk.settled();
  const sections = await leadingTo(desk.page, '设置的各部分');
  expect(sections.length).toBeGreaterThan(15);
  await walk(desk, '设置的各部分', sections);
});
