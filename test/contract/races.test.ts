import { beforeAll, describe, expect, test } from 'vitest';
import { Case } from '../../schema/cases.ts';
import { Setting } from '../../schema/settings.ts';
import { eachStore } from '../harness/index.ts';
import { District, type Problem } from './district.ts';

const TEN = Array.from({ length: 10 }, (_, at) => at);

eachStore('two at once', (api) => {
  const window = new District(api);
  beforeAll(() => window.setUp());

  /** How often each status came back. */
  const tally = (answers: { status: number }[]) => Object.fromEntries(Object.entries(Object.groupBy(answers, ({ status }) => status)).map(([status, same]) => [status, same?.length]));
  const eventsOf = (id: string) => api.sql('select version, count(*) as n from events where subject_id = ? and version is not null group by version order by version', id);
  /** Every version of every row has exactly one event. */
  const everyVersionTold = async () => {
    const loose = await api.sql(`
      select e.subject_id from events e where e.version is not null group by e.subject, e.subject_id, e.version having count(*) > 1
      union select t.id from tasks t where t.version <> (select count(*) from events e where e.subject_id = t.id and e.version is not null)
      union select c.id from cases c where c.version <> (select count(*) from events e where e.subject_id = c.id and e.version is not null)`);
    expect(loose).toEqual([]);
  };

  describe('a stale version', () => {
    test('of a case changes nothing and shows the row as it stands', async () => {
      const old = await window.register();
      const now = await window.take('coordinator', old, 'triage');
      const before = await eventsOf(old.id);
      const { status, body } = await window.act('coordinator.b', old, 'decline');
      expect(status).toBe(409);
      expect(body).toMatchObject({ code: 'row.changed', current: { id: old.id, version: now.version, stage: 'triaged', actions: now.actions.filter((action) => action !== 'reveal') } });
      expect(await eventsOf(old.id)).toEqual(before);
      expect(await window.look(old.id)).toEqual({ ...now, undo: undefined, request: null });
    });

    test('says who was faster and when, in both languages; on another day with the day', async () => {
      const old = await window.register();
      await window.take('coordinator', old, 'triage');
      const told = async (now: string) => (await api.as('coordinator.b').patch<Problem>(`/api/cases/${old.id}`, { version: 1, changes: { visits: 3 } }, { now })).body;
      expect(await told('2026-03-09T10:20:00+08:00')).toMatchObject({
        code: 'row.changed',
        detail: 'coordinator 某在 10:00 改过这条记录。您的修改没有写入，已保留，可以核对后再次提交。',
        sentences: { en: 'coordinator 某 changed this record at 10:00. Your change was not written and is kept; compare and submit again.' },
      });
      expect((await told('2026-03-10T10:20:00+08:00')).detail).toContain('coordinator 某在 2026-03-09 10:00 改过');
    });

    test('without one a row is not deleted, and the answer says what is missing', async () => {
      const c = await window.take('coordinator', await window.register(), 'decline');
      expect(await api.as('coordinator').send('DELETE', `/api/cases/${c.id}`, { now: window.now })).toMatchObject({ status: 400, body: { code: 'query.version_missing', errors: [{ path: 'version' }] } });
      expect(await window.look(c.id)).toMatchObject({ deletedAt: null });
    });

    test('of a task too, whether it is acted on or corrected', async () => {
      const c = await window.dispatched();
      const old = await window.promise(c.id, 'handle', 'tax');
      await window.do('handler', old, 'accept');
      expect(await window.actOn('handler', old, 'finish', { result: '好' })).toMatchObject({ status: 409, body: { code: 'row.changed', current: { id: old.id, version: 2, status: 'accepted' } } });
      const patched = await api.as('coordinator').patch(`/api/tasks/${old.id}`, { version: 1, changes: { ask: '改了' } }, { now: window.now });
      expect(patched).toMatchObject({ status: 409, body: { code: 'row.changed', current: { version: 2, ask: '核实并办理' } } });
    });

    test('of a correction, of the trash, of the way back from it', async () => {
      const c = await window.take('coordinator', await window.register(), 'decline');
      const as = api.as('coordinator');
      for (const answer of [
        await as.patch(`/api/cases/${c.id}`, { version: 1, changes: { visits: 9 } }, { now: window.now }),
        await as.send('DELETE', `/api/cases/${c.id}?version=1`, { now: window.now }),
        await as.post(`/api/cases/${c.id}/restore`, { version: 1 }, { now: window.now }),
      ])
        expect(answer).toMatchObject({ status: 409, body: { code: 'row.changed', current: { id: c.id, version: 2 } } });
    });

    test('sent again word for word is stale: nothing happens twice', async () => {
      const c = await window.register();
      expect((await window.act('coordinator', c, 'triage')).status).toBe(200);
      expect(await window.act('coordinator', c, 'triage')).toMatchObject({ status: 409, body: { code: 'row.changed' } });
      expect(await window.promises(c.id)).toHaveLength(1);
    });
  });

  describe('ten at once', () => {
    test('on one case: one wins, nine see what won', async () => {
      const c = await window.register();
      const answers = await Promise.all(TEN.map((at) => window.act(at % 2 ? 'coordinator' : 'coordinator.b', c, at % 3 ? 'triage' : 'withdraw')));
      expect(tally(answers)).toEqual({ 200: 1, 409: 9 });
      for (const { status, body } of answers) if (status === 409) expect(body).toMatchObject({ code: 'row.changed', current: { id: c.id, version: 2 } });
      expect(await eventsOf(c.id)).toEqual([{ version: 1, n: 1 }, { version: 2, n: 1 }]);
    });

    test('on one task: one wins', async () => {
      const c = await window.dispatched();
      const task = await window.promise(c.id, 'handle', 'tax');
      const answers = await Promise.all(TEN.map((at) => (at % 2 ? window.actOn('handler', task, 'finish', { result: `第 ${at} 次` }) : window.actOn('handler', task, 'return', { ground: 'not_ours' }))));
      expect(tally(answers)).toEqual({ 200: 1, 409: 9 });
      expect(await eventsOf(task.id)).toEqual([{ version: 1, n: 1 }, { version: 2, n: 1 }]);
    });

    test('corrections of one case: one wins', async () => {
      const c = await window.register();
      const answers = await Promise.all(TEN.map((at) => api.as('coordinator').patch(`/api/cases/${c.id}`, { version: 1, changes: { visits: at + 10 } }, { now: window.now })));
      expect(tally(answers)).toEqual({ 200: 1, 409: 9 });
      expect((await window.look(c.id)).version).toBe(2);
    });

    test('the answer against the withdrawal against a pause: one of them, whole', async () => {
      const c = await window.take('coordinator', await window.register(), 'triage');
      const answers = await Promise.all([window.act('coordinator', c, 'answer'), window.act('coordinator.b', c, 'withdraw'), window.act('coordinator', c, 'pause')]);
      expect(tally(answers)).toEqual({ 200: 1, 409: 2 });
      const { stage } = await window.look(c.id);
      const promised = (await window.promises(c.id)).map(({ kind }) => kind);
      expect(promised).toEqual({ answered: ['reply'], withdrawn: [], triaged: ['answer'] }[stage as string]);
    });

    test('a department finishing while the coordinator pauses: never half of both', async () => {
      const c = await window.dispatched();
      const task = await window.promise(c.id, 'handle', 'tax');
      const [paused, finished] = await Promise.all([window.act('coordinator', c, 'pause'), window.actOn('handler', task, 'finish', { result: '好' })]);
      expect([paused.status, finished.status].toSorted()[0]).toBe(200);
      const [row] = await api.sql('select status, paused_at, due_at from tasks where id = ?', task.id);
      if (row?.status === 'done') expect(row.paused_at).toBeNull();
      await everyVersionTold();
    });

    test('registrations: consecutive numbers, none twice, none left out', async () => {
      const [{ n: last } = { n: 0 }] = await api.sql('select max(number_seq) as n from cases');
      const made = await Promise.all(TEN.map((at) => window.register({ title: `第 ${at} 件`, reporter: { kind: 'person', name: `王某${at}`, phone: `1380000${1000 + at}` } }, at % 2 ? 'coordinator' : 'coordinator.b')));
      expect(made.map(({ number }) => number).toSorted()).toEqual(TEN.map((at) => `2026-${String(Number(last) + 1 + at).padStart(4, '0')}`));
      expect(new Set(made.map(({ queryCode }) => queryCode)).size).toBe(10);
      expect(new Set(made.map(({ id }) => id)).size).toBe(10);
    });

    test('registrations of one applicant, each knowing something new of him: all ten go through', async () => {
      const reporter = { kind: 'person', name: '李某', phone: '13900001111' };
      await window.register({ reporter });
      const made = await Promise.all(TEN.map((at) => window.register({ reporter: { ...reporter, livingPlace: `某小区 ${at} 号` } })));
      expect(new Set(made.map(({ reporter: one }) => one?.id)).size).toBe(1);
    });

    test('contact notes: all ten stand, and the promise of a first contact is kept once', async () => {
      const admin = api.as('admin');
      const limits = Setting.parse((await admin.get('/api/settings/limits')).body);
      await window.made(admin.patch('/api/settings/limits', { version: limits.version, changes: { value: { ...Object(limits.value), contact: { kind: 'working_days', workingDays: 1 } } } }));
      const c = await window.register();
      const contact = await window.promise(c.id, 'contact');
      const notes = await Promise.all(TEN.map((at) => window.act('coordinator', { id: c.id, version: 0 }, 'note', { kind: 'contact', with: '张某', reached: true, text: `第 ${at} 次` })));
      expect(tally(notes)).toEqual({ 200: 10 });
      expect(await eventsOf(contact.id)).toEqual([{ version: 1, n: 1 }, { version: 2, n: 1 }]);
      expect(await window.promises(c.id, 'contact')).toEqual([]);
    });
  });

  test('nothing to change writes nothing and offers nothing to undo', async () => {
    const c = await window.dispatched();
    const again = Case.parse((await window.made(window.act('coordinator', c, 'dispatch', { lead: { departmentId: 'tax', ask: '照旧' } }))).body);
    expect([again.version, again.undo]).toEqual([c.version, undefined]);
    const task = await window.promise(c.id, 'handle', 'tax');
    const same = await window.made(api.as('coordinator').patch<{ version: number; undo?: string }>(`/api/tasks/${task.id}`, { version: task.version, changes: { ask: task.ask } }, { now: window.now }));
    expect([same.body.version, same.body.undo]).toEqual([task.version, undefined]);
  });

  test('after all of it, every version of every row has one event', everyVersionTold);
});
