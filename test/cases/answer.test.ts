import { describe, expect, test } from 'vitest';
import { answered, at, dispatched, local, longjing, registered, supervisor, triaged } from './play.ts';

describe('答复', () => {
  test('答复完成承诺,并打开 1 个工作日内的告知', () => {
    const c = triaged('2026-03-09 10:00').at('2026-03-12 10:00').take('answer', { outcome: 'done', text: '已办好' });
    expect(c.row).toMatchObject({ stage: 'answered', outcome: 'done', answer: '已办好', answeredAt: at('2026-03-12 10:00'), openReplies: 1 });
    expect(c.open('answer')).toEqual([]);
    expect(c.only('reply')).toMatchObject({ personId: 'coordinator', dueAt: at('2026-03-13 17:30') });
  });

  test('答复以后,时限仍是那个时限', () => {
    expect(local(triaged('2026-03-09 10:00').at('2026-03-30 10:00').take('answer').row.dueAt)).toBe('2026-03-23 17:30');
  });

  test('部门任务没办结,不能答复', () => {
    const c = dispatched();
    expect(c.refused('answer')).toMatchObject({ refused: 'case.tasks_open', params: { count: 2 } });
    c.edit(c.part('tax'), { status: 'done' });
    expect(c.refused('answer')).toMatchObject({ params: { count: 1 } });
    c.edit(c.part('land'), { status: 'returned' });
    expect(c.take('answer').row.stage).toBe('answered');
  });

  test('结果要在本区的清单里,而且是答复得出来的', () => {
    expect(triaged().refused('answer', { outcome: 'magic' })).toMatchObject({ refused: 'value.unknown_code', path: 'outcome' });
    expect(triaged().refused('answer', { outcome: 'withdrawn' })).toMatchObject({ refused: 'value.unknown_code', path: 'outcome' });
  });

  test('解释疏导的要有依据;研判时写过条款就有了', () => {
    expect(triaged().refused('answer', { outcome: 'explained', basis: undefined })).toMatchObject({ refused: 'case.explanation_missing', path: 'basis' });
    expect(triaged().take('answer', { outcome: 'explained', basis: '《条例》第三条' }).row.basis).toBe('《条例》第三条');
    const cannot = registered().take('triage', { category: 'lj_cannot', clause: '《条例》第三条', explanation: '已解释', alternatives: '无' });
    expect(cannot.take('answer', { outcome: 'explained', basis: undefined }).row.stage).toBe('answered');
  });

  test('首次联系的承诺随答复了结', () => {
    const settings = longjing();
    const c = registered('2026-03-09 10:00', {}, { ...settings, limits: { ...settings.limits, contact: { kind: 'working_days', workingDays: 2 } } }).take('triage');
    expect(local(c.only('contact').dueAt)).toBe('2026-03-11 17:30');
    expect(c.take('answer').open('contact')).toEqual([]);
  });

  test('等着批的延期随答复作罢', () => {
    const c = triaged().take('request-extension').take('answer');
    expect([c.request, c.row.extensionRequestId]).toEqual([null, null]);
  });

  test('没研判、答复过的不能答复', () => {
    expect(registered().refused('answer').refused).toBe('case.wrong_stage');
    expect(answered().refused('answer').refused).toBe('case.wrong_stage');
  });
});

describe('好差评', () => {
  test('凭一条联系上的回访代录', () => {
    expect(answered().take('rate', { level: 4 }).row).toMatchObject({ rating: 4, ratingReasons: [] });
    for (const noteId of ['reached', 'callback_missed', 'nothing'])
      expect(answered().refused('rate', { noteId })).toMatchObject({ refused: 'rating.no_callback', path: 'noteId' });
  });

  test('答复以前的回访不算', () => {
    const c = triaged('2026-03-09 10:00').at('2026-03-12 10:00').take('answer').at('2026-03-13 10:00');
    c.notedAt = at('2026-03-12 09:59');
    expect(c.refused('rate').refused).toBe('rating.no_callback');
    c.notedAt = at('2026-03-12 10:00');
    expect(c.take('rate').row.rating).toBe(5);
  });

  test('差评打开整改回访,回访了结以前不能归档', () => {
    const c = answered('2026-03-09 10:00').take('rate', { level: 2, reasons: ['slow'] });
    expect(local(c.only('callback').dueAt)).toBe('2026-03-16 17:30');
    c.edit(c.only('reply'), { status: 'done' });
    expect(c.refused('archive').refused).toBe('case.reply_open');
    expect(c.edit(c.only('callback'), { status: 'done' }).take('archive').row.stage).toBe('archived');
  });

  test('好评不打开回访', () => {
    expect(answered().take('rate', { level: 3 }).open('callback')).toEqual([]);
  });

  test('一次答复评价一次;重新办理后可以再评', () => {
    const c = answered().take('rate', { level: 1 });
    expect(c.refused('rate', { level: 5 }).refused).toBe('rating.given');
    expect(c.take('reopen').row.rating).toBeNull();
    expect(c.take('answer').take('rate', { level: 5 }).row.rating).toBe(5);
  });

  test('档次和差评原因要在本区的设置里', () => {
    const settings = longjing();
    const two = { ...settings, ratings: { ...settings.ratings, levels: settings.ratings.levels.slice(0, 2) } };
    const c = registered('2026-03-09 10:00', {}, two).take('triage').take('answer');
    expect(c.refused('rate', { level: 1 })).toMatchObject({ refused: 'rating.unknown_level', path: 'level' });
    expect(c.refused('rate', { reasons: ['ugly'] })).toMatchObject({ refused: 'value.unknown_code', path: 'reasons' });
  });

  test('没答复的不能评价', () => {
    expect(triaged().refused('rate').refused).toBe('case.wrong_stage');
  });
});

