import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { readSheet } from '../../worker/sheets/read.ts';
import { District } from '../contract/district.ts';
import { eachStoreAtLength } from '../harness/index.ts';
import { download, finish, upload, workbook } from './files.ts';

const RESIDENT = '11010519491231002X';
async function fetched(answer: Promise<Response>) {
  const one = await answer;
  return { headers: one.headers, bytes: new Uint8Array(await one.arrayBuffer()) };
}
const asked = (query: Record<string, string>) => new URLSearchParams(query).toString();

eachStoreAtLength('导出', (api) => {
  const window = new District(api);
  const rows = (query: Record<string, string>, username = 'coordinator') => download(api.as(username), `/api/cases/export?${asked(query)}`, window.now);

  beforeAll(async () => {
    await window.setUp();
    await window.register({ title: '=1+1', stuckAt: '-2+3', story: '@经过', reporter: { kind: 'person', name: '李某', phone: '13812341234', idType: 'resident', idNumber: RESIDENT }, visits: 4, receivedAt: '2026-03-08T09:30:00+08:00' });
    await window.register({ title: '第二件，带"引号"\n和换行' });
  });

  test('列表显示什么就导出什么：筛选、次序、列、类型、掩码', async () => {
    expect(await rows({ columns: 'number,title,reporter.phone,reporter.idNumber,visits,receivedAt,channel,reporterWithheld', sort: 'receivedAt' })).toEqual([
      ['编号', '诉求', '电话', '证件号', '跑动', '登记时间', '渠道', '反映人要求保密'],
      ['2026-0001', '=1+1', '138****1234', '110***********002X', 4, { date: '2026-03-08T09:30:00' }, '“办不成事”反映窗口（现场）', '否'],
      ['2026-0002', '第二件，带"引号"\n和换行', '138****1234', null, 1, { date: '2026-03-09T10:00:00' }, '“办不成事”反映窗口（现场）', '否'],
    ]);
    expect((await rows({ columns: 'number', filter: JSON.stringify({ visits: 4 }) })).slice(1)).toEqual([['2026-0001']]);
    expect((await rows({ columns: 'number', q: '第二件' })).slice(1)).toEqual([['2026-0002']]);
    expect((await rows({}))[0]).toContain('牵头部门');
  });

  test('没有一格是公式：xlsx 里是文本，csv 里前面有撇号', async () => {
    const { bytes } = await fetched(api.as('coordinator').raw('GET', `/api/cases/export?${asked({ columns: 'title,stuckAt,story' })}`, { now: window.now }));
    const sheet = new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml']);
    expect(sheet).toContain('t="inlineStr"><is><t xml:space="preserve">=1+1</t></is>');
    expect(sheet).not.toMatch(/<f[\s>]/);
    const csv = await fetched(api.as('coordinator').raw('GET', `/api/cases/export?${asked({ format: 'csv', sort: 'receivedAt', columns: 'title,stuckAt,story,visits' })}`, { now: window.now }));
    expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(csv.bytes)).toBe('诉求,卡在哪里,经过,跑动\r\n\'=1+1,\'-2+3,\'@经过,4\r\n"第二件，带""引号""\n和换行",,,1\r\n');
    expect(csv.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('诉求件-2026-03-09.csv')}`);
  });

  test('要的话有标题、填报单位、填报日期和签字行，再导入时不当作数据', async () => {
    const framed = await rows({ columns: 'number,title,visits', title: '1' });
    expect(framed[0]?.[0]).toMatch(/诉求件一览表$/);
    expect(framed[1]?.[0]).toMatch(/^填报单位：.*填报日期：2026年3月9日$/);
    expect(framed.at(-1)?.[0]).toMatch(/^单位负责人：.*填报人：$/);
    const file = await fetched(api.as('coordinator').raw('GET', `/api/cases/export?title=1`, { now: window.now }));
    const { body } = await upload(api.as('coordinator'), 'cases', new Uint8Array(file.bytes), { now: window.now });
    expect(await finish(api.as('coordinator'), body.id, window.now)).toMatchObject({ total: 2, added: 0, changed: 0, refused: 0 });
  });

  test('完整的号码只给效能监督，要理由，留下记录和水印', async () => {
    const clear = { columns: 'number,reporter.phone,reporter.idNumber', filter: JSON.stringify({ visits: 4 }), clear: '1', reason: '核对举报线索' };
    for (const username of ['coordinator', 'director', 'admin', 'viewer', 'handler']) expect(await api.as(username).get(`/api/cases/export?${asked(clear)}`, { now: window.now }), username).toMatchObject({ status: 403 });
    const { reason: _reason, ...without } = clear;
    expect(await api.as('supervisor').get(`/api/cases/export?${asked(without)}`, { now: window.now })).toMatchObject({ status: 422, body: { code: 'export.reason_missing' } });
    const found = await rows(clear, 'supervisor');
    expect(found.slice(1, 3)).toEqual([['编号', '电话', '证件号'], ['2026-0001', '13812341234', RESIDENT]]);
    for (const line of [found[0], found.at(-1)]) expect(line?.[0]).toBe('内部资料 · supervisor 某 于 2026-03-09 导出，含完整个人信息，仅用于：核对举报线索');
    const kept = await api.sql("select data, actor_name from events where action = 'export'");
    expect(kept).toEqual([{ data: JSON.stringify({ reason: '核对举报线索' }), actor_name: 'supervisor 某' }]);
  });

  test('视野与列表相同', async () => {
    expect(await rows({ columns: 'title' }, 'handler')).toEqual([['诉求']]);
    expect((await rows({ columns: 'number,reporter.name,story' }, 'viewer')).slice(1).map(([, name, story]) => [name, story])).toEqual([['张**', null], ['李*', null]]);
    expect(await api.as('viewer').get('/api/cases/export?trash=1', { now: window.now })).toMatchObject({ status: 403 });
    expect(await api.get('/api/cases/export')).toMatchObject({ status: 401 });
    expect(await api.as('coordinator').get('/api/cases/export?columns=nothing', { now: window.now })).toMatchObject({ status: 400, body: { code: 'export.columns' } });
    expect(await api.as('coordinator').get('/api/departments/export?clear=1&reason=x', { now: window.now })).toMatchObject({ status: 403 });
  });

  test('几页长的表一行不少', async () => {
    const names = Array.from({ length: 1300 }, (_, at) => `导出局${String(at).padStart(4, '0')}`);
    const { body } = await upload(api.as('admin'), 'departments', await workbook([['名称'], ...names.map((name) => [name])]), { now: window.now });
    await finish(api.as('admin'), body.id, window.now);
    const found = await download(api.as('viewer'), `/api/departments/export?${asked({ columns: 'name', sort: 'name', filter: JSON.stringify({ name: { contains: '导出局' } }) })}`, window.now);
    expect(found.slice(1).flat()).toEqual(names);
  });
});

describe('表格文件', () => {
  test('写出来再读，行列和类型不变', async () => {
    const cells = [['甲 & <乙>"', 1.5, true, { date: '2026-03-09' }, { date: '2026-03-09T10:30:00' }, null, ' 前后有空 ', '_x0041_ 照写', '222403199001011234']];
    const { rows, sheet } = readSheet(await workbook([['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'], ...cells]));
    expect(sheet).toBe('表');
    expect(rows[1]?.cells).toEqual(cells[0]);
  });
});
