import { beforeAll, describe, expect, test } from 'vitest';
import type { Approval } from '../../schema/approvals.ts';
import type { Case } from '../../schema/cases.ts';
import type { TaskForce } from '../../schema/task-forces.ts';
import { District } from '../contract/district.ts';
import { png } from '../files/bytes.ts';
import { eachStoreAtLength } from '../harness/index.ts';

const refused = (status: number, code: string, path?: string) => ({ status, body: { code, ...(path && { errors: [{ path }] }) } });
const COMMITTEE = { committee: '某社区居委会', verifier: '李某', reason: '走访邻里，情况属实。' };

eachStoreAtLength('特事特办、专班与提级', (api) => {
  const window = new District(api);
  const as = (username: string) => ({
    get: <Body>(path: string) => api.as(username).get<Body>(path, { now: window.now }),
    post: <Body>(path: string, body: object) => api.as(username).post<Body>(path, body, { now: window.now }),
    patch: <Body>(path: string, body: object) => api.as(username).patch<Body>(path, body, { now: window.now }),
  });

  beforeAll(async () => {
    await window.setUp();
    for (const [username, departmentId] of [['head.tax', 'tax'], ['head.land', 'land']] as const)
      await window.made(as('admin').post('/api/people', { username, name: `${username} 某`, role: 'handler', head: true, departmentId, password: 'demo-demo-demo' }));
    await window.made(as('admin').post('/api/departments', { id: 'city', name: '市级主管部门', standing: 'above' }));
  });

  const evidence = async (row: Case) => (await window.attach('cases', row.id, png(8, 8), '情况说明.png')).id;
  const ask = async (row: Case, over: object = {}, username = 'coordinator') => as(username).post<Approval>('/api/approvals', { kind: 'special', caseId: row.id, grounds: '材料客观上无法取得。', fileIds: [await evidence(row)], ...over });
  const act = (row: Pick<Approval, 'id' | 'version'>, action: string, username: string, body: object = {}) =>
    as(username).post<Approval>(`/api/approvals/${row.id}/${action}`, { version: row.version, reason: '情况属实。', ...body });
  const taken = async (row: Pick<Approval, 'id' | 'version'>, action: string, username: string, body: object = {}) => (await window.made(act(row, action, username, body))).body;
  const asked = async (over: object = {}) => {
    const row = await window.dispatched(over);
    return { row, request: (await window.made(ask(row))).body };
  };
  const verified = async (over: object = {}) => {
    const { row, request } = await asked(over);
    return { row, request: await taken(request, 'verify', 'coordinator', COMMITTEE) };
  };
  /** The departments have done their parts. */
  const done = async (row: Case) => {
    for (const task of await window.promises(row.id, 'handle')) await window.do('coordinator', task, 'finish', { result: '已核实。', onBehalf: true });
    return window.look(row.id);
  };

  /** What the request waits for, as the ledger has it. */
  const owed = async (row: Pick<Case, 'id'>) => (await api.sql(`select ask, status, due_at as due from tasks where case_id = '${row.id}' and kind = 'sign' order by rowid`)).map(({ ask: what, status, due }) => [what, status, due]);

  test('申请、居委会核实、两个单位依次批准,才能按特事特办答复,用一次', async () => {
    const { row, request } = await asked();
    expect(request).toMatchObject({ kind: 'special', status: 'waiting', caseNumber: row.number, requesterId: window.id('coordinator'), verification: null, signatures: [], actions: ['verify', 'withdraw'] });
    expect(await window.look(row.id)).toMatchObject({ awaiting: 'special' });
    expect(await owed(row)).toEqual([['登记居委会（社区）的核实情况', 'open', '2026-03-11T09:30:00.000Z']]);
    expect((await window.promises(row.id, 'sign'))[0]).toMatchObject({ personId: window.id('coordinator'), departmentId: null, signers: null });
    const checked = await taken(request, 'verify', 'coordinator', COMMITTEE);
    expect(checked).toMatchObject({ verification: { committee: '某社区居委会', verifier: '李某', text: '走访邻里，情况属实。' } });
    expect(await owed(row)).toEqual([['登记居委会（社区）的核实情况', 'done', '2026-03-11T09:30:00.000Z'], ['特事特办申请：审核', 'open', '2026-03-10T09:30:00.000Z']]);
    expect(checked).toMatchObject({ owed: { dueAt: '2026-03-10T09:30:00.000Z' } });
    const first = await taken(checked, 'approve', 'head.land', { conditions: '三个月内补齐。' });
    expect(first).toMatchObject({ status: 'waiting', signatures: [{ step: 'review', unit: 'land', conditions: '三个月内补齐。' }], actions: [] });
    const granted = await taken(first, 'approve', 'director');
    expect((await owed(row)).map(([, status]) => status)).toEqual(['done', 'done', 'done']);
    expect(granted).toMatchObject({ owed: null, status: 'approved', decidedById: window.id('director'), usedAt: null, actions: [] });

    const ready = await done(row);
    expect(ready.awaiting).toBeNull();
    const answered = await window.take('coordinator', ready, 'answer', { outcome: 'special' });
    expect(answered).toMatchObject({ stage: 'answered', outcome: 'special' });
    expect((await as('director').get<Approval>(`/api/approvals/${granted.id}`)).body.usedAt).not.toBeNull();
    const again = await window.take('coordinator', answered, 'reopen');
    expect(await window.act('coordinator', again, 'answer', { outcome: 'special' })).toMatchObject(refused(422, 'approval.required', 'outcome'));
    const told = (await window.history(row.id)).filter(({ subject }) => subject === 'approvals').map(({ action }) => action);
    expect(told.toReversed()).toEqual(['special.request', 'special.verify', 'special.approve', 'special.approve', 'special.use']);
  });

  test('欠着的签字也是任务:到期提醒该批的人,不由别处办结;诉求了结,它跟着取消;不晚于答复', async () => {
    const { row, request } = await verified();
    const [task] = await window.promises(row.id, 'sign');
    expect(await as('coordinator').post(`/api/tasks/${task?.id}/finish`, { version: task?.version, result: '批了' })).toMatchObject(refused(422, 'task.wrong_kind'));
    expect(await as('coordinator').patch(`/api/tasks/${task?.id}`, { version: task?.version, changes: { personId: window.id('coordinator.b') } })).toMatchObject(refused(422, 'task.wrong_kind'));
    const at = '2026-03-11T10:00:00+08:00';
    expect((await api.as('admin').post('/api/reminders/run', {}, { now: at })).status).toBe(200);
    const told = await api.sql(`select distinct p.username as who from reminders r join people p on p.id = r.receiver_id where r.task_id = '${task?.id}'`);
    expect(told.map(({ who }) => who)).toEqual(expect.arrayContaining(['head.land', 'head.tax', 'supervisor']));
    await window.take('coordinator', await window.look(row.id), 'withdraw');
    expect((await owed(row)).map(([, status]) => status)).toEqual(['done', 'cancelled']);
    expect((await as('director').get<Approval>(`/api/approvals/${request.id}`)).body.owed).toBeNull();
    // Triaged on a case whose answer is due on the day itself: the word is owed with the answer.
    const soon = await window.dispatched();
    await api.sql(`update cases set due_at = '2026-03-09T09:30:00.000Z' where id = '${soon.id}'`);
    await window.made(ask(soon));
    expect(await owed(soon)).toEqual([['登记居委会（社区）的核实情况', 'open', '2026-03-09T09:30:00.000Z']]);
  });

  describe('近路都走不通', () => {
    test('没有核实就批;申请人自己批;主任抢先;同一个人批两步;同一单位两个人', async () => {
      const { request } = await asked();
      expect(await act(request, 'approve', 'supervisor')).toMatchObject(refused(422, 'approval.not_verified'));
      expect(await act(request, 'approve', 'coordinator')).toMatchObject(refused(422, 'approval.own_request'));
      expect(await act(request, 'verify', 'coordinator')).toMatchObject(refused(422, 'approval.verifier_missing', 'committee'));
      const checked = await taken(request, 'verify', 'coordinator.b', COMMITTEE);
      expect(await act(checked, 'approve', 'director')).toMatchObject(refused(422, 'approval.out_of_order'));
      expect(await act(checked, 'approve', 'coordinator.b')).toMatchObject(refused(403, 'auth.forbidden'));
      for (const username of ['admin']) expect(await act(checked, 'approve', username)).toMatchObject(refused(403, 'auth.forbidden'));
      for (const username of ['viewer', 'handler']) expect(await act(checked, 'approve', username)).toMatchObject(refused(403, 'auth.forbidden'));
      const first = await taken(checked, 'approve', 'head.land');
      expect(await act(first, 'approve', 'head.land')).toMatchObject(refused(422, 'approval.same_person'));
      expect(await act(first, 'approve', 'supervisor')).toMatchObject(refused(422, 'approval.out_of_order'));
      await window.made(as('admin').post('/api/people', { username: 'director.land', name: '某', role: 'director', departmentId: 'land', password: 'demo-demo-demo' }));
      expect(await act(first, 'approve', 'director.land')).toMatchObject(refused(422, 'approval.same_unit'));
      expect(await act(checked, 'approve', 'director')).toMatchObject({ status: 409, body: { code: 'row.changed', current: { version: first.version } } });
    });

    test('被反映部门的负责人批不了;没有他的份的负责人看不到', async () => {
      const { request } = await verified({ complainedOfId: 'land' });
      expect(await act(request, 'approve', 'head.land')).toMatchObject(refused(422, 'department.complained_of'));
      const bare = (await window.made(ask(await window.take('coordinator', await window.register(), 'triage')))).body;
      expect(await act(bare, 'approve', 'head.land')).toMatchObject(refused(404, 'row.not_found'));
      const withheld = await verified({ complainedOfId: 'land', reporterWithheld: true });
      expect(await act(withheld.request, 'approve', 'head.land')).toMatchObject(refused(404, 'row.not_found'));
    });

    test('了结的诉求件不能申请;中途了结的,申请跟着了结', async () => {
      const { row, request } = await verified();
      await window.take('coordinator', await window.look(row.id), 'withdraw');
      expect(await act({ ...request, version: request.version + 1 }, 'approve', 'supervisor')).toMatchObject(refused(422, 'approval.decided'));
      expect((await as('director').get<Approval>(`/api/approvals/${request.id}`)).body).toMatchObject({ status: 'withdrawn', decision: '办事人撤回' });
      expect(await ask(await window.look(row.id))).toMatchObject(refused(422, 'case.wrong_stage'));
    });

    test('直接改、从表格改、导入、撤销,都碰不到审批,也写不进办理结果', async () => {
      const { row, request } = await verified();
      const change = { version: request.version, changes: { status: 'approved' } };
      expect(await as('admin').patch(`/api/approvals/${request.id}`, change)).toMatchObject(refused(404, 'request.not_found'));
      expect(await as('director').patch('/api/approvals', { rows: [{ id: request.id, ...change }] })).toMatchObject(refused(404, 'request.not_found'));
      expect(await as('director').post('/api/approvals/import', {})).toMatchObject(refused(404, 'request.not_found'));
      const ready = await window.look(row.id);
      expect(await as('coordinator').patch(`/api/cases/${row.id}`, { version: ready.version, changes: { outcome: 'special' } })).toMatchObject(refused(422, 'request.invalid'));
      expect((await as('coordinator').patch<{ results: { ok: boolean }[] }>('/api/cases', { rows: [{ id: row.id, version: ready.version, changes: { outcome: 'special', stage: 'answered' } }], partial: true })).body.results).toMatchObject([{ ok: false }]);
      const [step] = await api.sql("select change_id as id from events where subject = 'approvals' and action = 'special.verify' order by seq desc limit 1");
      expect(await as('coordinator').post('/api/undo', { token: step?.id })).toMatchObject(refused(404, 'undo.not_found'));
      // Below every route the database keeps it too.
      await expect(api.sql(`update cases set outcome = 'special' where id = '${row.id}'`)).rejects.toThrow('approval.required');
      await expect(api.sql(`update approvals set status = 'approved' where id = '${request.id}'`)).rejects.toThrow('approval.incomplete');
    });

    test('依据是这件诉求自己的文件,至少一份;在途和批准了的,依据不能删', async () => {
      const row = await window.dispatched();
      const other = await window.dispatched();
      expect(await ask(row, { fileIds: [] })).toMatchObject(refused(422, 'request.invalid'));
      expect(await ask(row, { fileIds: [await evidence(other)] })).toMatchObject(refused(422, 'row.unknown_reference', 'fileIds'));
      expect(await ask(row, {}, 'supervisor')).toMatchObject(refused(403, 'auth.forbidden'));
      const request = (await window.made(ask(row))).body;
      expect(await ask(row)).toMatchObject(refused(422, 'approval.waiting'));
      expect(await api.as('coordinator').send('DELETE', `/api/files/${request.fileIds[0]}?version=1`, { now: window.now })).toMatchObject(refused(422, 'file.evidence'));
      await taken(request, 'withdraw', 'coordinator');
      expect((await api.as('coordinator').send('DELETE', `/api/files/${request.fileIds[0]}?version=1`, { now: window.now })).status).toBe(200);
    });
  });

  test('两人同时批第一步,恰好一个写成', async () => {
    const { request } = await verified();
    const answers = await Promise.all(['supervisor', 'head.land', 'head.tax'].map((username) => act(request, 'approve', username)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    expect((await as('director').get<Approval>(`/api/approvals/${request.id}`)).body.signatures).toHaveLength(1);
  });

  test('同时申请两次,只有一项', async () => {
    const row = await window.dispatched();
    const answers = await Promise.all([1, 2].map(() => ask(row)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422]);
  });

  test('等我办的:该核实的归专员,该批的按顺序到人;年度清单可以导出,只给管事的人', async () => {
    const { request } = await asked();
    const mine = async (username: string) => (await as(username).get<{ data: Approval[] }>(`/api/approvals?filter=${encodeURIComponent(JSON.stringify({ forMe: true, id: request.id }))}`)).body.data.map(({ id }) => id);
    const who = async () => (await Promise.all(['coordinator', 'head.land', 'supervisor', 'director'].map(async (username) => ((await mine(username)).length > 0 ? [username] : [])))).flat();
    expect(await who()).toEqual(['coordinator']);
    const checked = await taken(request, 'verify', 'coordinator', COMMITTEE);
    expect(await who()).toEqual(['head.land', 'supervisor']);
    const first = await taken(checked, 'approve', 'supervisor');
    expect(await who()).toEqual(['director']);
    const over = await taken(first, 'refuse', 'director', { reason: '依据不足。' });
    expect(over).toMatchObject({ status: 'refused', decision: '依据不足。' });
    expect(await who()).toEqual([]);

    const year = encodeURIComponent(JSON.stringify({ kind: 'special', createdAt: { gte: '2026-01-01', lte: '2026-12-31' } }));
    const sheet = await api.as('director').raw('GET', `/api/approvals/export?format=csv&filter=${year}`, { now: window.now });
    expect(sheet.status).toBe(200);
    const line = (await sheet.text()).split('\n').find((one) => one.includes('依据不足。'));
    expect(line).toContain('某社区居委会 李某 2026-03-09：走访邻里，情况属实。');
    expect(line).toContain('效能监督 supervisor 某 2026-03-09：情况属实。');
    expect(line).toContain('不予批准');
    expect((await as('viewer').get(`/api/approvals/export?format=csv`)).status).toBe(403);
  });

  test('本区加一步审批:只管以后的申请,少一个签字都不算', async () => {
    const { body: setting } = await as('admin').get<{ version: number; value: { steps: object[] } }>('/api/settings/approvals');
    const [first, last] = setting.value.steps;
    const before = await verified();
    const set = (steps: object[], version: number) => as('admin').patch<{ version: number }>('/api/settings/approvals', { version, changes: { value: { ...setting.value, steps } } });
    expect(await set([first ?? {}], setting.version)).toMatchObject(refused(422, 'request.invalid'));
    const saved = (await window.made(set([{ code: 'part', name: '部门', by: ['head'], workingDays: 1 }, { code: 'look', name: '监督', by: ['supervisor'], workingDays: 1 }, last ?? {}], setting.version))).body;
    const { request } = await verified();
    const one = await taken(request, 'approve', 'head.land');
    const two = await taken(one, 'approve', 'supervisor');
    expect(two).toMatchObject({ status: 'waiting', signatures: [{ step: 'part' }, { step: 'look' }] });
    await expect(api.sql(`update approvals set status = 'approved' where id = '${request.id}'`)).rejects.toThrow('approval.incomplete');
    expect(await taken(two, 'approve', 'director')).toMatchObject({ status: 'approved' });
    expect(before.request.steps).toHaveLength(2);
    expect(await taken(await taken(before.request, 'approve', 'supervisor'), 'approve', 'director')).toMatchObject({ status: 'approved' });
    await window.made(set(setting.value.steps, saved.version));
  });

  describe('专班', () => {
    const members = [{ departmentId: 'land', body: null, name: '李某', share: '查档' }, { departmentId: null, body: '系统公司', name: null, share: '查系统记录' }];
    let count = 0;
    const formed = async (over: object = {}) => {
      const title = `药费报销专班 ${(count += 1)}`;
      const row = await window.take('coordinator', await window.register(), 'triage');
      await window.take('coordinator', row, 'form-force', { title, leadId: null, leadDepartmentId: 'tax', members, ask: '查明记录', dueIn: 5, ...over });
      const { body } = await as('coordinator').get<{ data: TaskForce[] }>(`/api/task-forces?filter=${encodeURIComponent(JSON.stringify({ title }))}`);
      const [force] = body.data;
      if (!force) throw new Error('no task force');
      return { row: await window.look(row.id), force };
    };

    test('组建、记日志、再交一件、办结后撤销:它欠的都在总账里', async () => {
      const { row, force } = await formed();
      expect(force).toMatchObject({ status: 'active', leadDepartmentId: 'tax', tasks: [{ caseId: row.id, ask: '查明记录', status: 'open', dueAt: '2026-03-16T09:30:00.000Z' }], actions: ['note', 'ask', 'edit'] });
      expect((await as('handler').get<{ data: { role: string; forceId: string }[] }>(`/api/tasks?filter=${JSON.stringify({ caseId: row.id })}`)).body.data).toMatchObject([{ role: 'force', forceId: force.id }]);
      // A member of another department writes in its log and reads no case for it.
      expect((await as('handler.land').post(`/api/task-forces/${force.id}/note`, { text: '已查到档案。', caseId: row.id })).status).toBe(200);
      expect((await as('handler.land').get(`/api/cases/${row.id}`)).status).toBe(404);
      expect(await as('handler.fire').post(`/api/task-forces/${force.id}/note`, { text: '旁人' })).toMatchObject(refused(404, 'row.not_found'));
      expect((await as('viewer').get<{ data: TaskForce[] }>('/api/task-forces')).body.data).toEqual([]);

      const second = await window.take('coordinator', await window.register(), 'triage');
      const grown = (await window.made(as('coordinator').post<TaskForce>(`/api/task-forces/${force.id}/ask`, { version: force.version, caseId: second.id, ask: '同样的问题' }))).body;
        expect(new Set(grown.tasks.map(({ caseId }) => caseId))).toEqual(new Set([row.id, second.id]));
      expect(await as('coordinator').post(`/api/task-forces/${force.id}/ask`, { version: grown.version, caseId: second.id, ask: '再来' })).toMatchObject(refused(422, 'force.asked_already', 'caseId'));
      expect(await as('coordinator').post(`/api/task-forces/${force.id}/close`, { version: grown.version, result: '办完' })).toMatchObject(refused(422, 'force.tasks_open'));
      expect(await window.act('coordinator', row, 'answer')).toMatchObject(refused(422, 'case.tasks_open'));
      for (const one of [row, second]) await window.do('handler', await window.promise(one.id, 'handle'), 'finish', { result: '查明并解决。' });
      const closed = (await window.made(as('coordinator').post<TaskForce>(`/api/task-forces/${force.id}/close`, { version: grown.version, result: '报销到账。' }))).body;
      expect(closed).toMatchObject({ status: 'closed', result: '报销到账。', actions: [], tasks: [{ result: '查明并解决。' }, { status: 'done' }] });
      expect(await as('coordinator').post(`/api/task-forces/${force.id}/note`, { text: '迟了' })).toMatchObject(refused(422, 'force.closed'));
      const events = (await as('handler.land').get<{ data: { action: string }[] }>(`/api/task-forces/${force.id}/events`)).body.data.map(({ action }) => action);
      expect(events.toReversed()).toEqual(['form-force', 'force.note', 'force.ask', 'force.close']);
    });

    test('成员可以改,牵头欠着任务时不能换;写明是外部单位还是部门', async () => {
      const { force } = await formed();
      const patch = (changes: object, version = force.version) => as('coordinator').patch<TaskForce>(`/api/task-forces/${force.id}`, { version, changes });
      expect(await patch({ leadDepartmentId: 'land', leadId: null })).toMatchObject(refused(422, 'force.tasks_open', 'changes.leadId'));
      expect(await patch({ members: [{ departmentId: null, body: null, name: null, share: null }] })).toMatchObject(refused(422, 'request.invalid'));
      expect(await patch({ members: members.slice(1) })).toMatchObject({ status: 200, body: { members: [{ body: '系统公司' }] } });
      expect(await patch({ title: '旧版本' })).toMatchObject({ status: 409, body: { code: 'row.changed' } });
      expect(await as('supervisor').patch(`/api/task-forces/${force.id}`, { version: 2, changes: { title: '改' } })).toMatchObject(refused(403, 'auth.forbidden'));
    });
  });

  test('提级:上级欠一项办理任务,凭文件登记答复;别的部门不能当上级', async () => {
    const row = await window.take('coordinator', await window.register(), 'triage');
    expect(await window.act('coordinator', row, 'escalate', { departmentId: 'tax', ask: '请示' })).toMatchObject(refused(422, 'escalation.not_above', 'departmentId'));
    await window.take('coordinator', row, 'escalate', { departmentId: 'city', ask: '请示办理口径', dueIn: 3 });
    const task = await window.promise(row.id, 'handle', 'city');
    expect(task).toMatchObject({ role: 'above', status: 'open', dueAt: '2026-03-12T09:30:00.000Z' });
    const answer = { result: '可按情况说明办理。', onBehalf: true };
    expect(await window.actOn('coordinator', task, 'finish', answer)).toMatchObject(refused(422, 'escalation.paper_missing', 'fileId'));
    const { id } = await window.attach('tasks', task.id, png(8, 8), '批复.png');
    const latest = await window.promise(row.id, 'handle', 'city');
    expect(await window.do('coordinator', latest, 'finish', { ...answer, fileId: id })).toMatchObject({ status: 'done', result: '可按情况说明办理。' });
    expect(await window.take('coordinator', await window.look(row.id), 'answer')).toMatchObject({ stage: 'answered' });
    expect((await as('director').get<{ data: { departmentId: string }[] }>('/api/scores?from=2026-03-01&to=2026-03-31')).body.data.map(({ departmentId }) => departmentId)).not.toContain('city');
  });
});