describe('归档', () => {
  test('告知了办事人才能归档', () => {
    const c = answered();
    expect(c.refused('archive').refused).toBe('case.reply_open');
    expect(c.edit(c.only('reply'), { status: 'done' }).take('archive', { summary: '补发证明' }).row).toMatchObject({ stage: 'archived', summary: '补发证明' });
  });

  test('没答复的不能归档', () => {
    expect(triaged().refused('archive').refused).toBe('case.wrong_stage');
  });
});

describe('重新办理', () => {
  const archived = () => {
    const c = answered('2026-03-09 10:00').take('rate');
    return c.edit(c.only('reply'), { status: 'done' }).take('archive');
  };

  test('答复了的回到办理,新的期限从现在起算,告知和回访了结', () => {
    const c = answered('2026-03-09 10:00').take('rate', { level: 1 }).at('2026-03-16 10:00').take('reopen');
    expect(c.row).toMatchObject({ stage: 'working', outcome: null, answer: null, answeredAt: null, rating: null, ratingReasons: [] });
    expect([c.open('reply'), c.open('callback')]).toEqual([[], []]);
    expect([local(c.row.dueAt), c.only('answer').dueAt]).toEqual(['2026-03-30 17:30', c.row.dueAt]);
  });

  test('归档了的只有效能监督能重开;没归档的由协调专员', () => {
    expect(archived().refused('reopen').refused).toBe('auth.forbidden');
    expect(answered().refused('reopen', {}, supervisor).refused).toBe('auth.forbidden');
    expect(archived().take('reopen', {}, supervisor).row).toMatchObject({ stage: 'working', summary: null });
  });

  test('从没研判过的回到登记', () => {
    const c = registered('2026-03-09 10:00').take('decline').at('2026-03-12 10:00').take('reopen');
    expect(c.row).toMatchObject({ stage: 'received', category: null, dueAt: null, declineReason: null, remedy: null });
    expect(local(c.only('triage').dueAt)).toBe('2026-03-13 17:30');
    expect(c.take('triage').row.stage).toBe('triaged');
  });

  test('研判过的不予受理、转送、撤回、并案,都回到办理', () => {
    for (const exit of ['decline', 'refer', 'withdraw', 'merge'] as const) {
      const c = triaged().take(exit).take('reopen');
      expect(c.row).toMatchObject({ stage: 'working', outcome: null, referredTo: null, referredToPerson: null, mergedIntoId: null });
      expect(c.open('answer')).toHaveLength(1);
    }
  });

  test('12345 工单的期限没过的,重开后还是以早的为准;过了的就按新的', () => {
    const order = { hotlineDueAt: at('2026-03-18 15:00') };
    const early = registered('2026-03-09 10:00', order).take('triage').take('refer').at('2026-03-10 10:00').take('reopen');
    expect([local(early.row.dueAt), early.only('answer').dueAt]).toEqual(['2026-03-18 15:00', early.row.dueAt]);
    const late = registered('2026-03-09 10:00', order).take('triage').take('answer').at('2026-03-20 10:00').take('reopen');
    expect(local(late.row.dueAt)).toBe('2026-04-03 17:30');
    const untriaged = registered('2026-03-09 10:00', order).take('decline').at('2026-03-10 10:00').take('reopen');
    expect(local(untriaged.row.dueAt)).toBe('2026-03-18 15:00');
  });

  test('没确认的不给办,重开后还要确认', () => {
    const c = registered().take('triage', { category: 'lj_refuse' }).take('withdraw').take('reopen');
    expect(c.row.awaitsConfirmation).toBe(true);
    expect(c.refused('dispatch').refused).toBe('case.unconfirmed');
  });

  test('在办的不能重开', () => {
    for (const c of [registered(), triaged(), dispatched()]) expect(c.refused('reopen').refused).toBe('case.wrong_stage');
  });
});
