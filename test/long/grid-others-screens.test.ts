import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Matter } from '../../schema/matters.ts';
import type { Person } from '../../schema/people.ts';
import type { Task } from '../../schema/tasks.ts';
import { screenshot } from '../harness/index.ts';
import { hire } from '../people/staff.ts';
import { Docket } from '../browser/docket.ts';
import { fromExcel } from '../browser/excel.ts';
import { GridOnScreen } from '../browser/grid.ts';
import { type Desk, eventually, Office } from '../browser/office.ts';

const office = new Office();
const docket = new Docket(office.api);
const people: Record<string, string> = {};
const list = async <R>(path: string, username = 'admin') => (await office.api.as(username).get<{ data: R[] }>(path)).body.data;
/** The parts given to departments, by case number. */
const parts = () => list<Task>(`/api/tasks?filter=${encodeURIComponent(JSON.stringify({ kind: 'handle' }))}`, 'coordinator').then((all) => all.toSorted((one, other) => (one.caseNumber ?? '').localeCompare(other.caseNumber ?? '')));

beforeAll(async () => {
  await office.open();
  await office.furnish();
  await hire(office.api, 'handler', { username: 'handler.b', name: '冯某', departmentId: 'd21' });
  await hire(office.api, 'handler', { username: 'handler.c', name: '陈某', departmentId: 'd06' });
  for (const { id, username } of await list<Person>('/api/people')) people[username] = id;
  // A day apart, so that they stand in this order by their dues.
  for (const [title, day] of [['营业执照变更退件', '05'], ['法人变更卡在系统', '06'], ['名称核准被退', '09']] as const) await docket.dispatched({ title, stuckAt: '不说缺什么' }, `2026-03-${day} 10:00`);
});
afterAll(() => office.close());

const agreeOn = (desk: Desk) => async (says?: string) => {
  const preview = desk.page.getByRole('dialog', { name: '将要写入' });
  await preview.waitFor();
  if (says) expect(await preview.innerText()).toContain(says);
  await preview.getByRole('button', { name: /^(写入|新增)/ }).click();
  await preview.waitFor({ state: 'detached' });
};

