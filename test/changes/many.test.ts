import { beforeAll, describe, expect, test } from 'vitest';
import type { Case } from '../../schema/cases.ts';
import type { Department } from '../../schema/departments.ts';
import { District, type Problem } from '../contract/district.ts';
import { eachStore, type Client } from '../harness/index.ts';

type Result<Row> = { id: string; ok: boolean; row?: Row; problem?: Problem; moves?: { taskId: string; kind: string; from: string | null; to: string | null }[] };
type Written<Row> = { results: Result<Row>[]; undo?: string };
type Undone<Row> = { undo: string; resource: string; rows: Row[] };

eachStore('一次改多行', (api) => {
  const window = new District(api);
  let coordinator: Client;
  let admin: Client;
  const at = () => ({ now: window.now });
  const many = (rows: object[], more: object = {}, by = coordinator) => by.patch<Written<Case> & Problem>('/api/cases', { rows, ...more }, at());
  const edit = (row: { id: string; version: number }, changes: object) => ({ id: row.id, version: row.version, changes });
  const undo = (token: string | undefined, by = coordinator) => by.post<Undone<Case> & Problem & { current: Case[] }>('/api/undo', { token }, at());
  const eventsOf = (id: string) => api.sql('select version, action, change_id as "change", changes from events where subject_id = ? order by seq', id);

  beforeAll(async () => {
    await window.setUp();
    coordinator = api.as('coordinator');
    admin = api.as('admin');
  });

  describe('写', () => {
    test('两千行以内是一步:每行有版本和历史,撤销号只有一个', async () => {
      const rows = await Promise.all(Array.from({ length: 8 }, (_, n) => window.register({ title: `第${n}件` })));
      const { status, body } = await many(rows.map((row, n) => edit(row, { stuckAt: `卡在第${n}处`, ...(n % 2 && { visits: n }) })));
      expect(status).toBe(200);
      expect(body.results.map(({ ok, row }) => [ok, row?.version, row?.stuckAt, row?.visits])).toEqual(rows.map((_, n) => [true, 2, `卡在第${n}处`, n % 2 ? n : 1]));
      for (const [n, row] of rows.entries()) {
        expect(await window.look(row.id)).toMatchObject({ version: 2, stuckAt: `卡在第${n}处`, title: `第${n}件` });
        const [, event] = await eventsOf(row.id);
        expect([event?.version, event?.change, JSON.parse(String(event?.changes))]).toEqual([2, body.undo, { stuckAt: { from: '', to: `卡在第${n}处` }, ...(n % 2 && n !== 1 && { visits: { from: 1, to: n } }) }]);
      }
      const found = await coordinator.get<{ data: Case[] }>('/api/cases?q=' + encodeURIComponent('卡在第3处'), at());
      expect(found.body.data.map(({ id }) => id), 'what was pasted is found').toEqual([rows[3]?.id]);
    });

    test('试算不写:说每行会怎样,到期会怎么动', async () => {
      const [good, stale] = [await window.register(), await window.register()];
      const { status, body } = await many([edit(good, { title: '改名' }), { ...edit(stale, { title: '改名' }), version: 7 }, { id: 'nobody', version: 1, changes: { title: '甲' } }, edit(await window.register(), { title: '', stage: 'archived' })], { dryRun: true });
      expect(status).toBe(200);
      expect(body.undo).toBeUndefined();
      expect(body.results.map(({ ok, problem }) => [ok, problem?.code])).toEqual([[true, undefined], [false, 'row.changed'], [false, 'row.not_found'], [false, 'request.invalid']]);
      expect(body.results[1]?.problem?.current).toMatchObject({ id: stale.id, version: 1 });
      expect(body.results[3]?.problem?.errors?.map(({ path }) => path)).toEqual(['changes.title', 'changes.stage']);
      expect(await window.look(good.id)).toMatchObject({ version: 1, title: good.title });
      const tried = [edit(good, { title: '改名' }), { ...edit(stale, { title: '改名' }), version: 7 }];
      const brief = await many(tried, { dryRun: true, brief: true });
      expect(brief.body.results.map(({ ok, row }) => [ok, row]), 'brief leaves the rows out').toEqual([[true, undefined], [false, undefined]]);
      expect(brief.body.results[1]?.problem?.current, 'save what a refusal shows').toMatchObject({ id: stale.id });
      expect((await many(tried, { dryRun: true })).body.results[0]?.row).toMatchObject({ id: good.id, title: '改名' });
    });

    test('不说 partial 就是全有或全无', async () => {
      const [one, two] = [await window.register(), await window.register()];
      const { status, body } = await many([edit(one, { title: '甲' }), { ...edit(two, { title: '乙' }), version: 9 }]);
      expect([status, body.code]).toEqual([409, 'row.changed']);
      expect(body.errors?.map(({ path }) => path)).toEqual(['rows.1']);
      expect(body.results.map(({ ok }) => ok)).toEqual([true, false]);
      expect(await window.look(one.id)).toMatchObject({ version: 1, title: one.title });
    });

    test('partial 写可写的,其余说明为什么', async () => {
      const [one, two, three] = [await window.register(), await window.register(), await window.register()];
      const { status, body } = await many([edit(one, { title: '甲' }), edit(two, { departmentId: 'nowhere' }), edit(three, { channel: 'pigeon' })], { partial: true });
      expect(status).toBe(200);
      expect(body.results.map(({ ok, problem }) => [ok, problem?.code, problem?.errors?.[0]?.path])).toEqual([
        [true, undefined, undefined],
        [false, 'row.unknown_reference', 'changes.departmentId'],
        [false, 'value.unknown_code', 'changes.channel'],
      ]);
      expect(body.undo).toEqual(expect.any(String));
      expect(await window.look(one.id)).toMatchObject({ title: '甲' });
      expect(await window.look(two.id)).toMatchObject({ version: 1 });
    });

    test('十个人同时粘贴同几行,恰好一个写成,没有一半', async () => {
      const rows = [await window.register(), await window.register()];
      const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => many(rows.map((row) => edit(row, { title: `第${n}人` })))));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(new Set(answers.filter(({ status }) => status !== 200).map(({ body }) => body.code))).toEqual(new Set(['row.changed']));
      const [a, b] = await Promise.all(rows.map((row) => window.look(row.id)));
      expect([a?.title, a?.version]).toEqual([b?.title, 2]);
    });

    test('同一行出现两次、空单、两千零一行,都不收', async () => {
      const row = await window.register();
      expect((await many([edit(row, { title: '甲' }), edit(row, { title: '乙' })])).body.code).toBe('row.repeated');
      expect((await many([])).status).toBe(422);
      expect((await many(Array.from({ length: 2001 }, (_, n) => ({ id: `x${n}`, version: 1, changes: {} })))).status).toBe(422);
      expect(await window.look(row.id)).toMatchObject({ version: 1 });
    });

    test('没有这个权的人一行也写不了;经办人看不到的,答没有', async () => {
      const row = await window.register();
      for (const who of ['viewer', 'handler', 'director']) expect((await many([edit(row, { title: '甲' })], {}, api.as(who))).status, who).toBe(403);
    });

    test('换专员,开着的承诺跟着走,一起撤销也一起回来', async () => {
      const row = await window.register();
      const { body } = await many([edit(row, { coordinatorId: window.id('coordinator.b') })]);
      const mine = async () => (await window.promises(row.id)).map(({ personId }) => personId);
      expect(new Set(await mine())).toEqual(new Set([window.id('coordinator.b')]));
      expect((await undo(body.undo)).status).toBe(200);
      expect(new Set(await mine())).toEqual(new Set([window.id('coordinator')]));
    });

    test('部门:同名的只拒第二个,与别行重名的也拒', async () => {
      const made = await Promise.all(['甲局', '乙局', '丙局'].map(async (name) => (await admin.post<Department>('/api/departments', { name })).body));
      const rename = (name: string, at: number) => edit(made[at] ?? { id: '', version: 1 }, { name });
      const { body } = await admin.patch<Written<Department>>('/api/departments', { rows: [rename('丁局', 0), rename('丁局', 1), rename('甲局', 2)], partial: true });
      expect(body.results.map(({ ok, problem }) => [ok, problem?.code])).toEqual([[true, undefined], [false, 'row.exists'], [false, 'row.exists']]);
    });
  });

  describe('加行', () => {
    type Added = { ok: boolean; row?: Department; problem?: Problem };
    const paste = (body: object) => admin.patch<Written<Department> & Problem & { added?: Added[] }>('/api/departments', { rows: [], ...body });
    const named = async (name: string) => (await admin.get<{ data: Department[] }>(`/api/departments?filter=${encodeURIComponent(JSON.stringify({ name, retired: false }))}`)).body.data;

    test('改的和加的是一步,一起撤销,一起重做', async () => {
      const old = (await admin.post<Department>('/api/departments', { name: '老局' })).body;
      const wrote = await paste({ rows: [edit(old, { contact: '老李' })], add: [{ name: '新一局', phone: '0433-1' }, { name: '新二局' }] });
      expect(wrote).toMatchObject({ status: 200, body: { added: [{ ok: true, row: { name: '新一局', phone: '0433-1', version: 1 } }, { ok: true }] } });
      const back = await undo(wrote.body.undo, admin);
      expect(back.status).toBe(200);
      expect([await named('新一局'), (await admin.get<Department>(`/api/departments/${old.id}`)).body.contact]).toEqual([[], null]);
      expect((await undo(back.body.undo, admin)).status).toBe(200);
      expect(await named('新二局')).toHaveLength(1);
    });

    test('试算说得出哪一行不行;重名的、缺名字的拒,其余照加', async () => {
      const add = [{ name: '老局' }, { shortName: '没有名字' }, { name: '孪生局' }, { name: '孪生局' }];
      const dry = await paste({ add, dryRun: true });
      expect(dry.body.added?.map(({ ok, problem }) => [ok, problem?.code])).toEqual([[false, 'row.exists'], [false, 'request.invalid'], [true, undefined], [false, 'row.exists']]);
      expect(await named('孪生局')).toEqual([]);
      const all = await paste({ add });
      expect([all.status, all.body.errors?.[0]?.path]).toEqual([409, 'add.0.name']);
      expect(await named('孪生局')).toEqual([]);
      await paste({ add, partial: true });
      expect(await named('孪生局')).toHaveLength(1);
    });

    test('诉求件不能这样加:登记有登记的表', async () => {
      const { status, body } = await coordinator.patch<Problem>('/api/cases', { rows: [], add: [{ title: '甲' }] }, at());
      expect([status, body.code]).toEqual([422, 'row.no_adding']);
    });
  });

  describe('撤销', () => {
    test('退回整步,再撤销就是重做,名单上说得出', async () => {
      const rows = await Promise.all(Array.from({ length: 7 }, () => window.register({ title: '原名' })));
      const { body: wrote } = await many(rows.map((row) => edit(row, { title: '新名', visits: 4 })));
      const back = await undo(wrote.undo);
      expect(back).toMatchObject({ status: 200, body: { resource: 'cases' } });
      expect(back.body.rows.map(({ title, visits, version }) => [title, visits, version])).toEqual(rows.map(() => ['原名', 1, 3]));
      const list = await coordinator.get<{ data: { id: string; rows: number; undoneBy: string | null }[]; undo: string | null; redo: string | null }>('/api/changes?mine=1');
      expect(list.body.redo).toBe(back.body.undo);
      expect(list.body.data.find(({ id }) => id === wrote.undo)).toMatchObject({ rows: 7, undoneBy: back.body.undo });
      const again = await undo(back.body.undo);
      expect(again.body.rows.map(({ title }) => title)).toEqual(rows.map(() => '新名'));
      expect((await coordinator.get<{ undo: string }>('/api/changes?mine=1')).body.undo).toBe(again.body.undo);
      expect((await coordinator.get<{ data: Case[] }>('/api/cases?q=新名', at())).body.data.map(({ id }) => id).toSorted(), 'search follows').toEqual(rows.map(({ id }) => id).toSorted());
    });

    test('同一步不能撤两次;两个窗口同时撤,恰好一个成', async () => {
      const row = await window.register();
      const { body } = await many([edit(row, { title: '甲' })]);
      const answers = await Promise.all([undo(body.undo), undo(body.undo), undo(body.undo)]);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(await window.look(row.id)).toMatchObject({ title: row.title, version: 3 });
      expect((await undo(body.undo)).body.code).toBe('undo.done');
    });

    test('别人后来改过的行,整步都不退,并说是哪几行', async () => {
      const [one, two] = [await window.register(), await window.register()];
      const { body } = await many([edit(one, { title: '甲' }), edit(two, { title: '乙' })]);
      await window.made(api.as('coordinator.b').patch(`/api/cases/${two.id}`, { version: 2, changes: { visits: 5 } }, at()));
      const refused = await undo(body.undo);
      expect([refused.status, refused.body.code]).toEqual([409, 'undo.overtaken']);
      expect(refused.body.current.map(({ id, visits }) => [id, visits])).toEqual([[two.id, 5]]);
      expect(await window.look(one.id)).toMatchObject({ title: '甲', version: 2 });
    });

    test('自己后来又改同一格,要先撤后来的', async () => {
      const row = await window.register();
      const first = await many([edit(row, { title: '甲' })]);
      const second = await many([edit({ ...row, version: 2 }, { title: '乙', visits: 2 })]);
      expect((await undo(first.body.undo)).body.code).toBe('undo.overtaken');
      expect((await undo(second.body.undo)).status).toBe(200);
      expect((await undo(first.body.undo)).status).toBe(200);
      expect(await window.look(row.id)).toMatchObject({ title: row.title, visits: 1 });
    });

    test('别人的一步、没有的一步、不在这里撤的一步,都不行', async () => {
      const row = await window.register();
      const { body } = await many([edit(row, { title: '甲' })]);
      expect((await undo(body.undo, api.as('coordinator.b'))).body.code).toBe('undo.not_found');
      expect((await undo('nothing')).body.code).toBe('undo.not_found');
      expect((await window.take('coordinator', { ...row, version: 2 }, 'triage')).undo, 'an action names what reverses it').toBeUndefined();
    });

    test('撤销也守规矩:答复归档以后,登记的内容不能借撤销改回去', async () => {
      const row = await window.register();
      const { body } = await many([edit(row, { title: '甲' })]);
      await window.take('coordinator', { ...row, version: 2 }, 'withdraw', { reason: '本人来撤' });
      expect((await undo(body.undo)).body.code).toBe('case.closed');
    });

    test('加的、停用的、移入回收站的,也能退', async () => {
      const dept = (await admin.post<Department & { undo: string }>('/api/departments', { name: '临时局' })).body;
      const retired = (await admin.patch<Department & { undo: string }>(`/api/departments/${dept.id}`, { version: 1, changes: { retired: true } })).body;
      await undo(retired.undo, admin);
      expect((await admin.get<Department>(`/api/departments/${dept.id}`)).body.retiredAt).toBeNull();
      const row = await window.take('coordinator', await window.register(), 'withdraw', { reason: '本人来撤' });
      const trashed = await window.made(coordinator.send<Case>('DELETE', `/api/cases/${row.id}?version=${row.version}`, at()));
      expect((await undo(trashed.body.undo)).status).toBe(200);
      expect(await window.look(row.id)).toMatchObject({ deletedAt: null });
      const day = (await admin.post<{ id: string; undo: string }>('/api/calendar-days', { date: '2026-08-08', kind: 'off', layer: 'district', name: '本地节日' })).body;
      expect((await undo(day.undo, admin)).status).toBe(200);
      expect((await admin.get<{ data: { date: string }[] }>('/api/calendar-days?filter=' + encodeURIComponent('{"date":"2026-08-08"}'))).body.data).toEqual([]);
    });

    test('打了掩码的电话,撤销以后是原来那个号码', async () => {
      const row = await window.register();
      const who = row.reporter?.id ?? '';
      const changed = await window.made(coordinator.patch<{ phone: string; undo: string }>(`/api/applicants/${who}`, { version: row.reporter?.version, changes: { phone: '13900009999' } }, at()));
      expect((await undo(changed.body.undo)).status).toBe(200);
      const revealed = await window.act('coordinator', row, 'reveal', { field: 'reporter.phone' });
      expect(revealed.body).toMatchObject({ value: '13812341234' });
    });
  });
});
