import { afterAll, beforeAll, expect, test } from 'vitest';
import { Docket } from '../browser/docket.ts';
import { eventually, instant, Office } from '../browser/office.ts';
import { screenshot } from '../harness/index.ts';

const office = new Office();
const docket = new Docket(office.api);
const AFTER = '2026-03-17 09:10';

beforeAll(async () => {
  await office.open();
  await office.furnish();
});
afterAll(() => office.close());

test('容缺受理:事项列材料,经办人决定,印承诺书,到期终止,解除限制;攒够了件数的建议采纳', async () => {
  const admin = await office.sit('admin', { path: '/admin/matters/m02' });
  await admin.page.getByRole('button', { name: '修改' }).first().click();
  for (const name of ['变更登记申请书', '新法定代表人身份证原件']) {
    await admin.page.getByRole('button', { name: '加一种材料' }).click();
    await admin.page.getByLabel('材料名称').last().fill(name);
  }
  await admin.page.getByLabel('主要材料').first().check();
  expect(await admin.page.getByLabel('可以容缺').first().isDisabled()).toBe(true);
  await admin.page.getByLabel('可以容缺').last().check();
  await screenshot(admin.page, 'provisional-materials');
  await admin.page.getByRole('button', { name: '保存', exact: true }).click();
  await admin.page.getByText('新法定代表人身份证原件 · 可以容缺').waitFor();
  await admin.goto('/admin/settings/provisional');
  await admin.page.getByLabel(/^同一事项补齐几件以后/).fill('2');
  await admin.page.getByRole('button', { name: '保存', exact: true }).click();
  await admin.page.getByText('已保存').first().waitFor();
  await screenshot(admin.page, 'provisional-setting');

  const row = await docket.dispatched({ title: '法人变更缺新法人身份证原件' });
  const handler = await office.sit('handler', { path: `/admin/cases/${row.id}` });
  await handler.page.getByRole('heading', { name: /法人变更缺新法人身份证原件/ }).waitFor();
  await handler.page.keyboard.press('q');
  const dialog = handler.page.getByRole('dialog');
  await dialog.getByText('主要材料，不能容缺').waitFor();
  await handler.page.keyboard.press('Control+Enter');
  await dialog.getByText('请填写。').first().waitFor();
  await dialog.getByLabel('新法定代表人身份证原件').check();
  expect(await dialog.getByLabel(/^变更登记申请书/).isDisabled()).toBe(true);
  await dialog.getByLabel('核验方式').selectOption('remote_check');
  await dialog.getByLabel(/^核验结果/).fill('当场远程核验新法人信息，一致');
  await dialog.getByLabel('邮寄办').check();
  await dialog.getByLabel('微信办').check();
  await dialog.getByLabel(/^补齐期限/).fill('5');
  expect(await dialog.getByLabel(/^申请人的承诺/).inputValue()).toContain('自今日起5个工作日内');
  await screenshot(handler.page, 'provisional-dialog');
  await handler.page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await handler.page.getByRole('heading', { name: '容缺受理', exact: true }).waitFor();
  await handler.page.getByRole('button', { name: '补齐', exact: true }).waitFor();
  await screenshot(handler.page, 'provisional-case');

  const phone = await office.sit('handler', { path: `/admin/cases/${row.id}`, width: 390, height: 844 });
  await phone.page.getByRole('heading', { name: '容缺受理', exact: true }).scrollIntoViewIfNeeded();
  await screenshot(phone.page, 'provisional-case-390');
  await phone.goto('/admin/supervision/provisional');
  await phone.page.getByText('新法定代表人身份证原件').waitFor();
  await screenshot(phone.page, 'provisional-list-390');

  const coordinator = await office.sit('coordinator', { path: `/admin/cases/${row.id}` });
  const papers = coordinator.page.locator('section').filter({ has: coordinator.page.getByRole('heading', { name: '文书', exact: true }) });
  await papers.getByRole('button', { name: '印发文书' }).click();
  const issue = coordinator.page.getByRole('dialog');
  await issue.getByLabel('印哪一种').selectOption({ label: '容缺受理承诺书' });
  await issue.frameLocator('iframe').getByText('自今日起5个工作日内').waitFor();
  await screenshot(coordinator.page, 'provisional-promise');
  await coordinator.page.keyboard.press('Escape');

  // 到期没补齐:下一次运行就终止。
  await office.api.as('admin').post('/api/reminders/run', {}, { now: instant(AFTER) });
  const supervisor = await office.sit('supervisor', { at: AFTER, path: '/admin/supervision/provisional?view=barred' });
  await supervisor.page.getByText('限制再用').first().waitFor();
  await screenshot(supervisor.page, 'provisional-barred');
  await supervisor.page.getByRole('button', { name: '解除限制' }).click();
  await supervisor.page.getByRole('dialog').getByLabel(/^理由/).fill('住院未能按期，情况属实。');
  await supervisor.page.getByRole('dialog').getByRole('button', { name: '解除限制' }).click();
  await supervisor.page.getByText('没有因到期未补齐而限制再用的申请人。').waitFor();

  await coordinator.at(AFTER);
  await coordinator.page.reload();
  await coordinator.page.getByText('到期未补齐，已终止').first().waitFor();
  await coordinator.page.getByText(/把终止告知书送达申请人/).waitFor();
  await papers.getByRole('button', { name: '印发文书' }).click();
  await issue.getByLabel('印哪一种').selectOption({ label: '容缺受理终止告知书' });
  await issue.frameLocator('iframe').getByText('该项容缺受理已于2026年3月17日终止', { exact: false }).waitFor({ timeout: 60_000 });
  await screenshot(coordinator.page, 'provisional-termination');
  await coordinator.page.keyboard.press('Escape');

  const accepted = { materials: [] as string[], verifications: [{ method: 'video_call', found: '本人确认' }], promise: '按期补齐', supplyBy: ['post'] };
  accepted.materials = [String((await office.api.sql("select json_extract(materials, '$[1].code') as code from matters where id = 'm02'"))[0]?.['code'])];
  for (const name of ['陈某', '褚某']) {
    const other = await docket.dispatched({ title: `${name}的法人变更`, reporter: { kind: 'person', name, phone: `1370000${name === '陈某' ? '1111' : '2222'}` } }, AFTER);
    await docket.act(other, 'provisional', accepted, AFTER, 'handler');
    await docket.keep(other, 'supplement', 'finish', { result: '原件寄到' }, AFTER, 'handler');
  }
  await office.api.as('admin').post('/api/reminders/run', {}, { now: instant('2026-03-17 09:20') });
  await supervisor.page.getByRole('link', { name: '建议' }).click();
  await supervisor.page.getByText(/容缺受理固化为常态做法/).first().click();
  await supervisor.page.getByRole('dialog').getByLabel(/^决定说明/).fill('写入办事指南。');
  await screenshot(supervisor.page, 'proposal');
  await supervisor.page.getByRole('dialog').getByRole('button', { name: '采纳' }).click();
  await supervisor.page.getByText('还没有建议').waitFor();
  await eventually(async () => (await office.api.sql('select status from proposals'))[0]?.['status']).toBe('accepted');
  for (const desk of [admin, handler, phone, coordinator, supervisor]) await desk.close();
});

