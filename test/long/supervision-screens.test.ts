import { afterAll, beforeAll, expect, test } from 'vitest';
import { screenshot } from '../harness/index.ts';
import { Docket } from '../browser/docket.ts';
import { eventually, Office } from '../browser/office.ts';

const office = new Office();
const docket = new Docket(office.api);
const LATER = '2026-03-19 10:00';

beforeAll(async () => {
  await office.open();
  await office.furnish();
});
afterAll(() => office.close());

test('督办:从超期的任务拟稿、发出,部门回复,退回再办,销号;问责登记后评分里打得开', async () => {
  const row = await docket.dispatched({ title: '法人变更办不下来' });
  const { body } = await office.api.as('supervisor').get<{ data: { id: string }[] }>(`/api/tasks?filter=${JSON.stringify({ caseId: row.id, kind: 'handle' })}`);
  const supervisor = await office.sit('supervisor', { at: LATER, path: `/admin/tasks/${body.data[0]?.id}` });
  const { page } = supervisor;
  await page.getByRole('button', { name: '拟一份督办单' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.getByText('请填写。').first().waitFor();
  await dialog.getByLabel('事由和依据').fill('核实任务 3月12日 到期，至今没有办结。');
  await dialog.getByLabel(/^要求/).fill('两日内办结，并书面说明原因。');
  await screenshot(page, 'supervision-draft');
  await dialog.getByRole('button', { name: '保存' }).click();

  await page.getByRole('heading', { name: `${row.number} 办理` }).waitFor();
  await page.keyboard.press('i');
  await page.getByRole('dialog').getByRole('button', { name: '发出' }).click();
  await page.getByText('待整改').first().waitFor();
  await page.getByText('部门还没有回复。').waitFor();
  await screenshot(page, 'supervision-issued');

  // 督办单的纸：印发、送达、送达回证，都归效能监督。
  const papers = page.locator('section').filter({ has: page.getByRole('heading', { name: '文书', exact: true }) });
  await papers.getByRole('button', { name: '印发文书' }).click();
  await page.getByRole('dialog').frameLocator('iframe').getByText('核实任务 3月12日 到期', { exact: false }).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '印发并给号' }).click();
  const paper = page.getByRole('dialog', { name: /^督办单 → 市场监管局/ });
  await paper.frameLocator('iframe').getByRole('heading', { name: '督办单' }).waitFor();
  const saved = page.waitForEvent('download');
  await paper.getByRole('button', { name: '下载 Word 文档' }).click();
  expect((await saved).suggestedFilename()).toMatch(/^督办单 .+\.docx$/);
  await paper.getByRole('button', { name: '登记送达' }).click();
  const delivery = page.getByRole('dialog', { name: /登记送达/ });
  expect(await delivery.getByLabel('收件人').inputValue()).toBe('市场监管局');
  await delivery.getByLabel('签收人').fill('郑某');
  await delivery.getByRole('button', { name: '登记送达' }).click();
  await delivery.waitFor({ state: 'detached' });
  await paper.getByRole('button', { name: '打印送达回证' }).click();
  await page.getByRole('dialog').frameLocator('iframe').getByText('督办事项').waitFor();
  await screenshot(page, 'supervision-proof');
  await page.getByRole('dialog').getByRole('button', { name: '印发并给号' }).click();
  await page.getByRole('dialog', { name: /^送达回证/ }).getByRole('button', { name: '关闭' }).click();
  await papers.getByText(/^送达回证/).first().waitFor();

  const handler = await office.sit('handler', { at: LATER, path: '/admin/supervision', width: 390, height: 844 });
  await handler.page.getByText(`${row.number} 办理`).click();
  await handler.page.getByRole('link', { name: '整改任务' }).click();
  await handler.page.getByText('两日内办结，并书面说明原因。').first().waitFor();
  await screenshot(handler.page, 'supervision-task-390');
  expect(await handler.page.getByRole('button', { name: '退回' }).count()).toBe(0);
  await handler.page.getByRole('button', { name: '办结' }).click();
  await handler.page.getByRole('dialog').getByLabel(/^办理结果/).fill('已办结；原因是材料转递迟了两天。');
  await handler.page.getByRole('dialog').getByRole('button', { name: '办结' }).click();
  await handler.page.getByRole('dialog').waitFor({ state: 'detached' });

  await page.reload();
  await page.getByText('已办结；原因是材料转递迟了两天。').waitFor();
  await page.keyboard.press('b');
  await page.getByRole('dialog').getByLabel('理由').fill('没有说明今后怎么避免。');
  await page.getByRole('dialog').getByRole('button', { name: '退回重办' }).click();
  await page.getByText('第 2 轮').first().waitFor();
  await screenshot(page, 'supervision-round-2');

  await page.getByRole('link', { name: '督办', exact: true }).click();
  await page.getByRole('link', { name: '问责记录' }).click();
  await page.getByRole('button', { name: '记一条问责' }).first().click();
  const record = page.getByRole('dialog');
  await record.getByRole('combobox').first().fill('市场');
  await page.getByRole('option', { name: /市场监督管理局/ }).click();
  await record.getByLabel(/^作出决定的机关/).fill('区效能办');
  await record.getByLabel(/^决定(?!日期)/).fill('责令书面检查。');
  await record.getByLabel(/^权重/).fill('8');
  await screenshot(page, 'supervision-record');
  await record.getByRole('button', { name: '保存' }).click();
  await page.getByText('责令书面检查。').waitFor();

  await page.getByRole('link', { name: '部门评分' }).click();
  // One notice, five points; the decision, eight; the promise still owed, five.
  await page.getByRole('row', { name: /市场监管局/ }).getByText('82', { exact: true }).waitFor();
  await screenshot(page, 'supervision-scores');
  await page.getByRole('button', { name: '市场监管局：被问责，1 件' }).click();
  await page.getByRole('dialog').getByText('责令书面检查。').waitFor();
  await page.keyboard.press('Escape');
  await eventually(() => page.getByRole('dialog').count()).toBe(0);
  await handler.close();
  await supervisor.close();
});
