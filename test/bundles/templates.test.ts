import { beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import type { BundleTemplate, ImportAnswer, Plan, Trial } from '../../schema/bundle-templates.ts';
import { District } from '../contract/district.ts';
import { eachStoreAtLength } from '../harness/index.ts';

const refused = (status: number, code: string) => ({ status, body: { code } });

eachStoreAtLength('一件事模板', (api) => {
  const window = new District(api);
  beforeAll(() => window.setUp());
  const admin = {
    get: <Body>(path: string) => api.as('admin').get<Body>(path, { now: window.now }),
    post: <Body>(path: string, body: object) => api.as('admin').post<Body>(path, body, { now: window.now }),
    patch: <Body>(path: string, body: object) => api.as('admin').patch<Body>(path, body, { now: window.now }),
  };
  const draft = {
    code: 'shop', name: '开小店',
    items: [
      { id: 'A', name: '执照', departmentId: 'tax', promised: { kind: 'working_days', workingDays: 1 }, materials: ['M1', 'M2'], outputs: ['营业执照'] },
      { id: 'B', name: '消防检查', departmentId: 'fire', promised: { kind: 'working_days', workingDays: 3 }, prerequisites: ['A'], materials: ['M1'], uses: [{ of: 'A', output: '营业执照' }], siteInspection: true },
    ],
    materials: [{ id: 'M1', name: '身份证明' }, { id: 'M2', name: '场所证明', standard: '租期一年以上' }],
  };
  const act = (row: BundleTemplate, action: string, body: object = {}) => admin.post<BundleTemplate>(`/api/bundle-templates/${row.id}/${action}`, { version: row.version, ...body });

  test('装好就有：三个一件事和国家清单的名称，都是草稿；再带入一次不重复', async () => {
    const { body } = await admin.get<{ data: BundleTemplate[]; total: number }>('/api/bundle-templates?limit=100');
    expect([body.total, body.data.filter(({ national }) => national).length]).toEqual([24, 21]);
    expect(await admin.post('/api/bundle-templates/presets', {})).toMatchObject({ status: 200, body: { added: [] } });
    for (const [code, before, after, departments] of [['restaurant', 12, 6, 6], ['lodging', 18, 7, 7], ['newborn', 20, 7, 4]]) {
      const plan = (await api.as('viewer').get<Plan>(`/api/bundle-templates/${code}/plan`, { now: window.now })).body;
      expect([plan.materials.before, plan.materials.after, plan.departments.length, plan.illustrative]).toEqual([before, after, departments, true]);
    }
    const restaurant = body.data.find(({ code }) => code === 'restaurant') ?? expect.unreachable();
    expect(await act(restaurant, 'publish')).toMatchObject(refused(422, 'bundle.no_department'));
  });

  test('起草、试改、发布、改版：发布新的一版，旧的停用；发布过的不能再改', async () => {
    const made = await admin.post<BundleTemplate>('/api/bundle-templates', draft);
    expect(made).toMatchObject({ status: 201, body: { edition: 1, status: 'draft', faults: [], actions: ['copy', 'publish'] } });
    expect(await admin.post('/api/bundle-templates', draft)).toMatchObject(refused(409, 'row.exists'));
    expect(await api.as('coordinator').post('/api/bundle-templates', { ...draft, code: 'other' }, { now: window.now })).toMatchObject(refused(403, 'auth.forbidden'));

    const [first, second] = draft.items;
    const trial = (await admin.post<Trial>('/api/bundle-templates/shop/plan', { items: [first, { ...second, promised: { kind: 'working_days', workingDays: 2 } }] })).body;
    expect([trial.now?.parallel?.workingDays, trial.plan?.parallel?.workingDays, trial.plan?.departments.map(({ name }) => name)]).toEqual([4, 3, ['tax 局', 'fire 局']]);
    const round = (await admin.post<Trial>('/api/bundle-templates/shop/plan', { items: [{ ...first, prerequisites: ['B'] }, second] })).body;
    expect(round).toMatchObject({ plan: null, faults: [{ code: 'bundle.cycle', names: ['执照', '消防检查', '执照'] }] });

    const published = await act(made.body, 'publish');
    expect(published).toMatchObject({ status: 200, body: { status: 'published', actions: ['copy', 'retire'] } });
    expect(await admin.patch(`/api/bundle-templates/${made.body.id}`, { version: 2, changes: { name: '改' } })).toMatchObject(refused(422, 'bundle.not_draft'));
    const copy = await act(published.body, 'copy');
    expect(copy).toMatchObject({ status: 200, body: { code: 'shop', edition: 2, status: 'draft', version: 1 } });
    expect(await act(published.body, 'copy')).toMatchObject(refused(409, 'row.exists'));
    const next = await admin.patch<BundleTemplate>(`/api/bundle-templates/${copy.body.id}`, { version: 1, changes: { name: '开小店（新版）' } });
    expect(await act(next.body, 'publish')).toMatchObject({ status: 200, body: { status: 'published', edition: 2 } });
    expect((await admin.get<BundleTemplate>(`/api/bundle-templates/${made.body.id}`)).body).toMatchObject({ status: 'retired', name: '开小店' });
    expect((await admin.get<Plan>('/api/bundle-templates/shop/plan')).body.edition).toBe(2);
  });

  test('材料从表里带入：同名的更正，新的加上，指名的事项就要它；不认识的事项说出来', async () => {
    const made = (await admin.post<BundleTemplate>('/api/bundle-templates', { ...draft, code: 'table' })).body;
    const table = ['开小店材料清单', '序号,材料名称（必填）,用于事项,审查标准,份数', '1,身份证明,执照、消防检查,在有效期内,2份', '2,店面照片,B,看得清门头,1', '3,什么证明,没有的事项,,1'].join('\r\n');
    const file = Buffer.from(`\uFEFF${table}`, 'utf8').toString('base64');
    const send = (body: object) => admin.post<z.infer<typeof ImportAnswer>>(`/api/bundle-templates/${made.id}/import-materials`, { version: made.version, file, ...body });
    expect(await send({ dryRun: true })).toMatchObject({ status: 200, body: { result: { added: 1, changed: 1, problems: [{ row: 5, message: '没有的事项' }] }, template: { version: 1 } } });
    const { body } = await send({});
    expect(body.template.materials.map(({ id, name, copies, standard }) => [id, name, copies, standard])).toEqual([['M1', '身份证明', 2, '在有效期内'], ['M2', '场所证明', 1, '租期一年以上'], ['M3', '店面照片', 1, '看得清门头']]);
    expect(body.template.items.map(({ materials }) => materials)).toEqual([['M1', 'M2'], ['M1', 'M3']]);
    expect(await send({})).toMatchObject(refused(409, 'row.changed'));
    expect(await admin.post(`/api/bundle-templates/${made.id}/import-materials`, { version: 2, file: Buffer.from('a,b\r\n1,2').toString('base64') })).toMatchObject(refused(422, 'import.no_header'));
  });

  test('成环、指向没有的事项或材料，存不进去；没人用的材料存得进，发布不了', async () => {
    const { items: [first, second], materials } = draft;
    const save = (over: object) => admin.post<BundleTemplate>('/api/bundle-templates', { ...draft, code: 'faulty', ...over });
    expect(await save({ items: [{ ...first, prerequisites: ['B'] }, second] })).toMatchObject({ status: 422, body: { code: 'bundle.cycle', detail: expect.stringContaining('执照、消防检查、执照') } });
    expect(await save({ items: [{ ...first, materials: ['M7'] }, second] })).toMatchObject({ status: 422, body: { code: 'bundle.unknown_material', detail: expect.stringContaining('M7') } });
    expect(await save({ items: [first, { ...second, uses: [{ of: 'A', output: '印章' }] }] })).toMatchObject(refused(422, 'bundle.missing_output'));
    expect(await save({ items: [{ ...first, departmentId: 'nobody' }, second] })).toMatchObject(refused(422, 'row.unknown_reference'));
    const orphan = await save({ materials: [...materials, { id: 'M3', name: '多余的材料' }] });
    expect(orphan).toMatchObject({ status: 201, body: { faults: [{ code: 'bundle.orphan_material', names: ['多余的材料'] }], actions: ['copy'] } });
    expect(await act(orphan.body, 'publish')).toMatchObject(refused(422, 'bundle.orphan_material'));
  });
});