test('一件事办件:模板标了可以容缺的,经办人在办件页决定;容缺的不再逐份核收,补齐了就合格', async () => {
  const send = async <Body>(who: string, path: string, body: object) => {
    const { status, body: answer } = await office.api.as(who).post<Body>(path, body);
    if (status > 201) throw new Error(`${path} answered ${status}: ${JSON.stringify(answer)}`);
    return answer;
  };
  const draft = await send<{ id: string; version: number }>('admin', '/api/bundle-templates', {
    code: 'stall', name: '摆摊一件事',
    items: [{ id: 'A', name: '场地登记', departmentId: 'd21', promised: { kind: 'working_days', workingDays: 5 }, materials: ['M1', 'M2', 'M3'] }, { id: 'B', name: '治安备案', departmentId: 'd05', promised: { kind: 'working_days', workingDays: 3 }, materials: ['M1'] }],
    materials: [{ id: 'M1', name: '申请书', main: true }, { id: 'M2', name: '租赁合同', deferrable: true }, { id: 'M3', name: '照片' }],
  });
  await send('admin', `/api/bundle-templates/${draft.id}/publish`, { version: draft.version });
  const run = await send<{ id: string }>('coordinator', '/api/bundles', { templateCode: 'stall', title: '海兰路早点摊', applicant: { kind: 'person', name: '陈某六', phone: '13500004444' } });
  const handler = await office.sit('handler', { path: `/admin/bundles/${run.id}` });
  await handler.page.getByRole('button', { name: '容缺受理' }).click();
  const dialog = handler.page.getByRole('dialog');
  expect(await dialog.getByLabel(/^申请书/).isDisabled()).toBe(true);
  await dialog.getByLabel('租赁合同').check();
  await dialog.getByLabel(/^核验结果/).fill('系统里查到租赁备案');
  await dialog.getByLabel('邮寄办').check();
  await screenshot(handler.page, 'provisional-run-dialog');
  await handler.page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await handler.page.getByRole('heading', { name: '容缺受理', exact: true }).waitFor();
  await screenshot(handler.page, 'provisional-run');

  const coordinator = await office.sit('coordinator', { path: `/admin/bundles/${run.id}`, width: 390, height: 844 });
  await coordinator.page.getByRole('button', { name: '合格 · 申请书', exact: true }).waitFor();
  expect(await coordinator.page.getByRole('button', { name: '合格 · 租赁合同', exact: true }).count()).toBe(0);
  await screenshot(coordinator.page, 'provisional-run-390');
  // 更正：照片也可以缺的说不行，改期限和补齐方式要写理由。
  await handler.page.getByRole('button', { name: '更正', exact: true }).click();
  const right = handler.page.getByRole('dialog');
  await right.getByLabel(/^改补齐期限/).fill('2');
  await right.getByLabel('到场补交').check();
  await right.getByLabel(/^理由/).fill('申请人后天带来。');
  await screenshot(handler.page, 'provisional-correct');
  await handler.page.keyboard.press('Control+Enter');
  await right.waitFor({ state: 'detached' });
  await handler.page.getByText('邮寄办、到场补交').waitFor();
  await coordinator.page.reload();
  await coordinator.page.getByRole('button', { name: '更正', exact: true }).click();
  await coordinator.page.getByRole('dialog').getByLabel(/^改补齐期限/).fill('1');
  await coordinator.page.getByRole('dialog').getByText(/依据的文件/).first().waitFor();
  await screenshot(coordinator.page, 'provisional-correct-390');
  await handler.page.getByRole('button', { name: '补齐', exact: true }).click();
  await handler.page.getByRole('dialog').getByLabel(/^补来了什么/).fill('合同原件');
  await handler.page.keyboard.press('Control+Enter');
  await handler.page.getByText('✓合格').waitFor();
  for (const desk of [handler, coordinator]) await desk.close();
});
