import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Department } from '../../schema/departments.ts';
import type { Setting } from '../../schema/settings.ts';
import type { View } from '../../schema/views.ts';
import { GridOnScreen } from '../browser/grid.ts';
import { type Desk, eventually, Office } from '../browser/office.ts';
import { screenshot } from '../harness/index.ts';

// What test/browser/grid-departments.test.ts leaves to cases, done on departments too: composing, series, groups, views.
const office = new Office();
let desk: Desk;
let sheet: GridOnScreen;

const ORDER = ['公安局', '市场监督管理局', '民政局', '税务局'];
const departments = async () => (await office.api.as('admin').get<{ data: Department[] }>('/api/departments?sort=name&limit=50')).body.data;
const of = async (read: (row: Department) => unknown) => {
  const byName = new Map((await departments()).map((row) => [row.name, read(row)]));
  return ORDER.map((name) => byName.get(name));
};

beforeAll(async () => {
  await office.open();
  await office.furnish();
  const admin = office.api.as('admin');
  await admin.post('/api/departments', { id: 'd30', name: '税务局', shortName: '税务局', illustrative: false });
  const { version } = (await admin.get<Setting>('/api/settings/fields')).body;
  await admin.patch('/api/settings/fields', { version, changes: { value: [
    { id: 'f_since', resource: 'departments', label: '进驻日期', kind: 'date', retired: false },
    { id: 'f_windows', resource: 'departments', label: '窗口数', kind: 'number', retired: false },
  ] } });
  desk = await office.sit('admin', { path: '/admin/departments' });
  sheet = new GridOnScreen(desk, '部门');
  await sheet.ready();
});
afterAll(() => office.close());

async function fillDown(to: string, column: string): Promise<void> {
  const { page } = desk;
  const handle = await page.locator('.grid-handle').boundingBox();
  const end = await (await sheet.cell(to, column)).boundingBox();
  if (!handle || !end) throw new Error(`${to} is not on screen`);
  await page.mouse.move(handle.x + 4, handle.y + 4);
  await page.mouse.down();
  await page.mouse.move(end.x + 10, end.y + 10, { steps: 8 });
  await page.mouse.up();
  const preview = page.getByRole('dialog', { name: '将要写入' });
  await preview.waitFor();
  await preview.getByRole('button', { name: /^写入/ }).click();
  await preview.waitFor({ state: 'detached' });
}

const typeDown = async (column: string, ...texts: string[]) => {
  await sheet.click('公安局', column);
  for (const text of texts) {
    await desk.page.keyboard.insertText(text);
    await sheet.press('Enter');
  }
  await desk.settled();
};

describe('部门', () => {
  test('组词的回车不提交,再回车才保存下移', async () => {
    await sheet.click('公安局', '联系人');
    const session = await desk.page.context().newCDPSession(desk.page);
    await session.send('Input.imeSetComposition', { text: 'zhang', selectionStart: 5, selectionEnd: 5 });
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 });
    await sheet.at('联系人', 1);
    await session.send('Input.insertText', { text: '张某' });
    await session.detach();
    expect(await of(({ contact }) => contact), 'nothing is written before').toEqual([null, null, null, null]);
    await sheet.press('Enter');
    await sheet.at('联系人', 2);
    await eventually(() => of(({ contact }) => contact)).toEqual(['张某', null, null, null]);
  });

  test('填充柄:日期逐日,两个数等差,带号的字往下数', async () => {
    await typeDown('进驻日期', '2026年3月9日');
    await sheet.click('公安局', '进驻日期');
    await fillDown('税务局', '进驻日期');
    await eventually(() => of(({ custom }) => custom['f_since'])).toEqual(['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12']);
    await typeDown('窗口数', '2', '4');
    await sheet.click('公安局', '窗口数');
    await sheet.press('Shift+ArrowDown');
    await fillDown('税务局', '窗口数');
    await eventually(() => of(({ custom }) => custom['f_windows'])).toEqual([2, 4, 6, 8]);
    await typeDown('代码', '综窗1号');
    await sheet.click('公安局', '代码');
    await fillDown('民政局', '代码');
    await eventually(() => of(({ code }) => code)).toEqual(['综窗1号', '综窗2号', '综窗3号', null]);
    await sheet.press('Control+z');
    await eventually(() => of(({ code }) => code)).toEqual(['综窗1号', null, null, null]);
    await screenshot(desk.page, 'grid-departments-series');
  });

  test('按“示例”分组,折叠、展开', async () => {
    await desk.page.getByLabel('分组', { exact: true }).selectOption({ label: '分组 · 示例' });
    const tree = new GridOnScreen(desk, '部门', 'treegrid');
    await tree.ready();
    const heads = () => tree.lines().then((lines) => lines.filter((line) => /[▾▸]/.test(line)));
    await eventually(async () => (await heads()).toSorted()).toEqual(['▾ 否 1 个', '▾ 是 3 个'].toSorted());
    await tree.click('税务局', '简称');
    await sheet.press('Alt+ArrowLeft');
    await eventually(() => tree.focused()).toBe('分组，示例：否，1 个');
    await sheet.press('ArrowLeft');
    await eventually(() => heads()).toContain('▸ 否 1 个');
    expect(await tree.lines()).not.toContain('税务局');
    await screenshot(desk.page, 'grid-departments-groups');
    await sheet.press('ArrowRight');
    await eventually(() => heads()).toContain('▾ 否 1 个');
    await desk.page.getByLabel('分组', { exact: true }).selectOption({ index: 0 });
    await sheet.ready();
  });

  test('保存为共享视图,链接换一个人打开是一样的', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: '筛选', exact: true }).click();
    const filter = page.getByRole('dialog', { name: '筛选' });
    await filter.getByLabel('字段').selectOption({ label: '窗口数' });
    await filter.getByLabel('怎么比').selectOption({ label: '大于' });
    await filter.getByLabel('比什么').fill('3');
    await filter.getByRole('button', { name: '应用' }).click();
    await sheet.row('公安局').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^视图/ }).click();
    await page.getByRole('menuitem', { name: '保存为视图' }).click();
    const dialog = page.getByRole('dialog', { name: '保存为视图' });
    await dialog.getByLabel('名称').focus();
    await desk.compose('dating', '大厅里的');
    await dialog.getByLabel('共享给所有人').check();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: '视图 · 大厅里的', exact: true }).waitFor();
    const { data } = (await office.api.as('admin').get<{ data: View[] }>('/api/views')).body;
    expect(data.find(({ name }) => name === '大厅里的')).toMatchObject({ resource: 'departments', shared: true });
    const { pathname, search } = new URL(page.url());
    const other = await office.sit('supervisor', { path: pathname + search });
    const theirs = new GridOnScreen(other, '部门');
    await theirs.ready();
    await other.page.getByRole('button', { name: '视图 · 大厅里的', exact: true }).waitFor();
    await theirs.row('税务局').waitFor();
    expect(await theirs.row('公安局').count()).toBe(0);
    await other.close();
  });

  test('没有别的报错', () => desk.close());
});
