import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BundleTemplate } from '../../schema/bundle-templates.ts';
import type { BundleFile } from '../../schema/bundles.ts';
import type { Setting } from '../../schema/settings.ts';
import type { Task } from '../../schema/tasks.ts';
import { readSheet } from '../../worker/sheets/read.ts';
import { stumbles } from '../browser/axe.ts';
import { GridOnScreen } from '../browser/grid.ts';
import { eventually, instant, Office, type Desk } from '../browser/office.ts';
import { screenshot } from '../harness/index.ts';
import { workbook } from '../jobs/files.ts';
import { hire } from '../people/staff.ts';

const office = new Office();

/** The departments the bundles of the article need, made up like the rest of the district, by what the source calls them. */
const DEPARTMENTS: Record<string, [string, string?]> = {
  市场监管局: ['d21'],
  '公安局（印章）': ['d05'],
  公安局: ['d05'],
  城管大队: ['d30', '城市管理行政执法大队'],
  '生态环境局（环保）': ['d31', '生态环境局'],
  税务局: ['d32', '税务局'],
  消防救援大队: ['d33', '消防救援大队'],
  卫生健康局: ['d34', '卫生健康局'],
  医疗保障局: ['d35', '医疗保障局'],
  '人力资源社会保障局（社保）': ['d36', '人力资源和社会保障局'],
  '人力资源社会保障局/医保局（文章未点名）': ['d36'],
};

async function draftOf(code: string): Promise<BundleTemplate> {
  const { body } = await office.api.as('admin').get<{ data: BundleTemplate[] }>(`/api/bundle-templates?filter=${encodeURIComponent(JSON.stringify({ code, status: 'draft' }))}`);
  const [row] = body.data;
  if (!row) throw new Error(`no draft of ${code}`);
  return row;
}

