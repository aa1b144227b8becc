import { beforeAll, describe, expect, test } from 'vitest';
import type { Case } from '../../schema/cases.ts';
import type { Department } from '../../schema/departments.ts';
import type { Event } from '../../schema/events.ts';
import type { OwnField } from '../../schema/fields.ts';
import type { Setting } from '../../schema/settings.ts';
import { District, type Problem } from '../contract/district.ts';
import { eachStoreAtLength, type Client } from '../harness/index.ts';

type Written<Row> = Row & Problem & { undo?: string };
type Page = { data: Case[]; next: string | null; total: number; totalIsExact: boolean };

const FIELDS: OwnField[] = [
  { id: 'f_note', resource: 'cases', label: '专班批示', kind: 'text', retired: false },
  { id: 'f_sum', resource: 'cases', label: '涉及金额', kind: 'number', retired: false },
  { id: 'f_day', resource: 'cases', label: '约见日', kind: 'date', retired: false },
  { id: 'f_firm', resource: 'cases', label: '涉企', kind: 'checkbox', retired: false },
  { id: 'f_level', resource: 'cases', label: '等级', kind: 'choice', choices: [{ code: 'a', name: '甲', retired: false }, { code: 'b', name: '乙', retired: false }], retired: false },
  { id: 'f_room', resource: 'departments', label: '房间', kind: 'text', retired: false },
];

