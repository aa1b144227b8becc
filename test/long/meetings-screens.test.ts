import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MeetingRoom } from '../../schema/meetings.ts';
import type { Task } from '../../schema/tasks.ts';
import { Docket, JUDGED } from '../browser/docket.ts';
import { eventually, instant, Office } from '../browser/office.ts';
import { screenshot } from '../harness/index.ts';
import { hire } from '../people/staff.ts';

const office = new Office();
const docket = new Docket(office.api);

/** Dispatched on the 9th and not moved since: by the 30th every one of them is stuck. */
const PLANNING = '2026-03-30 10:00';
const SESSION = '2026-04-01 15:00';
const AFTER = '2026-04-02 10:00';
/** Past the due of what was promised within two working days. */
const LATER = '2026-04-10 10:00';

const CASES: [title: string, lead: string, assist: string[]][] = [
  ['法人变更办不下来', 'd21', ['d08']],
  ['营业执照注销退件', 'd21', ['d08']],
  ['小区门牌号对不上', 'd05', ['d06']],
  ['补办结婚证查无档案', 'd06', ['d05']],
  ['不动产登记缺历史材料', 'd07', ['d08']],
  ['旧房契税重复征收', 'd08', ['d07']],
  ['宅基地界线争议', 'd07', ['d05', 'd06']],
  ['个体户转企业税务清算', 'd08', ['d21']],
];

beforeAll(async () => {
  await office.open();
  await office.furnish();
  for (const [id, name, shortName] of [['d07', '自然资源局', '自然资源局'], ['d08', '税务局', '税务局']]) await office.api.as('admin').post('/api/departments', { id, name, shortName, illustrative: true });
  await office.api.as('admin').post('/api/departments', { id: 'bureau', name: '市政务服务局', standing: 'above', illustrative: true });
  for (const id of ['d05', 'd06', 'd07', 'd08']) await hire(office.api, 'handler', { username: `handler.${id}`, name: `${id}经办`, departmentId: id });
  for (const [title, lead, assist] of CASES) {
    const row = await docket.register({ title, story: `${title}：跑了三趟，每次说的都不一样。`, stuckAt: '两个部门说法不一' });
    await docket.act(row, 'triage', { category: 'lj_hard', ...JUDGED });
    await docket.act(row, 'dispatch', { lead: { departmentId: lead, ask: '核实并提出办法' }, assist: assist.map((departmentId) => ({ departmentId, ask: '配合核实' })) });
  }
});
afterAll(() => office.close());

const dialog = (page: Page) => page.getByRole('dialog');

async function pick(page: Page, label: string | RegExp, typed: string, name: RegExp): Promise<void> {
  await dialog(page).getByLabel(label).first().fill(typed);
  await page.getByRole('option', { name }).click();
}

/** The same screen as a phone shows it: nothing wider than it. */
async function atPhone(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 });
  await eventually(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await screenshot(page, name);
  await page.setViewportSize({ width: 1440, height: 900 });
}

