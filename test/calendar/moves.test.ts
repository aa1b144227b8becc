import { beforeAll, describe, expect, test } from 'vitest';
import type { Case } from '../../schema/cases.ts';
import type { CalendarDay, LoadedYear } from '../../schema/calendar-days.ts';
import type { CalendarMoves } from '../../schema/many.ts';
import type { Setting, SettingValues } from '../../schema/settings.ts';
import type { z } from 'zod';
import { at, local } from '../cases/play.ts';
import { District, type Problem } from '../contract/district.ts';
import { onLibsql, type Client } from '../harness/index.ts';
import { csv, finish, upload } from '../jobs/files.ts';

type Written = CalendarDay & { undo?: string };
type Day = { date: string; kind: 'off' | 'work' | null; layer: CalendarDay['layer']; siteId?: string };

onLibsql('日历改了,没了结的承诺跟着走', (api) => {
  const window = new District(api);
  let admin: Client;
  const now = () => ({ now: window.now });
  const what = async (body: object) => (await window.made(admin.post<CalendarMoves>('/api/calendar-days/moves', body, now()))).body;
  const suppose = (...days: Day[]) => what({ days });
  const set = async (day: object) => (await window.made(admin.post<Written>('/api/calendar-days', { layer: 'district', kind: 'off', name: '测试', ...day }, now()))).body;
  const undo = (token: string | undefined) => window.made(admin.post<{ undo: string }>('/api/undo', { token }, now()));
  const dues = async (row: Pick<Case, 'id'>) => Object.fromEntries((await window.promises(row.id)).map((task) => [task.departmentId ?? task.kind, local(task.dueAt)]));
  const seen = async (row: Pick<Case, 'id'>) => local((await window.look(row.id)).dueAt);

  beforeAll(async () => {
    await window.setUp();
    admin = api.as('admin');
    await window.made(admin.post('/api/sites', { id: 'north', name: '北站', kind: 'street' }));
    await window.made(admin.post('/api/sites', { id: 'south', name: '南站', kind: 'street' }));
  });

  test('先说哪些会动、从哪天到哪天;存下去一次移完,各有一条记录,同一个改动号;撤销就都回来', async () => {
    window.now = at('2026-03-09 10:00');
    const open = await window.dispatched();
    const done = await window.take('coordinator', await window.take('coordinator', await window.register(), 'triage'), 'answer');
    const before = { answer: '2026-03-23 17:30', tax: '2026-03-16 17:30', land: '2026-03-12 17:30' };
    expect(await dues(open)).toEqual(before);

    const moves = await suppose({ date: '2026-03-11', kind: 'off', layer: 'district' });
    expect(moves).toMatchObject({ total: 3, later: 3, earlier: 0, kept: 0, overdue: 0 });
    expect(moves.data.map(({ kind, caseNumber, owner, from, to }) => [kind, caseNumber, owner, local(from), local(to)])).toEqual([
      ['handle', open.number, 'land 局', '2026-03-12 17:30', '2026-03-13 17:30'],
      ['handle', open.number, 'tax 局', '2026-03-16 17:30', '2026-03-17 17:30'],
      ['answer', open.number, 'coordinator 某', '2026-03-23 17:30', '2026-03-24 17:30'],
    ]);
    expect(await dues(open)).toEqual(before);

    const { undo: token } = await set({ date: '2026-03-11' });
    expect(await dues(open)).toEqual({ answer: '2026-03-24 17:30', tax: '2026-03-17 17:30', land: '2026-03-13 17:30' });
    expect(await seen(open)).toBe('2026-03-24 17:30');
    expect(await seen(done)).toBe(local(done.dueAt));
    const told = (await window.history(open.id)).filter(({ action }) => action === 'calendar.moved');
    expect(told.map(({ subject }) => subject).toSorted()).toEqual(['cases', 'tasks', 'tasks', 'tasks']);
    expect(told.every(({ changeId, actorName }) => changeId === token && actorName === '孙某')).toBe(true);
    const account = await window.made(api.as('coordinator').get<{ dueAt: string }>(`/api/tasks/${(await window.promise(open.id, 'answer')).id}/clock`, now()));
    expect(local(account.body.dueAt)).toBe('2026-03-24 17:30');

    const back = await undo(token);
    expect(await dues(open)).toEqual(before);
    expect(await seen(open)).toBe('2026-03-23 17:30');
    await undo(back.body.undo);
    expect(await seen(open)).toBe('2026-03-24 17:30');
  });

  test('改、删、恢复都一样;删掉之前也先说', async () => {
    window.now = at('2026-04-13 10:00');
    const open = await window.take('coordinator', await window.register(), 'triage');
    const [was, later, earlier] = ['2026-04-27 17:30', '2026-04-28 17:30', '2026-04-24 17:30'];
    expect(await seen(open)).toBe(was);
    const day = await set({ date: '2026-04-15' });
    expect(await seen(open)).toBe(later);
    expect((await suppose({ date: '2026-04-15', kind: null, layer: 'district' })).data).toMatchObject([{ to: at(was) }]);
    const gone = await window.made(admin.send<Written>('DELETE', `/api/calendar-days/${day.id}?version=${day.version}`, now()));
    expect(await seen(open)).toBe(was);
    const restored = await window.made(admin.post<Written>(`/api/calendar-days/${day.id}/restore`, { version: gone.body.version }, now()));
    expect(await seen(open)).toBe(later);
    const { version } = restored.body;
    const moved = await window.made(admin.patch<Written>(`/api/calendar-days/${day.id}`, { version, changes: { date: '2026-04-18', kind: 'work' } }, now()));
    expect(await seen(open)).toBe(earlier);
    await window.made(admin.send('DELETE', `/api/calendar-days/${day.id}?version=${moved.body.version}`, now()));
    expect(await admin.patch<Problem>(`/api/calendar-days/${day.id}`, { version, changes: { kind: 'off' } }, now())).toMatchObject({ status: 409, body: { code: 'row.changed' } });
  });

  test('一次贴进很多天,试算时合在一起说', async () => {
    window.now = at('2026-06-01 10:00');
    const open = await window.take('coordinator', await window.register(), 'triage');
    const day = await set({ date: '2026-06-10', name: '一' });
    expect(await seen(open)).toBe('2026-06-16 17:30');
    const body = { rows: [{ id: day.id, version: day.version, changes: { kind: 'work' } }], add: [{ date: '2026-06-03', kind: 'off', layer: 'district', name: '二' }, { date: '2026-06-04', kind: 'off', layer: 'district', name: '三' }] };
    const tried = await window.made(admin.patch<{ moves?: CalendarMoves }>('/api/calendar-days', { ...body, dryRun: true }, now()));
    expect(tried.body.moves).toMatchObject({ total: 1, data: [{ caseNumber: open.number, from: at('2026-06-16 17:30'), to: at('2026-06-17 17:30') }] });
    expect(await seen(open)).toBe('2026-06-16 17:30');
    const wrote = await window.made(admin.patch<{ undo: string; moves?: CalendarMoves }>('/api/calendar-days', body, now()));
    expect(wrote.body.moves).toEqual(tried.body.moves);
    expect(await seen(open)).toBe('2026-06-17 17:30');
    await undo(wrote.body.undo);
    expect(await seen(open)).toBe('2026-06-16 17:30');
  });

  test('从表格文件导入:试导时就说要动哪些,导入时一起移', async () => {
    window.now = at('2026-05-11 10:00');
    const open = await window.take('coordinator', await window.register(), 'triage');
    const file = csv([['日期', '这一天', '适用于', '名称'], ['2026-05-13', '放假', '本区', '测试']]);
    const { body: trial } = await upload(admin, 'calendar-days', file, { options: { dryRun: true }, ...now() });
    expect((await finish(admin, trial.id, window.now)).moves?.data).toMatchObject([{ caseNumber: open.number, from: at('2026-05-25 17:30'), to: at('2026-05-26 17:30') }]);
    expect(await seen(open)).toBe('2026-05-25 17:30');
    const { body: real } = await upload(admin, 'calendar-days', file, now());
    expect(await finish(admin, real.id, window.now)).toMatchObject({ status: 'done', added: 1 });
    expect(await seen(open)).toBe('2026-05-26 17:30');
  });

  test('场所的日子只动那个场所的', async () => {
    window.now = at('2026-07-06 10:00');
    const [north, south] = [await window.take('coordinator', await window.register({ siteId: 'north' }), 'triage'), await window.take('coordinator', await window.register({ siteId: 'south' }), 'triage')];
    expect((await suppose({ date: '2026-07-08', kind: 'off', layer: 'site', siteId: 'north' })).data.map(({ caseNumber }) => caseNumber)).toEqual([north.number]);
    await set({ date: '2026-07-08', layer: 'site', siteId: 'north' });
    expect([await seen(north), await seen(south)]).toEqual(['2026-07-21 17:30', '2026-07-20 17:30']);
    // The district's own day does not reach where a site says otherwise.
    expect((await suppose({ date: '2026-07-08', kind: 'off', layer: 'district' })).data.map(({ caseNumber }) => caseNumber)).toEqual([south.number]);
  });

  test('暂停着的:之后的日子不影响还剩几天;之前算过的那天改了,还剩几天就变', async () => {
    window.now = at('2026-08-03 10:00');
    const open = await window.take('coordinator', await window.register(), 'triage');
    window.now = at('2026-08-06 10:00');
    const paused = await window.take('coordinator', open, 'pause', { reason: 'materials' });
    expect(paused.clock.remainingWorkingDays).toBe(8);
    await set({ date: '2026-08-07' });
    const left = async () => (await window.look(open.id)).clock;
    expect(await left()).toEqual(paused.clock);
    await set({ date: '2026-08-04' });
    expect(await left()).toMatchObject({ state: 'paused', remainingWorkingDays: 9 });
    expect(await seen(open)).toBeNull();
  });

  // The holidays of 2027 are not published: these are made up for the test alone.
  test('载入 2027 年(编造的测试安排):暂定的变成确定的,该移的移;整年撤销就回到暂定', async () => {
    window.now = at('2026-12-28 10:00');
    const across = await window.take('coordinator', await window.register(), 'triage');
    expect(across).toMatchObject({ provisional: true, dueAt: at('2027-01-11 17:30') });
    const days = ['01-01', '01-02', '01-03', '10-01'].map((date) => ({ date: `2027-${date}`, kind: 'off' as const, name: '测试用' }));
    const year = { layer: 'national', year: 2027, source: '测试编造,不是真的通知', days };
    const moves = await what({ year });
    const mine = moves.data.find(({ caseNumber, kind }) => caseNumber === across.number && kind === 'answer');
    expect(mine).toMatchObject({ from: at('2027-01-11 17:30'), to: at('2027-01-12 17:30'), provisional: { from: true, to: false } });
    expect(moves.firm).toBe(moves.total);
    const loaded = await window.made(admin.post<z.infer<typeof LoadedYear>>('/api/calendar-days/load', year, now()));
    expect(loaded.body).toMatchObject({ added: 4, moves: { total: moves.total } });
    expect(await window.look(across.id)).toMatchObject({ provisional: false, dueAt: at('2027-01-12 17:30') });
    await undo(loaded.body.undo);
    expect(await window.look(across.id)).toMatchObject({ provisional: true, dueAt: at('2027-01-11 17:30') });
  });

  describe('作息和时区', () => {
    const setting = async <K extends keyof SettingValues>(key: K) => (await admin.get<Setting & { value: SettingValues[K] }>(`/api/settings/${key}`)).body;
    const put = async <K extends keyof SettingValues>(key: K, changes: Partial<SettingValues[K]>) => {
      const { version, value } = await setting(key);
      return (await window.made(admin.patch<Setting & { undo?: string }>(`/api/settings/${key}`, { version, changes: { value: { ...value, ...changes } } }, now()))).body;
    };

    test('从某天起提前下班:那天及以后到期的跟着提前;撤销就回来', async () => {
      window.now = at('2026-09-07 10:00');
      const open = await window.dispatched();
      const { workingHours } = (await setting('clock')).value;
      const next: SettingValues['clock']['workingHours'] = [...workingHours, { from: '2026-09-14', windows: [['09:00', '16:30']], source: '测试' }];
      const moves = await what({ workingHours: next });
      expect(moves.data.filter(({ caseNumber }) => caseNumber === open.number).map(({ to }) => local(to))).toEqual(['2026-09-14 16:30', '2026-09-20 16:30']);
      const { undo: token } = await put('clock', { workingHours: next });
      expect(await dues(open)).toEqual({ answer: '2026-09-20 16:30', tax: '2026-09-14 16:30', land: '2026-09-10 17:30' });
      await undo(token);
      expect(await seen(open)).toBe('2026-09-20 17:30');
      const { undo: zoned } = await put('district', { zone: 'Asia/Urumqi' });
      expect(await seen(open)).toBe('2026-09-20 19:30');
      await undo(zoned);
      expect(await seen(open)).toBe('2026-09-20 17:30');
    });

    test('不改怎么数的,什么也不动', async () => {
      const before = await api.sql("select count(*) as n from jobs where kind = 'calendar'");
      await put('district', { windowName: '另一个名字' });
      await put('clock', { afterHours: 'next_business' });
      expect(await api.sql("select count(*) as n from jobs where kind = 'calendar'")).toEqual(before);
    });
  });

  test('只有能改设置的人可以看', async () => {
    for (const who of ['coordinator', 'handler', 'viewer']) expect(await api.as(who).post('/api/calendar-days/moves', { days: [] })).toMatchObject({ status: 403 });
    expect(await admin.get('/api/calendar-days/moves')).toMatchObject({ status: 200, body: { data: [] } });
    expect(await admin.get('/api/calendar-days/moves/nothing')).toMatchObject({ status: 404 });
  });
});
