import { beforeAll, describe, expect, test } from 'vitest';
import type { Score, ScoredRow } from '../../schema/scoring.ts';
import type { AccountabilityRecord, SupervisionNotice } from '../../schema/supervision.ts';
import type { Task } from '../../schema/tasks.ts';
import { District } from '../contract/district.ts';
import { eachStoreAtLength } from '../harness/index.ts';

type Written<Row> = Row & { undo?: string };
const refused = (status: number, code: string, path?: string) => ({ status, body: { code, ...(path && { errors: [{ path }] }) } });
const PERIOD = 'from=2026-03-01&to=2026-03-31';

eachStoreAtLength('督办、问责与评分', (api) => {
  const window = new District(api);
  beforeAll(() => window.setUp());

  const as = (username: string) => ({
    get: <Body>(path: string) => api.as(username).get<Body>(path, { now: window.now }),
    post: <Body>(path: string, body: object) => api.as(username).post<Body>(path, body, { now: window.now }),
    patch: <Body>(path: string, body: object) => api.as(username).patch<Body>(path, body, { now: window.now }),
  });
  const about = { departmentId: 'tax', title: '超期未办结', ground: '任务到期五个工作日仍未办结。', demand: '三日内办结并说明原因。', workingDays: 3 };
  const draft = (over: object = {}) => as('supervisor').post<Written<SupervisionNotice>>('/api/supervision-notices', { ...about, ...over });
  const act = (row: { id: string; version: number }, action: string, body: object = {}, username = 'supervisor') =>
    as(username).post<SupervisionNotice>(`/api/supervision-notices/${row.id}/${action}`, { version: row.version, ...body });
  const read = async (id: string, username = 'supervisor') => (await as(username).get<SupervisionNotice>(`/api/supervision-notices/${id}`)).body;
  const rectification = async (notice: SupervisionNotice) => (await as('handler').get<Task>(`/api/tasks/${notice.rectifyTaskId}`)).body;
  const part = async () => window.promise((await window.dispatched()).id, 'handle', 'tax');

  test('拟稿、发出、部门回复、退回重办、再回复、销号:每一轮是总账里的一项整改', async () => {
    const task = await part();
    const made = await draft({ taskId: task.id });
    expect(made).toMatchObject({ status: 201, body: { status: 'draft', caseId: task.caseId, rounds: 0, dueAt: null, actions: ['issue', 'withdraw'] } });

    const issued = await act(made.body, 'issue');
    expect(issued).toMatchObject({ status: 200, body: { status: 'issued', rounds: 1, dueAt: '2026-03-12T09:30:00.000Z', actions: ['withdraw'] } });
    expect(await act(issued.body, 'confirm')).toMatchObject(refused(422, 'supervision.not_answered'));

    const owed = await rectification(issued.body);
    expect(owed).toMatchObject({ kind: 'rectify', status: 'open', owner: 'notice', ownerId: made.body.id, departmentId: 'tax', caseId: null, ask: about.demand, actions: ['accept', 'finish'] });
    expect(await as('handler').post(`/api/tasks/${owed.id}/return`, { version: owed.version, ground: 'not_ours' })).toMatchObject(refused(422, 'task.wrong_kind'));
    expect(await as('handler').post(`/api/tasks/${owed.id}/finish`, { version: owed.version, result: '已办结,原因是系统故障。' })).toMatchObject({ status: 200 });

    const answered = await read(made.body.id);
    expect(answered).toMatchObject({ status: 'answered', result: '已办结,原因是系统故障。', actions: ['confirm', 'send-back', 'withdraw'] });
    const again = await act(answered, 'send-back', { reason: '没有说明责任人。', workingDays: 2 });
    expect(again).toMatchObject({ status: 200, body: { status: 'issued', rounds: 2, result: null, dueAt: '2026-03-11T09:30:00.000Z' } });
    expect(again.body.rectifyTaskId).not.toBe(owed.id);

    const second = await rectification(again.body);
    await as('handler').post(`/api/tasks/${second.id}/finish`, { version: second.version, result: '责任人已谈话。' });
    const done = await act(await read(made.body.id), 'confirm', { conclusion: '整改属实。' });
    expect(done).toMatchObject({ status: 200, body: { status: 'confirmed', conclusion: '整改属实。', actions: [] } });
    expect(await as('handler').get(`/api/tasks/${owed.id}`)).toMatchObject({ body: { status: 'done', result: '已办结,原因是系统故障。' } });
  });

  test('一项承诺同时只有一份督办;任务了结了或不是这个部门的,不能督办', async () => {
    const task = await part();
    const first = (await draft({ taskId: task.id })).body;
    expect(await draft({ taskId: task.id })).toMatchObject(refused(409, 'row.exists', 'taskId'));
    expect(await draft({ taskId: task.id, departmentId: 'land' })).toMatchObject(refused(422, 'supervision.not_about', 'taskId'));
    await act(first, 'withdraw', { reason: '另案处理。' });
    expect((await draft({ taskId: task.id })).status).toBe(201);
    await as('handler').post(`/api/tasks/${task.id}/finish`, { version: task.version, result: '办好了。' });
    expect(await draft({ taskId: task.id })).toMatchObject(refused(422, 'supervision.task_closed', 'taskId'));
  });

  test('撤回:还没办的整改一并收回;发出以后不能改内容,过时的版本写不进去', async () => {
    const made = (await draft()).body;
    const edited = await as('supervisor').patch<SupervisionNotice>(`/api/supervision-notices/${made.id}`, { version: 1, changes: { demand: '两日内书面说明。' } });
    expect(edited).toMatchObject({ status: 200, body: { version: 2, demand: '两日内书面说明。' } });
    expect(await act(made, 'issue')).toMatchObject({ status: 409, body: { code: 'row.changed', current: { version: 2, demand: '两日内书面说明。' } } });
    const issued = (await act(edited.body, 'issue')).body;
    expect(await as('supervisor').patch(`/api/supervision-notices/${made.id}`, { version: issued.version, changes: { demand: '改一改' } })).toMatchObject(refused(422, 'supervision.issued'));
    expect(await act(issued, 'withdraw', { reason: '发错了部门。' })).toMatchObject({ status: 200, body: { status: 'withdrawn' } });
    expect(await rectification(issued)).toMatchObject({ status: 'cancelled', result: '发错了部门。' });
  });

  test('两人同时销号,恰好一个写成', async () => {
    const issued = (await act((await draft()).body, 'issue')).body;
    const owed = await rectification(issued);
    await as('handler').post(`/api/tasks/${owed.id}/finish`, { version: owed.version, result: '已整改。' });
    const answered = await read(issued.id);
    const answers = await Promise.all([1, 2, 3, 4].map(() => act(answered, 'confirm')));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
  });

  describe('谁看得见', () => {
    test('部门只看发给自己的,看不到草稿,也不能销号;协调专员看得见,不能动', async () => {
      const made = (await draft()).body;
      expect((await as('handler').get(`/api/supervision-notices/${made.id}`)).status).toBe(404);
      const issued = (await act(made, 'issue')).body;
      expect(await read(made.id, 'handler')).toMatchObject({ status: 'issued', caseId: null, actions: [] });
      expect((await as('handler.land').get(`/api/supervision-notices/${made.id}`)).status).toBe(404);
      expect((await as('viewer').get(`/api/supervision-notices/${made.id}`)).status).toBe(404);
      for (const username of ['handler', 'coordinator', 'director', 'admin'])
        expect(await act(issued, 'withdraw', { reason: '不督办了' }, username)).toMatchObject(refused(403, 'auth.forbidden'));
      expect(await read(made.id, 'coordinator')).toMatchObject({ status: 'issued', actions: [] });
    });

    test('问责记录:效能监督人员记,主任和管理员看,别人都看不到', async () => {
      const record = { departmentId: 'tax', person: '李某', body: '区纪委监委', decision: '通报批评。', decidedOn: '2026-03-06', weight: 10 };
      const made = await as('supervisor').post<Written<AccountabilityRecord>>('/api/accountability-records', record);
      expect(made).toMatchObject({ status: 201, body: { ...record, noticeId: null, recordedById: window.id('supervisor') } });
      expect((await as('director').get(`/api/accountability-records/${made.body.id}`)).status).toBe(200);
      for (const username of ['coordinator', 'handler', 'viewer']) expect((await as(username).get('/api/accountability-records')).status).toBe(403);
      expect(await as('director').post('/api/accountability-records', record)).toMatchObject(refused(403, 'auth.forbidden'));
      expect(await as('supervisor').post('/api/accountability-records', { ...record, decidedOn: '2026-03-10' })).toMatchObject(refused(422, 'value.in_future', 'decidedOn'));
      expect(await as('supervisor').post('/api/accountability-records', { ...record, noticeId: 'none' })).toMatchObject(refused(422, 'row.unknown_reference', 'noticeId'));
    });
  });

  test('评分:每个数字都打得开,和列出的行数一样;处室只看自己的', async () => {
    const fire = async () => (await as('director').get<{ data: Score[] }>(`/api/scores?${PERIOD}`)).body.data.find(({ departmentId }) => departmentId === 'fire');
    expect(await fire()).toMatchObject({ score: 100 });
    await act((await draft({ departmentId: 'fire' })).body, 'issue');
    await as('supervisor').post('/api/accountability-records', { departmentId: 'fire', body: '区效能办', decision: '责令检查。', decidedOn: '2026-03-05', weight: 7 });
    const scored = await fire();
    expect(scored).toMatchObject({ score: 88 });
    for (const { measure, rows } of scored?.lines ?? []) {
      const { body } = await as('supervisor').get<{ data: ScoredRow[] }>(`/api/scores/rows?${PERIOD}&departmentId=fire&measure=${measure}`);
      expect(body.data, measure).toHaveLength(rows);
    }
    expect((await as('handler.fire').get<{ data: Score[] }>(`/api/scores?${PERIOD}`)).body.data.map(({ departmentId }) => departmentId)).toEqual(['fire']);
    const behind = (username: string, departmentId: string, measure: string) => as(username).get<{ data: ScoredRow[] }>(`/api/scores/rows?${PERIOD}&departmentId=${departmentId}&measure=${measure}`);
    expect((await behind('handler.fire', 'fire', 'notices')).body.data).toHaveLength(1);
    for (const [username, departmentId, measure] of [['handler.fire', 'tax', 'late'], ['handler.fire', 'fire', 'accountability'], ['coordinator', 'fire', 'accountability'], ['viewer', 'fire', 'late']] as const)
      expect(await behind(username, departmentId, measure), `${username} ${measure}`).toMatchObject(refused(403, 'auth.forbidden'));
    expect(await as('director').get('/api/scores?from=2026-03-31&to=2026-03-01')).toMatchObject(refused(422, 'supervision.period', 'to'));
  });

  test('超期办结、退回、超期未办结各算各的', async () => {
    const late = await part();
    const returned = await part();
    const open = await part();
    await as('handler').post(`/api/tasks/${returned.id}/return`, { version: returned.version, ground: 'not_ours', text: '不归我们管' });
    const before = window.now;
    window.now = '2026-03-30T10:00:00+08:00';
    await as('handler').post(`/api/tasks/${late.id}/finish`, { version: late.version, result: '办好了。' });
    const rowsOf = async (measure: string) => (await as('supervisor').get<{ data: ScoredRow[] }>(`/api/scores/rows?${PERIOD}&departmentId=tax&measure=${measure}`)).body.data.map(({ id }) => id);
    const found = { late: await rowsOf('late'), returned: await rowsOf('returned'), overdue: await rowsOf('overdue') };
    window.now = before;
    expect(found.late).toEqual([late.id]);
    expect(found.returned).toEqual([returned.id]);
    expect(found.overdue).toContain(open.id);
    expect(found.overdue).not.toContain(late.id);
  });
});
