import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Case } from '../../schema/cases.ts';
import { screenshot } from '../harness/index.ts';
import { csv } from '../jobs/files.ts';
import { stumbles } from '../browser/axe.ts';
import { eventually, instant, MONDAY, Office } from '../browser/office.ts';

const office = new Office();

beforeAll(async () => {
  await office.open();
  await office.furnish();
  const admin = office.api.as('admin');
  await admin.post('/api/sites', { id: 'hall', name: '政务大厅', kind: 'centre' });
  for (const username of ['coordinator', 'coordinator.b']) {
    const { body } = await admin.get<{ data: { id: string; version: number }[] }>(`/api/people?filter=${JSON.stringify({ username })}`);
    const [person] = body.data;
    await admin.patch(`/api/people/${person?.id}`, { version: person?.version, changes: { siteId: 'hall' } });
  }
});
afterAll(() => office.close());

test('排班、对调、撤销、导入；请假找人代，登记归值班的人；代班的看得到、办得了；交接确认；轮训', async () => {
  const desk = await office.sit('coordinator', { path: '/admin/', refusals: [422] });
  const { page } = desk;
  const dialog = page.getByRole('dialog');
  const day = (date: string) => page.locator(`[data-day="${date}"]`);

  // A roster: shown first, then saved.
  await page.getByRole('link', { name: '值班表', exact: true }).click();
  await page.getByText('这个月还没有排班').waitFor();
  await desk.settled();
  await screenshot(page, 'duty-empty');
  await page.getByRole('button', { name: '排班' }).first().click();
  await dialog.getByLabel(/^到/).fill('2026-03-20');
  await dialog.getByText('周六').first().waitFor();
  await dialog.getByRole('button', { name: '先看怎么排' }).click();
  await dialog.getByText('排出 10 天，还没有写入：').waitFor();
  await dialog.getByText('赵某：A岗 0 → 5，B岗 0 → 5').waitFor();
  await screenshot(page, 'duty-plan');
  expect((await office.api.as('viewer').get<{ total: number }>('/api/duty')).body.total).toBe(0);
  await dialog.getByRole('button', { name: '存为值班表' }).click();
  await page.getByText('已排 10 天。').waitFor();
  await eventually(() => day('2026-03-09').textContent()).toContain('A岗赵某B岗钱某');
  expect(await day('2026-03-09').getAttribute('aria-current')).toBe('date');
  expect(await day('2026-03-09').textContent()).toContain('今天');
  await screenshot(page, 'duty-month');
  expect(await stumbles(page)).toEqual([]);

  // Beside what is due, the calendar of the board says who has the window.
  await page.getByRole('link', { name: '看板' }).click();
  await page.getByRole('link', { name: '到期日历' }).click();
  await eventually(() => page.getByRole('cell').filter({ hasText: /^9/ }).textContent()).toContain('值班 赵某、钱某');
  await desk.settled();
  await screenshot(page, 'board-calendar-duty');
  await page.getByRole('link', { name: '值班 钱某、赵某' }).first().click();
  await page.getByRole('heading', { level: 1, name: '值班表' }).waitFor();

  // A and B of one day change places, and back.
  await page.getByRole('button', { name: '对调' }).click();
  await dialog.getByLabel(/^这个岗位/).selectOption({ label: '3月10日 周二 A岗 钱某' });
  await dialog.getByLabel(/^和这个岗位/).selectOption({ label: '3月10日 周二 B岗 赵某' });
  await dialog.getByRole('button', { name: '对调' }).click();
  await eventually(() => day('2026-03-10').textContent()).toContain('A岗赵某B岗钱某');
  await page.getByText('已对调。').waitFor();
  await page.getByRole('button', { name: '撤销' }).click();
  await eventually(() => day('2026-03-10').textContent()).toContain('A岗钱某B岗赵某');

  // What an office has in a file; a name nobody bears is said at its row.
  await page.getByRole('button', { name: '导入' }).click();
  await dialog.locator('input[type=file]').setInputFiles({ name: '四月.csv', mimeType: 'text/csv', buffer: Buffer.from(csv([['日期', '站点', 'A岗', 'B岗'], ['2026-04-01', '政务大厅', '赵某', '钱某'], ['2026-04-02', '政务大厅', '某某某', '赵某']])) });
  await dialog.getByText(/“A岗”/).first().waitFor();
  await screenshot(page, 'duty-import');
  await page.keyboard.press('Escape');

  // Away today; the colleague stands in.
  await page.goto(`${new URL(page.url()).origin}/admin/account`);
  await page.getByRole('button', { name: '登记我的请假' }).click();
  await dialog.getByLabel('第一天').fill('2026-03-09');
  await dialog.getByLabel('最后一天').fill('2026-03-10');
  await dialog.getByLabel('代班人').fill('吴');
  await page.getByRole('option', { name: '吴某' }).click();
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.getByText(/吴某不能代班/).first().waitFor();
  await screenshot(page, 'leave-refused');
  await dialog.getByLabel('代班人').fill('钱');
  await page.getByRole('option', { name: '钱某' }).click();
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByText('正在请假').waitFor();

  // How I am told, and when not.
  const notices = page.locator('section', { has: page.getByRole('heading', { name: '怎么通知我' }) });
  await notices.getByRole('group', { name: '快到期' }).getByLabel('短信').uncheck();
  await notices.getByLabel('这段时间不要发给我').check();
  await notices.getByLabel('到', { exact: true }).fill('14:00');
  await notices.getByRole('button', { name: '保存' }).click();
  await page.getByText('已保存。').waitFor();
  await desk.settled();
  await screenshot(page, 'account-leave');
  await page.reload();
  await eventually(() => notices.getByLabel('到', { exact: true }).inputValue()).toBe('14:00');
  expect(await notices.getByRole('group', { name: '快到期' }).getByLabel('短信').isChecked()).toBe(false);

  // What another registers at the window goes to the B post, since A is away.
  const draft = { channel: 'window', title: '法人变更办不下来', siteId: 'hall', reporter: { kind: 'person', name: '张某三', phone: '13812341234' } };
  const register = (body: object) => office.api.as('coordinator').post<Case>('/api/cases', body, { now: instant(MONDAY) });
  const mine = (await register({ ...draft, title: '赵某自己的一件', coordinatorId: (await office.api.as('coordinator').get<{ id: string }>('/api/me')).body.id })).body;
  const toB = (await register(draft)).body;

  const other = await office.sit('coordinator.b', { path: '/admin/' });
  await other.page.getByText('您今天替赵某（至 3月10日 周二）代班').waitFor();
  await other.page.getByText('代赵某 · 赵某自己的一件').first().waitFor();
  await other.settled();
  await screenshot(other.page, 'duty-workbench');
  await other.page.getByText('代赵某 · 赵某自己的一件').first().click();
  await other.page.getByRole('heading', { name: '赵某自己的一件' }).waitFor();
  await office.api.as('coordinator.b').post(`/api/cases/${mine.id}/note`, { kind: 'contact', with: '办事人', reached: true, text: '已打电话' }, { now: instant('2026-03-09 10:30') });
  await other.page.reload();
  await other.page.getByText('钱某 · 代赵某').first().waitFor();
  await other.settled();
  await screenshot(other.page, 'duty-instead');
  await other.goto(`/admin/cases/${toB.id}`);
  await other.page.getByText('按值班表归 B岗').waitFor();

  await other.goto('/admin/cases/create');
  await other.page.getByText('按值班表归 B岗 钱某').waitFor();

  // A handover: what is open is listed; the receiver confirms.
  await other.goto('/admin/duty/handovers');
  await other.page.getByRole('button', { name: '写交接' }).first().click();
  const sheet = other.page.getByRole('dialog');
  await sheet.getByText(/没了结的（\d+ 件）/).waitFor();
  await sheet.getByRole('link', { name: toB.number }).first().waitFor();
  await sheet.getByLabel(/^交代的事/).fill('法人变更的已联系，等材料。');
  await other.settled();
  await screenshot(other.page, 'duty-handover');
  await sheet.getByRole('button', { name: '交给接班人' }).click();
  await other.page.getByText('待确认').waitFor();

  const phone = await office.sit('coordinator', { path: '/admin/', width: 390, height: 844 });
  await phone.page.getByRole('link', { name: '有 1 份交接等您确认' }).click();
  await phone.page.getByText('法人变更的已联系，等材料。').click();
  await phone.page.getByRole('dialog').getByRole('button', { name: '确认接班' }).click();
  await phone.page.getByText('已确认', { exact: false }).first().waitFor();
  await phone.goto('/admin/duty');
  await phone.page.getByText('今天').first().waitFor();
  await phone.settled();
  await screenshot(phone.page, 'duty-phone');
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await stumbles(phone.page)).toEqual([]);

  await phone.goto('/admin/board/calendar');
  await phone.page.getByRole('link', { name: '值班 赵某、钱某' }).first().waitFor();
  await phone.settled();
  await screenshot(phone.page, 'board-calendar-duty-390');
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  // Who is away stands where people are chosen, and the roster says so.
  await page.goto(`${new URL(page.url()).origin}/admin/duty`);
  await eventually(() => day('2026-03-09').textContent()).toContain('赵某请假');
  await day('2026-03-11').click();
  await dialog.getByLabel(/^B岗/).click();
  await page.getByRole('option', { name: /赵某.*请假至 3月10日 周二，由钱某代/ }).waitFor();
  await screenshot(page, 'duty-day');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: '请假', exact: true }).click();
  await page.getByText('正在请假').waitFor();
  await screenshot(page, 'leave-list');

  // Leave that is cancelled lies in the trash, and comes back from there.
  await page.getByText('正在请假').click();
  await dialog.getByRole('button', { name: '取消请假' }).click();
  await page.getByText('正在请假').waitFor({ state: 'detached' });
  await page.getByRole('link', { name: '回收站' }).click();
  await page.getByRole('navigation', { name: '回收站' }).getByRole('link', { name: '请假' }).click();
  await page.getByText('赵某 3月9日 周一 至 3月10日 周二').waitFor();
  await desk.settled();
  await screenshot(page, 'trash-leave');
  await page.getByRole('button', { name: /恢复/ }).first().click();
  await page.getByText('这里是空的').waitFor();
  await page.getByRole('link', { name: '值班表', exact: true }).first().click();
  await page.getByRole('link', { name: '请假', exact: true }).click();
  await page.getByText('正在请假').waitFor();

  // Training.
  await page.getByRole('link', { name: '轮训', exact: true }).click();
  await page.getByRole('button', { name: '记一次轮训' }).first().click();
  await dialog.getByLabel(/^姓名/).fill('李某');
  await dialog.getByLabel(/^部门/).fill('民政');
  await page.getByRole('option', { name: '民政局' }).click();
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByText('至今').waitFor();
  await page.getByText('李某').first().click();
  await dialog.getByRole('button', { name: '移入回收站' }).click();
  await page.getByText('还没有轮训记录').waitFor();
  await page.getByRole('link', { name: '回收站' }).click();
  await page.getByRole('navigation', { name: '回收站' }).getByRole('link', { name: '轮训' }).click();
  await page.getByText('李某').waitFor();
  await page.getByRole('button', { name: /恢复|还原/ }).first().click();
  await page.getByText('李某').waitFor({ state: 'detached' });
  await page.getByRole('link', { name: '值班表', exact: true }).first().click();
  await page.getByRole('link', { name: '轮训', exact: true }).click();
  await page.getByText('至今').waitFor();
  await desk.settled();
  await screenshot(page, 'duty-training');

  await page.getByRole('link', { name: '值班表', exact: true }).first().click();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Duty roster' }).waitFor();
  await desk.settled();
  await screenshot(page, 'duty-en');

  await Promise.all([desk, other, phone].map((one) => one.close()));
}, 300_000);
