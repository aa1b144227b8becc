import type { Job } from '../../schema/jobs.ts';
import type { Problem } from '../contract/district.ts';
import type { Client } from '../harness/index.ts';
import type { Cell } from '../../worker/sheets/cells.ts';
import { csvCell } from '../../worker/sheets/csv-write.ts';
import { readSheet } from '../../worker/sheets/read.ts';
import { xlsxStream } from '../../worker/sheets/xlsx-write.ts';

/** A workbook with these rows, the first of them its header. */
export async function workbook(rows: Cell[][]): Promise<Uint8Array<ArrayBuffer>> {
  const [header = [], ...rest] = rows;
  async function* pages() {
    yield rest;
  }
  const stream = xlsxStream({ name: '表', columns: header.map((label) => ({ label: String(label ?? ''), width: 12 })) }, pages());
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export const csv = (rows: Cell[][]): Uint8Array<ArrayBuffer> => new TextEncoder().encode(rows.map((cells) => cells.map(csvCell).join(',')).join('\r\n'));

export type Sent = { status: number; body: Job & Omit<Problem, 'status'> };
type Who = Pick<Client, 'send'>;
type How = { options?: object | string; now?: string; name?: string };

/** The upload as a browser sends it; the harness's client sends JSON only. */
export async function upload(who: Who, resource: string, bytes: Uint8Array<ArrayBuffer>, { options, now, name = '台账.xlsx' }: How = {}): Promise<Sent> {
  const boundary = 'x7MA4YWxkTrZu0gW';
  const part = (head: string) => `--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n`;
  const text = typeof options === 'string' ? options : JSON.stringify(options ?? {});
  const body = new Blob([part(`name="options"`), '\r\n', text, '\r\n', part(`name="file"; filename="${name}"`), 'Content-Type: application/octet-stream\r\n\r\n', bytes, `\r\n--${boundary}--\r\n`]);
  const { status, body: answered } = await who.send<Sent['body']>('POST', `/api/${resource}/import`, {
    body: new Uint8Array(await body.arrayBuffer()),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    ...(now !== undefined && { now }),
  });
  return { status, body: answered };
}

/** Asks until it is over. */
export async function finish(who: Pick<Client, 'get'>, id: string, now?: string): Promise<Job> {
  for (let asked = 0; asked < 400; asked++) {
    const { status, body } = await who.get<Job>(`/api/jobs/${id}`, now === undefined ? {} : { now });
    if (status !== 200) throw new Error(`the job answered ${status}: ${JSON.stringify(body)}`);
    if (body.status !== 'ready' && body.status !== 'running') return body;
  }
  throw new Error('the job did not end');
}

/** The cells of a file the API answers. */
export async function download(who: Pick<Client, 'raw'>, path: string, now?: string): Promise<Cell[][]> {
  const answer = await who.raw('GET', path, now === undefined ? {} : { now });
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return readSheet(new Uint8Array(await answer.arrayBuffer())).rows.map(({ cells }) => cells);
}
