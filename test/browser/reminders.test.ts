import { afterAll, beforeAll, expect, test } from 'vitest';
import { screenshot } from '../harness/index.ts';
import { Docket } from './docket.ts';
import { Office, eventually, instant } from './office.ts';

const office = new Office();
const OVERDUE = '2026-03-10 18:00';

beforeAll(async () => {
  await office.open();
  await office.furnish();
  // Each is to be triaged within a working day.
  for (const title of ['驾驶证换领被退', '营业执照变更不受理']) await new Docket(office.api).register({ title });
  await office.api.as('admin').post('/api/reminders/run', {}, { now: instant(OVERDUE) });
});
afterAll(() => office.close());

test('铃铛数着未读，点开到任务，看过的不再数；全部标记已读；清单里看得到送到了没有', async () => {
  const desk = await office.sit('coordinator', { at: OVERDUE });
  const { page } = desk;
  await page.getByRole('button', { name: '提醒，2 条未读' }).click();
  const bell = page.getByRole('dialog', { name: '提醒' });
  await eventually(() => bell.getByRole('listitem').count()).toBe(2);
  await desk.settled();
  await screenshot(page, 'reminders-bell');
  await bell.getByRole('button', { name: /2026-0001 研判/ }).click();
  await eventually(() => page.url()).toContain('/admin/tasks/');
  await page.getByRole('button', { name: '提醒，1 条未读' }).click();
  await bell.getByRole('button', { name: '全部已读' }).click();
  await bell.getByText('没有未读的提醒').waitFor();
  await bell.getByRole('link', { name: '全部提醒' }).click();
  await page.getByRole('heading', { level: 1, name: '提醒' }).waitFor();
  await eventually(() => page.getByRole('row').filter({ hasText: '已读' }).count()).toBe(2);
  await desk.settled();
  await screenshot(page, 'reminders-list');
  await page.getByRole('link', { name: '没有送到' }).click();
  await page.getByText('这里现在没有提醒').waitFor();
  expect(await page.getByRole('button', { name: '提醒', exact: true }).count()).toBe(1);
  await desk.close();
});

test('手机宽度：铃铛和清单都在屏里', async () => {
  const desk = await office.sit('coordinator', { at: OVERDUE, path: '/admin/reminders', width: 390, height: 844 });
  const { page } = desk;
  await page.getByText('2026-0001 研判').first().waitFor();
  await desk.settled();
  await screenshot(page, 'reminders-list-390');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  await page.getByRole('button', { name: '提醒', exact: true }).click();
  await page.getByRole('dialog', { name: '提醒' }).getByText('没有未读的提醒').waitFor();
  await screenshot(page, 'reminders-bell-390');
  await desk.close();
});
