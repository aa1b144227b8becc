import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Case } from '../../schema/cases.ts';
import { screenshot } from '../harness/index.ts';
import { Docket } from './docket.ts';
import { GridOnScreen } from './grid.ts';
import { type Desk, eventually, Office } from './office.ts';

const office = new Office();
const docket = new Docket(office.api);
const cases: Case[] = [];
const PATH = '/admin/cases/view/untriaged';
let mine: GridOnScreen;
let theirs: GridOnScreen;

const read = async (at: number) => (await office.api.as('coordinator').get<Case>(`/api/cases/${cases[at]?.id}`)).body;
const question = ({ page }: GridOnScreen) => page.getByRole('dialog', { name: '同一格被两个人改了' });

async function open(username: string, refusals: number[] = []): Promise<GridOnScreen> {
  const desk: Desk = await office.sit(username, { path: PATH, refusals });
  const sheet = new GridOnScreen(desk, '诉求件');
  await sheet.ready();
  return sheet;
}

/** Stops this browser from hearing what others do, so that it works on what it has. */
const deaf = ({ page }: GridOnScreen) => page.route('**/api/changes?since=*', (route) => route.abort());
const hearing = ({ page }: GridOnScreen) => page.unroute('**/api/changes?since=*');

beforeAll(async () => {
  await office.open();
  await office.furnish();
  for (const title of ['营业执照变更退件', '驾驶证换领被退', '社保转移接续']) cases.push(await docket.register({ title, stuckAt: '' }));
  mine = await open('coordinator', [409, 422]);
  theirs = await open('coordinator.b', [409]);
});
afterAll(() => office.close());

describe('两个人在一张表里', () => {
  test('另一个人改的,不刷新也看得到;他在哪一行也看得到', async () => {
    await theirs.click('2026-0001', '诉求');
    await theirs.desk.compose('zhuxiao', '执照注销');
    await theirs.press('Enter');
    await mine.shows('2026-0001', '诉求', '执照注销');
    await theirs.click('2026-0003', '卡在哪里');
    await mine.said('在线：钱某（2026-0003）');
    await mine.row('2026-0003').getByRole('img', { name: '钱某 正在这一行' }).waitFor();
    await screenshot(mine.page, 'grid-presence');
  });

  test('别人新登记的,状态栏说来了几件,点了才进来,手下的行不动', async () => {
    await mine.click('2026-0002', '诉求');
    cases.push(await docket.register({ title: '居住证积分查询', stuckAt: '' }));
    const offer = mine.page.getByRole('button', { name: '新来 1 件，点此显示' });
    await offer.waitFor();
    expect(await mine.lines()).toHaveLength(3);
    await mine.at('诉求', 2);
    await offer.click();
    await eventually(() => mine.row('2026-0004').count()).toBe(1);
    expect(await offer.count()).toBe(0);
  });

  test('离开了就不再显示', async () => {
    await theirs.page.getByRole('link', { name: '工作台' }).click();
    await eventually(() => mine.page.getByText('在线：').count()).toBe(0);
    await theirs.page.goBack();
    await theirs.ready();
  });

  test('同一行各改各的格,两边都写进去,谁也不用管', async () => {
    await deaf(mine);
    await mine.click('2026-0002', '卡在哪里');
    await theirs.click('2026-0002', '诉求');
    await theirs.desk.compose('huanling', '换领被退回');
    await theirs.press('Enter');
    await eventually(async () => (await read(1)).title).toBe('换领被退回');
    await mine.desk.compose('zhengming', '要原驾校证明');
    await mine.press('Enter');
    await eventually(async () => [(await read(1)).title, (await read(1)).stuckAt]).toEqual(['换领被退回', '要原驾校证明']);
    await mine.shows('2026-0002', '诉求', '换领被退回');
    expect(await question(mine).count()).toBe(0);
    await hearing(mine);
  });

  test('改了同一格:两边的都列出来,选我的就写我的', async () => {
    await mine.click('2026-0003', '卡在哪里');
    await mine.page.keyboard.insertText('社保局说查不到');
    await theirs.click('2026-0003', '卡在哪里');
    await theirs.desk.compose('queqing', '缺清册');
    await theirs.press('Enter');
    await eventually(async () => (await read(2)).stuckAt).toBe('缺清册');
    await mine.page.waitForTimeout(5_000);
    await mine.press('Enter');
    await question(mine).waitFor();
    await mine.page.waitForTimeout(200);
    await screenshot(mine.page, 'grid-clash');
    expect(await question(mine).innerText()).toMatch(/2026-0003 · 卡在哪里[\s\S]*社保局说查不到[\s\S]*缺清册/);
    expect((await read(2)).stuckAt).toBe('缺清册');
    await question(mine).getByRole('radio', { name: /您写的/ }).check();
    await question(mine).getByRole('button', { name: '就这样定' }).click();
    await eventually(async () => (await read(2)).stuckAt).toBe('社保局说查不到');
    await mine.shows('2026-0003', '卡在哪里', '社保局说查不到');
  });

  test('以后再定:我写的留在格里有标记,对方的没动', async () => {
    await deaf(mine);
    await mine.click('2026-0001', '卡在哪里');
    await theirs.click('2026-0001', '卡在哪里');
    await theirs.page.keyboard.insertText('对方的说法');
    await theirs.press('Enter');
    await eventually(async () => (await read(0)).stuckAt).toBe('对方的说法');
    await mine.page.keyboard.insertText('我的说法');
    await mine.press('Enter');
    await question(mine).getByRole('button', { name: '以后再定' }).click();
    await mine.shows('2026-0001', '卡在哪里', '我的说法');
    expect((await read(0)).stuckAt).toBe('对方的说法');
    await mine.page.getByRole('button', { name: '1 格没有写入' }).click();
    await mine.page.getByRole('button', { name: '逐格选定' }).click();
    await question(mine).getByRole('button', { name: '全用对方的' }).click();
    await question(mine).getByRole('button', { name: '就这样定' }).click();
    await mine.shows('2026-0001', '卡在哪里', '对方的说法');
    await hearing(mine);
  });

  test('别人后来改过的,撤销不了,说明原因', async () => {
    await mine.click('2026-0002', '卡在哪里');
    await mine.page.keyboard.insertText('我先写的');
    await mine.press('Enter');
    await eventually(async () => (await read(1)).stuckAt).toBe('我先写的');
    await theirs.page.reload();
    await theirs.ready();
    await theirs.click('2026-0002', '卡在哪里');
    await theirs.page.keyboard.insertText('他后写的');
    await theirs.press('Enter');
    await eventually(async () => (await read(1)).stuckAt).toBe('他后写的');
    await mine.click('2026-0002', '诉求');
    await mine.press('Control+z');
    await mine.page.getByRole('alert').filter({ hasText: /2026-0002后来改过（钱某，/ }).waitFor();
    expect((await read(1)).stuckAt).toBe('他后写的');
    await screenshot(mine.page, 'grid-overtaken');
  });

  test('没有别的报错', async () => {
    await mine.page.unrouteAll();
    await theirs.desk.close();
  });
});
