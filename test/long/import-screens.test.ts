import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSheet } from '../../worker/sheets/read.ts';
import type { Cell } from '../../worker/sheets/cells.ts';
import { screenshot } from '../harness/index.ts';
import { csv, workbook } from '../jobs/files.ts';
import { stumbles } from '../browser/axe.ts';
import { GridOnScreen } from '../browser/grid.ts';
import { type Desk, eventually, Office } from '../browser/office.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const office = new Office();

beforeAll(async () => {
  await office.open();
  await office.furnish();
});
afterAll(() => office.close());

const dialog = (desk: Desk) => desk.page.getByRole('dialog');
const give = async (desk: Desk, name: string, bytes: Uint8Array<ArrayBuffer>) => dialog(desk).locator('input[type=file]').setInputFiles({ name, mimeType: name.endsWith('.csv') ? 'text/csv' : XLSX, buffer: Buffer.from(bytes) });
const said = (desk: Desk) => eventually(() => dialog(desk).getByRole('status').last().innerText());

/** Presses what exports, and reads the file the browser saved. */
async function exported(desk: Desk): Promise<Cell[][]> {
  const [file] = await Promise.all([desk.page.waitForEvent('download'), dialog(desk).getByRole('button', { name: '导出', exact: true }).click()]);
  await dialog(desk).waitFor({ state: 'detached' });
  return readSheet(new Uint8Array(await readFile(await file.path()))).rows.map(({ cells }) => cells);
}

describe('诉求件', () => {
  const LEDGER: Cell[][] = [
    ['序号', '姓名', '联系电话', '身份证号', '诉求内容', '渠道', '收件日期', '备用列'],
    [1, '甲某', '13900000001', null, '台账里的第一件', '受理电话', '2026年3月2日', '卡在盖章'],
    [2, '乙某', '13900000002', 222403199001011000, '号码坏了的一件', '受理电话', '2026-3-3', null],
    [3, '丙某', '13900000003', null, '台账里的第三件', '受理电话', '2026/3/4', null],
    ['合计', null, null, null, 3],
  ];

  test('台账拖进来：试算、改对应、导入、下载被拒绝的行；表里看得到', async () => {
    const desk = await office.sit('coordinator', { path: '/admin/cases/view/all', width: 1440, height: 900 });
    const { page } = desk;
    await desk.settled();
    await page.getByRole('button', { name: '导入' }).click();
    await dialog(desk).getByRole('button', { name: '选择文件' }).waitFor();
    await screenshot(page, 'import-empty');
    await give(desk, '台账.xlsx', await workbook(LEDGER));
    await said(desk).toBe('共 3 行：新增 2，修改 0，不变 0，拒绝 1。还没有写入。');
    expect(await dialog(desk).getByRole('listitem').allInnerTexts()).toEqual([expect.stringMatching(/第 3 行\s+身份证号\s+“证件号”被 Excel 当成了数字/)]);
    expect(await stumbles(page)).toEqual([]);
    await screenshot(page, 'import-trial');
    expect((await office.api.as('coordinator').get<{ total: number }>('/api/cases')).body.total, 'a trial writes nothing').toBe(0);

    await dialog(desk).getByLabel('备用列 对应').selectOption({ label: '卡在哪里' });
    await said(desk).toBe('共 3 行：新增 2，修改 0，不变 0，拒绝 1。还没有写入。');
    await dialog(desk).getByRole('button', { name: '导入 2 行' }).click();
    await said(desk).toBe('共 3 行：新增 2，修改 0，不变 0，拒绝 1。');
    const [file] = await Promise.all([page.waitForEvent('download'), dialog(desk).getByRole('button', { name: '下载被拒绝的行' }).click()]);
    expect(file.suggestedFilename()).toBe('台账-错误说明.xlsx');
    const refused = readSheet(new Uint8Array(await readFile(await file.path()))).rows.map(({ cells }) => cells);
    expect(refused[1]?.slice(0, 5)).toEqual([2, '乙某', '13900000002', 222403199001011000, '号码坏了的一件']);
    await screenshot(page, 'import-done');
    await dialog(desk).getByRole('button', { name: '关闭' }).click();
    const grid = new GridOnScreen(desk, '诉求件');
    await grid.row('台账里的第一件').waitFor();
    expect(await (await grid.cell('台账里的第一件', '卡在哪里')).innerText()).toContain('卡在盖章');

    // The same form next month: this desk knows its columns.
    await page.getByRole('button', { name: '导入' }).click();
    await give(desk, '三月台账.xlsx', await workbook(LEDGER.slice(0, 2)));
    await said(desk).toMatch(/^共 1 行/);
    await eventually(() => dialog(desk).getByLabel('备用列 对应').inputValue()).toBe('stuckAt');
    await desk.close();
  });

  test('导出当前视图：选列、加标题，内容与表里相同', async () => {
    const desk = await office.sit('coordinator', { path: '/admin/cases/view/all', width: 1440, height: 900 });
    const { page } = desk;
    await desk.settled();
    await page.getByRole('button', { name: '导出' }).click();
    await dialog(desk).getByLabel('反映人', { exact: true }).check();
    await dialog(desk).getByLabel('电话', { exact: true }).check();
    await dialog(desk).getByLabel(/加标题/).check();
    expect(await stumbles(page)).toEqual([]);
    await screenshot(page, 'export');
    const rows = await exported(desk);
    expect(rows[0]?.[0]).toMatch(/诉求件一览表$/);
    const header = rows[2] ?? [];
    const at = (name: string) => header.indexOf(name);
    expect(header.slice(0, 2)).toEqual(['编号', '诉求']);
    const row = rows.find((cells) => cells[at('诉求')] === '台账里的第一件') ?? [];
    expect([row[at('反映人')], row[at('电话')], row[at('卡在哪里')], row[at('跑动')]]).toEqual(['甲某', '139****0001', '卡在盖章', 1]);
    await desk.close();
  });

  test('深色也看得清', async () => {
    const desk = await office.sit('coordinator', { path: '/admin/cases/view/all', width: 1440, height: 900 });
    const { page } = desk;
    await desk.settled();
    await page.getByRole('button', { name: '深色' }).click();
    await page.getByRole('button', { name: '导入' }).click();
    await give(desk, '台账.xlsx', await workbook(LEDGER));
    await said(desk).toMatch(/还没有写入/);
    await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined))));
    expect(await stumbles(page, 'color-contrast')).toEqual([]);
    await screenshot(page, 'import-dark');
    await desk.close();
  });
});

