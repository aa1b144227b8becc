import { beforeAll, describe, expect, test } from 'vitest';
import { Account } from '../../schema/deadlines.ts';
import { pdf } from '../files/bytes.ts';
import { eachStore } from '../harness/index.ts';
import { District } from './district.ts';

eachStore('one case from registration to archive', (api) => {
  const window = new District(api);
  beforeAll(() => window.setUp());

  test('as coordinator, two departments, supervisor and director', async () => {
    window.now = '2026-03-09T10:00:00+08:00';
    let c = await window.register({ matterId: 'deed', visits: 3, reporter: { kind: 'person', name: '张某三', phone: '13812341234', idType: 'resident', idNumber: '11010519491231002X' }, party: { kind: 'enterprise', name: '某某公司' } });
    expect(c).toMatchObject({ stage: 'received', number: expect.stringMatching(/^2026-\d{4}$/), departmentId: 'land', dueAt: null, version: 1 });
    expect(c.reporter).toMatchObject({ name: '张某三', phone: '138****1234', idNumber: '110***********002X' });
    expect(c.queryCode).toMatch(/^[2-9A-HJ-NP-Z]{10}$/);
    expect(c.actions[0]).toBe('triage');

    c = await window.take('coordinator', c, 'triage', { category: 'lj_hard' });
    expect(c).toMatchObject({ stage: 'triaged', dueAt: '2026-03-23T09:30:00.000Z', clock: { state: 'ok', remainingWorkingDays: 10 }, version: 2 });

    c = await window.take('coordinator', c, 'dispatch', { lead: { departmentId: 'tax', handlerId: window.id('handler'), dueIn: 5, ask: '核实' }, assist: [{ departmentId: 'land', dueIn: 3, ask: '出具证明' }] });
    expect(c).toMatchObject({ stage: 'working', leadDepartmentId: 'tax', openParts: 2 });

    window.now = '2026-03-10T09:30:00+08:00';
    const taken = await window.do('handler', await window.promise(c.id, 'handle', 'tax'), 'accept');
    expect(taken).toMatchObject({ status: 'accepted', acceptedAt: '2026-03-10T01:30:00.000Z', actions: ['finish', 'return'] });
    // 代录: the land bureau has no account today; the paper is on file.
    const part = await window.promise(c.id, 'handle', 'land');
    const paper = await window.attach('tasks', part.id, pdf('证明'), '土地局的回复.pdf');
    const other = await window.attach('cases', (await window.register()).id, pdf(), '别的件.pdf');
    for (const fileId of ['paper1', other.id])
      expect(await window.actOn('coordinator', part, 'finish', { onBehalf: true, fileId, result: '证明已出具' })).toMatchObject({ status: 422, body: { code: 'row.unknown_reference', errors: [{ path: 'fileId' }] } });
    const land = await window.do('coordinator', part, 'finish', { onBehalf: true, fileId: paper.id, result: '证明已出具' });
    expect(land).toMatchObject({ status: 'done', result: '证明已出具' });

    const noteId = await window.note(c, { kind: 'contact', with: '张某三', reached: true, text: '告知需要延长' });
    c = await window.take('coordinator', await window.look(c.id), 'request-extension', { workingDays: 2, contactNoteId: noteId });
    expect(c).toMatchObject({ awaiting: 'extension', request: { workingDays: 2, requesterName: 'coordinator 某' } });
    c = await window.take('director', c, 'approve', { reason: '同意' });
    expect(c).toMatchObject({ awaiting: null, dueAt: '2026-03-25T09:30:00.000Z' });

    c = await window.take('coordinator', c, 'pause', { reason: 'materials' });
    expect(c).toMatchObject({ dueAt: null, pausedAt: '2026-03-10T01:30:00.000Z', clock: { state: 'paused' } });
    window.now = '2026-03-12T09:00:00+08:00';
    c = await window.take('coordinator', c, 'resume', { reason: '材料已补齐' });
    expect(c).toMatchObject({ dueAt: '2026-03-27T09:30:00.000Z', pausedAt: null });

    expect(await window.act('coordinator', c, 'answer')).toMatchObject({ status: 422, body: { code: 'case.tasks_open' } });
    await window.do('handler', await window.promise(c.id, 'handle', 'tax'), 'finish', { result: '已核实,可以办理' });
    c = await window.take('coordinator', await window.look(c.id), 'answer', { outcome: 'done', text: '已经办好' });
    expect(c).toMatchObject({ stage: 'answered', outcome: 'done', answeredAt: '2026-03-12T01:00:00.000Z', openReplies: 1, clock: { state: 'none' } });

    const reply = await window.promise(c.id, 'reply');
    expect(reply).toMatchObject({ dueAt: '2026-03-13T09:30:00.000Z', departmentId: null });
    await window.do('coordinator', reply, 'finish', { result: '已电话告知' });
    const callback = await window.note(c, { kind: 'callback', with: '张某三', reached: true, text: '满意' });
    c = await window.take('coordinator', await window.look(c.id), 'rate', { level: 5, noteId: callback });
    c = await window.take('coordinator', c, 'archive', { summary: '补证后办结' });
    expect(c).toMatchObject({ stage: 'archived', rating: 5, summary: '补证后办结', actions: ['note'] });

    expect(await window.act('coordinator', c, 'reopen')).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
    c = await window.take('supervisor', c, 'reopen', { reason: '办事人又来反映' });
    expect(c).toMatchObject({ stage: 'working', dueAt: '2026-03-26T09:30:00.000Z', rating: null });
    expect(c.clock.state).toBe('ok');
  });

  test('its history holds every step once, in order, and names whom it was entered for', async () => {
    const [row] = await api.sql(`select id from cases where stage = 'working'`);
    const events = await window.history(String(row?.id));
    const own = events.filter(({ subject }) => subject === 'cases').toReversed();
    expect(own.map(({ action }) => action)).toEqual(['register', 'triage', 'dispatch', 'note', 'request-extension', 'approve', 'pause', 'resume', 'answer', 'note', 'rate', 'archive', 'reopen']);
    expect(own.filter(({ version }) => version !== null).map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(events.find(({ onBehalfOf }) => onBehalfOf !== null)).toMatchObject({ action: 'finish', actorName: 'coordinator 某', onBehalfOf: { departmentId: 'land', name: 'land 局' }, data: { fileId: expect.stringMatching(/^[0-9a-f-]{36}$/) } });
    // What one action did shares a change.
    const answer = own.find(({ action }) => action === 'answer');
    expect(events.filter(({ changeId }) => changeId === answer?.changeId).map(({ subject, action }) => `${subject} ${action}`).toSorted()).toEqual(['cases answer', 'tasks finish', 'tasks open']);
  });

  test('a promise opens into its day-by-day account', async () => {
    const [row] = await api.sql(`select id from tasks where kind = 'answer' and status = 'done'`);
    const { body } = await window.made(api.as('coordinator').get(`/api/tasks/${String(row?.id)}/clock`, { now: window.now }));
    const account = Account.parse(body);
    expect(account).toMatchObject({ dueAt: '2026-03-27T09:30:00.000Z', provisional: false, spent: { unit: 'days', amount: 1 } });
    expect(account.days.filter(({ code }) => code === 'paused').map(({ date }) => date)).toEqual(['2026-03-10', '2026-03-11']);
    expect(account.days.reduce((sum, { counted }) => sum + counted, 0)).toBe(12);
  });

  describe('every other way out', () => {
    test('declined, referred, withdrawn, merged', async () => {
      const [declined, referred, withdrawn, merged, kept] = await Promise.all([1, 2, 3, 4, 5].map(() => window.register()));
      if (!declined || !referred || !withdrawn || !merged || !kept) throw new Error('five were registered');
      expect(await window.take('coordinator', declined, 'decline')).toMatchObject({ stage: 'declined', declineReason: 'dispute', told: '属于民事纠纷', remedy: '可向法院起诉' });
      expect(await window.take('coordinator', referred, 'refer')).toMatchObject({ stage: 'referred', referredTo: '住建局物业科', outcome: 'referred' });
      expect(await window.take('coordinator', withdrawn, 'withdraw')).toMatchObject({ stage: 'withdrawn', outcome: 'withdrawn' });
      expect(await window.act('coordinator', merged, 'merge', { intoId: merged.id })).toMatchObject({ status: 422, body: { code: 'case.merge_self', errors: [{ path: 'intoId' }] } });
      expect(await window.act('coordinator', merged, 'merge', { intoId: declined.id })).toMatchObject({ status: 422, body: { code: 'case.merge_target' } });
      expect(await window.take('coordinator', merged, 'merge', { intoId: kept.id })).toMatchObject({ stage: 'withdrawn', mergedIntoId: kept.id });
      expect(await window.promises(merged.id)).toEqual([]);
    });

    test('不给办 confirmed by the supervisor, or sent back and judged anew', async () => {
      const awaiting = await window.take('coordinator', await window.register(), 'triage', { category: 'lj_refuse' });
      expect(awaiting).toMatchObject({ awaiting: 'confirmation' });
      expect(await window.act('coordinator', awaiting, 'dispatch')).toMatchObject({ status: 422, body: { code: 'case.unconfirmed' } });
      expect(await window.act('director', awaiting, 'confirm-category')).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
      const back = await window.take('supervisor', awaiting, 'confirm-category', { confirm: false, reason: '不属推诿' });
      expect(back).toMatchObject({ awaiting: null, category: null, stage: 'triaged' });
      const judged = await window.take('coordinator', back, 'retriage', { category: 'lj_hard' });
      expect(judged).toMatchObject({ category: 'lj_hard', dueAt: '2026-03-26T09:30:00.000Z' });
    });

    test('returned by the lead, given to another; a refused extension; a bad rating', async () => {
      let c = await window.dispatched();
      expect(await window.actOn('handler', await window.promise(c.id, 'handle', 'tax'), 'return', {})).toMatchObject({ status: 422, body: { code: 'task.no_ground', errors: [{ path: 'ground' }] } });
      const returned = await window.do('handler', await window.promise(c.id, 'handle', 'tax'), 'return', { ground: 'not_ours', text: '应由规划部门办' });
      expect(returned).toMatchObject({ status: 'returned', returns: 1, ground: 'not_ours' });
      c = await window.take('coordinator', await window.look(c.id), 'dispatch', { lead: { departmentId: 'fire', dueIn: 2, ask: '勘查' } });
      expect(c).toMatchObject({ leadDepartmentId: 'fire', openParts: 2 });
      expect(await window.act('coordinator', c, 'dispatch', { lead: { departmentId: 'tax', ask: '再办' } })).toMatchObject({ status: 422, body: { code: 'case.lead_open' } });

      const fire = await window.promise(c.id, 'handle', 'fire');
      const reminded = await window.do('coordinator', fire, 'remind', { text: '请抓紧' });
      expect(reminded.remindedAt).not.toBeNull();
      const paused = await window.do('coordinator', reminded, 'pause', { reason: 'site_inspection' });
      expect(paused).toMatchObject({ dueAt: null, clock: { state: 'paused' } });
      await window.do('coordinator', paused, 'resume');
      await window.do('coordinator', await window.promise(c.id, 'handle', 'land'), 'cancel', { reason: '不再需要' });

      const noteId = await window.note(c, { kind: 'contact', with: '张某三', reached: true, text: '告知' }, 'handler.fire');
      c = await window.take('handler.fire', await window.look(c.id, 'handler.fire'), 'request-extension', { contactNoteId: noteId });
      expect(await window.act('coordinator', c, 'request-extension', { contactNoteId: noteId })).toMatchObject({ status: 422, body: { code: 'approval.waiting' } });
      c = await window.take('supervisor', await window.look(c.id), 'refuse', { reason: '可以按期' });
      expect(c.awaiting).toBeNull();

      await window.do('handler.fire', await window.promise(c.id, 'handle', 'fire'), 'finish', { result: '已勘查' });
      c = await window.take('coordinator', await window.look(c.id), 'answer', { outcome: 'explained', text: '依规不能办', basis: '《条例》第三条' });
      const callback = await window.note(c, { kind: 'callback', with: '张某三', reached: true, text: '不满意' });
      c = await window.take('coordinator', c, 'rate', { level: 1, reasons: ['unsolved'], noteId: callback });
      expect(c.openReplies).toBe(2);
      await window.do('coordinator', await window.promise(c.id, 'reply'), 'finish', { result: '已告知' });
      expect(await window.act('coordinator', await window.look(c.id), 'archive')).toMatchObject({ status: 422, body: { code: 'case.reply_open' } });
      await window.do('coordinator', await window.promise(c.id, 'callback'), 'finish', { result: '已回访' });
      expect(await window.take('coordinator', await window.look(c.id), 'archive')).toMatchObject({ stage: 'archived' });
    });
  });
});
