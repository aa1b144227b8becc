import type { Locator } from 'playwright-core';
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
/** What the browser asked the API for until the grid stood, in that order. */
let opening: string[];

const stored = async (at: number) => (await office.api.as('coordinator').get<Case>(`/api/cases/${cases[at]?.id}`)).body;
/** What is typed so far in the focused cell. */
const typed = () => desk.page.locator(':focus').inputValue();

beforeAll(async () => {
  await office.open();
  await office.furnish();
  for (const title of ['营业执照变更退件', '驾驶证换领被退', '社保转移接续', '婚姻登记证补领', '房产过户查档']) cases.push(await docket.register({ title, stuckAt: '' }));
  desk = await office.sit('coordinator', { path: '/admin/cases/view/untriaged' });
  sheet = new GridOnScreen(desk, '诉求件');
  await sheet.ready();
  opening = desk.asked.filter((url) => url.includes('/api/')).map((url) => decodeURIComponent(url.slice(url.indexOf('/api/'))));
});
afterAll(() => office.close());

describe('打开', () => {
  test('谁在、名录和第一页在脚本读完之前就去问,各问一次;页签的数在后', () => {
    const ahead = ['/api/me', '/api/settings?limit=100', '/api/departments?limit=500', '/api/matters?limit=500', '/api/people?limit=500'];
    const first = '/api/cases?limit=200&filter={"stage":"received"}&sort=receivedAt';
    expect(opening.slice(0, ahead.length)).toEqual(ahead);
    expect(opening.filter((path) => path === first || ahead.includes(path))).toEqual([...ahead, first]);
    expect(opening.indexOf(first)).toBeLessThan(opening.findIndex((path) => path.startsWith('/api/cases?limit=1&')));
  });
});

