import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Department } from '../../schema/departments.ts';
import type { SettingValues } from '../../schema/settings.ts';
import { setupToken } from '../../worker/setup/token.ts';
import { screenshot } from '../harness/index.ts';
import { TEST_KEYS } from '../harness/worker.ts';
import { Docket } from '../browser/docket.ts';
import { Office } from '../browser/office.ts';

type Row<K extends keyof SettingValues> = { version: number; value: SettingValues[K] };

const office = new Office();
const admin = () => office.api.as('admin');
const setting = async <K extends keyof SettingValues>(key: K) => (await admin().get<Row<K>>(`/api/settings/${key}`)).body;

beforeAll(async () => {
  await office.open();
  await office.furnish();
});
afterAll(() => office.close());

describe('目录', () => {
  const department = async () => (await admin().get<Department>('/api/departments/d06')).body;
  const meanwhile = async (changes: Partial<Department>) => {
    const { version } = await department();
    return admin().patch('/api/departments/d06', { version, changes });
  };

  test('同一格被别人改了:两个值都在,选定以后才写入', async () => {
    const desk = await office.sit('admin', { path: '/admin/departments/d06', refusals: [409] });
    const panel = desk.page.getByRole('complementary').filter({ hasText: '民政局' });
    await panel.getByRole('button', { name: '修改' }).click();
    await panel.getByRole('textbox', { name: '电话' }).fill('0433-1111111');
    await meanwhile({ phone: '0433-2222222' });
    await desk.page.keyboard.press('Control+s');
    await panel.getByText('0433-2222222').waitFor();
    expect(await panel.getByRole('textbox', { name: '电话' }).inputValue()).toBe('0433-1111111');
    expect((await department()).phone).toBe('0433-2222222');
    await screenshot(desk.page, 'department-clash');
    await panel.getByRole('button', { name: '仍用我的' }).click();
    await desk.page.keyboard.press('Control+s');
    await panel.getByRole('button', { name: '修改' }).waitFor();
    expect((await department()).phone).toBe('0433-1111111');
    await desk.close();
  });

  test('别人改的是另一格:两处改动都留下,不打扰人', async () => {
    const desk = await office.sit('admin', { path: '/admin/departments/d06', refusals: [409] });
    const panel = desk.page.getByRole('complementary').filter({ hasText: '民政局' });
    await panel.getByRole('button', { name: '修改' }).click();
    await panel.getByRole('textbox', { name: '联系人' }).fill('老李');
    await meanwhile({ code: 'MZJ' });
    await desk.page.keyboard.press('Control+s');
    await panel.getByRole('button', { name: '修改' }).waitFor();
    expect(await department()).toMatchObject({ contact: '老李', code: 'MZJ' });
    await desk.close();
  });

  test('没有核对过的期限不叫法定,承诺期限注明示意', async () => {
    const periods = {
      statutory: { days: 60, unit: 'calendar_days', verified: false, source: 'common knowledge, unverified' },
      promised: { days: 20, unit: 'working_days', verified: false, source: '示意承诺时限' },
    };
    await admin().post('/api/matters', { id: 'm90', name: '居民身份证申领', departmentId: 'd05', ...periods });
    const desk = await office.sit('coordinator', { path: '/admin/matters/m90' });
    const panel = desk.page.getByRole('complementary').filter({ hasText: '居民身份证申领' });
    await panel.getByText('办理期限（未核实）').waitFor();
    expect(await panel.innerText()).not.toContain('法定');
    await panel.getByText('承诺期限（示意）').waitFor();
    await desk.close();
  });

  test('新人员的密码不落在本机,没保存就走要先问', async () => {
    const desk = await office.sit('admin', { path: '/admin/people/create' });
    const { page } = desk;
    await page.getByRole('textbox', { name: '姓名' }).fill('测某');
    await page.getByRole('button', { name: '随机生成' }).click();
    const password = await page.getByRole('textbox', { name: '初始密码' }).inputValue();
    expect(password.length).toBeGreaterThanOrEqual(12);
    await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('测某');
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(password);
    await page.getByRole('link', { name: '站点' }).click();
    await page.getByRole('dialog', { name: '离开这里？' }).getByRole('button', { name: '留下' }).click();
    expect(await page.getByRole('textbox', { name: '初始密码' }).inputValue()).toBe(password);
    await page.getByRole('link', { name: '站点' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '离开' }).click();
    await page.getByRole('heading', { name: '站点', exact: true }).waitFor();
    await desk.close();
  });
});

