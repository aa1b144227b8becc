import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setupToken } from '../../worker/setup/token.ts';
import { screenshot } from '../harness/index.ts';
import { TEST_KEYS } from '../harness/worker.ts';
import { PASSWORD, hire } from '../people/staff.ts';
import { Docket } from '../browser/docket.ts';
import { type Desk, eventually, instant, MONDAY, Office } from '../browser/office.ts';

const office = new Office();

beforeAll(() => office.open());
afterAll(() => office.close());

describe('新装好的系统', () => {
  let admin: Desk;

  test('登录页说明还没有设置;没有链接的设置页说明去哪里拿', async () => {
    const desk = await office.sit(null, { refusals: [401] });
    await desk.page.getByText('系统还没有设置。').waitFor();
    await desk.goto('/admin/setup');
    await desk.page.getByText('请用服务启动时显示的首次设置链接打开本页。').waitFor();
    await desk.close();
  });

  test('凭链接建立第一位管理员,选玄武公布的规则', async () => {
    admin = await office.sit(null, { path: `/admin/setup?token=${await setupToken(TEST_KEYS.authSecret)}`, refusals: [401] });
    const { page } = admin;
    await page.getByRole('button', { name: '完成设置' }).click();
    await page.getByText('至少 12 位').first().waitFor();
    expect(await page.getByRole('textbox', { name: '管理员姓名' }).getAttribute('aria-invalid')).toBe('true');
    await page.getByRole('textbox', { name: '管理员姓名' }).fill('孙某');
    await page.getByRole('textbox', { name: '用户名' }).fill('admin');
    await page.getByLabel(/^密码/).fill(PASSWORD);
    await page.getByLabel('再输入一次密码').fill('demo-demo-dem0');
    await page.getByRole('radio', { name: /南京市玄武区/ }).click();
    await page.getByRole('textbox', { name: '本区名称' }).fill('某某区');
    await page.getByRole('checkbox', { name: /^密钥已经另存/ }).check();
    await page.getByRole('button', { name: '完成设置' }).click();
    await page.getByText('两次输入的密码不一样。').waitFor();
    await page.getByLabel('再输入一次密码').fill(PASSWORD);
    await screenshot(page, 'setup');
    await page.getByRole('button', { name: '完成设置' }).click();
    await page.getByRole('heading', { name: '工作台' }).waitFor();
    expect(await page.getByRole('banner').innerText()).toContain('某某区');
    await screenshot(page, 'setup-first-steps');
  });

  test('设置链接只用一次', async () => {
    const desk = await office.sit(null, { path: `/admin/setup?token=${await setupToken(TEST_KEYS.authSecret)}`, refusals: [401] });
    await desk.page.getByText('系统已经有管理员，首次设置链接不再有效。').waitFor();
    await desk.close();
  });

  test('没有公布时限的类别不能研判;管理员填上,就能了', async () => {
    await hire(office.api, 'coordinator', { username: 'coordinator', name: '赵某' });
    const row = await new Docket(office.api).register({ title: '补办证件缺档案' });
    const coordinator = await office.sit('coordinator', { path: `/admin/cases/${row.id}`, refusals: [422] });
    const { page } = coordinator;
    const ask = page.getByRole('dialog');
    await page.getByRole('button', { name: '研判' }).click();
    await ask.getByRole('radio', { name: /^很难办/ }).click();
    await ask.getByText('本区没有公布「很难办」的办理时限，研判前要先在设置里填写。').waitFor();
    await ask.getByRole('combobox', { name: '原因' }).selectOption({ index: 1 });
    await ask.getByRole('radio', { name: '应办', exact: true }).click();
    await ask.getByRole('textbox', { name: '判断的理由' }).fill('缺的材料可以容缺');
    await ask.getByRole('button', { name: '研判' }).click();
    await ask.getByRole('alert').waitFor();
    await screenshot(page, 'triage-no-rule');

    await admin.goto('/admin/settings/categories');
    await admin.page.getByRole('row', { name: /很难办/ }).click();
    const panel = admin.page.getByRole('complementary', { name: /很难办/ });
    await panel.getByRole('button', { name: '修改' }).click();
    await panel.getByRole('radio', { name: '工作日', exact: true }).click();
    await panel.getByRole('textbox', { name: /工作日数|天数|工作日/ }).fill('8');
    await admin.page.keyboard.press('Control+s');
    await admin.page.getByRole('row', { name: /很难办/ }).getByText('8 个工作日').waitFor();
    await screenshot(admin.page, 'settings-rule-entered');

    await page.reload();
    await page.getByRole('button', { name: '研判' }).click();
    await ask.getByText('到期 3月19日 周四 17:30').waitFor();
    expect(await ask.getByRole('textbox', { name: '判断的理由' }).inputValue(), 'what was typed before is still there').toBe('缺的材料可以容缺');
    await page.keyboard.press('Control+Enter');
    await page.getByText('3月19日 周四 17:30').first().waitFor();
    await ask.waitFor({ state: 'detached' });
    await coordinator.close();
    await admin.close();
  });
});

