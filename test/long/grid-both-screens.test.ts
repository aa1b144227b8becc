import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Case } from '../../schema/cases.ts';
import type { Department } from '../../schema/departments.ts';
import type { Person } from '../../schema/people.ts';
import type { Setting } from '../../schema/settings.ts';
import type { Cell } from '../../worker/sheets/cells.ts';
import { readSheet } from '../../worker/sheets/read.ts';
import { screenshot } from '../harness/index.ts';
import { workbook } from '../jobs/files.ts';
import { hire } from '../people/staff.ts';
import { stumbles } from '../browser/axe.ts';
import { Docket } from '../browser/docket.ts';
import { fromExcel, toExcel } from '../browser/excel.ts';
import { GridOnScreen } from '../browser/grid.ts';
import { type Desk, eventually, Office } from '../browser/office.ts';

// What the other files of the grid try on one resource or on none: done here on cases and on departments.
const office = new Office();
const docket = new Docket(office.api);
const people: Record<string, string> = {};

beforeAll(async () => {
  await office.open();
  await office.furnish();
  await hire(office.api, 'admin', { username: 'admin.b', name: '于某' });
  for (const { id, username } of (await office.api.as('admin').get<{ data: Person[] }>('/api/people')).body.data) people[username] = id;
  for (const title of ['营业执照变更退件', '驾驶证换领被退', '社保转移接续', '婚姻登记证补领', '房产过户查档']) await docket.register({ title, stuckAt: '' });
});
afterAll(() => office.close());

const agree = async ({ page }: Desk, ...says: string[]) => {
  const preview = page.getByRole('dialog', { name: '将要写入' });
  await preview.waitFor();
  for (const words of says) expect(await preview.innerText()).toContain(words);
  await preview.getByRole('button', { name: /^写入/ }).click();
  await preview.waitFor({ state: 'detached' });
};

describe('诉求件', () => {
  let desk: Desk;
  let sheet: GridOnScreen;
  const stored = async (number: string) => (await office.api.as('coordinator').get<{ data: Case[] }>(`/api/cases?limit=50`)).body.data.find((row) => row.number === number);

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
    await agree(desk, '“部门”里没有“没有的局”。', '“跑动”要填数字');
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
});