describe('任务', () => {
  let desk: Desk;
  let sheet: GridOnScreen;
  beforeAll(async () => {
    desk = await office.sit('coordinator', { path: `/admin/tasks?filter=${encodeURIComponent(JSON.stringify({ kind: 'handle' }))}` });
    sheet = new GridOnScreen(desk, '任务');
    await sheet.ready();
  });

  test('要做什么:输入法直接打字,回车存下,Ctrl+Z 撤销', async () => {
    await sheet.click('2026-0001', '要做什么');
    await desk.compose('hecha', '核查退件记录');
    await sheet.press('Enter');
    await eventually(async () => (await parts())[0]?.ask).toBe('核查退件记录');
    await sheet.said('已保存 ✓');
    await sheet.press('Control+z');
    await eventually(async () => (await parts())[0]?.ask).toBe('核实退件原因');
    await sheet.shows('2026-0001', '要做什么', '核实退件原因');
  });

  test('经办人只给出本部门的人,按拼音首字母选', async () => {
    await sheet.click('2026-0001', '经办人');
    await desk.page.keyboard.type('f');
    const options = desk.page.getByRole('listbox').getByRole('option');
    await eventually(() => options.allInnerTexts()).toEqual(['冯某']);
    await sheet.press('Backspace', 'c');
    await desk.page.getByRole('listbox').getByText('没有符合的').waitFor();
    await sheet.press('Backspace', 'f', 'Enter');
    await eventually(async () => (await parts())[0]?.personId).toBe(people['handler.b']);
  });

  test('粘贴两列:先看再写,外部门的人不写,整片一步撤销', async () => {
    await sheet.click('2026-0001', '经办人');
    await fromExcel(desk, '郑某\r\n冯某\r\n陈某\r\n');
    await sheet.press('Control+v');
    await agreeOn(desk)('“经办人”里没有“陈某”。');
    await sheet.said('已写入 2 格，1 格没有写入');
    expect((await parts()).map(({ personId }) => personId)).toEqual([people['handler'], people['handler.b'], null]);
    await screenshot(desk.page, 'grid-tasks');
    await sheet.press('Control+z');
    await eventually(async () => (await parts()).map(({ personId }) => personId)).toEqual([people['handler.b'], null, null]);
    await sheet.press('Control+y');
    await eventually(async () => (await parts()).map(({ personId }) => personId)).toEqual([people['handler'], people['handler.b'], null]);
  });

  test('状态不能打字,给出签收;到期一格回车看账目;编号一格回车看整条,Alt+↓ 到下一条', async () => {
    const { page } = desk;
    await sheet.click('2026-0003', '状态');
    await desk.page.keyboard.type('x');
    await page.getByRole('alert').getByText('“状态”随办理变化，不能直接改。').waitFor();
    await page.getByRole('button', { name: '签收', exact: true }).click();
    await page.getByRole('dialog').getByRole('heading', { name: /签收/ }).waitFor();
    await sheet.press('Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await sheet.shows('2026-0003', '状态', '已签收');
    await sheet.click('2026-0003', '到期');
    await sheet.press('Enter');
    await page.getByRole('dialog', { name: /时限账目/ }).getByRole('row', { name: /3月12日/ }).waitFor();
    await sheet.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await sheet.click('2026-0001', '到期');
    await sheet.press('Home', 'Enter');
    const panel = page.getByRole('complementary').filter({ hasText: '办理 2026-0001' });
    await panel.getByText('营业执照变更退件').first().waitFor();
    await panel.getByRole('heading', { name: '经过' }).waitFor();
    await panel.getByText('要做什么：核查退件记录').first().waitFor();
    await screenshot(page, 'grid-task-panel');
    await sheet.press('Alt+ArrowDown');
    await page.getByRole('complementary').filter({ hasText: '办理 2026-0002' }).waitFor();
    await sheet.press('Escape');
    await page.getByRole('complementary').filter({ hasText: '办理 2026-' }).waitFor({ state: 'detached' });
  });

  test('Alt+H 看这一格改过几次,Alt+Shift+H 看这一行;? 里写着', async () => {
    const { page } = desk;
    await sheet.click('2026-0001', '要做什么');
    await sheet.press('Alt+h');
    const cell = page.getByRole('dialog', { name: '2026-0001 · 要做什么 的历史' });
    await cell.getByText('核实退件原因 → 核查退件记录').waitFor();
    expect(await cell.getByRole('listitem').first().innerText()).toContain('核查退件记录 → 核实退件原因');
    expect(await cell.innerText()).not.toContain('经办人');
    await screenshot(page, 'grid-history');
    await sheet.press('Escape');
    await cell.waitFor({ state: 'detached' });
    await sheet.at('要做什么', 1);
    await sheet.press('Alt+Shift+h');
    await page.getByRole('dialog', { name: '2026-0001 的历史' }).getByText(/经办人.*（空） → 冯某/).first().waitFor();
    await sheet.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await sheet.press('F1');
    await page.getByRole('dialog', { name: '表格里的快捷键' }).getByText('这一格的历史').waitFor();
    await sheet.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('没有报错', () => desk.close());

  test('经办人看同一张表,不能改,说明原因;手机上仍是清单', async () => {
    const mine = await office.sit('handler', { path: '/admin/tasks' });
    const grid = new GridOnScreen(mine, '任务');
    await grid.ready();
    await grid.click('2026-0001', '要做什么');
    await mine.page.keyboard.type('x');
    await mine.page.getByRole('alert').getByText('您的岗位不能改这些内容。').waitFor();
    await mine.page.keyboard.press('Escape');
    await mine.page.setViewportSize({ width: 390, height: 844 });
    await mine.page.getByText('核实退件原因').first().waitFor();
    expect(await mine.page.getByRole('grid').count()).toBe(0);
    await mine.close();
  });
});

describe('事项', () => {
  let desk: Desk;
  let sheet: GridOnScreen;
  const named = async (name: string) => (await list<Matter>('/api/matters?limit=100')).find((one) => one.name === name);
  beforeAll(async () => {
    desk = await office.sit('admin', { path: '/admin/matters' });
    sheet = new GridOnScreen(desk, '事项');
    await sheet.ready();
  });

  test('打字改类型,部门按名称粘贴', async () => {
    await sheet.click('补领婚姻登记证', '类型');
    await desk.compose('xingzheng', '行政确认');
    await sheet.press('Enter');
    await eventually(async () => (await named('补领婚姻登记证'))?.type).toBe('行政确认');
    await sheet.click('补领婚姻登记证', '办理部门');
    await fromExcel(desk, '公安局\r\n');
    await sheet.press('Control+v');
    await eventually(async () => (await named('补领婚姻登记证'))?.departmentId).toBe('d05');
    await sheet.press('Control+z');
    await eventually(async () => (await named('补领婚姻登记证'))?.departmentId).toBe('d06');
  });

  test('贴到末行以下,先看,再新增', async () => {
    await sheet.click('补领婚姻登记证', '事项名称');
    const last = (await sheet.focused()).match(/第 (\d+) 行/)?.[1];
    expect(last).toBe('2');
    await fromExcel(desk, '补领婚姻登记证\t民政局\t行政确认\r\n居民身份证申领\t公安局\t行政许可\r\n户口迁移\t没有的局\t\r\n');
    await sheet.press('Control+v');
    await agreeOn(desk)('新增 2 行');
    await eventually(async () => (await named('居民身份证申领'))?.departmentId).toBe('d05');
    expect(await named('户口迁移')).toMatchObject({ departmentId: null, type: null });
    await sheet.row('居民身份证申领').waitFor();
    await screenshot(desk.page, 'grid-matters');
    await sheet.click('居民身份证申领', '事项名称');
    await sheet.press('Enter');
    const panel = desk.page.getByRole('complementary').filter({ hasText: '居民身份证申领' });
    await panel.getByRole('heading', { name: '经过' }).waitFor();
    await panel.getByRole('listitem').filter({ hasText: '新增' }).waitFor();
    await sheet.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  test('期限不在一格里填,打开那一项;旁边改的,表里跟着变', async () => {
    const { page } = desk;
    await sheet.click('补领婚姻登记证', '办理期限');
    await desk.page.keyboard.type('5');
    await page.getByRole('alert').getByText('请打开这一项修改').waitFor();
    await page.getByRole('button', { name: '打开这一项' }).click();
    const panel = page.getByRole('complementary').filter({ hasText: /补领(婚姻登记|结婚)证/ });
    await panel.getByRole('button', { name: '修改' }).click();
    await panel.getByRole('textbox', { name: '事项名称' }).fill('补领结婚证');
    await sheet.press('Control+s');
    await sheet.row('补领结婚证').waitFor();
    await panel.getByRole('button', { name: '停用' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await sheet.grid.waitFor();
    await sheet.row('补领结婚证').waitFor({ state: 'detached' });
    await desk.close();
  });
});

describe('部门', () => {
  test('在旁边新增的、停用的,表里跟着变', async () => {
    const desk = await office.sit('admin', { path: '/admin/departments' });
    const { page } = desk;
    const sheet = new GridOnScreen(desk, '部门');
    await sheet.ready();
    await page.getByRole('button', { name: '新增部门' }).click();
    await page.getByRole('complementary').getByRole('textbox', { name: '名称', exact: true }).fill('税务局');
    await sheet.press('Control+s');
    await sheet.row('税务局').waitFor();
    const panel = page.getByRole('complementary').filter({ hasText: '税务局' });
    await panel.getByRole('button', { name: '停用' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await sheet.grid.waitFor();
    await sheet.row('税务局').waitFor({ state: 'detached' });
    await desk.close();
  });
});

describe('人员', () => {
  test('管理员改岗位和电话;用户名不能改;不能贴出新人,说要设密码', async () => {
    const desk = await office.sit('admin', { path: '/admin/people' });
    const sheet = new GridOnScreen(desk, '人员');
    await sheet.ready();
    await sheet.click('冯某', '电话');
    await desk.page.keyboard.type('0433-1234567');
    await sheet.press('Enter');
    await eventually(async () => (await list<Person>('/api/people')).find(({ name }) => name === '冯某')?.phone).toBe('0433-1234567');
    await sheet.click('冯某', '姓名');
    await sheet.press('Enter');
    const panel = desk.page.getByRole('complementary').filter({ hasText: '冯某' });
    await panel.getByText('（空） → 0433-1234567').waitFor();
    await sheet.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await sheet.click('冯某', '用户名');
    await desk.page.keyboard.type('x');
    await desk.page.getByRole('alert').getByText('用户名建好后不能改。').waitFor();
    await desk.page.keyboard.press('Escape');
    await sheet.click('冯某', '姓名');
    await sheet.press('Control+ArrowDown');
    await fromExcel(desk, `${(await sheet.focused()).split('，').at(-1)}\r\n新人\r\n`);
    await sheet.press('Control+v');
    const preview = desk.page.getByRole('dialog', { name: '将要写入' });
    await preview.waitFor();
    expect(await preview.innerText()).toMatch(/多出 1 行.*要设初始密码/s);
    await screenshot(desk.page, 'grid-people');
    await preview.getByRole('button', { name: /取消|知道了/ }).first().click();
    await desk.close();
  });

  test('协调专员只能看', async () => {
    const desk = await office.sit('coordinator', { path: '/admin/people' });
    const sheet = new GridOnScreen(desk, '人员');
    await sheet.ready();
    await sheet.click('冯某', '电话');
    await desk.page.keyboard.type('1');
    await desk.page.getByRole('alert').getByText('您的岗位不能改这些内容。').waitFor();
    await desk.page.keyboard.press('Escape');
    await desk.close();
  });
});

describe('日历', () => {
  const days = (from: string) => office.api.sql(`select date, kind, layer, name from calendar_days where date >= '${from}' and deleted_at is null order by date`);

  test('表格:照通知粘贴一年的新日子,休和班按字认,日期照中国写法;一格改了就存', async () => {
    const desk = await office.sit('admin', { path: '/admin/settings/calendar?view=table', refusals: [422] });
    const { page } = desk;
    const sheet = new GridOnScreen(desk, '日历的日子');
    await sheet.ready();
    await page.getByRole('button', { name: '粘贴新行' }).click();
    const dialog = page.getByRole('dialog', { name: '粘贴新行' });
    await fromExcel(desk, '日期\t休/班\t名称\t适用于\r\n2027年9月3日\t休\t州庆\t\r\n2027.9.4\t班\t州庆\t全国\r\n2027-9-5\t半天\t州庆\t\r\n');
    await dialog.getByRole('textbox', { name: '要新增的行' }).click();
    await sheet.press('Control+v');
    await dialog.getByText('读到 3 行。 第一行是列名。').waitFor();
    await screenshot(page, 'grid-add-rows');
    await dialog.getByRole('button', { name: '看将要写入什么' }).click();
    await agreeOn(desk)('“休/班”里没有“半天”。');
    await eventually(() => days('2027-09-01')).toEqual([
      { date: '2027-09-03', kind: 'off', layer: 'district', name: '州庆' },
      { date: '2027-09-04', kind: 'work', layer: 'national', name: '州庆' },
    ]);
    await sheet.row('2027年9月3日').waitFor();
    await screenshot(page, 'grid-calendar');
    await sheet.click('2027年9月3日', '名称');
    await desk.compose('ziyouri', '自治州成立日');
    await sheet.press('Enter');
    await eventually(async () => (await days('2027-09-01'))[0]?.['name']).toBe('自治州成立日');
    await sheet.click('2027年9月3日', '日期');
    await sheet.press('Space');
    const panel = page.getByRole('complementary').filter({ hasText: '自治州成立日' });
    await panel.getByText('州庆 → 自治州成立日').waitFor();
    await sheet.press('Alt+ArrowUp');
    await page.getByRole('complementary').filter({ hasText: '9月4日' }).getByRole('heading', { name: '经过' }).waitFor();
    await screenshot(page, 'grid-calendar-panel');
    await desk.close();
  });

  test('只有管理员能改;从月视图换到表格', async () => {
    const desk = await office.sit('coordinator', { path: '/admin/settings/calendar' });
    await desk.page.getByRole('radio', { name: '表格' }).click();
    const sheet = new GridOnScreen(desk, '日历的日子');
    await sheet.ready();
    expect(await desk.page.getByRole('button', { name: '粘贴新行' }).count()).toBe(0);
    await sheet.click('2027年9月4日', '名称');
    await desk.page.keyboard.type('x');
    await desk.page.getByRole('alert').getByText('您的岗位不能改这些内容。').waitFor();
    await desk.page.keyboard.press('Escape');
    await desk.close();
  });
});
