import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Case } from '../../schema/cases.ts';
import type { Department } from '../../schema/departments.ts';
import type { Job } from '../../schema/jobs.ts';
import { District } from '../contract/district.ts';
import { eachStoreAtLength, type Client } from '../harness/index.ts';
import { hire } from '../people/staff.ts';
import { csv, download, finish, upload, workbook } from './files.ts';

const HEADER = ['序号', '姓名', '联系电话', '身份证号', '诉求内容', '来源', '部门', '收件日期', '跑动次数'];
const RESIDENT = '11010519491231002X';
type Listed<Row> = { data: Row[]; total: number };

eachStoreAtLength('导入', (api) => {
  const window = new District(api);
  let coordinator: Client;
  let admin: Client;
  beforeAll(async () => {
    await window.setUp();
    coordinator = api.as('coordinator');
    admin = api.as('admin');
  });
  const counts = ({ total, done, added, changed, refused }: Job) => ({ total, done, added, changed, refused });
  const codes = ({ errors }: Job) => errors.map(({ row, column, code }) => [row, column, code]);
  const found = async (q: string) => (await coordinator.get<Listed<Case>>(`/api/cases?q=${encodeURIComponent(q)}`, { now: window.now })).body.data;

  describe('诉求件', () => {
    const bring = async (rows: (string | number | null | { date: string })[][], options: object = {}) => {
      const sent = await upload(coordinator, 'cases', await workbook(rows), { options, now: window.now });
      expect(sent, JSON.stringify(sent.body)).toMatchObject({ status: 202 });
      return finish(coordinator, sent.body.id, window.now);
    };

    test('没有编号的行按登记的规则登记：编号、承诺、反映人、经过都在', async () => {
      const job = await bring([HEADER, [1, '甲某', '13900000001', RESIDENT, '导入的第一件', '“办不成事”反映窗口', 'tax 局', { date: '2026-03-02T09:30:00' }, 3], [2, '乙某', 13900000002, null, '导入的第二件', 'window', null, '2026年3月1日', '2 次'], ['合计', null, null, null, 2]]);
      expect([job.status, counts(job)]).toEqual(['done', { total: 2, done: 2, added: 2, changed: 0, refused: 0 }]);
      const [row] = await found('导入的第一件');
      expect(row).toMatchObject({ stage: 'received', visits: 3, reporter: { name: '甲某', phone: '139****0001', idType: 'resident' }, departmentId: 'tax', receivedAt: '2026-03-02T01:30:00.000Z' });
      expect((await window.promises(row?.id ?? '')).map(({ kind }) => kind)).toContain('triage');
      expect((await window.history(row?.id ?? '')).map(({ action }) => action)).toContain('register');
    });

    test('有编号的行改那一件，空格子不动；一样的不写；没有这个编号的拒绝', async () => {
      const [one, two] = [await window.register({ title: '原来的', stuckAt: '原来卡在这里' }), await window.register({ title: '不变的' })];
      const job = await bring([['编号', '诉求', '卡在哪里', '跑动', '电话'], [one.number, '改过的', null, 5, '138****1234'], [two.number, '不变的'], ['2020-9999', '没有的', null, 1]]);
      expect(counts(job)).toEqual({ total: 3, done: 3, added: 0, changed: 1, refused: 1 });
      expect(codes(job)).toEqual([[4, '编号', 'import.case_unknown']]);
      expect(await window.look(one.id)).toMatchObject({ title: '改过的', stuckAt: '原来卡在这里', visits: 5, version: one.version + 1 });
      expect(await window.look(two.id)).toMatchObject({ version: two.version });
    });

    test('已登记的人和时间与表里不同，逐格拒绝，整行不写', async () => {
      const one = await window.register({ title: '锁住的' });
      const job = await bring([['编号', '诉求', '反映人', '电话', '登记时间'], [one.number, '想改的', '别人', '13999999999', '2020-01-01']]);
      expect(codes(job)).toEqual([[2, '反映人', 'import.locked_field'], [2, '电话', 'import.locked_field'], [2, '登记时间', 'import.locked_field']]);
      expect(await window.look(one.id)).toMatchObject({ title: '锁住的', version: one.version });
    });

    test('坏号码、认不出的日期和名字逐格说明，不带出原值', async () => {
      const job = await bring([HEADER,
        [1, '丙某', 1.39e10, 222403199001011000, '坏号码', '“办不成事”反映窗口', null, '三月九日', '几次'],
        [2, '丁某', '138****0000', null, '掩码', '“办不成事”反映窗口', '不存在的部门', null, 1],
        [3, '戊某', '13900000003', '110105194912310021', '校验位不对', '没有的渠道', null, null, 1],
        [4, '己某', '13900000004', null, null, '“办不成事”反映窗口', null, '2099-01-01', 1],
      ]);
      expect(counts(job)).toEqual({ total: 4, done: 4, added: 0, changed: 0, refused: 4 });
      expect(codes(job)).toEqual([
        [2, '身份证号', 'import.number_damaged'], [2, '收件日期', 'import.date_unclear'], [2, '跑动次数', 'import.number_unclear'],
        [3, '部门', 'import.unknown_name'],
        [4, '来源', 'import.unknown_choice'],
        [5, '诉求内容', 'request.invalid'],
      ]);
      expect(JSON.stringify(job.errors)).not.toMatch(/2224|138\*|110105|丙某|不存在的/);
      expect(await found('坏号码')).toEqual([]);
    });

    test('一个人在一个文件里出现两次，是同一个人', async () => {
      await bring([HEADER, [1, '庚某', '13900000005', null, '同一人其一', '“办不成事”反映窗口'], [2, '庚某', '13900000005', null, '同一人其二', '“办不成事”反映窗口']]);
      const [[one], [two]] = [await found('同一人其一'), await found('同一人其二')];
      expect(one?.reporter?.id).toBe(two?.reporter?.id);
      expect(one?.number).not.toBe(two?.number);
    });

    test('文件内容在库里是密文', async () => {
      const job = await bring([HEADER, [1, '辛某', '13900000006', RESIDENT, '存放', '“办不成事”反映窗口']]);
      const kept = await api.sql('select cells from job_rows where job_id = ?', job.id);
      expect(kept.length).toBe(1);
      expect(JSON.stringify(kept)).not.toMatch(/13900000006|110105|辛某/);
    });

    test('只有登记的岗位能导入；别人的导入看不到', async () => {
      const bytes = await workbook([HEADER, [1, '壬某', null, null, '不许', '“办不成事”反映窗口']]);
      for (const username of ['viewer', 'handler', 'supervisor', 'admin']) expect(await upload(api.as(username), 'cases', bytes), username).toMatchObject({ status: 403 });
      const job = await bring([HEADER, [1, '癸某', null, null, '看不到', '“办不成事”反映窗口']]);
      for (const path of [`/api/jobs/${job.id}`, `/api/jobs/${job.id}/errors`]) expect(await admin.get(path)).toMatchObject({ status: 404 });
    });
  });

  describe('部门', () => {
    const bring = async (bytes: Uint8Array<ArrayBuffer>, options: object = {}) => {
      const sent = await upload(admin, 'departments', bytes, { options });
      expect(sent, JSON.stringify(sent.body)).toMatchObject({ status: 202 });
      return finish(admin, sent.body.id);
    };
    const named = async (name: string) => (await admin.get<Listed<Department>>(`/api/departments?filter=${encodeURIComponent(JSON.stringify({ name }))}`)).body.data[0];

    test('按代码找，没有代码按名称；新的加上，旧的改；整份文件一步撤销、一步重做，别人改过其中一行就整份不动', async () => {
      await bring(csv([['部门名称', '代码', '简称'], ['水利局', 'SL', '水利'], ['气象局', null, '气象']]));
      const job = await bring(csv([['代码', '名称', '电话'], ['SL', '水务局', '0433-1234567'], [null, '气象局', '2512345'], ['DZ', '地震局', null]]));
      expect(counts(job)).toEqual({ total: 3, done: 3, added: 1, changed: 2, refused: 0 });
      expect(await named('水务局')).toMatchObject({ code: 'SL', shortName: '水利', phone: '0433-1234567' });
      expect(await named('水利局')).toBeUndefined();
      const steps = async () => (await admin.get<{ undo: string; redo: string; data: { id: string; rows: number; parts: number }[] }>('/api/changes?mine=1')).body;
      const whole = async (token: string | null) => {
        for (let next = token; next !== null; ) {
          const { status, body } = await admin.post<{ next: string | null }>('/api/undo', { token: next });
          expect(status, JSON.stringify(body)).toBe(200);
          next = body.next;
        }
      };
      const { data, undo } = await steps();
      expect(data.find(({ id }) => id === undo), 'what was added and what was changed').toMatchObject({ rows: 3, parts: 2 });
      expect(data.filter(({ parts }) => parts > 1)).toHaveLength(1);
      await whole(undo);
      expect(await named('水利局')).toMatchObject({ code: 'SL', phone: null });
      expect((await named('地震局'))?.retiredAt).not.toBeNull();
      const { data: taken, undo: before, redo } = await steps();
      expect(taken.find(({ id }) => id === redo)).toMatchObject({ rows: 3, parts: 2 });
      expect(before, 'the step before it is next').not.toBe(undo);
      await whole(redo);
      expect([(await named('水务局'))?.phone, (await named('地震局'))?.retiredAt]).toEqual(['0433-1234567', null]);
      const again = (await steps()).undo;
      const moved = await named('地震局');
      await admin.patch(`/api/departments/${moved?.id}`, { version: moved?.version, changes: { phone: '110' } });
      expect((await admin.post('/api/undo', { token: again, dryRun: true })).status, 'one’s own change is no other’s').toBe(200);
      await hire(api, 'admin', { username: 'admin.b', name: '于某' });
      const theirs = await named('气象局');
      await api.as('admin.b').patch(`/api/departments/${theirs?.id}`, { version: theirs?.version, changes: { contact: '于某' } });
      expect(await admin.post('/api/undo', { token: again, dryRun: true })).toMatchObject({ status: 409, body: { code: 'undo.overtaken', current: [{ name: '气象局', contact: '于某' }] } });
    });

    test('试算数得一样，什么也不写', async () => {
      const rows = [['名称', '简称'], ['林业局', '林业'], ['气象局', '气象台']];
      const before = await api.sql('select count(*) as n from events');
      const job = await bring(csv(rows), { dryRun: true });
      expect([job.dryRun, counts(job)]).toEqual([true, { total: 2, done: 2, added: 1, changed: 1, refused: 0 }]);
      expect(await api.sql('select count(*) as n from events')).toEqual(before);
      expect(await named('林业局')).toBeUndefined();
    });

    test('文件里重复的、代码和名称指向两处的，说出来；其余照写', async () => {
      await bring(csv([['名称', '代码'], ['甲局', 'A1'], ['乙局', 'B1']]));
      const job = await bring(csv([['名称', '代码'], ['丙局', 'C1'], ['丙局', 'C2'], ['乙局', 'A9'], ['丁局', 'D1']]));
      expect(codes(job)).toEqual([[3, '', 'import.repeated'], [4, '名称', 'import.key_conflict']]);
      expect(counts(job)).toEqual({ total: 4, done: 4, added: 2, changed: 0, refused: 2 });
    });

    test('两行互相碰撞，只拒绝碰撞的那一行', async () => {
      await bring(csv([['名称', '代码'], ['子局', 'Z1']]));
      const job = await bring(csv([['代码', '名称'], ['Z2', '子局二'], ['Z1', '丑局'], ['Z3', '子局']]));
      // The third takes the name the second leaves: not in one batch, but step by step it may.
      expect(counts(job)).toMatchObject({ total: 3, done: 3 });
      expect(await named('丑局')).toMatchObject({ code: 'Z1' });
    });

    test('拒绝的行带错误说明下载，改好再导入', async () => {
      const first = await bring(csv([['序号', '名称', '示例'], ['1', '寅局', '也许'], ['2', '卯局', '否']]));
      expect(counts(first)).toMatchObject({ added: 1, refused: 1 });
      const rows = await download(admin, `/api/jobs/${first.id}/errors?format=xlsx`);
      expect(rows).toEqual([['序号', '名称', '示例', '错误说明'], ['1', '寅局', '也许', '“示例”要填“是”或“否”。']]);
      const again = await bring(await workbook([rows[0] ?? [], ['1', '寅局', '是', '“示例”要填“是”或“否”。']]));
      expect(counts(again)).toMatchObject({ added: 1, refused: 0 });
    });

    test('表头和列由人指定', async () => {
      const rows = [['某某区部门一览'], ['单位', '什么'], ['辰局', '辰']];
      const trial = await upload(admin, 'departments', await workbook(rows), { options: { dryRun: true, headerRow: 2 } });
      expect(trial.body.columns).toEqual([{ header: '单位', field: 'name', samples: ['辰局'] }, { header: '什么', field: null, samples: ['辰'] }]);
      await bring(await workbook(rows), { headerRow: 2, mapping: { 什么: 'shortName' } });
      expect(await named('辰局')).toMatchObject({ shortName: '辰' });
      expect(await upload(admin, 'departments', await workbook(rows), { options: { mapping: { 什么: 'retiredAt' } } })).toMatchObject({ status: 422, body: { code: 'import.mapping' } });
    });

    test('本区自己加的列也能导入', async () => {
      const { body: setting } = await admin.get<{ value: unknown[]; version?: number }>('/api/settings/fields');
      await admin.patch('/api/settings/fields', { version: setting.version ?? 1, changes: { value: [{ id: 'f_floor', resource: 'departments', label: '楼层', kind: 'number', retired: false }] } });
      const job = await bring(csv([['名称', '楼层'], ['巳局', '3'], ['午局', '三楼']]));
      expect(codes(job)).toEqual([[3, '楼层', 'import.number_unclear']]);
      expect(await named('巳局')).toMatchObject({ custom: { f_floor: 3 } });
    });

    test('取消后写了的留下，其余不写', async () => {
      const rows = [['名称'], ...Array.from({ length: 1200 }, (_, at) => [`取消局${at}`])];
      const { body } = await upload(admin, 'departments', csv(rows));
      await admin.get(`/api/jobs/${body.id}`);
      const ended = await admin.send<Job>('DELETE', `/api/jobs/${body.id}`);
      expect(ended).toMatchObject({ status: 200, body: { status: 'cancelled', done: 500, added: 500, total: 1200 } });
      expect(await admin.get(`/api/jobs/${body.id}`)).toMatchObject({ body: { status: 'cancelled', done: 500 } });
      expect(await admin.send('DELETE', `/api/jobs/${body.id}`)).toMatchObject({ status: 409, body: { code: 'import.over' } });
      expect(await api.sql("select count(*) as n from departments where name like '取消局%'")).toEqual([{ n: 500 }]);
    });
  });

  test('人员按用户名改，新的拒绝；日历按日期和层', async () => {
    const people = await upload(admin, 'people', csv([['用户名', '电话'], ['Coordinator', '13800000000'], ['nobody.new', '1']]));
    const ended = await finish(admin, people.body.id);
    expect(counts(ended)).toMatchObject({ changed: 1, refused: 1 });
    expect(codes(ended)).toEqual([[3, '用户名', 'import.person_unknown']]);
    const days = await upload(admin, 'calendar-days', csv([['日期', '这一天', '名称', '适用于'], ['2026年9月3日', '放假', '州庆日', '本区'], ['2026-9-5', 'work', '补班', 'district'], ['2026-9-6', '半天', '?', '本区']]));
    expect(counts(await finish(admin, days.body.id))).toMatchObject({ added: 2, refused: 1 });
    expect(await api.sql("select date, kind from calendar_days where layer = 'district' and date like '2026-09%' order by date")).toEqual([{ date: '2026-09-03', kind: 'off' }, { date: '2026-09-05', kind: 'work' }]);
    const matters = await upload(admin, 'matters', csv([['事项名称', '实施编码', '办理部门', '现场勘查'], ['导入的事项', 'IMPL-1', 'tax 局', '√'], ['导入的事项', 'IMPL-2', '没有的', '×']]));
    expect(counts(await finish(admin, matters.body.id))).toMatchObject({ added: 1, refused: 1 });
  });

  describe('文件', () => {
    const send = (bytes: Uint8Array<ArrayBuffer>, options?: object | string) => upload(admin, 'departments', bytes, options === undefined ? {} : { options });
    const text = (value: string) => new TextEncoder().encode(value);
    const refused = async (bytes: Uint8Array<ArrayBuffer>, code: string, options?: object | string) => expect(await send(bytes, options), code).toMatchObject({ status: 422, body: { code } });

    test('空的、改了名的程序、旧 Excel、坏的、没有表头的、没有数据的', async () => {
      await refused(new Uint8Array(), 'import.empty_file');
      await refused(new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]), 'import.not_a_sheet');
      await refused(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'import.old_excel');
      await refused(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'import.not_a_sheet');
      await refused((await workbook([['名称'], ['甲']])).slice(0, 500), 'import.damaged');
      await refused(text('甲,乙\n丙,丁'), 'import.no_header');
      await refused(text('名称,代码\n,\n合计,'), 'import.no_rows');
      await refused(text('名称\n甲'), 'import.wants_file', '{');
      await refused(text('名称\n甲'), 'import.wants_file', { unknown: 1 });
      await refused(text('简称\n甲'), 'import.column_missing');
      await refused(await workbook([['名称'], ['甲']]), 'import.no_sheet', { sheet: '没有' });
    });

    test('解开来大得出奇的，读到界限就停', async () => {
      const whole = unzipSync(await workbook([['名称'], ['甲']]));
      const bloated = (name: string, head: string) => zipSync({ ...whole, [name]: Buffer.concat([Buffer.from(head), Buffer.alloc(24 * 1024 * 1024, ' ')]) }, { level: 6 });
      await refused(new Uint8Array(bloated('xl/workbook.xml', '<workbook>')), 'import.too_large_inside');
      await refused(new Uint8Array(bloated('xl/worksheets/sheet1.xml', '<worksheet><row r="1"><c>')), 'import.too_large_inside');
    });

    test('没有文件、不是表单、太大', async () => {
      expect(await admin.post('/api/departments/import', {})).toMatchObject({ status: 422, body: { code: 'import.wants_file' } });
      const big = await upload(admin, 'departments', new Uint8Array(20 * 1024 * 1024 + 200_000));
      expect(big).toMatchObject({ status: 413, body: { code: 'import.too_large' } });
      expect(await admin.post('/api/departments', { name: 'x'.repeat(2_000_000) })).toMatchObject({ status: 413, body: { code: 'request.too_large' } });
    });

    test('另一个网站的表单写不进来', async () => {
      const answer = await admin.raw('POST', '/api/departments/import', { body: 'x', headers: { 'content-type': 'multipart/form-data; boundary=x', origin: 'https://elsewhere.example' } });
      expect([answer.status, (await answer.json()) as unknown]).toMatchObject([403, { code: 'request.cross_site' }]);
    });

    test('csv：UTF-8 有无标记、GBK、引号和换行、制表符', async () => {
      const body = '名称,简称\n"引""号局","换\n行"\n';
      for (const [at, bytes] of [text(body), text(`\uFEFF${body}`)].entries()) {
        const { body: job } = await send(bytes, { dryRun: true });
        expect(job.columns, String(at)).toEqual([{ header: '名称', field: 'name', samples: ['引"号局'] }, { header: '简称', field: 'shortName', samples: ['换\n行'] }]);
      }
      // 名称,简称 / 民政局,民政 in GBK.
      const gbk = new Uint8Array([0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xbc, 0xf2, 0xb3, 0xc6, 0x0a, 0xc3, 0xf1, 0xd5, 0xfe, 0xbe, 0xd6, 0x2c, 0xc3, 0xf1, 0xd5, 0xfe]);
      expect((await send(gbk, { dryRun: true })).body.columns).toEqual([{ header: '名称', field: 'name', samples: ['民政局'] }, { header: '简称', field: 'shortName', samples: ['民政'] }]);
      expect((await send(text('名称\t简称\n甲\t乙'), { dryRun: true })).body.columns.map(({ field }) => field)).toEqual(['name', 'shortName']);
    });
  });
});
