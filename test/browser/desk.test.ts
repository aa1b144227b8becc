import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Case } from '../../schema/cases.ts';
import { screenshot } from '../harness/index.ts';
import { Docket } from './docket.ts';
import { type Desk, eventually, Office } from './office.ts';

const office = new Office();
const docket = new Docket(office.api);

beforeAll(async () => {
  await office.open();
  await office.furnish();
});
afterAll(() => office.close());

describe('登记表单', () => {
  test('漏填的,在那一格说明,光标回到那一格', async () => {
    const desk = await office.sit('coordinator', { path: '/admin/cases/create' });
    const { page } = desk;
    const name = page.getByRole('textbox', { name: '反映人' });
    await name.waitFor();
    await page.getByRole('button', { name: '只登记' }).click();
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    const described = await name.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${described}"]`).innerText()).toBe('请填写。');
    await page.locator(':focus').and(name).waitFor();
    await page.getByText('请写明是什么事。').waitFor();
    await desk.close();
  });

  test('服务器不认的,也落在那一格,填的都还在', async () => {
    const desk = await office.sit('coordinator', { path: '/admin/cases/create', refusals: [422] });
    const { page } = desk;
    await page.getByRole('textbox', { name: '反映人' }).fill('张某');
    await page.getByRole('textbox', { name: '证件号' }).fill('220000199001011234');
    await page.getByRole('combobox', { name: '事项' }).fill('补证');
    await page.getByRole('button', { name: '只登记' }).click();
    await page.getByText('证件号码校验不通过').first().waitFor();
    await screenshot(page, 'register-refused');
    const field = page.getByRole('textbox', { name: '证件号' });
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await page.locator(':focus').and(field).waitFor();
    expect(await field.inputValue()).toBe('220000199001011234');
    expect(await page.getByRole('main').innerText(), 'names of API fields are no words for a person').not.toMatch(/reporter|idNumber/);
    await desk.close();
  });

  test('要求保密而没选部门:折起来的那一格打开,光标在那里,选了就能登记', async () => {
    const desk = await office.sit('coordinator', { path: '/admin/cases/create', refusals: [422] });
    const { page } = desk;
    await page.getByRole('textbox', { name: '反映人' }).fill('秦某');
    await page.getByRole('combobox', { name: '事项' }).fill('窗口不收材料');
    await page.keyboard.press('Escape');
    await page.getByRole('checkbox', { name: /保密/ }).check();
    const department = page.getByRole('combobox', { name: '被反映的部门' });
    expect(await department.isVisible()).toBe(false);
    await page.getByRole('button', { name: '只登记' }).click();
    await page.locator(':focus').and(department).waitFor();
    expect(await department.getAttribute('aria-invalid')).toBe('true');
    await screenshot(page, 'register-withheld');
    await page.keyboard.type('scjg');
    await page.getByRole('option', { name: /市场监督管理局/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '只登记' }).click();
    await page.getByText(/已登记 2026-/).first().waitFor();
    await desk.close();
  });

  test('刷新后草稿还在,电话和证件号没有写到本机', async () => {
    const desk = await office.sit('coordinator', { path: '/admin/cases/create' });
    const { page } = desk;
    page.on('dialog', (question) => void question.accept());
    await page.getByRole('textbox', { name: '反映人' }).fill('孙某');
    await page.getByRole('textbox', { name: '电话' }).fill('13700001111');
    await page.getByRole('textbox', { name: '卡在哪里' }).fill('说要开证明，没有单位肯开');
    await eventually(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('没有单位肯开');
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain('13700001111');
    await page.reload();
    await page.getByText('已接着上次没提交的草稿。').waitFor();
    expect(await page.getByRole('textbox', { name: '卡在哪里' }).inputValue()).toBe('说要开证明，没有单位肯开');
    expect(await page.getByRole('textbox', { name: '反映人' }).inputValue()).toBe('孙某');
    expect(await page.getByRole('textbox', { name: '电话' }).inputValue()).toBe('');
    await page.getByRole('button', { name: '清空重填' }).click();
    expect(await page.getByRole('textbox', { name: '反映人' }).inputValue()).toBe('');
    await desk.close();
  });

  test('在登记页记一次咨询,Ctrl+Enter 只记咨询,不顺带登记', async () => {
    const desk = await office.sit('coordinator', { path: '/admin/cases/create' });
    const { page } = desk;
    await page.getByRole('textbox', { name: '反映人' }).fill('吴某');
    await page.getByRole('combobox', { name: '事项' }).fill('怎么补证');
    await page.keyboard.press('Escape');
    const before = (await office.api.sql('select count(*) as n from cases'))[0];
    await page.getByRole('button', { name: '记一次咨询' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: '怎么告诉的' }).fill('带身份证到三号窗口');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await office.api.sql('select count(*) as n from consultations'))[0]).toEqual({ n: 1 });
    expect((await office.api.sql('select count(*) as n from cases'))[0]).toEqual(before);
    await desk.close();
  });
});

