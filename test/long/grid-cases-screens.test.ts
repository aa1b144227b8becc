import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Case } from '../../schema/cases.ts';
import type { Person } from '../../schema/people.ts';
import { stumbles } from '../browser/axe.ts';
import { Docket } from '../browser/docket.ts';
import { fromExcel, toExcel } from '../browser/excel.ts';
import { GridOnScreen } from '../browser/grid.ts';
import { type Desk, eventually, Office } from '../browser/office.ts';
import { screenshot } from '../harness/index.ts';

// What the other files of the grid try on one resource or on none: done here on cases.
const office = new Office();
const docket = new Docket(office.api);
const people: Record<string, string> = {};
let desk: Desk;
let sheet: GridOnScreen;
const stored = async (number: string) => (await office.api.as('coordinator').get<{ data: Case[] }>(`/api/cases?limit=50`)).body.data.find((row) => row.number === number);

beforeAll(async () => {
  await office.open();
  await office.furnish();
  for (const { id, username } of (await office.api.as('admin').get<{ data: Person[] }>('/api/people')).body.data) people[username] = id;
  for (const title of ['营业执照变更退件', '驾驶证换领被退', '社保转移接续', '婚姻登记证补领', '房产过户查档']) await docket.register({ title, stuckAt: '' });
});
afterAll(() => office.close());

test('今天请假的人：格里有标记，读屏读得到，选人时写着由谁代；复制出去只有名字', async () => {
  await office.api.as('admin').post('/api/leave', { personId: people['coordinator.b'], fromDay: '2026-03-09', untilDay: '2026-03-12', standInId: people['coordinator'] });
  desk = await office.sit('coordinator', { path: '/admin/cases/view/all?sort=receivedAt', refusals: [409, 422] });
  sheet = new GridOnScreen(desk, '诉求件');
  await sheet.ready();
  await sheet.click('2026-0002', '专员');
  await desk.page.keyboard.type('q');
  const option = desk.page.getByRole('option', { name: /钱某/ });
  await eventually(() => option.innerText()).toMatch(/钱某\s*请假至 3月12日 周四，由赵某代/);
  await screenshot(desk.page, 'grid-away-choosing');
  await sheet.press('Enter');
  await eventually(async () => (await stored('2026-0002'))?.coordinatorId).toBe(people['coordinator.b']);
  const cell = await sheet.cell('2026-0002', '专员');
  await eventually(() => cell.innerText()).toBe('钱某假');
  await sheet.press('ArrowUp');
  expect(await sheet.focused()).toBe('专员，第 2 行，钱某，请假至 3月12日 周四，由赵某代');
  await sheet.press('Control+c');
  await sheet.said('已复制 1 格');
  expect(await toExcel(desk)).toBe('钱某');
  await sheet.shows('2026-0001', '专员', '赵某');
  await desk.at('2026-03-13 10:00');
  await desk.page.reload();
  await sheet.ready();
  await sheet.shows('2026-0002', '专员', '钱某');
  await desk.at('2026-03-09 10:00');
});

test('机器慢时按了视图就接着筛：筛的是新的视图，不被带回旧的', async () => {
  const { page } = desk;
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 20 });
  const search = await page.getByRole('searchbox').boundingBox();
  const tab = await page.getByRole('link', { name: /^待研判/ }).boundingBox();
  if (!search || !tab) throw new Error('the list is not on screen');
  await page.mouse.click(tab.x + 10, tab.y + 10);
  await page.mouse.click(search.x + 80, search.y + 10);
  await page.keyboard.insertText('驾驶证');
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await sheet.row('社保转移接续').waitFor({ state: 'detached' });
  await eventually(() => decodeURIComponent(page.url())).toMatch(/cases\/view\/untriaged\?.*驾驶证/);
  await sheet.row('驾驶证换领被退').waitFor();
  await page.getByRole('button', { name: '清除筛选' }).click();
  await sheet.row('社保转移接续').waitFor();
});

test('翻屏、行首行尾、剪贴、向右填充：键都在诉求件上', async () => {
  const { page } = desk;
  await sheet.click('2026-0002', '诉求');
  await sheet.press('PageDown');
  await sheet.at('诉求', 5);
  await sheet.press('PageUp');
  await sheet.at('诉求', 1);
  await sheet.press('Shift+PageDown');
  await sheet.said('选中 5 格');
  await sheet.press('Escape', 'Shift+End', 'Escape', 'Control+Shift+End', 'Escape');
  await sheet.at('诉求', 1);
  await sheet.click('2026-0003', '专员');
  await sheet.press('Shift+ArrowRight', 'Control+r');
  await eventually(async () => (await stored('2026-0003'))?.helperId).toBe(people['coordinator']);
  await sheet.press('Control+z');
  await eventually(async () => (await stored('2026-0003'))?.helperId).toBe(null);
  await page.keyboard.press('Escape');
});

test('从表里粘贴：数字照中国写法，部门、人员、事项按名称，认不出的说为什么', async () => {
  const { page } = desk;
  await sheet.click('2026-0003', '事项');
  await fromExcel(desk, '补领婚姻登记证\t民政局\t１２\t"停业三天\n赔了违约金"\r\n企业变更登记（法定代表人变更）\t没有的局\t1,0\t\r\n');
  await sheet.press('Control+v');
  await sheet.agree('“部门”里没有“没有的局”。', '“跑动”要填数字');
  await eventually(async () => [await stored('2026-0003'), await stored('2026-0004')].map((row) => [row?.matterId, row?.departmentId, row?.visits, row?.loss])).toEqual([['m17', 'd06', 12, '停业三天\n赔了违约金'], ['m02', null, 1, null]]);
  await sheet.click('2026-0005', '专员');
  await fromExcel(desk, '钱某\r\n');
  await sheet.press('Control+v');
  await eventually(async () => (await stored('2026-0005'))?.coordinatorId).toBe(people['coordinator.b']);
  await page.keyboard.press('Escape');
});

