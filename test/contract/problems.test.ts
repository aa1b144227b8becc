import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { REFUSALS } from '../../schema/refusals.ts';
import { Api } from '../harness/api.ts';
import { eachStoreAtLength } from '../harness/index.ts';
import { startLibsql } from '../harness/libsql.ts';
import { District, type Problem } from './district.ts';

const TABLES = ['cases', 'tasks', 'applicants', 'approvals', 'events', 'case_counts', 'case_departments', 'cases_fts'];
const PERSON = { name: '诸葛某', phone: '13912345678', idNumber: '11010519491231002X' };
const reporter = { kind: 'person', ...PERSON, idType: 'resident' };

eachStoreAtLength('when something fails inside', (api) => {
  const window = new District(api);
  beforeAll(() => window.setUp());
  const counts = async () => Object.fromEntries(await Promise.all(TABLES.map(async (table) => [table, (await api.sql(`select count(*) as n from ${table}`))[0]?.n])));
  /** Makes one kind of statement fail in the middle of a batch. */
  const failing = async <T>(trigger: string, run: () => Promise<T>): Promise<T> => {
    await api.sql(`create trigger made_to_fail before ${trigger} begin select raise(abort, 'made to fail on ${PERSON.name}'); end`);
    try {
      return await run();
    } finally {
      await api.sql('drop trigger made_to_fail');
    }
  };
  // What is logged of these failures has a test of its own below.
  beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
  afterEach(() => void vi.restoreAllMocks());

  test('a registration leaves nothing behind: no case, no applicant, no event, no count', async () => {
    await window.register();
    const before = await counts();
    for (const trigger of [`insert on tasks when new.kind = 'triage'`, `insert on events when new.subject = 'applicants'`, 'insert on applicants', `insert on events when new.subject = 'tasks'`]) {
      const answer = await failing(trigger, () => api.as('coordinator').post<Problem>('/api/cases', { channel: 'window', title: '一件', reporter }, { now: window.now }));
      expect(answer, trigger).toMatchObject({ status: 500, body: { code: 'server.failed' } });
      expect(await counts(), trigger).toEqual(before);
    }
    const next = await window.register();
    expect(Number(next.number.slice(5))).toBe(Number(before.cases) + 1);
  });

  test('an action leaves the case, its promises and its request as they were', async () => {
    const c = await window.dispatched();
    const rows = async () => [await api.sql('select * from cases where id = ?', c.id), await api.sql('select * from tasks where case_id = ? order by id', c.id), await counts()];
    const before = await rows();
    expect(await failing(`update on tasks when new.status = 'cancelled'`, () => window.act('coordinator', c, 'withdraw'))).toMatchObject({ status: 500 });
    expect(await failing('insert on approvals', async () => window.act('coordinator', c, 'request-extension', { contactNoteId: 'x' }))).toMatchObject({ status: 422 });
    expect(await failing(`insert on events when new.action = 'pause'`, () => window.act('coordinator', c, 'pause'))).toMatchObject({ status: 500 });
    expect(await rows()).toEqual(before);
    expect(await window.take('coordinator', c, 'withdraw')).toMatchObject({ stage: 'withdrawn' });
  });

  test('a reveal that cannot be written down shows nothing', async () => {
    const c = await window.register({ reporter });
    const answer = await failing(`insert on events when new.action = 'reveal'`, () => window.act('coordinator', c, 'reveal'));
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer.body)).not.toContain(PERSON.phone);
  });

  test('history can be neither changed nor taken back', async () => {
    await expect(api.sql(`update events set action = 'nothing'`)).rejects.toThrow('append-only');
    await expect(api.sql('delete from events')).rejects.toThrow('append-only');
  });

  test('the answer holds a reference and no SQL, stack or parameter', async () => {
    const { body, headers } = await failing('insert on cases', () => api.as('coordinator').post<Problem>('/api/cases', { channel: 'window', title: PERSON.name, reporter }, { now: window.now }));
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(Object.keys(body).toSorted()).toEqual(['code', 'detail', 'sentences', 'status', 'title', 'type']);
    expect(body.detail).toMatch(/编号 [0-9a-f]{8} /);
    expect(JSON.stringify(body)).not.toMatch(/insert|select|sqlite|libsql|d1_|\.ts|made to fail|诸葛/i);
  });
});

