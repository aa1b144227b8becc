import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { FormRow } from '../../schema/paper.ts';
import { screenshot } from '../harness/index.ts';
import { Docket } from '../browser/docket.ts';
import { MONDAY, Office, eventually, instant } from '../browser/office.ts';

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

describe('用语、登记簿、手机', () => {
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

  test('登记簿:管理员定标题、填报单位、各列和次序;协调专员印一段时间的,列表怎么筛都不漏', async () => {
    const gone = await docket.register({ title: '登记簿里的件' });
    await docket.act(gone, 'withdraw', { reason: '已在别处办成' });
    const admin = await office.sit('admin', { path: '/admin/settings/register' });
    await admin.page.getByLabel('标题').fill('某区诉求登记簿');
    await admin.page.getByLabel('填报单位').fill('某区数据局');
    for (const label of ['编号', '诉求', '登记时间']) await admin.page.getByLabel('加一列').selectOption({ label });
    await admin.page.getByRole('button', { name: '把“登记时间”上移' }).click();
    await admin.page.getByRole('button', { name: '保存' }).click();
    await admin.page.getByText('已保存').first().waitFor();
    await screenshot(admin.page, 'register-settings');
    await admin.close();

    const desk = await office.sit('coordinator', { path: '/admin/cases' });
    const { page } = desk;
    await page.context().addInitScript(() => {
      window.print = () => document.documentElement.setAttribute('data-printed', 'yes');
    });
    await page.getByRole('button', { name: '导出', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: '打印' }).check();
    await dialog.getByRole('checkbox', { name: /登记簿/ }).check();
    await dialog.getByText('各列按“设置 › 登记簿”里选的。').waitFor();
    await dialog.getByLabel('登记时间从').fill('2026-03-09');
    await screenshot(page, 'register-export');
    const print = async () => {
      const opened = page.waitForEvent('popup');
      await dialog.getByRole('button', { name: '导出', exact: true }).click();
      return opened;
    };
    const sheet = await print();
    await sheet.getByRole('heading', { name: '某区诉求登记簿' }).waitFor();
    await eventually(() => sheet.locator('html').getAttribute('data-printed')).toBe('yes');
    expect(await sheet.locator('th').allTextContents()).toEqual(['编号', '登记时间', '诉求']);
    await sheet.getByText('填报单位：某区数据局').waitFor();
    await sheet.getByText('登记时间：2026年3月9日至今').waitFor();
    // 列表只看进行中的，登记簿里撤回的也在。
    expect(await sheet.getByText('登记簿里的件').count()).toBe(1);
    await screenshot(sheet, 'register-page');
    await desk.close();
  });

  test('手机上:拍照附上,看文书、登记送达,不出横条', async () => {
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
    await page.getByRole('button', { name: '拍照' }).first().waitFor();
    await page.locator('input[capture=environment]').first().setInputFiles({ name: 'IMG_0309.png', mimeType: 'image/png', buffer: PIXEL });
    await page.getByRole('button', { name: '查看 IMG_0309.png' }).waitFor();
    await screenshot(page, 'paper-phone-case');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await desk.close();
  });
});
