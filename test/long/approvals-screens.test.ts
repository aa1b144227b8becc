import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Approval } from '../../schema/approvals.ts';
import { screenshot } from '../harness/index.ts';
import { Docket } from '../browser/docket.ts';
import { Office } from '../browser/office.ts';

const office = new Office();
const docket = new Docket(office.api);

beforeAll(async () => {
  await office.open();
  await office.furnish();
});
afterAll(() => office.close());

test('一件诉求:组建专班,提级,特事特办从申请、核实到两步批准;年度清单里看得到', async () => {
  const above = await office.api.as('admin').post('/api/departments', { id: 'above', name: '上级单位（示例）', standing: 'above', illustrative: true });
  expect(above.status).toBe(201);
  const row = await docket.dispatched({ title: '低保缺离婚协议办不下来' });
  const coordinator = await office.sit('coordinator', { path: `/admin/cases/${row.id}` });
  const { page } = coordinator;
  await page.getByRole('heading', { name: row.title, exact: false }).first().waitFor();

  // 组建专班: by its key; what is missing speaks only when it is sent.
  await page.keyboard.press('b');
  const force = page.getByRole('dialog', { name: /组建专班/ });
  await force.getByRole('button', { name: '组建专班' }).click();
  await force.getByText('请选牵头人，或选牵头单位。').waitFor();
  await force.getByLabel('专班名称').fill('低保专班');
  await force.getByLabel('牵头人').fill('赵');
  await page.getByRole('option').first().click();
  await force.getByRole('button', { name: '加一个外部单位' }).click();
  await force.getByRole('button', { name: '移除成员 1' }).click();
  await force.getByLabel(/^外部单位/).fill('某社区居委会');
  await force.getByLabel('要做什么').fill('会同居委会核实困难情况');
  await screenshot(page, 'force-form');
  await force.getByRole('button', { name: '组建专班' }).click();
  await page.getByRole('link', { name: '低保专班' }).waitFor();

  // 提级.
  await page.keyboard.press('u');
  const escalate = page.getByRole('dialog', { name: /提级/ });
  await escalate.getByLabel('要做什么').or(escalate.getByLabel(/做什么/)).first().fill('请明确能否以其他材料代替离婚协议');
  await screenshot(page, 'escalate');
  await escalate.getByRole('button', { name: '提级' }).click();
  await escalate.waitFor({ state: 'detached' });
  await page.getByText('· 办理 · 提级', { exact: false }).first().waitFor();

  // 特事特办申请: evidence is uploaded where it is asked for, and ticked by itself.
  await page.keyboard.press('s');
  const ask = page.getByRole('dialog', { name: /特事特办申请/ });
  await ask.getByLabel('申请理由').fill('离婚协议客观上无法取得，生活困难属实。');
  await ask.locator('input[type=file]').setInputFiles({ name: '情况说明.txt', mimeType: 'text/plain', buffer: Buffer.from('情况说明') });
  await ask.getByRole('checkbox', { name: /情况说明/ }).waitFor();
  await screenshot(page, 'special-request');
  await ask.getByRole('button', { name: '特事特办申请' }).click();
  await ask.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: '特事特办申请' }).click();
  await page.getByRole('button', { name: '登记核实' }).waitFor();
  await page.keyboard.press('v');
  const verify = page.getByRole('dialog', { name: /登记核实/ });
  await verify.getByRole('button', { name: '登记核实' }).click();
  await verify.getByText('请填写。').first().waitFor();
  await verify.getByLabel('居委会（社区）').fill('某社区居委会');
  await verify.getByLabel('核实人').fill('李某');
  await verify.getByLabel('核实的情况').fill('走访邻里，情况属实。');
  await verify.getByRole('button', { name: '登记核实' }).click();
  await page.getByText('现在轮到：部门负责人 或 效能监督').waitFor();
  await screenshot(page, 'special-verified');

  // It stands on the workbench of whoever may sign, with its due.
  const desk = await office.sit('supervisor', { path: '/admin/' });
  await desk.page.getByRole('heading', { name: /等我签批的/ }).waitFor();
  await desk.page.getByRole('link', { name: new RegExp(row.title) }).first().waitFor();
  await screenshot(desk.page, 'workbench-to-sign');

  // The supervisor finds it among what waits for him, on a phone.
  const supervisor = await office.sit('supervisor', { path: '/admin/approvals', width: 390, height: 844 });
  await supervisor.page.getByText(row.title, { exact: false }).first().waitFor();
  await screenshot(supervisor.page, 'approvals-390');
  await supervisor.page.getByText(row.title, { exact: false }).first().click();
  await supervisor.page.getByRole('button', { name: '批准', exact: true }).click();
  const sign = supervisor.page.getByRole('dialog', { name: /批准/ });
  await sign.getByLabel('批准的理由').fill('情况属实，同意。');
  await sign.getByLabel('附带条件').fill('三个月内补齐材料');
  await sign.getByRole('button', { name: '批准' }).click();
  await supervisor.page.getByText('现在轮到：中心主任').waitFor();
  await screenshot(supervisor.page, 'special-390');

  const [request] = (await office.api.as('director').get<{ data: Approval[] }>('/api/approvals?filter={"forMe":true}')).body.data;
  const director = await office.sit('director', { path: `/admin/approvals/${request?.id}` });
  await director.page.getByText('三个月内补齐材料').waitFor();
  await director.page.keyboard.press('y');
  await director.page.getByRole('dialog').getByLabel('批准的理由').fill('同意，不作一般先例。');
  await director.page.getByRole('dialog').getByRole('button', { name: '批准' }).click();
  await director.page.getByText('还没有据此答复', { exact: false }).waitFor();
  await screenshot(director.page, 'special-approved');
  await director.page.goto(director.page.url().replace(/approvals\/.*/, 'approvals?view=year'));
  await director.page.getByRole('link', { name: '导出年度清单' }).waitFor();
  await director.page.getByText(row.title, { exact: false }).first().waitFor();
  await screenshot(director.page, 'approvals-year');

  // The log of the task force, and its page on a phone.
  const { data } = (await office.api.as('coordinator').get<{ data: { id: string }[] }>('/api/task-forces')).body;
  await coordinator.goto(`/admin/task-forces/${data[0]?.id}`);
  await page.getByRole('heading', { name: '低保专班' }).waitFor();
  await page.keyboard.press('c');
  await page.getByRole('dialog').getByLabel('内容').fill('居委会已走访。');
  await page.getByRole('dialog').getByRole('button', { name: '记一条日志' }).click();
  await page.getByText('居委会已走访。').waitFor();
  await screenshot(page, 'force');
  await page.setViewportSize({ width: 390, height: 844 });
  await screenshot(page, 'force-390');
  await page.setViewportSize({ width: 1440, height: 900 });
  await coordinator.goto(`/admin/cases/${row.id}`);
  await page.getByRole('heading', { name: '特事特办' }).waitFor();
  await screenshot(page, 'case-special');
}, 120_000);

