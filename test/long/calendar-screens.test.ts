import { afterAll, beforeAll, expect, test } from 'vitest';
import { screenshot } from '../harness/index.ts';
import { Docket } from '../browser/docket.ts';
import { Office } from '../browser/office.ts';

// An office of its own: what others change in the settings must not reach the case this one dispatches.
const office = new Office();

beforeAll(async () => {
  await office.open();
  await office.furnish();
});
afterAll(() => office.close());

test('改一天之前先列出哪些期限要动；不存就什么也不变，存了一起移，历史里写明；放假日历可以从文件读入', async () => {
  const row = await new Docket(office.api).dispatched({ title: '营业执照变更退件' });
  const due = async () => (await office.api.as('coordinator').get<{ dueAt: string }>(`/api/cases/${row.id}`)).body.dueAt;
  const before = row.dueAt;
  const desk = await office.sit('admin', { path: '/admin/settings/calendar/2026-03-11' });
  const { page } = desk;
  await page.getByText('没有单独设定').waitFor();
  await page.keyboard.press('e');
  await page.keyboard.type('停电检修');
  await page.keyboard.press('Control+Enter');
  const moves = page.getByRole('dialog', { name: '这样改，有期限要动' });
  await moves.getByText('2 件任务的到期日要动').waitFor();
  await moves.getByText(row.number).first().waitFor();
  await screenshot(page, 'calendar-moves');
  await moves.getByRole('button', { name: '先不保存' }).click();
  expect(await due()).toBe(before);
  expect(await page.getByRole('textbox', { name: '名称' }).inputValue()).toBe('停电检修');
  await page.getByRole('button', { name: '保存' }).click();
  await moves.getByRole('button', { name: '照此保存' }).click();
  await page.getByText('放假 · 停电检修').waitFor();
  expect(await due()).not.toBe(before);

  await page.getByRole('button', { name: '载入一年' }).click();
  const load = page.getByRole('dialog', { name: '载入一年的日历' });
  await load.getByLabel('年份').fill('2028');
  const days = [{ name: '元旦', date: '2028-01-01', isOffDay: true }, { name: '元旦', date: '2027-12-31', isOffDay: true }];
  // Made up for the test: no notice for 2028 is published.
  await load.locator('input[type="file"]').setInputFiles({ name: '试读.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ year: 2028, papers: [], days })) });
  await load.getByText('从 试读.json 读到 2028 年的 1 天').waitFor();
  await load.getByText('2027-12-31').waitFor();
  expect(await load.getByRole('textbox', { name: '放假与调休的日子' }).inputValue()).toBe('2028-01-01 休 元旦');
  await screenshot(page, 'calendar-file');
  await desk.close();

  const coordinator = await office.sit('coordinator', { path: `/admin/cases/${row.id}` });
  await coordinator.page.getByText('日历改动，到期日重算').first().waitFor();
  await screenshot(coordinator.page, 'calendar-moved-case');
  await coordinator.close();
});