describe('走动', () => {
  test('Tab 进到第一格;方向键一格一格', async () => {
    await desk.page.getByRole('button', { name: '历史', exact: true }).focus();
    await sheet.press('Shift+Tab');
    await sheet.at('编号', 1);
    await sheet.press('ArrowRight', 'ArrowDown', 'ArrowRight');
    await sheet.at('阶段', 2);
    await sheet.press('ArrowLeft', 'ArrowUp');
    await sheet.at('诉求', 1);
  });

  test('Tab 一路向右,回车回到开头那一列的下一行;Shift 反过来', async () => {
    await sheet.click('2026-0001', '诉求');
    await sheet.press('Tab', 'Tab', 'Tab');
    await sheet.at('牵头部门', 1);
    await sheet.press('Enter');
    await sheet.at('诉求', 2);
    await sheet.press('Shift+Tab');
    await sheet.at('编号', 2);
    await sheet.press('Shift+Enter');
    await sheet.at('诉求', 1);
  });

  test('Home、End、Ctrl+Home、Ctrl+End', async () => {
    await sheet.click('2026-0003', '阶段');
    await sheet.press('End');
    await sheet.at('登记时间', 3);
    await sheet.press('Home');
    await sheet.at('编号', 3);
    await sheet.press('Control+End');
    await sheet.at('登记时间', 5);
    await sheet.press('Control+Home');
    await sheet.at('编号', 1);
  });

  test('按过方向键,不动鼠标就横着滚,编号一列还在原处;双击列名边按内容定列宽', async () => {
    const { page } = desk;
    const place = async (locator: Locator) => (await locator.boundingBox())?.x;
    await sheet.click('2026-0002', '诉求');
    await sheet.press('Control+Home', 'ArrowDown', 'ArrowDown');
    const number = await sheet.cell('2026-0003', '编号');
    const before = await place(number);
    await page.mouse.wheel(400, 0);
    await eventually(() => sheet.grid.evaluate(({ scrollLeft }) => scrollLeft)).toBe(400);
    expect(await place(number)).toBe(before);
    await page.mouse.wheel(-400, 0);
    await eventually(() => sheet.grid.evaluate(({ scrollLeft }) => scrollLeft)).toBe(0);
    const head = await sheet.head('诉求');
    const edge = await head.boundingBox();
    if (!edge) throw new Error('no head');
    await page.mouse.dblclick(edge.x + edge.width - 3, edge.y + 10);
    // The longest title is seven characters of 14 px, with room beside them.
    await eventually(async () => Math.round((await head.boundingBox())?.width ?? 0)).toBeLessThan(180);
    const title = await sheet.cell('2026-0001', '诉求');
    expect(await title.locator('.grid-value').evaluate((value) => [value.clientWidth >= 8 * 14, value.scrollWidth > value.clientWidth])).toEqual([true, false]);
    await eventually(() => page.url()).toContain('width');
    await page.goBack();
    await sheet.ready();
  });

  test('鼠标停着,按方向键时不标它下面的行,一动又标', async () => {
    const { page } = desk;
    await sheet.click('2026-0002', '诉求');
    const ground = () => sheet.row('2026-0002').evaluate((row) => getComputedStyle(row).backgroundColor);
    const pointed = await ground();
    await sheet.press('ArrowDown');
    await eventually(ground).not.toBe(pointed);
    const cell = await (await sheet.cell('2026-0002', '诉求')).boundingBox();
    if (!cell) throw new Error('no cell');
    await page.mouse.move(cell.x + 12, cell.y + 12);
    await eventually(ground).toBe(pointed);
  });

  test('Ctrl+方向键跳到有内容的尽头', async () => {
    await sheet.click('2026-0001', '诉求');
    await sheet.press('Control+ArrowDown');
    await sheet.at('诉求', 5);
    await sheet.press('Control+ArrowRight');
    await sheet.at('阶段', 5);
    await sheet.press('Control+ArrowRight');
    await sheet.at('紧急程度', 5);
    await sheet.press('Control+ArrowUp');
    await sheet.at('紧急程度', 1);
  });

  test('Shift 扩大选区,状态栏说选中多少;Ctrl+A 全选;Esc 回到一格', async () => {
    await sheet.click('2026-0002', '诉求');
    await sheet.press('Shift+ArrowRight', 'Shift+ArrowDown', 'Shift+ArrowDown');
    await sheet.said('选中 6 格');
    await sheet.said('3 格不可改');
    await screenshot(desk.page, 'grid-selection');
    await sheet.press('Escape');
    await desk.page.getByText('选中 6 格').waitFor({ state: 'detached' });
    await sheet.press('Control+a');
    const columns = await sheet.columns();
    await sheet.said(`选中 ${5 * columns} 格`);
    await sheet.press('Escape');
    await sheet.press('Shift+Space');
    await sheet.said(`选中 ${columns} 格`);
    await sheet.press('Escape', 'Control+Space');
    await sheet.said('选中 5 格');
    await sheet.press('Escape');
  });

  test('行号选中整行,列名选中整列,拖动选中一片', async () => {
    const { page } = desk;
    await sheet.row('2026-0002').getByRole('rowheader').click({ position: { x: 12, y: 16 } });
    const columns = await sheet.columns();
    await sheet.said(`选中 ${columns} 格`);
    await sheet.row('2026-0004').getByRole('rowheader').click({ position: { x: 12, y: 16 }, modifiers: ['Shift'] });
    await sheet.said(`选中 ${3 * columns} 格`);
    await (await sheet.head('跑动')).getByText('跑动').click();
    await sheet.said('选中 5 格');
    await sheet.said('求和 5');
    await sheet.said('平均 1');
    await sheet.press('Escape', 'Control+Home');
    const [from, to] = [await (await sheet.cell('2026-0001', '诉求')).boundingBox(), await (await sheet.cell('2026-0003', '牵头部门')).boundingBox()];
    if (!from || !to) throw new Error('the cells are not on screen');
    await page.mouse.move(from.x + 20, from.y + 16);
    await page.mouse.down();
    await page.mouse.move(to.x + 20, to.y + 10, { steps: 6 });
    await page.mouse.up();
    await sheet.said('选中 12 格');
  });
});