test('设置:谁批、几步、各几天;什么时候提请上会', async () => {
  const desk = await office.sit('admin', { path: '/admin/settings/approvals', refusals: [422] });
  const { page } = desk;
  await page.getByRole('heading', { name: '特事特办' }).first().waitFor();
  await screenshot(page, 'settings-approvals');
  await page.getByRole('button', { name: '加一步' }).click();
  await page.getByLabel('第 3 步', { exact: true }).fill('监督');
  const third = page.getByRole('listitem').filter({ has: page.getByLabel('第 3 步', { exact: true }) });
  await third.getByLabel('部门负责人').uncheck();
  await third.getByLabel('中心主任').check();
  await page.getByRole('button', { name: '保存' }).click();
  // The director has a step already.
  await page.getByText('各步要由不同单位审批', { exact: false }).first().waitFor();
  await screenshot(page, 'settings-approvals-refused');
  await third.getByLabel('中心主任').uncheck();
  await third.getByLabel('效能监督').check();
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('已保存').first().waitFor();
  const { body } = await office.api.as('admin').get<{ value: { steps: { name: string; by: string[] }[] } }>('/api/settings/approvals');
  expect(body.value.steps.map(({ by }) => by)).toEqual([['head', 'supervisor'], ['director'], ['supervisor']]);
  await page.setViewportSize({ width: 390, height: 844 });
  await screenshot(page, 'settings-approvals-390');
  await page.setViewportSize({ width: 1440, height: 900 });

  await desk.goto('/admin/settings/meetings');
  const days = page.getByRole('textbox', { name: '多久没有进展' });
  await days.fill('7');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('已保存').first().waitFor();
  await screenshot(page, 'settings-meetings');
  expect((await office.api.as('admin').get<{ value: { stuckWorkingDays: number } }>('/api/settings/meetings')).body.value.stuckWorkingDays).toBe(7);
  await desk.close();
}, 120_000);
