import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { Event } from '../../schema/events.ts';
import type { FormRow } from '../../schema/paper.ts';
import { pdf } from '../files/bytes.ts';
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
    await paper.close();

    // 登记并研判：研判完，回执上就有答复期限。
    await page.getByRole('textbox', { name: '反映人' }).fill('林某二');
    await page.getByRole('combobox', { name: '事项' }).fill('换证');
    await page.getByRole('button', { name: '登记并研判' }).click();
    const triage = page.getByRole('dialog', { name: /研判/ });
    await triage.getByRole('radio', { name: /很难办/ }).check();
    await triage.getByLabel('原因').selectOption({ index: 1 });
    await triage.getByRole('radio', { name: '应办', exact: true }).check();
    await triage.getByLabel(/判断的理由/).fill('材料齐全');
    await screenshot(page, 'paper-triage-offer');
    await triage.getByRole('button', { name: '研判', exact: true }).click();
    await triage.waitFor({ state: 'detached' });
    const again = page.waitForEvent('popup');
    await page.getByRole('button', { name: '打印登记回执' }).click();
    await (await again).getByText('2026年3月23日17:30前', { exact: false }).first().waitFor();
    await desk.settled();
    await screenshot(page, 'paper-case-offer');
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
    // 扫描仪怎么存：一页一张 JPEG，装在 PDF 里。
    const scanned = async ({ id }: FormRow) => {
      const paper = await page.context().newPage();
      await paper.goto(new URL(`/api/forms/${id}?as=html`, page.url()).href);
      const shot = await paper.screenshot({ fullPage: true, type: 'jpeg', quality: 80 });
      await paper.close();
      const buffer = Buffer.concat([Buffer.from('%PDF-1.4\n1 0 obj<</Type/XObject/Subtype/Image/Filter/DCTDecode>>stream\r\n'), shot, Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n')]);
      return { name: '扫描件.pdf', mimeType: 'application/pdf', buffer };
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
    // 别的程序写成的 PDF，画出来看。
    const printed = await page.context().newPage();
    await printed.goto(new URL(`/api/forms/${receipt.id}?as=html`, page.url()).href);
    const buffer = await printed.pdf({ preferCSSPageSize: true });
    await printed.close();
    await dialog.getByLabel('扫描件或照片').setInputFiles({ name: '电子版.pdf', mimeType: 'application/pdf', buffer });
    await eventually(() => dialog.getByLabel('是哪一份文书').inputValue()).toBe(receipt.id);
    // 没有二维码的，自己选。
    await dialog.getByLabel('扫描件或照片').setInputFiles({ name: '白纸.png', mimeType: 'image/png', buffer: PIXEL });
    await dialog.getByText('没有认出二维码').waitFor();
    await dialog.getByLabel('扫描件或照片').setInputFiles(await photo(transfer));
    await dialog.getByText('二维码认出来了').waitFor();
    // 扫描仪存成 PDF 的，一页是一张照片。
    await dialog.getByLabel('扫描件或照片').setInputFiles({ name: '文字.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf()) });
    await dialog.getByText('这一份 PDF 的前三页里没有认出二维码').waitFor();
    await dialog.getByLabel('扫描件或照片').setInputFiles(await scanned(transfer));
    await dialog.getByText('二维码认出来了').waitFor();
    await dialog.getByRole('button', { name: '上传', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });

    // 扫描件附好，文书开着，下一步就在眼前。
    const opened = page.getByRole('dialog', { name: /转办单/ });
    await opened.getByText('扫描件.pdf').waitFor();
    await eventually(() => opened.getByRole('button', { name: '查看 扫描件.pdf' }).locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(50);
    await desk.settled();
    await screenshot(page, 'paper-scanned');
    await opened.getByRole('button', { name: '代录办理结果' }).click();
    const finish = page.getByRole('dialog', { name: /录入办理结果/ });
    await finish.getByLabel('办理结果').fill('已核实，退件原因是系统信息不一致。');
    await eventually(() => finish.getByLabel('依据的文件').locator('option:checked').textContent()).toContain('扫描件.pdf');
    await screenshot(page, 'paper-behalf');
    await finish.getByRole('button', { name: '办结' }).click();
    await finish.waitFor({ state: 'detached' });
    await opened.getByRole('button', { name: '代录办理结果' }).waitFor({ state: 'detached' });
    const { data } = (await client.get<{ data: Event[] }>(`/api/cases/${row.id}/events`)).body;
    expect(data.find(({ action, onBehalfOf }) => action === 'finish' && onBehalfOf !== null)?.data).toMatchObject({ fileId: expect.any(String) });
    await desk.close();
  });
});