describe('部门', () => {
  let desk: Desk;
  let sheet: GridOnScreen;
  const all = async () => (await office.api.as('admin').get<{ data: Department[] }>('/api/departments?limit=50')).body.data;
  const one = async (name: string) => (await all()).find((row) => row.name === name);
  const dialog = () => desk.page.getByRole('dialog');

  test('管理员加的列：马上在表格、表单、筛选、合计、历史里', async () => {
    const admin = office.api.as('admin');
    await admin.post('/api/departments', { id: 'd30', name: '税务局', shortName: '税务局', illustrative: false });
    const { version } = (await admin.get<Setting>('/api/settings/fields')).body;
    const own = (id: string, label: string, more: object) => ({ id, resource: 'departments', label, retired: false, ...more });
    const made = await admin.patch('/api/settings/fields', { version, changes: { value: [
      own('f_since', '进驻日期', { kind: 'date' }), own('f_windows', '窗口数', { kind: 'number' }), own('f_hall', '在哪个厅', { kind: 'choice', choices: [{ code: 'c_main', name: '主厅', retired: false }, { code: 'c_tax', name: '办税厅', retired: false }] }),
    ] } });
    expect(made.status).toBe(200);
    desk = await office.sit('admin', { path: '/admin/departments', refusals: [409, 422] });
    const { page } = desk;
    sheet = new GridOnScreen(desk, '部门');
    await sheet.ready();
    await sheet.click('公安局', '进驻日期');
    await fromExcel(desk, '2026年3月9日\t１２\t主厅\r\n3月10日\t1.2万\t没有的厅\r\n2026.3.11\t三\t办税厅\r\n');
    await sheet.press('Control+v');
    await agree(desk, '“在哪个厅”里没有“没有的厅”。');
    await eventually(async () => [(await one('公安局'))?.custom, (await one('市场监督管理局'))?.custom, (await one('民政局'))?.custom]).toEqual([
      { f_since: '2026-03-09', f_windows: 12, f_hall: 'c_main' }, { f_since: '2026-03-10', f_windows: 12_000 }, { f_since: '2026-03-11', f_hall: 'c_tax' },
    ]);
    await page.getByRole('button', { name: '2 格没有写入' }).click();
    const refused = page.getByRole('dialog', { name: '没有写入的格' });
    await refused.getByRole('button', { name: '复制清单' }).click();
    await refused.getByRole('button', { name: '已复制' }).waitFor();
    expect(await toExcel(desk)).toMatch(/市场监督管理局\t在哪个厅\t没有的厅\t/);
    expect(await stumbles(page)).toEqual([]);
    await refused.getByRole('button', { name: '清除标记' }).click();
    await sheet.click('公安局', '名称');
    await sheet.press('Space');
    const panel = page.getByRole('complementary').filter({ has: page.locator('#panel-title') });
    await panel.getByText(/进驻日期.*（空） → 3月9日 周一/).first().waitFor();
    await panel.getByRole('button', { name: '修改' }).click();
    await panel.getByLabel('窗口数').fill('十几');
    await sheet.press('Control+s');
    await panel.getByText('“窗口数”要填数字，如 1,234。').first().waitFor();
    await panel.getByLabel('窗口数').fill('14');
    await sheet.press('Control+s');
    await eventually(async () => (await one('公安局'))?.custom).toEqual({ f_since: '2026-03-09', f_windows: 14, f_hall: 'c_main' });
    await panel.getByText(/窗口数.*12 → 14/).first().waitFor();
    await screenshot(page, 'grid-departments-own');
    await panel.getByRole('button', { name: '关闭' }).click();
    await panel.waitFor({ state: 'detached' });
    await sheet.shows('公安局', '窗口数', '14');
  });

  test('两层条件与相对日期、几列排序、列的显示次序宽窄固定、着色、合计；存成岗位的默认', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: '筛选', exact: true }).click();
    const filter = page.getByRole('dialog', { name: '筛选' });
    await filter.getByLabel('条件之间').first().selectOption({ label: '任一符合' });
    await filter.getByLabel('字段').selectOption({ label: '进驻日期' });
    await filter.getByLabel('怎么比').selectOption({ label: '今天' });
    await filter.getByRole('button', { name: '加一组条件' }).click();
    await filter.getByLabel('条件之间').nth(1).selectOption({ label: '全部符合' });
    await filter.getByLabel('字段').nth(1).selectOption({ label: '在哪个厅' });
    await filter.getByLabel('比什么').selectOption({ label: '办税厅' });
    await filter.getByRole('button', { name: '加一个条件' }).first().click();
    await filter.getByLabel('字段').nth(2).selectOption({ label: '进驻日期' });
    await filter.getByLabel('怎么比').nth(2).selectOption({ label: '本周' });
    await screenshot(page, 'grid-departments-filter');
    expect(await stumbles(page)).toEqual([]);
    await filter.getByRole('button', { name: '应用' }).click();
    await sheet.row('市场监督管理局').waitFor({ state: 'detached' });
    await page.getByText('进驻日期 今天 或 （在哪个厅 是 办税厅 且 进驻日期 本周）').waitFor();
    await page.getByRole('button', { name: '排序', exact: true }).click();
    const order = page.getByRole('dialog', { name: '排序' });
    await order.getByLabel('第 1 依据', { exact: true }).selectOption({ label: '简称' });
    await order.getByLabel('第 1 依据 排序').selectOption({ label: '降序' });
    await order.getByLabel('第 2 依据', { exact: true }).selectOption({ label: '名称' });
    await order.getByRole('button', { name: '应用' }).click();
    await eventually(() => sheet.lines()).toEqual(['民政局', '公安局']);
    await page.getByRole('button', { name: /^列/ }).click();
    const columns = page.getByRole('dialog', { name: '列' });
    await columns.getByLabel('代码', { exact: true }).uncheck();
    await columns.getByLabel('窗口数', { exact: true }).focus();
    for (let step = 0; step < 6; step++) await sheet.press('Alt+ArrowUp');
    await columns.getByRole('checkbox', { name: '固定“简称”' }).check();
    await columns.getByRole('button', { name: '应用' }).click();
    await columns.waitFor({ state: 'detached' });
    const heads = async () => (await sheet.grid.locator('.grid-column-name').allInnerTexts()).slice(0, 4);
    await eventually(heads).toEqual(['名称', '简称', '窗口数', '联系人']);
    await page.getByRole('button', { name: /^外观/ }).click();
    const look = page.getByRole('dialog', { name: '行高、颜色与合计' });
    await look.getByRole('radio', { name: '宽松' }).press('Space');
    await look.getByRole('button', { name: '加一条' }).click();
    await look.getByLabel('字段').selectOption({ label: '窗口数' });
    await look.getByLabel('怎么比').selectOption({ label: '不小于' });
    await look.getByLabel('比什么').fill('10');
    await look.getByLabel('“窗口数”的合计').selectOption({ label: '平均' });
    await look.getByRole('button', { name: '应用' }).click();
    await eventually(() => sheet.grid.locator('.grid-row-red').allInnerTexts().then((texts) => texts.map((text) => /公安局/.test(text)))).toEqual([true]);
    await sheet.grid.getByText('均 14', { exact: true }).waitFor();
    const head = await sheet.head('窗口数');
    const before = (await head.boundingBox())?.width ?? 0;
    await sheet.click('民政局', '窗口数');
    await sheet.press('ArrowUp', 'Control+ArrowRight', 'Control+ArrowRight');
    await eventually(async () => (await head.boundingBox())?.width).toBe(before + 20);
    await screenshot(page, 'grid-departments-view');
    await page.getByRole('button', { name: /^视图/ }).click();
    await page.getByRole('menuitem', { name: '保存为视图' }).click();
    await dialog().getByLabel('名称').fill('大厅里的');
    await dialog().getByLabel('共享给所有人').check();
    await dialog().getByLabel('作为哪个岗位的默认视图').selectOption({ label: '协调专员' });
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: '视图 · 大厅里的', exact: true }).waitFor();
    const other = await office.sit('coordinator', { path: '/admin/departments' });
    await other.page.getByRole('button', { name: '视图 · 大厅里的', exact: true }).waitFor();
    const theirs = new GridOnScreen(other, '部门');
    await theirs.ready();
    await eventually(() => theirs.lines()).toEqual(['民政局', '公安局']);
    await theirs.grid.getByText('均 14', { exact: true }).waitFor();
    await other.close();
    await desk.goto('/admin/departments');
    await sheet.row('税务局').waitFor();
  });

  test('走动、选中、剪切、向右填充、填满选中的：键都在部门上', async () => {
    const { page } = desk;
    const columns = await sheet.columns();
    await sheet.click('市场监督管理局', '联系人');
    await sheet.press('End');
    await sheet.at('在哪个厅', 2);
    await sheet.press('Home');
    await sheet.at('名称', 2);
    await sheet.press('Control+ArrowDown');
    await sheet.at('名称', 4);
    await sheet.press('PageUp');
    await sheet.at('名称', 1);
    await sheet.press('ArrowRight', 'PageDown', 'Shift+Tab', 'Shift+Enter');
    await sheet.at('简称', 3);
    await sheet.press('Control+End');
    await sheet.at('在哪个厅', 4);
    await sheet.press('Control+Home', 'Control+ArrowRight');
    await sheet.at('简称', 1);
    await sheet.press('Control+a');
    await sheet.said(`选中 ${4 * columns} 格`);
    await sheet.press('Escape', 'Shift+Space');
    await sheet.said(`选中 ${columns} 格`);
    await sheet.press('Escape');
    await sheet.row('民政局').getByRole('rowheader').click({ position: { x: 12, y: 16 } });
    await sheet.said(`选中 ${columns} 格`);
    await sheet.press('Escape');
    await (await sheet.head('窗口数')).getByText('窗口数').click();
    await sheet.said('求和 12014');
    await sheet.press('Escape');
    await sheet.click('税务局', '联系人');
    await page.keyboard.insertText('王某');
    await sheet.press('Enter');
    await eventually(async () => (await one('税务局'))?.contact).toBe('王某');
    await sheet.click('税务局', '联系人');
    await sheet.press('Shift+ArrowRight', 'Control+r');
    await eventually(async () => (await one('税务局'))?.phone).toBe('王某');
    await sheet.click('税务局', '电话');
    await sheet.press('Control+x');
    await sheet.said('已剪切 1 格，粘贴后才移走');
    await sheet.click('民政局', '联系人');
    await sheet.press('Control+v');
    await agree(desk, '写入 2 格，2 行');
    await eventually(async () => [(await one('税务局'))?.phone, (await one('民政局'))?.contact]).toEqual([null, '王某']);
    await sheet.press('Control+z');
    await eventually(async () => [(await one('税务局'))?.phone, (await one('民政局'))?.contact]).toEqual(['王某', null]);
    await sheet.click('公安局', '电话');
    await sheet.press('Shift+ArrowDown');
    await desk.compose('zongji', '总机转');
    await sheet.press('Control+Enter');
    await agree(desk, '写入 2 格，2 行');
    await eventually(async () => [(await one('公安局'))?.phone, (await one('市场监督管理局'))?.phone]).toEqual(['总机转', '总机转']);
    await sheet.press('Control+c');
    expect((await toExcel(desk)).replaceAll('\r\n', '\n')).toBe('总机转\n总机转\n');
    await sheet.click('公安局', '示例');
    await sheet.press('?');
    await page.getByRole('dialog', { name: '表格里的快捷键' }).getByText('向右填充').waitFor();
    await screenshot(page, 'grid-keys-sheet');
    expect(await stumbles(page)).toEqual([]);
    await sheet.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await sheet.click('公安局', '电话');
    await sheet.press('Alt+h');
    await page.getByRole('dialog', { name: '公安局 · 电话 的历史' }).getByText('（空） → 总机转').waitFor();
    await sheet.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await sheet.press('Alt+Shift+h');
    await page.getByRole('dialog', { name: '公安局 的历史' }).getByText(/窗口数.*12 → 14/).first().waitFor();
    await sheet.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  test('换一张表再撤先问；同事后来改过的不撤，说明是谁', async () => {
    const { page } = desk;
    await page.getByRole('link', { name: '事项', exact: true }).click();
    const matters = new GridOnScreen(desk, '事项');
    await matters.ready();
    await matters.click('补领婚姻登记证', '事项名称');
    await matters.press('Control+z');
    const asked = page.getByRole('dialog', { name: '撤销这一步？' });
    await asked.getByText(/在“部门”里做的，共 2 行/).waitFor();
    await asked.getByRole('button', { name: '撤销 2 行' }).click();
    await eventually(async () => [(await one('公安局'))?.phone, (await one('市场监督管理局'))?.phone]).toEqual([null, null]);
    await desk.goto('/admin/departments');
    await sheet.ready();
    await sheet.click('税务局', '联系人');
    await desk.compose('sun', '孙某');
    await sheet.press('Enter');
    await eventually(async () => (await one('税务局'))?.contact).toBe('孙某');
    const now = await one('税务局');
    await office.api.as('admin.b').patch('/api/departments/d30', { version: now?.version, changes: { contact: '吴某' } });
    await sheet.shows('税务局', '联系人', '吴某');
    await sheet.press('Control+z');
    await page.getByRole('alert').filter({ hasText: /税务局后来改过（于某，/ }).waitFor();
    expect((await one('税务局'))?.contact).toBe('吴某');
  });

  test('停用的留着，恢复就回到表里', async () => {
    const { page } = desk;
    await sheet.click('税务局', '名称');
    await sheet.press('Enter');
    await page.getByRole('complementary').getByRole('button', { name: '停用' }).click();
    await dialog().getByRole('button', { name: '停用' }).click();
    await sheet.row('税务局').waitFor({ state: 'detached' });
    await page.getByRole('radio', { name: '已停用' }).press('Space');
    await sheet.row('税务局').waitFor();
    await sheet.click('税务局', '名称');
    await sheet.press('Enter');
    await page.getByRole('complementary').getByRole('button', { name: '恢复使用' }).click();
    await sheet.row('税务局').waitFor({ state: 'detached' });
    await page.getByRole('radio', { name: '在用' }).press('Space');
    await sheet.row('税务局').waitFor();
  });

  const give = (name: string, bytes: Uint8Array) => dialog().locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
  const said = () => eventually(() => dialog().getByRole('status').last().innerText());
  const saved = async (button: string | RegExp) => {
    const [file] = await Promise.all([desk.page.waitForEvent('download'), dialog().getByRole('button', { name: button, exact: typeof button === 'string' }).click()]);
    return { name: file.suggestedFilename(), bytes: new Uint8Array(await readFile(await file.path())) };
  };
  const cellsOf = (bytes: Uint8Array<ArrayBuffer>) => readSheet(bytes).rows.map(({ cells }) => cells);

  test('导入：合并的标题下找表头，跳过序号和合计，坏了的长代码逐格拒绝，改好再导入；对应记得；GBK 也认', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: '导入' }).click();
    const table: Cell[][] = [
      ['进驻部门一览表', null, null, null, null],
      ['填报单位：政务服务中心', null, null, null, null],
      ['序号', '单位名称', '统一代码', '窗口数', '备用'],
      [1, '档案局', 'A-1', '3', '兰台'],
      [2, '史志办', 4.2e17, '2', '史志'],
      [3, '税务局', 'A-3', '许多', '税务'],
      ['合计', null, null, '5', null],
    ];
    await give('部门.xlsx', await workbook(table));
    await said().toMatch(/^共 3 行：新增 2，修改 0，不变 0，拒绝 1/);
    await dialog().getByLabel('备用 对应').selectOption({ label: '简称' });
    await dialog().getByLabel('统一代码 对应').selectOption({ label: '代码' });
    await said().toMatch(/^共 3 行：新增 1，修改 0，不变 0，拒绝 2。还没有写入/);
    const errors = (await dialog().getByRole('listitem').allInnerTexts()).join(' ');
    expect(errors).toMatch(/第 5 行\s+统一代码\s+.*Excel/);
    expect(errors).toMatch(/第 6 行\s+窗口数\s+“窗口数”要填数字/);
    await screenshot(page, 'grid-departments-import');
    expect(await stumbles(page)).toEqual([]);
    await dialog().getByRole('button', { name: '导入 1 行' }).click();
    await said().toBe('共 3 行：新增 1，修改 0，不变 0，拒绝 2。');
    expect(await one('档案局')).toMatchObject({ shortName: '兰台', code: 'A-1', custom: { f_windows: 3 } });
    const refused = await saved('下载被拒绝的行');
    expect(refused.name).toBe('部门-错误说明.xlsx');
    const [head = [], ...rows] = cellsOf(refused.bytes);
    const mended = rows.map((cells) => cells.map((cell) => (cell === 4.2e17 ? 'A-2' : cell === '许多' ? '6' : cell)));
    await dialog().getByRole('button', { name: '关闭' }).click();
    await page.getByRole('button', { name: '导入' }).click();
    await give('改好的.xlsx', await workbook([head, ...mended]));
    await said().toMatch(/^共 2 行：新增 1，修改 1/);
    await eventually(() => dialog().getByLabel('备用 对应').inputValue()).toBe('shortName');
    await dialog().getByRole('button', { name: '导入 2 行' }).click();
    await said().toBe('共 2 行：新增 1，修改 1，不变 0，拒绝 0。');
    expect([await one('史志办'), await one('税务局')].map((row) => [row?.code, row?.custom['f_windows']])).toEqual([['A-2', 2], ['A-3', 6]]);
    await dialog().getByRole('button', { name: '关闭' }).click();
    await page.getByRole('button', { name: '导入' }).click();
    // 名称,简称 / 民政局,民政 in GBK.
    await give('部门.csv', new Uint8Array([0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xbc, 0xf2, 0xb3, 0xc6, 0x0a, 0xc3, 0xf1, 0xd5, 0xfe, 0xbe, 0xd6, 0x2c, 0xc3, 0xf1, 0xd5, 0xfe]));
    await said().toMatch(/^共 1 行：新增 0，修改 1/);
    await dialog().getByRole('button', { name: '导入 1 行' }).click();
    await said().toMatch(/修改 1，不变 0，拒绝 0。$/);
    await dialog().getByRole('button', { name: '关闭' }).click();
    await sheet.shows('民政局', '简称', '民政');
  });

  test('导出：表里有的，带标题和签字行；csv 里没有公式', async () => {
    const { page } = desk;
    await sheet.click('档案局', '简称');
    await page.keyboard.insertText('=1+1');
    await sheet.press('Enter');
    await eventually(async () => (await one('档案局'))?.shortName).toBe('=1+1');
    await page.getByRole('button', { name: '导出' }).click();
    await dialog().getByLabel(/加标题/).check();
    const xlsx = await saved('导出');
    const rows = cellsOf(xlsx.bytes);
    expect(rows[0]?.[0]).toMatch(/部门一览表$/);
    const header = rows.find((cells) => cells[0] === '名称') ?? [];
    const row = rows.find((cells) => cells[0] === '档案局') ?? [];
    expect([row[header.indexOf('简称')], row[header.indexOf('窗口数')]]).toEqual(['=1+1', 3]);
    expect(rows.flat().join(' ')).toMatch(/填报单位.*填报日期/);
    await page.getByRole('button', { name: '导出' }).click();
    await dialog().getByRole('radio', { name: 'CSV' }).check();
    const { bytes } = await saved('导出');
    expect(Array.from(bytes.subarray(0, 3))).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toContain("'=1+1");
  });

  test('没有别的报错', () => desk.close());
});
