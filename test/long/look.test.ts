import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { screenshot } from '../harness/index.ts';
import { stumbles } from '../browser/axe.ts';
import { Docket, JUDGED } from '../browser/docket.ts';
import { type Desk, Office } from '../browser/office.ts';

/** Near the year's end, so that promises reach into a year whose holidays are not published. */
const NOW = '2026-12-28 10:00';
const OFFICE = { width: 1366, height: 600 };
const PHONE = { width: 390, height: 844 };

const office = new Office();
const paths: Record<string, string> = {};

/** Every state a promise can be in stands on the first screens. */
async function fill(): Promise<void> {
  const docket = new Docket(office.api);
  const title = (name: string) => ({ title: name, stuckAt: '窗口说要先去别的部门开证明，别的部门说不归他们开' });
  const overdue = await docket.dispatched({ ...title('企业注销卡在税务清税'), urgency: 'critical', loss: '逾期要罚款' }, '2026-12-07 10:00');
  await docket.dispatched(title('二手房过户查不到原始档案'), '2026-12-14 10:00');
  const long = await docket.dispatched(title('外地退休职工在本地办理社会保险关系转移接续时系统里查不到早年缴费记录'), '2026-12-21 10:00');
  await docket.act(long, 'note', { kind: 'contact', with: '李某', reached: true, text: '电话告知正在查档案' }, '2026-12-22 10:00');
  await docket.act(long, 'request-extension', { workingDays: 3, reason: '等外地回函', contactNoteId: (await office.api.sql("select id from events where action = 'note'"))[0]?.['id'] }, '2026-12-22 11:00');
  const paused = await docket.dispatched(title('食品经营许可现场核查没人来'), '2026-12-22 10:00');
  await docket.act(paused, 'pause', { reason: 'materials' }, '2026-12-23 10:00');
  const waits = await docket.register({ ...title('窗口不收材料也不说理由'), complainedOfId: 'd21', reporterWithheld: true }, '2026-12-24 10:00');
  await docket.act(waits, 'triage', { category: 'lj_refuse', ...JUDGED }, '2026-12-24 11:00');
  const answered = await docket.dispatched(title('残疾人证换领'), '2026-12-25 09:00');
  await docket.keep(answered, 'handle', 'finish', { result: '已补发', onBehalf: true }, '2026-12-25 15:00');
  await docket.act(answered, 'answer', { outcome: 'done', text: '证已补发，请到三号窗口领取' }, '2026-12-25 16:00');
  const hotline = await docket.register({ ...title('12345 转来：婚姻登记证补领'), channel: 'h12345', hotlineOrder: 'BJ2026122800001', hotlineDueAt: '2026-12-29T15:00:00+08:00', visits: 3 }, '2026-12-28 09:00');
  await docket.register({ title: '营业执照地址变更' }, '2026-12-28 09:30');
  await office.api.as('coordinator').post('/api/consultations', { topic: '医保怎么报销', told: '带发票到医保窗口', channel: 'window' });
  const tasks = await office.api.sql("select id from tasks where kind = 'handle' and status = 'open' limit 1");
  Object.assign(paths, { overdue: `/admin/cases/${overdue.id}`, hotline: `/admin/cases/${hotline.id}`, answered: `/admin/cases/${answered.id}`, task: `/admin/tasks/${String(tasks[0]?.['id'])}` });
}

beforeAll(async () => {
  await office.open();
  await office.furnish();
  await fill();
});
afterAll(() => office.close());

/** What has to be scrolled sideways to be read; a table or a grid may, and a row of tabs. */
const sticksOut = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('html, main, main *')]
      .filter((box) => box === document.documentElement || /auto|scroll/.test(getComputedStyle(box).overflowX))
      .filter((box) => box.scrollWidth > box.clientWidth + 1 && box.closest('nav') === null && box.querySelector('table') === null && box.getAttribute('role') !== 'grid')
      .map((box) => `${box.tagName} ${box.className}`),
  );

/** Goes there, keeps what it looks like, and has it looked over. */
async function examine(desk: Desk, [name, path]: Screen): Promise<void> {
  await desk.goto(path());
  await desk.settled();
  await screenshot(desk.page, `${name}-1366`);
  expect.soft(await stumbles(desk.page), name).toEqual([]);
  expect.soft(await sticksOut(desk.page), name).toEqual([]);
}

