import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Case } from '../../schema/cases.ts';
import { readSheet } from '../../worker/sheets/read.ts';
import { District } from '../contract/district.ts';
import { onLibsql } from '../harness/index.ts';
import { SOFFICE, equipOffice } from '../harness/libreoffice.ts';
import { csv, finish, upload, workbook } from '../jobs/files.ts';

const run = promisify(execFile);
/** As LibreOffice numbers them in the options of its csv filter. */
const UTF8 = 76;
const GBK = 67;

let folder = '';

/** Another program's reading and writing: what it makes of `bytes` in the format asked for. */
async function converted(bytes: Uint8Array, from: string, to: string): Promise<Uint8Array<ArrayBuffer>> {
  const source = join(folder, `in-${crypto.randomUUID()}.${from}`);
  const out = await mkdtemp(join(folder, 'out-'));
  await writeFile(source, bytes);
  const reading = from === 'csv' ? [`--infilter=Text - txt - csv (StarCalc):44,34,${UTF8},1`] : [];
  await run(SOFFICE, ['--headless', `-env:UserInstallation=file://${folder}/profile`, ...reading, '--convert-to', to, '--outdir', out, source], { timeout: 240_000 });
  return new Uint8Array(await readFile(join(out, `${source.split('/').at(-1)?.replace(/\.\w+$/, '')}.${to.split(':')[0]}`)));
}
const asCsv = (charset: number) => `csv:Text - txt - csv (StarCalc):44,34,${charset},1`;

onLibsql('与另一个表格程序互读', (api) => {
  const window = new District(api);
  beforeAll(async () => {
    equipOffice();
    folder = await mkdtemp(join(tmpdir(), 'banchengshi-'));
    await window.setUp();
  }, 600_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const brought = async (bytes: Uint8Array<ArrayBuffer>, name: string) => {
    const { body } = await upload(api.as('coordinator'), 'cases', bytes, { now: window.now, name });
    return finish(api.as('coordinator'), body.id, window.now);
  };
  const found = async (q: string) => (await api.as('coordinator').get<{ data: Case[] }>(`/api/cases?q=${encodeURIComponent(q)}`, { now: window.now })).body.data;

  test('导出的 xlsx，LibreOffice 读出来一格不差：文本是文本，数是数，日期是日期，没有公式', async () => {
    await window.register({ title: '=1+1', stuckAt: '带"引号"，和\n换行', reporter: { kind: 'person', name: '李某', phone: '013812341234', idType: 'resident', idNumber: '11010519491231002X' }, visits: 4, tags: ['hidden_barrier', 'duty_gap'], receivedAt: '2026-03-08T09:30:00+08:00' });
    const columns = 'number,title,stuckAt,reporter.phone,reporter.idNumber,visits,tags,receivedAt,urgency';
    const answer = await api.as('supervisor').raw('GET', `/api/cases/export?columns=${columns}&clear=1&reason=${encodeURIComponent('核对')}`, { now: window.now });
    const rows = readSheet(await converted(new Uint8Array(await answer.arrayBuffer()), 'xlsx', asCsv(UTF8))).rows.map(({ cells }) => cells);
    const header = rows.findIndex(([first]) => first === '编号');
    expect(rows[header]).toEqual(['编号', '诉求', '卡在哪里', '电话', '证件号', '跑动', '标签', '登记时间', '紧急程度']);
    const [number, title, stuckAt, phone, idNumber, visits, tags, receivedAt, urgency] = rows[header + 1] ?? [];
    expect([number, title, stuckAt, phone, idNumber, visits, tags, urgency]).toEqual(['2026-0001', '=1+1', '带"引号"，和\n换行', '013812341234', '11010519491231002X', '4', '隐形壁垒、职责空白地带', '一般']);
    expect(String(receivedAt)).toMatch(/^2026-0?3-0?8 0?9:30/);
  });

  const LEDGER = [
    ['某某区台账'],
    ['序号', '姓名', '联系电话', '身份证号', '诉求内容', '来源', '部门', '收件日期', '跑动次数', '标签'],
    [1, '甲某', '013900000001', '11010519491231002X', '龘字与“引号”', '“办不成事”反映窗口', 'tax 局', '2026-03-02', 3, '隐形壁垒、职责空白地带'],
    ['合计', null, null, null, '1'],
  ];

  test.each([['xlsx', 'xlsx'], ['GBK 的 csv', asCsv(GBK)], ['UTF-8 的 csv', asCsv(UTF8)]])('LibreOffice 写的 %s 导得进来', async (name, format) => {
    const title = `${name}里的一件`;
    const rows = LEDGER.map((cells) => cells.map((cell) => (cell === '龘字与“引号”' ? title : cell)));
    const [above = [], ...table] = rows;
    const bytes = await converted(format === 'xlsx' ? csv([above, ...table]) : await workbook([above, ...table]), format === 'xlsx' ? 'csv' : 'xlsx', format);
    if (name.startsWith('GBK')) expect(new TextDecoder('gbk', { fatal: true }).decode(bytes)).toContain('联系电话');
    const job = await brought(bytes, format === 'xlsx' ? '台账.xlsx' : '台账.csv');
    expect(job, JSON.stringify(job.errors)).toMatchObject({ total: 1, added: 1, refused: 0 });
    // On its way through a csv LibreOffice takes the phone for a number, as Excel does, and its leading zero is gone.
    if (format !== 'xlsx') expect((await found(title))[0]).toMatchObject({ title, visits: 3, departmentId: 'tax', tags: ['hidden_barrier', 'duty_gap'], reporter: { name: '甲某', phone: '013****0001' }, receivedAt: '2026-03-01T16:00:00.000Z' });
  });
});
