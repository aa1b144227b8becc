import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Case } from '../../schema/cases.ts';
import type { View } from '../../schema/views.ts';
import { screenshot } from '../harness/index.ts';
import { stumbles } from '../browser/axe.ts';
import { Docket } from '../browser/docket.ts';
import { fromExcel } from '../browser/excel.ts';
import { GridOnScreen } from '../browser/grid.ts';
import { type Desk, eventually, Office } from '../browser/office.ts';

const office = new Office();
const docket = new Docket(office.api);
const WIDE = { width: 1440, height: 900 };

beforeAll(async () => {
  await office.open();
  await office.furnish();
  for (const [title, visits, urgency] of [['营业执照变更退件', 2, 'urgent'], ['驾驶证换领被退', 1, 'normal'], ['社保转移接续', 6, 'normal'], ['婚姻登记证补领', 3, 'critical']] as const) await docket.register({ title, visits, urgency });
  await docket.dispatched({ title: '食品经营许可', visits: 4 });
  await docket.dispatched({ title: '药店经营许可', visits: 5 });
});
afterAll(() => office.close());

/** The rows on screen by their titles, in order. */
const titles = (desk: Desk) =>
  desk.page.getByRole('grid', { name: '诉求件' }).locator('.rdg-row:not(.rdg-summary-row) [aria-colindex="3"]').allInnerTexts();

const press = async (desk: Desk, ...keys: string[]) => {
  for (const key of keys) await desk.page.keyboard.press(key);
};

/** Picks an entry of the machine's own list as a hand on the keyboard does: arrows, until it is the one. */
async function choose(desk: Desk, list: Locator, entry: string): Promise<void> {
  await list.focus();
  await press(desk, 'Home');
  for (let times = 0; times < 40; times++) {
    if ((await list.evaluate((element) => (element instanceof HTMLSelectElement ? element.selectedOptions[0]?.text : ''))) === entry) return;
    await press(desk, 'ArrowDown');
  }
  throw new Error(`${entry} is not in the list`);
}