describe('两个人同时改一件', () => {
  let row: Case;
  let one: Desk;
  let other: Desk;
  const open = (desk: Desk) => desk.page.getByRole('dialog');

  beforeAll(async () => {
    row = await docket.dispatched({ title: '营业执照变更退件', stuckAt: '不说缺什么' });
    one = await office.sit('coordinator', { path: `/admin/cases/${row.id}` });
    other = await office.sit('coordinator.b', { path: `/admin/cases/${row.id}`, refusals: [409] });
  });

  test('改同一格:后来的人看到谁改过,打的字还在,可以再交', async () => {
    for (const [desk, text] of [[one, '缺旧法人到场'], [other, '系统里查不到旧法人']] as const) {
      await desk.page.getByRole('button', { name: '修改', exact: true }).click();
      await open(desk).getByRole('textbox', { name: '卡在哪里' }).fill(text);
    }
    await one.page.keyboard.press('Control+Enter');
    await open(one).waitFor({ state: 'detached' });
    await other.page.keyboard.press('Control+Enter');
    await open(other).getByRole('alert').waitFor();
    expect(await open(other).getByRole('alert').innerText()).toMatch(/您的修改没有写入/);
    await screenshot(other.page, 'conflict-edit');
    expect(await open(other).getByRole('textbox', { name: '卡在哪里' }).inputValue()).toBe('系统里查不到旧法人');
    await other.page.keyboard.press('Control+Enter');
    await open(other).waitFor({ state: 'detached' });
    await other.page.getByText('系统里查不到旧法人').first().waitFor();
  });

  test('改不同的格:两个人的都写进去', async () => {
    await one.page.reload();
    await other.page.reload();
    for (const [desk, field, text] of [[one, '诉求', '营业执照法人变更退件'], [other, '办不成的损失', '下周要投标']] as const) {
      await desk.page.getByRole('button', { name: '修改', exact: true }).click();
      await open(desk).getByRole('textbox', { name: field }).fill(text);
    }
    for (const desk of [one, other]) {
      await desk.page.keyboard.press('Control+Enter');
      await open(desk).waitFor({ state: 'detached' });
    }
    const { body } = await office.api.as('coordinator').get<Case>(`/api/cases/${row.id}`);
    expect([body.title, body.loss]).toEqual(['营业执照法人变更退件', '下周要投标']);
  });

  test('正要改判,别人先暂停了:写的理由没丢,再交一次就成', async () => {
    await other.page.reload();
    await other.page.getByRole('button', { name: '更多', exact: true }).waitFor();
    await other.page.keyboard.press('g');
    await open(other).getByRole('textbox', { name: '改判的理由' }).fill('材料齐全，不用跑多个部门');
    await docket.act(row, 'pause', { reason: 'materials' });
    await other.page.keyboard.press('Control+Enter');
    await open(other).getByRole('alert').waitFor();
    expect(await open(other).innerText()).toMatch(/赵某在 .* 做了「暂停计时」/);
    expect(await open(other).getByRole('textbox', { name: '改判的理由' }).inputValue()).toBe('材料齐全，不用跑多个部门');
    await screenshot(other.page, 'conflict-action');
    await other.page.keyboard.press('Control+Enter');
    await open(other).waitFor({ state: 'detached' });
    await other.page.getByText('材料齐全，不用跑多个部门').waitFor();
  });

  test('里层的问题交上去,不会把外层也交了', async () => {
    const { page } = one;
    await page.reload();
    await docket.act(row, 'note', { kind: 'contact', with: '李某', reached: true, text: '电话说好再等三天' });
    await page.reload();
    await page.getByRole('button', { name: '申请延期' }).waitFor();
    await page.keyboard.press('e');
    await open(one).getByRole('textbox', { name: '延长' }).fill('2');
    await open(one).getByRole('textbox', { name: '原因' }).fill('等外地档案');
    await open(one).getByRole('radio', { name: /电话说好再等三天/ }).click();
    await open(one).getByRole('button', { name: '现在记一条' }).click();
    await open(one).last().getByLabel('说了什么').fill('又打了一次电话');
    await open(one).last().getByRole('button', { name: '保存' }).click();
    await open(one).getByRole('radio', { name: /又打了一次电话/ }).waitFor();
    expect(await open(one).count()).toBe(1);
    expect((await office.api.as('coordinator').get<Case>(`/api/cases/${row.id}`)).body.awaiting).toBeNull();
    await page.keyboard.press('Escape');
  });

  test('没有别的报错', async () => {
    await one.close();
    await other.close();
  });
});

