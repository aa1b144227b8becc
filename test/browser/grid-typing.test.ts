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

const stored = async (at: number) => (await office.api.as('coordinator').get<Case>(`/api/cases/${cases[at]?.id}`)).body;

beforeAll(async () => {
  await office.open();
  await office.furnish();
  for (const title of ['营业执照变更退件', '驾驶证换领被退', '社保转移接续', '婚姻登记证补领', '房产过户查档']) cases.push(await docket.register({ title, stuckAt: '' }));
  desk = await office.sit('coordinator', { path: '/admin/cases/view/untriaged' });
  sheet = new GridOnScreen(desk, '诉求件');
  await sheet.ready();
});
afterAll(() => office.close());

describe('走动', () => {
  test('方向键一格一格', async () => {
    await sheet.click('2026-0001', '诉求');
    await sheet.at('诉求', 1);
    await sheet.press('ArrowDown', 'ArrowRight');
    await sheet.at('阶段', 2);
    await sheet.press('ArrowLeft', 'ArrowUp');
    await sheet.at('诉求', 1);
  });
});

describe('打字', () => {
  test('用输入法直接打,首字母不丢,组词的回车不提交,再回车保存下移', async () => {
    await sheet.click('2026-0002', '卡在哪里');
    await desk.compose('queshaojiaxiao', '缺少驾校证明');
    expect(await desk.page.locator(':focus').inputValue()).toBe('缺少驾校证明');
    await screenshot(desk.page, 'grid-typing');
    await sheet.press('Enter');
    await sheet.at('卡在哪里', 3);
    await eventually(async () => (await stored(1)).stuckAt).toBe('缺少驾校证明');
    await sheet.said('已保存');
    await screenshot(desk.page, 'grid-saved');
  });
});