describe('本区没有公布的', () => {
  test('选用虹口:四类都写明未公布,一个数也不代填;填了才算数', async () => {
    const desk = await office.sit('admin', { path: '/admin/settings/preset/hongkou' });
    const { page } = desk;
    await page.getByRole('button', { name: '选用这套规则' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '选用这套规则' }).click();
    await page.getByText('已选用「上海市虹口区」的规则。').waitFor();
    expect((await setting('district')).value).toMatchObject({ name: '示例区', presetId: 'hongkou' });
    const fresh = (await setting('categories')).value.filter(({ retired }) => !retired);
    expect(fresh.map(({ rule }) => rule)).toEqual([null, null, null, null]);

    await desk.goto('/admin/settings/categories');
    await page.getByRole('link', { name: '填写「难办」的时限' }).click();
    const panel = page.getByRole('complementary').filter({ hasText: '难办' });
    await panel.getByRole('radio', { name: '工作日', exact: true }).check();
    const days = panel.getByRole('textbox', { name: '答复期限 · 工作日数' });
    expect(await days.inputValue()).toBe('');
    await page.keyboard.press('Control+s');
    await expect.poll(() => days.getAttribute('aria-invalid')).toBe('true');
    await screenshot(page, 'category-without-limit');
    await days.fill('7');
    await page.keyboard.press('Control+s');
    await panel.getByText('7 个工作日').waitFor();
    const written = (await setting('categories')).value;
    expect(written.find(({ code }) => code === 'hk_hard')?.rule).toEqual({ kind: 'working_days', workingDays: 7 });
    expect(written.find(({ code }) => code === 'hk_fast')?.rule).toBeNull();
    await desk.close();
  });

  test('两个人改同一张表的不同条目,都留下', async () => {
    const desk = await office.sit('admin', { path: '/admin/settings/causes/system', refusals: [409] });
    const panel = desk.page.getByRole('complementary').filter({ hasText: '系统' });
    await panel.getByRole('button', { name: '修改' }).click();
    await panel.getByRole('textbox', { name: '说明' }).fill('含网络故障');
    const { version, value } = await setting('causes');
    await admin().patch('/api/settings/causes', { version, changes: { value: value.map((one) => (one.code === 'policy' ? { ...one, note: '别人写的' } : one)) } });
    await desk.page.keyboard.press('Control+s');
    await panel.getByRole('button', { name: '修改' }).waitFor();
    const notes = Object.fromEntries((await setting('causes')).value.map(({ code, note }) => [code, note]));
    expect(notes).toMatchObject({ system: '含网络故障', policy: '别人写的' });
    await desk.close();
  });
});

describe('日历', () => {
  test('不用鼠标:走到一天,设定,删除,再撤销', async () => {
    const desk = await office.sit('admin', { path: '/admin/settings/calendar' });
    const { page } = desk;
    const focused = () => page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.dataset['day'] : undefined));
    await page.locator('[data-day="2026-03-09"]').focus();
    await page.keyboard.press('PageDown');
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).toBe('2026-04-16');
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary').filter({ hasText: '2026年4月16日' });
    await panel.getByText('没有单独设定').waitFor();
    await page.keyboard.press('e');
    await page.keyboard.type('州庆');
    await page.keyboard.press('Control+Enter');
    await panel.getByText('放假 · 州庆').waitFor();
    const rows = () => office.api.sql("select layer, kind, name from calendar_days where date = '2026-04-16' and deleted_at is null");
    expect(await rows()).toEqual([{ layer: 'district', kind: 'off', name: '州庆' }]);
    await panel.getByRole('button', { name: '删除' }).press('Enter');
    await panel.getByRole('button', { name: '撤销' }).waitFor();
    expect(await rows()).toEqual([]);
    await panel.getByRole('button', { name: '撤销' }).press('Enter');
    await panel.getByText('放假 · 州庆').waitFor();
    expect(await rows()).toHaveLength(1);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await desk.close();
  });

  test('没有公布的年份写明暂按周末推算;载入以后注明出处', async () => {
    const desk = await office.sit('admin', { path: '/admin/settings/calendar/2027-01-01' });
    const { page } = desk;
    await page.getByRole('button', { name: '载入 2027 年' }).click();
    const dialog = page.getByRole('dialog', { name: '载入一年的日历' });
    await dialog.getByText('随产品没有 2027 年的安排').waitFor();
    await dialog.getByRole('textbox', { name: '放假与调休的日子' }).fill('2027-01-01~2027-01-03 休 元旦\n2027-10-01~2027-10-07 休 国庆节\n2027-02-30 休 没有');
    await dialog.getByText('第 3 行').waitFor();
    await dialog.getByRole('textbox', { name: '放假与调休的日子' }).fill('2027-01-01~2027-01-03 休 元旦\n2027-10-01~2027-10-07 休 国庆节');
    await dialog.getByRole('textbox', { name: '依据' }).fill('试装的通知');
    await dialog.getByText('新增 10 天').waitFor();
    await dialog.getByRole('button', { name: '载入', exact: true }).click();
    await page.getByText('2027 年的放假安排来自：试装的通知').waitFor();
    await desk.close();
  });
});

