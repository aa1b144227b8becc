import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Ladder, ReminderRun } from '../../schema/reminders.ts';
import type { Task } from '../../schema/tasks.ts';
import { District } from '../contract/district.ts';
import { onLibsql } from '../harness/index.ts';

type Heard = { to: string; rung: string; number: number };

onLibsql('提醒：每一刻钟一次', (api) => {
  const district = new District(api);
  beforeAll(() => district.setUp());
  /** What earlier tests left open says nothing in later ones. */
  beforeEach(async () => {
    await api.sql("update tasks set status = 'cancelled' where status in ('open', 'accepted')");
    await api.sql('delete from reminders');
  });

  const at = (local: string) => `${local.replace(' ', 'T')}:00+08:00`;
  async function run(local: string): Promise<ReminderRun> {
    const { status, body } = await api.as('admin').post<ReminderRun>('/api/reminders/run', {}, { now: at(local) });
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  }
  /** Who has heard what of a promise, in the order it was said. */
  async function heard(task: { id: string }): Promise<Heard[]> {
    const rows = await api.sql("select p.username as 'to', json_extract(r.spoken, '$.name') as rung, r.due_version as number from reminders r join people p on p.id = r.receiver_id where r.task_id = ? order by r.at, p.username", task.id);
    return rows.map((row) => ({ to: String(row.to), rung: String(row.rung), number: Number(row.number) }));
  }
  const told = async (task: { id: string }) => (await heard(task)).map(({ to, rung }) => `${to} ${rung}`);
  /** A part of the tax department, due on Monday 16 March at 17:30. */
  async function part(): Promise<Task> {
    district.now = at('2026-03-09 10:00');
    return district.promise((await district.dispatched()).id, 'handle', 'tax');
  }

  test('一级一级说下去：先说给经办的部门，再到协调专员、监督；每级一次', async () => {
    const task = await part();
    expect(task.dueAt).toBe('2026-03-16T09:30:00.000Z');
    await run('2026-03-11 18:00');
    expect(await told(task)).toEqual([]);
    await run('2026-03-12 09:00');
    expect(await told(task)).toEqual(['handler 提前两个工作日']);
    await run('2026-03-12 09:15');
    expect(await told(task)).toHaveLength(1);
    for (const time of ['2026-03-16 09:00', '2026-03-16 17:30', '2026-03-16 17:45', '2026-03-17 09:00', '2026-03-23 09:00', '2026-03-24 09:00']) await run(time);
    expect(await told(task)).toEqual([
      'handler 提前两个工作日',
      'handler 今天到期',
      'coordinator 超期', 'handler 超期',
      'coordinator 超期一个工作日', 'handler 超期一个工作日',
      // Tax has no head: an overseer hears it in his stead, and the supervisor does anyway.
      'supervisor 超期五个工作日',
    ]);
  });

  test('该拟督办单的一级，留下一条待拟的记录，一个期限一条', async () => {
    const task = await part();
    await run('2026-03-23 09:00');
    await run('2026-03-24 09:00');
    expect(await api.sql('select due_at, rung from notice_intents where task_id = ?', task.id)).toEqual([{ due_at: '2026-03-16T09:30:00.000Z', rung: 'five_days_over' }]);
  });

  test('停了三天才跑：只说最高的一级，略过的记在里面；略过那几级该听的人也听到', async () => {
    const task = await part();
    await run('2026-03-12 09:00');
    expect(await run('2026-03-18 10:00')).toMatchObject({ written: 4 });
    const [row] = await api.sql("select spoken from reminders where task_id = ? and receiver_id = ? order by at desc", task.id, district.id('handler'));
    expect(JSON.parse(String(row?.spoken))).toEqual({ name: '超期一个工作日', when: { at: 'after', workingDays: 1 }, taskKind: 'handle', passed: ['今天到期', '超期'] });
    expect((await told(task)).slice(1)).toEqual(['coordinator 超期一个工作日', 'handler 超期一个工作日']);
  });

  test('办结了就不再说，说过的不再算未读；暂停的停，恢复后按新期限从头说', async () => {
    const task = await part();
    const done = await part();
    await run('2026-03-12 09:00');
    district.now = at('2026-03-12 10:00');
    await district.do('handler', done, 'finish', { result: '办好了' });
    await district.do('coordinator', task, 'pause', { reason: 'site_inspection' });
    await run('2026-03-16 17:45');
    expect([...(await told(task)), ...(await told(done))]).toEqual(['handler 提前两个工作日', 'handler 提前两个工作日']);
    expect(await api.sql('select count(*) as n from reminders where task_id in (?, ?) and ended_at is null', task.id, done.id)).toEqual([{ n: 0 }]);
    expect(await api.sql('select count(*) as n from reminder_plans where task_id = ?', done.id)).toEqual([{ n: 0 }]);
    district.now = at('2026-03-17 10:00');
    const paused = await district.promise(String(task.caseId), 'handle', 'tax');
    const { dueAt } = await district.do('coordinator', paused, 'resume');
    expect(dueAt).not.toBe(task.dueAt);
    await run('2026-04-08 09:00');
    expect((await heard(task)).at(-1)).toMatchObject({ number: 3 });
  });

  test('超期以后才暂停的也停：铃铛里不再算；恢复后还是那个期限，说到了哪一级再说一次', async () => {
    const task = await part();
    await run('2026-03-16 17:45');
    district.now = at('2026-03-16 18:00');
    const { dueAt } = await district.do('coordinator', task, 'pause', { reason: 'site_inspection' });
    expect(dueAt).toBe(task.dueAt);
    expect(await api.sql('select count(*) as n from reminders where task_id = ? and ended_at is null', task.id)).toEqual([{ n: 0 }]);
    await run('2026-03-17 09:00');
    expect(await told(task)).toEqual(['coordinator 超期', 'handler 超期']);
    district.now = at('2026-03-17 10:00');
    expect((await district.do('coordinator', await district.promise(String(task.caseId), 'handle', 'tax'), 'resume')).dueAt).toBe(task.dueAt);
    await run('2026-03-17 10:15');
    expect((await heard(task)).slice(2)).toEqual(['coordinator', 'handler'].map((to) => ({ to, rung: '超期一个工作日', number: 2 })));
  });

  test('换了人，说到哪一级，新接的人也听到哪一级；原来的人不重听', async () => {
    const task = await part();
    await run('2026-03-16 09:00');
    await api.sql("insert into people (id, created_at, updated_at, username, name, role, department_id) values ('late', '', '', 'handler.late', '某', 'handler', 'tax') on conflict do nothing");
    await api.sql("update tasks set person_id = 'late' where id = ?", task.id);
    await run('2026-03-16 10:00');
    await run('2026-03-16 10:15');
    expect(await told(task)).toEqual(['handler 今天到期', 'handler.late 今天到期']);
    await api.sql('update tasks set person_id = ? where id = ?', district.id('handler'), task.id);
    await run('2026-03-16 11:00');
    expect(await told(task)).toHaveLength(2);
    await api.sql("delete from people where id = 'late'");
  });

  test('人不在，说给顶岗的人', async () => {
    const task = await part();
    await api.sql('update tasks set person_id = ? where id = ?', district.id('handler'), task.id);
    await api.sql("insert into leave (id, created_at, updated_at, person_id, from_day, until_day, stand_in_id) values ('l', '', '', ?, '2026-03-12', '2026-03-12', ?)", district.id('handler'), district.id('coordinator.b'));
    await run('2026-03-12 09:00');
    await run('2026-03-16 09:00');
    expect(await told(task)).toEqual(['coordinator.b 提前两个工作日', 'handler 今天到期']);
    expect(await api.sql('select for_id from reminders where task_id = ? order by at', task.id)).toEqual([{ for_id: district.id('handler') }, { for_id: null }]);
    await api.sql('delete from leave');
  });

  test('夜里补跑，等到早上', async () => {
    const task = await part();
    await run('2026-03-16 23:00');
    expect(await told(task)).toEqual([]);
    await run('2026-03-17 08:59');
    expect(await told(task)).toEqual([]);
    await run('2026-03-17 09:00');
    expect(await told(task)).toEqual(['coordinator 超期一个工作日', 'handler 超期一个工作日']);
  });

  test('改了阶梯：没有到的按新的说，不用人再去碰任务', async () => {
    const task = await part();
    await run('2026-03-11 10:00');
    const admin = api.as('admin');
    const { body } = await admin.get<{ version: number; value: Ladder }>('/api/settings/ladder');
    const rungs = body.value.rungs.map((rung) => (rung.code === 'due_today' ? { ...rung, name: '当天', receivers: ['coordinator'] } : rung)).filter(({ code }) => code !== 'two_days_before');
    const { body: changed, status } = await admin.patch<{ version: number }>('/api/settings/ladder', { version: body.version, changes: { value: { ...body.value, rungs } } });
    expect(status).toBe(200);
    await run('2026-03-11 10:15');
    await run('2026-03-12 09:00');
    expect(await told(task)).toEqual([]);
    await run('2026-03-16 09:00');
    expect(await told(task)).toEqual(['coordinator 当天']);
    await admin.patch('/api/settings/ladder', { version: changed.version, changes: { value: body.value } });
  });

  describe('铃铛', () => {
    type Row = { id: string; taskId: string; caseNumber: string; receiverName: string; spoken: { name: string }; readAt: string | null; deliveries: unknown[] };
    const bell = async (username: string) => (await api.as(username).get<{ unread: number }>('/api/reminders/unread')).body.unread;
    const list = async (username: string, filter: object = {}) => (await api.as(username).get<{ data: Row[] }>(`/api/reminders?filter=${encodeURIComponent(JSON.stringify(filter))}`)).body.data;

    test('各看各的未读；点过的、全部标记过的不再算；了结的自己消去', async () => {
      const [one, two, three] = [await part(), await part(), await part()];
      await run('2026-03-16 17:45');
      const before = await bell('handler');
      expect(await bell('supervisor')).toBe(0);
      const mine = await list('handler', { unread: true });
      expect(mine).toHaveLength(before);
      const [row] = mine.filter(({ taskId }) => taskId === one.id);
      expect(row).toMatchObject({ caseNumber: expect.stringMatching(/^2026-\d{4}$/), receiverName: 'handler 某', spoken: { name: '超期' }, readAt: null, deliveries: [] });
      await api.as('coordinator').post(`/api/reminders/${row?.id}/read`, {});
      expect(await bell('handler'), 'not the coordinator’s to mark').toBe(before);
      await api.as('handler').post(`/api/reminders/${row?.id}/read`, {}, { now: at('2026-03-16 18:00') });
      district.now = at('2026-03-16 18:00');
      await district.do('handler', two, 'finish', { result: '办好了' });
      expect((await list('handler', { unread: true })).map(({ taskId }) => taskId)).toEqual(mine.map(({ taskId }) => taskId).filter((id) => id !== one.id && id !== two.id));
      expect((await list('handler', { taskId: three.id }))).toHaveLength(1);
      expect((await api.as('handler').post<{ unread: number }>('/api/reminders/read', {})).body.unread).toBe(0);
      expect(await bell('handler')).toBe(0);
    });

    test('经办人只看到自己的；协调专员看到全部', async () => {
      const task = await part();
      await run('2026-03-16 17:45');
      expect((await list('handler', { taskId: task.id })).map(({ receiverName }) => receiverName)).toEqual(['handler 某']);
      expect((await list('coordinator', { taskId: task.id })).map(({ receiverName }) => receiverName).toSorted()).toEqual(['coordinator 某', 'handler 某']);
    });

    test('电话清单只给看全部的人；打印页里有编号，没有诉求；勾掉记在诉求件的经过里', async () => {
      const task = await part();
      await run('2026-03-16 17:45');
      const { body } = await api.as('coordinator').get<{ data: { id: string; taskId: string; receiverName: string; why: string }[] }>('/api/reminders/calls');
      const mine = body.data.filter(({ taskId }) => taskId === task.id);
      expect(mine.map(({ receiverName, why }) => [receiverName, why]).toSorted()).toEqual([['coordinator 某', 'nothing_on'], ['handler 某', 'nothing_on']]);
      const printed = await api.as('supervisor').get('/api/reminders/calls/print');
      expect(printed.headers.get('content-type')).toContain('text/html');
      expect(JSON.stringify(printed.body)).toContain('部门办理');
      expect(JSON.stringify(printed.body)).not.toContain(String((await district.look(String(task.caseId))).title));
      for (const username of ['handler', 'viewer']) {
        expect((await api.as(username).get('/api/reminders/calls')).status).toBe(403);
        expect((await api.as(username).get('/api/reminders/calls/print')).status).toBe(403);
        expect((await api.as(username).post(`/api/reminders/${mine[0]?.id}/call`, {})).status).toBe(403);
      }
      expect((await api.as('coordinator').post(`/api/reminders/${mine[0]?.id}/call`, {})).body).toEqual({ called: true });
      expect((await district.history(String(task.caseId))).map(({ subject, action }) => `${subject} ${action}`)).toContain('tasks call');
    });

    test('没有送不到的，就没有可以再试的', async () => {
      expect((await api.as('admin').post('/api/reminders/nothing/retry', {})).status).toBe(404);
      expect((await api.as('coordinator').post('/api/reminders/nothing/retry', {})).status).toBe(403);
    });
  });

  test('催办：经办人当场听到，一按一条；半小时内再按，说刚催过；夜里按的，渠道上等到早上', async () => {
    await api.sql("insert into channels (id, created_at, updated_at, enabled, config, secrets) values ('sms', '', '', 1, '{}', '{}') on conflict (id) do update set enabled = 1");
    await api.sql("update people set phone = '13800001111' where username = 'handler'");
    const task = await part();
    district.now = at('2026-03-10 10:00');
    const pressed = await district.do('coordinator', task, 'remind', { text: '张某三等着' });
    expect(await told(task)).toEqual(['handler 催办']);
    expect((await district.actOn('coordinator', pressed, 'remind', {})).body).toMatchObject({ code: 'task.urged_already' });
    district.now = at('2026-03-10 22:00');
    await district.do('coordinator', pressed, 'remind', {});
    expect(await told(task)).toEqual(['handler 催办', 'handler 催办']);
    expect((await api.sql('select d.channel, d.next_at, d.status from deliveries d join reminders r on r.id = d.reminder_id where r.task_id = ? order by d.id', task.id)).map(({ channel, next_at: next }) => `${channel} ${next}`)).toEqual(['sms 2026-03-10T02:00:00.000Z', 'sms 2026-03-11T01:00:00.000Z']);
    expect(JSON.stringify(await api.sql('select * from reminders where task_id = ?', task.id))).not.toContain('张某');
    await api.sql("update channels set enabled = 0 where id = 'sms'");
    await api.sql("update people set phone = null where username = 'handler'");
  });

  describe('阶梯的设置', () => {
    type Stood = { version: number; value: Ladder };
    const ladder = async () => (await api.as('admin').get<Stood>('/api/settings/ladder')).body;

    test('监督人员也能改，也能撤销；别的设置不能；别的人都不能', async () => {
      const { version, value } = await ladder();
      const changes = { value: { ...value, digestAt: null } };
      for (const username of ['coordinator', 'director', 'handler', 'viewer']) expect((await api.as(username).patch('/api/settings/ladder', { version, changes })).status).toBe(403);
      const { status, body } = await api.as('supervisor').patch<Stood & { undo: string }>('/api/settings/ladder', { version, changes });
      expect([status, body.value.digestAt]).toEqual([200, null]);
      expect((await api.as('supervisor').post('/api/undo', { token: body.undo })).status).toBe(200);
      expect((await ladder()).value).toEqual(value);
      const { body: limits } = await api.as('admin').get<Stood>('/api/settings/limits');
      expect((await api.as('supervisor').patch('/api/settings/limits', { version: limits.version, changes: { value: limits.value } })).status).toBe(403);
    });

    test('还没有存的阶梯，也说得出哪天几点说；不给期限，就按从现在起五个工作日', async () => {
      const { value } = await ladder();
      const ask = (body: object) => api.as('supervisor').post<{ dueAt: string; steps: { code: string; at: string }[] }>('/api/reminders/preview', { ladder: { ...value, rungs: value.rungs.slice(0, 2) }, kind: 'handle', ...body }, { now: at('2026-03-09 10:00') });
      expect((await ask({})).body).toEqual({ dueAt: '2026-03-16T09:30:00.000Z', steps: [{ code: 'two_days_before', at: '2026-03-12T01:00:00.000Z' }, { code: 'due_today', at: '2026-03-16T01:00:00.000Z' }] });
      expect((await ask({ dueAt: at('2026-10-08 17:30') })).body.steps[0]).toEqual({ code: 'two_days_before', at: '2026-09-29T01:00:00.000Z' });
    });
  });

  describe('谁能跑', () => {
    test.each(['coordinator', 'supervisor', 'handler', 'viewer'])('%s 不能', async (username) => {
      expect((await api.as(username).post('/api/reminders/run', {})).status).toBe(403);
    });
  });
});
