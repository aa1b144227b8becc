import { beforeAll, describe, expect, test } from 'vitest';
import type { BundleFile, RunBoard, RunFigures, RunMaterial } from '../../schema/bundles.ts';
import type { Progress } from '../../schema/portal.ts';
import type { Task } from '../../schema/tasks.ts';
import { eachStoreAtLength } from '../harness/index.ts';
import { BundleOffice } from './office.ts';

const refused = (status: number, code: string, path?: string) => ({ status, body: { code, ...(path && { errors: [{ path }] }) } });
const openItems = ({ items }: BundleFile) => items.filter(({ status }) => status === 'open').map(({ id }) => id);
const SHOP = { shop: '海兰小吃', place: '海兰路12号', scope: '小吃' };
const CHILD = { child: '金某宝', born: '2026-03-01', parents: '金某、朴某', household: '母亲' };

eachStoreAtLength('一件事', (api) => {
  const window = new BundleOffice(api);
  beforeAll(() => window.setUp());
  const at = (instant: string) => (window.now = instant);

  describe('新生儿：两小时按工作时间算（故事 s15）', () => {
    test('一次告知、一表申请、一站联办；五项并联，两个小时内出件', async () => {
      at('2026-03-09T11:00:00+08:00');
      let run = await window.open('newborn', { title: '新生儿出生', answers: CHILD });
      expect(run).toMatchObject({ number: 'YJS-2026-0001', stage: 'collecting', edition: 1, dueAt: null, materialsTotal: 7, itemsTotal: 5, visits: 1, applicant: { phone: '138****1234' } });
      expect(await window.ask(run, 'start')).toMatchObject(refused(422, 'bundle.materials_missing'));
      run = await window.complete(run);
      run = await window.step(run, 'start');
      // One hour before noon, one after: the lunch break is no working time.
      expect(run).toMatchObject({ stage: 'working', dueAt: '2026-03-09T06:30:00.000Z', materialsAccepted: 7 });
      expect(openItems(run)).toEqual(['N1', 'N4', 'N5']);
      expect((await window.task(run, 'N4')).dueAt).toBe('2026-03-09T06:30:00.000Z');
      at('2026-03-09T11:40:00+08:00');
      run = await window.done(run, 'N1', '新生儿户口页已打印');
      expect(openItems(run)).toEqual(['N2', 'N3', 'N4', 'N5']);
      expect(run.items.find(({ id }) => id === 'N2')?.uses).toEqual([{ of: 'N1', output: '户口登记（新生儿户口页）', there: true }]);
      for (const item of ['N2', 'N3', 'N4']) run = await window.done(run, item);
      expect(await window.ask(run, 'issue', { by: 'window' })).toMatchObject(refused(422, 'bundle.items_open'));
      at('2026-03-09T13:50:00+08:00');
      run = await window.done(run, 'N5');
      expect(run).toMatchObject({ stage: 'ready', itemsDone: 5, actions: expect.arrayContaining(['issue']) });
      run = await window.step(run, 'issue', { by: 'electronic', text: '电子证照已发' });
      expect(run).toMatchObject({ stage: 'issued', visits: 1, measured: { time: { minutes: 80, workingDays: null }, onTime: true, materials: { baseline: 20, taken: 7 }, visits: { baseline: 5, taken: 1 }, secondNotices: 0 }, actions: ['note'] });
      expect(await api.as('coordinator').get(`/api/tasks/${run.answerTaskId}`, { now: window.now })).toMatchObject({ body: { status: 'done', owner: 'run', caseNumber: 'YJS-2026-0001', caseTitle: '新生儿出生', caseId: null } });
    });
  });

  describe('餐饮：六个部门、两次现场勘查（故事 s16）', () => {
    test('一窗受理、分类审批、统一出件，勘查时停表，天数记清', async () => {
      at('2026-03-09T10:00:00+08:00');
      let run = await window.open('restaurant', { answers: SHOP });
      expect(await window.materials(run)).toHaveLength(6);
      run = await window.complete(run);
      run = await window.step(run, 'start');
      expect(openItems(run)).toEqual(['R1']);
      // The critical path: one working day and five.
      expect(run.dueAt).toBe('2026-03-17T09:30:00.000Z');
      at('2026-03-10T10:00:00+08:00');
      run = await window.done(run, 'R1', '营业执照 92222405MA0000000X');
      expect(openItems(run)).toEqual(['R2', 'R3', 'R4', 'R5', 'R6', 'R7']);
      for (const item of ['R3', 'R4', 'R6']) run = await window.done(run, item);
      expect(await window.ask(run, 'inspect', { items: ['R3', 'R5'], plannedOn: '2026-03-11' })).toMatchObject(refused(422, 'bundle.nothing_to_inspect'));

      const before = (await window.task(run, 'R7')).dueAt;
      run = await window.step(run, 'inspect', { items: ['R2', 'R7'], plannedOn: '2026-03-11', place: '海兰路12号' });
      expect(run).toMatchObject({ pausedAt: '2026-03-10T02:00:00.000Z', clock: { state: 'paused' }, inspections: [{ items: ['R2', 'R7'], departments: ['market', 'fire'], to: null }] });
      expect(await window.ask(run, 'inspect', { items: ['R7'], plannedOn: '2026-03-11' })).toMatchObject(refused(422, 'bundle.nothing_to_inspect'));
      run = await window.step(run, 'inspect', { items: ['R5'], plannedOn: '2026-03-12' });
      at('2026-03-12T10:00:00+08:00');
      run = await window.step(run, 'resume', { inspectionId: run.inspections[0]?.id, finding: '布局与图纸一致' });
      // The other visit still holds the promise of the whole.
      expect(run).toMatchObject({ pausedAt: '2026-03-10T02:00:00.000Z', inspections: [{ workingDays: 2, finding: '布局与图纸一致' }, { to: null }] });
      const after = (await window.task(run, 'R7')).dueAt;
      expect([before, after]).toEqual(['2026-03-13T09:30:00.000Z', '2026-03-16T09:30:00.000Z']);
      at('2026-03-12T11:00:00+08:00');
      run = await window.step(run, 'resume', { inspectionId: run.inspections[1]?.id, finding: '位置合格' });
      expect(run).toMatchObject({ pausedAt: null, dueAt: '2026-03-19T09:30:00.000Z', actions: expect.not.arrayContaining(['resume']) });
      for (const item of ['R2', 'R5', 'R7']) run = await window.done(run, item);
      at('2026-03-13T10:00:00+08:00');
      run = await window.step(run, 'issue', { by: 'window' });
      expect(run).toMatchObject({ stage: 'issued', visits: 2, measured: { onTime: true, time: { baseline: { workingDays: 12, minutes: 0 }, workingDays: 2 }, inspections: { baseline: 3, taken: 2, workingDays: 4 } } });
    });
  });

  test('住宿：特种行业许可等消防检查，18 份材料合成 7 份', async () => {
    at('2026-03-16T10:00:00+08:00');
    let run = await window.open('lodging', { title: '朝阳街旅馆', answers: { shop: '朝阳旅馆', place: '朝阳街1号', rooms: 12 } });
    run = await window.step(await window.complete(run), 'start');
    run = await window.done(run, 'L1');
    expect(openItems(run)).toEqual(['L3', 'L4', 'L5', 'L6', 'L7']);
    for (const item of ['L3', 'L5', 'L6', 'L7']) run = await window.done(run, item);
    expect(run.items.find(({ id }) => id === 'L2')).toMatchObject({ status: 'waiting', waitsFor: ['L4'] });
    run = await window.done(run, 'L4');
    expect(openItems(run)).toEqual(['L2']);
    expect(await window.done(run, 'L2')).toMatchObject({ stage: 'ready' });
  });

  test('两个前置同时办完，后面的事项只开一次', async () => {
    at('2026-03-16T10:00:00+08:00');
    let run = await window.step(await window.complete(await window.open('newborn', { title: '同时办完', answers: CHILD })), 'start');
    run = await window.done(run, 'N1');
    const tasks = await Promise.all(['N2', 'N3', 'N4', 'N5'].map((item) => window.task(run, item)));
    const answers = await Promise.all(tasks.map(({ id, version }) => api.as('coordinator').post(`/api/tasks/${id}/finish`, { version, result: '好了', onBehalf: true }, { now: window.now })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await window.see(run)).toMatchObject({ stage: 'ready', itemsDone: 5 });
    const rows = await api.sql(`select count(*) as n, count(distinct id) as d from tasks where owner = 'run' and owner_id = ? and kind = 'bundle_item'`, run.id);
    expect(rows).toEqual([{ n: 5, d: 5 }]);
  });

  test('不合格的材料说明哪里不对；告知单以外再要的是二次告知，要写理由，效能办查得到', async () => {
    let run = await window.open('restaurant', { title: '二次告知', answers: SHOP });
    const [first, second] = await window.materials(run);
    expect(await window.ask(run, 'accept-materials', { checks: [{ materialId: first?.id, ok: false }] })).toMatchObject(refused(422, 'bundle.reason_missing'));
    run = await window.step(run, 'accept-materials', { checks: [{ materialId: first?.id, ok: false, reason: '没有签字' }, { materialId: second?.id, ok: true }], visit: true });
    expect(run).toMatchObject({ materialsAccepted: 1, visits: 2 });
    expect((await window.materials(run))[0]).toMatchObject({ status: 'wrong', reason: '没有签字' });
    expect(await window.ask(run, 'ask-again', { item: 'R5', materials: [{ name: '相邻方同意书' }] })).toMatchObject({ status: 422 });
    run = await window.step(run, 'ask-again', { item: 'R5', materials: [{ name: '相邻方同意书' }], reason: '招牌跨到邻铺' });
    expect(run).toMatchObject({ secondNotices: 1, materialsTotal: 7 });
    const { body } = await api.as('supervisor').get<{ data: RunMaterial[] }>(`/api/materials?filter=${encodeURIComponent('{"second":true}')}`, { now: window.now });
    expect(body.data).toMatchObject([{ name: '相邻方同意书', secondReason: '招牌跨到邻铺', departmentId: 'urban', runId: run.id }]);
    expect((await api.as('supervisor').get<{ data: BundleFile[] }>(`/api/bundles?filter=${encodeURIComponent('{"secondNotices":{"gt":0}}')}`, { now: window.now })).body.data.map(({ id }) => id)).toEqual([run.id]);
  });

  test('经办人只看到有本部门事项的，只看到本部门要的；统计岗看不到人', async () => {
    const newborn = await window.open('newborn', { title: '看不到', answers: CHILD });
    const shop = await window.step(await window.complete(await window.open('restaurant', { title: '看得到', answers: SHOP })), 'start');
    expect(await api.as('handler.market').get(`/api/bundles/${newborn.id}`, { now: window.now })).toMatchObject(refused(404, 'row.not_found'));
    const seen = await window.see(shop, 'handler.market');
    expect(seen).toMatchObject({ queryCode: null, actions: ['provisional', 'record-number'], applicant: { name: '金某花', phone: null, idNumber: null } });
    expect([seen.items.map(({ id }) => id), Object.keys(seen.answers)]).toEqual([['R1', 'R2'], ['shop', 'place', 'scope']]);
    expect((await window.materials(shop, 'handler.market')).map(({ key }) => key)).toEqual(['R-M1', 'R-M2', 'R-M3', 'R-M4', 'R-M5']);
    expect(await window.see(shop, 'viewer')).toMatchObject({ applicant: null, answers: {}, queryCode: null });
    const task = (await window.see(shop, 'handler.market')).items[0];
    const record = (item: string, number: string) => window.ask({ ...shop, version: shop.version }, 'record-number', { item, number }, 'handler.market');
    expect(await record('R5', '甲受理〔2026〕1号')).toMatchObject(refused(403, 'task.not_yours', 'item'));
    expect(await record('R2', '食受理〔2026〕1号')).toMatchObject(refused(422, 'bundle.item_waiting', 'item'));
    const numbered = await window.made(record('R1', '市监受理〔2026〕7号'));
    expect(numbered.body.items.find(({ id }) => id === 'R1')).toMatchObject({ acceptanceNumber: '市监受理〔2026〕7号' });
    expect(await window.ask(numbered.body, 'withdraw', { reason: '不行' }, 'handler.market')).toMatchObject(refused(403, 'auth.forbidden'));
    expect((await window.step(numbered.body, 'record-number', { item: 'R1', number: '' })).items[0]?.acceptanceNumber).toBeNull();
    const mine = (await api.as('handler.market').get<Task>(`/api/tasks/${task?.taskId}`, { now: window.now })).body;
    expect(mine.actions).toEqual(['accept', 'finish']);
    expect(await api.as('handler.market').post(`/api/tasks/${mine.id}/finish`, { version: mine.version, result: '执照已发' }, { now: window.now })).toMatchObject({ status: 200 });
    expect(openItems(await window.see(shop))).toHaveLength(6);
  });

  test('看得到的人听得到它变了，看不到的听不到', async () => {
    const since = async () => (await api.as('coordinator').get<{ seq: number }>('/api/changes', { now: window.now })).body.seq;
    const before = await since();
    const newborn = await window.open('newborn', { title: '听不到', answers: CHILD });
    const shop = await window.open('restaurant', { title: '听得到', answers: SHOP });
    const heard = async (username: string) => (await api.as(username).get<{ data: { resource: string; id: string }[] }>(`/api/changes?since=${before}`, { now: window.now })).body.data.filter(({ resource }) => resource === 'bundles' || resource === 'materials');
    expect((await heard('handler.market')).map(({ id }) => id)).toEqual([shop.id]);
    expect(new Set((await heard('coordinator.b')).filter(({ resource }) => resource === 'bundles').map(({ id }) => id))).toEqual(new Set([newborn.id, shop.id]));
    expect((await heard('viewer')).filter(({ resource }) => resource === 'materials')).toEqual([]);
  });

  test('一次性告知单、登记回执、结果领取清单：有号、有版，示意的说明是示意', async () => {
    let run = await window.open('restaurant', { title: '印出来', answers: SHOP });
    const print = (form: string) => api.as('coordinator').post<{ id: string; number: string; edition: number }>('/api/forms', { form, subjectKind: 'bundles', subjectId: run.id }, { now: window.now });
    const page = async (id: string) => (await api.as('coordinator').get<string>(`/api/forms/${id}?as=html`, { now: window.now })).body;
    const notice = await print('notice');
    expect(notice).toMatchObject({ status: 201, body: { number: '一次性告知〔2026〕1号', edition: 1 } });
    const words = await page(notice.body.id);
    for (const part of ['金某花', run.number, '经营场所平面布置图', '消防救援大队', '示意', '不需要您提交：营业执照', run.queryCode ?? '']) expect(words).toContain(part === '消防救援大队' ? 'fire 局' : part);
    run = await window.step(run, 'ask-again', { item: 'R5', materials: [{ name: '相邻方同意书', standard: '双方签字' }], reason: '招牌跨到邻铺' });
    const again = await print('notice');
    expect(again.body).toMatchObject({ id: notice.body.id, number: notice.body.number, edition: 2 });
    expect(await page(again.body.id)).toContain('相邻方同意书');
    const progress = (await api.get<Progress>(`/api/portal/cases/${run.queryCode}`, { now: window.now })).body;
    expect(progress).toMatchObject({ number: run.number, stage: 'received', canRate: false, run: { stage: 'collecting', name: run.templateName, itemsTotal: 7 } });
    expect(progress.run?.missing.map(({ name }) => name)).toContain('相邻方同意书');
    // The link says what the paper says: by which standard each is judged.
    expect(progress.run?.missing.find(({ name }) => name === '相邻方同意书')).toEqual({ name: '相邻方同意书', form: '', standard: '双方签字', wrong: null });
    expect(JSON.stringify(progress)).not.toContain('金某花');
    const lacking = async (materialId?: string) => {
      run = materialId ? await window.step(await window.see(run), 'accept-materials', { checks: [{ materialId, ok: false, reason: '平面图没有标疏散口' }] }) : run;
      return page((await window.made(print('supplement'))).body.id);
    };
    const plan = (await window.materials(run)).find(({ name }) => name.startsWith('经营场所平面布置图'));
    expect(await lacking(plan?.id)).toMatch(/为继续办理您提出的“[^”]*‘开店不求人’[^”]*，印出来”[\s\S]*经营场所平面布置图[\s\S]*平面图没有标疏散口/);
    expect(await window.made(print('supplement'))).toMatchObject({ body: { number: '补充材料告知〔2026〕2号', edition: 1 } });
    const receipt = await print('receipt');
    expect(await page(receipt.body.id)).toContain('材料齐全后开始计算（6个工作日）');
    expect(await print('results')).toMatchObject(refused(422, 'paper.not_ready'));
    expect(await print('reply')).toMatchObject(refused(422, 'paper.wrong_subject'));
    run = await window.step(await window.complete(run), 'start');
    expect(await print('supplement')).toMatchObject(refused(422, 'paper.nothing_lacking'));
    for (const item of ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7']) run = await window.done(run, item, `${item} 的证号`);
    const results = await print('results');
    const list = await page(results.body.id);
    for (const part of ['食品经营许可证：R2 的证号', '领取人（签字）']) expect(list).toContain(part);
    const { body } = await api.as('coordinator').get<{ data: { form: string }[]; offers: { form: string }[] }>(`/api/bundles/${run.id}/forms`, { now: window.now });
    expect(body.data.map(({ form }) => form).toSorted()).toEqual(['notice', 'receipt', 'results', 'supplement', 'supplement']);
    expect(new Set(body.offers.map(({ form }) => form))).toEqual(new Set(['notice', 'receipt', 'results', 'delivery']));
    expect((await api.as('handler.market').get(`/api/forms/${notice.body.id}`, { now: window.now })).status).toBe(404);
  });

  test('撤回：还欠的一并收回；了结了的进回收站，没有了结的不能', async () => {
    let run = await window.step(await window.complete(await window.open('restaurant', { title: '不开了', answers: SHOP })), 'start');
    expect(await api.as('coordinator').send('DELETE', `/api/bundles/${run.id}?version=${run.version}`, { now: window.now })).toMatchObject(refused(422, 'promise.open'));
    run = await window.step(run, 'withdraw', { reason: '店面退租' });
    expect(run).toMatchObject({ stage: 'withdrawn', conclusion: '店面退租', actions: ['note'] });
    expect(new Set(run.items.map(({ status }) => status))).toEqual(new Set(['cancelled']));
    expect(await api.as('coordinator').send('DELETE', `/api/bundles/${run.id}?version=${run.version}`, { now: window.now })).toMatchObject({ status: 200 });
    expect((await api.as('coordinator').get(`/api/bundles/${run.id}`, { now: window.now })).status).toBe(200);
    expect((await api.as('handler.market').get(`/api/bundles/${run.id}`, { now: window.now })).status).toBe(404);
  });

  test('过时的版本写不进去；表上没填、填错的说出来；帮办记录在案', async () => {
    const run = await window.open('newborn', { title: '一表' });
    const full = await window.complete(run);
    expect(await window.ask(run, 'start')).toMatchObject({ status: 409, body: { code: 'row.changed', current: { id: run.id, version: full.version } } });
    expect(await window.ask(full, 'start')).toMatchObject({ status: 422, body: { code: 'bundle.field_missing', detail: expect.stringContaining('新生儿姓名') } });
    const patch = (changes: object) => api.as('coordinator').patch<BundleFile>(`/api/bundles/${run.id}`, { version: full.version, changes }, { now: window.now });
    expect(await patch({ answers: { ...CHILD, born: '上周' } })).toMatchObject(refused(422, 'bundle.field_misfit'));
    expect(await patch({ answers: { phone: '1' } })).toMatchObject(refused(422, 'bundle.field_unknown'));
    expect(await patch({ answers: CHILD })).toMatchObject({ status: 200, body: { answers: CHILD } });
    const sealed = await api.sql('select answers_sealed from bundles where id = ?', run.id);
    expect(JSON.stringify(sealed)).not.toContain('金某宝');
    expect(await api.as('coordinator').post(`/api/bundles/${run.id}/note`, { kind: 'accompany', text: '陪同到医保窗口' }, { now: window.now })).toMatchObject({ status: 200, body: { data: { kind: 'accompany' } } });
    const history = (await api.as('coordinator').get<{ data: { action: string }[] }>(`/api/bundles/${run.id}/events`, { now: window.now })).body;
    expect(history.data.map(({ action }) => action)).toEqual(['note', 'bundles.update', 'bundles.accept-materials', 'bundles.create']);
    expect(JSON.stringify(history)).not.toContain('金某宝');
  });

  test('可选事项：选了才有它的材料，开始以后不能再改', async () => {
    await window.made(api.as('admin').post('/api/bundle-templates', {
      code: 'tobacco', name: '开店（可选烟草）',
      items: [
        { id: 'A', name: '执照', departmentId: 'market', promised: { kind: 'working_days', workingDays: 1 }, materials: ['M1'], outputs: ['营业执照'] },
        { id: 'B', name: '烟草零售许可', departmentId: 'tax', promised: { kind: 'working_days', workingDays: 2 }, prerequisites: ['A'], materials: ['M1', 'M2'], optional: true },
      ],
      materials: [{ id: 'M1', name: '身份证明' }, { id: 'M2', name: '店面照片' }],
    }, { now: window.now }));
    await window.publish('tobacco');
    let run = await window.open('tobacco', { title: '小店' });
    expect([run.itemsTotal, run.materialsTotal]).toEqual([1, 1]);
    expect(await api.as('coordinator').post('/api/bundles', { templateCode: 'tobacco', title: '错', items: ['A'], applicant: { kind: 'person', name: '金某花' } }, { now: window.now })).toMatchObject(refused(422, 'bundle.item_not_optional'));
    const choose = (items: string[]) => api.as('coordinator').patch<BundleFile>(`/api/bundles/${run.id}`, { version: run.version, changes: { items } }, { now: window.now });
    run = (await window.made(choose(['B']))).body;
    expect([run.itemsTotal, (await window.materials(run)).map(({ name }) => name)]).toEqual([2, ['身份证明', '店面照片']]);
    run = (await window.made(choose([]))).body;
    expect([run.itemsTotal, run.materialsTotal]).toEqual([1, 1]);
    run = await window.step(await window.complete(run), 'start');
    expect(await choose(['B'])).toMatchObject(refused(422, 'bundle.started'));
    expect(await window.done(run, 'A')).toMatchObject({ stage: 'ready' });
  });

  test('办结的合起来数：材料、跑动、用时，与逐项办的时候比', async () => {
    const { body } = await api.as('viewer').get<RunFigures>('/api/bundles/figures?from=2026-03-01&until=2026-03-31', { now: window.now });
    expect(body.templates.find(({ code }) => code === 'newborn')).toMatchObject({ issued: 1, onTime: 1, materials: { baseline: 20, taken: 7 }, visits: { baseline: 5, taken: 1 }, minutes: 80, workingDays: 0, compared: { runs: 0 } });
    expect(body.total).toMatchObject({ issued: 2, onTime: 2, materials: { baseline: 32, taken: 13 }, visits: { baseline: 12, taken: 3 }, workingDays: 2, minutes: 80, compared: { runs: 1, baseline: { workingDays: 12, minutes: 0 }, taken: { workingDays: 2, minutes: 0 } } });
    expect(await api.as('handler.market').get('/api/bundles/figures?from=2026-03-01&until=2026-03-31', { now: window.now })).toMatchObject(refused(403, 'auth.forbidden'));
  });

  test('像表格一样改：一次改几行、先试后写、撤销；换专员，还欠着的承诺跟着走；本区自己加的列也在', async () => {
    const admin = api.as('admin');
    const settings = (await admin.get<{ data: { id: string; version: number; value: unknown }[] }>('/api/settings', { now: window.now })).body.data;
    const fields = settings.find(({ id }) => id === 'fields');
    const field = { id: 'f_shop', resource: 'bundles', label: '店面', kind: 'choice', choices: [{ code: 'street', name: '临街', retired: false }, { code: 'mall', name: '商场', retired: false }], retired: false };
    await window.made(admin.patch('/api/settings/fields', { version: fields?.version, changes: { value: [field] } }, { now: window.now }));
    const draft = { templateCode: 'restaurant', title: '带自己的列', applicant: { kind: 'person', name: '金某花' } };
    const registered = (custom: object) => api.as('coordinator').post<BundleFile>('/api/bundles', { ...draft, custom }, { now: window.now });
    expect(await registered({ f_shop: 'mall' })).toMatchObject({ status: 201, body: { custom: { f_shop: 'mall' } } });
    expect(await registered({ f_shop: 'river' })).toMatchObject(refused(422, 'value.unknown_code', 'custom.f_shop'));
    const [one, two] = [await window.step(await window.complete(await window.open('restaurant', { title: '甲店', answers: SHOP })), 'start'), await window.open('restaurant', { title: '乙店', answers: SHOP })];
    const other = window.id('coordinator.b');
    const many = (rows: { id: string; version: number; changes: object }[], over: object = {}, username = 'coordinator') => api.as(username).patch<{ results: { ok: boolean; row?: BundleFile }[]; undo?: string }>('/api/bundles', { rows, ...over }, { now: window.now });
    const rows = [{ id: one.id, version: one.version, changes: { title: '甲店（改）', coordinatorId: other, custom: { f_shop: 'street' } } }, { id: two.id, version: two.version, changes: { helperId: other } }];
    expect(await many(rows, { dryRun: true })).toMatchObject({ status: 200, body: { results: [{ ok: true, row: { title: '甲店（改）', custom: { f_shop: 'street' } } }, { ok: true }] } });
    expect((await window.see(one)).title).toBe('甲店');
    expect(await many(rows, {}, 'handler.market')).toMatchObject(refused(403, 'auth.forbidden'));
    expect(await many([{ ...rows[0], id: one.id, version: one.version, changes: { custom: { f_shop: 'river' } } }])).toMatchObject(refused(422, 'value.unknown_code'));
    const wrote = (await window.made(many(rows))).body;
    expect(await window.see(one)).toMatchObject({ title: '甲店（改）', coordinatorId: other, custom: { f_shop: 'street' }, editable: true });
    expect((await window.task(one, 'R1')).coordinatorId).toBe(other);
    expect((await api.as('coordinator').get<Task>(`/api/tasks/${one.answerTaskId}`, { now: window.now })).body.personId).toBe(other);
    const found = await api.as('coordinator').get<{ data: BundleFile[] }>(`/api/bundles?filter=${encodeURIComponent('{"custom.f_shop":"street"}')}`, { now: window.now });
    expect(found.body.data.map(({ id }) => id)).toEqual([one.id]);
    expect((await window.see(one, 'viewer')).custom).toEqual({});
    expect(await api.as('viewer').get(`/api/bundles?filter=${encodeURIComponent('{"custom.f_shop":"street"}')}`, { now: window.now })).toMatchObject(refused(400, 'query.invalid'));
    const file = await (await api.as('coordinator').raw('GET', `/api/bundles/export?format=csv&columns=number,title,custom.f_shop,dueAt&filter=${encodeURIComponent(JSON.stringify({ id: one.id }))}`, { now: window.now })).text();
    expect(file).toContain(`${one.number},甲店（改）,临街,`);

    await window.made(api.as('coordinator').post('/api/undo', { token: wrote.undo }, { now: window.now }));
    expect(await window.see(one)).toMatchObject({ title: '甲店', coordinatorId: one.coordinatorId, custom: {} });
    expect((await window.task(one, 'R1')).coordinatorId).toBe(one.coordinatorId);
    const single = (await window.made(api.as('coordinator').patch<BundleFile>(`/api/bundles/${two.id}`, { version: (await window.see(two)).version, changes: { title: '丙店' } }, { now: window.now }))).body;
    await window.made(api.as('coordinator').post('/api/undo', { token: single.undo }, { now: window.now }));
    expect((await window.see(two)).title).toBe('乙店');
  });

  test('按部门找：手上有在办事项的才算，办完就不在里面；经办人只能按自己的部门找', async () => {
    const held = async (department: string, username = 'coordinator', sort = '-createdAt') => (await api.as(username).get<{ data: BundleFile[]; total: number; totalIsExact: boolean }>(`/api/bundles?limit=100&sort=${sort}&filter=${encodeURIComponent(JSON.stringify({ departmentId: department }))}`, { now: window.now })).body;
    const sql = await api.sql(`select count(distinct run_id) as n from bundle_items where department_id = 'police' and status = 'open'`);
    let run = await window.step(await window.complete(await window.open('restaurant', { title: '按部门', answers: SHOP })), 'start');
    expect((await held('market')).data.map(({ id }) => id)).toContain(run.id);
    expect((await held('police')).total).toBe(Number(sql[0]?.n));
    run = await window.done(run, 'R1');
    for (const sort of ['dueAt', '-dueAt', '-createdAt', 'createdAt']) expect((await held('police', 'coordinator', sort)).data.map(({ id }) => id)).toContain(run.id);
    expect(await held('police')).toMatchObject({ total: Number(sql[0]?.n) + 1, totalIsExact: true });
    expect((await held('market', 'handler.market')).data.map(({ id }) => id)).toContain(run.id);
    expect((await held('police', 'handler.market')).data).toEqual([]);
    const both = (await api.as('coordinator').get<{ data: BundleFile[] }>(`/api/bundles?filter=${encodeURIComponent(JSON.stringify({ departmentId: ['police', 'market'], id: run.id }))}`, { now: window.now })).body;
    expect(both.data).toHaveLength(1);
    for (const item of run.items.filter(({ departmentId }) => departmentId === 'police').map(({ id }) => id)) run = await window.done(run, item);
    expect((await held('police')).data.map(({ id }) => id)).not.toContain(run.id);
    await window.step(run, 'withdraw', { reason: '不开了' });
    expect((await held('market')).data.map(({ id }) => id)).not.toContain(run.id);
  });

  test('看板按环节和部门数得与表里一样', async () => {
    const board = (await api.as('coordinator').get<RunBoard>('/api/bundles/board', { now: window.now })).body;
    const stages = await api.sql('select stage, count(*) as n from bundles where deleted_at is null group by stage');
    expect(board.stages.filter(({ count }) => count > 0).map(({ stage, count }) => [stage, count]).toSorted()).toEqual(stages.map(({ stage, n }) => [stage, n]).toSorted());
    const items = await api.sql(`select department_id as d, sum(status = 'waiting') as w, sum(status = 'open') as o, sum(status = 'done') as f from bundle_items group by department_id having w + o + f > 0 order by department_id`);
    expect(board.departments.filter(({ waiting, open, done }) => waiting + open + done > 0).map(({ departmentId, waiting, open, done }) => [departmentId, waiting, open, done])).toEqual(items.map(({ d, w, o, f }) => [d, w, o, f]));
    expect((await api.as('handler.market').get<RunBoard>('/api/bundles/board', { now: window.now })).body.departments.map(({ departmentId }) => departmentId)).toEqual(['market']);
    const list = (await api.as('coordinator').get<{ total: number; totalIsExact: boolean }>('/api/bundles?limit=1', { now: window.now })).body;
    expect(list).toMatchObject({ totalIsExact: true, total: stages.reduce((sum, { n }) => sum + Number(n), 0) });
  });
});