describe('视图', () => {
  let desk: Desk;
  let sheet: GridOnScreen;
  let link = '';

  test('两个条件和一组“或”,只用键盘;读得出来,地址里有', async () => {
    desk = await office.sit('coordinator', { path: '/admin/cases/view/all', ...WIDE });
    sheet = new GridOnScreen(desk, '诉求件');
    await sheet.ready();
    await eventually(() => titles(desk)).toHaveLength(6);
    await desk.page.getByRole('button', { name: '筛选', exact: true }).focus();
    await press(desk, 'Enter');
    const dialog = desk.page.getByRole('dialog', { name: '筛选' });
    await dialog.waitFor();
    await choose(desk, dialog.getByLabel('字段').first(), '跑动');
    await choose(desk, dialog.getByLabel('怎么比').first(), '不小于');
    await desk.tabTo('比什么');
    await desk.page.keyboard.type('2');
    await desk.tabTo('加一个条件');
    await press(desk, 'Enter');
    await choose(desk, dialog.getByLabel('字段').nth(1), '跑动');
    await choose(desk, dialog.getByLabel('怎么比').nth(1), '小于');
    await desk.tabTo('比什么');
    await desk.page.keyboard.type('6');
    await desk.tabTo('加一组条件');
    await press(desk, 'Enter');
    await expect.poll(() => dialog.getByLabel('条件之间').nth(1).inputValue()).toBe('any');
    await choose(desk, dialog.getByLabel('字段').nth(2), '紧急程度');
    await choose(desk, dialog.getByLabel('比什么').nth(2), '特急');
    await desk.tabTo('加一个条件');
    await press(desk, 'Enter');
    await choose(desk, dialog.getByLabel('字段').nth(3), '到期');
    await choose(desk, dialog.getByLabel('怎么比').nth(3), '个工作日内到期');
    await desk.tabTo('几个工作日');
    await desk.page.keyboard.type('15');
    await screenshot(desk.page, 'views-filter');
    await press(desk, 'Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await desk.page.getByText('跑动 不小于 2 且 跑动 小于 6 且 （紧急程度 是 特急 或 到期 15 个工作日内到期）').waitFor();
    await eventually(async () => (await titles(desk)).toSorted()).toEqual(['婚姻登记证补领', '药店经营许可', '食品经营许可'].toSorted());
    expect(decodeURIComponent(desk.page.url())).toContain('inWorkingDays');
  });

  test('按两列排序、改列、着色、合计', async () => {
    await desk.page.getByRole('button', { name: '排序', exact: true }).click();
    const order = desk.page.getByRole('dialog', { name: '排序' });
    await order.getByLabel('第 1 依据', { exact: true }).selectOption({ label: '阶段' });
    await order.getByLabel('第 2 依据', { exact: true }).selectOption({ label: '跑动' });
    await order.getByLabel('第 2 依据 排序').selectOption({ label: '降序' });
    await order.getByRole('button', { name: '应用' }).click();
    await eventually(() => titles(desk)).toEqual(['婚姻登记证补领', '药店经营许可', '食品经营许可']);

    await desk.page.getByRole('button', { name: /^列/ }).click();
    const columns = desk.page.getByRole('dialog', { name: '列' });
    await columns.getByLabel('卡在哪里', { exact: true }).uncheck();
    await columns.getByLabel('跑动', { exact: true }).focus();
    for (let step = 0; step < 8; step++) await press(desk, 'Alt+ArrowUp');
    await screenshot(desk.page, 'views-columns');
    await columns.getByRole('button', { name: '应用' }).click();
    await columns.waitFor({ state: 'detached' });
    const heads = async () => (await sheet.grid.locator('.grid-column-name').allInnerTexts()).slice(0, 5);
    await eventually(heads).toEqual(['编号', '诉求', '阶段', '跑动', '类别']);
    expect(await sheet.grid.getByText('卡在哪里').count()).toBe(0);

    await desk.page.getByRole('button', { name: /^外观/ }).click();
    const look = desk.page.getByRole('dialog', { name: '行高、颜色与合计' });
    await look.getByRole('radio', { name: '宽松' }).press('Space');
    await look.getByRole('button', { name: '加一条' }).click();
    await look.getByLabel('字段').selectOption({ label: '跑动' });
    await look.getByLabel('怎么比').selectOption({ label: '不小于' });
    await look.getByLabel('比什么').fill('5');
    await look.getByLabel('“跑动”的合计').selectOption({ label: '求和' });
    await look.getByRole('button', { name: '应用' }).click();
    await sheet.grid.getByText('和 12', { exact: true }).waitFor();
    const tinted = sheet.grid.locator('.grid-row-red');
    await eventually(() => tinted.count()).toBe(1);
    expect(await tinted.innerText()).toContain('药店经营许可');
    const mark = await tinted.locator('.grid-index').evaluate((element) => getComputedStyle(element, '::before').content);
    expect(mark, 'a mark, not colour alone').toBe('"■"');
    expect(await sheet.grid.locator('.rdg-row').first().evaluate((row) => row.clientHeight)).toBe(48);
    await screenshot(desk.page, 'views-applied');
  });

  const heads = async (one = sheet) => (await one.grid.locator('.grid-column-name').allInnerTexts()).slice(0, 5);
  const widthOf = async (column: string, one = sheet) => (await (await one.head(column)).boundingBox())?.width;
  /** Whether a column stays where it is while the others scroll away under it. */
  const stays = async (column: string, one = sheet) => {
    const head = await one.head(column);
    const before = (await head.boundingBox())?.x;
    await one.grid.evaluate((element) => element.scrollTo({ left: 700, behavior: 'instant' }));
    await expect.poll(() => one.grid.evaluate((element) => element.scrollLeft)).toBeGreaterThan(200);
    const there = (await one.shown(head)) && (await head.boundingBox())?.x === before;
    await one.grid.evaluate((element) => element.scrollTo({ left: 0, behavior: 'instant' }));
    return there;
  };

  test('列名拖到别处、按键换位置和改列宽,冻结的列不跟着滚;都在地址里', async () => {
    const { page } = desk;
    const head = await sheet.head('类别');
    await head.hover();
    const grip = await head.locator('.grid-grip').boundingBox();
    const target = await (await sheet.head('阶段')).boundingBox();
    await page.mouse.move((grip?.x ?? 0) + 5, (grip?.y ?? 0) + 16);
    await page.mouse.down();
    await page.mouse.move((target?.x ?? 0) + 20, (target?.y ?? 0) + 16, { steps: 8 });
    await screenshot(page, 'views-drag-head');
    await page.mouse.up();
    await eventually(() => heads()).toEqual(['编号', '诉求', '类别', '阶段', '跑动']);

    await sheet.click(/婚姻登记证补领/, '跑动');
    await sheet.press('Control+Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowUp', 'Alt+Shift+ArrowLeft');
    await eventually(() => heads()).toEqual(['编号', '诉求', '类别', '跑动', '阶段']);
    await sheet.said('“跑动”移到第 4 列');
    await sheet.press('Alt+Shift+ArrowLeft');
    await eventually(() => heads()).toEqual(['编号', '诉求', '跑动', '类别', '阶段']);
    const before = (await widthOf('跑动')) ?? 0;
    await sheet.press('Control+ArrowRight', 'Control+ArrowRight', 'Control+ArrowRight');
    await eventually(() => widthOf('跑动')).toBe(before + 30);
    await eventually(() => decodeURIComponent(page.url())).toMatch(new RegExp(`width\\W+${before + 30}`));

    await page.getByRole('button', { name: /^列/ }).click();
    const columns = page.getByRole('dialog', { name: '列' });
    await columns.getByRole('checkbox', { name: '固定“诉求”' }).check();
    await columns.getByRole('button', { name: '应用' }).click();
    await columns.waitFor({ state: 'detached' });
    expect(await stays('诉求')).toBe(true);
    expect(await stays('阶段')).toBe(false);
  });

  test('保存为视图;改了说改了,能还原;链接换一个人打开是一样的', async () => {
    await desk.page.getByRole('button', { name: /^视图/ }).click();
    await desk.page.getByRole('menuitem', { name: '保存为视图' }).click();
    const dialog = desk.page.getByRole('dialog', { name: '保存为视图' });
    expect(await dialog.getByLabel('共享给所有人').count(), 'a coordinator keeps his own').toBe(0);
    await dialog.getByLabel('名称').focus();
    await desk.compose('xuyaokan', '特急与将到期');
    await press(desk, 'Control+Enter');
    await desk.page.getByRole('button', { name: '视图 · 特急与将到期', exact: true }).waitFor();
    const { data } = (await office.api.as('coordinator').get<{ data: View[] }>('/api/views')).body;
    expect(data[0]).toMatchObject({ name: '特急与将到期', resource: 'cases', shared: false, settings: { sort: [{ field: 'stage', descending: false }, { field: 'visits', descending: true }], rowHeight: 'tall', totals: { visits: 'sum' } } });
    link = desk.page.url();
    await desk.page.reload();
    await sheet.ready();
    await eventually(() => titles(desk)).toEqual(['婚姻登记证补领', '药店经营许可', '食品经营许可']);
    await sheet.grid.getByText('和 12', { exact: true }).waitFor();

    await desk.page.getByRole('button', { name: /^外观/ }).click();
    await desk.page.getByRole('radio', { name: '紧凑' }).press('Space');
    await desk.page.getByRole('button', { name: '应用' }).click();
    await desk.page.getByRole('button', { name: /特急与将到期.*已改动/ }).click();
    await desk.page.getByRole('menuitem', { name: '还原' }).click();
    await desk.page.getByRole('button', { name: '视图 · 特急与将到期', exact: true }).waitFor();

    const other = await office.sit('supervisor', { path: new URL(link).pathname + new URL(link).search, ...WIDE });
    await new GridOnScreen(other, '诉求件').ready();
    await eventually(() => titles(other)).toEqual(['婚姻登记证补领', '药店经营许可', '食品经营许可']);
    await other.page.getByRole('button', { name: /^视图 · 未保存/ }).waitFor();
    const theirs = new GridOnScreen(other, '诉求件');
    expect(await heads(theirs)).toEqual(['编号', '诉求', '跑动', '类别', '阶段']);
    expect(await widthOf('跑动', theirs)).toBe(await widthOf('跑动'));
    expect(await stays('诉求', theirs)).toBe(true);
    await other.page.setViewportSize({ width: 390, height: 844 });
    await other.page.getByText('药店经营许可').first().waitFor();
    expect(await other.page.getByRole('grid').count(), 'a list on a phone, of the same cases').toBe(0);
    expect(await other.page.getByText('驾驶证换领被退').count()).toBe(0);
    await screenshot(other.page, 'views-link-390');
    await other.close();
  });

  /** Cases by number, as the API has them. */
  const cases = async () => new Map((await office.api.as('coordinator').get<{ data: Case[] }>('/api/cases?limit=50')).body.data.map((row) => [row.number, row]));
  const OF = { urgent: '2026-0001', normal: ['2026-0002', '2026-0003', '2026-0005', '2026-0006'], critical: '2026-0004' } as const;
  let tree: GridOnScreen;

  test('按紧急程度分组:组名、件数和合计是表格里的一行,按键折叠、展开,刷新后照旧', async () => {
    await desk.page.getByRole('button', { name: /^视图/ }).click();
    await desk.page.getByRole('menuitem', { name: '不用视图' }).click();
    await eventually(() => titles(desk)).toHaveLength(6);
    await desk.page.getByLabel('分组').selectOption({ label: '分组 · 紧急程度' });
    tree = new GridOnScreen(desk, '诉求件', 'treegrid');
    await tree.ready();
    const all = ['▾ 一般 4 件', ...OF.normal, '▾ 紧急 1 件', OF.urgent, '▾ 特急 1 件', OF.critical];
    await eventually(async () => (await tree.lines()).toSorted()).toEqual(all.toSorted());
    expect((await tree.lines()).filter((line) => line.includes('件'))).toEqual(['▾ 一般 4 件', '▾ 紧急 1 件', '▾ 特急 1 件']);
    expect(await stumbles(desk.page)).toEqual([]);

    await tree.click(OF.critical, '诉求');
    await press(desk, 'ArrowUp');
    await eventually(() => tree.focused()).toBe('分组，紧急程度：特急，1 件');
    const heads = tree.grid.getByRole('row', { level: 1 });
    await press(desk, 'ArrowLeft');
    await eventually(() => heads.nth(2).getAttribute('aria-expanded')).toBe('false');
    expect(await tree.lines()).not.toContain(OF.critical);
    await press(desk, 'Enter');
    await eventually(() => tree.lines()).toContain(OF.critical);
    await press(desk, 'ArrowRight');
    await tree.at('诉求', 1);
    await press(desk, 'Shift+Tab', 'Tab');
    await tree.at('诉求', 1);
    await press(desk, 'Alt+ArrowLeft');
    await eventually(() => tree.focused()).toBe('分组，紧急程度：特急，1 件');
    await press(desk, 'Alt+Shift+ArrowLeft');
    await eventually(() => tree.lines()).toEqual(['▸ 一般 4 件', '▸ 紧急 1 件', '▸ 特急 1 件']);
    await press(desk, 'ArrowRight');
    await eventually(() => tree.lines()).toEqual(['▸ 一般 4 件', '▸ 紧急 1 件', '▾ 特急 1 件', OF.critical]);
    await desk.page.reload();
    await tree.ready();
    await eventually(() => tree.lines()).toEqual(['▸ 一般 4 件', '▸ 紧急 1 件', '▾ 特急 1 件', OF.critical]);
    await tree.grid.getByRole('button', { name: /紧急程度：一般/ }).click();
    await tree.grid.getByRole('button', { name: '折叠所有分组' }).click();
    await tree.grid.getByRole('button', { name: '展开所有分组' }).click();
    await eventually(() => tree.lines()).toHaveLength(9);
    await screenshot(desk.page, 'views-groups');
  });

  test('选区、复制、粘贴和清空都越过组名', async () => {
    await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const lines = await tree.lines();
    const at = lines.findIndex((line) => line.includes('紧急 1 件'));
    const [above = '', below = ''] = [lines[at - 1], lines[at + 1]];
    await tree.click(above, '卡在哪里');
    await press(desk, 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+c');
    await tree.said('已复制 2 格');
    expect(await tree.selected(), 'a head is no cell to select').toHaveLength(2);
    await fromExcel(desk, '甲窗口\r\n乙窗口\r\n');
    await tree.click(above, '卡在哪里');
    await press(desk, 'Control+v');
    const preview = desk.page.getByRole('dialog', { name: '将要写入' });
    await preview.getByText('写入 2 格，2 行').waitFor();
    await preview.getByRole('button', { name: /^写入/ }).click();
    await tree.said('已写入 2 格 ✓');
    const written = await cases();
    expect([above, below].map((number) => written.get(number)?.stuckAt)).toEqual(['甲窗口', '乙窗口']);
    await tree.click(above, '办不成的损失');
    await press(desk, 'ArrowDown', 'ArrowDown');
    await desk.page.keyboard.type('停业');
    await press(desk, 'Enter');
    await eventually(async () => (await cases()).get(below)?.loss).toBe('停业');
    await tree.click(above, '办不成的损失');
    await press(desk, 'Shift+ArrowDown', 'Shift+ArrowDown', 'Delete');
    await preview.getByText('写入 1 格，1 行').waitFor();
    await preview.getByRole('button', { name: /^写入/ }).click();
    await eventually(async () => (await cases()).get(below)?.loss).toBe(null);
  });

  test('行改到了别的组:自己改的,离开这一行才过去;同事改的,几秒内过去,光标还在原来的行', async () => {
    const [own = ''] = OF.normal;
    await tree.click(own, '紧急程度');
    await desk.page.keyboard.type('特急');
    await press(desk, 'Tab');
    await eventually(async () => (await cases()).get(own)?.urgency).toBe('critical');
    await tree.said('已保存 ✓');
    await desk.page.waitForTimeout(600);
    expect((await tree.lines())[0], 'one is still in it').toBe('▾ 一般 4 件');
    await tree.click(OF.urgent, '诉求');
    await eventually(async () => (await tree.lines()).filter((line) => line.includes('件'))).toEqual(['▾ 一般 3 件', '▾ 紧急 1 件', '▾ 特急 2 件']);
    await tree.at('诉求', 1);

    const theirs = (await cases()).get(OF.critical);
    await office.api.as('coordinator.b').patch(`/api/cases/${theirs?.id}`, { version: theirs?.version, changes: { urgency: 'normal' } });
    await eventually(async () => (await tree.lines()).filter((line) => line.includes('件'))).toEqual(['▾ 一般 4 件', '▾ 紧急 1 件', '▾ 特急 1 件']);
    await tree.at('诉求', 1);
    expect(await tree.focused()).toContain('营业执照变更退件');
    await press(desk, 'Control+z');
    await eventually(async () => (await tree.lines()).filter((line) => line.includes('件'))).toEqual(['▾ 一般 5 件', '▾ 紧急 1 件']);
    await desk.page.getByRole('button', { name: /深色|夜/ }).click();
    await screenshot(desk.page, 'views-groups-dark');
    const again = (await cases()).get(OF.critical);
    await office.api.as('coordinator.b').patch(`/api/cases/${again?.id}`, { version: again?.version, changes: { urgency: 'critical' } });
    await eventually(() => tree.lines()).toContain('▾ 特急 1 件');
    await desk.page.goto(link);
    await sheet.ready();
    await sheet.grid.getByText('和 12', { exact: true }).waitFor();
    await screenshot(desk.page, 'views-applied-dark');
    await desk.close();
  });

  test('默认视图:这个岗位的人一来就是它', async () => {
    const settings = { columns: [], sort: [{ field: 'visits', descending: true }], filter: { stage: 'received' }, rowHeight: 'compact', colours: [], totals: {} };
    await office.api.as('admin').post('/api/views', { resource: 'cases', name: '专员开工', shared: true, defaultFor: 'coordinator', settings });
    const at = await office.sit('coordinator', { path: '/admin/cases', ...WIDE });
    await at.page.getByRole('button', { name: '视图 · 专员开工' }).waitFor();
    await eventually(() => titles(at)).toEqual(['社保转移接续', '婚姻登记证补领', '营业执照变更退件', '驾驶证换领被退']);
    await at.close();
  });
});
