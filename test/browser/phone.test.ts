import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Case } from '../../schema/cases.ts';
import { screenshot } from '../harness/index.ts';
import { Docket } from './docket.ts';
import { type Desk, Office } from './office.ts';

const PHONE = { width: 390, height: 844 };

const office = new Office();
const docket = new Docket(office.api);
let row: Case;

beforeAll(async () => {
  await office.open();
  await office.furnish();
  row = await docket.dispatched({ title: '营业执照变更退件', stuckAt: '不说缺什么' });
});
afterAll(() => office.close());

describe('在手机上', () => {
  test('经办人签收、办结一项任务', async () => {
    const desk = await office.sit('handler', { at: '2026-03-10 09:00', ...PHONE });
    const { page } = desk;
    const nav = page.getByRole('navigation', { name: '导航' });
    await nav.getByRole('link', { name: '任务' }).click();
    await page.getByRole('button', { name: /营业执照变更退件/ }).waitFor();
    await screenshot(page, 'phone-tasks');
    await nav.getByRole('link', { name: '工作台' }).click();
    await page.getByRole('link', { name: /营业执照变更退件/ }).click();
    await page.getByRole('button', { name: '签收' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '签收' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '办结' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: '办理结果' }).fill('已告知所缺材料，补齐后当场办理');
    await desk.settled();
    await screenshot(page, 'phone-finish');
    const submit = page.getByRole('dialog').getByRole('button', { name: '办结' });
    const box = await submit.boundingBox();
    expect(box === null ? null : box.x + box.width <= PHONE.width && box.y + box.height <= PHONE.height, 'the button is under the thumb, not below the screen').toBe(true);
    await submit.click();
    await page.getByText('已办结').first().waitFor();
    await nav.getByRole('link', { name: '任务' }).click();
    await page.getByText('现在没有要办的任务').waitFor();
    await desk.close();
  });

  test('协调专员看一件、答复', async () => {
    const desk = await office.sit('coordinator', { at: '2026-03-10 14:00', ...PHONE, path: '/admin/cases' });
    const { page } = desk;
    await page.getByRole('button', { name: /营业执照变更退件/ }).click();
    await page.getByRole('button', { name: '答复' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '引用' }).click();
    await page.getByRole('dialog').getByRole('combobox', { name: '办理结果' }).selectOption({ label: '办成' });
    await screenshot(page, 'phone-answer');
    await page.getByRole('dialog').getByRole('button', { name: '答复' }).click();
    await page.getByText('已答复', { exact: true }).first().waitFor();
    await desk.close();
  });
});

describe('办事人查进度', () => {
  let desk: Desk;

  test('回执上的查询码:办到哪一步、谁在办,没有姓名和电话', async () => {
    const other = await docket.dispatched({ title: '补领婚姻登记证', reporter: { kind: 'person', name: '冯某', phone: '13600002222' } });
    desk = await office.sit(null, { at: '2026-03-10 15:00', ...PHONE, path: `/progress/?code=${other.queryCode}`, refusals: [404, 422] });
    const { page } = desk;
    await page.getByText(/我们 2026年3月9日收到/).waitFor();
    await page.getByText(/答应 2026年3月23日 17:30 前给您答复/).waitFor();
    await page.getByText('现在由市场监督管理局办理。').waitFor();
    expect(await page.locator('body').innerText()).not.toMatch(/冯某|136/);
    await screenshot(page, 'progress-working');
  });

  test('查错了说查不到', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: '查另一件' }).click();
    await page.getByLabel(/查询码/).fill('ABCDEFGHJK');
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByText(/没有这条记录/).waitFor();
    await screenshot(page, 'progress-wrong');
  });

  test('答复以后评价一次,只能一次', async () => {
    const { page } = desk;
    await page.getByLabel(/查询码/).fill(row.queryCode?.toLowerCase() ?? '');
    await page.keyboard.press('Enter');
    await page.getByText(/已有办理结果/).waitFor();
    await page.getByRole('button', { name: '提交评价' }).click();
    await page.getByText('请先选一项。').waitFor();
    await page.getByRole('radio', { name: '不满意', exact: true }).click();
    expect(await page.getByText('请先选一项。').count()).toBe(0);
    await page.getByRole('checkbox', { name: '办得慢' }).click();
    await screenshot(page, 'progress-rating');
    await page.getByRole('button', { name: '提交评价' }).click();
    await page.getByText(/^谢谢，您的评价已记下/).waitFor();
    expect(await page.getByRole('radio').count()).toBe(0);
    await page.reload();
    await desk.goto(`/progress/?code=${row.queryCode}`);
    await page.getByText(/已有办理结果/).waitFor();
    expect(await page.getByRole('button', { name: '提交评价' }).count()).toBe(0);
    const after = (await office.api.as('coordinator').get<Case>(`/api/cases/${row.id}`)).body;
    expect([after.rating, after.ratingReasons]).toEqual([2, ['slow']]);
    await desk.close();
  });
});
