import { afterAll, beforeAll, expect, test } from 'vitest';
import { Dingtalk, ROBOT } from '../channels/dingtalk.ts';
import { screenshot } from '../harness/index.ts';
import { stumbles } from '../browser/axe.ts';
import { instant, MONDAY, Office } from '../browser/office.ts';

const office = new Office();
const dingtalk = new Dingtalk();
let baseUrl = '';

beforeAll(async () => {
  await office.open();
  await office.furnish();
  baseUrl = await dingtalk.open();
  dingtalk.now = instant(MONDAY);
});
afterAll(async () => {
  await office.close();
  await dingtalk.local?.close();
});

test('管理员贴上群机器人的地址，试到通了再启用；密钥存后不再出现', async () => {
  const desk = await office.sit('admin', { path: '/admin/settings/sending', refusals: [422] });
  const { page } = desk;
  await page.getByRole('row', { name: '钉钉群机器人' }).waitFor();
  await screenshot(page, 'channels-list');
  expect(await stumbles(page)).toEqual([]);
  await page.getByRole('row', { name: '钉钉群机器人' }).click();
  const panel = page.getByRole('complementary').filter({ hasText: '钉钉群机器人' });
  await panel.getByLabel('机器人的 access_token').fill(`${baseUrl}/robot/send?access_token=${ROBOT.accessToken}`);
  expect(await panel.getByLabel('接口地址').inputValue()).toBe(baseUrl);
  await panel.getByLabel('加签密钥').fill('SEC-copied-wrongly');
  const attempt = panel.getByRole('button', { name: '发一条试试' });
  await attempt.click();
  await panel.getByText('127.0.0.1 是内网地址，已拒绝').waitFor();
  expect(dingtalk.local?.got).toHaveLength(0);
  await panel.getByText('允许内网地址', { exact: true }).click();
  await attempt.click();
  await panel.getByText('签名不符：加签密钥不对，或者本机时间不准。').waitFor();
  await screenshot(page, 'channels-mismatch');
  expect(await stumbles(page)).toEqual([]);
  await panel.getByLabel('加签密钥').fill(ROBOT.secret);
  await attempt.click();
  await panel.getByText('对方已收下这条测试消息。').waitFor();
  expect(JSON.parse(dingtalk.local?.got.at(-1)?.body ?? '').markdown.title).toBe('办成事：测试消息');

  await panel.getByText('启用这个渠道').click();
  await page.keyboard.press('Control+s');
  await panel.getByText('已保存', { exact: true }).waitFor();
  await page.reload();
  await panel.locator('input[value="已保存，不再显示"]').first().waitFor();
  await page.getByRole('row', { name: '钉钉群机器人' }).getByText('已启用').waitFor();
  expect(await page.evaluate(() => document.documentElement.outerHTML + JSON.stringify(localStorage))).not.toMatch(/robot-token-0123|SEC0123|SEC-copied/);
  await screenshot(page, 'channels-saved');

  // Elsewhere the stored secrets do not go along.
  await panel.getByLabel('接口地址').fill('https://evil.example.org');
  await page.keyboard.press('Control+s');
  await panel.getByText('发往的地址变了，请重新填写密钥').first().waitFor();
  await panel.getByRole('button', { name: '不要这些改动' }).click();
  await page.goto(page.url().replace('dingtalk_robot', 'email'));
  const mail = page.getByRole('complementary').filter({ hasText: '电子邮件' });
  await mail.getByRole('radio', { name: '服务商 HTTP 接口' }).click();
  await mail.getByLabel('正文模板').waitFor();
  await screenshot(page, 'channels-email');
  await desk.close();
});

test('手机上登记自己的邮箱；渠道的设置别人看不到', async () => {
  const desk = await office.sit('coordinator', { path: '/admin/account', width: 390, height: 844 });
  const { page } = desk;
  await page.getByText('还没有登记。').waitFor();
  await page.getByRole('button', { name: '修改', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('邮箱').fill('zhao.mou@example.org');
  await dialog.getByLabel('企业微信 userid').fill('zhaomou');
  await screenshot(page, 'channels-mine-390');
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByText('z***@example.org').waitFor();
  await page.getByText('zhaomou').waitFor();
  await desk.goto('/admin/settings/sending');
  await page.getByText('各渠道的设置只有管理员能看。').waitFor();
  await screenshot(page, 'channels-390');
  expect(await stumbles(page)).toEqual([]);
  await desk.close();
});
