import { unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import type { FormRow } from '../../schema/paper.ts';
import { District } from '../contract/district.ts';
import { eachStore } from '../harness/index.ts';

const WRITERS = 50;
const upTo = (n: number, from = 1) => Array.from({ length: n }, (_, at) => at + from);

eachStore('文号,五十个人同时要', (api) => {
  const window = new District(api);
  beforeAll(() => window.setUp());

  const issue = (form: string, subjectId: string, username = 'coordinator') =>
    api.as(username).post<FormRow>('/api/forms', { form, subjectKind: 'cases', subjectId }, { now: window.now });
  /** Every paper's version has one event, and every edition its words. */
  const everythingTold = async () => {
    expect(await api.sql(`
      select id from forms f where f.version <> (select count(*) from events e where e.subject = 'forms' and e.subject_id = f.id and e.version is not null)
      union select id from forms f where f.edition <> (select count(*) from form_editions e where e.form_id = f.id)`)).toEqual([]);
  };

  test('各件各要一个:不重不断;一半作废,号还在;接着给下一个', async () => {
    const rows = await Promise.all(upTo(WRITERS).map(() => window.register()));
    const answers = await Promise.all(rows.map(({ id }, at) => issue('registration', id, at % 2 ? 'coordinator' : 'coordinator.b')));
    expect(answers.map(({ status }) => status)).toEqual(upTo(WRITERS).map(() => 201));
    const seqs = answers.map(({ body }) => body.seq).toSorted((one, other) => one - other);
    expect(seqs).toEqual(upTo(WRITERS));
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(WRITERS);
    expect(answers.every(({ body }) => body.number === `登记表〔2026〕${body.seq}号`)).toBe(true);

    const half = answers.filter((_, at) => at % 2 === 0).map(({ body }) => body);
    const voided = await Promise.all(half.map(({ id, version }) => api.as('coordinator').post(`/api/forms/${id}/void`, { version, reason: '填写有误' }, { now: window.now })));
    expect(voided.every(({ status }) => status === 200)).toBe(true);
    expect(await api.sql("select count(*) as n, max(seq) as last, count(void_reason) as told from forms where form = 'registration'")).toEqual([{ n: WRITERS, last: WRITERS, told: half.length }]);
    expect((await issue('registration', (await window.register()).id)).body).toMatchObject({ seq: WRITERS + 1 });
    await everythingTold();
  });

  test('同一件同时要:一个号,一版接一版', async () => {
    const { id } = await window.register();
    const answers = await Promise.all(upTo(8).map(() => issue('receipt', id)));
    expect(answers.every(({ status }) => status === 201)).toBe(true);
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(1);
    expect(await api.sql("select count(*) as n, max(edition) as editions from forms where form = 'receipt' and case_id = ?", id)).toEqual([{ n: 1, editions: 8 }]);
    await everythingTold();
  });

  test('两种文书用同一个机关代字,号合在一起给;换一年从头给;纸上给过的接着给', async () => {
    const admin = api.as('admin');
    const setting = (await admin.get<{ version: number }>('/api/settings/paper')).body;
    const pattern = '某政数函〔{年}〕{序号}号';
    const numbers = { registration: { pattern, width: 3, from: null }, receipt: { pattern, width: 3, from: { year: 2026, seq: 58 } } };
    expect((await admin.patch('/api/settings/paper', { version: setting.version, changes: { value: { numbers, publicAddress: '' } } }, { now: window.now })).status).toBe(200);
    const rows = await Promise.all(upTo(10).map(() => window.register()));
    const first = await issue('receipt', rows[0]?.id ?? '');
    expect(first.body).toMatchObject({ number: '某政数函〔2026〕058号', seq: 58 });
    const answers = await Promise.all(rows.flatMap(({ id }, at) => [issue('registration', id), ...(at > 0 ? [issue('receipt', id)] : [])]));
    expect(answers.map(({ body }) => body.seq).toSorted((one, other) => one - other)).toEqual(upTo(19, 59));
    const next = await api.as('coordinator').post<FormRow>('/api/forms', { form: 'registration', subjectKind: 'cases', subjectId: (await window.register()).id }, { now: '2027-01-04T10:00:00+08:00' });
    expect(next.body).toMatchObject({ number: '某政数函〔2027〕001号', seq: 1 });
  });

  test('Word 文档在哪里都排得出来:字和二维码都在', async () => {
    const { body } = await issue('registration', (await window.register({ title: '排成 Word 的件' })).id);
    const answer = await api.as('coordinator').raw('GET', `/api/forms/${body.id}?as=docx`, { now: window.now });
    expect(answer.status).toBe(200);
    const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    expect(new TextDecoder().decode(parts['word/document.xml'])).toContain('排成 Word 的件');
    const code = Object.entries(parts).find(([name]) => name.endsWith('.png'))?.[1];
    expect(new TextDecoder('latin1').decode(code?.slice(1, 4))).toBe('PNG');
  });

  test('给出的号谁也改不掉、收不回;印出的字谁也改不了', async () => {
    const { body } = await issue('registration', (await window.register()).id);
    for (const statement of [
      `update forms set seq = seq + 1 where id = '${body.id}'`,
      `update forms set number = '改' where id = '${body.id}'`,
      `delete from forms where id = '${body.id}'`,
      `update form_editions set paper_sealed = '' where form_id = '${body.id}'`,
      `delete from form_editions where form_id = '${body.id}'`,
    ])
      await expect(api.sql(statement)).rejects.toThrow(/given out|frozen/);
  });
});