type Screen = [name: string, path: () => string];
const at = (path: string) => () => path;
const DAILY: Screen[] = [
  ['workbench', at('/admin/')],
  ['cases', at('/admin/cases')],
  ['case', () => paths['overdue'] ?? ''],
  ['register', at('/admin/cases/create')],
  ['tasks', at('/admin/tasks')],
  ['task', () => paths['task'] ?? ''],
];
const OTHER: Screen[] = [
  ['case-hotline', () => paths['hotline'] ?? ''],
  ['case-answered', () => paths['answered'] ?? ''],
  ['consultations', at('/admin/consultations')],
  ['departments', at('/admin/departments/d21')],
  ['matters', at('/admin/matters/m02')],
  ['sites', at('/admin/sites')],
  ['account', at('/admin/account')],
  ['nowhere', at('/admin/cases/no-such-case')],
];
/** One of each kind: the other lists are the same screen with other words. */
const SETTINGS: Screen[] = [
  'district', 'preset', 'categories', 'conditions', 'declineReasons', 'ratings', 'limits', 'hours', 'calendar',
].map((section): Screen => [`settings-${section}`, at(`/admin/settings/${section}`)]);

describe.each(['light', 'dark'] as const)('每天用的屏 · %s', (theme) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await office.sit('coordinator', { at: NOW, ...OFFICE });
    if (theme === 'dark') await desk.page.getByRole('button', { name: '深色' }).click();
  });

  test.each(DAILY)('%s', async (name, path) => {
    const { page } = desk;
    await page.setViewportSize(OFFICE);
    await desk.goto(path());
    await desk.settled();
    await screenshot(page, `${name}-1366-${theme}`);
    expect(await stumbles(page)).toEqual([]);
    expect(await sticksOut(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    await desk.settled();
    await screenshot(page, `${name}-390-${theme}`);
    if (theme === 'light') expect(await stumbles(page)).toEqual([]);
    expect(await sticksOut(page)).toEqual([]);
  });

  test('没有报错', () => desk.close());
});

describe('其余的屏', () => {
  test('协调专员的屏', async () => {
    const desk = await office.sit('coordinator', { at: NOW, ...OFFICE, refusals: [404] });
    for (const screen of OTHER) await examine(desk, screen);
    await desk.close();
  });

  test('管理员的屏', async () => {
    const desk = await office.sit('admin', { at: NOW, ...OFFICE });
    for (const screen of [...SETTINGS, ['people', at('/admin/people')] satisfies Screen]) await examine(desk, screen);
    await desk.close();
  });

  test('没登录时的页面', async () => {
    const desk = await office.sit(null, { at: NOW, ...OFFICE, refusals: [401] });
    for (const [name, path] of [['login', '/admin/'], ['home', '/'], ['progress', '/progress/'], ['reference', '/api/docs']] as const) {
      await desk.page.setViewportSize(OFFICE);
      await desk.goto(path);
      await desk.settled();
      await screenshot(desk.page, `${name}-1366`);
      expect.soft(await stumbles(desk.page), name).toEqual([]);
      await desk.page.setViewportSize(PHONE);
      await screenshot(desk.page, `${name}-390`);
      expect.soft(await sticksOut(desk.page), name).toEqual([]);
    }
    await desk.close();
  });
});

describe('问话', () => {
  test('每一个操作的问话', async () => {
    const desk = await office.sit('coordinator', { at: NOW, path: paths['overdue'] ?? '' });
    const { page } = desk;
    const bar = page.getByRole('group', { name: '可以做的' });
    await bar.waitFor();
    for (const [key, title] of [['d', /^分办/], ['g', /^改判/], ['c', /^记联系/], ['p', /^暂停/], ['z', /^转送/], ['m', /^并入/], ['w', /^撤回/]] as const) {
      await page.keyboard.press(key);
      await page.getByRole('dialog').getByRole('heading', { name: title }).waitFor();
      await desk.settled();
      await screenshot(page, `ask-${key}`);
      expect.soft(await stumbles(page), String(title)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await desk.close();
  });
});
