import { beforeAll, expect, test } from 'vitest';
import type { Job } from '../../schema/jobs.ts';
import type { Cell } from '../../worker/sheets/cells.ts';
import { District } from '../contract/district.ts';
import { onLibsql, type Client } from '../harness/index.ts';
import { download, finish, upload, workbook } from './files.ts';

onLibsql('任务进出表格文件', (api) => {
  const window = new District(api);
  let coordinator: Client;
  let parts: { tax: string; land: string };
  beforeAll(async () => {
    await window.setUp();
    coordinator = api.as('coordinator');
    const row = await window.dispatched();
    parts = { tax: (await window.promise(row.id, 'handle', 'tax')).id, land: (await window.promise(row.id, 'handle', 'land')).id };
  });
  const exported = (query: Record<string, string>, username = 'coordinator') => download(api.as(username), `/api/tasks/export?${new URLSearchParams(query).toString()}`, window.now);
  const bring = async (rows: Cell[][], options: object = {}) => {
    const sent = await upload(coordinator, 'tasks', await workbook(rows), { options, now: window.now });
    expect(sent, JSON.stringify(sent.body)).toMatchObject({ status: 202 });
    return finish(coordinator, sent.body.id, window.now);
  };
  const counts = ({ total, added, changed, refused }: Job) => ({ total, added, changed, refused });
  const codes = ({ errors }: Job) => errors.map(({ row, column, code }) => [row, column, code]);
  const HANDLE = JSON.stringify({ kind: 'handle' });

  test('导出列表所示：同样的筛选、次序、列；没有部门的写本窗口；视野与列表相同', async () => {
    const columns = 'caseNumber,kind,ask,departmentId,role,status,dueAt,fileCount';
    expect(await exported({ columns, sort: 'dueAt', filter: JSON.stringify({ open: true }) })).toEqual([
      ['诉求件', '任务', '要做什么', '部门', '牵头或协办', '状态', '到期', '附件数'],
      ['2026-0001', '办理', '出具证明', 'land 局', '协办', '待签收', { date: '2026-03-12T17:30:00' }, 0],
      ['2026-0001', '办理', '核实并办理', 'tax 局', '牵头', '待签收', { date: '2026-03-16T17:30:00' }, 0],
      ['2026-0001', '答复', '不动产登记办不下来', '本窗口', null, '待签收', expect.anything(), 0],
    ]);
    expect((await exported({ columns: 'departmentId' }, 'handler')).slice(1)).toEqual([['tax 局']]);
    expect((await exported({ columns: 'ask,result,fileCount', filter: HANDLE }, 'viewer')).slice(1).flat().filter((cell) => cell !== null)).toEqual([]);
    expect((await exported({}))[0]).toEqual(['诉求件', '任务', '要做什么', '诉求', '部门', '经办人', '状态', '到期', '办理结果']);
  });

  test('导出、改好、再导入：按任务编号改经办人和要做什么，别的列不动；一步能撤销', async () => {
    const file = await exported({ columns: 'id,caseNumber,departmentId,status,personId,ask', filter: HANDLE, sort: 'dueAt' });
    const [header = [], land = [], tax = []] = file;
    const mended = [header, [...land.slice(0, 4), 'handler.land 某', '出具证明，附存根'], [...tax.slice(0, 3), '已办结', null, '核实并办理']];
    expect(counts(await bring(mended, { dryRun: true }))).toEqual({ total: 2, added: 0, changed: 1, refused: 0 });
    const job = await bring(mended);
    expect([counts(job), job.columns.filter(({ field }) => field !== null).map(({ header: name }) => name)]).toEqual([{ total: 2, added: 0, changed: 1, refused: 0 }, ['任务编号', '经办人', '要做什么']]);
    const stored = () => api.sql('select id, person_id, ask, status, version from tasks where id in (?, ?) order by due_at', parts.tax, parts.land);
    expect(await stored()).toEqual([
      { id: parts.land, person_id: window.id('handler.land'), ask: '出具证明，附存根', status: 'open', version: 2 },
      { id: parts.tax, person_id: null, ask: '核实并办理', status: 'open', version: 1 },
    ]);
    const { body } = await coordinator.get<{ undo: string }>('/api/changes?mine=1');
    expect(await coordinator.post('/api/undo', { token: body.undo }, { now: window.now })).toMatchObject({ status: 200 });
    expect(await stored()).toMatchObject([{ ask: '出具证明', person_id: null }, {}]);
  });

  test('没有这个编号、没写编号、别的部门的人、要做什么写得太长：逐格说，不新增', async () => {
    const before = await api.sql('select count(*) as n from tasks');
    const job = await bring([['任务编号', '经办人', '要做什么'], ['no-such-task', null, '随便'], [null, null, '新的一项'], [parts.tax, 'handler.land 某', null], [parts.land, null, '长'.repeat(1001)], [parts.land, null, '又一遍']]);
    expect(codes(job)).toEqual([[2, '任务编号', 'import.task_unknown'], [3, '任务编号', 'import.task_unknown'], [4, '经办人', 'department.not_yours'], [5, '要做什么', 'request.invalid'], [6, '', 'import.repeated']]);
    expect(await api.sql('select count(*) as n from tasks')).toEqual(before);
    expect(await upload(coordinator, 'tasks', await workbook([['诉求件', '要做什么'], ['2026-0001', 'x']]), { now: window.now })).toMatchObject({ status: 422, body: { code: 'import.column_missing' } });
  });

  test('已了结的任务不改；只有专员能导入', async () => {
    const tax = await window.do('handler', await window.promise((await window.dispatched({ title: '另一件' })).id, 'handle', 'tax'), 'finish', { result: '办好了' });
    expect(codes(await bring([['任务编号', '要做什么'], [tax.id, '改']]))).toEqual([[2, '', 'task.closed']]);
    const bytes = await workbook([['任务编号', '要做什么'], [parts.tax, '改']]);
    for (const username of ['viewer', 'handler', 'supervisor', 'director', 'admin']) expect(await upload(api.as(username), 'tasks', bytes, { now: window.now }), username).toMatchObject({ status: 403 });
  });
});