describe('清单空着', () => {
  const bare = new Office();
  beforeAll(async () => {
    await bare.open();
    await bare.furnish('jiading');
  });
  afterAll(() => bare.close());

  test('研判、不予受理都说缺什么、找谁填,没有一个空的选框', async () => {
    for (const key of ['causes', 'declineReasons']) {
      const { version, value } = (await bare.api.as('admin').get<{ version: number; value: object[] }>(`/api/settings/${key}`)).body;
      const changes = { value: value.map((entry) => ({ ...entry, retired: true })) };
      expect([key, (await bare.api.as('admin').patch(`/api/settings/${key}`, { version, changes })).status]).toEqual([key, 200]);
    }
    const { id } = await new Docket(bare.api).register({ title: '营业执照变更退件' });
    const desk = await bare.sit('coordinator', { path: `/admin/cases/${id}` });
    const { page } = desk;
    const dialog = page.getByRole('dialog');
    for (const [action, missing] of [['研判', ['类别与时限', '原因']], ['不予受理', ['不予受理的理由']]] as const) {
      await page.getByRole('group', { name: '可以做的' }).getByRole('button', { name: action, exact: true }).click();
      for (const what of missing) await dialog.getByText(`本区还没有填写「${what}」`).waitFor();
      expect(await dialog.innerText()).toContain('请联系管理员（系统管理员）');
      expect(await dialog.locator('select').count()).toBe(0);
      await screenshot(page, `no-entries-${missing[0]}`);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
    await desk.close();
  });
});

describe('首次设置', () => {
  const empty = new Office();
  beforeAll(() => empty.open());
  afterAll(() => empty.close());

  test('建管理员,写本区名称,装规则;进去就看到还差什么', async () => {
    const token = await setupToken(TEST_KEYS.authSecret);
    const desk = await empty.sit(null, { path: `/admin/setup?token=${token}` });
    const { page } = desk;
    await page.getByRole('button', { name: '完成设置' }).click();
    await page.getByText('请先另存密钥').waitFor();
    await page.getByRole('textbox', { name: '管理员姓名' }).fill('李某');
    await page.getByRole('textbox', { name: '用户名' }).fill('guanli');
    await page.getByRole('textbox', { name: '密码', exact: true }).fill('a-long-sentence');
    await page.getByRole('textbox', { name: '再输入一次密码' }).fill('a-long-sentence');
    await page.getByRole('radio', { name: /虹口/ }).check();
    await page.getByRole('textbox', { name: '本区名称' }).fill('某某区');
    await page.getByRole('checkbox', { name: /密钥已经另存/ }).check();
    await screenshot(page, 'setup');
    await page.getByRole('button', { name: '完成设置' }).click();
    const steps = page.getByRole('region', { name: '开始办件前还差这些' });
    await steps.getByText('有 4 个类别没有时限').waitFor();
    await steps.getByText('还没有部门').waitFor();
    await page.getByText('某某区').first().waitFor();
    await screenshot(page, 'first-steps');
    await desk.goto(`/admin/setup?token=${token}`);
    await page.getByText('系统已经有管理员').waitFor();
    await desk.close();
  });
});
