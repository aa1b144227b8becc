import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAX_FILE } from '../../schema/files.ts';
import { Docket } from '../browser/docket.ts';
import { eventually, Office } from '../browser/office.ts';
import { jpeg, pdf } from '../files/bytes.ts';
import { screenshot } from '../harness/index.ts';
import { startPanel } from '../harness/panel.ts';
import { startWorker } from '../harness/worker.ts';

/** As large as is taken: a scan of a dozen pages. */
function filled(head: Uint8Array, tail: Uint8Array, length: number): Buffer {
  const bytes = Buffer.alloc(length, 0x20);
  bytes.set(head);
  bytes.set(tail, length - tail.length);
  return bytes;
}
const document = pdf();
const PDF = filled(document.slice(0, -40), document.slice(-40), MAX_FILE);
const PHOTO = filled(jpeg(3000, 2000), Uint8Array.of(0xff, 0xd9), MAX_FILE);
/** Bytes a second of an office line, so that there is something to watch. */
const LINE = 5_000_000;

describe.each([['磁盘', startPanel], ['workerd 里的 R2', startWorker]] as const)('二十兆的扫描件 · %s', (store, start) => {
  const office = new Office(start);
  const docket = new Docket(office.api);
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'banchengshi-large-'));
    await office.open();
    await office.furnish();
  });
  afterAll(async () => {
    await office.close();
    await rm(folder, { recursive: true, force: true });
  });

  const kept = async () => (await office.api.objects.list(`files/${new Date().toISOString().slice(0, 10)}`)).map(({ key }) => key).toSorted();
  const attach = async (bytes: Buffer, subjectId: string) => {
    const form = new FormData();
    form.set('file', new File([new Uint8Array(bytes)], '扫描件.pdf'));
    form.set('subjectKind', 'cases');
    form.set('subjectId', subjectId);
    const framed = new Response(form);
    const answer = await office.api.as('coordinator').raw('POST', '/api/files', { body: new Uint8Array(await framed.arrayBuffer()), headers: { 'content-type': framed.headers.get('content-type') ?? '' } });
    return { status: answer.status, body: (await answer.json()) as { id: string; size: number; sha256: string; code?: string } };
  };

  test('正好二十兆的收下，取回来一个字节不差；多一个字节的不收，不留', async () => {
    const row = await docket.register({});
    const { status, body } = await attach(PDF, row.id);
    const sha256 = createHash('sha256').update(PDF).digest('hex');
    expect([status, body.size, body.sha256]).toEqual([201, MAX_FILE, sha256]);
    const content = await office.api.as('coordinator').raw('GET', `/api/files/${body.id}/content`);
    expect(createHash('sha256').update(new Uint8Array(await content.arrayBuffer())).digest('hex')).toBe(sha256);
    const before = await kept();
    const more = await attach(Buffer.concat([PDF, Buffer.from(' ')]), row.id);
    expect([more.status, more.body.code]).toEqual([413, 'file.too_large']);
    expect(await kept()).toEqual(before);
  });

  test('页面上传：进度往前走，走到头就在列表里；半路取消，什么也没留下', async () => {
    const row = await docket.register({});
    const desk = await office.sit('coordinator', { path: `/admin/cases/${row.id}` });
    const { page } = desk;
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: LINE });
    const section = page.locator('section').filter({ has: page.getByRole('heading', { name: '材料与附件' }) });
    const bar = section.getByRole('progressbar');
    const share = async () => Number(await bar.getAttribute('aria-valuenow'));
    const choose = async (name: string, bytes: Buffer) => {
      await writeFile(join(folder, name), bytes);
      await section.locator('input[type=file][multiple]').setInputFiles(join(folder, name));
    };

    await choose('扫描件.pdf', PDF);
    await bar.waitFor();
    await eventually(share).toBeGreaterThan(5);
    const first = await share();
    await eventually(share).toBeGreaterThan(first + 20);
    await screenshot(page, `files-20mb-${start === startPanel ? 'disk' : 'r2'}`);
    await section.getByRole('button', { name: '移除 扫描件.pdf' }).waitFor({ timeout: 120_000 });
    await section.getByText('20.0 MB', { exact: false }).waitFor();
    await bar.waitFor({ state: 'detached' });
    expect(await office.api.sql('select size from files where name = ? and subject_id = ?', '扫描件.pdf', row.id)).toEqual([{ size: MAX_FILE }]);

    const before = await kept();
    await choose('照片.jpg', PHOTO);
    await bar.waitFor();
    await eventually(share).toBeGreaterThan(20);
    await section.getByRole('button', { name: '取消' }).click();
    await section.getByText('照片.jpg').waitFor({ state: 'detached' });
    expect(await office.api.sql('select count(*) as n from files where name = ?', '照片.jpg')).toEqual([{ n: 0 }]);
    expect(await kept(), store).toEqual(before);
    await desk.close();
  });
});
