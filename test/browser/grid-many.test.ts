import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Case } from '../../schema/cases.ts';
import { screenshot } from '../harness/index.ts';
import { Docket } from './docket.ts';
import { GridOnScreen } from './grid.ts';
import { type Desk, eventually, Office } from './office.ts';

const office = new Office();
const docket = new Docket(office.api);
const cases: Case[] = [];
let desk: Desk;
let sheet: GridOnScreen;

const read = async (at: number) => (await office.api.as('coordinator').get<Case>(`/api/cases/${cases[at]?.id}`)).body;
const all = (field: keyof Case) => Promise.all(cases.map(async (_, at) => (await read(at))[field]));
const preview = () => desk.page.getByRole('dialog', { name: '将要写入' });
const agree = async () => {
  await preview().getByRole('button', { name: /^写入/ }).click();
  await preview().waitFor({ state: 'detached' });
};

beforeAll(async () => {
  await office.open();
  await office.furnish();
  for (const title of ['营业执照变更退件', '驾驶证换领被退', '社保转移接续', '婚姻登记证补领', '房产过户查档', '食品经营许可']) cases.push(await docket.register({ title, stuckAt: '' }));
  desk = await office.sit('coordinator', { path: '/admin/cases/view/untriaged' });
  await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  sheet = new GridOnScreen(desk, '诉求件');
  await sheet.ready();
});
afterAll(() => office.close());

/** Puts text on the clipboard as another program would: selected in a page of its own and copied with Ctrl+C. */
async function fromExcel(text: string): Promise<void> {
  const other = await desk.page.context().newPage();
  await other.setContent('<textarea></textarea>');
  await other.locator('textarea').fill(text);
  await other.keyboard.press('Control+a');
  await other.keyboard.press('Control+c');
  await other.close();
  await desk.page.bringToFront();
}

/** What another program would be given on pasting. */
async function toExcel(): Promise<string> {
  const other = await desk.page.context().newPage();
  await other.setContent('<textarea></textarea>');
  await other.locator('textarea').focus();
  await other.keyboard.press('Control+v');
  const text = await other.locator('textarea').inputValue();
  await other.close();
  await desk.page.bringToFront();
  return text;
}

describe('粘贴', () => {
  test('从 Excel 来的一片:引号里的换行、日期列不能写的、选项按名称;先看再写', async () => {
    await fromExcel('"窗口说缺证明\n又说不缺"\t特急\r\n系统里查不到\t不急\r\n');
    await sheet.click('2026-0001', '卡在哪里');
    await sheet.press('Control+v');
    await preview().waitFor();
    expect(await preview().innerText()).toContain('写入 3 格，2 行');
    expect(await preview().innerText()).toContain('“紧急程度”里没有“不急”。');
    await desk.page.waitForTimeout(200);
    await screenshot(desk.page, 'grid-preview');
    expect(await all('stuckAt')).toEqual(['', '', '', '', '', '']);
    await agree();
    await sheet.said('已写入 3 格，1 格没有写入');
    expect((await all('stuckAt')).slice(0, 2)).toEqual(['窗口说缺证明\n又说不缺', '系统里查不到']);
    expect((await read(0)).urgency).toBe('critical');
    await screenshot(desk.page, 'grid-refused');
  });

  test('没写进去的列在一起,可以复制出去', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: '1 格没有写入' }).click();
    const list = page.getByRole('dialog', { name: '没有写入的格' });
    await list.getByRole('button', { name: '复制清单' }).click();
    await list.getByRole('button', { name: '已复制' }).waitFor();
    expect(await toExcel()).toContain('2026-0002\t紧急程度\t不急\t');
    await list.getByRole('button', { name: '清除标记' }).click();
    await page.getByRole('button', { name: '1 格没有写入' }).waitFor({ state: 'detached' });
  });

  test('复制一片再贴到别处:值和换行不变', async () => {
    await sheet.click('2026-0001', '卡在哪里');
    await eventually(() => sheet.selected()).toHaveLength(1);
    const [only = ''] = await sheet.selected();
    const [line = 0, column = 0] = only.split('.').map(Number);
    await sheet.press('Shift+ArrowDown', 'Shift+ArrowRight', 'Control+c');
    await sheet.said('已复制 4 格');
    expect(await sheet.selected()).toEqual([`${line}.${column}`, `${line}.${column + 1}`, `${line + 1}.${column}`, `${line + 1}.${column + 1}`]);
    await sheet.press('ArrowDown');
    expect(await sheet.selected(), 'and nothing that was').toEqual([`${line + 1}.${column}`]);
    await sheet.press('ArrowUp', 'Shift+ArrowDown', 'Shift+ArrowRight', 'Control+c');

    expect((await toExcel()).replaceAll('\r\n', '\n')).toBe('"窗口说缺证明\n又说不缺"\t特急\n系统里查不到\t一般\n');
    await sheet.click('2026-0003', '卡在哪里');
    await sheet.press('Control+v');
    await preview().waitFor();
    await agree();
    await sheet.said('已写入 3 格 ✓');
    expect((await all('stuckAt')).slice(2, 4)).toEqual(['窗口说缺证明\n又说不缺', '系统里查不到']);
  });

  test('一格填满选中的;剪切走的清空,是同一步', async () => {
    await sheet.click('2026-0004', '卡在哪里');
    await sheet.press('Control+x');
    await sheet.click('2026-0005', '卡在哪里');
    await sheet.press('Shift+ArrowDown', 'Control+v');
    await preview().waitFor();
    expect(await preview().innerText()).toContain('写入 3 格，3 行');
    await agree();
    await eventually(() => all('stuckAt')).toEqual(['窗口说缺证明\n又说不缺', '系统里查不到', '窗口说缺证明\n又说不缺', '', '系统里查不到', '系统里查不到']);
  });

  test('超出末行的,说明诉求件要逐件登记', async () => {
    await fromExcel('甲\r\n乙\r\n丙\r\n');
    await sheet.click('2026-0005', '办不成的损失');
    await sheet.press('Control+v');
    await preview().waitFor();
    expect(await preview().innerText()).toMatch(/多出 1 行.*诉求件要逐件登记/);
    await preview().getByRole('button', { name: '取消' }).click();
    await sheet.said('没有写入。');
    expect(await all('loss')).toEqual([null, null, null, null, null, null]);
  });
});

