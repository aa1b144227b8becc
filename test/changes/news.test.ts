import { beforeAll, describe, expect, test } from 'vitest';
import type { News } from '../../schema/many.ts';
import { District } from '../contract/district.ts';
import { eachStoreAtLength } from '../harness/index.ts';

eachStoreAtLength('别人改了什么', (api) => {
  const window = new District(api);
  const newest = async (who: string) => (await window.made(api.as(who).get<News>('/api/changes'))).body.seq;
  const news = async (who: string, since: number) => (await window.made(api.as(who).get<News>(`/api/changes?since=${since}`, { now: window.now }))).body;
  const about = ({ data }: News, id: string) => data.filter((row) => row.id === id);
  const editing = (who: string, id: string | null, resource = 'cases') => window.made(api.as(who).post('/api/changes/editing', { resource, id }, { now: window.now }));

  beforeAll(() => window.setUp());

  describe('动静', () => {
    test('一行说一次:哪些字段、到了哪个版本、谁', async () => {
      const row = await window.register();
      const since = await newest('coordinator.b');
      const patch = (version: number, changes: object) => window.made(api.as('coordinator').patch(`/api/cases/${row.id}`, { version, changes }, { now: window.now }));
      await patch(1, { title: '甲' });
      await patch(2, { visits: 3, title: '乙' });
      const { seq, data, more } = await news('coordinator.b', since);
      expect(data.map(({ resource, id, version, by, gone }) => [resource, id, version, by?.id, gone])).toEqual([['cases', row.id, 3, window.id('coordinator'), false]]);
      expect(data[0]?.fields.toSorted()).toEqual(['title', 'visits']);
      expect(more).toBe(false);
      expect(await news('coordinator.b', seq)).toMatchObject({ seq, data: [] });
    });

    test('经办人只听到本部门的;不再看得见的说已不在,从没看见过的不提', async () => {
      const since = await newest('handler');
      const never = await window.register();
      const row = await window.dispatched();
      const given = await news('handler', since);
      expect(about(given, never.id)).toEqual([]);
      expect(about(given, row.id)).toMatchObject([{ gone: false }]);
      expect(given.data.filter(({ resource }) => resource === 'applicants'), 'no word of persons').toEqual([]);
      expect(JSON.stringify(given)).not.toMatch(/张某|1381/);
      const fire = await news('handler.fire', since);
      expect(fire.data).toEqual([]);
      const part = await window.promise(row.id, 'handle', 'tax');
      await window.do('handler', part, 'return', { ground: 'not_ours', text: '不归税务' });
      expect(about(await news('handler', given.seq), row.id)).toMatchObject([{ gone: true }]);
      expect(about(await news('coordinator', given.seq), row.id)).toMatchObject([{ gone: false }]);
    });

    test('移入回收站的,对谁都是已不在', async () => {
      const row = await window.take('coordinator', await window.register(), 'withdraw', { reason: '本人来撤' });
      const since = await newest('viewer');
      await window.made(api.as('coordinator').send('DELETE', `/api/cases/${row.id}?version=${row.version}`, { now: window.now }));
      expect(about(await news('viewer', since), row.id)).toMatchObject([{ gone: true, fields: ['deletedAt'] }]);
    });

    test('离开很久的,分几次听完,一条不漏', async () => {
      const since = await newest('coordinator.b');
      await api.sql("with recursive n(value) as (select 1 union all select value + 1 from n where value < 1500) insert into events (id, subject, subject_id, version, change_id, action, at, actor_id, actor_name, changes, data) select 'e' || value, 'departments', 'tax', null, 'c', 'x', '2026-03-09T02:00:00.000Z', null, '', '{}', '{}' from n");
      const first = await news('coordinator.b', since);
      expect([first.more, first.seq - since]).toEqual([true, 1000]);
      const second = await news('coordinator.b', first.seq);
      expect([second.more, second.seq - first.seq]).toEqual([false, 500]);
    });
  });

  describe('谁在哪一行', () => {
    test('自己不见自己;离开就没了;一分半没有声音也没了', async () => {
      const row = await window.register();
      await editing('coordinator', row.id);
      const since = await newest('coordinator.b');
      expect((await news('coordinator.b', since)).editing).toEqual([{ resource: 'cases', id: row.id, by: { id: window.id('coordinator'), name: 'coordinator 某' } }]);
      expect((await news('coordinator', since)).editing).toEqual([]);
      await editing('coordinator', null);
      expect((await news('coordinator.b', since)).editing).toEqual([]);
      await editing('coordinator', row.id);
      const late = (await window.made(api.as('coordinator.b').get<News>(`/api/changes?since=${since}`, { now: '2026-03-09T10:01:31+08:00' }))).body;
      expect(late.editing).toEqual([]);
    });

    test('看不到那一行的人,也看不到谁在那一行', async () => {
      const row = await window.register();
      await editing('coordinator', row.id);
      const since = await newest('handler');
      expect((await news('handler', since)).editing).toEqual([]);
      // Of a meeting nobody at its table hears which row somebody is in; least of all a viewer.
      await editing('coordinator', row.id, 'meeting-items');
      for (const username of ['handler', 'viewer']) expect((await news(username, since)).editing).toEqual([]);
      expect((await news('coordinator.b', since)).editing).toMatchObject([{ resource: 'meeting-items' }]);
      await editing('coordinator', null);
    });
  });

  test('代价随新事的多少,不随旧事', async () => {
    const since = await newest('coordinator.b');
    const { headers } = await window.made(api.as('coordinator.b').get(`/api/changes?since=${since}`, { now: window.now }));
    const read = /rows_read=(\d+)/.exec(headers.get('server-timing') ?? '')?.[1];
    expect(Number(read)).toBeLessThan(12);
  });
});
