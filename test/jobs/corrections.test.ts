import { beforeAll, describe, expect, test } from 'vitest';
import type { BundleFile } from '../../schema/bundles.ts';
import type { Job } from '../../schema/jobs.ts';
import type { Setting } from '../../schema/settings.ts';
import type { Cell } from '../../worker/sheets/cells.ts';
import { BundleOffice } from '../bundles/office.ts';
import { onLibsql, type Client } from '../harness/index.ts';
import { download, finish, upload, workbook } from './files.ts';

onLibsql('只改不新增的表格文件', (api) => {
  const window = new BundleOffice(api);
  let coordinator: Client;
  beforeAll(async () => {
    await window.setUp();
    coordinator = api.as('coordinator');
  });
  const exportedOf = (resource: string) => (query: Record<string, string>, username = 'coordinator') => download(api.as(username), `/api/${resource}/export?${new URLSearchParams(query).toString()}`, window.now);
  const bringTo = (resource: string) => async (rows: Cell[][], options: object = {}) => {
    const sent = await upload(coordinator, resource, await workbook(rows), { options, now: window.now });
    expect(sent, JSON.stringify(sent.body)).toMatchObject({ status: 202 });
    return finish(coordinator, sent.body.id, window.now);
  };
  const counts = ({ total, added, changed, refused }: Job) => ({ total, added, changed, refused });
  const codes = ({ errors }: Job) => errors.map(({ row, column, code }) => [row, column, code]);
  const taken = ({ columns }: Job) => columns.filter(({ field }) => field !== null).map(({ header }) => header);
  const undoLast = async () => {
    const { body } = await coordinator.get<{ undo: string }>('/api/changes?mine=1');
    expect(await coordinator.post('/api/undo', { token: body.undo }, { now: window.now })).toMatchObject({ status: 200 });
  };

  describe('任务', () => {
    let parts: { tax: string; land: string };
    const [exported, bring] = [exportedOf('tasks'), bringTo('tasks')];
    const HANDLE = JSON.stringify({ kind: 'handle' });
    beforeAll(async () => {
      const row = await window.dispatched();
      parts = { tax: (await window.promise(row.id, 'handle', 'tax')).id, land: (await window.promise(row.id, 'handle', 'land')).id };
    });

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
      expect([counts(job), taken(job)]).toEqual([{ total: 2, added: 0, changed: 1, refused: 0 }, ['任务编号', '经办人', '要做什么']]);
      const stored = () => api.sql('select id, person_id, ask, status, version from tasks where id in (?, ?) order by due_at', parts.tax, parts.land);
      expect(await stored()).toEqual([
        { id: parts.land, person_id: window.id('handler.land'), ask: '出具证明，附存根', status: 'open', version: 2 },
        { id: parts.tax, person_id: null, ask: '核实并办理', status: 'open', version: 1 },
      ]);
      await undoLast();
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

  describe('一件事办件', () => {
    const [exported, bring] = [exportedOf('bundles'), bringTo('bundles')];
    const COLUMNS = 'number,applicant.name,applicant.phone,stage,title,coordinatorId,helperId,custom.f_shop,custom.f_area,dueAt';
    const [OWN, B] = ['coordinator 某', 'coordinator.b 某'];
    let started: BundleFile;
    let waiting: BundleFile;
    beforeAll(async () => {
      const admin = api.as('admin');
      const { body } = await admin.get<Setting>('/api/settings/fields', { now: window.now });
      const fields = [
        { id: 'f_shop', resource: 'bundles', label: '店面', kind: 'choice', choices: [{ code: 'street', name: '临街', retired: false }, { code: 'mall', name: '商场', retired: false }], retired: false },
        { id: 'f_area', resource: 'bundles', label: '面积', kind: 'number', retired: false },
      ];
      await window.made(admin.patch('/api/settings/fields', { version: body.version, changes: { value: fields } }, { now: window.now }));
      const answers = { shop: '海兰小吃', place: '海兰路12号', scope: '小吃' };
      started = await window.step(await window.complete(await window.open('restaurant', { title: '甲店', answers, custom: { f_shop: 'street', f_area: 48.5 } })), 'start');
      waiting = await window.open('restaurant', { title: '乙店', answers, helperId: window.id('coordinator.b') });
    });

    test('导出的原样导入，一行不变；本区自己的列也对上，申请人、环节、到期不读', async () => {
      const file = await exported({ columns: COLUMNS, sort: 'dueAt' });
      expect(file.map((cells) => cells.slice(0, 9))).toEqual([
        ['编号', '申请人', '电话', '环节', '办什么', '专员', '帮办员', '店面', '面积'],
        [started.number, '金某花', '138****1234', '办理中', '甲店', OWN, null, '临街', 48.5],
        [waiting.number, '金某花', '138****1234', '收材料', '乙店', OWN, B, null, null],
      ]);
      const job = await bring(file);
      expect([counts(job), taken(job)]).toEqual([{ total: 2, added: 0, changed: 0, refused: 0 }, ['编号', '办什么', '专员', '帮办员', '店面', '面积']]);
      expect((await window.see(started)).version).toBe(started.version);
      expect(JSON.stringify(await api.sql('select * from job_rows where job_id = ?', job.id)), 'an applicant’s name lies sealed').not.toContain('金某花');
    });

    test('改好再导入：按编号改办什么、专员、帮办员和本区的列，还欠的承诺跟着专员走；一步能撤销', async () => {
      const rows = [['编号', '办什么', '专员', '帮办员', '店面', '面积'], [started.number, '甲店（改）', B, B, '商场', null], [waiting.number, '乙店', OWN, null, null, 12]];
      expect(counts(await bring(rows, { dryRun: true }))).toEqual({ total: 2, added: 0, changed: 2, refused: 0 });
      expect(await window.see(started)).toMatchObject({ title: '甲店', version: started.version });
      expect(counts(await bring(rows))).toEqual({ total: 2, added: 0, changed: 2, refused: 0 });
      const other = window.id('coordinator.b');
      expect(await window.see(started)).toMatchObject({ title: '甲店（改）', coordinatorId: other, helperId: other, custom: { f_shop: 'mall', f_area: 48.5 }, stage: 'working' });
      expect(await window.see(waiting)).toMatchObject({ title: '乙店', helperId: other, custom: { f_area: 12 } });
      expect((await window.task(started, 'R1')).coordinatorId).toBe(other);
      await undoLast();
      expect(await window.see(started)).toMatchObject({ title: '甲店', coordinatorId: started.coordinatorId, helperId: null, custom: { f_shop: 'street', f_area: 48.5 } });
      expect((await window.task(started, 'R1')).coordinatorId).toBe(started.coordinatorId);
      expect((await window.see(waiting)).custom).toEqual({});
    });

    test('没有的编号、没写编号、写了两遍、不是专员、没有的选项：逐格说，不新增；了结了的与打字改一样不改，回收站里的等于没有', async () => {
      const closed = await window.step(await window.open('restaurant', { title: '不开了' }), 'withdraw', { reason: '店面退租' });
      const gone = await window.step(await window.open('restaurant', { title: '录重了' }), 'withdraw', { reason: '录重了' });
      await window.made(coordinator.send('DELETE', `/api/bundles/${gone.id}?version=${gone.version}`, { now: window.now }));
      const before = await api.sql('select count(*) as n from bundles');
      const job = await bring([
        ['编号', '办什么', '专员', '店面'],
        ['YJS-2026-9999', '新的一件', null, null], [null, '新的一件', null, null], [started.number, null, 'handler 某', null], [started.number, '又一遍', null, null],
        [waiting.number, null, null, '河边'], [closed.number, '还开', null, null], [gone.number, '还在', null, null],
      ]);
      expect(codes(job)).toEqual([
        [2, '编号', 'import.run_unknown'], [3, '编号', 'import.run_unknown'], [4, '专员', 'import.unknown_name'], [5, '', 'import.repeated'],
        [6, '店面', 'import.unknown_choice'], [7, '', 'bundle.wrong_stage'], [8, '编号', 'import.run_unknown'],
      ]);
      expect(await api.sql('select count(*) as n from bundles')).toEqual(before);
      const typed = await coordinator.patch(`/api/bundles/${closed.id}`, { version: closed.version, changes: { title: '还开' } }, { now: window.now });
      expect(typed).toMatchObject({ status: 422, body: { code: 'bundle.wrong_stage' } });
      expect(await upload(coordinator, 'bundles', await workbook([['办什么', '店面'], ['甲店', '商场']]), { now: window.now })).toMatchObject({ status: 422, body: { code: 'import.column_missing' } });
    });

    test('只有专员能导入', async () => {
      const bytes = await workbook([['编号', '办什么'], [started.number, '改']]);
      for (const username of ['viewer', 'handler.market', 'supervisor', 'director', 'admin']) expect(await upload(api.as(username), 'bundles', bytes, { now: window.now }), username).toMatchObject({ status: 403 });
    });
  });
});