describe('部门', () => {
  test('csv 加新的、改旧的；不认得的表头由人指明；换一个文件', async () => {
    const desk = await office.sit('admin', { path: '/admin/departments', width: 1440, height: 900, refusals: [422] });
    const { page } = desk;
    await desk.settled();
    await page.getByRole('button', { name: '导入' }).click();
    await give(desk, '无表头.csv', csv([['甲', '乙'], ['丙', '丁']]));
    await eventually(() => dialog(desk).getByRole('alert').innerText()).toContain('没有找到表头');
    await give(desk, '部门.csv', csv([['单位名称', '简称'], ['档案局', '档案'], ['史志办', '史志']]));
    await said(desk).toMatch(/^共 2 行：新增 2/);
    await dialog(desk).getByRole('button', { name: '导入 2 行' }).click();
    await said(desk).toBe('共 2 行：新增 2，修改 0，不变 0，拒绝 0。');
    await dialog(desk).getByRole('button', { name: '关闭' }).click();
    const sheet = new GridOnScreen(desk, '部门');
    await sheet.row('史志办').waitFor();

    await page.getByRole('button', { name: '导入' }).click();
    await give(desk, '部门.csv', csv([['单位名称', '简称'], ['档案局', '档案馆'], ['气象局', '气象']]));
    await dialog(desk).getByRole('button', { name: '导入 2 行' }).click();
    await said(desk).toBe('共 2 行：新增 1，修改 1，不变 0，拒绝 0。');
    await dialog(desk).getByRole('button', { name: '关闭' }).click();
    await sheet.shows('档案局', '简称', '档案馆');
    await sheet.click('档案局', '简称');
    await sheet.press('Control+z');
    await dialog(desk).getByText(/导入的文件，共 2 行/).waitFor();
    await screenshot(page, 'import-undo');
    await dialog(desk).getByRole('button', { name: '撤销 2 行' }).click();
    await sheet.said('已撤销，2 行恢复原样');
    await sheet.shows('档案局', '简称', '档案');
    await sheet.row('气象局').waitFor({ state: 'detached' });

    await page.getByRole('button', { name: '导出' }).click();
    await dialog(desk).getByRole('radio', { name: 'CSV' }).check();
    const rows = await exported(desk);
    expect(rows[0]).toContain('简称');
    expect(rows.flat()).toContain('史志办');
    await desk.close();
  });

  test('很多行有进度，可以取消，写了的留下', async () => {
    const desk = await office.sit('admin', { path: '/admin/departments', width: 1440, height: 900 });
    const { page } = desk;
    await desk.settled();
    await page.getByRole('button', { name: '导入' }).click();
    await give(desk, '很多.csv', csv([['名称'], ...Array.from({ length: 6_000 }, (_, at) => [`很多局${at}`])]));
    await dialog(desk).getByRole('progressbar').waitFor();
    await screenshot(page, 'import-progress');
    await eventually(() => dialog(desk).getByRole('button', { name: '导入 6000 行' }).isEnabled()).toBe(true);
    await dialog(desk).getByRole('button', { name: '导入 6000 行' }).click();
    await eventually(() => dialog(desk).getByRole('status').last().innerText()).toMatch(/正在导入 [1-9]\d* \/ 6000 行/);
    await dialog(desk).getByRole('button', { name: '取消导入' }).click();
    await said(desk).toMatch(/^已取消。取消前写入的 \d+ 行留着/);
    const [{ n } = { n: 0 }] = await office.api.sql("select count(*) as n from departments where name like '很多局%'");
    expect(await dialog(desk).getByRole('status').last().innerText()).toContain(`写入的 ${String(n)} 行`);
    await desk.close();
  });
});
