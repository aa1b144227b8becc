import { describe, expect, test } from 'vitest';
import { isOpenTask } from '../../worker/cases/rules/file.ts';
import { answered, at, dispatched, local, longjing, registered, triaged } from './play.ts';

describe('不予受理', () => {
  test('理由在清单里,写明告知的话和救济途径', () => {
    const c = registered().take('decline', { reason: 'dispute', told: '属于民事纠纷', remedy: '可起诉' });
    expect(c.row).toMatchObject({ stage: 'declined', declineReason: 'dispute', told: '属于民事纠纷', remedy: '可起诉' });
    expect(c.row.outcome ?? null).toBeNull();
  });

  test('停用的理由不能用', () => {
    expect(registered().refused('decline', { reason: 'against_policy' })).toMatchObject({ refused: 'value.unknown_code', path: 'reason' });
    expect(registered().refused('decline', { reason: 'nothing' })).toMatchObject({ refused: 'value.unknown_code', path: 'reason' });
  });

  test('分办以后不能再不予受理', () => {
    expect(dispatched().refused('decline').refused).toBe('case.wrong_stage');
    expect(answered().refused('decline').refused).toBe('case.wrong_stage');
  });
});

describe('转送、引导', () => {
  test('写明转给谁、哪个人、告知了什么;结果是转送', () => {
    const c = dispatched().take('refer', { to: '区住建局', toPerson: '李科长', told: '已告知' });
    expect(c.row).toMatchObject({ stage: 'referred', referredTo: '区住建局', referredToPerson: '李科长', told: '已告知', outcome: 'referred' });
  });

  test('答复了的不能再转送', () => {
    expect(answered().refused('refer').refused).toBe('case.wrong_stage');
  });
});

describe('撤回', () => {
  test('写明原因', () => {
    expect(triaged().take('withdraw', { reason: '已在别处办好' }).row).toMatchObject({ stage: 'withdrawn', outcome: 'withdrawn', summary: '已在别处办好' });
  });

  test('答复了的不能撤回', () => {
    expect(answered().refused('withdraw').refused).toBe('case.wrong_stage');
  });
});

describe('并案', () => {
  test('并入在办的另一件', () => {
    expect(triaged().take('merge', { intoId: 'other' }).row).toMatchObject({ stage: 'withdrawn', mergedIntoId: 'other' });
  });

  test('不能并入自己、不存在的、已经了结的', () => {
    expect(triaged().refused('merge', { intoId: 'case' })).toMatchObject({ refused: 'case.merge_self', path: 'intoId' });
    for (const intoId of ['nowhere', 'closed']) expect(triaged().refused('merge', { intoId })).toMatchObject({ refused: 'case.merge_target', path: 'intoId' });
  });

  test('答复了的不能并', () => {
    expect(answered().refused('merge').refused).toBe('case.wrong_stage');
  });
});

describe('离开流程', () => {
  const exits = ['refer', 'withdraw', 'merge'] as const;

  test.for(exits)('%s:每一项承诺都了结,等着批的延期作罢,暂停结束', (exit) => {
    const settings = longjing();
    const c = registered('2026-03-09 10:00', {}, { ...settings, limits: { ...settings.limits, contact: { kind: 'working_days', workingDays: 2 } } });
    c.take('triage').take('dispatch').take('request-extension').at('2026-03-10 10:00').take('pause').at('2026-03-11 10:00').take(exit);
    expect(c.tasks.filter(isOpenTask)).toEqual([]);
    expect(c.tasks.every(({ pausedAt, closedAt }) => pausedAt === null && closedAt !== null)).toBe(true);
    expect(c.request).toBeNull();
    expect(c.row).toMatchObject({ extensionRequestId: null, pausedAt: null, awaitsConfirmation: false, openParts: 0 });
  });

  test('没研判就离开,研判任务算办了,不算取消', () => {
    const c = registered().take('decline');
    expect(c.tasks.map(({ kind, status }) => [kind, status])).toEqual([['triage', 'done']]);
  });

  test('停着离开的,期限按停的那几天算定,不留一个没有期限的承诺', () => {
    const c = triaged('2026-03-09 10:00').at('2026-03-10 10:00').take('pause').at('2026-03-12 10:00').take('withdraw');
    expect([local(c.row.dueAt), c.tasks.find(({ kind }) => kind === 'answer')?.dueAt]).toEqual(['2026-03-25 17:30', at('2026-03-25 17:30')]);
  });
});
