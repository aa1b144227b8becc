import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Department } from '../../schema/departments.ts';
import { screenshot } from '../harness/index.ts';
import { hire } from '../people/staff.ts';
import { GridOnScreen } from './grid.ts';
import { type Desk, eventually, Office } from './office.ts';

const office = new Office();
let desk: Desk;
let sheet: GridOnScreen;

const all = async () => (await office.api.as('admin').get<{ data: Department[] }>('/api/departments?sort=name&filter={"retired":false}')).body.data;
const one = async (name: string) => (await all()).find((row) => row.name === name);
const preview = () => desk.page.getByRole('dialog', { name: '将要写入' });
const paste = async (text: string) => {
  const other = await desk.page.context().newPage();
  await other.setContent('<textarea></textarea>');
  await other.locator('textarea').fill(text);
  await other.keyboard.press('Control+a');
  await other.keyboard.press('Control+c');
  await other.close();
  await desk.page.bringToFront();
  await sheet.press('Control+v');
};

beforeAll(async () => {
  await office.open();
  await office.furnish();
  desk = await office.sit('admin', { path: '/admin/departments', refusals: [409] });
  await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  sheet = new GridOnScreen(desk, '部门');
  await sheet.ready();
});
afterAll(() => office.close());

describe('部门', () => {
  test('用输入法填联系人,Tab 到电话,回车回到下一行的联系人', async () => {
    await sheet.click('公安局', '联系人');
    await desk.compose('zhangmou', '张某');
    await sheet.press('Tab');
    await sheet.at('电话', 1);
    await desk.page.keyboard.type('0433-1234567');
    await sheet.press('Enter');
    await sheet.at('联系人', 2);
    await eventually(async () => [(await one('公安局'))?.contact, (await one('公安局'))?.phone]).toEqual(['张某', '0433-1234567']);
  });

  test('F2 改名称,Esc 不改;重名的不收,打的字还在', async () => {
    await sheet.click('民政局', '名称');
    await sheet.press('F2', 'End');
    await desk.page.keyboard.insertText('（区）');
    await sheet.press('Escape');
    await sheet.shows('民政局', '名称', '民政局');
    await sheet.press('F2', 'Control+a');
    await desk.page.keyboard.insertText('公安局');
    await sheet.press('Enter');
    await sheet.said('没有保存：“名称”已被另一条记录使用。');
    expect((await all()).map(({ name }) => name)).toContain('民政局');
    await screenshot(desk.page, 'grid-failed');
    await sheet.press('Escape');
    await sheet.shows('民政局', '名称', '民政局');
  });

  test('空格打勾,再按取消', async () => {
    await sheet.click('公安局', '示例');
    await sheet.press('Space');
    await eventually(async () => (await one('公安局'))?.illustrative).toBe(false);
    await sheet.shows('公安局', '示例', '否');
    await sheet.press('Space');
    await eventually(async () => (await one('公安局'))?.illustrative).toBe(true);
  });

  test('上一次还没存好就再按空格、改回原来的字:从屏幕上的算起,后一次不丢', async () => {
    const { page } = desk;
    let pass: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (pass = resolve));
    await page.route('**/api/departments/*', async (route) => (await gate, route.continue()));
    await sheet.click('公安局', '示例');
    await sheet.press('Space');
    await sheet.shows('公安局', '示例', '否');
    await sheet.press('Space');
    await sheet.shows('公安局', '示例', '是');
    await sheet.click('公安局', '联系人');
    for (const text of ['李某', '张某']) {
      await page.keyboard.insertText(text);
      await sheet.press('Enter', 'ArrowUp');
    }
    await sheet.shows('公安局', '联系人', '张某');
    pass();
    await desk.settled();
    await eventually(async () => [(await one('公安局'))?.illustrative, (await one('公安局'))?.contact]).toEqual([true, '张某']);
    await page.unrouteAll();
  });

  test('贴过末行,新增多出来的行;是否按 √ 认', async () => {
    await sheet.click('民政局', '名称');
    await sheet.press('Control+End', 'Home');
    await paste('民政局\t民政\t李某\t0433-7654321\t1103\t√\r\n教育局\t教育\t\t\t1104\t\r\n税务局\t税务\t王某\t12366\t1105\t×\r\n');
    await preview().waitFor();
    expect(await preview().innerText()).toContain('新增 2 行');
    await screenshot(desk.page, 'grid-adding');
    await preview().getByRole('button', { name: /^写入 .* 格并新增 2 行$/ }).click();
    await sheet.said(/新增 2 行 ✓/);
    expect((await one('教育局'))?.shortName).toBe('教育');
    expect([(await one('税务局'))?.contact, (await one('税务局'))?.illustrative]).toEqual(['王某', false]);
    await sheet.row('税务局').waitFor();
  });

  test('新行不符合当前筛选:状态栏说出来,点开就是那一行;长文字点开看全文', async () => {
    const { page } = desk;
    const search = page.getByPlaceholder('名称、简称或代码');
    await search.fill('税务');
    await sheet.row('公安局').waitFor({ state: 'detached' });
    await sheet.click('税务局', '名称');
    await paste('税务局\t税务\r\n水务局\t水务\r\n');
    await preview().getByRole('button', { name: /新增 1 行$/ }).click();
    await page.getByRole('button', { name: '新增的 1 行不在当前筛选里' }).click();
    await screenshot(page, 'grid-outside');
    await page.getByRole('dialog', { name: '不在当前筛选里的新行' }).getByRole('button', { name: '水务局' }).click();
    await page.getByRole('complementary').filter({ hasText: '水务局' }).getByRole('button', { name: '关闭' }).click();
    await search.fill('');
    await sheet.row('水务局').waitFor();
    expect(await page.getByRole('button', { name: /不在当前筛选里/ }).count(), 'it is said until something else is listed').toBe(0);
    await sheet.click('水务局', '来源');
    await desk.compose('laiyuan', '机构编制委员会办公室文件，载明机构名称、简称和职责，由政务服务中心核对后录入');
    await sheet.press('Enter', 'ArrowUp');
    await page.getByRole('button', { name: '看全文（F2）' }).click();
    expect(await page.locator(':focus').inputValue()).toContain('核对后录入');
    await screenshot(page, 'grid-long-text');
    await sheet.press('Escape');
  });

  test('选一片清空、Ctrl+Z 还原、Ctrl+Y 再清', async () => {
    await sheet.click('公安局', '联系人');
    await sheet.press('Shift+ArrowRight', 'Delete');
    await preview().getByRole('button', { name: /^写入/ }).click();
    await eventually(async () => (await one('公安局'))?.phone).toBeNull();
    await sheet.press('Control+z');
    await eventually(async () => (await one('公安局'))?.phone).toBe('0433-1234567');
    await sheet.said('已撤销');
    await sheet.press('Control+y');
    await eventually(async () => (await one('公安局'))?.phone).toBeNull();
    await sheet.said('已重做');
    await sheet.press('Control+z');
    await eventually(async () => (await one('公安局'))?.phone).toBe('0433-1234567');
  });

  test('引号里的换行贴进一格,Ctrl+D 往下填,Ctrl+空格选整列,筛选;刷新后还能撤', async () => {
    const { page } = desk;
    const source = async (name: string) => (await one(name))?.source;
    await sheet.click('公安局', '来源');
    await paste('"三定方案\n第二条"\r\n');
    await eventually(() => source('公安局')).toBe('三定方案\n第二条');
    await sheet.press('Shift+ArrowDown', 'Control+d');
    await eventually(() => source('市场监督管理局')).toBe('三定方案\n第二条');
    await sheet.press('Control+Space');
    await page.getByText('选中 6 格').waitFor();
    await page.reload();
    await sheet.ready();
    await sheet.click('公安局', '名称');
    await sheet.press('Control+z');
    await eventually(() => source('市场监督管理局')).toBeNull();
    await page.getByRole('button', { name: '筛选', exact: true }).click();
    const filter = page.getByRole('dialog', { name: '筛选' });
    await filter.getByLabel('字段').selectOption({ label: '名称' });
    await filter.getByLabel('怎么比').selectOption({ label: '包含' });
    await filter.getByLabel('比什么').fill('政');
    await filter.getByRole('button', { name: '应用' }).click();
    await sheet.row('公安局').waitFor({ state: 'detached' });
    await sheet.row('民政局').waitFor();
    await page.getByRole('button', { name: '清除', exact: true }).click();
    await sheet.row('公安局').waitFor();
  });

  test('第一列回车或空格打开旁边的一栏:整条记录、经过、能做的;上一条下一条不用离开', async () => {
    const { page } = desk;
    const panel = page.getByRole('complementary').filter({ has: page.locator('#panel-title') });
    await sheet.click('公安局', '名称');
    await sheet.press('Enter');
    await panel.getByRole('heading', { name: /^公安局/ }).waitFor();
    await panel.getByText('0433-1234567').first().waitFor();
    await panel.getByRole('button', { name: '修改' }).waitFor();
    await panel.getByRole('heading', { name: '经过' }).waitFor();
    await panel.getByText('（空） → 张某').first().waitFor();
    await screenshot(page, 'grid-departments');
    await sheet.press('Alt+ArrowDown');
    await panel.getByRole('heading', { name: /^市场监督管理局/ }).waitFor();
    expect(await panel.getByText('张某').count(), 'the timeline is the next one\'s').toBe(0);
    await sheet.click('市场监督管理局', '联系人');
    await desk.compose('sunmou', '孙某');
    await sheet.press('Enter');
    await panel.getByText('（空） → 孙某').waitFor();
    await panel.getByRole('button', { name: '上一件' }).click();
    await panel.getByRole('heading', { name: /^公安局/ }).waitFor();
    await sheet.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await sheet.click('教育局', '名称');
    await sheet.press('F2', 'Enter');
    expect(await panel.count(), 'what was typed is written, and nothing opens').toBe(0);
    await sheet.press('ArrowUp', 'Space');
    await panel.getByRole('heading', { name: /^教育局/ }).waitFor();
    await page.setViewportSize({ width: 720, height: 450 });
    expect((await panel.boundingBox())?.width, 'where there is no room for both it stands over the grid').toBeGreaterThan(500);
    await screenshot(page, 'grid-departments-720');
    await panel.getByRole('button', { name: '关闭' }).click();
    await panel.waitFor({ state: 'detached' });
    await page.setViewportSize({ width: 1440, height: 900 });
    await sheet.ready();
    await sheet.at('名称', 3);
  });

  test('深色:电脑本来是深色的,也是一按就换', async () => {
    const ground = () => desk.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await desk.page.emulateMedia({ colorScheme: 'dark' });
    const light = await ground();
    await desk.page.getByRole('button', { name: '深色' }).click();
    await eventually(ground).not.toBe(light);
    await sheet.click('公安局', '联系人');
    await sheet.press('Shift+ArrowRight', 'Shift+ArrowDown');
    await desk.page.waitForTimeout(200);
    await screenshot(desk.page, 'grid-dark');
  });

  test('没有别的报错', () => desk.close());

  test('两个人:改动和在哪一行几秒内看到,各改各的格都写进去,改了同一格两边都列出来', async () => {
    await hire(office.api, 'admin', { username: 'admin.b', name: '于某' });
    const [here, there] = await Promise.all([office.sit('admin', { path: '/admin/departments', refusals: [409] }), office.sit('admin.b', { path: '/admin/departments', refusals: [409] })]);
    const [mine, theirs] = [new GridOnScreen(here, '部门'), new GridOnScreen(there, '部门')];
    await mine.ready();
    await theirs.ready();
    await theirs.click('教育局', '联系人');
    await there.compose('wu', '吴某');
    await theirs.press('Enter');
    await mine.shows('教育局', '联系人', '吴某');
    await theirs.click('民政局', '电话');
    await mine.said('在线：于某（民政局）');
    // From here on this one does not hear what the other does.
    await here.page.route('**/api/changes?since=*', (route) => route.abort());
    await there.page.keyboard.type('2512345');
    await theirs.press('Enter');
    await eventually(async () => (await one('民政局'))?.phone).toBe('2512345');
    await mine.click('民政局', '联系人');
    await here.compose('zhou', '周某');
    await mine.press('Enter');
    await eventually(async () => [(await one('民政局'))?.contact, (await one('民政局'))?.phone]).toEqual(['周某', '2512345']);
    await theirs.click('教育局', '电话');
    await there.page.keyboard.type('110');
    await theirs.press('Enter');
    await eventually(async () => (await one('教育局'))?.phone).toBe('110');
    await mine.click('教育局', '电话');
    await here.page.keyboard.type('119');
    await mine.press('Enter');
    const question = here.page.getByRole('dialog', { name: '同一格被两个人改了' });
    await question.waitFor();
    expect(await question.innerText()).toMatch(/教育局 · 电话[\s\S]*119[\s\S]*110/);
    await question.getByRole('radio', { name: /您写的/ }).check();
    await question.getByRole('button', { name: '就这样定' }).click();
    await eventually(async () => (await one('教育局'))?.phone).toBe('119');
    await here.page.unrouteAll();
    await there.close();
  });

  test('不能改的人,只能看:打字说明原因', async () => {
    const reader = await office.sit('coordinator', { path: '/admin/departments' });
    const other = new GridOnScreen(reader, '部门');
    await other.ready();
    await other.click('公安局', '联系人');
    await other.press('F2');
    await other.said('您的岗位不能改这些内容。');
    await reader.close();
  });
});
