import { afterAll, beforeAll, test } from 'vitest';
import { screenshot } from '../harness/index.ts';
import { Office } from '../browser/office.ts';

const office = new Office();

/** The departments the bundles of the article need, made up like the rest of the district. */
const DEPARTMENTS: [string, string][] = [
  ['d30', '城市管理行政执法大队'], ['d31', '生态环境局'], ['d32', '税务局'], ['d33', '消防救援大队'], ['d34', '卫生健康局'], ['d35', '医疗保障局'], ['d36', '人力资源和社会保障局'], ['d37', '文化和旅游局'],
];

beforeAll(async () => {
  await office.open();
  await office.furnish();
  for (const [id, name] of DEPARTMENTS) await office.api.as('admin').post('/api/departments', { id, name, illustrative: true });
});
afterAll(() => office.close());

test('模板:照示例测算,试改时四减随着变,成环说得出名字,定了部门发布;导入材料', async () => {
  const admin = await office.sit('admin', { path: '/admin/bundle-templates' });
  const { page } = admin;
  await admin.settled();
  await screenshot(page, 'bundle-templates');
  await page.getByRole('row', { name: /开办餐饮店（“开店/ }).click();
  await admin.settled();
  await page.waitForTimeout(1500);
  await screenshot(page, 'bundle-template-items');
  for (const tab of ['材料', '申请表', '流程图', '测算', '说明']) {
    await page.getByRole('navigation', { name: '模板' }).getByRole('link', { name: new RegExp(tab) }).click();
    await page.waitForTimeout(700);
    await screenshot(page, `bundle-template-${tab}`);
  }
  const phone = await office.sit('admin', { path: new URL(page.url()).pathname + '?tab=graph', width: 390, height: 844 });
  await phone.settled();
  await phone.page.waitForTimeout(1000);
  await screenshot(phone.page, 'bundle-template-390');
  await phone.close();
  await admin.close();
});
