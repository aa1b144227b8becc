import { beforeAll, describe, expect, test } from 'vitest';
import { Case } from '../../schema/cases.ts';
import { Task } from '../../schema/tasks.ts';
import { eachStoreAtLength } from '../harness/index.ts';
import { District } from './district.ts';

const PHONE = '13812341234';
const ID_NUMBER = '11010519491231002X';
/** Words by which a leak is known wherever it turns up. */
const SECRETS = { name: '欧阳静', place: '某市某区幸福里 7 号', story: '跑了三趟都说系统里查不到', relation: '女儿', told: '已告知本人' };
const reporter = { kind: 'person', name: SECRETS.name, phone: PHONE, idType: 'resident', idNumber: ID_NUMBER, livingPlace: SECRETS.place, circumstances: ['serious_illness'] };

eachStoreAtLength('who sees what', (api) => {
  const window = new District(api);
  beforeAll(() => window.setUp());

  const get = (username: string, path: string) => api.as(username).get<Record<string, unknown>>(path, { now: window.now });
  const file = (over: object = {}) => window.dispatched({ reporter, reporterRelation: SECRETS.relation, story: SECRETS.story, stuckAt: '卡在档案', ...over });
  const leaks = (said: unknown, ...allowed: (keyof typeof SECRETS)[]) => {
    const text = JSON.stringify(said);
    const found = Object.entries(SECRETS).filter(([kind, secret]) => !allowed.some((one) => one === kind) && text.includes(secret)).map(([kind]) => kind);
    return [...found, ...[PHONE, ID_NUMBER].filter((number) => text.includes(number))];
  };

  test('nobody without a session sees anything', async () => {
    const c = await file();
    for (const path of [`/api/cases/${c.id}`, '/api/cases', `/api/cases/${c.id}/events`, '/api/tasks', '/api/applicants'])
      expect(await api.get(path)).toMatchObject({ status: 401, body: { code: 'auth.required' } });
  });

  describe('a handler', () => {
    test('sees the case his department has a part in, and of it what the part needs', async () => {
      const c = await file();
      const { status, body } = await get('handler', `/api/cases/${c.id}`);
      expect(status).toBe(200);
      expect(Case.parse(body)).toMatchObject({ title: c.title, story: SECRETS.story, stuckAt: '卡在档案', queryCode: null, facts: {}, judgement: null, reporter: { name: SECRETS.name, phone: null, idNumber: null, livingPlace: null } });
      expect(leaks(body, 'name', 'story', 'relation')).toEqual([]);
    });

    test('sees neither the case nor its tasks where his department has none: 404, as if they were not there', async () => {
      const c = await file();
      const [tax] = await window.promises(c.id, 'handle');
      const nowhere = await get('handler.fire', '/api/cases/nothing');
      expect(await get('handler.fire', `/api/cases/${c.id}`)).toMatchObject({ status: 404, body: nowhere.body });
      for (const path of [`/api/cases/${c.id}/events`, `/api/tasks/${tax?.id}`, `/api/tasks/${tax?.id}/clock`]) expect(await get('handler.fire', path)).toMatchObject({ status: 404, body: { code: 'row.not_found' } });
      for (const action of ['note', 'request-extension'] as const) expect(await window.act('handler.fire', c, action)).toMatchObject({ status: 404 });
      expect(await window.actOn('handler.fire', { id: String(tax?.id), version: 1 }, 'accept')).toMatchObject({ status: 404 });
    });

    test('sees his department’s task and not another’s, nor the window’s own', async () => {
      const c = await file();
      const all = await window.promises(c.id);
      const seen = await Promise.all(all.map(({ id }) => get('handler', `/api/tasks/${id}`)));
      expect(all.filter((_, at) => seen[at]?.status === 200).map(({ kind, departmentId }) => [kind, departmentId])).toEqual([['handle', 'tax']]);
    });

    test('reads in the history what happened to his part and what he wrote', async () => {
      const c = await file();
      await window.note(c, { text: '窗口自己的记录' });
      const mine = await window.note(c, { text: '我联系了办事人' }, 'handler');
      await window.do('handler', await window.promise(c.id, 'handle', 'tax'), 'accept');
      const events = await window.history(c.id, 'handler');
      expect(events.map(({ subject, action }) => `${subject} ${action}`)).toEqual(['tasks accept', 'cases note', 'tasks open']);
      expect(events.find(({ subject }) => subject === 'cases')?.id).toBe(mine);
      expect(leaks(events)).toEqual([]);
    });

    test('sees it no more once it is in the trash', async () => {
      const open = await file();
      const part = await window.do('handler', await window.promise(open.id, 'handle', 'tax'), 'finish', { result: '已核实' });
      const c = await window.take('coordinator', await window.look(open.id), 'withdraw');
      expect((await get('handler', `/api/cases/${c.id}`)).status).toBe(200);
      await window.made(api.as('coordinator').send('DELETE', `/api/cases/${c.id}?version=${c.version}`, { now: window.now }));
      expect(await get('handler', `/api/cases/${c.id}`)).toMatchObject({ status: 404 });
      expect(await get('handler', `/api/cases/${c.id}/events`)).toMatchObject({ status: 404 });
      expect(await window.act('handler', c, 'note')).toMatchObject({ status: 404 });
      for (const username of ['handler', 'viewer']) {
        const { body: listed } = await get(username, `/api/tasks?filter=${encodeURIComponent(JSON.stringify({ caseId: c.id }))}`);
        expect(listed, username).toMatchObject({ data: [], total: 0 });
        for (const path of [`/api/tasks/${part.id}`, `/api/tasks/${part.id}/clock`, `/api/cases/${c.id}/events`, `/api/cases/${c.id}`]) expect(await get(username, path), `${username} ${path}`).toMatchObject({ status: 404, body: { code: 'row.not_found' } });
      }
      expect((await get('coordinator', `/api/cases/${c.id}/events`)).status).toBe(200);
    });
  });

  describe('a department that gave its part back', () => {
    const returned = async () => {
      const c = await file();
      const part = await window.do('handler', await window.promise(c.id, 'handle', 'tax'), 'return', { ground: 'not_ours', text: '应由规划部门办' });
      return { c, part };
    };
    const sees = async (c: { id: string }) => {
      const { body } = await api.as('handler').get<{ data: { id: string }[] }>('/api/cases?limit=500', { now: window.now });
      return { one: (await get('handler', `/api/cases/${c.id}`)).status, listed: body.data.some(({ id }) => id === c.id) };
    };

    test('sees the case no more; its own task stays listed, without the story', async () => {
      const c = await file();
      expect(await sees(c)).toEqual({ one: 200, listed: true });
      const { c: given, part } = await returned();
      expect(await sees(given)).toEqual({ one: 404, listed: false });
      expect(await get('handler', `/api/cases/${given.id}/events`)).toMatchObject({ status: 404 });
      expect(await window.act('handler', given, 'note')).toMatchObject({ status: 404 });
      const { body } = await get('handler', `/api/tasks/${part.id}`);
      expect(Task.parse(body)).toMatchObject({ status: 'returned', ground: 'not_ours', stuckAt: null, actions: [] });
      expect(leaks(body)).toEqual([]);
      expect((await get('handler', `/api/tasks?filter=${encodeURIComponent(JSON.stringify({ caseId: given.id }))}`)).body).toMatchObject({ total: 1 });
      // The department that still has a part sees it as before.
      expect((await get('handler.land', `/api/cases/${given.id}`)).status).toBe(200);
    });

    test('sees it again when it is given another part, and still where it finished one', async () => {
      const { c } = await returned();
      await window.take('coordinator', await window.look(c.id), 'dispatch', { lead: { departmentId: 'tax', dueIn: 2, ask: '请再核实' } });
      expect(await sees(c)).toEqual({ one: 200, listed: true });
      await window.do('handler', await window.promise(c.id, 'handle', 'tax'), 'finish', { result: '已核实' });
      expect(await sees(c)).toEqual({ one: 200, listed: true });
    });

    test('the same where the coordinator takes the part back', async () => {
      const c = await file();
      await window.do('coordinator', await window.promise(c.id, 'handle', 'land'), 'cancel', { reason: '不再需要' });
      expect(await get('handler.land', `/api/cases/${c.id}`)).toMatchObject({ status: 404 });
    });
  });

  describe('the department complained of', () => {
    test('learns neither who reported nor what was told, where he asked to be withheld', async () => {
      const c = await window.take('coordinator', await window.register({ reporter, reporterRelation: SECRETS.relation, story: SECRETS.story, stuckAt: SECRETS.place, hotlineOrder: 'HL-1', reporterWithheld: true, complainedOfId: 'tax' }), 'triage');
      await window.take('coordinator', c, 'dispatch', { lead: { departmentId: 'land', ask: '核实' }, assist: [{ departmentId: 'tax', ask: '说明情况' }] });
      const { body } = await get('handler', `/api/cases/${c.id}`);
      expect(Case.parse(body)).toMatchObject({ reporter: null, party: null, reporterRelation: null, story: null, stuckAt: null, loss: null, hotlineOrder: null });
      const task = await window.promise(c.id, 'handle', 'tax');
      const shown = await get('handler', `/api/tasks/${task.id}`);
      expect(Task.parse(shown.body)).toMatchObject({ ask: '说明情况', stuckAt: null });
      expect(leaks([body, shown.body, await window.history(c.id, 'handler')])).toEqual([]);
      // The department that leads sees them as always.
      expect((await get('handler.land', `/api/cases/${c.id}`)).body).toMatchObject({ reporter: { name: SECRETS.name }, story: SECRETS.story });
    });

    test('sees the party where somebody else reported for him', async () => {
      const c = await window.take('coordinator', await window.register({ reporter, party: { kind: 'person', name: '当事人甲' }, reporterWithheld: true, complainedOfId: 'tax' }), 'triage');
      await window.take('coordinator', c, 'dispatch', { lead: { departmentId: 'land', ask: '核实' }, assist: [{ departmentId: 'tax', ask: '说明情况' }] });
      expect((await get('handler', `/api/cases/${c.id}`)).body).toMatchObject({ reporter: null, party: { name: '当事人甲' } });
    });

    test('can be given the lead by nobody, and closes no complaint about itself', async () => {
      const c = await window.take('coordinator', await window.register({ complainedOfId: 'tax' }), 'triage');
      expect(await window.act('coordinator', c, 'dispatch')).toMatchObject({ status: 422, body: { code: 'department.complained_of', errors: [{ path: 'lead.departmentId' }] } });
      // Found out only after it was given out.
      const later = await window.dispatched();
      await window.made(api.as('coordinator').patch(`/api/cases/${later.id}`, { version: later.version, changes: { complainedOfId: 'tax' } }, { now: window.now }));
      expect(await window.actOn('handler', await window.promise(later.id, 'handle', 'tax'), 'finish', { result: '没有问题' })).toMatchObject({ status: 422, body: { code: 'department.complained_of' } });
    });
  });

  describe('a viewer', () => {
    test('sees figures and stages, no personal data', async () => {
      const c = await file({ hotlineOrder: 'HL-2' });
      const { status, body } = await get('viewer', `/api/cases/${c.id}`);
      expect(status).toBe(200);
      expect(Case.parse(body)).toMatchObject({ stage: 'working', category: 'lj_hard', story: null, stuckAt: null, queryCode: null, reporterRelation: null, hotlineOrder: null, actions: [], reporter: { name: '欧**', phone: null, idNumber: null, circumstances: [] } });
      const list = await get('viewer', '/api/cases');
      expect(leaks([body, list.body, await window.history(c.id, 'viewer'), (await get('viewer', '/api/tasks')).body])).toEqual([]);
    });

    test('reads neither what a department was asked nor the grounds of an extension', async () => {
      const c = await file();
      const task = await window.promise(c.id, 'handle', 'tax');
      expect(task.ask).toBe('核实并办理');
      expect((await get('viewer', `/api/tasks/${task.id}`)).body).toMatchObject({ id: task.id, ask: '', result: null });
      expect((await get('viewer', `/api/tasks?filter=${encodeURIComponent('{"ask":{"contains":"核实"}}')}`)).status).toBe(400);
      const noteId = await window.note(c, {});
      await window.take('coordinator', await window.look(c.id), 'request-extension', { contactNoteId: noteId, reason: SECRETS.story });
      const requests = await Promise.all(['viewer', 'handler.land', 'handler', 'director'].map(async (username) => Case.parse((await get(username, `/api/cases/${c.id}`)).body)));
      expect(requests.map(({ awaiting, request }) => [awaiting, request?.grounds])).toEqual([['extension', undefined], ['extension', undefined], ['extension', SECRETS.story], ['extension', SECRETS.story]]);
    });

    test('may do nothing', async () => {
      const c = await file();
      for (const action of ['triage', 'note', 'reveal', 'withdraw', 'approve'] as const) expect(await window.act('viewer', c, action), action).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
      const as = api.as('viewer');
      expect(await as.post('/api/cases', { channel: 'window', title: '一', reporter })).toMatchObject({ status: 403 });
      expect(await as.post('/api/cases/check', { title: '不动产' })).toMatchObject({ status: 403 });
      expect(await as.get('/api/applicants')).toMatchObject({ status: 403 });
    });
  });

  describe('what one may not read', () => {
    const found = async (username: string, query: string) => {
      const { status, body } = await get(username, `/api/cases?${query}`);
      return status === 200 ? (body.data as { id: string }[]).map(({ id }) => id) : status;
    };
    const words = (text: string) => `q=${encodeURIComponent(text)}`;

    test('cannot be found by guessing at its words either', async () => {
      const story = '户口本在搬家时遗失';
      const c = await window.take('coordinator', await window.register({ reporter, story, reporterWithheld: true, complainedOfId: 'tax' }), 'triage');
      await window.take('coordinator', c, 'dispatch', { lead: { departmentId: 'land', ask: '核实' }, assist: [{ departmentId: 'tax', ask: '说明情况' }] });
      const finders = async (text: string) => {
        const seen = await Promise.all(['coordinator', 'supervisor', 'handler.land', 'handler', 'handler.fire', 'viewer'].map(async (username) => [username, await found(username, words(text))] as const));
        return seen.filter(([, ids]) => Array.isArray(ids) && ids.includes(c.id)).map(([username]) => username);
      };
      expect(await finders('搬家时')).toEqual(['coordinator', 'supervisor', 'handler.land']);
      expect(await finders('欧阳')).toEqual(['coordinator', 'supervisor']);
      expect(await finders(PHONE)).toEqual(['coordinator', 'supervisor']);
      expect(await finders(PHONE.slice(0, 8))).toEqual([]);
    });

    test('is no filter either', async () => {
      const c = await file();
      const asked = (filter: object) => `filter=${encodeURIComponent(JSON.stringify(filter))}`;
      for (const filter of [{ reporterId: c.reporter?.id }, { story: { contains: '系统' } }, { queryCode: c.queryCode }]) {
        expect(await found('coordinator', asked(filter))).toContain(c.id);
        for (const username of ['viewer', 'handler']) expect(await found(username, asked(filter)), username).toBe(400);
      }
      for (const filter of [{ phoneDigest: 'x' }, { search_words: 'x' }, { 'reporter.name': SECRETS.name }]) expect(await found('admin', asked(filter))).toBe(400);
    });
  });

  describe('ID numbers and phones', () => {
    test('are masks to everybody and ciphertext in the database, its history included', async () => {
      const c = await file();
      for (const username of ['coordinator', 'supervisor', 'director', 'handler', 'viewer', 'admin'])
        expect(leaks(await Promise.all([`/api/cases/${c.id}`, '/api/cases?limit=500', `/api/cases/${c.id}/events`].map((path) => get(username, path))), 'name', 'place', 'story', 'relation'), username).toEqual([]);
      for (const table of ['applicants', 'cases', 'tasks', 'events']) expect(leaks(await api.sql(`select * from ${table}`), 'name', 'place', 'story', 'relation'), table).toEqual([]);
    });

    test('the coordinator of the open case sees one, and it is written down before it is shown', async () => {
      const c = await file();
      const before = await api.sql(`select count(*) as n from events where action = 'reveal'`);
      expect(await window.act('coordinator', c, 'reveal', { field: 'reporter.phone' })).toMatchObject({ status: 200, body: { value: PHONE } });
      expect(await window.act('supervisor', c, 'reveal', { field: 'party.idNumber' })).toMatchObject({ status: 200, body: { value: ID_NUMBER } });
      expect(await api.sql(`select count(*) as n from events where action = 'reveal'`)).toEqual([{ n: Number(before[0]?.n) + 2 }]);
      const [event] = await window.history(c.id);
      expect(event).toMatchObject({ action: 'reveal', version: null, actorName: 'supervisor 某', data: { field: 'party.idNumber' } });
      expect((await window.look(c.id)).version).toBe(c.version);
    });

    test('nobody else does, nor anybody once it is closed or in the trash', async () => {
      const c = await file();
      for (const username of ['coordinator.b', 'director', 'admin', 'handler', 'viewer']) expect(await window.act(username, c, 'reveal'), username).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
      const closed = await window.take('coordinator', c, 'withdraw');
      expect(await window.act('coordinator', closed, 'reveal')).toMatchObject({ status: 403 });
      await window.made(api.as('coordinator').send('DELETE', `/api/cases/${c.id}?version=${closed.version}`, { now: window.now }));
      expect(await window.act('supervisor', closed, 'reveal')).toMatchObject({ status: 404 });
      const bare = await window.register({ reporter: { kind: 'person', name: '无名氏' } });
      expect(await window.act('coordinator', bare, 'reveal')).toMatchObject({ status: 404, body: { code: 'reveal.nothing' } });
    });

    test('a mask written back is no change; any other mask is refused, at registration too', async () => {
      const c = await file();
      const { body: known } = await get('coordinator', `/api/applicants/${c.reporter?.id}`);
      const as = api.as('coordinator');
      const patch = (changes: object) => as.patch<Record<string, unknown>>(`/api/applicants/${c.reporter?.id}`, { version: known.version, changes }, { now: window.now });
      const same = await patch({ phone: known.phone, idNumber: known.idNumber });
      expect([same.status, same.body.version]).toEqual([200, known.version]);
      expect(await patch({ phone: '139****0000' })).toMatchObject({ status: 422, body: { code: 'value.masked', errors: [{ path: 'changes.phone' }] } });
      expect(await as.post('/api/cases', { channel: 'window', title: '再来', reporter: { kind: 'person', name: '张某', phone: '138****1234' } }, { now: window.now })).toMatchObject({ status: 422, body: { code: 'value.masked', errors: [{ path: 'reporter.phone' }] } });
      expect(await window.act('coordinator', c, 'reveal', { field: 'reporter.phone' })).toMatchObject({ body: { value: PHONE } });
    });
  });

  describe('what a case points at', () => {
    const draft = { channel: 'window', title: '不动产', reporter: { kind: 'person', name: '张某' } };

    test('must be there, and be what it is taken for', async () => {
      const as = api.as('coordinator');
      for (const [field, id] of [['departmentId', 'nowhere'], ['complainedOfId', 'nowhere'], ['matterId', 'nothing'], ['siteId', 'nowhere'], ['helperId', 'nobody'], ['coordinatorId', 'nobody'], ['coordinatorId', window.id('handler')], ['coordinatorId', window.id('viewer')]] as const) {
        expect(await as.post('/api/cases', { ...draft, [field]: id }, { now: window.now }), field).toMatchObject({ status: 422, body: { code: 'row.unknown_reference', errors: [{ path: field }] } });
        const c = await window.register();
        expect(await as.patch(`/api/cases/${c.id}`, { version: 1, changes: { [field]: id } }, { now: window.now }), field).toMatchObject({ status: 422, body: { code: 'row.unknown_reference', errors: [{ path: `changes.${field}` }] } });
      }
    });

    test('a case is always some coordinator’s', async () => {
      const c = await window.register();
      expect(await api.as('coordinator').patch(`/api/cases/${c.id}`, { version: 1, changes: { coordinatorId: null } }, { now: window.now })).toMatchObject({ status: 422, body: { code: 'request.invalid', errors: [{ path: 'changes.coordinatorId' }] } });
      expect((await window.register({ coordinatorId: null })).coordinatorId).toBe(window.id('coordinator'));
    });

    test('a case handed to another coordinator takes its promises along, and is revealed to him alone', async () => {
      const c = await window.register({ reporter });
      expect(await window.promise(c.id, 'triage')).toMatchObject({ personId: window.id('coordinator') });
      const { body } = await window.made(api.as('coordinator').patch(`/api/cases/${c.id}`, { version: 1, changes: { coordinatorId: window.id('coordinator.b') } }, { now: window.now }));
      const handed = Case.parse(body);
      expect(await window.promise(c.id, 'triage')).toMatchObject({ personId: window.id('coordinator.b'), version: 2 });
      expect((await window.history(c.id)).map(({ subject, action }) => `${subject} ${action}`)).toContain('tasks hand-over');
      expect(await window.act('coordinator', handed, 'reveal')).toMatchObject({ status: 403 });
      expect(await window.act('coordinator.b', handed, 'reveal')).toMatchObject({ status: 200 });
    });
  });

  describe('the trash', () => {
    test('takes no case with an open promise, an archived one’s included', async () => {
      const open = await file();
      const trash = (c: { id: string; version: number }) => api.as('coordinator').send('DELETE', `/api/cases/${c.id}?version=${c.version}`, { now: window.now });
      expect(await trash(open)).toMatchObject({ status: 422, body: { code: 'promise.open' } });
      const declined = await window.take('coordinator', await window.register(), 'decline');
      await api.sql(`update tasks set kind = 'supplement', status = 'open' where case_id = ?`, declined.id);
      expect(await trash(declined)).toMatchObject({ status: 422, body: { code: 'promise.open' } });
      await api.sql(`update tasks set status = 'done' where case_id = ?`, declined.id);
      const gone = Case.parse((await window.made(trash(declined))).body);
      expect(gone).toMatchObject({ deletedAt: expect.any(String), actions: [], editable: false });
      expect(await window.act('coordinator', gone, 'reopen')).toMatchObject({ status: 404 });
      const back = Case.parse((await window.made(api.as('coordinator').post(`/api/cases/${gone.id}/restore`, { version: gone.version }, { now: window.now }))).body);
      expect(back).toMatchObject({ deletedAt: null, stage: 'declined' });
      expect(await window.take('coordinator', back, 'reopen')).toMatchObject({ stage: 'received' });
    });

    test('of consultations is read by nobody but who writes them', async () => {
      const made = (await window.made(api.as('coordinator').post<{ id: string; version: number }>('/api/consultations', { topic: '问材料' }, { now: window.now }))).body;
      await window.made(api.as('coordinator').send('DELETE', `/api/consultations/${made.id}?version=${made.version}`, { now: window.now }));
      expect((await get('coordinator', `/api/consultations/${made.id}`)).status).toBe(200);
      expect(await get('viewer', `/api/consultations/${made.id}`)).toMatchObject({ status: 404, body: { code: 'row.not_found' } });
      expect(await get('viewer', '/api/consultations?trash=1')).toMatchObject({ status: 403 });
    });

    test('is the coordinators’ affair', async () => {
      const c = await window.take('coordinator', await window.register(), 'decline');
      for (const username of ['supervisor', 'director', 'admin', 'viewer']) expect(await api.as(username).send('DELETE', `/api/cases/${c.id}?version=${c.version}`), username).toMatchObject({ status: 403 });
    });
  });
});
