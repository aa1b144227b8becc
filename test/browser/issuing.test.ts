import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { screenshot } from '../harness/index.ts';
import { Docket } from './docket.ts';
import { Office, eventually } from './office.ts';

const office = new Office();
const docket = new Docket(office.api);

beforeAll(async () => {
  await office.open();
  await office.furnish();
});
afterAll(() => office.close());

const papersOf = (page: Page) => page.locator('section').filter({ has: page.getByRole('heading', { name: '文书', exact: true }) });
const nth = <T>(found: T | undefined): T => {
  if (found === undefined) throw new Error('nothing there');
  return found;
};

describe('文书', () => {
  test('登记完就印回执:一按就给号、开新窗口、打印', async () => {
    const desk = await office.sit('coordinator', { path: '/admin/cases/create' });
    const { page } = desk;
    await page.context().addInitScript(() => {
      window.print = () => document.documentElement.setAttribute('data-printed', 'yes');
    });
    await page.getByRole('textbox', { name: '反映人' }).fill('林某');
    await page.getByRole('textbox', { name: '电话' }).fill('13800001111');
    await page.getByRole('combobox', { name: '事项' }).fill('补证');
    await page.getByRole('button', { name: '只登记' }).click();
    const opened = page.waitForEvent('popup');
    await page.getByRole('button', { name: '打印登记回执' }).click();
    const paper = await opened;
    await paper.getByRole('heading', { name: '登记回执' }).waitFor();
    await eventually(() => paper.locator('html').getAttribute('data-printed')).toBe('yes');
    await paper.getByText('登记回执〔2026〕1号').waitFor();
    await screenshot(paper, 'paper-receipt');
    await desk.close();
  });

  test('件页上:印转办单、看、送达、重新印发、作废', async () => {
    const row = await docket.dispatched({ title: '法人变更三次退件', story: '退了三次件，每次说法不一样。', stuckAt: '系统提示“信息不一致”' });
    const desk = await office.sit('coordinator', { path: `/admin/cases/${row.id}` });
    const { page } = desk;
    const section = papersOf(page);
    await section.getByRole('button', { name: '印发文书' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('印哪一种').selectOption({ label: '转办单 → 市场监管局' });
    await dialog.frameLocator('iframe').getByText('核实退件原因').first().waitFor();
    await screenshot(page, 'paper-issue');
    await dialog.getByRole('button', { name: '印发并给号' }).click();
    const paper = page.getByRole('dialog', { name: /转办单 → 市场监管局 示政数转〔2026〕1号/ });
    await paper.frameLocator('iframe').getByRole('heading', { name: '诉求转办单' }).waitFor();
    await desk.settled();
    await screenshot(page, 'paper-open');
    await paper.getByRole('button', { name: '登记送达' }).click();
    const delivery = page.getByRole('dialog', { name: /登记送达/ });
    await delivery.getByLabel('收件人').fill('市场监管局 郑某');
    await screenshot(page, 'paper-deliver');
    await delivery.getByRole('button', { name: '登记送达' }).click();
    await paper.getByText('市场监管局 郑某').waitFor();
    await paper.getByRole('button', { name: '重新印发' }).click();
    await page.getByLabel('为什么重印').fill('漏了一句');
    await page.getByRole('dialog', { name: /重新印发/ }).getByRole('button', { name: '重新印发' }).click();
    await page.getByRole('dialog').getByText('第 2 版', { exact: false }).first().waitFor();
    await page.getByRole('dialog').frameLocator('iframe').getByText(/第2版，代替2026年3月9日/).waitFor();
    await screenshot(page, 'paper-again');
    await page.getByRole('dialog').getByRole('button', { name: '作废' }).click();
    await page.getByLabel('为什么作废').fill('分办错了部门');
    await page.getByRole('dialog', { name: /作废/ }).getByRole('button', { name: '作废' }).click();
    await page.getByRole('dialog').getByText('已作废：分办错了部门').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
    await section.getByText('示政数转〔2026〕1号').waitFor();
    await page.getByText('重新印发文书').first().waitFor();
    await desk.settled();
    await screenshot(page, 'paper-case');
    expect(nth((await section.getByRole('listitem').all())[0])).toBeDefined();
    await desk.close();
  });
});