eachStoreAtLength('自定义列', (api) => {
  const window = new District(api);
  let coordinator: Client;
  let admin: Client;
  const at = () => ({ now: window.now });
  const setting = async () => (await admin.get<Setting>('/api/settings/fields', at())).body;
  const define = async (value: unknown, version?: number) => admin.patch<Written<Setting>>('/api/settings/fields', { version: version ?? (await setting()).version, changes: { value } }, at());
  const write = (row: { id: string; version: number }, custom: object, by = coordinator) => by.patch<Written<Case>>(`/api/cases/${row.id}`, { version: row.version, changes: { custom } }, at());
  const undo = (token: string | undefined, by = coordinator) => by.post<Problem & { undo: string }>('/api/undo', { token }, at());
  const find = (filter: object, more = '', by = coordinator) => by.get<Page & Problem>(`/api/cases?filter=${encodeURIComponent(JSON.stringify(filter))}${more}`, at());

  beforeAll(async () => {
    await window.setUp();
    coordinator = api.as('coordinator');
    admin = api.as('admin');
  });

  describe('定义', () => {
    test('早装的没有这一项:读到的是空表,存得进去,两个人同时存只成一个', async () => {
      await api.sql("delete from settings where id = 'fields'");
      expect(await setting()).toMatchObject({ id: 'fields', value: [], version: 1 });
      expect((await admin.get<{ data: Setting[] }>('/api/settings', at())).body.data.find(({ id }) => id === 'fields')).toMatchObject({ value: [] });
      expect((await define([], 1)).body).toMatchObject({ version: 1 });
      const answers = await Promise.all([define(FIELDS, 1), define(FIELDS.slice(0, 1), 1)]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
      expect(await setting()).toMatchObject({ version: 2 });
      expect((await define(FIELDS)).status).toBe(200);
      const told = await api.sql("select version from events where subject = 'settings' and subject_id = 'fields' and version > 1 order by version");
      expect(told[0]).toEqual({ version: 2 });
    });

    test('只有管理员能改;列不能去掉,种类不能换', async () => {
      const { version } = await setting();
      expect(await coordinator.patch('/api/settings/fields', { version, changes: { value: [] } }, at())).toMatchObject({ status: 403 });
      expect(await define(FIELDS.slice(1))).toMatchObject({ status: 422, body: { code: 'settings.code_lost' } });
      expect(await define(FIELDS.map((field) => (field.id === 'f_sum' ? { ...field, kind: 'text' } : field)))).toMatchObject({ status: 422, body: { code: 'settings.field_kind' } });
      expect(await define(FIELDS.map((field) => (field.id === 'f_sum' ? { ...field, label: '专班批示' } : field)))).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    });

    test('选用一地的预设,自定义列还在', async () => {
      const district = (await admin.get<Setting>('/api/settings/district', at())).body;
      await window.made(admin.post('/api/settings/install', { preset: 'putuo', version: district.version }, at()));
      expect((await setting()).value).toEqual(FIELDS);
      const again = (await admin.get<Setting>('/api/settings/district', at())).body;
      await window.made(admin.post('/api/settings/install', { preset: 'longjing', version: again.version }, at()));
    });
  });

  describe('填写', () => {
    test('登记时就能填;填错不收,说是哪一列', async () => {
      const row = await window.register({ custom: { f_note: '请关注', f_sum: 1200.5, f_firm: true } });
      expect(row.custom).toEqual({ f_note: '请关注', f_sum: 1200.5, f_firm: true });
      const draft = { channel: 'window', title: '甲', reporter: { kind: 'person', name: '张某' } };
      expect(await coordinator.post('/api/cases', { ...draft, custom: { f_sum: '一千' } }, at())).toMatchObject({ status: 422, body: { code: 'field.wants_number', errors: [{ path: 'custom.f_sum' }] } });
      expect(await coordinator.post('/api/cases', { ...draft, custom: { f_room: '301' } }, at())).toMatchObject({ status: 422, body: { code: 'field.unknown', errors: [{ path: 'custom.f_room' }] } });
    });

    test('只改点名的,其余照旧;历史一列一条', async () => {
      const row = await window.register({ custom: { f_note: '甲', f_sum: 1 } });
      const { body } = await write(row, { f_sum: 2, f_level: 'b' });
      expect(body).toMatchObject({ version: 2, custom: { f_note: '甲', f_sum: 2, f_level: 'b' }, undo: expect.any(String) });
      const { data } = (await coordinator.get<{ data: Event[] }>(`/api/cases/${row.id}/events`, at())).body;
      const told = data.find(({ subject, version }) => subject === 'cases' && version === 2);
      expect(told?.changes).toEqual({ 'custom.f_sum': { from: 1, to: 2 }, 'custom.f_level': { from: null, to: 'b' } });
      const cell = (await coordinator.get<{ data: Event[] }>(`/api/cases/${row.id}/events?field=custom.f_sum`, at())).body.data;
      expect(cell.map(({ version, changes }) => [version, changes['custom.f_sum']])).toEqual([[2, { from: 1, to: 2 }], [1, { from: null, to: 1 }]]);
      expect(await write({ ...row, version: 2 }, { f_level: 'z' })).toMatchObject({ status: 422, body: { code: 'value.unknown_code', errors: [{ path: 'changes.custom.f_level' }] } });
      expect((await write({ ...row, version: 2 }, { f_note: null })).body.custom).toEqual({ f_sum: 2, f_level: 'b' });
      expect((await write({ ...row, version: 3 }, { f_sum: 2 })).body, 'the same value is no change').toMatchObject({ version: 3 });
    });

    test('撤销只退那几列,重做再写回;别的列后来改过不妨碍,同一列改过就退不了', async () => {
      const row = await window.register({ custom: { f_note: '甲', f_sum: 1 } });
      const first = (await write(row, { f_sum: 2, f_level: 'a' })).body;
      const second = (await write({ ...row, version: 2 }, { f_note: '乙' })).body;
      expect((await undo(first.undo)).status).toBe(200);
      expect((await window.look(row.id)).custom).toEqual({ f_note: '乙', f_sum: 1 });
      const back = (await undo(second.undo)).body;
      expect((await window.look(row.id)).custom).toEqual({ f_note: '甲', f_sum: 1 });
      expect((await undo(back.undo)).status).toBe(200);
      expect((await window.look(row.id)).custom).toEqual({ f_note: '乙', f_sum: 1 });
      const third = (await write(await window.look(row.id), { f_sum: 5 })).body;
      await write(third, { f_sum: 6 });
      expect(await undo(third.undo)).toMatchObject({ status: 409, body: { code: 'undo.overtaken' } });
    });

    test('多行一起填,一步撤销', async () => {
      const rows = await Promise.all([window.register(), window.register({ custom: { f_sum: 3 } })]);
      const answer = await coordinator.patch<{ undo: string; results: { ok: boolean; problem?: Problem }[] }>('/api/cases', { rows: rows.map(({ id, version }) => ({ id, version, changes: { custom: { f_sum: 9 } } })) }, at());
      expect(answer.body.results.map(({ ok }) => ok)).toEqual([true, true]);
      const refused = await coordinator.patch<{ results: { problem?: Problem }[] }>('/api/cases', { rows: rows.map(({ id }) => ({ id, version: 2, changes: { custom: { f_sum: '九' } } })), dryRun: true }, at());
      expect(refused.body.results.map(({ problem }) => [problem?.code, problem?.errors?.[0]?.path])).toEqual(Array(2).fill(['field.wants_number', 'changes.custom.f_sum']));
      expect((await undo(answer.body.undo)).status).toBe(200);
      expect(await Promise.all(rows.map(async ({ id }) => (await window.look(id)).custom))).toEqual([{}, { f_sum: 3 }]);
    });

    test('部门也有自己的列', async () => {
      const made = await window.made(admin.post<Written<Department>>('/api/departments', { name: '房管局', custom: { f_room: '301' } }, at()));
      expect(made.body.custom).toEqual({ f_room: '301' });
      const changed = await window.made(admin.patch<Written<Department>>(`/api/departments/${made.body.id}`, { version: 1, changes: { custom: { f_room: '302' } } }, at()));
      expect(changed.body.custom).toEqual({ f_room: '302' });
      expect(await admin.patch(`/api/departments/${made.body.id}`, { version: 2, changes: { custom: { f_sum: 1 } } }, at())).toMatchObject({ status: 422, body: { code: 'field.unknown' } });
      const found = await coordinator.get<{ data: Department[]; totalIsExact: boolean }>(`/api/departments?filter=${encodeURIComponent('{"custom.f_room":{"contains":"30"}}')}`, at());
      expect([found.body.data.map(({ name }) => name), found.body.totalIsExact]).toEqual([['房管局'], false]);
      expect((await undo(changed.body.undo, admin)).status).toBe(200);
      expect((await admin.get<Department>(`/api/departments/${made.body.id}`, at())).body.custom).toEqual({ f_room: '301' });
    });
  });

  describe('查找', () => {
    test('每种列都能筛,总数标明不准确;不能按它排序', async () => {
      const marks = { f_note: '巡查组转来', f_sum: 50_000, f_day: '2026-03-12', f_firm: true, f_level: 'b' };
      const row = await window.register({ custom: marks });
      const other = await window.register({ custom: { f_note: '别的', f_sum: 2, f_day: '2026-04-12', f_firm: false, f_level: 'a' } });
      const filters = [
        { 'custom.f_note': { contains: '巡查' } }, { 'custom.f_sum': { gte: 50_000 } }, { 'custom.f_day': { within: 'week' } }, { 'custom.f_firm': true, 'custom.f_sum': 50_000 },
        { 'custom.f_level': ['b'], 'custom.f_note': '巡查组转来' }, { or: [{ 'custom.f_sum': 50_000 }, { title: '没有这一件' }] }, { stage: 'received', 'custom.f_sum': { gt: 40_000 } },
      ];
      for (const filter of filters) {
        const { status, body } = await find(filter);
        expect([status, body.data?.map(({ id }) => id), body.total, body.totalIsExact], JSON.stringify(filter)).toEqual([200, [row.id], 1, false]);
      }
      expect((await find({ 'custom.f_firm': false, 'custom.f_sum': 2, 'custom.f_day': { gt: '2026-04-01' } }, '&sort=dueAt')).body.data.map(({ id }) => id)).toEqual([other.id]);
      expect((await find({ 'custom.f_sum': { empty: false } }, `&q=${encodeURIComponent('登记办不下来')}&sort=-number`)).body.data.length).toBeGreaterThan(1);
      expect(await find({}, '&sort=custom.f_sum')).toMatchObject({ status: 400, body: { code: 'query.invalid' } });
      expect(await find({ 'custom.f_none': 1 })).toMatchObject({ status: 400, body: { code: 'query.invalid' } });
      expect(await find({ 'custom.f_sum': '多' })).toMatchObject({ status: 400, body: { code: 'query.invalid' } });
    });

    test('翻页走得完,一件不重不漏', async () => {
      const made = await Promise.all(Array.from({ length: 7 }, (_, n) => window.register({ custom: { f_sum: 700 + (n % 2) } })));
      const seen: string[] = [];
      for (let cursor = ''; ; ) {
        const { body } = await find({ 'custom.f_sum': [700, 701] }, `&limit=3&sort=dueAt${cursor && `&cursor=${cursor}`}`);
        seen.push(...body.data.map(({ id }) => id));
        cursor = body.next ?? '';
        if (!cursor) break;
      }
      expect(seen.toSorted()).toEqual(made.map(({ id }) => id).toSorted());
    });

    test('合计与分组', async () => {
      const summary = async (query: string) => (await coordinator.get<{ data: { key: unknown; count: number; value: number | null }[]; totalIsExact: boolean }>(`/api/cases/summary?${query}`, at())).body;
      const filter = `filter=${encodeURIComponent('{"custom.f_sum":[700,701]}')}`;
      expect(await summary(`groupBy=stage&aggregate=sum:custom.f_sum&${filter}`)).toEqual({ data: [{ key: 'received', count: 7, value: 4 * 700 + 3 * 701 }], total: 7, totalIsExact: false });
      expect((await summary(`groupBy=custom.f_sum&aggregate=count&${filter}`)).data).toEqual([{ key: 700, count: 4, value: 4 }, { key: 701, count: 3, value: 3 }]);
    });

    test('看不到个人信息的人既看不到,也筛不到', async () => {
      const row = await window.register({ custom: { f_note: '张某三的住址' } });
      const viewer = api.as('viewer');
      expect((await viewer.get<Case>(`/api/cases/${row.id}`, at())).body.custom).toEqual({});
      expect(await find({ 'custom.f_note': { contains: '张' } }, '', viewer)).toMatchObject({ status: 400, body: { code: 'query.invalid' } });
      const { data } = (await viewer.get<{ data: Event[] }>(`/api/cases/${row.id}/events`, at())).body;
      expect(JSON.stringify(data)).not.toContain('住址');
    });
  });

  test('停用后不能再填,内容还在、还筛得到;恢复就又能填', async () => {
    const row = await window.register({ custom: { f_note: '留着' } });
    await window.made(define(FIELDS.map((field) => (field.id === 'f_note' ? { ...field, retired: true } : field))));
    expect(await write(row, { f_note: '新的' })).toMatchObject({ status: 422, body: { code: 'field.retired', errors: [{ path: 'changes.custom.f_note' }] } });
    expect((await write(row, { f_note: '留着', f_sum: 8 })).body).toMatchObject({ version: 2, custom: { f_note: '留着', f_sum: 8 } });
    expect((await find({ 'custom.f_note': '留着' })).body.data.map(({ id }) => id)).toEqual([row.id]);
    await window.made(define(FIELDS));
    expect((await write({ ...row, version: 2 }, { f_note: '又能填' })).body.custom).toEqual({ f_note: '又能填', f_sum: 8 });
  });
});