eachStoreAtLength('a refusal', (api) => {
  const window = new District(api);
  beforeAll(() => window.setUp());

  test('is a problem document with a sentence in both languages, in the one asked for first', async () => {
    const c = await window.register();
    const post = (language?: string) => api.as('coordinator').post<Problem>(`/api/cases/${c.id}/archive`, { version: 1, summary: '好' }, { now: window.now, headers: language === undefined ? {} : { 'accept-language': language } });
    const [, zh, en] = REFUSALS['case.wrong_stage'];
    expect((await post()).body).toEqual({ type: 'urn:banchengshi:problem:case.wrong_stage', title: zh, status: 422, detail: zh, code: 'case.wrong_stage', sentences: { zh, en } });
    expect((await post('en-GB,en;q=0.9')).body).toMatchObject({ title: en, detail: en, sentences: { zh, en } });
    expect((await post('zh-CN')).body).toMatchObject({ detail: zh });
    expect((await post('fr')).body).toMatchObject({ detail: zh });
  });

  test('a field is called what a person calls it', async () => {
    const draft = { channel: 'window', title: '一件', reporter: { kind: 'person', name: '某' } };
    const { body } = await api.as('coordinator').post<Problem>('/api/cases', { ...draft, helperId: 'nobody' }, { now: window.now });
    expect(body).toMatchObject({ errors: [{ path: 'helperId' }], sentences: { zh: '“帮办员”所指的记录不存在或已停用。', en: 'The record that “helper” points to does not exist or is retired.' } });
  });

  test('points at every part that would be stranded, and says the limit as a local day', async () => {
    const c = await window.take('coordinator', await window.register(), 'triage');
    const given = await window.take('coordinator', c, 'dispatch', { lead: { departmentId: 'tax', dueIn: 9, ask: '核实' }, assist: [{ departmentId: 'land', dueIn: 8, ask: '证明' }] });
    const parts = await window.promises(c.id, 'handle');
    const { status, body } = await window.act('coordinator', given, 'retriage', { category: 'lj_cannot', clause: '第三条', explanation: '已解释', alternatives: '无' });
    expect(status).toBe(422);
    expect(body.errors?.map(({ path }) => path)).toEqual(parts.map(({ id }) => `redate.${id}`));
    expect(body.detail).toContain('2026-03-16 17:30');
  });

  test('the same for a shape: every finding has its path', async () => {
    const { status, body } = await api.as('coordinator').post<Problem>('/api/cases', { title: '', visits: '三', reporter: { kind: 'robot', name: '张' }, hotlineDueAt: '2026-02-30T10:00:00+08:00', nonsense: 1 }, { now: window.now });
    expect([status, body.code]).toEqual([422, 'request.invalid']);
    expect(body.errors?.map(({ path }) => path).toSorted()).toEqual(['channel', 'hotlineDueAt', 'nonsense', 'reporter.kind', 'title', 'visits']);
  });

  test('of a write from another site', async () => {
    const { status, body } = await api.as('coordinator').post<Problem>('/api/cases', {}, { headers: { origin: 'https://elsewhere.example' } });
    expect([status, body.code]).toEqual([403, 'request.cross_site']);
  });
});

describe('the clock of a request', () => {
  test('is told by X-Now only where the test clock is on', async () => {
    const api = new Api(() => startLibsql(() => ({ testClock: false })));
    await api.open();
    try {
      const window = new District(api);
      const before = new Date().toISOString();
      await window.setUp();
      window.now = '2020-01-01T00:00:00Z';
      const c = await window.register();
      expect(c.createdAt >= before && c.receivedAt >= before).toBe(true);
      expect((await api.get('/api/health')).body).toMatchObject({ testClock: false });
    } finally {
      await api.close();
    }
  });
});

describe('what is logged', () => {
  test('of a failure: its reference, kind and place, nothing of the query', async () => {
    const said: string[] = [];
    vi.spyOn(console, 'error').mockImplementation((...words: unknown[]) => void said.push(words.map(String).join(' ')));
    vi.spyOn(console, 'log').mockImplementation((...words: unknown[]) => void said.push(words.map(String).join(' ')));
    vi.spyOn(console, 'warn').mockImplementation((...words: unknown[]) => void said.push(words.map(String).join(' ')));
    const api = new Api(() => startLibsql());
    await api.open();
    try {
      const window = new District(api);
      await window.setUp();
      await api.sql(`create trigger made_to_fail before insert on cases begin select raise(abort, 'made to fail'); end`);
      const { body } = await api.as('coordinator').post<Problem>('/api/cases', { channel: 'window', title: '张家的房子', story: '跑了三趟', reporter }, { now: window.now });
      await api.as('coordinator').post('/api/cases', { channel: 'window', title: '张家的房子', reporter: { ...reporter, phone: 'x' } }, { now: window.now });
      await api.post('/api/auth/sign-in/username', { username: 'coordinator', password: 'not-the-password' });
      const [reference] = /[0-9a-f]{8}/.exec(body.detail) ?? [];
      expect(said).toHaveLength(1);
      expect(JSON.parse(said[0] ?? '')).toMatchObject({ reference, error: expect.any(String), path: expect.stringContaining('/cases') });
      expect(said.join('\n')).not.toMatch(/诸葛|13912345678|11010519491231002X|张家|三趟|insert into|select |not-the-password|made to fail/);
    } finally {
      vi.restoreAllMocks();
      await api.close();
    }
  });
});
