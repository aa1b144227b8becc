import { beforeAll, expect, test } from 'vitest';
import type { Minutes, MinutesDifference } from '../../schema/meeting-minutes.ts';
import type { MeetingRoom } from '../../schema/meetings.ts';
import { eachStoreAtLength } from '../harness/index.ts';
import { Table, resolution } from './table.ts';

const refused = (status: number, code: string) => ({ status, body: { code } });

eachStoreAtLength('会议纪要', (api) => {
  const table = new Table(api);
  let room: MeetingRoom;
  let escalated: { id: string };
  const minutes = async (username = 'coordinator') => (await table.room(room.meeting.id, username)).minutes.at(-1) ?? expect.fail('no minutes');
  const act = (row: Minutes, action: string, body: object = {}, username = 'coordinator') => table.as(username).post<Minutes>(`/api/meeting-minutes/${row.id}/${action}`, { version: row.version, ...body });
  const issue = async (body: object = {}) => table.move((await table.room(room.meeting.id)).meeting, 'issue', body);

  beforeAll(async () => {
    await table.setUp();
    await table.made(api.as('admin').post('/api/departments', { id: 'bureau', name: '市政务服务局', standing: 'above' }));
    const [one, other] = [await table.dispatched({ matterId: 'deed' }), await table.dispatched({ title: '消防验收没有人接', reporterWithheld: true, complainedOfId: 'fire' })];
    const held = await table.inSession([one.id, other.id]);
    await table.decide(held.meeting.id, one.id, { outcome: 'resolved', discussion: '两家都认为不归自己管。', resolutions: [resolution()], ruling: { leadDepartmentId: 'land', assistDepartmentIds: ['tax'], basis: '' } });
    await table.decide(held.meeting.id, other.id, { outcome: 'escalated', escalateTo: '市政务服务局', escalateAsk: '明确验收由谁承接', departmentIds: ['tax', 'land', 'fire'] });
    await table.made(table.move((await table.room(held.meeting.id)).meeting, 'close'));
    room = await table.room(held.meeting.id);
    escalated = other;
  });

  test('闭会时自动拟稿:谁在哪开的会、每件怎么定的;不写反映人', async () => {
    const draft = await minutes();
    expect(draft).toMatchObject({ status: 'draft', edition: 1, title: '三月第二次联席会议纪要', actions: ['circulate', 'issue'] });
    const [opening, first, second] = draft.sections;
    expect(opening?.text).toContain('在政务服务中心三楼会议室主持召开三月第二次联席会议。会议研究了2件诉求');
    expect(first?.text).toContain('1. 由land 局牵头，tax 局协办，核实权属并出具意见，于2026年3月12日前（3个工作日）完成。');
    expect(second?.heading).toMatch(/^二、消防验收没有人接（2026-\d{4}）$/);
    expect(JSON.stringify(draft.sections)).not.toContain('张某三');
    const { body } = await table.as('coordinator').get<{ html: string }>(`/api/meeting-minutes/${draft.id}/preview`);
    expect(body.html).toContain('核实权属并出具意见');
    expect(await table.as('coordinator').post('/api/forms', { form: 'minutes', subjectKind: 'meetings', subjectId: room.meeting.id })).toMatchObject(refused(422, 'paper.minutes_not_issued'));
  });

  test('提请上级的,闭会时上级就欠一份答复,归诉求件所有', async () => {
    const parts = await table.promises(escalated.id, 'handle');
    expect(parts.find(({ role }) => role === 'above')).toMatchObject({ owner: 'case', ownerId: escalated.id, departmentId: 'bureau', ask: '明确验收由谁承接', status: 'open', dueAt: '2026-03-23T09:30:00.000Z' });
    expect(await table.promises(escalated.id, 'resolution')).toEqual([]);
  });

  test('会签:部门只见自己的议题,对它保密的不见;不同意要写明;没签完不能印发', async () => {
    const circulated = await table.made(act(await minutes(), 'circulate'));
    expect(circulated.body.countersigns.map(({ departmentId, verdict }) => [departmentId, verdict]).toSorted()).toEqual([['fire', null], ['land', null], ['tax', null]]);
    const fire = await minutes('handler.fire');
    expect(fire.sections.map(({ itemId }) => itemId)).toEqual([null, null]);
    expect(fire.countersigns).toHaveLength(1);
    expect(await act(fire, 'countersign', { verdict: 'object' }, 'handler.fire')).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    expect(await issue()).toMatchObject(refused(422, 'minutes.not_countersigned'));
    const [a, b] = await Promise.all([act(fire, 'countersign', { verdict: 'object', text: '不同意由我单位承接。' }, 'handler.fire'), act(fire, 'countersign', { verdict: 'agree' }, 'handler')]);
    expect([a.status, b.status]).toEqual([200, 200]);
    expect(await act(fire, 'countersign', { verdict: 'agree', departmentId: 'land' })).toMatchObject({ status: 200 });
    expect((await minutes()).countersigns.find(({ departmentId }) => departmentId === 'land')).toMatchObject({ verdict: 'agree', onBehalf: true });
    expect(await issue()).toMatchObject(refused(422, 'minutes.objected'));
  });

  test('改了会签稿,大家重签;印发有文号,印发后更正是下一版,差别算得出来', async () => {
    const before = await minutes();
    const reworded = await table.made(table.as('coordinator').patch<Minutes>(`/api/meeting-minutes/${before.id}`, { version: before.version, changes: { sections: before.sections.map((one, at) => (at === 2 ? { ...one, text: '会议决定提请市政务服务局明确。' } : one)) } }));
    expect(reworded.body).toMatchObject({ status: 'draft' });
    expect(reworded.body.countersigns.every(({ verdict }) => verdict === null)).toBe(true);
    expect(await issue({ despite: '各部门口头同意，急需落实。' })).toMatchObject({ status: 200, body: { minutesStatus: 'issued', actions: [] } });
    const issued = await minutes();
    expect(issued).toMatchObject({ status: 'issued', number: '联席会议纪要〔2026〕1号', actions: ['correct'] });
    expect(await table.as('coordinator').patch(`/api/meeting-minutes/${issued.id}`, { version: issued.version, changes: { title: '改' } })).toMatchObject(refused(422, 'minutes.wrong_status'));
    const page = await api.as('coordinator').raw('GET', `/api/forms/${issued.formId}?as=html`, { now: table.now });
    expect(await page.text()).toContain('联席会议纪要〔2026〕1号');

    await table.made(act(issued, 'correct', { reason: '期限写错' }));
    expect(await act(issued, 'correct', { reason: '再改' })).toMatchObject(refused(422, 'minutes.correcting'));
    const correction = await minutes();
    expect(correction).toMatchObject({ edition: 2, status: 'draft', reason: '期限写错' });
    await table.made(table.as('coordinator').patch(`/api/meeting-minutes/${correction.id}`, { version: correction.version, changes: { sections: correction.sections.map((one) => ({ ...one, text: one.text.replace('3个工作日', '5个工作日') })) } }));
    const { sections } = (await table.made(table.as('coordinator').get<MinutesDifference>(`/api/meeting-minutes/${correction.id}/difference`))).body;
    expect(sections.map(({ state }) => state)).toEqual(['same', 'changed', 'same', 'same']);
    expect(sections[1]?.runs.filter(({ kind }) => kind !== 'same')).toEqual([{ kind: 'removed', text: '3' }, { kind: 'added', text: '5' }]);
    const racing = (await table.room(room.meeting.id)).meeting;
    const both = await Promise.all([table.move(racing, 'issue'), table.move(racing, 'issue')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const all = (await table.room(room.meeting.id)).minutes;
    expect(all.map(({ status, number }) => [status, number])).toEqual([['superseded', '联席会议纪要〔2026〕1号'], ['issued', '联席会议纪要〔2026〕1号']]);
    expect(await table.as('coordinator').get(`/api/forms/${all[1]?.formId}`)).toMatchObject({ body: { edition: 2 } });
  });

  test('裁定的牵头、协办,成为同一事项以后的建议,连同是哪次会', async () => {
    const later = await table.register({ matterId: 'deed' });
    expect(await table.as('coordinator').get(`/api/cases/${later.id}/ruling`)).toMatchObject({ body: { data: { ruling: { leadDepartmentId: 'land', assistDepartmentIds: ['tax'] }, meetingId: room.meeting.id, title: '三月第二次联席会议', date: '2026-03-11' } } });
    expect(await table.as('coordinator').post('/api/cases/check', { matterId: 'deed' })).toMatchObject({ body: { ruling: { meetingId: room.meeting.id } } });
    expect(await table.as('coordinator').get(`/api/cases/${(await table.register()).id}/ruling`)).toMatchObject({ body: { data: null } });
  });
});
