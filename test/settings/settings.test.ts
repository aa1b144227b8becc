import { beforeAll, describe, expect, test } from 'vitest';
import type { CalendarDay } from '../../schema/calendar-days.ts';
import { PRESET_KEYS, SETTING_KEYS, type PresetSummary, type Setting, type SettingValues } from '../../schema/settings.ts';
import { setupToken } from '../../worker/setup/token.ts';
import { eachStoreAtLength, onLibsql, type Client } from '../harness/index.ts';
import { TEST_KEYS } from '../harness/worker.ts';
import { PASSWORD, hire, setUp } from '../people/staff.ts';

type Written<Row> = Row & { undo?: string };
const refused = (status: number, code: string, path?: string) => ({ status, body: { code, ...(path && { errors: [{ path }] }) } });

onLibsql('首次设置', (api) => {
  const draft = { username: 'first', name: '第一人', password: PASSWORD };

  test('没有链接里的口令就不开;开过一次就关,两个同时开恰好成一个', async () => {
    expect((await api.get('/api/setup')).body).toEqual({ open: true });
    expect(await api.post('/api/setup', { ...draft, token: 'guess' })).toMatchObject(refused(403, 'setup.token_wrong'));
    const token = await setupToken(TEST_KEYS.authSecret);
    expect(await api.post('/api/setup', { ...draft, token, preset: 'atlantis' })).toMatchObject(refused(422, 'settings.unknown_preset', 'preset'));
    expect(await api.post('/api/setup', { ...draft, token, password: 'short' })).toMatchObject({ status: 422 });
    expect(await api.sql('select (select count(*) from people) + (select count(*) from settings) + (select count(*) from calendar_days) as n')).toEqual([{ n: 0 }]);

    const answers = await Promise.all([{ ...draft, token }, { ...draft, username: 'rival', token, preset: 'putuo' }].map((body) => api.post('/api/setup', body)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 403]);
    expect((await api.get('/api/setup')).body).toEqual({ open: false });
    expect(await api.post('/api/setup', { ...draft, username: 'late', token })).toMatchObject(refused(403, 'setup.closed'));
    expect(await api.sql('select count(*) as n from people')).toEqual([{ n: 1 }]);
  });
});

