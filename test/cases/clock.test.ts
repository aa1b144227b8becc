import { describe, expect, test } from 'vitest';
import { assistant, at, coordinator, director, dispatched, handler, local, longjing, registered, supervisor, triaged } from './play.ts';

describe('暂停与恢复', () => {
  test('暂停停住答复和没办结的部门任务,恢复后顺延停掉的工作日', () => {
    const c = dispatched('2026-03-09 10:00').at('2026-03-10 10:00').take('pause');
    expect([c.row.dueAt, c.only('answer').dueAt, c.part('tax').dueAt, c.part('land').dueAt]).toEqual([null, null, null, null]);
    expect(c.row).toMatchObject({ pausedAt: at('2026-03-10 10:00'), pausedUntil: null });
    c.at('2026-03-12 10:00').take('resume');
    expect([c.row, c.only('answer'), c.part('tax'), c.part('land')].map(({ dueAt, pausedAt }) => [local(dueAt), pausedAt])).toEqual([
      ['2026-03-25 17:30', null],
      ['2026-03-25 17:30', null],
      ['2026-03-18 17:30', null],
      ['2026-03-16 17:30', null],
    ]);
  });

  test('说好恢复日的,那天自己恢复', () => {
    const c = triaged('2026-03-09 10:00').at('2026-03-10 10:00').take('pause', { until: '2026-03-13' });
    expect(local(c.row.dueAt)).toBe('2026-03-26 17:30');
    expect(c.at('2026-03-12 23:59').actions(coordinator)).toContain('resume');
    c.at('2026-03-13 00:00');
    expect(c.actions(coordinator)).toContain('pause');
    expect(c.refused('resume').refused).toBe('clock.not_paused');
  });

  test('比说好的早恢复,按实际停的算', () => {
    const c = triaged('2026-03-09 10:00').at('2026-03-10 10:00').take('pause', { until: '2026-03-20' }).at('2026-03-11 09:00').take('resume');
    expect(local(c.row.dueAt)).toBe('2026-03-24 17:30');
  });

  test('理由要在本区的清单里', () => {
    expect(triaged().refused('pause', { reason: 'tired' })).toMatchObject({ refused: 'value.unknown_code', path: 'reason' });
  });

  test('停着的不能再停,没停的不能恢复', () => {
    const c = triaged();
    expect(c.refused('resume').refused).toBe('clock.not_paused');
    expect(c.take('pause').refused('pause').refused).toBe('clock.already_paused');
  });

  test('累计不超过 20 个工作日:一次的恢复日定得太晚', () => {
    const c = triaged('2026-03-09 10:00');
    expect(c.refused('pause', { until: '2026-04-08' })).toMatchObject({ refused: 'clock.pause_limit', params: { limit: 20 }, path: 'until' });
    expect(c.take('pause', { until: '2026-04-07' }).row.pausedUntil).toBe(at('2026-04-07 00:00'));
  });

  test('累计不超过 20 个工作日:几次加起来', () => {
    const c = triaged('2026-03-09 10:00').take('pause', { until: '2026-04-03' }).at('2026-04-03 09:00');
    expect(c.refused('pause', { until: '2026-04-08' })).toMatchObject({ refused: 'clock.pause_limit', path: 'until' });
    c.take('pause', { until: '2026-04-07' }).at('2026-04-07 09:00');
    expect(c.refused('pause').refused).toBe('clock.pause_limit');
  });

  test('恢复日要在今天以后', () => {
    const c = triaged('2026-03-09 10:00').at('2026-03-11 10:00');
    expect(c.refused('pause', { until: '2026-03-11' })).toMatchObject({ refused: 'clock.pause_over', path: 'until' });
    expect(c.refused('pause', { until: '2026-03-02' })).toMatchObject({ refused: 'clock.pause_over', path: 'until' });
  });

  test('忘了恢复的暂停,到限额那天就算停完,多停的不算', () => {
    const c = triaged('2026-03-09 10:00').at('2026-03-09 11:00').take('pause').at('2026-06-01 10:00').take('resume');
    // 20 working days from 9 March, Qingming (6 April) off: all used when 7 April begins.
    expect(c.only('answer').clock.pauses).toEqual([{ from: at('2026-03-09 11:00'), to: at('2026-04-03 17:30'), reason: '等待办事人补齐材料' }]);
    expect(local(c.row.dueAt)).toBe('2026-04-20 17:30');
  });

  test('忘了恢复就答复,多停的一样不算', () => {
    const c = triaged('2026-03-09 10:00').at('2026-03-09 11:00').take('pause').at('2026-06-01 10:00').take('answer');
    expect(local(c.row.dueAt)).toBe('2026-04-20 17:30');
    expect(c.tasks.find(({ kind }) => kind === 'answer')).toMatchObject({ status: 'done', dueAt: at('2026-04-20 17:30'), pausedAt: null });
  });

  test('超期以后暂停,仍是超期', () => {
    const c = triaged('2026-03-09 10:00').at('2026-03-25 10:00').take('pause');
    expect(local(c.row.dueAt)).toBe('2026-03-23 17:30');
  });

  test('单独停着的部门任务,不随整件恢复', () => {
    const c = dispatched('2026-03-09 10:00').at('2026-03-10 10:00');
    const land = c.part('land');
    c.edit(land, { clock: { ...land.clock, pauses: [{ from: c.now, to: null }] }, dueAt: null, pausedAt: c.now });
    c.at('2026-03-10 14:00').take('pause').at('2026-03-11 10:00').take('resume');
    expect([c.part('tax').pausedAt, c.part('land').pausedAt]).toEqual([null, at('2026-03-10 10:00')]);
    expect(c.part('land').clock.pauses).toHaveLength(1);
  });

  test('整件停着时单独停的部门任务,也不随整件恢复', () => {
    const c = dispatched('2026-03-09 10:00').at('2026-03-10 10:00').take('pause').at('2026-03-10 11:00');
    const land = c.part('land');
    c.edit(land, { clock: { ...land.clock, pauses: [{ from: at('2026-03-10 10:00'), to: at('2026-03-10 11:00') }, { from: at('2026-03-10 11:00'), to: null }] }, pausedAt: c.now });
    c.at('2026-03-11 10:00').take('resume');
    expect([c.part('tax').pausedAt, c.part('land').pausedAt]).toEqual([null, at('2026-03-10 11:00')]);
  });

  test('没研判、已答复的没有可停的', () => {
    expect(registered().refused('pause').refused).toBe('case.wrong_stage');
    expect(triaged().take('answer').refused('pause').refused).toBe('case.wrong_stage');
    expect(triaged().take('answer').refused('resume').refused).toBe('case.wrong_stage');
  });
});

