import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Cell } from '../../worker/sheets/cells.ts';
import { readSheet } from '../../worker/sheets/read.ts';
import { stumbles } from '../browser/axe.ts';
import { Departments } from '../browser/departments.ts';
import { GridOnScreen } from '../browser/grid.ts';
import { type Desk, eventually, Office } from '../browser/office.ts';
import { screenshot } from '../harness/index.ts';
import { workbook } from '../jobs/files.ts';

// Files into the grid of departments and out of it.
const office = new Office();
const departments = new Departments(office.api);
const one = (name: string) => departments.named(name);
let desk: Desk;
let sheet: GridOnScreen;
const dialog = () => desk.page.getByRole('dialog');

beforeAll(async () => {
  await office.open();
  await office.furnish();
  await departments.setUp();
  desk = await office.sit('admin', { path: '/admin/departments', refusals: [409, 422] });
  sheet = new GridOnScreen(desk, '部门');
  await sheet.ready();
});
afterAll(() => office.close());

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