test('换一张表再撤：先问是哪一步、在哪张表', async () => {
  const { page } = desk;
  await sheet.click('2026-0005', '卡在哪里');
  await desk.compose('cha', '查不到档案');
  await sheet.press('Enter');
  await eventually(async () => (await stored('2026-0005'))?.stuckAt).toBe('查不到档案');
  await page.getByRole('link', { name: '任务', exact: true }).click();
  await page.getByRole('dialog', { name: '离开这里？' }).getByText('有 2 格没有写入').waitFor();
  await page.getByRole('button', { name: '离开', exact: true }).click();
  const tasks = new GridOnScreen(desk, '任务');
  await page.getByRole('link', { name: /^全部/ }).click();
  await tasks.ready();
  await tasks.click('2026-0001', '任务');
  await tasks.press('Control+z');
  const asked = page.getByRole('dialog', { name: '撤销这一步？' });
  await asked.getByText(/在“诉求件”里做的，共 1 行/).waitFor();
  await screenshot(page, 'grid-undo-elsewhere');
  await asked.getByRole('button', { name: '撤销 1 行' }).click();
  await eventually(async () => (await stored('2026-0005'))?.stuckAt).toBe('');
  await tasks.press('Control+y');
  await page.getByRole('dialog', { name: '重做这一步？' }).getByRole('button', { name: '重做 1 行' }).click();
  await eventually(async () => (await stored('2026-0005'))?.stuckAt).toBe('查不到档案');
  await desk.goto('/admin/cases/view/all?sort=receivedAt');
  await sheet.ready();
});

test('编号上按空格看整条：经过、能做的；下一件不用离开；一格、一行的历史', async () => {
  const { page } = desk;
  await sheet.click('2026-0004', '编号', { position: { x: 100, y: 28 } });
  await sheet.press('Space');
  const panel = page.getByRole('complementary').filter({ has: page.locator('#panel-title') });
  await panel.getByRole('heading', { name: '婚姻登记证补领' }).waitFor();
  await panel.getByRole('heading', { name: '经过' }).waitFor();
  await panel.getByRole('button', { name: /^研判/ }).waitFor();
  await screenshot(page, 'grid-case-panel');
  expect(await stumbles(page)).toEqual([]);
  await sheet.press('Alt+ArrowDown');
  await panel.getByRole('heading', { name: '房产过户查档' }).waitFor();
  await panel.getByRole('button', { name: '上一件' }).click();
  await panel.getByRole('heading', { name: '婚姻登记证补领' }).waitFor();
  await sheet.press('Escape');
  await panel.waitFor({ state: 'detached' });
  await sheet.click('2026-0005', '卡在哪里');
  await sheet.press('Alt+h');
  const cell = page.getByRole('dialog', { name: '2026-0005 · 卡在哪里 的历史' });
  await cell.getByText(/查不到档案/).first().waitFor();
  expect(await cell.innerText()).not.toContain('专员');
  await sheet.press('Escape');
  await cell.waitFor({ state: 'detached' });
  await sheet.press('Alt+Shift+h');
  await page.getByRole('dialog', { name: '2026-0005 的历史' }).getByText(/专员.*钱某/).first().waitFor();
  await sheet.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('到期一格算着还剩几个工作日，过了写超期；打字不改，给出操作', async () => {
  const { page } = desk;
  const { number } = await docket.dispatched({ title: '食品经营许可' });
  await page.reload();
  const due = async () => (await sheet.cell(number, '到期')).innerText();
  await eventually(due).toMatch(/3月23日 周一 17:30.*还剩 10 个工作日/s);
  await desk.at('2026-03-25 10:00');
  await page.reload();
  await eventually(due).toMatch(/超期 2 个工作日|已超期|超期/);
  await sheet.click(number, '到期');
  await page.keyboard.type('4');
  await page.getByRole('alert').getByText('“到期”随办理变化，不能直接改。').waitFor();
  await screenshot(page, 'grid-due-overdue');
  await page.getByRole('alert').getByRole('button', { name: /申请延期|暂停/ }).first().waitFor();
  await sheet.press('Escape');
  await desk.at('2026-03-09 10:00');
  await page.reload();
  await sheet.ready();
});

test('了结的移入回收站，表里不再有；恢复就回来', async () => {
  const { page } = desk;
  const row = await docket.register({ title: '误登的一件' });
  await docket.act(row, 'withdraw', { reason: '重复登记' });
  await page.reload();
  await sheet.row(row.number).waitFor();
  await sheet.click(row.number, '编号', { position: { x: 100, y: 28 } });
  await sheet.press('Enter');
  await page.getByRole('complementary').getByRole('button', { name: '移入回收站' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '移入回收站' }).click();
  await sheet.row(row.number).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: '回收站' }).click();
  await page.getByRole('row', { name: /误登的一件/ }).getByRole('button', { name: '恢复' }).click();
  await page.getByRole('row', { name: /误登的一件/ }).waitFor({ state: 'detached' });
  await desk.goto('/admin/cases/view/all?sort=receivedAt');
  await sheet.row(row.number).waitFor();
});

test('没有别的报错', () => desk.close());
