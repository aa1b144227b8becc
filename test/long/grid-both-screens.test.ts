import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Case } from '../../schema/cases.ts';
import type { Person } from '../../schema/people.ts';
import { screenshot } from '../harness/index.ts';
import { Docket } from '../browser/docket.ts';
import { toExcel } from '../browser/excel.ts';
import { GridOnScreen } from '../browser/grid.ts';
import { type Desk, eventually, Office } from '../browser/office.ts';

// What the other files of the grid try on one resource or on none: done here on cases and on departments.
const office = new Office();
const docket = new Docket(office.api);
const people: Record<string, string> = {};

beforeAll(async () => {
  await office.open();
  await office.furnish();
  for (const { id, username } of (await office.api.as('admin').get<{ data: Person[] }>('/api/people')).body.data) people[username] = id;
  for (const title of ['营业执照变更退件', '驾驶证换领被退', '社保转移接续', '婚姻登记证补领', '房产过户查档']) await docket.register({ title, stuckAt: '' });
});
afterAll(() => office.close());

describe('诉求件', () => {
  let desk: Desk;
  let sheet: GridOnScreen;
  const stored = async (number: string) => (await office.api.as('coordinator').get<{ data: Case[] }>(`/api/cases?limit=50`)).body.data.find((row) => row.number === number);

  test('今天请假的人：格里有标记，读屏读得到，选人时写着由谁代；复制出去只有名字', async () => {
    await office.api.as('admin').post('/api/leave', { personId: people['coordinator.b'], fromDay: '2026-03-09', untilDay: '2026-03-12', standInId: people['coordinator'] });
    desk = await office.sit('coordinator', { path: '/admin/cases/view/all?sort=receivedAt', refusals: [409, 422] });
    sheet = new GridOnScreen(desk, '诉求件');
    await sheet.ready();
    await sheet.click('2026-0002', '专员');
    await desk.page.keyboard.type('q');
    const option = desk.page.getByRole('option', { name: /钱某/ });
    await eventually(() => option.innerText()).toMatch(/钱某\s*请假至 3月12日 周四，由赵某代/);
    await screenshot(desk.page, 'grid-away-choosing');
    await sheet.press('Enter');
    await eventually(async () => (await stored('2026-0002'))?.coordinatorId).toBe(people['coordinator.b']);
    const cell = await sheet.cell('2026-0002', '专员');
    await eventually(() => cell.innerText()).toBe('钱某假');
    await sheet.press('ArrowUp');
    expect(await sheet.focused()).toBe('专员，第 2 行，钱某，请假至 3月12日 周四，由赵某代');
    await sheet.press('Control+c');
    await sheet.said('已复制 1 格');
    expect(await toExcel(desk)).toBe('钱某');
    await sheet.shows('2026-0001', '专员', '赵某');
    await desk.at('2026-03-13 10:00');
    await desk.page.reload();
    await sheet.ready();
    await sheet.shows('2026-0002', '专员', '钱某');
    await desk.at('2026-03-09 10:00');
  });

  test('机器慢时按了视图就接着筛：筛的是新的视图，不被带回旧的', async () => {
    const { page } = desk;
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 20 });
    const search = await page.getByRole('searchbox').boundingBox();
    const tab = await page.getByRole('link', { name: /^待研判/ }).boundingBox();
    if (!search || !tab) throw new Error('the list is not on screen');
    await page.mouse.click(tab.x + 10, tab.y + 10);
    await page.mouse.click(search.x + 80, search.y + 10);
    await page.keyboard.insertText('驾驶证');
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await sheet.row('社保转移接续').waitFor({ state: 'detached' });
    await eventually(() => decodeURIComponent(page.url())).toMatch(/cases\/view\/untriaged\?.*驾驶证/);
    await sheet.row('驾驶证换领被退').waitFor();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await sheet.row('社保转移接续').waitFor();
  });

  test('没有别的报错', () => desk.close());
});