test('从建议的议程到印发的纪要，五个部门八件事', async () => {
  const secretary = await office.sit('coordinator', { at: PLANNING, path: '/admin/meetings', refusals: [503, 409] });
  const { page } = secretary;
  await page.getByText('没有要开的联席会议').waitFor();
  await screenshot(page, 'meetings-empty');
  await page.getByRole('button', { name: '拟一场会议' }).first().click();
  await dialog(page).getByText('按建议排好议程（8 件）').waitFor();
  // Only working days are offered: neither the weekend nor 清明节, which ends on the 6th.
  const days = await dialog(page).getByLabel('日期').locator('option').allTextContents();
  expect(days.some((day) => day.startsWith('4月1日 周三'))).toBe(true);
  expect(days.filter((day) => /^4月[456]日/.test(day))).toEqual([]);
  await dialog(page).getByLabel('日期').selectOption({ value: '2026-04-01' });
  await dialog(page).getByLabel('地点').fill('政务服务中心三楼会议室');
  await pick(page, '主持人', '周某', /周某/);
  await screenshot(page, 'meetings-draft');
  await dialog(page).getByRole('button', { name: '保存' }).click();

  await page.getByRole('heading', { name: '「办不成事」联席会议' }).waitFor();
  await page.getByText('超过规定的天数没有进展').first().waitFor();
  await secretary.settled();
  await screenshot(page, 'meetings-agenda');
  const meetingId = page.url().split('/').at(-1) ?? '';
  const room = async () => (await office.api.as('coordinator').get<MeetingRoom>(`/api/meetings/${meetingId}/room`)).body;
  const order = () => page.locator('[data-place]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-item')));

  // The chair's order: by keyboard, then by dragging.
  const [first, second, third] = await order();
  await page.locator('[data-place="0"]').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await eventually(order).toEqual([second, first, third, ...(await order()).slice(3)]);
  await eventually(async () => (await room()).items[0]?.id).toBe(second);
  await secretary.settled();
  const handle = await page.locator('[data-place="1"] [title="拖动调整顺序"]').boundingBox();
  const target = await page.locator('[data-place="0"]').boundingBox();
  if (!handle || !target) throw new Error('nothing to drag');
  await page.mouse.move(handle.x + 8, handle.y + 8);
  await page.mouse.down();
  await page.mouse.move(target.x + 60, target.y + 6, { steps: 5 });
  await screenshot(page, 'meetings-dragging');
  await page.mouse.up();
  await eventually(async () => (await room()).items[0]?.id).toBe(first);

  // One is put off and put back, and somebody from outside is asked along.
  await page.getByRole('button', { name: /^暂缓/ }).last().click();
  await dialog(page).getByLabel('原因').fill('当事人外出，下月再议');
  await dialog(page).getByRole('button', { name: '暂缓' }).click();
  await page.getByText('暂缓：当事人外出，下月再议').waitFor();
  await page.getByRole('button', { name: /^恢复/ }).click();
  await dialog(page).getByRole('button', { name: '恢复' }).click();
  await page.getByText('暂缓：当事人外出，下月再议').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '邀请', exact: true }).click();
  await dialog(page).getByLabel('外单位').check();
  await dialog(page).getByLabel('单位名称').fill('政务系统运维公司');
  await dialog(page).getByRole('button', { name: '邀请' }).click();
  await page.getByText('政务系统运维公司').waitFor();
  await page.keyboard.press('s');
  await dialog(page).getByRole('button', { name: '定会' }).click();
  await page.getByText('已定', { exact: true }).waitFor();
  await secretary.settled();
  await screenshot(page, 'meetings-scheduled');
  await atPhone(page, 'meetings-scheduled-390');
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: '日历邀请（.ics）' }).click();
  expect((await saved).suggestedFilename()).toMatch(/\.ics$/);

  await page.goto(page.url().replace(/\/meetings\/.*/, '/meetings/calendar?day=2026-04-01'));
  await page.getByRole('link', { name: /15:00/ }).waitFor();
  await screenshot(page, 'meetings-month');
  await page.getByRole('button', { name: '周', exact: true }).click();
  await page.getByText('政务服务中心三楼会议室', { exact: false }).waitFor();
  await screenshot(page, 'meetings-week');

  // A department sees its own items and times, and answers.
  const handler = await office.sit('handler', { at: PLANNING, path: '/admin/meetings', width: 390, height: 844 });
  await handler.page.getByText('「办不成事」联席会议').click();
  await handler.page.getByText('法人变更办不下来').waitFor();
  expect(await handler.page.getByText('小区门牌号对不上').count()).toBe(0);
  await handler.page.getByRole('button', { name: '回复', exact: true }).click();
  await handler.page.getByLabel('代为参加的人').fill('冯某');
  await handler.page.getByRole('dialog').getByRole('button', { name: '回复' }).click();
  await handler.page.getByText('派 冯某', { exact: false }).waitFor();
  await handler.settled();
  await screenshot(handler.page, 'meetings-handler-390');

  // The session, by keyboard.
  await secretary.at(SESSION);
  await secretary.goto(`/admin/meetings/${meetingId}/session`);
  for (const name of ['市场监管局', '公安局', '民政局', '自然资源局', '税务局']) await page.getByLabel(`${name}到会情况`).selectOption(name === '市场监管局' ? 'substitute' : 'present');
  await page.getByText('达到应到的', { exact: false }).waitFor();
  await page.keyboard.press('o');
  await dialog(page).getByRole('button', { name: '开会' }).click();
  await page.getByText('正在开会').waitFor();
  await dialog(page).waitFor({ state: 'detached' });
  await page.keyboard.press('Alt+1');
  await page.getByLabel('做什么').fill('共同出具核实意见，三方当面告知');
  await page.getByLabel('多少个工作日办完').fill('2');
  await page.getByText(/→ 4月3日 周五/).waitFor();
  await page.getByText('已自动保存', { exact: false }).waitFor();
  await secretary.settled();
  await screenshot(page, 'meetings-session');

  // A second resolution by Enter; then the connection is lost, the page read anew, and nothing of it is gone.
  await page.getByLabel('多少个工作日办完').press('Enter');
  const line = page.getByRole('group', { name: '第 2 条' });
  await line.getByLabel('牵头').fill('税务');
  await page.keyboard.press('Enter');
  await line.getByLabel('做什么').fill('更正申报系统里的登记状态');
  await line.getByLabel('多少个工作日办完').fill('5');
  await line.getByText(/→ 4月9日/).waitFor();
  await page.route('**/api/meeting-items/*', (route) => (route.request().method() === 'PATCH' ? route.fulfill({ status: 503, body: '' }) : route.continue()));
  await page.getByLabel('讨论情况').fill('两局现场核对了登记档案。');
  await page.getByText('没连上服务器：1 项已留在本机', { exact: false }).waitFor();
  await screenshot(page, 'meetings-unreachable');
  await page.reload();
  await eventually(() => page.getByLabel('讨论情况').inputValue()).toBe('两局现场核对了登记档案。');
  await page.unroute('**/api/meeting-items/*');
  await page.getByText('已自动保存', { exact: false }).waitFor();

  // Another secretary writes in the same place: both texts stand, and both are kept.
  const [item] = (await room()).items;
  if (!item) throw new Error('no item');
  await page.route('**/api/meeting-items/*', (route) => (route.request().method() === 'PATCH' ? route.fulfill({ status: 503, body: '' }) : route.continue()));
  await page.getByLabel('讨论情况').fill('档案以市场监管局为准。');
  await page.getByText('没连上服务器', { exact: false }).waitFor();
  await office.api.as('coordinator.b').patch(`/api/meeting-items/${item.id}`, { version: item.version, changes: { discussion: '税务局说系统月底升级。' } }, { now: instant(SESSION) });
  await page.unroute('**/api/meeting-items/*');
  await page.getByText('「讨论情况」刚才另一位记录人也改了').waitFor();
  await screenshot(page, 'meetings-clash');
  await page.getByRole('button', { name: '两段都留' }).click();
  await eventually(async () => (await room()).items[0]?.discussion).toBe('税务局说系统月底升级。\n档案以市场监管局为准。');

  // The rest of the agenda without the mouse.
  for (let at = 1; at < 8; at++) {
    await page.keyboard.press('Control+ArrowDown');
    await page.keyboard.press(at === 5 ? 'Alt+2' : at === 6 ? 'Alt+3' : at === 7 ? 'Alt+4' : 'Alt+1');
    if (at < 5) {
      await page.getByLabel('做什么').fill(`第 ${at + 1} 项办完并回告`);
      await page.getByLabel('多少个工作日办完').fill('2');
      await page.getByLabel('多少个工作日办完').blur();
    }
    if (at === 5) await page.getByLabel('转到下次的原因').fill('等省厅系统接口文件');
    if (at === 6) {
      await page.getByLabel('依据的条款').fill('《示例区登记办法》第三条（示例）');
      await page.getByLabel('向办事人怎么解释').fill('没有共有人同意不能单独办。');
    }
    if (at === 7) {
      await page.getByLabel('提请哪一级').fill('市政务服务局');
      await page.getByRole('option', { name: /市政务服务局/ }).click();
      await page.getByLabel('请求什么').fill('协调税务数据口径');
    }
  }
  await page.getByText('还有 0 项，共 8 项').waitFor();
  await page.getByText('已自动保存', { exact: false }).waitFor();
  await screenshot(page, 'meetings-decided');
  await atPhone(page, 'meetings-session-390');
  await page.getByRole('heading', { name: '「办不成事」联席会议' }).click();
  await page.keyboard.press('e');
  await dialog(page).getByRole('button', { name: '结束会议' }).click();

  // Minutes: sent round, countersigned by the departments, issued all the same, corrected.
  await page.getByRole('button', { name: '送会签' }).waitFor();
  await secretary.settled();
  await screenshot(page, 'meetings-minutes-draft');
  await page.keyboard.press('h');
  await dialog(page).getByRole('button', { name: '送会签' }).click();
  await page.getByText('0/5 个部门已表态').waitFor();
  await handler.at(SESSION);
  await handler.goto(`/admin/meetings/${meetingId}/minutes`);
  await handler.page.getByRole('button', { name: '会签' }).click();
  await handler.page.getByLabel('修改后同意').check();
  await handler.page.getByLabel('修改意见或不同意的理由').fill('第一项把“三方”写明是哪三方。');
  await screenshot(handler.page, 'meetings-countersign-390');
  await handler.page.getByRole('dialog').getByRole('button', { name: '会签' }).click();
  await handler.page.getByText('修改后同意').first().waitFor();
  for (const id of ['d05', 'd06', 'd07']) {
    const minutes = (await room()).minutes[0];
    await office.api.as(`handler.${id}`).post(`/api/meeting-minutes/${minutes?.id}/countersign`, { version: minutes?.version, verdict: 'agree' }, { now: instant(SESSION) });
  }
  await page.reload();
  await page.getByText('4/5 个部门已表态').waitFor();
  await page.keyboard.press('q');
  await dialog(page).getByLabel('哪个部门').selectOption({ value: 'd08' });
  await dialog(page).getByLabel('同意', { exact: true }).check();
  await dialog(page).getByRole('button', { name: '会签' }).click();
  await page.getByText('5/5 个部门已表态').waitFor();
  await screenshot(page, 'meetings-countersigned');
  await page.keyboard.press('i');
  await dialog(page).getByRole('button', { name: '印发' }).click();
  await page.getByText('纪要已印发', { exact: false }).first().waitFor();
  await secretary.settled();
  await screenshot(page, 'meetings-issued');
  await page.keyboard.press('g');
  await dialog(page).getByLabel('更正原因').fill('三方写得不清楚');
  await dialog(page).getByRole('button', { name: '更正' }).click();
  await page.getByRole('button', { name: '改文字' }).click();
  const areas = page.locator('form textarea:not([aria-hidden])');
  const text = areas.nth(await areas.evaluateAll((all) => all.findIndex((area) => area instanceof HTMLTextAreaElement && area.value.includes('三方当面告知'))));
  await text.fill((await text.inputValue()).replace('三方', '市场监管局、税务局和办事人'));
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: '看更正了什么' }).click();
  await page.locator('ins').first().waitFor();
  await screenshot(page, 'meetings-difference');

  // Kept, given back, and not kept.
  await secretary.at(AFTER);
  const tasks = (await office.api.as('coordinator').get<{ data: Task[] }>(`/api/tasks?filter=${encodeURIComponent(JSON.stringify({ kind: 'resolution' }))}&limit=50`)).body.data;
  const owed = (departmentId: string) => tasks.filter((task) => task.departmentId === departmentId && task.role === 'lead');
  const act = async (task: Task | undefined, action: string, body: object) => {
    const { status, body: said } = await office.api.as('coordinator').post(`/api/tasks/${task?.id}/${action}`, { version: task?.version, onBehalf: true, ...body }, { now: instant(AFTER) });
    expect(status, JSON.stringify(said)).toBe(200);
  };
  await act(owed('d21')[0], 'finish', { result: '意见已出具' });
  await act(owed('d07')[0], 'return', { ground: 'not_ours' });
  await secretary.at(LATER);
  await secretary.goto('/admin/meetings/resolutions?state=all');
  for (const state of ['已兑现', '被退回', '没有兑现']) await page.getByRole('cell', { name: state }).first().waitFor();
  await secretary.settled();
  await screenshot(page, 'meetings-resolutions');
  await atPhone(page, 'meetings-resolutions-390');

  // The bulletin names who did not keep what; in the other language, and in the dark.
  await page.getByRole('link', { name: '通报' }).click();
  for (const how of ['退回', '超期未落实']) await page.getByRole('cell', { name: new RegExp(how) }).first().waitFor();
  await secretary.settled();
  await screenshot(page, 'meetings-bulletin');
  await atPhone(page, 'meetings-bulletin-390');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: /bulletin/i }).waitFor();
  await page.getByRole('button', { name: 'Dark' }).click();
  await secretary.settled();
  await screenshot(page, 'meetings-bulletin-english-dark');
  await secretary.goto(`/admin/meetings/${meetingId}/agenda`);
  await secretary.settled();
  await screenshot(page, 'meetings-agenda-english-dark');
  await page.getByRole('button', { name: 'Light' }).click();
  await page.getByRole('button', { name: '中文' }).click();

  // Its case shows the meeting, and what was not kept is proposed again.
  const unkept = (await room()).items.find(({ resolutions }) => resolutions.some(({ state }) => state === 'unkept'));
  await secretary.goto(`/admin/cases/${unkept?.caseId}`);
  await page.getByRole('heading', { name: '上过的会' }).waitFor();
  await page.getByText('没有兑现', { exact: true }).first().waitFor();
  await page.getByText('「办不成事」联席会议 · 议定').waitFor();
  await page.getByText('列入会议议程').waitFor();
  await screenshot(page, 'meetings-case');
  await page.getByRole('button', { name: '转入会议' }).click();
  await dialog(page).getByRole('button', { name: '转入会议' }).click();
  await page.getByText('上次议定的事没有兑现').first().waitFor();
  await screenshot(page, 'meetings-next');
  await handler.close();
  await secretary.close();
}, 500_000);
