import { afterAll, beforeAll, expect, test } from 'vitest';
import { rungOrder, type Ladder } from '../../schema/reminders.ts';
import { screenshot } from '../harness/index.ts';
import { Docket } from '../browser/docket.ts';
import { Office, eventually, instant } from '../browser/office.ts';

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

test('提醒阶梯：改一级，旁边的大白话和例子跟着变；没填好的说在哪里；监督人员存得下，协调专员只能看', async () => {
  const desk = await office.sit('supervisor', { at: '2026-03-09 10:00', path: '/admin/settings/ladder' });
  const { page } = desk;
  await page.getByText('到期前 2 个工作日 09:00：提醒经办人，经铃铛（别的渠道都没有启用）。').waitFor();
  await page.getByText('3月12日 周四 09:00').waitFor();
  await desk.settled();
  await screenshot(page, 'ladder');
  await page.getByRole('button', { name: '加一级' }).click();
  const last = page.getByRole('listitem').filter({ has: page.getByRole('textbox', { name: '叫什么' }) }).last();
  await last.getByRole('textbox', { name: '叫什么' }).fill('提前一周');
  await page.keyboard.press('Control+s');
  await page.getByRole('textbox', { name: '个工作日' }).last().and(page.locator('[aria-invalid="true"]')).waitFor();
  await last.getByRole('combobox', { name: '什么时候' }).selectOption('到期前');
  await last.getByRole('textbox', { name: '个工作日' }).fill('5');
  await last.getByText('协调专员').click();
  await page.getByText('到期前 5 个工作日 09:00：提醒经办人和协调专员').waitFor();
  await page.getByRole('combobox').filter({ hasText: '给一种任务单独设…' }).selectOption('反馈办事人');
  await page.getByText('各种任务（下面单列的除外）').waitFor();
  await page.keyboard.press('Control+s');
  await page.getByText('已保存').first().waitFor();
  // Once saved, the rung stands where it belongs.
  await page.getByRole('textbox', { name: '叫什么' }).first().and(page.locator('[value="提前一周"]')).waitFor();
  await desk.settled();
  await screenshot(page, 'ladder-edited');
  const { body } = await office.api.as('admin').get<{ value: Ladder }>('/api/settings/ladder');
  expect(body.value.rungs.map(({ when }) => rungOrder({ when }))).toEqual([-5, -2, 0, 0.5, 1, 5]);
  expect(body.value.own).toMatchObject([{ kind: 'reply' }]);
  await desk.close();

  const phone = await office.sit('coordinator', { at: '2026-03-09 10:00', path: '/admin/settings/ladder', width: 390, height: 844 });
  await phone.page.getByText('到期前 5 个工作日 09:00：提醒经办人和协调专员').first().waitFor();
  expect(await phone.page.getByRole('button', { name: '加一级' }).count()).toBe(0);
  await phone.settled();
  await screenshot(phone.page, 'ladder-390');
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  await phone.close();
});

test('看板：谁欠着什么、红黄绿带着字；数字点开是那些任务；超期清单；日历；手机上也在屏里', async () => {
  const desk = await office.sit('supervisor', { at: OVERDUE, path: '/admin/' });
  const { page } = desk;
  await page.getByRole('link', { name: '看板' }).click();
  await page.getByRole('row', { name: /赵某/ }).waitFor();
  await desk.settled();
  await screenshot(page, 'board');
  await page.getByRole('link', { name: '本窗口 · 赵某 · 超期 2 件' }).click();
  await page.getByRole('heading', { level: 1, name: '本窗口 · 赵某 · 超期' }).waitFor();
  await eventually(() => page.getByRole('row', { name: /研判/ }).count()).toBe(2);
  await desk.settled();
  await screenshot(page, 'board-list');
  await page.getByRole('link', { name: '超期清单' }).click();
  await page.getByRole('heading', { level: 1, name: '超期' }).waitFor();
  await page.getByRole('link', { name: '到期日历' }).click();
  await page.getByRole('link', { name: '到期 2 件' }).waitFor();
  await desk.settled();
  await screenshot(page, 'board-calendar');
  await page.getByRole('button', { name: '下个月' }).click();
  await page.getByText('2026 年 4 月').waitFor();
  await page.getByRole('button', { name: '本月' }).click();
  await page.getByRole('link', { name: '到期 2 件' }).click();
  await page.getByRole('heading', { level: 1, name: '3月10日 周二 到期' }).waitFor();
  await eventually(() => page.getByRole('row', { name: /研判/ }).count()).toBe(2);
  await desk.close();

  const phone = await office.sit('coordinator', { at: OVERDUE, path: '/admin/board', width: 390, height: 844 });
  await phone.page.getByText('合计 2').waitFor();
  await phone.settled();
  await screenshot(phone.page, 'board-390');
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  await phone.goto('/admin/board/calendar');
  await phone.page.getByRole('link', { name: '到期 2 件' }).waitFor();
  await phone.settled();
  await screenshot(phone.page, 'board-calendar-390');
  await phone.close();

  const own = await office.sit('handler', { at: OVERDUE, path: '/admin/board' });
  await own.page.getByText('现在没有人欠着什么').waitFor();
  await own.close();
});

test('电话清单：没有渠道时列出要打的电话，勾掉、撤销；有打印页；经办人看不到', async () => {
  // Read already by an earlier test: whoever has seen it needs no call.
  await office.api.sql('update reminders set read_at = null');
  const desk = await office.sit('coordinator', { at: OVERDUE, path: '/admin/reminders' });
  const { page } = desk;
  await page.getByRole('link', { name: '电话清单' }).click();
  await page.getByRole('heading', { level: 2, name: '赵某' }).waitFor();
  await page.getByText('还有 2 个').waitFor();
  await page.getByRole('checkbox', { name: /打过了：赵某，2026-0001 研判/ }).click();
  await page.getByText('赵某 于 3月10日 周二 18:00 打过').waitFor();
  await page.getByText('还有 1 个').waitFor();
  await desk.settled();
  await screenshot(page, 'calls');
  await page.getByRole('checkbox', { name: /2026-0001 研判/ }).click();
  await page.getByText('还有 2 个').waitFor();
  const [paper] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: '打印' }).click()]);
  await paper.getByText('电话提醒清单').first().waitFor();
  expect(await paper.getByRole('row').count()).toBe(3);
  await screenshot(paper, 'calls-print');
  await paper.close();
  await desk.close();

  const phone = await office.sit('coordinator', { at: OVERDUE, path: '/admin/reminders/calls', width: 390, height: 844 });
  await phone.page.getByText('还有 2 个').waitFor();
  await phone.settled();
  await screenshot(phone.page, 'calls-390');
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  await phone.close();
  const handler = await office.sit('handler', { at: OVERDUE, path: '/admin/reminders/calls' });
  await handler.page.getByRole('heading', { level: 1, name: '电话清单' }).waitFor({ state: 'detached' });
  await handler.settled();
  expect(handler.asked.filter((url) => url.includes('/reminders/calls') && url.includes('/api/'))).toEqual([]);
  await handler.close();
});
