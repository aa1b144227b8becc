import { beforeAll, describe, expect, test } from 'vitest';
import type { FormRow, Preview, WordingSetting } from '../../schema/paper.ts';
import { DEFAULT_WORDING } from '../../schema/presets/wording.ts';
import type { Setting } from '../../schema/settings.ts';
import { District, type Problem } from '../contract/district.ts';
import { png } from '../files/bytes.ts';
import { onLibsql } from '../harness/index.ts';
import { Desk } from './desk.ts';

onLibsql('文书的样子', (api) => {
  const window = new District(api);
  const desk = new Desk(window);
  beforeAll(() => window.setUp());

  const page = (row: { id: string }, query = 'as=html', username = 'coordinator') => api.as(username).raw('GET', `/api/forms/${row.id}?${query}`, { now: window.now });
  const preview = (body: object, username = 'coordinator') => api.as(username).post<Preview & Problem>('/api/forms/preview', body, { now: window.now });

  describe('印出来的那一页', () => {
    test('有号,自成一页,什么都跑不起来', async () => {
      const row = await window.register({ title: '<script>alert(1)</script>补证' });
      const paper = await desk.issue('receipt', 'cases', row.id);
      const answer = await page(paper);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain('sandbox allow-same-origin allow-modals');
      expect(policy).not.toMatch(/script-src|allow-scripts/);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      const html = await answer.text();
      expect(html).toContain(paper.number);
      expect(html).not.toMatch(/<script|https?:\/\/(?!localhost)/);
      expect(html).toContain(`/progress/?code=${row.queryCode}`);
    });

    test('Word 文档以文号为名;作废的写着作废;上一版还能看', async () => {
      const paper = await desk.issue('registration', 'cases', (await window.register()).id);
      const docx = await page(paper, 'as=docx');
      expect(docx.headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
      expect(decodeURIComponent(docx.headers.get('content-disposition') ?? '')).toContain(`诉求登记表 ${paper.number}.docx`);
      expect([...new Uint8Array(await docx.arrayBuffer()).slice(0, 2)]).toEqual([0x50, 0x4b]);
      const again = await desk.do(paper, 'reissue', { reason: '补盖章' });
      expect(await (await page(again)).text()).toContain('第2版，代替');
      expect(await (await page(again, 'as=html&edition=1')).text()).not.toContain('第2版');
      expect((await page(again, 'as=html&edition=9')).status).toBe(404);
      expect((await page(again, 'as=pdf')).status).toBe(400);
      await desk.do(again, 'void', { reason: '印错了' });
      for (const query of ['as=html', 'as=html&edition=1']) expect(await (await page(paper, query)).text()).toMatch(/作废.*印错了/s);
    });

    test('看不到的人,页也没有', async () => {
      const paper = await desk.issue('receipt', 'cases', (await window.dispatched()).id);
      for (const who of ['handler', 'viewer']) expect((await page(paper, 'as=html', who)).status).toBe(404);
      expect((await api.raw('GET', `/api/forms/${paper.id}?as=html`)).status).toBe(401);
    });
  });

  describe('预览', () => {
    test('照实预览:不给号,不写一个字;不该印的,说为什么', async () => {
      const row = await window.register({ title: '预览的件' });
      const before = await api.sql('select count(*) as n, (select count(*) from events) as e from forms');
      const { status, body } = await preview({ form: 'receipt', subjectKind: 'cases', subjectId: row.id });
      expect(status).toBe(200);
      expect(body).toMatchObject({ number: '登记回执〔2026〕×号', caseNumber: row.number });
      expect(body.html).toContain('预览的件');
      expect(await preview({ form: 'reply', subjectKind: 'cases', subjectId: row.id })).toMatchObject({ status: 422, body: { code: 'paper.not_answered' } });
      expect((await preview({ form: 'receipt', subjectKind: 'cases', subjectId: row.id }, 'supervisor')).status).toBe(403);
      expect((await preview({ form: 'receipt' }, 'handler')).status).toBe(403);
      expect(await api.sql('select count(*) as n, (select count(*) from events) as e from forms')).toEqual(before);
    });

    test('改用语时:任何一件都能看,缺的写字段名;写错字段,说是哪一个、在哪一段', async () => {
      const row = await window.register({ title: '拿来试的件' });
      for (const form of Object.keys(DEFAULT_WORDING)) {
        const { status, body } = await preview({ form, caseNumber: row.number }, 'admin');
        expect({ form, status, caseNumber: body.caseNumber }).toEqual({ form, status: 200, caseNumber: row.number });
      }
      const shown = await preview({ form: 'decline', caseNumber: row.number }, 'admin');
      expect(shown.body.html).toContain('【不予受理理由】');
      const wording = { ...DEFAULT_WORDING.reply, body: '{反映人}您好：{到期天}见。' };
      expect(await preview({ form: 'reply', wording }, 'admin')).toMatchObject({ status: 422, body: { code: 'paper.unknown_field', errors: [{ path: 'wording.body' }] } });
      expect((await preview({ form: 'reply', wording }, 'admin')).body.detail).toContain('{到期天}');
      expect(await preview({ form: 'reply', caseNumber: '2026-9999' }, 'admin')).toMatchObject({ status: 422, body: { code: 'paper.no_such_case', errors: [{ path: 'caseNumber' }] } });
    });
  });

  test('用语是本区的:存了就用,写错字段不收,能撤销', async () => {
    const admin = api.as('admin');
    const read = async () => (await admin.get<Setting>('/api/settings/wording')).body;
    const save = async (value: WordingSetting) => admin.patch<Setting & { undo: string } & Problem>('/api/settings/wording', { version: (await read()).version, changes: { value } }, { now: window.now });
    const words = { ...DEFAULT_WORDING.receipt, closing: '请{反映人}收好。', footer: '龙江区{窗口}' };
    expect(await save({ receipt: { ...words, footer: '{电话号}' } })).toMatchObject({ status: 422, body: { code: 'paper.unknown_field', errors: [{ path: 'changes.value.receipt.footer' }] } });
    expect(await save({ receipt: { ...words, footer: '缺一半{窗口' } })).toMatchObject({ status: 422, body: { code: 'paper.unknown_field' } });
    const saved = await save({ receipt: words });
    expect(saved.status).toBe(200);
    const { id } = await window.register({ reporter: { kind: 'person', name: '丁某' } });
    const paper = await desk.issue('receipt', 'cases', id);
    expect(await (await page(paper)).text()).toContain('请丁某收好。');
    await window.made(admin.post('/api/undo', { token: saved.body.undo }, { now: window.now }));
    expect(await (await page(paper)).text()).toContain('请丁某收好。');
    expect(await (await page(await desk.do(paper, 'reissue', { reason: '用语改回' }))).text()).not.toContain('请丁某收好。');
    expect((await api.as('coordinator').patch('/api/settings/wording', { version: 9, changes: { value: {} } })).status).toBe(403);
  });

  test('文号的写法有规矩:一个年、一个序号', async () => {
    const admin = api.as('admin');
    const { version } = (await admin.get<Setting>('/api/settings/paper')).body;
    for (const pattern of ['某函{序号}号', '某函〔{年}〕号', '某函〔{年}〕{序号}{序号}号', '某函〔{年}〕{序号}{月}'])
      expect(await admin.patch('/api/settings/paper', { version, changes: { value: { numbers: { reply: { pattern, width: 1, from: null } }, publicAddress: '' } } })).toMatchObject({ status: 422, body: { errors: [{ path: 'changes.value.numbers.reply.pattern' }] } });
    for (const publicAddress of ['javascript:alert(1)', 'https://a.example/x', 'a.example'])
      expect((await admin.patch('/api/settings/paper', { version, changes: { value: { numbers: {}, publicAddress } } })).status).toBe(422);
    await window.made(admin.patch('/api/settings/paper', { version, changes: { value: { numbers: {}, publicAddress: 'https://bcs.example' } } }));
    const row = await window.register();
    expect(await (await page(await desk.issue('receipt', 'cases', row.id))).text()).toContain(`https://bcs.example/progress/?code=${row.queryCode}`);
  });

  test('盖章扫描件附在文书名下:谁能看文书,谁能看它', async () => {
    const row = await window.dispatched();
    const paper: FormRow = await desk.issue('transfer', 'cases', row.id);
    const receipt = await desk.issue('receipt', 'cases', row.id);
    const scan = await window.attach('forms', paper.id, png(40, 30), '盖章.png');
    const other = await window.attach('forms', receipt.id, png(40, 30), '回执.png');
    expect(scan).toMatchObject({ subjectKind: 'forms', caseId: row.id });
    const content = async (id: string, who: string) => (await api.as(who).raw('GET', `/api/files/${id}/content`)).status;
    expect([await content(scan.id, 'supervisor'), await content(scan.id, 'handler'), await content(scan.id, 'handler.land'), await content(scan.id, 'viewer')]).toEqual([200, 200, 404, 404]);
    expect(await content(other.id, 'handler')).toBe(404);
    await expect(window.attach('forms', paper.id, png(40, 30), 'a.png', 'handler')).rejects.toThrow('404');
  });
});
