import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { FileRow } from '../../schema/files.ts';
import { District, type Problem } from '../contract/district.ts';
import { eachStore } from '../harness/index.ts';
import { gif, jpeg, pdf, png } from './bytes.ts';

type Owner = { subjectKind: string; subjectId: string };

eachStore('附件', (api) => {
  const window = new District(api);
  const form = (bytes: Uint8Array, name: string, more: Record<string, string>, small?: Uint8Array) => {
    const body = new FormData();
    body.set('file', new File([new Uint8Array(bytes)], name, { type: 'application/octet-stream' }));
    for (const [key, value] of Object.entries(more)) body.set(key, value);
    if (small) body.set('thumbnail', new File([new Uint8Array(small)], 'small.jpg'));
    return body;
  };
  /** As the browser sends it: the frame of the form is the request's own. */
  const attach = async (who: string, bytes: Uint8Array, name: string, more: Record<string, string>, small?: Uint8Array) => {
    const framed = new Response(form(bytes, name, more, small));
    const headers = { 'content-type': framed.headers.get('content-type') ?? '' };
    const answer = await api.as(who).raw('POST', '/api/files', { body: new Uint8Array(await framed.arrayBuffer()), headers, now: window.now });
    return { status: answer.status, body: (await answer.json()) as FileRow & Problem & { undo: string } };
  };
  const content = (who: string, id: string, query = '') => api.as(who).raw('GET', `/api/files/${id}/content${query}`, { now: window.now });
  const listed = async (who: string, owner: Owner) => (await window.made(api.as(who).get<{ data: FileRow[] }>(`/api/files?filter=${encodeURIComponent(JSON.stringify(owner))}`, { now: window.now }))).body.data.map(({ id }) => id);
  const of = (row: { id: string }): Owner => ({ subjectKind: 'cases', subjectId: row.id });
  const stored = () => api.sql('select count(*) as n from files');

  beforeAll(() => window.setUp());

  describe('收下', () => {
    test('原样收,原样给:名字、类型、大小、校验值、谁附的', async () => {
      const row = await window.register();
      const bytes = jpeg(1600, 1200);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const { status, body } = await attach('coordinator', bytes, '身份证 正面.jpg', { ...of(row), sha256, note: '原件当场退还' });
      expect(status).toBe(201);
      expect(body).toMatchObject({ name: '身份证 正面.jpg', type: 'image/jpeg', size: bytes.length, sha256, width: 1600, height: 1200, caseId: row.id, note: '原件当场退还', uploadedById: window.id('coordinator'), version: 1 });
      expect(body).not.toHaveProperty('objectKey');
      const answer = await content('coordinator', body.id);
      expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
      expect(await listed('coordinator', of(row))).toEqual([body.id]);
      expect((await window.history(row.id))[0]).toMatchObject({ subject: 'files', subjectId: body.id, action: 'files.attach' });
    });

    test('改名、转向、移入回收站、取回、撤销,和别的记录一样', async () => {
      const row = await window.register();
      const { body } = await attach('coordinator', png(40, 30), 'a.png', of(row));
      const turned = await window.made(api.as('coordinator').patch<FileRow & { undo: string }>(`/api/files/${body.id}`, { version: 1, changes: { rotation: 90, name: '现场照片.png' } }));
      expect(turned.body).toMatchObject({ rotation: 90, name: '现场照片.png', version: 2 });
      await window.made(api.as('coordinator').post('/api/undo', { token: turned.body.undo }));
      expect((await api.as('coordinator').get(`/api/files/${body.id}`)).body).toMatchObject({ rotation: 0, name: 'a.png' });
      await window.made(api.as('coordinator').send('DELETE', `/api/files/${body.id}?version=3`));
      expect(await listed('coordinator', of(row))).toEqual([]);
      expect((await api.as('coordinator').patch<Problem>(`/api/files/${body.id}`, { version: 4, changes: { name: '../a.png' } })).status).toBe(404);
    });
  });

  describe('列表里的小图', () => {
    const picture = (who: string, id: string) => api.as(who).raw('GET', `/api/files/${id}/thumbnail`, { now: window.now });

    test('随文件收下,谁看得到文件谁看得到它;没有的、被换过的,当作没有', async () => {
      const row = await window.register();
      const small = jpeg(160, 120);
      const { status, body } = await attach('coordinator', jpeg(1600, 1200), '照片.jpg', of(row), small);
      expect([status, body.thumbnail]).toEqual([201, true]);
      const answer = await picture('supervisor', body.id);
      expect([answer.status, answer.headers.get('content-type'), new Uint8Array(await answer.arrayBuffer())]).toEqual([200, 'image/jpeg', small]);
      expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox$/);
      for (const who of ['handler', 'viewer']) expect((await picture(who, body.id)).status, who).toBe(404);
      const plain = await attach('coordinator', jpeg(1600, 1200), '照片.jpg', of(row));
      expect([plain.body.thumbnail, (await picture('coordinator', plain.body.id)).status]).toEqual([false, 404]);
      const [at] = await api.sql('select object_key as "key" from files where id = ?', body.id);
      await api.objects.put(`${String(at?.key)}.small`, jpeg(161, 120));
      expect((await picture('coordinator', body.id)).status).toBe(404);
      expect((await content('coordinator', body.id)).status).toBe(200);
    });

    test('不是小图的、不配图的文件带来的,连文件也不收', async () => {
      const row = await window.register();
      const before = await stored();
      for (const [bytes, small] of [[jpeg(9, 9), jpeg(321, 10)], [jpeg(9, 9), pdf()], [jpeg(9, 9), new Uint8Array()], [new TextEncoder().encode('一段文字'), jpeg(9, 9)], [jpeg(9, 9), new Uint8Array(49_153).fill(7)]] as const) {
        const answer = await attach('coordinator', bytes, 'a', of(row), small);
        expect([answer.status, answer.body.code]).toEqual([422, 'file.thumbnail']);
      }
      expect(await stored()).toEqual(before);
    });
  });

  describe('不收的,一点也不留', () => {
    const bad: [string, Uint8Array, string, Record<string, string>, number, string][] = [
      ['改名为 .pdf 的程序', Uint8Array.of(0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0), '通知.pdf', {}, 422, 'file.type'],
      ['带脚本的 SVG', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), '图.svg', {}, 422, 'file.type'],
      ['三亿像素的图', png(20_000, 15_000), '大图.png', {}, 422, 'file.pixels'],
      ['空文件', new Uint8Array(), '空.pdf', {}, 422, 'file.empty'],
      ['断在中间的照片', jpeg(64, 64).subarray(0, 30), '断.jpg', {}, 422, 'file.damaged_upload'],
      ['压缩炸弹改名的文档', zipSync({ 'word/document.xml': new Uint8Array(40_000_000) }), '申请书.docx', {}, 422, 'file.bomb'],
      ['带方向符号的名字', png(1, 1), 'fdp.\u202etxt', {}, 422, 'file.name'],
      ['往上走的路径', png(1, 1), '../../etc/passwd', {}, 422, 'file.name'],
      ['带斜杠的名字', png(1, 1), '材料/正面.png', {}, 422, 'file.name'],
      ['带反斜杠的名字', png(1, 1), 'C:\\材料.png', {}, 422, 'file.name'],
      ['三百个字的名字', png(1, 1), `${'长'.repeat(300)}.png`, {}, 422, 'file.name'],
      ['校验值对不上', png(1, 1), 'a.png', { sha256: 'a'.repeat(64) }, 422, 'file.checksum'],
      ['不认得的栏目', png(1, 1), 'a.png', { owner: 'x' }, 422, 'request.invalid'],
    ];
    test.each(bad)('%s', async (_what, bytes, name, more, status, code) => {
      const row = await window.register();
      const before = await stored();
      const answer = await attach('coordinator', bytes, name, { ...of(row), ...more });
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(await stored()).toEqual(before);
    });

    test('过大的,以及在半路断开的', async () => {
      const row = await window.register();
      const large = new Uint8Array(20 * 1024 * 1024 + 1);
      large.set(pdf());
      expect((await attach('coordinator', large, '扫描.pdf', of(row))).body.code).toBe('file.too_large');
      const framed = new Response(form(pdf('x'.repeat(5_000)), 'a.pdf', of(row)));
      const whole = new Uint8Array(await framed.arrayBuffer());
      const before = await stored();
      for (const share of [0.2, 0.5, 0.9, 0.999]) {
        const cut = await api.as('coordinator').raw('POST', '/api/files', { body: whole.slice(0, Math.floor(whole.length * share)), headers: { 'content-type': framed.headers.get('content-type') ?? '' } });
        expect(cut.status, String(share)).toBeGreaterThanOrEqual(400);
        expect(cut.status, String(share)).toBeLessThan(500);
      }
      expect(await stored()).toEqual(before);
    });
  });

  test('存着的字节被换过、断了、缺了的,查得出来,不给人看', async () => {
    const kept = async (name: string) => {
      const row = await window.register();
      const { id } = (await attach('coordinator', pdf(name), name, of(row))).body;
      const [at] = await api.sql('select object_key as "key" from files where id = ?', id);
      return { id, key: String(at?.key) };
    };
    const [whole, replaced, cut, lost] = [await kept('原样.pdf'), await kept('换过.pdf'), await kept('断了.pdf'), await kept('缺了.pdf')];
    const bytes = await api.objects.get(replaced.key);
    if (!bytes) throw new Error('what was attached is kept');
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    await api.objects.put(replaced.key, bytes);
    await api.objects.put(cut.key, pdf('断了.pdf').slice(0, 20));
    await api.objects.remove([lost.key]);
    expect((await content('coordinator', whole.id)).status).toBe(200);
    for (const { id } of [replaced, cut, lost]) {
      const answer = await content('coordinator', id);
      expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([500, 'file.damaged']);
    }
  });

  describe('列表里的附件数和名字', () => {
    type Attached = { id: string; version: number; fileCount: number | null; fileNames: string[] };
    const inList = async (who: string, resource: 'cases' | 'tasks', filter: object) => (await window.made(api.as(who).get<{ data: Attached[] }>(`/api/${resource}?filter=${encodeURIComponent(JSON.stringify(filter))}`, { now: window.now }))).body.data;
    const shown = async (who: string, resource: 'cases' | 'tasks', id: string) => (await inList(who, resource, { id })).map(({ fileCount, fileNames }) => [fileCount, fileNames])[0];

    test('附一个、改名、移走、取回、撤销，行里都跟着；行的版本不动', async () => {
      const row = await window.register();
      expect(await shown('coordinator', 'cases', row.id)).toEqual([0, []]);
      const made: FileRow[] = [];
      for (const [minute, name] of ['甲 ”1“.png', '乙.png', '丙.png', '丁.png'].entries()) {
        window.now = `2026-03-09T10:0${minute}:00+08:00`;
        made.push((await attach('coordinator', png(4, 4), name, of(row))).body);
      }
      expect(await shown('coordinator', 'cases', row.id)).toEqual([4, ['丁.png', '丙.png', '乙.png']]);
      const last = made.at(-1);
      const renamed = await window.made(api.as('coordinator').patch<FileRow & { undo: string }>(`/api/files/${last?.id}`, { version: 1, changes: { name: '戊.png' } }));
      expect((await shown('coordinator', 'cases', row.id))?.[1]).toEqual(['戊.png', '丙.png', '乙.png']);
      await window.made(api.as('coordinator').post('/api/undo', { token: renamed.body.undo }));
      const away = await window.made(api.as('coordinator').send<{ undo: string }>('DELETE', `/api/files/${last?.id}?version=3`));
      expect(await shown('coordinator', 'cases', row.id)).toEqual([3, ['丙.png', '乙.png', '甲 ”1“.png']]);
      await window.made(api.as('coordinator').post('/api/undo', { token: away.body.undo }));
      expect(await shown('coordinator', 'cases', row.id)).toEqual([4, ['丁.png', '丙.png', '乙.png']]);
      expect(await window.look(row.id)).toMatchObject({ version: row.version, fileCount: 4 });
      expect((await inList('coordinator', 'cases', { fileCount: { gte: 4 } })).map(({ id }) => id)).toEqual([row.id]);
    });

    test('看不到文件的人，也看不到有几个、叫什么，也不能拿来筛', async () => {
      const row = await window.dispatched({ reporterWithheld: true, complainedOfId: 'land' });
      const part = await window.promise(row.id, 'handle', 'tax');
      await attach('coordinator', png(5, 5), '聊天记录.png', of(row));
      await attach('handler', gif(3, 3), '答复函.gif', { subjectKind: 'tasks', subjectId: part.id });
      expect(await shown('handler', 'cases', row.id)).toEqual([1, ['聊天记录.png']]);
      expect(await shown('handler', 'tasks', part.id)).toEqual([1, ['答复函.gif']]);
      expect(await shown('handler.land', 'cases', row.id)).toEqual([null, []]);
      expect(await shown('viewer', 'cases', row.id)).toEqual([null, []]);
      expect(await shown('viewer', 'tasks', part.id)).toEqual([null, []]);
      for (const [who, resource] of [['handler', 'cases'], ['viewer', 'cases'], ['viewer', 'tasks']])
        expect((await api.as(who ?? '').get<Problem>(`/api/${resource}?filter=${encodeURIComponent('{"fileCount":1}')}`)).body.code, `${who} ${resource}`).toBe('query.invalid');
    });

    test('别人附了文件，开着表格的人听得到；不该知道的听不到', async () => {
      const row = await window.dispatched({ reporterWithheld: true, complainedOfId: 'land' });
      const part = await window.promise(row.id, 'handle', 'tax');
      const { seq } = (await window.made(api.as('viewer').get<{ seq: number }>('/api/changes'))).body;
      await attach('coordinator', png(6, 6), '情况说明.png', of(row));
      await attach('handler', gif(3, 3), '函.gif', { subjectKind: 'tasks', subjectId: part.id });
      const heard = async (who: string) => (await window.made(api.as(who).get<{ data: { resource: string; id: string; fields: string[]; version: number | null }[] }>(`/api/changes?since=${seq}`, { now: window.now }))).body.data.map(({ resource, id, fields, version }) => [resource, id, ...fields, version]);
      const both = [['cases', row.id, 'files', null], ['tasks', part.id, 'files', null]];
      expect(await heard('coordinator.b')).toEqual(both);
      expect(await heard('handler')).toEqual(both);
      for (const who of ['handler.land', 'handler.fire', 'viewer']) expect(await heard(who), who).toEqual([]);
    });
  });

  describe('给谁看', () => {
    test('看得到记录的人;承办部门看本部门任务和所办诉求件的,只看数字的人不看', async () => {
      const row = await window.dispatched();
      const part = await window.promise(row.id, 'handle', 'tax');
      const ofCase = (await attach('coordinator', pdf(), '申请书.pdf', of(row))).body.id;
      const ofTask = (await attach('handler', gif(3, 3), '答复函.gif', { subjectKind: 'tasks', subjectId: part.id })).body.id;
      for (const [who, sees] of [['supervisor', true], ['handler', true], ['handler.fire', false], ['viewer', false]] as const) {
        expect((await content(who, ofCase)).status, who).toBe(sees ? 200 : 404);
        expect((await content(who, ofTask)).status, who).toBe(sees ? 200 : 404);
        expect((await listed(who, of(row))).includes(ofCase), who).toBe(sees);
      }
      expect((await content('handler.land', ofTask)).status, 'another department’s part').toBe(404);
      expect((await attach('handler.fire', gif(3, 3), 'x.gif', { subjectKind: 'tasks', subjectId: part.id })).body.code).toBe('row.not_found');
      expect((await attach('viewer', gif(3, 3), 'x.gif', of(row))).body.code).toBe('row.not_found');
      expect((await api.get(`/api/files/${ofCase}/content`)).status).toBe(401);
    });

    test('申请人本人的材料跟着人走:窗口看得到,承办部门、只看数字的人看不到,也附不上', async () => {
      const row = await window.dispatched();
      const of = { subjectKind: 'applicants', subjectId: row.reporter?.id ?? '' };
      const { status, body } = await attach('coordinator', jpeg(30, 20), '身份证.jpg', of);
      expect([status, body.caseId]).toEqual([201, null]);
      for (const [who, answered] of [['coordinator.b', 200], ['supervisor', 200], ['handler', 404], ['viewer', 404]] as const) expect((await content(who, body.id)).status, who).toBe(answered);
      for (const who of ['handler', 'viewer', 'supervisor']) expect((await attach(who, gif(3, 3), 'x.gif', of)).body.code, who).toBe('row.not_found');
      expect(await listed('handler', { subjectKind: 'applicants', subjectId: of.subjectId })).toEqual([]);
    });

    test('反映人要求保密的,被反映的部门看不到案卷里的文件', async () => {
      const row = await window.dispatched({ reporterWithheld: true, complainedOfId: 'land' });
      const { body } = await attach('coordinator', png(5, 5), '聊天记录.png', of(row));
      expect((await content('handler', body.id)).status).toBe(200);
      expect((await content('handler.land', body.id)).status).toBe(404);
      expect(await listed('handler.land', of(row))).toEqual([]);
    });

    test('在原地看的只有图片、PDF 和文字,而且什么也跑不起来', async () => {
      const row = await window.register();
      const shown = async (bytes: Uint8Array, name: string, query = '') => {
        const { body } = await attach('coordinator', bytes, name, of(row));
        return (await content('coordinator', body.id, query)).headers;
      };
      const image = await shown(png(9, 9), '照片 "1".png'.replaceAll('"', '“'));
      expect(image.get('content-type')).toBe('image/png');
      expect(image.get('content-disposition')).toMatch(/^inline; filename\*=UTF-8''%E7%85%A7/);
      expect(image.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox$/);
      expect(image.get('x-content-type-options')).toBe('nosniff');
      expect((await shown(png(9, 9), 'b.png', '?download=1')).get('content-disposition')).toMatch(/^attachment/);
      const text = await shown(new TextEncoder().encode('一段文字 <b>不是网页</b>'), 'a.html');
      expect([text.get('content-type'), text.get('x-content-type-options')]).toEqual(['text/plain; charset=utf-8', 'nosniff']);
      const old = await shown(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 1), '旧稿.doc');
      expect(old.get('content-disposition')).toMatch(/^attachment/);
    });
  });
});