eachStoreAtLength('设置', (api) => {
  let admin: Client;
  const setting = async (key: string) => (await admin.get<Setting>(`/api/settings/${key}`)).body;
  const patch = (key: string, version: number, value: unknown, by = admin) => by.patch<Written<Setting>>(`/api/settings/${key}`, { version, changes: { value } });

  beforeAll(async () => {
    await setUp(api);
    admin = api.as('admin');
    await hire(api, 'viewer', { username: 'looker' });
  });

  test('首次设置装好龙井公布的设置和国家放假安排', async () => {
    const { data } = (await api.as('looker').get<{ data: Setting[] }>('/api/settings')).body;
    expect(data.map(({ id }) => id)).toEqual(SETTING_KEYS);
    expect(await setting('district')).toMatchObject({ version: 1, value: { presetId: 'longjing' } });
    expect((await api.get('/api/health')).body).toMatchObject({ calendarYears: [2021, 2022, 2023, 2024, 2025, 2026] });
    const events = await api.sql("select count(*) as n from events where subject = 'calendar-days' and version = 1");
    expect(events).toEqual(await api.sql('select count(*) as n from calendar_days'));
  });

  test('整个值一起改,形状不对或多了字段就不收', async () => {
    const before = await setting('district');
    const value = { ...(before.value as SettingValues['district']), windowName: '办不成事反映窗口' };
    const changed = await patch('district', before.version, value);
    expect(changed).toMatchObject({ status: 200, body: { version: before.version + 1, value: { windowName: '办不成事反映窗口' }, undo: expect.any(String) } });
    expect(await patch('district', before.version, value)).toMatchObject({ status: 409, body: { code: 'row.changed', current: { version: before.version + 1 } } });
    const now = before.version + 1;
    expect(await patch('district', now, { ...value, motto: '快' })).toMatchObject(refused(422, 'request.invalid', 'changes.value.motto'));
    expect(await patch('district', now, { ...value, zone: 'Mars/Base' })).toMatchObject(refused(422, 'request.invalid', 'changes.value.zone'));
    expect(await patch('district', now, '龙井')).toMatchObject(refused(422, 'request.invalid', 'changes.value'));
    expect(await patch('district', now, value, api.as('looker'))).toMatchObject(refused(403, 'auth.forbidden'));
    expect(await patch('nothing', 1, value)).toMatchObject(refused(404, 'row.not_found'));
    expect((await setting('district')).version).toBe(now);
  });

  test('用过的代码只能停用,不能删掉', async () => {
    const before = await setting('tags');
    const tags = before.value as SettingValues['tags'];
    expect(await patch('tags', before.version, tags.slice(1))).toMatchObject(refused(422, 'settings.code_lost', 'changes.value'));
    const retired = tags.map((tag, at) => (at === 0 ? { ...tag, retired: true } : tag));
    expect((await patch('tags', before.version, retired)).status).toBe(200);
  });

  test('可装的预设说明各地公布了什么、没公布什么', async () => {
    const { data } = (await admin.get<{ data: PresetSummary[] }>('/api/presets')).body;
    const longjing = data.find(({ id }) => id === 'longjing');
    expect(longjing).toMatchObject({ installed: true });
    expect(longjing?.categories.every(({ published }) => published)).toBe(true);
    const xuanwu = data.find(({ id }) => id === 'xuanwu');
    expect(xuanwu).toMatchObject({ installed: false });
    expect(xuanwu?.categories.some(({ published }) => !published)).toBe(true);
    for (const preset of data) expect([...preset.published, ...preset.unpublished].toSorted()).toEqual([...PRESET_KEYS].toSorted());
  });

  test('改装另一个区:旧代码停用着留下,没公布的时限空着', async () => {
    const before = await setting('district');
    expect(await admin.post('/api/settings/install', { preset: 'xuanwu', version: before.version + 5 })).toMatchObject(refused(409, 'row.changed'));
    expect(await admin.post('/api/settings/install', { preset: 'atlantis' })).toMatchObject(refused(422, 'settings.unknown_preset'));
    expect(await api.as('looker').post('/api/settings/install', { preset: 'xuanwu' })).toMatchObject(refused(403, 'auth.forbidden'));
    const installed = await admin.post<{ data: Setting[]; undo: string }>('/api/settings/install', { preset: 'xuanwu', version: before.version });
    expect(installed.status).toBe(200);
    const categories = (await setting('categories')).value as SettingValues['categories'];
    expect(categories.find(({ code }) => code === 'lj_hard')).toMatchObject({ retired: true });
    const fresh = categories.filter(({ retired }) => !retired);
    expect(fresh.length).toBeGreaterThan(0);
    expect(fresh.some(({ rule }) => rule === null)).toBe(true);
    expect((await setting('district')).version).toBe(before.version + 1);
    const again = await admin.post<{ undo?: string }>('/api/settings/install', { preset: 'xuanwu' });
    expect(again.body.undo).toBeUndefined();
  });
});