describe('登录', () => {
  test('没登录过的人,不说登录已过期;输错了说一声,五次以后说要等多久', async () => {
    const desk = await office.sit(null, { refusals: [401, 429] });
    const { page } = desk;
    await page.getByRole('heading', { name: '登录' }).waitFor();
    await desk.settled();
    expect(await page.getByText('登录已过期').count()).toBe(0);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('请输入用户名。').waitFor();
    await page.getByRole('textbox', { name: '用户名' }).fill('coordinator');
    const wrong = { username: 'coordinator', password: 'not-the-password' };
    for (let times = 0; times < 4; times++) await office.api.post('/api/auth/sign-in/username', wrong, { now: instant(MONDAY) });
    await page.getByLabel(/^密码/).fill(wrong.password);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('用户名或密码不对。').waitFor();
    expect(await page.getByLabel(/^密码/).inputValue()).toBe('');
    await page.getByLabel(/^密码/).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText(/请在 \d+ 秒后再试/).waitFor();
    await screenshot(page, 'login-locked');
    await desk.at('2026-03-09 10:05');
    await page.getByLabel(/^密码/).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '工作台' }).waitFor();
    await desk.close();
  });

  test('换成英文,再换回来;换了以后连服务器的话也换', async () => {
    const desk = await office.sit(null, { refusals: [401], at: '2026-03-09 11:00' });
    const { page } = desk;
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    await page.getByRole('textbox', { name: 'User name' }).fill('coordinator');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Workbench' }).waitFor();
    await page.getByRole('link', { name: 'Cases' }).click();
    await page.getByRole('navigation', { name: 'Cases' }).getByRole('link', { name: /^All/ }).click();
    await page.getByRole('row', { name: /2026-0001/ }).getByRole('link', { name: '2026-0001' }).click();
    await page.getByText(/Thu 19 Mar 17:30 · 8 working days left/).first().waitFor();
    await screenshot(page, 'case-english');
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByText(/3月19日 周四 17:30 · 还剩 8 个工作日/).first().waitFor();
    await page.reload();
    await page.getByText(/3月19日 周四 17:30/).first().waitFor();
    await desk.close();
  });

  test('正在用的时候会话没了:去登录,登录后回到原来的地方,草稿还在', async () => {
    const desk = await office.sit('coordinator', { refusals: [401], at: '2026-03-09 11:00', path: '/admin/cases/create' });
    const { page } = desk;
    await page.getByRole('textbox', { name: '反映人' }).fill('周某');
    await eventually(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('周某');
    await office.api.sql('delete from session');
    // The panel looks for duplicates while one types: that is the request which finds the session gone.
    await page.getByRole('textbox', { name: '电话' }).fill('13900001234');
    await page.getByRole('heading', { name: '登录' }).waitFor();
    await page.getByText('登录已过期，请重新登录。').waitFor();
    await page.getByRole('textbox', { name: '用户名' }).fill('coordinator');
    await page.getByLabel(/^密码/).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '登记', exact: true }).waitFor();
    expect(await page.getByRole('textbox', { name: '反映人' }).inputValue()).toBe('周某');
    await desk.close();
  });
});

describe('浏览器', () => {
  test('太旧的浏览器看到一页说明,不是一页空白', async () => {
    const desk = await office.sit('coordinator', { path: '/' });
    await desk.page.addInitScript(() => {
      Reflect.deleteProperty(Array.prototype, 'findLast');
    });
    await desk.goto('/admin/');
    await desk.page.getByRole('heading', { name: '这个浏览器版本太低，打不开本系统' }).waitFor();
    await screenshot(desk.page, 'below-floor');
    await desk.close();
  });

  test('在办公网的 http 地址上照样能用:没有安全上下文,也不向外发请求', async () => {
    const desk = await office.sit('coordinator', { at: '2026-03-09 11:00' });
    await desk.page.getByRole('heading', { name: '工作台' }).waitFor();
    expect(await desk.page.evaluate(() => ({ secure: window.isSecureContext, clipboard: 'clipboard' in navigator }))).toEqual({ secure: false, clipboard: false });
    expect(new Set(desk.asked.map((url) => new URL(url).hostname))).toEqual(new Set(['office.test']));
    await desk.close();
  });
});