describe('填充', () => {
  const fillDown = async (from: string, to: string, column: string) => {
    const { page } = desk;
    const handle = await page.locator('.grid-handle').boundingBox();
    const end = await (await sheet.cell(to, column)).boundingBox();
    if (!handle || !end) throw new Error(`${from} or ${to} is not on screen`);
    await page.mouse.move(handle.x + 4, handle.y + 4);
    await page.mouse.down();
    await page.mouse.move(end.x + 10, end.y + 10, { steps: 8 });
    await page.mouse.up();
  };

  test('拖填充柄:第1批往下是第2批、第3批', async () => {
    await sheet.click('2026-0001', '办不成的损失');
    await desk.page.keyboard.insertText('第1批');
    await sheet.press('Enter');
    await eventually(async () => (await read(0)).loss).toBe('第1批');
    await sheet.click('2026-0001', '办不成的损失');
    await fillDown('2026-0001', '2026-0004', '办不成的损失');
    await preview().waitFor();
    await agree();
    await eventually(() => all('loss')).toEqual(['第1批', '第2批', '第3批', '第4批', null, null]);
  });

  test('两个数拖出等差', async () => {
    for (const [row, visits] of [['2026-0001', '2'], ['2026-0002', '5']] as const) {
      await sheet.click(row, '跑动');
      await desk.page.keyboard.type(visits);
      await sheet.press('Enter');
    }
    await eventually(async () => (await all('visits')).slice(0, 2)).toEqual([2, 5]);
    await sheet.click('2026-0001', '跑动');
    await sheet.press('Shift+ArrowDown');
    await fillDown('2026-0002', '2026-0004', '跑动');
    await preview().waitFor();
    await agree();
    await eventually(() => all('visits')).toEqual([2, 5, 8, 11, 1, 1]);
  });

  test('Ctrl+D 把上面的填进选中的', async () => {
    await sheet.click('2026-0004', '跑动');
    await sheet.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d');
    await preview().waitFor();
    await agree();
    await eventually(() => all('visits')).toEqual([2, 5, 8, 11, 11, 11]);
  });

  test('Ctrl+Enter 填进选中的每一格;Delete 清空选中的', async () => {
    await sheet.click('2026-0005', '办不成的损失');
    await sheet.press('Shift+ArrowDown');
    await desk.compose('zhinajin', '滞纳金');
    await sheet.press('Control+Enter');
    await preview().waitFor();
    await agree();
    await eventually(async () => (await all('loss')).slice(4)).toEqual(['滞纳金', '滞纳金']);
    await sheet.press('Delete');
    await preview().waitFor();
    await agree();
    await eventually(async () => (await all('loss')).slice(4)).toEqual([null, null]);
  });
});

describe('撤销', () => {
  test('Ctrl+Z 一次撤销一步,刷新后还能撤,Ctrl+Y 重做', async () => {
    await sheet.press('Control+z');
    await sheet.said('已撤销，2 行恢复原样');
    expect((await all('loss')).slice(4)).toEqual(['滞纳金', '滞纳金']);
    await sheet.shows('2026-0005', '办不成的损失', '滞纳金');
    await sheet.press('Control+z');
    await eventually(async () => (await all('loss')).slice(4)).toEqual([null, null]);
    await desk.page.reload();
    await sheet.ready();
    await sheet.click('2026-0004', '跑动');
    await sheet.press('Control+z');
    await eventually(() => all('visits')).toEqual([2, 5, 8, 11, 1, 1]);
    await sheet.shows('2026-0005', '跑动', '1');
    await sheet.said('已撤销，2 行恢复原样');
    await sheet.press('Control+y');
    await eventually(() => all('visits')).toEqual([2, 5, 8, 11, 11, 11]);
    await sheet.said('已重做');
    await sheet.press('Control+z');
    await eventually(() => all('visits')).toEqual([2, 5, 8, 11, 1, 1]);
  });

  test('没有报错', () => desk.close());
});
