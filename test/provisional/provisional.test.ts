import { beforeAll, describe, expect, test } from 'vitest';
import type { BundleFile, RunMaterial } from '../../schema/bundles.ts';
import type { Matter } from '../../schema/matters.ts';
import type { FormOffer, FormRow } from '../../schema/paper.ts';
import type { Proposal } from '../../schema/proposals.ts';
import type { ProvisionalAcceptance, ProvisionalOffer } from '../../schema/provisional.ts';
import type { Task } from '../../schema/tasks.ts';
import { District } from '../contract/district.ts';
import { eachStoreAtLength } from '../harness/index.ts';

const refused = (status: number, code: string, path?: string) => ({ status, body: { code, ...(path && { errors: [{ path }] }) } });
const MATERIALS = [
  { code: 'form', name: '登记申请书', main: true, mayBeMissing: false },
  { code: 'id_card', name: '新法定代表人身份证原件', main: false, mayBeMissing: true },
];

eachStoreAtLength('容缺受理', (api) => {
  const window = new District(api);
  beforeAll(async () => {
    await window.setUp();
    const admin = api.as('admin');
    const { body: deed } = await admin.get<Matter>('/api/matters/deed');
    expect(await admin.patch(`/api/matters/deed`, { version: deed.version, changes: { materials: [{ ...MATERIALS[0], mayBeMissing: true }] } })).toMatchObject({ status: 422 });
    await window.made(admin.patch('/api/matters/deed', { version: deed.version, changes: { materials: MATERIALS } }));
    const { body: row } = await admin.get<{ version: number }>('/api/settings/provisional');
    await window.made(admin.patch('/api/settings/provisional', { version: row.version, changes: { value: { proposeAfter: 2, source: '本区' } } }));
  });
  const as = (username: string) => ({
    get: <Body>(path: string) => api.as(username).get<Body>(path, { now: window.now }),
    post: <Body>(path: string, body: object) => api.as(username).post<Body>(path, body, { now: window.now }),
    patch: <Body>(path: string, body: object) => api.as(username).patch<Body>(path, body, { now: window.now }),
  });
  /** The run that comes every quarter of an hour; answers how many acceptances it ended. */
  const quarterHour = async (now: string) => {
    const broken = async () => Number((await api.sql(`select count(*) as n from provisional_acceptances where status = 'defaulted'`))[0]?.n);
    const before = await broken();
    await window.made(api.as('admin').post('/api/reminders/run', {}, { now }));
    return (await broken()) - before;
  };
  const opened = async (reporter: object = {}) => {
    const row = await window.take('coordinator', await window.register({ matterId: 'deed', reporter: { kind: 'person', name: '张某三', phone: '13812341234', ...reporter } }), 'triage');
    return window.take('coordinator', row, 'dispatch', { lead: { departmentId: 'land', ask: '研究能否容缺受理' } });
  };
  const body = { materials: ['id_card'], verifications: [{ method: 'remote_check', found: '远程核验新法人信息' }], promise: '五个工作日内邮寄原件', supplyBy: ['post', 'wechat'], dueIn: 5 };
  const accept = (row: { id: string; version: number }, over: object = {}, username = 'handler.land') => as(username).post<ProvisionalAcceptance>(`/api/cases/${row.id}/provisional`, { version: row.version, ...body, ...over });
  const act = (row: { id: string; version: number }, action: string, over: object, username = 'handler.land') => as(username).post<ProvisionalAcceptance>(`/api/provisional-acceptances/${row.id}/${action}`, { version: row.version, ...over });
  const read = async (id: string, username = 'supervisor') => (await as(username).get<ProvisionalAcceptance>(`/api/provisional-acceptances/${id}`)).body;

  test('经办人当场决定:事项说可以缺什么,总账里多一项补正;补齐了就结束', async () => {
    const row = await opened();
    expect(row.actions).toContain('provisional');
    expect((await as('handler.land').get<ProvisionalOffer>(`/api/cases/${row.id}/provisional`)).body).toEqual({ matterId: 'deed', materials: MATERIALS, departments: ['land'], dueAt: row.dueAt, running: null, barred: false, practice: false });
    expect(await accept(row, { materials: ['form'] })).toMatchObject(refused(422, 'provisional.main_material', 'materials'));
    expect(await accept(row, { dueIn: 11 })).toMatchObject(refused(422, 'provisional.due_after_item', 'dueIn'));
    expect(await accept(row, {}, 'handler')).toMatchObject({ status: 404 });
    expect(await accept(row, {}, 'supervisor')).toMatchObject({ status: 403 });
    const made = await accept(row);
    expect(made).toMatchObject({ status: 201, body: { status: 'running', departmentId: 'land', number: row.number, materials: [{ code: 'id_card', name: MATERIALS[1]?.name }], dueAt: '2026-03-16T09:30:00.000Z', partyName: null, actions: ['supply', 'correct', 'withdraw'], editable: true } });
    expect(await accept(await window.look(row.id))).toMatchObject(refused(422, 'provisional.running'));
    const owed = await window.promise(row.id, 'supplement', 'land');
    expect(owed).toMatchObject({ id: made.body.taskId, owner: 'case', ownerId: row.id, ask: `补齐容缺材料：${MATERIALS[1]?.name}` });
    expect(owed.actions).not.toContain('return');

    expect((await as('supervisor').get<{ data: ProvisionalAcceptance[] }>(`/api/provisional-acceptances?filter=${encodeURIComponent(JSON.stringify({ caseId: row.id }))}`)).body.data).toMatchObject([{ id: made.body.id, partyName: '张某三' }]);
    expect(await as('handler').get(`/api/provisional-acceptances/${made.body.id}`)).toMatchObject({ status: 404 });
    expect((await as('viewer').get<{ total: number }>('/api/provisional-acceptances')).body.total).toBe(0);

    const corrected = await as('handler.land').patch<ProvisionalAcceptance>(`/api/provisional-acceptances/${made.body.id}`, { version: made.body.version, changes: { supplyBy: ['in_person'], supplyNote: '周三下午在窗口' } });
    expect(corrected).toMatchObject({ status: 200, body: { supplyBy: ['in_person'], version: 2 } });
    await window.made(as('handler.land').post('/api/undo', { token: corrected.body.undo }));
    const back = await read(made.body.id, 'handler.land');
    expect(back).toMatchObject({ supplyBy: body.supplyBy, version: 3 });
    expect(await act(made.body, 'supply', { means: 'post', text: '原件已寄到' })).toMatchObject(refused(409, 'row.changed'));
    expect(await act(back, 'supply', { means: 'post', text: '原件已寄到' })).toMatchObject({ status: 200, body: { status: 'supplied', suppliedBy: 'post', ending: '原件已寄到', actions: [] } });
    expect((await as('handler.land').get<Task>(`/api/tasks/${owed.id}`)).body).toMatchObject({ status: 'done', result: '原件已寄到' });
    const events = (await as('coordinator').get<{ data: { subject: string; action: string }[] }>(`/api/cases/${row.id}/events`)).body.data;
    expect(events.filter(({ subject }) => subject === 'provisional-acceptances').map(({ action }) => action)).toEqual(['provisional.supply', 'provisional-acceptances.undo', 'provisional-acceptances.update', 'provisional.accept']);
  });

  test('专员凭部门的材料代录;任务办结、撤回,容缺受理跟着结束;再攒够数就建议固化', async () => {
    const row = await opened({ name: '李某四', phone: '13900001111' });
    expect(await accept(row, { departmentId: 'land' }, 'coordinator')).toMatchObject(refused(422, 'provisional.paper_missing', 'fileId'));
    const paper = await window.attach('cases', row.id, new TextEncoder().encode('同意容缺受理'), '部门意见.txt');
    const made = await accept(await window.look(row.id), { departmentId: 'land', fileId: paper.id }, 'coordinator');
    expect(made).toMatchObject({ status: 201, body: { fileId: paper.id, departmentId: 'land' } });
    const owed = await window.promise(row.id, 'supplement', 'land');
    await window.do('handler.land', owed, 'finish', { result: '视频里看过原件' });
    expect(await read(made.body.id)).toMatchObject({ status: 'supplied', ending: '视频里看过原件', suppliedBy: null });

    const other = await accept(await window.look(row.id));
    await window.do('coordinator', await window.promise(row.id, 'supplement', 'land'), 'cancel', { reason: '不需要了' });
    expect(await read(other.body.id)).toMatchObject({ status: 'withdrawn', ending: '不需要了', barred: false });

    await quarterHour('2026-03-09T03:00:00.000Z');
    const { data } = (await as('director').get<{ data: Proposal[] }>('/api/proposals?filter={"status":"open"}')).body;
    expect(data).toMatchObject([{ kind: 'provisional_practice', subjectKind: 'matters', subjectId: 'deed', actions: ['accept', 'decline'], grounds: expect.arrayContaining([{ resource: 'provisional-acceptances', id: made.body.id, caseId: row.id, number: row.number }]) }]);
    expect(data[0]?.grounds).toHaveLength(2);
    await quarterHour('2026-03-09T03:15:00.000Z');
    expect((await as('coordinator').get<{ total: number }>('/api/proposals')).body.total).toBe(1);
    expect(await as('handler').get('/api/proposals')).toMatchObject({ status: 403 });
    const [proposal] = data;
    expect(await as('coordinator').post(`/api/proposals/${proposal?.id}/accept`, { version: 1 })).toMatchObject({ status: 403 });
    expect(await as('director').post(`/api/proposals/${proposal?.id}/accept`, { version: 1, decision: '写入办事指南' })).toMatchObject({ status: 200, body: { status: 'accepted', actions: [] } });
    expect(await as('supervisor').post(`/api/proposals/${proposal?.id}/decline`, { version: 2, decision: '不' })).toMatchObject(refused(422, 'proposal.decided'));
    expect((await as('handler.land').get<ProvisionalOffer>(`/api/cases/${row.id}/provisional`)).body.practice).toBe(true);
  });

  test('s10 法人变更(崇明):主要材料齐全,业务部门当场远程核验后容缺受理,当日办结答复,所缺原件事后查验', async () => {
    const row = await opened({ name: '某企业办事人', phone: '13600003333' });
    await window.note(row, { kind: 'contact', with: '办事人', reached: true, text: '主要材料均符合，当日办不结将面临违约罚款' });
    const made = (await accept(await window.look(row.id))).body;
    await window.do('handler.land', await window.promise(row.id, 'handle', 'land'), 'finish', { result: '容缺受理，当场远程核验；原件事后查验' });
    // The answer does not wait for what is missing: that promise runs on.
    const answered = await window.take('coordinator', await window.look(row.id), 'answer', { outcome: 'done_deferred', text: '容缺受理，当日办结；所缺原件事后查验。' });
    expect(answered).toMatchObject({ stage: 'answered', outcome: 'done_deferred' });
    expect(answered.actions).not.toContain('provisional');
    await window.do('coordinator', await window.promise(row.id, 'reply'), 'finish', { result: '当面告知' });
    // Archived it would be closed with a promise still owed.
    const told = await window.look(row.id);
    expect(told.actions).not.toContain('archive');
    expect(await as('coordinator').post(`/api/cases/${row.id}/archive`, { version: told.version, summary: '先归档' })).toMatchObject(refused(422, 'case.supplement_open'));
    expect(await act(made, 'supply', { means: 'post', text: '原件寄到，查验一致' })).toMatchObject({ status: 200, body: { status: 'supplied', suppliedBy: 'post' } });
    expect(await window.take('coordinator', await window.look(row.id), 'archive', { summary: '固化电话办、微信办、公益邮寄办' })).toMatchObject({ stage: 'archived' });
    expect(await window.promises(row.id)).toEqual([]);
  });

  test('到期没补齐:自动终止,要告知申请人,专员收到;同一人换一件也不能再用,解除以后可以', async () => {
    const person = { name: '王某五', phone: '13700002222' };
    const row = await opened(person);
    const made = (await accept(row)).body;
    for (const form of ['promise', 'supplement']) {
      const paper = await as('coordinator').post<FormRow>('/api/forms', { form, subjectKind: 'provisional-acceptances', subjectId: made.id });
      expect(paper, form).toMatchObject({ status: 201, body: { form, subjectId: made.id, caseId: row.id } });
      const words = await (await api.as('coordinator').raw('GET', `/api/forms/${paper.body.id}?as=html`, { now: window.now })).text();
      for (const word of ['新法定代表人身份证原件', '2026年3月16日', ...(form === 'promise' ? [body.promise, '邮寄办', '远程核验'] : [])]) expect(words, form).toContain(word);
    }
    expect(await quarterHour('2026-03-16T09:30:00.000Z')).toBe(0);
    expect(await quarterHour('2026-03-16T09:45:00.000Z')).toBe(1);
    expect(await quarterHour('2026-03-16T10:00:00.000Z')).toBe(0);
    const ended = await read(made.id);
    expect(ended).toMatchObject({ status: 'defaulted', barred: true, ending: '到期未补齐，容缺受理终止', actions: ['clear'] });
    expect(await window.promises(row.id, 'supplement')).toEqual([]);
    expect(await window.promise(row.id, 'reply')).toMatchObject({ personId: window.id('coordinator'), ask: expect.stringContaining('终止告知书') });
    expect(await api.sql("select kind, receiver_id as receiver from reminders where kind = 'ended'")).toEqual([{ kind: 'ended', receiver: window.id('coordinator') }]);

    const again = await opened(person);
    expect((await as('handler.land').get<ProvisionalOffer>(`/api/cases/${again.id}/provisional`)).body.barred).toBe(true);
    const print = (form: string) => as('coordinator').post<FormRow>('/api/forms', { form, subjectKind: 'provisional-acceptances', subjectId: ended.id });
    expect(await print('promise')).toMatchObject(refused(422, 'paper.not_running'));
    const notice = await print('termination');
    expect(notice).toMatchObject({ status: 201, body: { form: 'termination', caseId: row.id } });
    const page = await (await api.as('coordinator').raw('GET', `/api/forms/${notice.body.id}?as=html`, { now: window.now })).text();
    expect(page).toContain('所缺的新法定代表人身份证原件应于2026年3月16日前补齐');
    expect(await accept(again)).toMatchObject(refused(422, 'provisional.barred'));
    expect(await act(ended, 'clear', { reason: '住院' }, 'coordinator')).toMatchObject({ status: 403 });
    expect(await act(ended, 'clear', { reason: '住院未能按期，情况属实' }, 'supervisor')).toMatchObject({ status: 200, body: { barred: false, clearance: '住院未能按期，情况属实' } });
    expect(await accept(again)).toMatchObject({ status: 201 });
  });

  describe('一件事办件', () => {
    const person = { kind: 'person', name: '陈某六', phone: '13500004444' };
    const see = async (id: string) => (await as('coordinator').get<BundleFile>(`/api/bundles/${id}`)).body;
    const wanted = async (id: string) => new Map((await as('coordinator').get<{ data: RunMaterial[] }>(`/api/materials?sort=seq&filter=${encodeURIComponent(JSON.stringify({ runId: id }))}`)).body.data.map((one) => [one.key, one]));
    const step = async (run: { id: string; version: number }, action: string, over: object = {}) => (await window.made(as('coordinator').post<BundleFile>(`/api/bundles/${run.id}/${action}`, { version: run.version, ...over }))).body;
    const accept = (run: { id: string; version: number }, materials: (string | undefined)[], over: object = {}, username = 'handler.land') => as(username).post<ProvisionalAcceptance>(`/api/bundles/${run.id}/provisional`, { version: run.version, ...body, dueIn: 3, materials, ...over });
    const print = (form: string, subjectId: string) => as('coordinator').post<FormRow>('/api/forms', { form, subjectKind: 'provisional-acceptances', subjectId });
    const page = async ({ id }: FormRow) => (await api.as('coordinator').raw('GET', `/api/forms/${id}?as=html`, { now: window.now })).text();
    /** A run of which only what may be missing has not come yet. */
    const almost = async (over: object = {}) => {
      const { body: run } = await window.made(as('coordinator').post<BundleFile>('/api/bundles', { templateCode: 'stall', title: '早点摊', applicant: person, ...over }));
      const main = (await wanted(run.id)).get('M1');
      return step(run, 'accept-materials', { checks: [{ materialId: main?.id, ok: true }] });
    };
    beforeAll(async () => {
      const item = { promised: { kind: 'working_days', workingDays: 5 } };
      const { body: draft } = await window.made(as('admin').post<{ id: string; version: number }>('/api/bundle-templates', {
        code: 'stall', name: '摆摊一件事',
        items: [{ id: 'A', name: '场地', departmentId: 'land', materials: ['M1', 'M2', 'M3'], ...item }, { id: 'B', name: '消防', departmentId: 'fire', materials: ['M1', 'M4'], ...item }],
        materials: [{ id: 'M1', name: '申请书', main: true, deferrable: true }, { id: 'M2', name: '租赁合同', deferrable: true }, { id: 'M3', name: '照片' }, { id: 'M4', name: '消防平面图', deferrable: true }],
      }));
      await window.made(as('admin').post(`/api/bundle-templates/${draft.id}/publish`, { version: draft.version }));
    });

    test('模板说哪些可以容缺，主要材料不行；容缺的算到了，可以开始；补齐了才算收到', async () => {
      let run = await almost();
      const materials = await wanted(run.id);
      const id = (key: string) => materials.get(key)?.id;
      // As late as the run would be owed if it started now.
      expect((await as('handler.land').get<ProvisionalOffer>(`/api/bundles/${run.id}/provisional`)).body).toEqual({
        matterId: run.templateId, departments: ['land', 'fire'], dueAt: '2026-03-16T09:30:00.000Z', running: null, barred: false, practice: false,
        materials: [{ code: id('M2'), name: '租赁合同', main: false, mayBeMissing: true }, { code: id('M3'), name: '照片', main: false, mayBeMissing: false }],
      });
      expect(await accept(run, [id('M3')])).toMatchObject(refused(422, 'provisional.not_on_list', 'materials'));
      expect(await accept(run, [id('M4')])).toMatchObject(refused(422, 'provisional.material_unknown', 'materials'));
      expect(await accept(run, [id('M2')], { dueIn: 6 })).toMatchObject(refused(422, 'provisional.due_after_item', 'dueIn'));
      expect(await accept(run, [id('M2')], {}, 'handler')).toMatchObject({ status: 404 });
      const paper = await window.attach('bundles', run.id, new TextEncoder().encode('同意容缺'), '部门意见.txt');
      expect(await accept(run, [id('M4')], { departmentId: 'land', fileId: paper.id }, 'coordinator')).toMatchObject(refused(422, 'provisional.not_competent', 'departmentId'));
      run = await step(run, 'accept-materials', { checks: ['M3', 'M4'].map((key) => ({ materialId: id(key), ok: true })) });
      const made = await accept(run, [id('M2')], { departmentId: 'land', fileId: paper.id }, 'coordinator');
      expect(made).toMatchObject({ status: 201, body: { status: 'running', ownerKind: 'run', ownerId: run.id, number: run.number, title: '早点摊', partyName: '陈某六', departmentId: 'land', caseId: null } });
      expect(await accept(run, [id('M2')])).toMatchObject(refused(409, 'row.changed'));
      expect((await wanted(run.id)).get('M2')).toMatchObject({ status: 'provisional' });
      const promise = await print('promise', made.body.id);
      expect(promise).toMatchObject({ status: 201, body: { form: 'promise', subjectId: made.body.id, caseId: null } });
      const promised = await page(promise.body);
      for (const part of [run.number, '摆摊一件事', '陈某六', '租赁合同', '2026年3月12日17:30', '五个工作日内邮寄原件', 'land 局', '远程核验新法人信息', '邮寄办、微信办', '承诺人（签字或盖章）']) expect(promised).toContain(part);
      expect(promised).not.toContain('照片');
      expect(await page((await window.made(print('supplement', made.body.id))).body)).toMatch(/租赁合同[\s\S]*2026年3月12日/);
      expect(await print('termination', made.body.id)).toMatchObject(refused(422, 'paper.not_ended'));
      expect(await print('notice', made.body.id)).toMatchObject(refused(422, 'paper.wrong_subject'));
      expect(await as('handler.land').get(`/api/forms/${promise.body.id}`)).toMatchObject({ status: 404 });
      run = await see(run.id);
      expect(await as('coordinator').post(`/api/bundles/${run.id}/accept-materials`, { version: run.version, checks: [{ materialId: id('M2'), ok: true }] })).toMatchObject(refused(422, 'bundle.material_provisional'));
      run = await step(run, 'start');
      expect(run).toMatchObject({ stage: 'working', materialsAccepted: 3 });
      expect((await as('handler.land').get<Task>(`/api/tasks/${made.body.taskId}`)).body).toMatchObject({ kind: 'supplement', owner: 'run', ownerId: run.id, caseNumber: run.number });
      expect(await act(made.body, 'supply', { means: 'post', text: '合同已寄到' })).toMatchObject({ status: 200, body: { status: 'supplied' } });
      expect((await wanted(run.id)).get('M2')).toMatchObject({ status: 'accepted' });
      expect(await see(run.id)).toMatchObject({ materialsAccepted: 4, itemsDone: 0 });
    });

    test('材料没补齐的，事项办完了也不能统一出件；补齐以后可以；撤回的，容缺跟着结束', async () => {
      const ready = async (title: string) => {
        let run = await almost({ title });
        const materials = await wanted(run.id);
        run = await step(run, 'accept-materials', { checks: ['M3', 'M4'].map((key) => ({ materialId: materials.get(key)?.id, ok: true })) });
        const made = (await window.made(accept(run, [materials.get('M2')?.id]))).body;
        run = await step(await see(run.id), 'start');
        for (const { taskId } of run.items) {
          const task = (await as('coordinator').get<Task>(`/api/tasks/${taskId}`)).body;
          await window.made(as('coordinator').post(`/api/tasks/${taskId}/finish`, { version: task.version, result: '办好了', onBehalf: true }));
        }
        return { run: await see(run.id), made };
      };
      const { run, made } = await ready('出件以前');
      expect(run.stage).toBe('ready');
      const issue = { by: 'window' };
      expect(await as('coordinator').post(`/api/bundles/${run.id}/issue`, { version: run.version, ...issue })).toMatchObject({ status: 422, body: { code: 'bundle.not_supplied', detail: expect.stringContaining('租赁合同') } });
      await window.made(act(made, 'supply', { means: 'post', text: '合同已寄到' }));
      expect(await step(await see(run.id), 'issue', issue)).toMatchObject({ stage: 'issued' });

      const gone = await ready('不办了');
      await window.made(as('coordinator').post(`/api/bundles/${gone.run.id}/withdraw`, { version: gone.run.version, reason: '不摆了' }));
      expect((await read(gone.made.id)).status).toBe('withdrawn');
      expect((await wanted(gone.run.id)).get('M2')).toMatchObject({ status: 'awaited' });
    });

    test('更正：缺哪些、到哪天、怎样补，写明理由；不超出本来可以决定的；换下来的又变成还缺', async () => {
      let run = await almost({ title: '更正' });
      const materials = await wanted(run.id);
      const id = (key: string) => materials.get(key)?.id;
      const made = (await window.made(accept(run, [id('M2')]))).body;
      const fix = (over: object, username = 'handler.land', version = made.version) => act({ id: made.id, version }, 'correct', { reason: '经办人看错了', ...over }, username);
      expect(made.actions).toEqual(['supply', 'correct', 'withdraw']);
      expect(await act(made, 'correct', { dueIn: 2 })).toMatchObject({ status: 422 });
      expect(await fix({})).toMatchObject(refused(422, 'provisional.nothing_changed'));
      expect(await fix({ materials: [id('M1')] })).toMatchObject(refused(422, 'provisional.material_unknown', 'materials'));
      expect(await fix({ materials: [id('M3')] })).toMatchObject(refused(422, 'provisional.not_on_list', 'materials'));
      expect(await fix({ dueIn: 6 })).toMatchObject(refused(422, 'provisional.due_after_item', 'dueIn'));
      expect(await fix({ dueIn: 4 }, 'coordinator')).toMatchObject(refused(422, 'provisional.paper_missing', 'fileId'));
      expect(await fix({ dueIn: 4 }, 'supervisor')).toMatchObject({ status: 403 });
      const fixed = (await window.made(fix({ dueIn: 5, supplyBy: ['in_person'], promise: '五个工作日内当面补交' }))).body;
      expect(fixed).toMatchObject({ dueAt: '2026-03-16T09:30:00.000Z', supplyBy: ['in_person'], promise: '五个工作日内当面补交', materials: [{ name: '租赁合同' }] });
      expect(await fix({ supplyNote: '二号窗口' })).toMatchObject(refused(409, 'row.changed'));
      // How to supply is nobody's decision: it takes no paper.
      expect(await fix({ supplyNote: '二号窗口' }, 'coordinator', fixed.version)).toMatchObject({ status: 200, body: { supplyNote: '二号窗口' } });
      const events = (await as('coordinator').get<{ data: { action: string; data: { text?: string } }[] }>(`/api/provisional-acceptances/${made.id}/events`)).body.data;
      expect(events.filter(({ action }) => action === 'provisional.correct').map(({ data }) => data.text)).toEqual(['经办人看错了', '经办人看错了']);
      const still = await wanted(run.id);
      expect(['M2', 'M3', 'M4'].map((key) => still.get(key)?.status)).toEqual(['provisional', 'awaited', 'awaited']);

      // Another department's paper, of the same edition.
      const other = await window.made(as('admin').post<{ id: string; version: number }>('/api/bundle-templates', {
        code: 'kiosk', name: '报刊亭一件事', items: [{ id: 'A', name: '场地', departmentId: 'land', materials: ['M1', 'M2', 'M3'], promised: { kind: 'working_days', workingDays: 5 } }],
        materials: [{ id: 'M1', name: '申请书', main: true }, { id: 'M2', name: '租赁合同', deferrable: true }, { id: 'M3', name: '照片', deferrable: true }],
      }));
      await window.made(as('admin').post(`/api/bundle-templates/${other.body.id}/publish`, { version: other.body.version }));
      run = await almost({ title: '换一份', templateCode: 'kiosk' });
      const kiosk = await wanted(run.id);
      const one = (await window.made(accept(run, [kiosk.get('M2')?.id]))).body;
      const right = (await window.made(act(one, 'correct', { reason: '合同带来了，缺的是照片', materials: [kiosk.get('M3')?.id] }))).body;
      const after = await wanted(run.id);
      expect(['M2', 'M3'].map((key) => after.get(key)?.status)).toEqual(['awaited', 'provisional']);
      expect((await as('handler.land').get<Task>(`/api/tasks/${one.taskId}`)).body.ask).toBe('补齐容缺材料：照片');
      await window.made(act(right, 'withdraw', { reason: '照片也带来了' }));
      expect((await wanted(run.id)).get('M3')?.status).toBe('awaited');
    });

    test('一件事补齐够数的也建议固化，同一个一件事的各版合在一起数', async () => {
      const about = async () => (await as('director').get<{ data: Proposal[] }>('/api/proposals?filter={"subjectKind":"bundle-templates"}')).body.data;
      for (let left = 5; left > 0 && (await about()).length === 0; left--) {
        const run = await almost({ title: `固化 ${left}` });
        const made = (await window.made(accept(run, [(await wanted(run.id)).get('M2')?.id]))).body;
        await window.made(act(made, 'supply', { means: 'post', text: '寄到了' }));
        await quarterHour('2026-03-09T02:15:00.000Z');
      }
      const [proposal] = await about();
      expect(proposal).toMatchObject({ kind: 'provisional_practice', subjectId: 'stall', title: expect.stringContaining('摆摊一件事'), status: 'open' });
      expect(proposal?.grounds.every(({ runId, caseId, number }) => runId && caseId === null && number?.startsWith('YJS-'))).toBe(true);
      await window.made(as('director').post(`/api/proposals/${proposal?.id}/accept`, { version: 1 }));
      const run = await almost({ title: '已经固化' });
      expect((await as('handler.land').get<ProvisionalOffer>(`/api/bundles/${run.id}/provisional`)).body.practice).toBe(true);
    });

    test('任务办结了也算收到；收回、到期没补齐的，又变成还缺', async () => {
      let run = await almost({ title: '水果摊' });
      const id = (await wanted(run.id)).get('M2')?.id;
      const now = async () => (await wanted(run.id)).get('M2')?.status;
      const again = async () => (await window.made(accept(await see(run.id), [id]))).body;
      const task = async (taskId: string) => (await as('coordinator').get<Task>(`/api/tasks/${taskId}`)).body;
      await window.do('coordinator', await task((await again()).taskId), 'cancel', { reason: '不用了' });
      expect(await now()).toBe('awaited');
      const kept = await again();
      await window.do('handler.land', await task(kept.taskId), 'finish', { result: '当面看过' });
      expect([await now(), (await read(kept.id)).status]).toEqual(['accepted', 'supplied']);

      run = await almost({ title: '花摊' });
      const broken = await window.made(accept(run, [(await wanted(run.id)).get('M2')?.id]));
      expect(await quarterHour('2026-03-12T09:45:00.000Z')).toBe(1);
      expect(await read(broken.body.id)).toMatchObject({ status: 'defaulted', barred: true });
      expect(await now()).toBe('awaited');
      const { data } = (await as('coordinator').get<{ data: Task[] }>(`/api/tasks?filter=${encodeURIComponent(JSON.stringify({ ownerId: run.id, kind: 'reply' }))}`)).body;
      expect(data).toMatchObject([{ owner: 'run', personId: window.id('coordinator'), ask: expect.stringContaining('终止告知书') }]);
      expect(await print('promise', broken.body.id)).toMatchObject(refused(422, 'paper.not_running'));
      const told = await window.made(print('termination', broken.body.id));
      expect(await page(told.body)).toContain('所缺的租赁合同应于2026年3月12日前补齐');
      const proof = await window.made(as('coordinator').post<FormRow>('/api/forms', { form: 'delivery', subjectKind: 'forms', subjectId: told.body.id }));
      expect(await page(proof.body)).toContain(told.body.number);
      const standing = (await as('coordinator').get<{ data: FormRow[]; offers: FormOffer[] }>(`/api/bundles/${run.id}/forms`)).body;
      expect(standing.data.map(({ form }) => form).toSorted()).toEqual(['delivery', 'termination']);
      expect(standing.offers.find(({ form }) => form === 'termination')).toMatchObject({ subjectKind: 'provisional-acceptances', subjectId: broken.body.id, issued: told.body.id });
      const later = await almost({ title: '菜摊' });
      expect(await accept(later, [(await wanted(later.id)).get('M2')?.id])).toMatchObject(refused(422, 'provisional.barred'));
    });
  });
});
