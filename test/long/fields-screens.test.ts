import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Case } from '../../schema/cases.ts';
import type { OwnField } from '../../schema/fields.ts';
import type { Setting } from '../../schema/settings.ts';
import { Docket } from '../browser/docket.ts';
import { GridOnScreen } from '../browser/grid.ts';
import { type Desk, eventually, Office } from '../browser/office.ts';
import { screenshot } from '../harness/index.ts';

const office = new Office();
const docket = new Docket(office.api);
const WIDE = { width: 1440, height: 900 };

beforeAll(async () => {
  await office.open();
  await office.furnish();
  for (const [title, visits] of [['营业执照变更退件', 2], ['驾驶证换领被退', 1], ['社保转移接续', 6]] as const) await docket.register({ title, visits });
});
afterAll(() => office.close());

const press = async (desk: Desk, ...keys: string[]) => {
  for (const key of keys) await desk.page.keyboard.press(key);
};

describe('自定义列', () => {
  const fields = async () => (await office.api.as('admin').get<Setting>('/api/settings/fields')).body.value as OwnField[];

  test('管理员加一列,停用先问,恢复就回来', async () => {
    const desk = await office.sit('admin', { path: '/admin/settings/fields', ...WIDE });
    await desk.page.getByText('还没有自定义列').waitFor();
    await press(desk, 'c');
    const dialog = desk.page.getByRole('dialog', { name: '新增自定义列' });
    await dialog.getByLabel('列名').waitFor();
    await desk.compose('dengji', '关注等级');
    await dialog.getByLabel('填什么').selectOption({ label: '单选' });
    await press(desk, 'Control+Enter');
    await dialog.getByText('单选至少要有一个选项。').waitFor();
    await dialog.getByLabel('选项').fill('高\n低');
    await press(desk, 'Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await press(desk, 'c');
    await dialog.getByLabel('列名').fill('涉及金额');
    await dialog.getByLabel('填什么').selectOption({ label: '数字' });
    await press(desk, 'Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await screenshot(desk.page, 'fields-settings');
    expect((await fields()).map(({ label, kind, choices }) => [label, kind, choices?.map(({ name }) => name)])).toEqual([['关注等级', 'choice', ['高', '低']], ['涉及金额', 'number', undefined]]);

    await desk.page.getByRole('row', { name: /涉及金额/ }).getByRole('button', { name: '停用' }).click();
    await desk.page.getByRole('dialog', { name: '停用自定义列「涉及金额」？' }).getByText('已经填写的内容全部保留').waitFor();
    await desk.page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
    await eventually(async () => (await fields())[1]?.retired).toBe(true);
    await desk.page.getByRole('radio', { name: '已停用' }).focus();
    await press(desk, 'Space');
    await desk.page.getByRole('row', { name: /涉及金额/ }).getByRole('button', { name: '恢复使用' }).click();
    await eventually(async () => (await fields())[1]?.retired).toBe(false);
    await desk.close();
  });

  test('马上在表格里能填、能筛,在登记表、诉求件页和改动表里', async () => {
    const desk = await office.sit('coordinator', { path: '/admin/cases/view/all', refusals: [422], ...WIDE });
    const sheet = new GridOnScreen(desk, '诉求件');
    await sheet.ready();
    await sheet.click('2026-0003', '涉及金额');
    await desk.page.keyboard.type('1200');
    await press(desk, 'Enter');
    const found = async () => (await office.api.as('coordinator').get<{ data: Case[] }>(`/api/cases?q=${encodeURIComponent('社保转移')}`)).body.data[0];
    const [level, amount] = await fields();
    await eventually(async () => (await found())?.custom[amount?.id ?? '']).toBe(1200);
    await sheet.shows('2026-0003', '涉及金额', '1200');
    await press(desk, 'Control+z');
    await eventually(async () => (await found())?.custom).toEqual({});
    await press(desk, 'Control+y');
    await eventually(async () => (await found())?.custom[amount?.id ?? '']).toBe(1200);

    await desk.page.getByRole('button', { name: '筛选', exact: true }).click();
    const dialog = desk.page.getByRole('dialog', { name: '筛选' });
    await dialog.getByLabel('字段').selectOption({ label: '涉及金额' });
    await dialog.getByLabel('怎么比').selectOption({ label: '大于' });
    await dialog.getByLabel('比什么').fill('1000');
    await dialog.getByRole('button', { name: '应用' }).click();
    await eventually(() => sheet.grid.locator('.rdg-row [aria-colindex="2"]').allInnerTexts()).toEqual(['2026-0003']);

    const row = await found();
    await desk.goto(`/admin/cases/${row?.id}`);
    await desk.page.getByText('涉及金额').first().waitFor();
    await desk.page.getByRole('button', { name: '修改' }).last().click();
    await desk.page.getByRole('dialog').getByLabel('关注等级').selectOption({ label: '高' });
    await screenshot(desk.page, 'fields-edit');
    await desk.page.getByRole('dialog').getByLabel('涉及金额').fill('很多');
    await press(desk, 'Control+Enter');
    await desk.page.getByRole('dialog').getByText('“涉及金额”要填数字，如 1,234。').first().waitFor();
    await desk.page.getByRole('dialog').getByLabel('涉及金额').fill('1,500');
    await press(desk, 'Control+Enter');
    await eventually(async () => (await found())?.custom).toEqual({ [amount?.id ?? '']: 1500, [level?.id ?? '']: level?.choices?.[0]?.code });
    await desk.close();

    const at = await office.sit('coordinator', { path: '/admin/cases/create', ...WIDE });
    await at.page.getByText('更多', { exact: false }).first().click();
    await at.page.getByLabel('关注等级').waitFor();
    await screenshot(at.page, 'fields-register');
    await at.close();
  });
});
