import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sweepObjects } from '../../worker/files/store.ts';
import { openFolder } from '../../worker/platform/folder.ts';
import type { Store } from '../../worker/platform/store.ts';
import { District } from '../contract/district.ts';
import { pdf, png } from '../files/bytes.ts';
import { Api } from '../harness/index.ts';
import { startLibsql } from '../harness/libsql.ts';

const NOW = '2026-03-09T02:00:00.000Z';

describe('磁盘上的附件', () => {
  let folder: string;
  let objects: ReturnType<typeof openFolder>;
  let store: Store | undefined;
  let failing = false;
  const api = new Api(() => startLibsql((opened) => {
    store = opened;
    return {
      objects: {
        ...objects,
        async put(key, bytes) {
          if (failing) throw new Error('disk full');
          await objects.put(key, bytes);
        },
      },
    };
  }));
  const window = new District(api);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'banchengshi-objects-'));
    objects = openFolder(folder);
    await api.open();
    await window.setUp();
  });
  afterAll(async () => {
    await api.close();
    await rm(folder, { recursive: true, force: true });
  });

  const attach = async (caseId: string, bytes: Uint8Array<ArrayBuffer>, name = 'a.pdf') => {
    const body = new FormData();
    body.set('file', new File([bytes], name));
    body.set('subjectKind', 'cases');
    body.set('subjectId', caseId);
    const framed = new Response(body);
    return api.as('coordinator').raw('POST', '/api/files', { body: new Uint8Array(await framed.arrayBuffer()), headers: { 'content-type': framed.headers.get('content-type') ?? '' } });
  };
  const kept = async () => {
    const row = await window.register();
    const { id } = (await (await attach(row.id, pdf(row.id))).json()) as { id: string };
    const [stored] = await api.sql('select object_key as "key" from files where id = ?', id);
    return { id, path: join(folder, String(stored?.key)) };
  };
  const content = async (id: string) => {
    const answer = await api.as('coordinator').raw('GET', `/api/files/${id}/content`);
    return { status: answer.status, body: await answer.text() };
  };

  test('换过的、缺了的、断了的,都查得出来,不给人看', async () => {
    const [whole, replaced, cut, lost] = [await kept(), await kept(), await kept(), await kept()];
    const bytes = await readFile(replaced.path);
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    await writeFile(replaced.path, bytes);
    await truncate(cut.path, 20);
    await rm(lost.path);
    expect((await content(whole.id)).status).toBe(200);
    for (const { id } of [replaced, cut, lost]) {
      const answer = await content(id);
      expect(answer).toMatchObject({ status: 500 });
      expect(JSON.parse(answer.body)).toMatchObject({ code: 'file.damaged' });
    }
  });

  test('写不进去的,不留一行,也不留半个文件', async () => {
    const row = await window.register();
    const before = await api.sql('select count(*) as n from files');
    failing = true;
    const answer = await attach(row.id, png(3, 3), 'a.png');
    failing = false;
    expect(answer.status).toBe(500);
    expect(await api.sql('select count(*) as n from files')).toEqual(before);
    expect((await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('没有行的文件,过一小时清掉;刚到的、有行的留着', async () => {
    const { path } = await kept();
    const day = `files/${new Date().toISOString().slice(0, 10)}`;
    const old = new Date(Date.now() - 2 * 3_600_000);
    const small = `${path.split('/').at(-1)}.small`;
    for (const name of ['orphan', 'orphan.small', 'fresh', 'half.part', small]) await writeFile(join(folder, day, name), 'x');
    for (const name of ['orphan', 'orphan.small', 'half.part', small]) await utimes(join(folder, day, name), old, old);
    await utimes(path, old, old);
    if (!store) throw new Error('a request opened the store');
    expect(await sweepObjects(store, objects, new Date().toISOString())).toBe(3);
    const left = await readdir(join(folder, day));
    expect(left).toContain('fresh');
    expect(left).not.toContain('orphan');
    expect(left).not.toContain('orphan.small');
    expect(left, 'the small picture of a file that has its row').toContain(small);
    expect(left).not.toContain('half.part');
    expect((await readFile(path)).length).toBeGreaterThan(0);
    expect(await sweepObjects(store, objects, NOW), 'days long past are not walked').toBe(0);
  });
});
