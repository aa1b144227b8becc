import { beforeAll, expect, test } from 'vitest';
import type { Applicant } from '../../schema/applicants.ts';
import type { Case } from '../../schema/cases.ts';
import { eachStoreAtLength, type Client } from '../harness/index.ts';
import { hire, setUp } from '../people/staff.ts';

const refused = (status: number, code: string, path?: string) => ({ status, body: { code, ...(path && { errors: [{ path }] }) } });
/** The standard's own example (GB 11643-1999), and one of a region that does not exist. */
const NUMBER = '11010519491231002X';
const OTHER_NUMBER = '000000199001010026';

eachStoreAtLength('办事人', (api) => {
  let coordinator: Client;
  const register = async (title: string, reporter: object, party?: object) => {
    const answer = await coordinator.post<Case>('/api/cases', { channel: 'window', title, reporter: { kind: 'person', ...reporter }, ...(party && { party: { kind: 'person', ...party } }) });
    if (answer.status !== 201 || !answer.body.reporter || !answer.body.party) throw new Error(JSON.stringify(answer));
    return { caseId: answer.body.id, reporter: answer.body.reporter, party: answer.body.party };
  };
  const patch = (row: { id: string; version: number }, changes: object, by = coordinator) => by.patch<Applicant>(`/api/applicants/${row.id}`, { version: row.version, changes });
  const stored = async (id: string) => (await api.sql('select phone_sealed, phone_digest, id_number_sealed, id_number_digest from applicants where id = ?', id))[0];

  beforeAll(async () => {
    await setUp(api);
    await hire(api, 'coordinator', { username: 'zhuanyuan' });
    await hire(api, 'viewer', { username: 'looker' });
    coordinator = api.as('zhuanyuan');
  });

  test('号码只以掩码示人,库里、历史里都没有原文', async () => {
    const { reporter } = await register('补办证件', { name: '赵一', phone: '138 0000 1111', idType: 'resident', idNumber: NUMBER });
    const shown = (await coordinator.get<Applicant>(`/api/applicants/${reporter.id}`)).body;
    expect(shown).toMatchObject({ name: '赵一', phone: '138****1111', idNumber: '110***********002X' });
    const everything = JSON.stringify([await api.sql('select * from applicants'), await api.sql('select * from events'), await api.sql('select * from cases')]);
    for (const secret of ['13800001111', '138 0000 1111', NUMBER]) expect(everything).not.toContain(secret);
  });

  test('同一个人再来是同一个人,号码怎么写都认得;姓名不同就不是', async () => {
    const first = (await register('第一次', { name: '钱二', phone: '13800002222' })).reporter;
    const again = (await register('第二次', { name: '钱 二', phone: '+86 138-0000-2222', livingPlace: '朝阳街道' })).reporter;
    expect(again).toMatchObject({ id: first.id, version: 2, livingPlace: '朝阳街道' });
    expect((await register('家里人', { name: '钱三', phone: '13800002222' })).reporter.id).not.toBe(first.id);
    const withNumber = (await register('带了证件', { name: '钱二', phone: '13800002222', idType: 'resident', idNumber: NUMBER })).reporter;
    expect(withNumber.id).toBe(first.id);
    expect((await register('换了电话', { name: '钱二', phone: '13900002222', idNumber: NUMBER.toLowerCase() })).reporter).toMatchObject({ id: first.id, phone: '139****2222' });
    expect((await register('同名同电话,证件不同', { name: '钱二', phone: '13900002222', idType: 'resident', idNumber: OTHER_NUMBER })).reporter.id).not.toBe(first.id);
  });

  test('自己替自己反映,不建两份', async () => {
    const { reporter, party } = await register('本人', { name: '孙三', phone: '13800003333' }, { name: '孙三', phone: '13800003333' });
    expect(party.id).toBe(reporter.id);
  });

  test('写回掩码等于没改,别的掩码不收,新号码换掉旧的', async () => {
    const { reporter } = await register('更正', { name: '李四', phone: '13800004444', idType: 'resident', idNumber: NUMBER });
    const before = await stored(reporter.id);
    const same = await patch(reporter, { phone: '138****4444', idNumber: '110***********002X' });
    expect(same).toMatchObject({ status: 200, body: { version: reporter.version } });
    expect(await patch(reporter, { phone: '139****4444' })).toMatchObject(refused(422, 'value.masked', 'changes.phone'));
    expect(await patch(reporter, { idNumber: '***' })).toMatchObject(refused(422, 'value.masked', 'changes.idNumber'));
    expect(await stored(reporter.id)).toEqual(before);
    const changed = await patch(reporter, { phone: '13911114444' });
    expect(changed).toMatchObject({ status: 200, body: { version: reporter.version + 1, phone: '139****4444', idNumber: '110***********002X' } });
    const after = await stored(reporter.id);
    expect(after?.phone_digest).not.toBe(before?.phone_digest);
    expect(after?.id_number_sealed).toBe(before?.id_number_sealed);
    expect(await patch(changed.body, { phone: null })).toMatchObject({ status: 200, body: { phone: null } });
    expect(await stored(reporter.id)).toMatchObject({ phone_sealed: null, phone_digest: null });
  });

  test('登记时的掩码没有依据,不收', async () => {
    const draft = { channel: 'window', title: '掩码', reporter: { kind: 'person', name: '周五', phone: '138****5555' } };
    expect(await coordinator.post('/api/cases', draft)).toMatchObject(refused(422, 'value.masked', 'reporter.phone'));
  });

  test('证件号码要与证件类型对得上,类型后改也一样', async () => {
    const { reporter } = await register('护照', { name: '吴六', idType: 'other', idNumber: 'E12345678' });
    expect(await patch(reporter, { idType: 'resident' })).toMatchObject(refused(422, 'applicant.number_misfit', 'changes.idNumber'));
    expect(await patch(reporter, { idType: 'resident', idNumber: '110105194912310020' })).toMatchObject({ status: 422 });
    expect((await patch(reporter, { idType: 'resident', idNumber: OTHER_NUMBER })).status).toBe(200);
  });

  test('改了名字,按新名字找得到,按旧名字找不到', async () => {
    const { reporter, caseId } = await register('改名', { name: '郑七七' });
    const found = async (q: string) => (await coordinator.get<{ data: Case[] }>(`/api/cases?q=${encodeURIComponent(q)}`)).body.data.map(({ id }) => id);
    expect(await found('郑七七')).toEqual([caseId]);
    expect((await patch(reporter, { name: '郑八八' })).status).toBe(200);
    expect(await found('郑八八')).toEqual([caseId]);
    expect(await found('郑七七')).toEqual([]);
  });

  test('查看人看不到办事人,也改不了;过时的版本答现在的样子', async () => {
    const { reporter } = await register('视野', { name: '冯九', phone: '13800009999' });
    const looker = api.as('looker');
    expect(await looker.get('/api/applicants')).toMatchObject(refused(403, 'auth.forbidden'));
    expect(await looker.get(`/api/applicants/${reporter.id}`)).toMatchObject(refused(403, 'auth.forbidden'));
    expect(await patch(reporter, { name: '改' }, looker)).toMatchObject(refused(403, 'auth.forbidden'));
    await patch(reporter, { livingPlace: '河西' });
    expect(await patch(reporter, { livingPlace: '河东' })).toMatchObject({ status: 409, body: { code: 'row.changed', current: { livingPlace: '河西', phone: '138****9999' } } });
  });
});