describe('打字', () => {
  test('用输入法直接打,首字母不丢,组词的回车不提交,再回车保存下移', async () => {
    await sheet.click('2026-0002', '卡在哪里');
    const session = await desk.page.context().newCDPSession(desk.page);
    await session.send('Input.imeSetComposition', { text: 'q', selectionStart: 1, selectionEnd: 1 });
    expect(await typed()).toBe('q');
    await session.send('Input.imeSetComposition', { text: 'queshao', selectionStart: 7, selectionEnd: 7 });
    // The Enter that picks a word comes as key 229 while composing.
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 });
    await sheet.at('卡在哪里', 2);
    await session.send('Input.insertText', { text: '缺少驾校证明' });
    await session.detach();
    expect(await typed()).toBe('缺少驾校证明');
    await screenshot(desk.page, 'grid-typing');
    await sheet.press('Enter');
    await sheet.at('卡在哪里', 3);
    await eventually(async () => (await stored(1)).stuckAt).toBe('缺少驾校证明');
    await sheet.said('已保存');
    await screenshot(desk.page, 'grid-saved');
  });

  test('打字替换,方向键提交;Esc 放弃', async () => {
    await sheet.click('2026-0001', '诉求');
    await desk.page.keyboard.type('executive');
    await sheet.press('Escape');
    await sheet.shows('2026-0001', '诉求', '营业执照变更退件');
    await desk.compose('zhizhao', '执照注销');
    await sheet.press('ArrowDown');
    await sheet.at('诉求', 2);
    await sheet.shows('2026-0001', '诉求', '执照注销');
    await eventually(async () => (await stored(0)).title).toBe('执照注销');
  });

  test('F2 和双击在原文上改,方向键走光标;Alt+Enter 换行', async () => {
    await sheet.click('2026-0002', '卡在哪里');
    await sheet.press('F2');
    expect(await typed()).toBe('缺少驾校证明');
    await sheet.press('ArrowLeft', 'ArrowLeft');
    await desk.page.keyboard.insertText('出具的');
    await sheet.press('End', 'Alt+Enter');
    await desk.page.keyboard.insertText('原驾校已注销');
    await sheet.press('Tab');
    await eventually(async () => (await stored(1)).stuckAt).toBe('缺少驾校出具的证明\n原驾校已注销');
    const title = await sheet.cell('2026-0003', '诉求');
    await title.dblclick({ position: { x: 12, y: 16 } });
    expect(await typed()).toBe('社保转移接续');
    await sheet.press('Escape');
  });

  test('Delete 清空一格;不能空的说明原因,原文还在', async () => {
    await sheet.click('2026-0002', '卡在哪里');
    await sheet.press('Delete');
    await eventually(async () => (await stored(1)).stuckAt).toBe('');
    await sheet.click('2026-0002', '诉求');
    await sheet.press('Delete');
    await sheet.said('“诉求”不能为空。');
    expect((await stored(1)).title).toBe('驾驶证换领被退');
    await sheet.press('Escape');
  });

  test('选项:打拼音首字母,回车选定;不在选项里的说没有', async () => {
    await sheet.click('2026-0003', '紧急程度');
    await desk.page.keyboard.type('tj');
    await desk.page.getByRole('option', { name: '特急' }).waitFor();
    await screenshot(desk.page, 'grid-choices');
    await sheet.press('Enter');
    await sheet.shows('2026-0003', '紧急程度', '特急');
    await eventually(async () => (await stored(2)).urgency).toBe('critical');
    await sheet.click('2026-0003', '部门');
    await desk.compose('minzheng', '民政');
    await sheet.press('Tab');
    await eventually(async () => (await stored(2)).departmentId).toBe('d06');
    await sheet.click('2026-0004', '紧急程度');
    await desk.compose('fei', '飞快');
    await sheet.press('Enter');
    await sheet.said('“紧急程度”里没有“飞快”。');
    await sheet.shows('2026-0004', '紧急程度', '飞快');
    await sheet.press('ArrowUp', 'Escape');
    await sheet.shows('2026-0004', '紧急程度', '一般');
  });

  test('阶段不能打,给出该做的操作', async () => {
    await sheet.click('2026-0001', '阶段');
    await sheet.press('F2');
    await sheet.said('“阶段”随办理变化，不能直接改。');
    await screenshot(desk.page, 'grid-offer');
    await desk.page.getByRole('button', { name: '研判' }).click();
    await desk.page.getByRole('dialog').getByRole('heading', { name: /研判/ }).waitFor();
    await sheet.press('Escape');
  });

  test('文字格里 ? 是打字;F1 列出快捷键;Esc 离开表格', async () => {
    await sheet.click('2026-0001', '诉求');
    await sheet.press('?');
    await eventually(() => desk.page.locator(':focus').inputValue()).toBe('?');
    await sheet.press('Escape', 'F1');
    await desk.page.getByRole('dialog', { name: '表格里的快捷键' }).waitFor();
    await screenshot(desk.page, 'grid-keys');
    await sheet.press('Escape');
    await sheet.at('诉求', 1);
    await sheet.press('Escape');
    await desk.page.locator(':focus').and(desk.page.getByRole('button', { name: '快捷键 ?' })).waitFor();
  });

  test('编号上回车打开诉求件', async () => {
    await sheet.click('2026-0004', '编号', { position: { x: 100, y: 28 } });
    await sheet.press('Enter');
    await desk.page.getByRole('heading', { name: '婚姻登记证补领' }).waitFor();
  });

  test('没有报错', () => desk.close());
});
