import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gif, jpeg, pdf } from '../files/bytes.ts';
import { screenshot } from '../harness/index.ts';
import { Docket } from './docket.ts';
import { eventually, Office } from './office.ts';

const office = new Office();
const docket = new Docket(office.api);

/** A picture a browser can draw: one pixel, red. */
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==', 'base64');

beforeAll(async () => {
  await office.open();
  await office.furnish();
});
afterAll(() => office.close());

describe('材料与附件', () => {
  test('选文件、粘贴截图、查看、转向、移除再撤销;不收的说为什么', async () => {
    const row = await docket.register({});
    const desk = await office.sit('coordinator', { path: `/admin/cases/${row.id}`, refusals: [422] });
    const { page } = desk;
    const section = page.locator('section').filter({ has: page.getByRole('heading', { name: '材料与附件' }) });
    await section.locator('input[type=file][multiple]').setInputFiles([
      { name: '身份证 正面.png', mimeType: 'image/png', buffer: PIXEL },
      { name: '不予受理告知.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf()) },
    ]);
    await section.getByText('不予受理告知.pdf').waitFor();
    await section.getByText('身份证 正面.png').waitFor();
    // 别的程序写的 PDF，画得出头一页。
    const letter = await page.context().newPage();
    await letter.setContent('<h1>关于补正材料的说明</h1><p style="background:#c00;height:80mm">红</p>');
    const written = await letter.pdf({ format: 'A4' });
    await letter.close();
    await section.locator('input[type=file][multiple]').setInputFiles({ name: '说明.pdf', mimeType: 'application/pdf', buffer: written });
    await eventually(() => section.getByRole('button', { name: '查看 说明.pdf' }).locator('img').evaluate((image: HTMLImageElement) => image.naturalHeight)).toBeGreaterThan(100);

    await section.locator('input[type=file][multiple]').setInputFiles({ name: '病毒.pdf', mimeType: 'application/pdf', buffer: Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0]) });
    await section.getByText('不收这一种文件').first().waitFor();
    await screenshot(page, 'files');
    await section.getByRole('button', { name: '知道了' }).click();

    await section.getByRole('group').focus();
    await page.evaluate(async (bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(bytes)], 'image.png', { type: 'image/png' }));
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, [...PIXEL]);
    await section.getByText(/^截图 \d{4}\.png$/).waitFor();

    await section.getByRole('group').evaluate((place, bytes) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([Uint8Array.from(bytes)], '拖进来.png', { type: 'image/png' }));
      for (const name of ['dragover', 'drop']) place.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }));
    }, [...PIXEL]);
    await section.getByText('拖进来.png', { exact: true }).waitFor();

    await section.getByRole('button', { name: '查看 身份证 正面.png' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('img', { name: '身份证 正面.png' }).waitFor();
    expect(await dialog.getByRole('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
    await dialog.getByRole('button', { name: '转 90°' }).click();
    await eventually(() => dialog.getByRole('img').evaluate((image) => getComputedStyle(image).transform)).toMatch(/matrix\(0, 1|matrix\(6\.\d+e-17, 1/);
    await page.keyboard.press('Escape');

    // 手机上的浏览器自己不会看 PDF，一页一页画出来。
    await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'pdfViewerEnabled', { get: () => false }));
    await page.reload();
    await section.getByRole('button', { name: '查看 说明.pdf' }).click();
    await eventually(() => dialog.getByRole('img', { name: '第 1 页' }).evaluate((image: HTMLImageElement) => image.naturalHeight)).toBe(1600);
    await screenshot(page, 'files-pdf-drawn');
    await page.keyboard.press('Escape');

    await section.getByRole('button', { name: '移除 不予受理告知.pdf' }).click();
    await section.getByText('不予受理告知.pdf').waitFor({ state: 'detached' });
    await page.getByText('附上文件').first().waitFor();
    await desk.close();
  });

  test('上传一半取消,什么也没留下', async () => {
    const row = await docket.register({});
    const desk = await office.sit('coordinator', { path: `/admin/cases/${row.id}` });
    const { page } = desk;
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 50_000 });
    const section = page.locator('section').filter({ has: page.getByRole('heading', { name: '材料与附件' }) });
    const large = Buffer.concat([Buffer.from(jpeg(3000, 2000)), Buffer.alloc(1_000_000), Buffer.from([0xff, 0xd9])]);
    await section.locator('input[type=file][multiple]').setInputFiles({ name: '扫描件.jpg', mimeType: 'image/jpeg', buffer: large });
    await section.getByRole('progressbar').waitFor();
    await screenshot(page, 'files-uploading');
    await section.getByRole('button', { name: '取消' }).click();
    await section.getByText('扫描件.jpg').waitFor({ state: 'detached' });
    expect(await office.api.sql('select count(*) as n from files where name = ?', '扫描件.jpg')).toEqual([{ n: 0 }]);
    await desk.close();
  });

  test('承办部门看得到材料,不能改;动图照样看', async () => {
    const row = await docket.dispatched({});
    const desk = await office.sit('coordinator', { path: `/admin/cases/${row.id}` });
    const files = (at: typeof desk) => at.page.locator('section').filter({ has: at.page.getByRole('heading', { name: '材料与附件' }) });
    await files(desk).locator('input[type=file][multiple]').setInputFiles({ name: '现场.gif', mimeType: 'image/gif', buffer: Buffer.from(gif(4, 4)) });
    await files(desk).getByRole('button', { name: '移除 现场.gif' }).waitFor();
    await desk.close();
    const handler = await office.sit('handler', { path: `/admin/cases/${row.id}` });
    await files(handler).getByText('现场.gif').waitFor();
    expect(await files(handler).getByRole('button', { name: /移除/ }).count()).toBe(0);
    expect(await files(handler).locator('input[type=file]').count()).toBe(0);
    await handler.close();
  });
});