/** Each item to the department that does in this district what the source's department does. */
async function place(code: string): Promise<BundleTemplate> {
  const row = await draftOf(code);
  const items = row.items.map((item) => ({ ...item, departmentId: DEPARTMENTS[item.department]?.[0] ?? null }));
  const { status, body } = await office.api.as('admin').patch<BundleTemplate>(`/api/bundle-templates/${row.id}`, { version: row.version, changes: { items } });
  if (status !== 200) throw new Error(`${code} answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** The bundle as runs can be registered on it, whoever published it. */
async function publish(code: string): Promise<void> {
  const { body } = await office.api.as('admin').get<{ data: BundleTemplate[] }>(`/api/bundle-templates?filter=${encodeURIComponent(JSON.stringify({ code, status: 'published' }))}`);
  if (body.data.length > 0) return;
  const { id, version } = await place(code);
  const { status, body: answer } = await office.api.as('admin').post(`/api/bundle-templates/${id}/publish`, { version });
  if (status !== 200) throw new Error(`${code} answered ${status}: ${JSON.stringify(answer)}`);
}

/** What a department says on the phone, entered on its behalf. */
async function finish(run: string, item: string, at: string): Promise<void> {
  const window = office.api.as('coordinator');
  const now = instant(at);
  const { body: file } = await window.get<BundleFile>(`/api/bundles/${run}`, { now });
  const taskId = file.items.find(({ id }) => id === item)?.taskId;
  const { body: task } = await window.get<Task>(`/api/tasks/${taskId}`, { now });
  const { status, body } = await window.post(`/api/tasks/${taskId}/finish`, { version: task.version, result: `${item} 已办结`, onBehalf: true }, { now });
  if (status !== 200) throw new Error(`${item} answered ${status}: ${JSON.stringify(body)}`);
}

const idIn = (desk: Desk) => new URL(desk.page.url()).pathname.split('/').at(-1) ?? '';
const section = (desk: Desk, name: string) => desk.page.locator('section').filter({ has: desk.page.getByRole('heading', { name, exact: true }) });

/** The action's dialog, filled in and sent. */
async function act(desk: Desk, action: string, fill: (dialog: Locator) => Promise<void> = async () => undefined): Promise<void> {
  await desk.page.getByRole('group', { name: '可以做的' }).getByRole('button', { name: action }).click();
  const dialog = desk.page.getByRole('dialog');
  await fill(dialog);
  await dialog.getByRole('button', { name: action, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function registered(desk: Desk, template: RegExp, title: string, fill: (desk: Desk) => Promise<void>): Promise<string> {
  const { page } = desk;
  await page.getByRole('link', { name: '登记一件' }).first().click();
  const which = page.getByRole('combobox', { name: /^哪一件事/ });
  await which.waitFor();
  await which.selectOption({ label: (await which.getByRole('option').allTextContents()).find((name) => template.test(name)) ?? '' });
  await page.getByLabel(/^办什么/).fill(title);
  await page.getByLabel(/^姓名或名称/).fill('金某');
  await page.getByLabel(/^电话/).fill('13812341234');
  await fill(desk);
  await page.locator('form').getByRole('button', { name: '登记', exact: true }).click();
  await page.getByRole('heading', { name: new RegExp(title), level: 1 }).waitFor();
  return idIn(desk);
}

async function allRight(desk: Desk): Promise<void> {
  await desk.page.getByRole('button', { name: /^其余 \d+ 份都合格$/ }).click();
  await desk.page.getByText('材料齐了，可以开始办理。').waitFor();
}

beforeAll(async () => {
  await office.open();
  await office.furnish();
  for (const [id, name] of Object.values(DEPARTMENTS)) if (name) await office.api.as('admin').post('/api/departments', { id, name, illustrative: true });
  const admin = office.api.as('admin');
  const { version } = (await admin.get<Setting>('/api/settings/fields')).body;
  const stars = { id: 'f_stars', resource: 'bundles', label: '几星', kind: 'choice', choices: [{ code: 'two', name: '二星', retired: false }, { code: 'three', name: '三星', retired: false }], retired: false };
  expect(await admin.patch('/api/settings/fields', { version, changes: { value: [stars] } })).toMatchObject({ status: 200 });
  await hire(office.api, 'handler', { username: 'handler.fire', name: '冯某', departmentId: 'd33' });
});
afterAll(() => office.close());

test('模板:照示例测算,试改时四减随着变,成环说得出名字,导入材料,定了部门发布', async () => {
  const template = await place('restaurant');
  const admin = await office.sit('admin', { path: '/admin/bundles/templates' });
  const { page } = admin;
  await page.getByRole('row', { name: /开办餐饮店（“开店/ }).click();
  const savings = page.getByRole('region', { name: '四减' });
  await savings.getByText('公布的：12 → 6').waitFor();
  await savings.getByText('减 6 份').waitFor();
  await page.getByText('可以发布。').waitFor();
  await screenshot(page, 'bundle-template-items');

  // 试改：食品经营许可 5 日改 2 日，关键路径换到 3 日的事项上；四减随即变，放弃就变回去。
  await page.getByLabel('食品经营许可（新办） · 承诺时限 · 个工作日').fill('2');
  await savings.getByText('改动前 12 个工作日 → 6 个工作日').waitFor();
  await savings.getByText('4 个工作日', { exact: false }).first().waitFor();
  // 成环：营业执照也要等食品经营许可。
  await page.getByRole('button', { name: '营业执照（设立登记） · 详细' }).click();
  const item = page.getByRole('dialog');
  await item.getByRole('group', { name: /^前置事项/ }).getByLabel('食品经营许可（新办）').check();
  await screenshot(page, 'bundle-template-item');
  await item.getByRole('button', { name: '确定' }).click();
  await page.getByText(/前置关系成了环.*食品经营许可（新办）/).first().waitFor();
  await page.getByText('前置关系成了环，无法测算，改好后这里会恢复。').waitFor();
  await screenshot(page, 'bundle-template-cycle');
  await page.getByRole('button', { name: '不要这些改动' }).click();
  await savings.getByText('6 个工作日').first().waitFor();

  const tab = (name: RegExp) => page.getByRole('navigation', { name: '模板' }).getByRole('link', { name }).click();
  await tab(/材料/);
  await page.getByRole('button', { name: '导入材料' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('或者粘贴在这里').fill('材料名称\t用于事项\t审查标准\t主要材料\n排烟净化设施照片\tR6\t看得清型号和安装位置\t\n经营者（法定代表人）身份证明\t\t姓名、照片清楚，在有效期内\t是');
  await dialog.getByRole('button', { name: '读取' }).click();
  await dialog.getByText('新增 1 份，改写 1 份').waitFor();
  await screenshot(page, 'bundle-template-import');
  await dialog.getByRole('button', { name: /^放进草稿/ }).click();
  await savings.getByText('7 份').first().waitFor();
  await screenshot(page, 'bundle-template-materials');
  await page.getByRole('button', { name: '不要这些改动' }).click();
  for (const name of [/申请表/, /流程图/, /测算/, /说明/]) {
    await tab(name);
    await admin.settled();
    await screenshot(page, `bundle-template-${name.source}`);
  }
  await tab(/流程图/);
  expect(await page.getByRole('list', { name: '流程图' }).getByRole('listitem').count()).toBe(template.items.length);
  const phone = await office.sit('admin', { path: `/admin/bundles/templates/${template.id}?tab=graph`, width: 390, height: 844 });
  await phone.page.getByText('前置：营业执照（设立登记）').first().waitFor();
  await screenshot(phone.page, 'bundle-template-390');
  await phone.close();

  await act(admin, '发布');
  await page.getByText('发布中').first().waitFor();
  await screenshot(page, 'bundle-template-published');
  await page.getByRole('link', { name: '一件事', exact: true }).click();
  await page.getByRole('link', { name: '模板' }).click();
  await page.getByRole('button', { name: '国家清单' }).click();
  await page.getByText('第 1 版').first().waitFor();
  await screenshot(page, 'bundle-templates');
  await admin.close();
});

test('新生儿:一表申请,材料一次收齐,两小时按工作时间算,统一出件', async () => {
  await publish('newborn');
  const window = await office.sit('coordinator', { at: '2026-03-09 11:00', path: '/admin/bundles' });
  const { page } = window;
  const run = await registered(window, /新生儿/, '海兰街道新生儿', async () => {
    await page.getByText(/^一次性告知：要带 7 份材料/).waitFor();
    await page.getByLabel(/^新生儿姓名/).fill('金某宝');
    await page.getByLabel(/^出生日期/).fill('2026-03-01');
    await page.getByLabel(/^父母姓名/).fill('金某、朴某');
    await page.getByLabel(/^入户方/).selectOption({ index: 1 });
    await screenshot(page, 'bundle-register');
  });
  await page.getByText(/^还差 7 份/).waitFor();
  await allRight(window);
  await act(window, '开始办理');
  // One hour before noon, one after: the lunch break is no working time.
  await page.getByText('今天 14:30').first().waitFor();
  await screenshot(page, 'bundle-newborn');
  for (const item of ['N1', 'N2', 'N3', 'N4', 'N5']) await finish(run, item, '2026-03-09 13:50');
  await window.at('2026-03-09 13:50');
  await page.reload();
  await act(window, '统一出件', async (dialog) => {
    await dialog.getByLabel('电子证照').check();
    await screenshot(page, 'bundle-issue');
  });
  await section(window, '四减').getByText('在承诺时限内').waitFor();
  await section(window, '四减').getByText('80 分钟').waitFor();
  await screenshot(page, 'bundle-newborn-issued');
  await window.close();
});

test('餐饮店:一份材料不合格说明哪里不对,二次告知写理由,两次现场勘查停表,部门只看自己的,统一出件', async () => {
  await publish('restaurant');
  const window = await office.sit('coordinator', { at: '2026-03-09 10:00', path: '/admin/bundles' });
  const { page } = window;
  const run = await registered(window, /餐饮店/, '海兰路12号小吃店', async () => {
    await page.getByLabel(/^店名/).fill('海兰小吃');
    await page.getByLabel(/^经营场所地址/).fill('海兰路12号');
    await page.getByLabel(/^经营项目/).fill('小吃');
  });
  const papers = section(window, '文书');
  await papers.getByRole('button', { name: '印发文书' }).click();
  await page.getByRole('dialog').getByLabel(/哪一种|文书/).first().selectOption({ label: '一次性告知单' });
  await page.getByRole('dialog').frameLocator('iframe').getByText('门头招牌设置效果图及位置图').first().waitFor();
  await screenshot(page, 'bundle-notice');
  await page.getByRole('dialog').getByRole('button', { name: '印发并给号' }).click();
  await page.getByRole('dialog', { name: /^一次性告知单/ }).getByRole('button', { name: '关闭' }).click();

  await page.getByRole('button', { name: '不合格 · 门头招牌设置效果图及位置图' }).click();
  const wrong = page.getByRole('dialog');
  await wrong.getByLabel(/^哪里不对/).fill('没有标尺寸。');
  await wrong.getByRole('button', { name: '不合格', exact: true }).click();
  await page.getByText('哪里不对：没有标尺寸。').waitFor();
  await page.getByRole('button', { name: /^其余 5 份都合格$/ }).click();
  await page.getByText(/^还差 1 份：门头招牌/).waitFor();
  await screenshot(page, 'bundle-materials');
  await page.getByRole('button', { name: '合格 · 门头招牌设置效果图及位置图', exact: true }).click();
  await act(window, '开始办理');
  await finish(run, 'R1', '2026-03-10 10:00');
  await window.at('2026-03-10 10:00');
  await page.reload();
  await act(window, '二次告知', async (dialog) => {
    await dialog.getByLabel(/^哪个事项要/).selectOption({ label: '公众聚集场所投入使用、营业前消防安全检查' });
    await dialog.getByLabel(/^再要哪些材料/).fill('疏散指示标志照片：看得清方向');
    await dialog.getByLabel(/^理由/).fill('现场有隔断，图上看不出。');
  });
  await page.getByText('二次告知理由：现场有隔断，图上看不出。').waitFor();
  await page.getByRole('button', { name: '合格 · 疏散指示标志照片', exact: true }).click();

  // 两次勘查：食品和消防一起，门头另外一次。
  await act(window, '安排勘查', async (dialog) => {
    await dialog.getByLabel(/^户外门头招牌设置/).uncheck();
    await dialog.getByLabel('地点').fill('海兰路12号');
    await screenshot(page, 'bundle-inspect');
  });
  await page.getByText('勘查中 · 停表').first().waitFor();
  await act(window, '安排勘查');
  await screenshot(page, 'bundle-restaurant');
  await window.at('2026-03-12 10:00');
  await page.reload();
  for (const finding of ['布局与图纸一致', '位置合格']) await act(window, '勘查结束', (dialog) => dialog.getByLabel(/^看的结果/).fill(finding));
  await section(window, '现场勘查').getByText('停表 2 个工作日').first().waitFor();

  const fire = await office.sit('handler.fire', { at: '2026-03-12 11:00', path: '/admin/bundles', width: 390, height: 844 });
  await fire.page.getByText('海兰路12号小吃店').click();
  await fire.page.getByText('公众聚集场所投入使用、营业前消防安全检查').first().waitFor();
  expect(await fire.page.getByText('食品经营许可（新办）').count()).toBe(0);
  await screenshot(fire.page, 'bundle-run-390');
  await fire.page.getByRole('link', { name: '公众聚集场所投入使用、营业前消防安全检查' }).click();
  await fire.page.getByRole('button', { name: '办结' }).click();
  await fire.page.getByRole('dialog').getByLabel(/^办理结果/).fill('检查合格');
  await fire.page.getByRole('dialog').getByRole('button', { name: '办结' }).click();
  await fire.page.getByRole('dialog').waitFor({ state: 'detached' });
  await fire.close();

  for (const item of ['R2', 'R3', 'R4', 'R5', 'R6']) await finish(run, item, '2026-03-12 15:00');
  await window.at('2026-03-12 15:30');
  await page.reload();
  await act(window, '统一出件');
  await section(window, '四减').getByText('二次告知 1 份').waitFor();
  await section(window, '四减').getByText('2 次，停表', { exact: false }).waitFor();
  await screenshot(page, 'bundle-restaurant-issued');
  await page.getByRole('link', { name: '一件事', exact: true }).click();
  await page.getByRole('link', { name: '有二次告知' }).click();
  await page.getByRole('row', { name: /海兰路12号小吃店/ }).waitFor();
  await window.close();
});

test('旅馆:从登记到出件,看板和成效数得对', async () => {
  await publish('lodging');
  const window = await office.sit('coordinator', { at: '2026-03-16 10:00', path: '/admin/bundles' });
  const { page } = window;
  const run = await registered(window, /住宿业/, '站前路8号旅馆', async () => {
    await page.getByLabel(/^店名/).fill('站前旅馆');
    await page.getByLabel(/^经营场所地址/).fill('站前路8号');
    await page.getByLabel(/^客房数/).fill('24');
    await page.locator('summary').filter({ hasText: '更多' }).click();
    await page.getByLabel('几星').selectOption({ label: '二星' });
    await screenshot(page, 'bundle-register-own');
  });
  await section(window, '办事人').getByText('二星').waitFor();
  await allRight(window);
  await act(window, '开始办理');
  // 共用的材料在上面，点一份看哪些事项用它。
  const shared = page.getByRole('list', { name: '共用的材料' });
  await shared.getByRole('button').first().click();
  await page.getByText(/：用于 .+、/).waitFor();
  await screenshot(page, 'bundle-lodging');
  await page.getByRole('link', { name: '一件事', exact: true }).click();
  await page.getByRole('row', { name: /站前路8号旅馆/ }).waitFor();
  // 像表格一样改：直接打字，Ctrl+Z 撤销。
  const cell = () => page.getByRole('gridcell', { name: /站前路8号/ });
  await cell().click();
  await page.keyboard.type('站前路8号快捷旅馆');
  await page.keyboard.press('Enter');
  await page.getByRole('gridcell', { name: '站前路8号快捷旅馆' }).waitFor();
  await eventually(async () => (await office.api.sql('select title from bundles where id = ?', run))[0]?.['title']).toBe('站前路8号快捷旅馆');
  await screenshot(page, 'bundles');
  await page.keyboard.press('Control+z');
  await page.getByRole('gridcell', { name: '站前路8号旅馆' }).waitFor();
  await eventually(async () => (await office.api.sql('select title from bundles where id = ?', run))[0]?.['title']).toBe('站前路8号旅馆');
  await page.getByRole('link', { name: '看板' }).last().click();
  await page.getByRole('row', { name: /消防救援大队/ }).waitFor();
  await screenshot(page, 'bundle-board');
  // 部门和它办理中的数，都通到那几件。
  await page.getByRole('link', { name: /市场监管局办理中的 \d+ 项/ }).click();
  await page.getByRole('gridcell', { name: '站前路8号旅馆' }).waitFor();
  expect(await page.getByLabel('在哪个部门手上').inputValue()).toBe('d21');
  await screenshot(page, 'bundles-of-department');
  for (const [item, at] of [['L1', '2026-03-17 10:00'], ['L4', '2026-03-19 10:00'], ['L2', '2026-03-20 10:00'], ['L3', '2026-03-20 10:00'], ['L5', '2026-03-20 10:00'], ['L6', '2026-03-20 10:00'], ['L7', '2026-03-20 10:00']] as const) await finish(run, item, at);
  await window.at('2026-03-20 11:00');
  await window.goto(`/admin/bundles/${run}`);
  await act(window, '统一出件');
  await section(window, '四减').getByText('在承诺时限内').waitFor();
  await page.getByRole('link', { name: '一件事', exact: true }).click();
  await page.getByRole('link', { name: '成效' }).click();
  await page.getByRole('row', { name: /开办住宿业/ }).waitFor();
  await screenshot(page, 'bundle-figures');
  await window.close();
});

/** As many as a list needs, over the API. */
async function opened(title: string, at: string): Promise<BundleFile> {
  const { status, body } = await office.api.as('coordinator').post<BundleFile>('/api/bundles', { templateCode: 'lodging', title, applicant: { kind: 'person', name: '金某', phone: '13812341234' } }, { now: instant(at) });
  if (status !== 201) throw new Error(`${title} answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

test('表格旁边看整条、办一步、看下一件；导出、在文件里改好、再导入', async () => {
  await publish('lodging');
  const older = await opened('城东旅馆', '2026-03-23 09:00');
  const newer = await opened('城西旅馆', '2026-03-23 09:10');
  const window = await office.sit('coordinator', { at: '2026-03-23 10:00', path: '/admin/bundles/view/collecting' });
  const { page } = window;
  const sheet = new GridOnScreen(window, '一件事');
  await sheet.ready();
  // Nobody tells the grid what changed: what follows stands in it because the panel and the row keep in step.
  await page.route('**/api/changes?*', (route) => route.fulfill({ json: { seq: 0, data: [], editing: [], more: false } }));

  await sheet.click(newer.number, '编号', { position: { x: 116, y: 6 } });
  await sheet.press('Space');
  const panel = page.getByRole('complementary').filter({ has: page.locator('#panel-title') });
  await panel.getByRole('heading', { name: '城西旅馆' }).waitFor();
  for (const part of ['材料', '各部门的事项', '申请表', '材料与附件', '文书', '四减', '办事人', '帮办记录', '经过']) await panel.getByRole('heading', { name: part, exact: true }).waitFor();
  expect(await panel.getByRole('link', { name: '打开整页' }).getAttribute('href')).toContain(`/bundles/${newer.id}`);
  await window.settled();
  await screenshot(page, 'bundle-panel');
  expect(await stumbles(page)).toEqual([]);
  // Where it is at its narrowest, too, nothing in it is wider than it.
  for (const width of [1000, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const wider = () => panel.evaluate((element) => [...element.querySelectorAll('*')].filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === 'auto').length);
    await eventually(wider).toBe(0);
  }

  await panel.getByRole('button', { name: /^合格 · / }).first().focus();
  await sheet.press('Enter');
  await panel.getByText('材料 1/7').waitFor();
  await sheet.shows(newer.number, '材料', '1/7');
  await sheet.press('Alt+ArrowDown');
  await panel.getByRole('heading', { name: '城东旅馆' }).waitFor();
  await panel.getByRole('button', { name: '上一件' }).click();
  await panel.getByRole('heading', { name: '城西旅馆' }).waitFor();
  await sheet.click('城西旅馆', '办什么');
  await page.keyboard.type('城西客栈');
  await sheet.press('Enter');
  await panel.getByRole('heading', { name: '城西客栈' }).waitFor();
  await panel.getByText('城西旅馆 → 城西客栈').waitFor();
  await panel.getByRole('listitem').filter({ hasText: /收材料\s*赵某/ }).waitFor();
  await panel.getByRole('heading', { name: '办事人', exact: true }).locator('..').getByRole('button', { name: '修改' }).click();
  await page.getByRole('dialog').getByLabel('几星').selectOption({ label: '二星' });
  await screenshot(page, 'bundle-edit');
  await sheet.press('Control+Enter');
  await panel.getByText('几星 （空） → 二星').waitFor();
  await panel.getByText('城西旅馆 → 城西客栈').scrollIntoViewIfNeeded();
  await screenshot(page, 'bundle-panel-below');
  await sheet.click(older.number, '编号', { position: { x: 116, y: 6 } });
  await sheet.press('Enter');
  await panel.getByRole('heading', { name: '城东旅馆' }).waitFor();
  await panel.getByRole('list', { name: '各部门的事项' }).scrollIntoViewIfNeeded();
  await screenshot(page, 'bundle-panel-lanes');
  await sheet.press('Escape');
  await panel.waitFor({ state: 'detached' });
  await sheet.at('编号', 2);

  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: '导出' }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: '导出', exact: true }).click()]);
  await dialog.waitFor({ state: 'detached' });
  const [header = [], ...rows] = readSheet(new Uint8Array(await readFile(await file.path()))).rows.map(({ cells }) => cells);
  const mended = rows.map((cells) => header.map((name, at) => (cells[0] !== older.number ? (cells[at] ?? null) : name === '几星' ? '三星' : name === '帮办员' ? '钱某' : (cells[at] ?? null))));
  await page.getByRole('button', { name: '导入' }).click();
  await dialog.getByText('按“编号”找到办件').waitFor();
  await dialog.locator('input[type=file]').setInputFiles({ name: '办件.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(await workbook([header, ...mended])) });
  const said = () => eventually(() => dialog.getByRole('status').last().innerText());
  await said().toBe('共 2 行：新增 0，修改 1，不变 1，拒绝 0。还没有写入。');
  expect(await dialog.getByLabel('几星 对应').inputValue()).toBe('custom.f_stars');
  await screenshot(page, 'bundle-import-runs');
  await dialog.getByRole('button', { name: '导入 2 行' }).click();
  await said().toBe('共 2 行：新增 0，修改 1，不变 1，拒绝 0。');
  await dialog.getByRole('button', { name: '关闭' }).click();
  await sheet.shows(older.number, '帮办员', '钱某');
  await sheet.shows(older.number, '几星', '三星');
  await sheet.shows(newer.number, '几星', '二星');
  await screenshot(page, 'bundles-imported');
  await window.close();
});
