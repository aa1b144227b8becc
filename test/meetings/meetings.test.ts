import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Approval } from '../../schema/approvals.ts';
import { MeetingItem } from '../../schema/meeting-items.ts';
import type { CaseMeeting, Proposal } from '../../schema/meetings.ts';
import type { Bulletin, ResolutionBoard, ResolutionRow } from '../../schema/resolutions.ts';
import type { Task } from '../../schema/tasks.ts';
import { png } from '../files/bytes.ts';
import { eachStoreAtLength } from '../harness/index.ts';
import { Table, resolution } from './table.ts';

const refused = (status: number, code: string, path?: string) => ({ status, body: { code, ...(path && { errors: [{ path }] }) } });

const Lost = z.object({ code: z.string(), current: MeetingItem });

eachStoreAtLength('联席会议', (api) => {
  const table = new Table(api);
  beforeAll(() => table.setUp());

  const proposal = async (body: object = {}) => (await table.made(table.as('coordinator').post<Proposal>('/api/meetings/propose', body))).body;
  const proposed = async (caseId: string) => (await proposal()).items.find((item) => item.caseId === caseId);

  test('退回两次的上议程:缘由、部门和分段;已在别的议程上的不再提', async () => {
    const row = await table.dispatched();
    expect(await proposed(row.id)).toBeUndefined();
    for (const [username, departmentId] of [['handler', 'tax'], ['handler.land', 'land']] as const)
      await table.do(username, await table.promise(row.id, 'handle', departmentId), 'return', { ground: 'not_ours' });
    expect(await proposed(row.id)).toEqual({ caseId: row.id, why: ['ruling', 'returned'], departments: ['land', 'tax'] });
    const { blocks } = await proposal({ departments: ['tax'], limit: 1 });
    expect(blocks).toEqual([{ departments: ['land', 'tax'], items: [row.id], minutes: 15 }]);
    expect(await table.as('handler').post('/api/meetings/propose', {})).toMatchObject(refused(403, 'auth.forbidden'));

    const made = await table.draft({ items: [{ caseId: row.id, why: ['ruling', 'returned'] }] });
    expect(made).toMatchObject({ status: 201, body: { status: 'draft', items: 1, minutes: 15, actions: ['schedule'], editable: true, quorum: { invited: 2, present: 0, needed: 2, reached: false } } });
    expect(await proposed(row.id)).toBeUndefined();
    expect(await table.draft({ items: [{ caseId: row.id }] })).toMatchObject(refused(422, 'meeting.item_twice', 'items.0.caseId'));
  });

  test('只排工作日;定会要有主持人、记录人、地点、议题和部门', async () => {
    expect(await table.draft({ date: '2026-03-14' })).toMatchObject(refused(422, 'meeting.not_workday', 'date'));
    expect(await table.draft({ date: '2026-03-06' })).toMatchObject(refused(422, 'meeting.in_past', 'date'));
    expect(await table.draft({ secretaryId: table.id('handler') })).toMatchObject(refused(422, 'meeting.secretary', 'secretaryId'));
    const bare = (await table.made(table.draft({ date: null, chairId: null, place: null }))).body;
    expect(await table.move(bare, 'schedule')).toMatchObject(refused(422, 'meeting.no_time'));
    expect(await table.move(bare, 'schedule', { date: '2026-03-15' })).toMatchObject(refused(422, 'meeting.not_workday'));
    expect(await table.move(bare, 'schedule', { date: '2026-03-12' })).toMatchObject(refused(422, 'meeting.no_place'));
    expect(await table.move(bare, 'schedule', { date: '2026-03-12', place: '二楼' })).toMatchObject(refused(422, 'meeting.no_chair'));
    const empty = (await table.made(table.draft())).body;
    expect(await table.move(empty, 'schedule')).toMatchObject(refused(422, 'meeting.no_items'));
    expect(await table.move(empty, 'open')).toMatchObject(refused(422, 'meeting.wrong_status'));
    const days = await table.as('coordinator').get<{ data: { date: string; meetings: { id: string }[] }[] }>('/api/meetings/days?count=5');
    expect(days.body.data.map(({ date }) => date)).toEqual(['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13']);
    expect(days.body.data[2]?.meetings.map(({ id }) => id)).toContain(empty.id);
  });

  test('议定:总账里的任务,期限晚于答复的由会议延期,裁定的牵头部门成为牵头', async () => {
    const row = await table.dispatched();
    const { meeting, items } = await table.inSession([row.id]);
    expect(items[0]).toMatchObject({ why: ['added'], departmentIds: ['land', 'tax'], case: { number: row.number, withheld: false } });
    expect(await table.move(meeting, 'close')).toMatchObject({ status: 422, body: { code: 'meeting.item_undecided', errors: [{ path: `items.${items[0]?.id}` }] } });

    const written = await table.decide(meeting.id, row.id, {
      outcome: 'resolved', positions: [{ departmentId: 'tax', body: null, text: '税款已缴清。' }], discussion: '土地局确认受理范围。',
      resolutions: [resolution({ workingDays: 12 })], ruling: { leadDepartmentId: 'land', assistDepartmentIds: ['tax'], basis: '登记是土地局的职责。' },
    });
    // Ten working days from the 9th end on the 23rd, twelve on the 25th.
    expect(row.dueAt).toBe('2026-03-23T09:30:00.000Z');
    expect(written.resolutions[0]).toMatchObject({ state: 'drafted', dueAt: '2026-03-25T09:30:00.000Z', extends: 2, problem: null });

    const closed = await table.made(table.move((await table.room(meeting.id)).meeting, 'close'));
    expect(closed.body).toMatchObject({ status: 'closed', actions: ['issue'], editable: false, minutesStatus: 'draft' });
    const after = await table.look(row.id);
    expect(after).toMatchObject({ dueAt: '2026-03-25T09:30:00.000Z', leadDepartmentId: 'land', stage: 'working' });
    const promises = await table.promises(row.id, 'resolution');
    expect(promises).toHaveLength(2);
    expect(promises.find(({ role }) => role === 'lead')).toMatchObject({ owner: 'meeting', ownerId: meeting.id, caseId: row.id, departmentId: 'land', ask: '核实权属并出具意见', dueAt: '2026-03-25T09:30:00.000Z', caseNumber: row.number });
    // Tax led; the meeting relieved it of that part.
    expect((await table.promises(row.id, 'handle')).map(({ departmentId }) => departmentId)).toEqual(['land']);
    expect((await table.history(row.id)).some(({ action, data }) => action === 'meeting' && data.meetingId === meeting.id)).toBe(true);
    expect((await table.as('coordinator').get<{ data: CaseMeeting[] }>(`/api/cases/${row.id}/meetings`)).body.data).toMatchObject([{ meetingId: meeting.id, item: { outcome: 'resolved', resolutions: [{ state: 'running' }] } }]);
    expect(await table.item({ id: written.id, version: written.version + 1 }, { discussion: '改' })).toMatchObject(refused(422, 'meeting.closed'));
  });

  test('延期额度不够的、写不全的,闭会时拒绝,并指出是哪一条', async () => {
    const row = await table.dispatched();
    const { meeting } = await table.inSession([row.id]);
    const far = await table.decide(meeting.id, row.id, { outcome: 'resolved', resolutions: [resolution({ workingDays: 60 })] });
    expect(far.resolutions[0]?.problem?.code).toBe('clock.extension_limit');
    const close = async () => table.move((await table.room(meeting.id)).meeting, 'close');
    expect(await close()).toMatchObject(refused(422, 'clock.extension_limit', `items.${far.id}.resolutions.0`));
    await table.decide(meeting.id, row.id, { resolutions: [resolution({ leadDepartmentId: null })] });
    expect(await close()).toMatchObject(refused(422, 'meeting.resolution_incomplete'));
    await table.decide(meeting.id, row.id, { outcome: 'explained', clause: '某条例第十条' });
    expect(await close()).toMatchObject(refused(422, 'meeting.explanation_missing', `items.${far.id}.explanation`));
    await table.decide(meeting.id, row.id, { explanation: '不符合条件。' });
    expect(await close()).toMatchObject({ status: 200 });
    expect(await table.look(row.id)).toMatchObject({ clause: '某条例第十条', dueAt: row.dueAt });
    expect(await table.promises(row.id, 'resolution')).toEqual([]);
  });

  test('没有落实的、退回的议定事项回到下次议程,也在通报里', async () => {
    const [late, back] = [await table.dispatched(), await table.dispatched()];
    const { meeting } = await table.inSession([late.id, back.id]);
    for (const { id } of [late, back]) await table.decide(meeting.id, id, { outcome: 'resolved', resolutions: [resolution({ assistDepartmentIds: [], workingDays: 2 })] });
    await table.made(table.move((await table.room(meeting.id)).meeting, 'close'));
    const board = async (query: string) => (await table.made(table.as('coordinator').get<{ data: ResolutionRow[] }>(`/api/meetings/resolutions?meetingId=${meeting.id}${query}`))).body.data;
    expect((await board('')).map(({ state }) => state)).toEqual(['running', 'running']);
    const cut = async (query: string) => (await table.made(table.as('coordinator').get<ResolutionBoard>(`/api/meetings/resolutions?meetingId=${meeting.id}${query}`))).body.totalIsExact;
    expect([await cut(''), await cut('&limit=2'), await cut('&limit=1')]).toEqual([true, true, false]);
    await table.do('handler.land', await table.promise(back.id, 'resolution'), 'return', { ground: 'not_ours' });
    expect(await proposed(back.id)).toMatchObject({ why: ['unkept'] });
    expect(await proposed(late.id)).toBeUndefined();
    const standing = table.now;
    table.now = '2026-03-12T10:00:00+08:00';
    expect(await proposed(late.id)).toMatchObject({ why: ['unkept'] });
    expect((await board('&state=unkept')).map(({ caseId }) => caseId)).toEqual([late.id]);
    expect((await board('&state=returned')).map(({ caseId }) => caseId)).toEqual([back.id]);
    const listed = await table.as('supervisor').get<{ data: Task[] }>(`/api/tasks?filter=${encodeURIComponent(JSON.stringify({ kind: 'resolution', dueAt: { overdue: true } }))}`);
    expect(listed.body.data.map(({ caseId }) => caseId)).toContain(late.id);
    await table.do('handler.land', await table.promise(late.id, 'resolution'), 'finish', { result: '已出具意见。' });
    expect((await board('&state=unkept')).map(({ caseId }) => caseId)).toEqual([late.id]);
    const bulletin = async (username: string, query = '') => table.as(username).get<Bulletin>(`/api/bulletins${query}`);
    const whole = (await table.made(bulletin('supervisor'))).body;
    expect([whole.totalIsExact, (await table.made(bulletin('supervisor', '?items=1'))).body.totalIsExact]).toEqual([true, false]);
    const told = whole.data.filter(({ meetingId }) => meetingId === meeting.id);
    expect(told.map(({ caseId, departmentId, how, workingDays }) => [caseId, departmentId, how, workingDays]).toSorted()).toEqual([[late.id, 'land', 'late', 1], [back.id, 'land', 'returned', null]].toSorted());
    expect((await table.made(bulletin('supervisor', '?from=2026-03-12'))).body.data.filter(({ meetingId }) => meetingId === meeting.id)).toEqual([]);
    expect(await bulletin('handler.land')).toMatchObject(refused(403, 'auth.forbidden'));
    const printed = await (await api.as('supervisor').raw('GET', '/api/bulletins/export?format=html&title=1&from=2026-03-01&to=2026-03-31', { now: table.now })).text();
    expect(printed).toContain('议定事项落实情况通报');
    expect(printed).toContain('落实晚了');
    expect(printed).not.toContain('更早的没有列入');
    for (const format of ['html', 'csv']) expect(await (await api.as('supervisor').raw('GET', `/api/bulletins/export?format=${format}&items=1`, { now: table.now })).text()).toContain('本通报只查了最近议定的 1 件议题，更早的没有列入。');
    table.now = standing;
  });

  test('两个人同时记同一议题:后到的拿到现在的样子,再写一次,谁的都不丢', async () => {
    const { meeting, items: [item] } = await table.inSession([(await table.dispatched()).id]);
    if (!item) return expect.fail('one item');
    const both = await Promise.all([table.item(item, { discussion: '税务局说明了情况。' }), table.item(item, { clause: '某条例第十条' }, 'coordinator.b')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const [first, second] = both;
    const loser = first.status === 409 ? first : second;
    const { code, current } = Lost.parse(loser.body);
    expect([code, current.version]).toEqual(['row.changed', item.version + 1]);
    await table.made(loser === first ? table.item(current, { discussion: '税务局说明了情况。' }) : table.item(current, { clause: '某条例第十条' }, 'coordinator.b'));
    expect((await table.room(meeting.id)).items).toMatchObject([{ discussion: '税务局说明了情况。', clause: '某条例第十条' }]);
  });

  test('同时闭会两次:只成一次,议定事项只有一份,纪要只拟一份;到期提醒承办部门', async () => {
    const row = await table.dispatched();
    const { meeting } = await table.inSession([row.id]);
    await table.decide(meeting.id, row.id, { outcome: 'resolved', resolutions: [resolution({ assistDepartmentIds: [] })] });
    const standing = (await table.room(meeting.id)).meeting;
    const both = await Promise.all([table.move(standing, 'close'), table.move(standing, 'close')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const promises = await table.promises(row.id, 'resolution');
    expect(promises).toMatchObject([{ departmentId: 'land', dueAt: '2026-03-12T09:30:00.000Z' }]);
    expect((await table.room(meeting.id)).minutes).toHaveLength(1);

    const run = (now: string) => table.made(api.as('admin').post('/api/reminders/run', {}, { now }));
    const heard = () => api.sql("select p.username as 'to', json_extract(r.spoken, '$.taskKind') as kind from reminders r join people p on p.id = r.receiver_id where r.task_id = ? order by r.at, p.username", promises[0]?.id ?? '');
    await run('2026-03-12T09:00:00+08:00');
    expect(await heard()).toEqual([{ to: 'handler.land', kind: 'resolution' }]);
    await run('2026-03-12T17:45:00+08:00');
    expect((await heard()).map(({ to }) => to)).toEqual(['handler.land', 'coordinator', 'handler.land']);
  });

  test('会上议定办不了的,等批准的特事特办申请随闭会撤回,可以再申请', async () => {
    const row = await table.dispatched();
    const { id: evidence } = await table.attach('cases', row.id, png(8, 8), '情况说明.png');
    const request = (await table.made(table.as('coordinator').post<Approval>('/api/approvals', { kind: 'special', caseId: row.id, grounds: '材料客观上无法取得。', fileIds: [evidence] }))).body;
    const { meeting } = await table.inSession([row.id]);
    await table.decide(meeting.id, row.id, { outcome: 'explained', clause: '某条例第十条', explanation: '不符合条件。' });
    await table.made(table.move((await table.room(meeting.id)).meeting, 'close'));
    expect(await table.as('coordinator').get(`/api/approvals/${request.id}`)).toMatchObject({ body: { status: 'withdrawn', decidedById: table.id('coordinator'), decision: '三月第二次联席会议议定办不了', actions: [] } });
    expect(await table.look(row.id)).toMatchObject({ awaiting: null, clause: '某条例第十条' });
    expect(await table.as('coordinator').post('/api/approvals', { kind: 'special', caseId: row.id, grounds: '另有新情况。', fileIds: [evidence] })).toMatchObject({ status: 201 });
  });

  test('会议材料附在会上,参会部门看得到,别的部门看不到', async () => {
    const meeting = (await table.made(table.draft({ items: [{ caseId: (await table.dispatched()).id, departments: ['tax'] }] }))).body;
    await table.made(table.move(meeting, 'schedule'));
    const file = await table.attach('meetings', meeting.id, png(8, 8), '会议材料.png');
    expect((await table.room(meeting.id)).meeting).toMatchObject({ fileCount: 1 });
    const look = async (username: string) => (await api.as(username).raw('GET', `/api/files/${file.id}/content`, { now: table.now })).status;
    expect([await look('coordinator'), await look('handler'), await look('handler.fire')]).toEqual([200, 200, 404]);
  });

  test('转下次会议什么也不动;暂缓的不占当天的时间', async () => {
    const row = await table.dispatched();
    const { meeting } = await table.inSession([row.id]);
    await table.decide(meeting.id, row.id, { outcome: 'adjourned' });
    expect(await table.move((await table.room(meeting.id)).meeting, 'close')).toMatchObject(refused(422, 'meeting.reason_missing'));
    await table.decide(meeting.id, row.id, { adjournReason: '待系统公司确认。' });
    await table.made(table.move((await table.room(meeting.id)).meeting, 'close'));
    expect(await table.look(row.id)).toMatchObject({ dueAt: row.dueAt, version: row.version });
    expect(await proposed(row.id)).toMatchObject({ why: ['adjourned'] });
    const next = (await table.made(table.draft({ items: [{ caseId: row.id }] }))).body;
    const [item] = (await table.room(next.id)).items;
    expect(await table.item(item ?? { id: '', version: 1 }, { outcome: 'resolved' })).toMatchObject(refused(422, 'meeting.not_in_session', 'changes.outcome'));
    await table.made(table.item(item ?? { id: '', version: 1 }, { outcome: 'adjourned' }));
    expect(await table.room(next.id)).toMatchObject({ meeting: { items: 1, minutes: 0 }, blocks: [] });
  });

  test('改期:时间、回复和日历的序号都从头来;人数不够开不了会', async () => {
    const row = await table.dispatched();
    const meeting = (await table.made(table.draft({ items: [{ caseId: row.id }] }))).body;
    await table.made(table.move(meeting, 'schedule'));
    const before = await table.room(meeting.id);
    const tax = before.participants.find(({ departmentId }) => departmentId === 'tax');
    expect(await table.as('handler.land').post(`/api/meeting-participants/${tax?.id}/respond`, { version: tax?.version, response: 'accepted' })).toMatchObject(refused(403, 'meeting.not_yours'));
    expect(await table.as('handler').post(`/api/meeting-participants/${tax?.id}/respond`, { version: tax?.version, response: 'accepted', substitute: '李某' })).toMatchObject({ status: 200, body: { response: 'accepted', substitute: '李某', respondedById: table.id('handler') } });
    expect(await table.move(before.meeting, 'open')).toMatchObject(refused(422, 'meeting.no_quorum'));
    const moved = await table.made(table.move(before.meeting, 'adjourn', { reason: '主持人有事', date: '2026-03-12' }));
    expect(moved.body).toMatchObject({ status: 'scheduled', date: '2026-03-12', startsAt: '2026-03-12T01:00:00.000Z', endsAt: '2026-03-12T01:15:00.000Z', sequence: 2 });
    expect((await table.room(meeting.id)).participants.map(({ response }) => response)).toEqual(['pending', 'pending']);
  });

  test('经办人只见本部门要坐的会、只见自己的议题;对他保密的不给看', async () => {
    const [mine, other] = [await table.dispatched(), await table.dispatched({ reporterWithheld: true, complainedOfId: 'fire', stuckAt: '窗口让我回去等' })];
    const meeting = (await table.made(table.draft({ items: [{ caseId: mine.id, departments: ['tax'] }, { caseId: other.id, departments: ['fire'] }] }))).body;
    expect(await table.as('handler').get(`/api/meetings/${meeting.id}/room`)).toMatchObject(refused(404, 'row.not_found'));
    await table.made(table.move(meeting, 'schedule'));
    const tax = await table.room(meeting.id, 'handler');
    expect(tax.items.map(({ caseId }) => caseId)).toEqual([mine.id]);
    expect(tax).toMatchObject({ blocks: [{ departments: ['tax'], startsAt: '2026-03-11T01:00:00.000Z' }], sittings: [{ departmentId: 'tax', minutes: 15 }], clashes: [] });
    const fire = await table.room(meeting.id, 'handler.fire');
    expect(fire.items).toMatchObject([{ caseId: other.id, case: { withheld: true, story: null, stuckAt: null } }]);
    expect(await table.as('handler.land').get(`/api/meetings/${meeting.id}`)).toMatchObject(refused(404, 'row.not_found'));
    expect(await table.as('viewer').get('/api/meetings')).toMatchObject({ body: { data: [] } });
    const ics = await api.as('handler.fire').raw('GET', `/api/meetings/${meeting.id}/invitation.ics`, { now: table.now });
    expect(ics.headers.get('content-type')).toContain('text/calendar');
    const text = await ics.text();
    expect(text).toContain('DTSTART:20260311T011500Z\r\n');
    expect(text).not.toContain(mine.number);
    expect(await table.as('handler').patch(`/api/meeting-items/${tax.items[0]?.id}`, { version: 1, changes: { position: 3 } })).toMatchObject(refused(403, 'auth.forbidden'));
  });

  test('历史:参会部门看得到会和议题怎么走的,看不到会上说了什么、改过什么;不参会的看不到', async () => {
    const row = await table.dispatched();
    const { meeting, items } = await table.inSession([row.id]);
    await table.decide(meeting.id, row.id, { outcome: 'adjourned', adjournReason: '另议', discussion: '各说各的。' });
    const read = async (username: string, path: string) => table.as(username).get<{ data: { action: string; changes: Record<string, unknown>; data: object }[] }>(`/api/${path}/events`);
    const seen = (await table.made(read('handler', `meeting-items/${items[0]?.id}`))).body.data;
    expect(seen.flatMap(({ changes }) => Object.keys(changes))).toEqual(expect.arrayContaining(['outcome', 'departmentIds']));
    expect(JSON.stringify(seen)).not.toMatch(/各说各的|discussion|另议/);
    expect(JSON.stringify((await read('coordinator', `meeting-items/${items[0]?.id}`)).body)).toContain('各说各的');
    expect((await table.made(read('handler', `meetings/${meeting.id}`))).body.data.map(({ changes }) => changes)).toEqual(expect.arrayContaining([expect.objectContaining({ status: { from: 'scheduled', to: 'in_session' } })]));
    expect(await read('handler.fire', `meetings/${meeting.id}`)).toMatchObject(refused(404, 'row.not_found'));
    expect(await read('handler.fire', `meeting-items/${items[0]?.id}`)).toMatchObject(refused(404, 'row.not_found'));
  });

  test('没开的会可以进回收站再拿回来;它的议题已经上了别的会,就拿不回来', async () => {
    const row = await table.dispatched();
    const first = (await table.made(table.draft({ items: [{ caseId: row.id }] }))).body;
    expect(first).toMatchObject({ trashable: true });
    const put = (one: { id: string; version: number }) => api.as('coordinator').send<{ version: number }>('DELETE', `/api/meetings/${one.id}?version=${one.version}`, { now: table.now });
    const back = (version: number) => table.as('coordinator').post<{ version: number }>(`/api/meetings/${first.id}/restore`, { version });
    const gone = (await table.made(put(first))).body;
    expect((await table.as('coordinator').get<{ data: { id: string }[] }>('/api/meetings?trash=1')).body.data.map(({ id }) => id)).toContain(first.id);
    const second = (await table.made(table.draft({ items: [{ caseId: row.id }] }))).body;
    expect(await back(gone.version)).toMatchObject(refused(422, 'meeting.item_twice'));
    await table.made(put(second));
    await table.made(back(gone.version));
    expect((await table.room(first.id)).items.map(({ caseId }) => caseId)).toEqual([row.id]);
    const { meeting } = await table.inSession([(await table.dispatched()).id]);
    expect(meeting).toMatchObject({ trashable: false });
    expect(await put(meeting)).toMatchObject(refused(422, 'meeting.wrong_status'));
  });

  test('另一个会、值班和请假都写在一边', async () => {
    const row = await table.dispatched();
    const first = (await table.made(table.draft({ date: '2026-03-13', items: [{ caseId: row.id }] }))).body;
    await table.made(table.move(first, 'schedule'));
    await table.made(table.as('coordinator').post('/api/leave', { personId: table.id('coordinator'), fromDay: '2026-03-13', untilDay: '2026-03-13' }));
    const second = (await table.made(table.draft({ date: '2026-03-13', time: '09:10', items: [{ caseId: (await table.dispatched()).id }] }))).body;
    const { clashes } = await table.room(second.id);
    expect(clashes.map(({ kind, personId }) => [kind, personId]).toSorted()).toEqual([['leave', table.id('coordinator')], ['meeting', table.id('coordinator')], ['meeting', table.id('director')]].toSorted());
  });
});