describe('延期', () => {
  test('到期前、联系过办事人、别人批准:答复顺延,部门的期限不动', () => {
    const c = dispatched('2026-03-09 10:00').at('2026-03-20 10:00').take('request-extension', { workingDays: 3 });
    expect(local(c.row.dueAt)).toBe('2026-03-23 17:30');
    const [tax, land] = [c.part('tax').dueAt, c.part('land').dueAt];
    c.take('approve', {}, supervisor);
    expect([local(c.row.dueAt), c.only('answer').dueAt]).toEqual(['2026-03-26 17:30', c.row.dueAt]);
    expect([c.part('tax').dueAt, c.part('land').dueAt]).toEqual([tax, land]);
    expect(c.row.extensionRequestId).toBeNull();
  });

  test('不批准就不顺延,可以再申请', () => {
    const c = triaged('2026-03-09 10:00').take('request-extension').take('refuse', { reason: '可以按期' }, director);
    expect([local(c.row.dueAt), c.row.extensionRequestId]).toEqual(['2026-03-23 17:30', null]);
    expect(c.take('request-extension').row.extensionRequestId).not.toBeNull();
  });

  test('没联系上办事人,不能申请', () => {
    // An archive that was reached is no applicant.
    for (const contactNoteId of ['missed', 'nothing', 'fetched'])
      expect(triaged().refused('request-extension', { contactNoteId })).toMatchObject({ refused: 'clock.no_contact', path: 'contactNoteId' });
  });

  test('到期后不能申请,也不能批准', () => {
    const c = triaged('2026-03-09 10:00').at('2026-03-23 17:30');
    c.take('request-extension').at('2026-03-23 17:31');
    expect(c.refused('approve', {}, supervisor).refused).toBe('clock.expired');
    expect(c.actions(supervisor)).not.toContain('approve');
    expect(c.take('refuse', {}, supervisor).refused('request-extension').refused).toBe('clock.expired');
  });

  test('忘了恢复的暂停里也会到期', () => {
    const c = triaged('2026-03-09 10:00').at('2026-03-09 11:00').take('pause');
    expect(c.at('2026-04-20 17:30').judge('request-extension')).not.toHaveProperty('refused');
    expect(c.at('2026-04-21 09:00').refused('request-extension').refused).toBe('clock.expired');
  });

  test('累计不超过 10 个工作日', () => {
    const c = triaged();
    expect(c.refused('request-extension', { workingDays: 11 })).toMatchObject({ refused: 'clock.extension_limit', params: { limit: 10 }, path: 'workingDays' });
    c.take('request-extension', { workingDays: 6 }).take('approve', {}, supervisor);
    expect(c.refused('request-extension', { workingDays: 5 }).refused).toBe('clock.extension_limit');
    expect(c.take('request-extension', { workingDays: 4 }).row.extensionRequestId).not.toBeNull();
  });

  test('一次只等一个申请', () => {
    expect(triaged().take('request-extension').refused('request-extension').refused).toBe('approval.waiting');
  });

  test('不能批自己的申请;没有申请无可批', () => {
    const c = dispatched().take('request-extension', {}, handler);
    expect(c.refused('approve', {}, { ...supervisor, id: handler.id }).refused).toBe('approval.own_request');
    expect(c.refused('refuse', {}, { ...director, id: handler.id }).refused).toBe('approval.own_request');
    expect(triaged().refused('approve', {}, supervisor).refused).toBe('approval.none');
  });

  test('牵头部门可以申请,配合的不行', () => {
    expect(dispatched().refused('request-extension', {}, assistant).refused).toBe('auth.forbidden');
    expect(dispatched().take('request-extension', {}, handler).request).toMatchObject({ requesterId: handler.id });
  });

  test('12345 工单的期限不随我们的延期走', () => {
    const c = triaged('2026-03-09 10:00', { hotlineDueAt: at('2026-03-12 15:00') }).take('request-extension').take('approve', {}, supervisor);
    expect(local(c.row.dueAt)).toBe('2026-03-12 15:00');
  });

  test('没研判、已答复的不能申请', () => {
    expect(registered().refused('request-extension').refused).toBe('case.wrong_stage');
    expect(triaged().take('answer').refused('request-extension').refused).toBe('case.wrong_stage');
  });

  test('限额是本区的设置', () => {
    const settings = longjing();
    const none = { ...settings, limits: { ...settings.limits, extensionWorkingDays: 0, pauseWorkingDays: 0 } };
    const c = registered('2026-03-09 10:00', {}, none).take('triage');
    expect(c.refused('request-extension', { workingDays: 1 }).refused).toBe('clock.extension_limit');
    expect(c.refused('pause').refused).toBe('clock.pause_limit');
  });
});
