import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { Event } from '../../schema/events.ts';
import type { FormRow } from '../../schema/paper.ts';
import { screenshot } from '../harness/index.ts';
import { Docket } from './docket.ts';
import { MONDAY, Office, eventually, instant } from './office.ts';

/** A picture a browser can draw: one pixel, red. */
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==', 'base64');

const office = new Office();
const docket = new Docket(office.api);

beforeAll(async () => {
  await office.open();
  await office.furnish();
});
afterAll(() => office.close());

const papersOf = (page: Page) => page.locator('section').filter({ has: page.getByRole('heading', { name: '文书', exact: true }) });

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
    await desk.close();
  });

  test('盖章扫描件凭二维码对上文书;部门的书面回复代录成办理结果', async () => {
    const row = await docket.dispatched({ title: '等部门回函的件' });
    const desk = await office.sit('coordinator', { path: `/admin/cases/${row.id}` });
    const { page } = desk;
    const client = office.api.as('coordinator');
    const issue = async (form: string) => (await client.post<FormRow>('/api/forms', { form, subjectKind: 'cases', subjectId: row.id }, { now: instant(MONDAY) })).body;
    const [transfer, receipt] = [await issue('transfer'), await issue('receipt')];
    // 拍下来的就是印出来的那一页。
    const photo = async ({ id }: FormRow) => {
      const paper = await page.context().newPage();
      await paper.goto(new URL(`/api/forms/${id}?as=html`, page.url()).href);
      const shot = await paper.screenshot({ fullPage: true });
      await paper.close();
      return { name: '扫描件.png', mimeType: 'image/png', buffer: shot };
    };
    await page.reload();
    const section = papersOf(page);
    await section.getByRole('button', { name: '上传盖章扫描件' }).click();
    const dialog = page.getByRole('dialog', { name: '上传盖章扫描件' });
    for (const paper of [receipt, transfer]) {
      await dialog.getByLabel('扫描件或照片').setInputFiles(await photo(paper));
      await eventually(() => dialog.getByLabel('是哪一份文书').inputValue()).toBe(paper.id);
    }
    await dialog.getByText('二维码认出来了').waitFor();
    await screenshot(page, 'paper-scan');
    // 没有二维码的，自己选。
    await dialog.getByLabel('扫描件或照片').setInputFiles({ name: '白纸.png', mimeType: 'image/png', buffer: PIXEL });
    await dialog.getByText('没有认出二维码').waitFor();
    await dialog.getByLabel('扫描件或照片').setInputFiles(await photo(transfer));
    await dialog.getByText('二维码认出来了').waitFor();
    await dialog.getByRole('button', { name: '上传', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });

    const owed = page.locator('section').filter({ has: page.getByRole('heading', { name: '各部门该做的' }) });
    await owed.getByRole('button', { name: '办结' }).click();
    const finish = page.getByRole('dialog');
    await finish.getByLabel('办理结果').fill('已核实，退件原因是系统信息不一致。');
    await finish.getByLabel('依据的文件').selectOption({ index: 1 });
    await screenshot(page, 'paper-behalf');
    await finish.getByRole('button', { name: '办结' }).click();
    await finish.waitFor({ state: 'detached' });
    const { data } = (await client.get<{ data: Event[] }>(`/api/cases/${row.id}/events`)).body;
    expect(data.find(({ action, onBehalfOf }) => action === 'finish' && onBehalfOf !== null)?.data).toMatchObject({ fileId: expect.any(String) });
    await desk.close();
  });

  test('管理员改用语:边改边看;写错字段说是哪一个;恢复默认;文号换成本单位的', async () => {
    const row = await docket.register({ title: '预览用的件' });
    const desk = await office.sit('admin', { path: '/admin/settings/wording/receipt', refusals: [422] });
    const { page } = desk;
    await page.getByLabel('用哪一件诉求预览').fill(row.number);
    const sheet = page.frameLocator('iframe');
    await sheet.getByText('预览用的件').first().waitFor();
    await page.getByLabel('结尾').fill('请收好，{窗口}。');
    await sheet.getByText('请收好，').waitFor();
    await screenshot(page, 'wording');
    await page.getByLabel('结尾').fill('请收好，{窗囗}。');
    await page.getByText('{窗囗}').last().waitFor();
    await page.getByRole('alert').filter({ hasText: '不是可用的字段' }).first().waitFor();
    await screenshot(page, 'wording-refused');
    await page.getByRole('button', { name: '恢复默认' }).click();
    await page.getByText('这是默认用语').waitFor();
    await desk.goto('/admin/settings/paper');
    await page.getByText('默认写法，请改成本单位的').first().waitFor();
    await desk.settled();
    await screenshot(page, 'numbers');
    await desk.close();
  });

  test('手机上:看文书、登记送达,不出横条', async () => {
    const row = await docket.dispatched({ title: '手机上看的件' });
    const { body } = await office.api.as('coordinator').post<FormRow>('/api/forms', { form: 'transfer', subjectKind: 'cases', subjectId: row.id }, { now: instant(MONDAY) });
    const desk = await office.sit('coordinator', { path: `/admin/paper/${body.id}`, width: 390, height: 844 });
    const { page } = desk;
    const dialog = page.getByRole('dialog');
    await dialog.frameLocator('iframe').getByRole('heading', { name: '诉求转办单' }).waitFor();
    await desk.settled();
    await screenshot(page, 'paper-phone');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await dialog.getByRole('button', { name: '关闭' }).click();
    await papersOf(page).scrollIntoViewIfNeeded();
    await screenshot(page, 'paper-phone-case');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await desk.close();
  });
});
