import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../worker/platform/store.ts';
import { District } from '../contract/district.ts';
import { Api } from '../harness/api.ts';
import { startLibsql } from '../harness/libsql.ts';

/** Keeps writers back until so many stand before it: all have read by then, and none has written. */
class Gate {
  #expected = 0;
  #waiting: (() => void)[] = [];

  hold(writers: number): void {
    this.#expected = writers;
  }

  async pass(): Promise<void> {
    if (this.#expected === 0) return;
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
      if (this.#waiting.length < this.#expected) return;
      this.#expected = 0;
      for (const go of this.#waiting.splice(0)) go();
    });
  }
}

const gate = new Gate();
const held = (store: Store): { store: Store } => ({
  store: {
    ...store,
    async write(statements) {
      await gate.pass();
      return store.write(statements);
    },
  },
});

const TEN = Array.from({ length: 10 }, (_, at) => at);

describe('ten have read before the first of them writes', () => {
  const api = new Api(() => startLibsql(held));
  const window = new District(api);
  beforeAll(async () => {
    await api.open();
    await window.setUp();
    for (const username of ['coordinator', 'coordinator.b', 'handler']) await api.as(username).get('/api/me');
  });
  afterAll(() => api.close());

  const all = async <T>(send: (at: number) => Promise<T>): Promise<T[]> => {
    gate.hold(TEN.length);
    return Promise.all(TEN.map(send));
  };
  const eventsOf = (id: string) => api.sql('select version from events where subject_id = ? and version is not null order by version', id);
  const count = async (table: string) => Number((await api.sql(`select count(*) as n from ${table}`))[0]?.n);

  test('a case: one wins, nine change nothing and are shown what won', async () => {
    const c = await window.register();
    const before = await count('events');
    const answers = await all((at) => window.act(at % 2 ? 'coordinator' : 'coordinator.b', c, 'triage', { judgement: { should: true, reason: `第 ${at} 个人` } }));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
    for (const { status, body } of answers) if (status === 409) expect(body).toMatchObject({ code: 'row.changed', current: { id: c.id, version: 2, stage: 'triaged' } });
    // The case, its triage done, its answer opened: three events of one change.
    expect(await count('events')).toBe(before + 3);
    expect(await window.promises(c.id)).toHaveLength(1);
  });

  test('a task: one wins', async () => {
    const c = await window.dispatched();
    const task = await window.promise(c.id, 'handle', 'tax');
    const answers = await all((at) => window.actOn('handler', task, 'finish', { result: `第 ${at} 次` }));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { status, body } of answers) if (status !== 200) expect([status, body]).toMatchObject([409, { code: 'row.changed', current: { version: 2, status: 'done' } }]);
    expect(await eventsOf(task.id)).toEqual([{ version: 1 }, { version: 2 }]);
  });

  test('the same department added to a case that keeps its lead: given the case once', async () => {
    const c = await window.dispatched();
    const answers = await all((at) => window.act(at % 2 ? 'coordinator' : 'coordinator.b', c, 'dispatch', { lead: { departmentId: 'tax', ask: '照旧' }, assist: [{ departmentId: 'fire', ask: '勘查' }] }));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await window.promises(c.id, 'handle')).map(({ departmentId }) => departmentId).toSorted()).toEqual(['fire', 'land', 'tax']);
    expect((await window.history(c.id)).filter(({ subject, action }) => subject === 'cases' && action === 'dispatch')).toHaveLength(2);
  });

  test('a correction: one wins', async () => {
    const c = await window.register();
    const answers = await all((at) => api.as('coordinator').patch(`/api/cases/${c.id}`, { version: 1, changes: { visits: 20 + at } }, { now: window.now }));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { status, body } of answers) if (status !== 200) expect([status, body]).toMatchObject([409, { code: 'row.changed', current: { version: 2 } }]);
  });

  test('the case and one of its parts: whoever is second changes neither', async () => {
    const c = await window.dispatched();
    const task = await window.promise(c.id, 'handle', 'tax');
    gate.hold(2);
    const [withdrawn, finished] = await Promise.all([window.act('coordinator', c, 'withdraw'), window.actOn('handler', task, 'finish', { result: '好' })]);
    expect([withdrawn.status, finished.status].toSorted()).toEqual([200, 409]);
    const [row] = await api.sql('select status, version from tasks where id = ?', task.id);
    expect(row).toEqual({ status: withdrawn.status === 200 ? 'cancelled' : 'done', version: 2 });
    expect((await window.look(c.id)).stage).toBe(withdrawn.status === 200 ? 'withdrawn' : 'working');
  });

  test('registrations: all ten, numbers without gaps', async () => {
    const [last] = await api.sql('select max(number_seq) as n from cases');
    const made = await all((at) => window.register({ reporter: { kind: 'person', name: `王某${at}`, phone: `1380000${2000 + at}` } }));
    expect(made.map(({ number }) => Number(number.slice(5))).toSorted((a, b) => a - b)).toEqual(TEN.map((at) => Number(last?.n) + 1 + at));
  });

  test('registrations that all add to one applicant: all ten, and he is changed once each', async () => {
    const reporter = { kind: 'person', name: '李某', phone: '13900001111' };
    const first = await window.register({ reporter });
    const made = await all((at) => window.register({ reporter: { ...reporter, livingPlace: `某小区 ${at} 号` } }));
    expect(new Set(made.map(({ reporter: one }) => one?.id))).toEqual(new Set([first.reporter?.id]));
    expect(await eventsOf(String(first.reporter?.id))).toHaveLength(11);
  });

  test('contact notes: all ten stand, the first contact is kept once', async () => {
    await api.sql(`update settings set value = json_set(value, '$.contact', json('{"kind":"working_days","workingDays":1}')) where id = 'limits'`);
    const c = await window.register();
    const contact = await window.promise(c.id, 'contact');
    const notes = await all((at) => window.act('coordinator', { id: c.id, version: 0 }, 'note', { text: `第 ${at} 次` }));
    expect(notes.map(({ status }) => status)).toEqual(TEN.map(() => 200));
    expect(await eventsOf(contact.id)).toEqual([{ version: 1 }, { version: 2 }]);
    expect((await window.history(c.id)).filter(({ action }) => action === 'note')).toHaveLength(10);
  });
});
