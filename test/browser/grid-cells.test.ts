import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Case } from '../../schema/cases.ts';
import type { Setting } from '../../schema/settings.ts';
import type { Task } from '../../schema/tasks.ts';
import { screenshot } from '../harness/index.ts';
import { stumbles } from './axe.ts';
import { Docket } from './docket.ts';
import { fromExcel, toExcel } from './excel.ts';
import { GridOnScreen } from './grid.ts';
import { type Desk, eventually, Office } from './office.ts';

const office = new Office();
const docket = new Docket(office.api);
const cases: Case[] = [];
let desk: Desk;
let sheet: GridOnScreen;

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==', 'base64');
const stored = async (at: number) => (await office.api.as('coordinator').get<Case>(`/api/cases/${cases[at]?.id}`)).body;
const tags = async (at: number) => (await stored(at)).tags;
const typed = () => desk.page.locator(':focus').inputValue();
const list = () => desk.page.getByRole('listbox');
const ticked = () => list().locator('[aria-selected=true]').allInnerTexts().then((texts) => texts.map((text) => text.replace('✓', '').trim()));
/** The option the cell's own focus stands on. */
const marked = async () => desk.page.evaluate(() => document.getElementById(document.activeElement?.getAttribute('aria-activedescendant') ?? '')?.textContent?.replace('✓', '') ?? '');

beforeAll(async () => {
  await office.open();
  await office.furnish();
  for (const title of ['营业执照变更退件', '驾驶证换领被退', '社保转移接续']) cases.push(await docket.register({ title }));
  cases.push(await docket.dispatched({ title: '食品经营许可' }));
  desk = await office.sit('coordinator', { path: '/admin/cases/view/all?sort=receivedAt', width: 1440, height: 900, refusals: [422] });
  sheet = new GridOnScreen(desk, '诉求件');
  await sheet.ready();
});
afterAll(() => office.close());