eachStoreAtLength('日历', (api) => {
  let admin: Client;
  const preview = async (receivedAt: string, workingDays: number) =>
    (await admin.post<{ dueAt: string; provisional: boolean }>('/api/deadlines/preview', { receivedAt, rule: { kind: 'working_days', workingDays } })).body;
  const add = (body: object) => admin.post<Written<CalendarDay>>('/api/calendar-days', body);

  beforeAll(async () => {
    await setUp(api);
    admin = api.as('admin');
    await hire(api, 'coordinator', { username: 'zhuanyuan' });
  });

  test('本区自己的节日立刻算进期限,放进回收站又立刻不算', async () => {
    // 延边朝鲜族自治州成立纪念日 9 月 3 日, 2026 年是周四。
    expect(await preview('2026-09-02T02:00:00Z', 1)).toMatchObject({ dueAt: '2026-09-03T09:30:00.000Z' });
    const day = await add({ date: '2026-09-03', kind: 'off', layer: 'district', name: '自治州成立纪念日' });
    expect(day).toMatchObject({ status: 201, body: { siteId: null, version: 1 } });
    expect(await preview('2026-09-02T02:00:00Z', 1)).toMatchObject({ dueAt: '2026-09-04T09:30:00.000Z' });
    expect((await admin.send('DELETE', `/api/calendar-days/${day.body.id}?version=1`)).status).toBe(200);
    expect(await preview('2026-09-02T02:00:00Z', 1)).toMatchObject({ dueAt: '2026-09-03T09:30:00.000Z' });
    expect((await add({ date: '2026-09-03', kind: 'off', layer: 'district', name: '再来' })).status).toBe(201);
    expect(await admin.post(`/api/calendar-days/${day.body.id}/restore`, { version: 2 })).toMatchObject(refused(409, 'row.exists', 'date'));
  });

  test('同一层同一天只有一条;场所层要指明场所', async () => {
    await admin.post('/api/sites', { id: 'west', name: '西分中心', kind: 'sub_centre' });
    const day = { date: '2026-08-03', kind: 'off', name: '停电检修' };
    expect((await add({ ...day, layer: 'site', siteId: 'west' })).status).toBe(201);
    expect(await add({ ...day, layer: 'site', siteId: 'west' })).toMatchObject(refused(409, 'row.exists', 'date'));
    expect(await add({ ...day, layer: 'site' })).toMatchObject(refused(422, 'calendar.site_mismatch', 'siteId'));
    expect(await add({ ...day, layer: 'district', siteId: 'west' })).toMatchObject(refused(422, 'calendar.site_mismatch', 'siteId'));
    expect(await add({ ...day, layer: 'site', siteId: 'moon' })).toMatchObject(refused(422, 'row.unknown_reference', 'siteId'));
    expect(await add({ ...day, date: '2026-02-30', layer: 'district' })).toMatchObject(refused(422, 'request.invalid', 'date'));
    expect(await api.as('zhuanyuan').post('/api/calendar-days', { ...day, layer: 'district' })).toMatchObject(refused(403, 'auth.forbidden'));
  });

  describe('载入一年', () => {
    const notice = {
      layer: 'national', year: 2027, source: '测试用,不是真的通知',
      days: [
        { date: '2027-01-01', kind: 'off', name: '元旦' },
        { date: '2027-10-01', kind: 'off', name: '国庆节' },
        { date: '2027-10-09', kind: 'work', name: '国庆节' },
      ],
    };
    const load = (body: object) => admin.post('/api/calendar-days/load', body);

    test('载入之前是暂定,之后不是;再载入只改不同的', async () => {
      expect(await preview('2027-03-01T02:00:00Z', 5)).toMatchObject({ provisional: true });
      expect(await load(notice)).toMatchObject({ status: 200, body: { added: 3, changed: 0, removed: 0, unchanged: 0, undo: expect.any(String) } });
      expect(await preview('2027-03-01T02:00:00Z', 5)).toMatchObject({ provisional: false });
      const again = await load(notice);
      expect(again.body).toEqual({ added: 0, changed: 0, removed: 0, unchanged: 3 });
      const corrected = { ...notice, days: [...notice.days.slice(0, 2), { date: '2027-10-10', kind: 'work', name: '国庆节' }] };
      expect(await load({ ...corrected, days: corrected.days.map((day, at) => (at === 0 ? { ...day, name: '新年' } : day)) }))
        .toMatchObject({ body: { added: 1, changed: 1, removed: 1, unchanged: 1 } });
      const { data } = (await admin.get<{ data: CalendarDay[] }>(`/api/calendar-days?filter=${encodeURIComponent('{"date":{"gte":"2027-01-01","lte":"2027-12-31"}}')}`)).body;
      expect(data.map(({ date, kind, name }) => [date, kind, name])).toEqual([['2027-01-01', 'off', '新年'], ['2027-10-01', 'off', '国庆节'], ['2027-10-10', 'work', '国庆节']]);
    });

    test('别的年份、写了两次的日子不收', async () => {
      const [first] = notice.days;
      expect(await load({ ...notice, days: [{ ...first, date: '2028-01-01' }] })).toMatchObject(refused(422, 'request.invalid', 'days.0.date'));
      expect(await load({ ...notice, days: [first, first] })).toMatchObject(refused(422, 'request.invalid', 'days.1.date'));
      expect(await api.as('zhuanyuan').post('/api/calendar-days/load', notice)).toMatchObject(refused(403, 'auth.forbidden'));
    });
  });

  test('没有变化时,列一次清单不再读整本日历', async () => {
    await admin.get('/api/sites');
    const timing = (await admin.get('/api/sites')).headers.get('server-timing') ?? '';
    // Who asks, with the revision; the page; its total.
    expect(timing).toContain('queries=3 ');
    expect(Number(/rows_read=(\d+)/.exec(timing)?.[1])).toBeLessThan(15);
  });
});