describe('查找与筛选', () => {
  let desk: Desk;
  const rows = () => desk.page.getByRole('main').getByRole('row').filter({ has: desk.page.getByRole('rowheader') });

  beforeAll(async () => {
    await docket.register({ title: '驾驶证换领被退', channel: 'phone' });
    await docket.register({ title: '社保转移接续', stuckAt: '原驾校不开证明' });
    desk = await office.sit('coordinator');
  });

  test('一个汉字就能找到;方向键选,回车打开', async () => {
    const { page } = desk;
    await page.getByRole('heading', { name: '工作台' }).waitFor();
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: '查找' }).waitFor();
    await desk.compose('jia', '驾');
    await page.getByText('找到 2 件').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '驾驶证换领被退' }).waitFor();
  });

  test('视图、筛选、搜索都在地址里,发给同事打开是一样的', async () => {
    const { page } = desk;
    await page.getByRole('link', { name: '诉求件', exact: true }).click();
    const tab = page.getByRole('navigation', { name: '诉求件' }).getByRole('link', { name: /^待研判/ });
    await tab.click();
    // The address changes before the screen does; until then a filter would be the old view's.
    await tab.and(page.locator('[aria-current]')).waitFor();
    await rows().first().waitFor();
    await page.getByRole('combobox', { name: '渠道' }).selectOption({ label: '受理电话' });
    await eventually(() => rows().count()).toBe(1);
    await page.getByRole('searchbox').click();
    await desk.compose('huan', '换');
    await eventually(() => decodeURIComponent(page.url())).toMatch(/\/cases\/view\/untriaged\?.*"q":"换"/);
    await screenshot(page, 'list-filtered');

    const colleague = await office.sit('coordinator.b', { path: new URL(page.url()).pathname + new URL(page.url()).search });
    await colleague.page.getByRole('row', { name: /驾驶证换领被退/ }).waitFor();
    expect(await colleague.page.getByRole('searchbox').inputValue()).toBe('换');
    expect(await colleague.page.getByRole('combobox', { name: '渠道' }).inputValue()).toBe('phone');
    await colleague.close();

    await page.getByRole('button', { name: '清除筛选' }).click();
    const untriaged = (await office.api.sql("select count(*) as n from cases where stage = 'received'"))[0]?.['n'];
    expect(untriaged).toBeGreaterThan(1);
    await eventually(() => rows().count()).toBe(untriaged);
  });

  test('? 列出这一屏的键,打字时不触发', async () => {
    const { page } = desk;
    await page.getByRole('searchbox').fill('');
    await page.getByRole('searchbox').press('n');
    expect(await page.getByRole('searchbox').inputValue()).toBe('n');
    await page.getByRole('searchbox').fill('');
    await page.getByRole('heading', { name: '诉求件' }).click();
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: '快捷键' });
    await help.waitFor();
    expect((await help.innerText()).split('\n')).toEqual(expect.arrayContaining(['N', '登记', '/', '查找', '?']));
    await page.keyboard.press('Escape');
    await desk.close();
  });
});