describe('多选的格', () => {
  test('Alt+↓ 打开；箭头走，空格勾，回车写；读屏听得到', async () => {
    await sheet.click('2026-0001', '标签');
    await sheet.press('Alt+ArrowDown');
    await list().waitFor();
    expect(await list().getAttribute('aria-multiselectable')).toBe('true');
    await eventually(marked).toBe('新老政策衔接期');
    await sheet.press('Space', 'ArrowDown', 'ArrowDown', 'Space');
    await eventually(ticked).toEqual(['新老政策衔接期', '隐形壁垒']);
    expect(await typed()).toBe('新老政策衔接期、隐形壁垒、');
    await desk.page.getByRole('status').getByText('已勾选隐形壁垒，共 2 项').waitFor();
    expect(await stumbles(desk.page)).toEqual([]);
    await screenshot(desk.page, 'cells-ticks');
    await sheet.press('Enter');
    await list().waitFor({ state: 'detached' });
    await eventually(() => tags(0)).toEqual(['policy_transition', 'hidden_barrier']);
    await sheet.at('标签', 2);
    await sheet.shows('2026-0001', '标签', '新老政策衔接期、隐形壁垒');
  });

  test('打字就筛，拼音首字母也行；空格勾上接着筛；Esc 不写', async () => {
    await sheet.click('2026-0002', '标签');
    await desk.page.keyboard.type('zz');
    await eventually(async () => (await list().getByRole('option').allInnerTexts()).map((text) => text.trim())).toEqual(['职责空白地带']);
    await sheet.press('Space');
    await eventually(typed).toBe('职责空白地带、');
    await desk.page.keyboard.type('隐形');
    await eventually(marked).toBe('隐形壁垒');
    await sheet.press('Escape');
    await list().waitFor({ state: 'detached' });
    expect(await tags(1)).toEqual([]);
    await desk.page.keyboard.type('zz');
    await eventually(marked).toBe('职责空白地带');
    await sheet.press('Space');
    await desk.page.keyboard.type('yinxing');
    await eventually(marked).toBe('隐形壁垒');
    await sheet.press('Enter');
    await eventually(() => tags(1)).toEqual(['duty_gap', 'hidden_barrier']);
  });

  test('F2 拿起来再勾掉；鼠标也能勾；没改就不写', async () => {
    await sheet.click('2026-0002', '标签');
    const { version } = await stored(1);
    await sheet.press('F2');
    await list().waitFor();
    await sheet.press('Enter');
    expect((await stored(1)).version).toBe(version);
    await sheet.click('2026-0002', '标签');
    await sheet.press('F2');
    await list().getByRole('option', { name: '隐形壁垒' }).click();
    await list().getByRole('option', { name: '外地能办本地不能办' }).click();
    await eventually(ticked).toEqual(['职责空白地带', '外地能办本地不能办']);
    await sheet.press('Tab');
    await eventually(() => tags(1)).toEqual(['duty_gap', 'policy_gap']);
  });

  test('用输入法打，组词时的空格不勾', async () => {
    await sheet.click('2026-0003', '标签');
    await desk.compose('yinxing', '隐形');
    await eventually(marked).toBe('隐形壁垒');
    expect(await ticked()).toEqual([]);
    await sheet.press('Enter');
    await eventually(() => tags(2)).toEqual(['hidden_barrier']);
  });

  test('写了没有的，格里说为什么，原文留着；改对再写', async () => {
    await sheet.click('2026-0003', '标签');
    await desk.page.keyboard.type('职责空白地带、没有这个');
    await list().getByText('没有符合的').waitFor();
    await sheet.press('Enter');
    await sheet.said('“标签”里没有“没有这个”');
    await sheet.shows('2026-0003', '标签', '职责空白地带、没有这个');
    await sheet.click('2026-0003', '标签');
    await eventually(() => sheet.focused()).toMatch(/^标签，第 \d 行，职责空白地带、没有这个，“标签”里没有“没有这个”/);
    await sheet.press('F2');
    await eventually(typed).toBe('职责空白地带、没有这个、');
    for (let at = 0; at < 5; at++) await sheet.press('Backspace');
    await sheet.press('Enter');
    await eventually(() => tags(2)).toEqual(['duty_gap']);
  });

  test('复制是名称，粘贴认名称（、，;），向下填充，清空；一步撤销', async () => {
    await sheet.click('2026-0001', '标签');
    await sheet.press('Control+c');
    expect(await toExcel(desk)).toBe('新老政策衔接期、隐形壁垒');
    await fromExcel(desk, '隐形壁垒,职责空白地带\n不认得的\n职责空白地带；新老政策衔接期');
    await sheet.click('2026-0001', '标签');
    await sheet.press('Control+v');
    const preview = desk.page.getByRole('dialog', { name: '将要写入' });
    await preview.getByText('“标签”里没有“不认得的”').waitFor();
    await preview.getByRole('button', { name: /写入可写的 2 格/ }).click();
    await eventually(async () => [await tags(0), await tags(1), await tags(2)]).toEqual([['duty_gap', 'hidden_barrier'], ['duty_gap', 'policy_gap'], ['policy_transition', 'duty_gap']]);
    await sheet.press('Control+z');
    await eventually(async () => [await tags(0), await tags(2)]).toEqual([['policy_transition', 'hidden_barrier'], ['duty_gap']]);
    await sheet.click('2026-0001', '标签');
    await sheet.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d');
    await preview.getByRole('button', { name: /写入/ }).click();
    await eventually(async () => [await tags(1), await tags(2)]).toEqual([['policy_transition', 'hidden_barrier'], ['policy_transition', 'hidden_barrier']]);
    await sheet.click('2026-0003', '标签');
    await sheet.press('Delete');
    await eventually(() => tags(2)).toEqual([]);
  });

  test('停用了的标签，原有的行照样显示，能去掉，不能再勾', async () => {
    const { body } = await office.api.as('admin').get<Setting>('/api/settings/tags');
    const value = (body.value as { code: string; retired: boolean }[]).map((tag) => (tag.code === 'hidden_barrier' ? { ...tag, retired: true } : tag));
    expect((await office.api.as('admin').patch('/api/settings/tags', { version: body.version, changes: { value } })).status).toBe(200);
    await desk.page.reload();
    await sheet.ready();
    await sheet.shows('2026-0001', '标签', '新老政策衔接期、隐形壁垒');
    await sheet.click('2026-0003', '标签');
    await sheet.press('F2');
    await list().waitFor();
    expect(await list().getByText('隐形壁垒').count()).toBe(0);
    await sheet.press('Escape');
    await sheet.click('2026-0001', '标签');
    await sheet.press('F2');
    await list().getByRole('option', { name: '职责空白地带' }).click();
    await sheet.press('Enter');
    await eventually(() => tags(0)).toEqual(['policy_transition', 'duty_gap', 'hidden_barrier']);
  });
});

