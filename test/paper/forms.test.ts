import { beforeAll, describe, expect, test } from 'vitest';
import type { FormRow } from '../../schema/paper.ts';
import type { SupervisionNotice } from '../../schema/supervision.ts';
import { District } from '../contract/district.ts';
import { onLibsql } from '../harness/index.ts';
import { Desk, wordsOf } from './desk.ts';

const refused = (status: number, code: string) => ({ status, body: { code } });

onLibsql('文书', (api) => {
  const window = new District(api);
  const desk = new Desk(window);
  beforeAll(() => window.setUp());

  const answered = async () => window.take('coordinator', await window.take('coordinator', await window.register(), 'triage'), 'answer');
  const extended = async () => {
    const row = await window.take('coordinator', await window.register(), 'triage');
    const contactNoteId = await window.note(row, {});
    const asked = await window.take('coordinator', row, 'request-extension', { contactNoteId });
    return window.take('director', asked, 'approve');
  };

  describe('什么时候能印哪一种', () => {
    test('刚登记:登记表、登记回执、补充材料告知', async () => {
      const { id } = await window.register();
      expect((await desk.of(id)).offers.map(({ form }) => form)).toEqual(['registration', 'receipt', 'supplement']);
      for (const [form, code] of [['reply', 'paper.not_answered'], ['decline', 'paper.not_declined'], ['extension', 'paper.not_extended'], ['explanation', 'paper.not_explained'], ['contact', 'paper.no_contact'], ['transfer', 'paper.no_part'], ['delivery', 'paper.wrong_subject']] as const)
        expect(await desk.ask(form, 'cases', id)).toMatchObject(refused(422, code));
      expect(await desk.ask('supplement', 'cases', id)).toMatchObject(refused(422, 'paper.no_materials'));
      expect(await desk.ask('supplement', 'cases', id, { supplement: { materials: [{ material: '身份证' }], dueOn: '2026-03-01' } })).toMatchObject(refused(422, 'paper.due_past'));
    });

    test('分办后每个部门一张转办单;退回的不再转办', async () => {
      const row = await window.dispatched();
      const { offers } = await desk.of(row.id);
      expect(offers.filter(({ form }) => form === 'transfer').map(({ departmentId }) => departmentId).toSorted()).toEqual(['land', 'tax']);
      const land = await window.promise(row.id, 'handle', 'land');
      const paper = await desk.issue('transfer', 'tasks', land.id);
      expect(paper).toMatchObject({ form: 'transfer', departmentId: 'land', caseId: row.id, subjectKind: 'tasks' });
      expect(await desk.paper(paper)).toMatchObject({ title: '诉求转办单', number: paper.number, issuedOn: '2026-03-09' });
      // 只说是哪一件,就是牵头部门的那一张。
      expect(await desk.issue('transfer', 'cases', row.id)).toMatchObject({ departmentId: 'tax', subjectKind: 'tasks' });
      await window.do('handler.land', land, 'return', { ground: 'not_ours' });
      expect(await desk.ask('transfer', 'tasks', land.id)).toMatchObject(refused(422, 'paper.part_gone'));
    });

    test('答复过才有答复书;再答复一次是另一份、另一个号', async () => {
      const row = await answered();
      const first = await desk.issue('reply', 'cases', row.id);
      expect(wordsOf(await desk.paper(first))).toContain('已经办好');
      const again = await window.take('coordinator', row, 'reopen');
      expect(await desk.act(first, 'reissue', { reason: '补盖章' })).toMatchObject(refused(422, 'paper.not_answered'));
      window.now = '2026-03-09T11:00:00+08:00';
      await window.take('coordinator', again, 'answer', { text: '又办了一次' });
      expect(await desk.act(first, 'reissue', { reason: '补盖章' })).toMatchObject(refused(422, 'paper.superseded'));
      const second = await desk.issue('reply', 'cases', row.id);
      expect(second).toMatchObject({ edition: 1, seq: first.seq + 1 });
      expect(wordsOf(await desk.paper(second))).toContain('又办了一次');
    });

    test('不予受理、延期、解释、联系', async () => {
      const declined = await window.take('coordinator', await window.register(), 'decline');
      expect(wordsOf(await desk.paper(await desk.issue('decline', 'cases', declined.id)))).toContain('可向法院起诉');
      const late = await extended();
      expect(wordsOf(await desk.paper(await desk.issue('extension', 'cases', late.id)))).toMatch(/2026年3月23日.*延长3个工作日.*2026年3月26日/);
      expect(wordsOf(await desk.paper(await desk.issue('contact', 'cases', late.id)))).toContain('已电话联系');
      const explained = await window.take('coordinator', await window.register(), 'triage', { category: 'lj_cannot', clause: '某条例第三条', explanation: '当面说明', alternatives: '问过上级' });
      expect(wordsOf(await desk.paper(await desk.issue('explanation', 'cases', explained.id)))).toContain('某条例第三条');
    });
  });

  describe('谁能印、谁能看', () => {
    test('协调专员印;督办单归效能监督;别人不能', async () => {
      const { id } = await window.register();
      for (const who of ['director', 'supervisor', 'handler', 'viewer', 'admin']) expect(await desk.ask('receipt', 'cases', id, {}, who)).toMatchObject({ status: 403 });
      expect(await desk.ask('supervision', 'cases', id)).toMatchObject(refused(403, 'auth.forbidden'));
      expect(await desk.ask('supervision', 'cases', id, {}, 'supervisor')).toMatchObject(refused(422, 'paper.wrong_subject'));
    });

    test('部门看得到给它的转办单和答复,看不到登记表、回执和别家的', async () => {
      const row = await window.dispatched();
      const [tax, land] = [await window.promise(row.id, 'handle', 'tax'), await window.promise(row.id, 'handle', 'land')];
      const [mine, theirs, receipt] = [await desk.issue('transfer', 'tasks', tax.id), await desk.issue('transfer', 'tasks', land.id), await desk.issue('receipt', 'cases', row.id)];
      expect((await desk.of(row.id, 'handler')).data.map(({ id }) => id)).toEqual([mine.id]);
      expect((await api.as('handler').get(`/api/forms/${theirs.id}`)).status).toBe(404);
      expect((await api.as('handler').get(`/api/forms/${receipt.id}`)).status).toBe(404);
      expect((await api.as('handler.fire').get(`/api/cases/${row.id}/forms`)).status).toBe(404);
      expect((await api.as('viewer').get<{ total: number }>('/api/forms')).body.total).toBe(0);
      expect((await api.as('supervisor').get<{ data: FormRow[] }>(`/api/forms?filter=${encodeURIComponent(JSON.stringify({ caseId: row.id }))}`)).body.data).toHaveLength(3);
    });

    test('要求保密的:给被反映部门的转办单上没有反映人,也没有他说的话', async () => {
      const told = { reporter: { kind: 'person', name: '钱某某', phone: '13900001111' }, story: '窗口说了三遍不给办', stuckAt: '卡在科长那里', reporterWithheld: true, complainedOfId: 'land' };
      const row = await window.dispatched(told);
      const [tax, land] = [await window.promise(row.id, 'handle', 'tax'), await window.promise(row.id, 'handle', 'land')];
      const [toTax, toLand] = [wordsOf(await desk.paper(await desk.issue('transfer', 'tasks', tax.id))), wordsOf(await desk.paper(await desk.issue('transfer', 'tasks', land.id)))];
      for (const secret of ['钱某某', '卡在科长那里', '窗口说了三遍不给办']) expect(toLand).not.toContain(secret);
      expect(toTax).toContain('钱某某');
      for (const words of [toTax, toLand]) expect(words).not.toMatch(/139\*{4}1111|13900001111/);
      // 答复书写着他的名字,被反映部门也不能看。
      await window.do('handler', tax, 'finish', { result: '好' });
      await window.do('handler.land', land, 'finish', { result: '好' });
      const reply = await desk.issue('reply', 'cases', (await window.take('coordinator', await window.look(row.id), 'answer')).id);
      expect((await api.as('handler').get(`/api/forms/${reply.id}`)).status).toBe(200);
      expect((await api.as('handler.land').get(`/api/forms/${reply.id}`)).status).toBe(404);
    });
  });

  describe('印发、重新印发、作废', () => {
    test('号、字都定住了:件改了,印出的不改;重新印发是第 2 版', async () => {
      const row = await window.register({ title: '头一个题目' });
      const first = await desk.issue('registration', 'cases', row.id);
      expect(first).toMatchObject({ edition: 1, version: 1, actions: ['reissue', 'void'] });
      await api.as('coordinator').patch(`/api/cases/${row.id}`, { version: row.version, changes: { title: '改过的题目' } }, { now: window.now });
      expect(wordsOf(await desk.paper(first))).toContain('头一个题目');
      const second = await desk.do(first, 'reissue', { reason: '题目写错' });
      expect(second).toMatchObject({ id: first.id, number: first.number, edition: 2, version: 2 });
      expect(await desk.paper(second)).toMatchObject({ number: first.number, edition: '第2版，代替2026年3月9日印发的第1版' });
      expect(wordsOf(await desk.paper(second))).toContain('改过的题目');
      expect(wordsOf(await desk.paper(second, 1))).toContain('头一个题目');
      // 再印一次同样的,也是下一版。
      expect(await desk.issue('registration', 'cases', row.id)).toMatchObject({ id: first.id, edition: 3 });
      expect(await desk.act(second, 'reissue', { reason: '旧的' })).toMatchObject({ status: 409, body: { code: 'row.changed', current: { version: 3 } } });
    });

    test('作废要说理由;号不再用;另印一份是新号', async () => {
      const row = await window.register();
      const first = await desk.issue('receipt', 'cases', row.id);
      expect((await desk.act(first, 'void', {})).status).toBe(422);
      expect((await desk.act(first, 'void', { reason: '错' }, 'supervisor')).status).toBe(403);
      const voided = await desk.do(first, 'void', { reason: '打印时卡纸' });
      expect(voided).toMatchObject({ voidReason: '打印时卡纸', actions: [] });
      expect(await desk.act(voided, 'void', { reason: '再来' })).toMatchObject(refused(422, 'paper.voided'));
      expect(await desk.act(voided, 'reissue', { reason: '再来' })).toMatchObject(refused(422, 'paper.voided'));
      const next = await desk.issue('receipt', 'cases', row.id);
      expect(next).toMatchObject({ edition: 1, seq: first.seq + 1 });
      expect((await window.history(row.id)).filter(({ subject }) => subject === 'forms').map(({ action }) => action)).toEqual(['forms.issue', 'forms.void', 'forms.issue']);
    });

    test('补充材料:每要一次是一份;重新印发可以改材料', async () => {
      const { id } = await window.register();
      const one = await desk.issue('supplement', 'cases', id, { supplement: { materials: [{ material: '身份证', requirement: '原件' }], dueOn: '2026-03-13' } });
      const two = await desk.issue('supplement', 'cases', id, { supplement: { materials: [{ material: '户口簿' }] } });
      expect(two.seq).toBe(one.seq + 1);
      expect(wordsOf(await desk.paper(one))).toMatch(/身份证.*原件.*2026年3月13日/);
      const again = await desk.do(one, 'reissue', { reason: '漏了一样', supplement: { materials: [{ material: '身份证' }, { material: '结婚证' }], dueOn: '2026-03-16' } });
      expect(wordsOf(await desk.paper(again))).toMatch(/结婚证.*2026年3月16日/);
      expect(again.number).toBe(one.number);
    });
  });

  test('送达:怎么送、何时、谁收、谁签;送达回证先空着,后填上;补发以后要重新登记', async () => {
    const row = await answered();
    const reply = await desk.issue('reply', 'cases', row.id);
    const blank = await desk.issue('delivery', 'forms', reply.id);
    expect(wordsOf(await desk.paper(blank))).toContain(reply.number);
    const at = window.now;
    expect(await desk.act(reply, 'deliver', { means: 'post', at, receiver: '张某三' })).toMatchObject(refused(422, 'paper.post_number_missing'));
    expect(await desk.act(reply, 'deliver', { means: 'by_hand', at: '2026-03-08T10:00:00+08:00', receiver: '张某三' })).toMatchObject(refused(422, 'paper.delivered_early'));
    expect(await desk.act(reply, 'deliver', { means: 'by_hand', at: '2026-03-10T10:00:00+08:00', receiver: '张某三' })).toMatchObject(refused(422, 'value.in_future'));
    expect(await desk.act(blank, 'deliver', { means: 'by_hand', at, receiver: '张某三' })).toMatchObject(refused(422, 'paper.not_handed_over'));
    const sent = await desk.do(reply, 'deliver', { means: 'post', at, receiver: '张某三', signedBy: '李某四', relation: '配偶', postNumber: 'EMS123' });
    expect(sent.delivery).toMatchObject({ means: 'post', signedBy: '李某四', byId: window.id('coordinator') });
    const filled = wordsOf(await desk.paper(await desk.issue('delivery', 'forms', reply.id)));
    for (const said of ['邮寄送达', 'EMS123', '李某四（配偶）', 'coordinator 某']) expect(filled).toContain(said);
    expect((await window.history(row.id)).find(({ action }) => action === 'forms.deliver')?.changes.delivery).toMatchObject({ to: { receiver: '张某三' } });
    expect(await desk.do(sent, 'reissue', { reason: '补盖章' })).toMatchObject({ edition: 2, delivery: null });
  });

  test('督办单:发出了才印,效能监督印;退回重办是另一份;部门看得到给它的,纸上没有反映人', async () => {
    const row = await window.dispatched({ reporter: { kind: 'person', name: '冯某九', phone: '13900003333' } });
    const task = await window.promise(row.id, 'handle', 'tax');
    const as = (who: string) => api.as(who);
    const send = async (path: string, body: object) => (await window.made(as('supervisor').post<SupervisionNotice>(path, body, { now: window.now }))).body;
    const draft = await send('/api/supervision-notices', { departmentId: 'tax', taskId: task.id, title: '超期未办结', ground: '到期未办结。', demand: '三日内办结。', workingDays: 3 });
    const notice = { subjectKind: 'supervision-notices', subjectId: draft.id } as const;
    expect(await desk.ask('supervision', notice.subjectKind, notice.subjectId, {}, 'supervisor')).toMatchObject(refused(422, 'paper.notice_not_issued'));
    const issued = await send(`/api/supervision-notices/${draft.id}/issue`, { version: draft.version });
    expect(await desk.ask('supervision', notice.subjectKind, notice.subjectId)).toMatchObject(refused(403, 'auth.forbidden'));
    expect(await desk.ask('reply', notice.subjectKind, notice.subjectId)).toMatchObject(refused(422, 'paper.wrong_subject'));
    const first = (await window.made(desk.ask('supervision', notice.subjectKind, notice.subjectId, {}, 'supervisor'))).body;
    const words = wordsOf(await desk.paper(first));
    for (const said of ['tax 局', '到期未办结', '三日内办结', '2026年3月12日', row.number]) expect(words).toContain(said);
    expect(words).not.toMatch(/冯某九|13900003333|查询码/);
    expect((await as('handler').get(`/api/forms/${first.id}`)).status).toBe(200);
    expect((await as('handler.land').get(`/api/forms/${first.id}`)).status).toBe(404);
    const owed = (await window.made(as('handler').get<{ id: string; version: number }>(`/api/tasks/${issued.rectifyTaskId}`, { now: window.now }))).body;
    await window.made(as('handler').post(`/api/tasks/${owed.id}/finish`, { version: owed.version, result: '办了' }, { now: window.now }));
    const answered = (await as('supervisor').get<SupervisionNotice>(`/api/supervision-notices/${draft.id}`, { now: window.now })).body;
    await send(`/api/supervision-notices/${draft.id}/send-back`, { version: answered.version, reason: '没说原因', workingDays: 2 });
    const second = (await window.made(desk.ask('supervision', notice.subjectKind, notice.subjectId, {}, 'supervisor'))).body;
    expect(second.seq).toBe(first.seq + 1);
    const standing = async () => (await as('supervisor').get<{ offers: { form: string; subjectId: string; issued: string | null }[]; data: FormRow[] }>(`/api/supervision-notices/${draft.id}/forms`, { now: window.now })).body;
    const { data, offers } = await standing();
    expect(data).toHaveLength(2);
    expect(offers.map(({ form, issued }) => [form, issued])).toEqual([['supervision', second.id], ['delivery', null], ['delivery', null]]);
    expect(new Set(offers.slice(1).map(({ subjectId }) => subjectId))).toEqual(new Set([first.id, second.id]));
    // 送到了部门:督办单的送达回证,由效能监督印,受送达人是部门。
    expect(await desk.ask('delivery', 'forms', first.id)).toMatchObject(refused(403, 'auth.forbidden'));
    expect(await desk.ask('reply', 'forms', first.id, {}, 'supervisor')).toMatchObject({ status: 403 });
    const { body: delivered } = await window.made(as('supervisor').post<FormRow>(`/api/forms/${first.id}/deliver`, { version: first.version, means: 'by_hand', at: window.now, receiver: 'tax 局', signedBy: '孙某' }, { now: window.now }));
    expect(delivered.delivery).toMatchObject({ signedBy: '孙某' });
    const proof = (await window.made(desk.ask('delivery', 'forms', first.id, {}, 'supervisor'))).body;
    for (const said of ['督办事项', '超期未办结', first.number, 'tax 局', '孙某']) expect(wordsOf(await desk.paper(proof))).toContain(said);
    expect(wordsOf(await desk.paper(proof))).not.toMatch(/冯某九|13900003333/);
    expect((await standing()).data.map(({ id }) => id)).toContain(proof.id);
    expect((await as('handler').get(`/api/forms/${proof.id}`)).status).toBe(404);
    expect(await desk.act(proof, 'void', { reason: '印错了' })).toMatchObject({ status: 403 });
  });

  test('库里看不到印出的字', async () => {
    const row = await window.register({ reporter: { kind: 'person', name: '赵某五', phone: '13700002222' } });
    const { id } = await desk.issue('registration', 'cases', row.id);
    const [kept] = await api.sql('select paper_sealed as "sealed" from form_editions where form_id = ?', id);
    expect(String(kept?.sealed)).toMatch(/^v1\.[A-Za-z0-9+/=]+$/);
  });
});
