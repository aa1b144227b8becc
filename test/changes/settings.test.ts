import { beforeAll, expect, test } from 'vitest';
import type { Setting, SettingValues } from '../../schema/settings.ts';
import { District } from '../contract/district.ts';
import { eachStoreAtLength, type Client } from '../harness/index.ts';

type Written = Setting & { undo?: string };

eachStoreAtLength('设置也能退一步', (api) => {
  const window = new District(api);
  let admin: Client;
  const setting = async (key: string) => (await admin.get<Setting>(`/api/settings/${key}`)).body;
  const put = async (key: string, value: unknown) => (await window.made(admin.patch<Written>(`/api/settings/${key}`, { version: (await setting(key)).version, changes: { value } }))).body;
  const undo = (token: string | undefined) => admin.post<{ undo: string; code?: string }>('/api/undo', { token });

  beforeAll(async () => {
    await window.setUp();
    admin = api.as('admin');
  });

  test('改回原来的值,再撤销就是重做', async () => {
    const before = (await setting('district')).value as SettingValues['district'];
    const { undo: token } = await put('district', { ...before, windowName: '新名字' });
    const back = await undo(token);
    expect(back.status).toBe(200);
    expect((await setting('district')).value).toEqual(before);
    await undo(back.body.undo);
    expect((await setting('district')).value).toEqual({ ...before, windowName: '新名字' });
  });

  test('新加的代码撤销后留着、停用:可能已经有诉求件用了它', async () => {
    const before = (await setting('tags')).value as SettingValues['tags'];
    const { undo: token } = await put('tags', [...before, { code: 'flood', name: '汛期', source: '测试', retired: false }]);
    expect((await undo(token)).status).toBe(200);
    expect((await setting('tags')).value).toEqual([...before, { code: 'flood', name: '汛期', source: '测试', retired: true }]);
  });

  test('载入的一年放假安排,整年退回;没了结的期限跟着走、跟着退回', async () => {
    window.now = '2026-12-28T10:00:00+08:00';
    const across = await window.take('coordinator', await window.register(), 'triage');
    const due = async () => (await window.look(across.id)).dueAt;
    expect(across.dueAt).toBe('2027-01-11T09:30:00.000Z');
    const days = ['01-01', '01-02', '01-03', '02-05', '02-06', '02-07', '02-08'].map((day) => ({ date: `2027-${day}`, kind: 'off', name: '测试' }));
    const { body } = await window.made(admin.post<{ undo?: string }>('/api/calendar-days/load', { layer: 'national', year: 2027, source: '测试用,不是真的通知', days }));
    const loaded = async () => (await admin.get<{ total: number }>(`/api/calendar-days?filter=${encodeURIComponent('{"date":{"gte":"2027-01-01","lte":"2027-12-31"}}')}`)).body.total;
    expect(await loaded()).toBe(7);
    expect(await due()).toBe('2027-01-12T09:30:00.000Z');
    expect((await admin.get<{ data: { id: string; rows: number }[] }>('/api/changes?mine=1')).body.data[0]).toMatchObject({ id: body.undo, rows: 7 });
    expect((await undo(body.undo)).status).toBe(200);
    expect(await loaded()).toBe(0);
    expect(await due()).toBe(across.dueAt);
  });
});