describe('附件的格', () => {
  const section = () => desk.page.locator('section').filter({ has: desk.page.getByRole('heading', { name: '材料与附件' }) });
  const pasteShot = () => desk.page.evaluate(async (bytes) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(bytes)], 'image.png', { type: 'image/png' }));
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, [...PIXEL]);

  test('回车打开这条记录的附件，焦点在那里，当场粘贴；格里跟着变；关上回到格里', async () => {
    await sheet.click('2026-0004', '附件');
    await sheet.press('Enter');
    await eventually(() => section().getByRole('group').evaluate((element) => element === document.activeElement)).toBe(true);
    await pasteShot();
    await section().getByText(/^截图 \d{4}\.png$/).waitFor();
    await eventually(async () => (await sheet.cell('2026-0004', '附件')).innerText()).toMatch(/^1 · 截图 \d{4}\.png$/);
    await section().locator('input[type=file][multiple]').setInputFiles(['乙.png', '丙.png', '丁.png'].map((name) => ({ name, mimeType: 'image/png', buffer: PIXEL })));
    await eventually(async () => (await sheet.cell('2026-0004', '附件')).innerText()).toMatch(/^4 · .*…$/);
    await screenshot(desk.page, 'cells-files');
    expect(await stumbles(desk.page)).toEqual([]);
    await section().getByRole('button', { name: '移除 丙.png' }).click();
    await eventually(async () => (await sheet.cell('2026-0004', '附件')).innerText()).toMatch(/^3 · [^…]*$/);
    await section().getByRole('group').focus();
    await sheet.press('Escape');
    await section().waitFor({ state: 'detached' });
    await eventually(() => sheet.focused()).toMatch(/^附件，第 \d 行，3 · /);
  });

  test('打字、粘贴文字都不写，说为什么，给出打开附件', async () => {
    await sheet.click('2026-0001', '附件');
    await desk.page.keyboard.type('x');
    const alert = desk.page.getByRole('alert');
    await alert.getByText('附件不能在格里填写或粘贴文字').waitFor();
    await screenshot(desk.page, 'cells-files-locked');
    await alert.getByRole('button', { name: '打开附件' }).click();
    await section().waitFor();
    await sheet.press('Escape');
    await fromExcel(desk, '证明.pdf');
    await sheet.click('2026-0001', '附件');
    await sheet.press('Control+v');
    await alert.getByText('附件不能在格里填写或粘贴文字').waitFor();
    await sheet.press('Escape');
    expect((await stored(0)).fileCount).toBe(0);
  });

  test('任务也有：部门在自己的任务上附上复函，任务页、专员的表里都看得到', async () => {
    const [part] = (await office.api.as('handler').get<{ data: Task[] }>('/api/tasks?filter={"kind":"handle"}')).body.data;
    const handler = await office.sit('handler', { path: `/admin/tasks/${part?.id}` });
    const files = handler.page.locator('section').filter({ has: handler.page.getByRole('heading', { name: '材料与附件' }) });
    await files.locator('input[type=file][multiple]').setInputFiles({ name: '复函.png', mimeType: 'image/png', buffer: PIXEL });
    await files.getByText('复函.png').waitFor();
    await screenshot(handler.page, 'task-files');
    await handler.close();
    await desk.goto('/admin/tasks/view/all');
    const tasks = new GridOnScreen(desk, '任务');
    await tasks.ready();
    await tasks.shows('待签收', '附件', '1 · 复函.png');
    await tasks.click('待签收', '附件');
    await tasks.press('Space');
    await section().getByText('复函.png').waitFor();
    await eventually(() => section().getByRole('group').evaluate((element) => element === document.activeElement)).toBe(true);
    await screenshot(desk.page, 'cells-task-files');
    await desk.close();
  });
});
