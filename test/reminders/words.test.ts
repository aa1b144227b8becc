import { describe, expect, test } from 'vitest';
import { ladderRules, rungSentence, rungSentences } from '../../schema/ladder-words.ts';
import { LADDER } from '../../schema/presets/ladder.ts';
import { inOrder, type Ladder, type Rung } from '../../schema/reminders.ts';

const NONE = { opening: '09:00', enabled: [] };
const SOME = { opening: '09:00', enabled: ['sms', 'wecom_robot'] as const };
const rung = (more: Partial<Rung>): Rung => ({ code: 'r', name: '某级', when: { at: 'before', workingDays: 2 }, receivers: ['person'], channels: null, draftsNotice: false, ...more });
const zh = (more: Partial<Rung>, ladder: Ladder = LADDER, facts: typeof NONE | typeof SOME = NONE) => rungSentence(rung(more), ladder, facts, 'zh');

describe('阶梯用大白话说出来', () => {
  test('默认的阶梯，一级一句', () => {
    expect(rungSentences(LADDER.rungs, LADDER, NONE, 'zh')).toEqual([
      '到期前 2 个工作日 09:00：提醒经办人，经铃铛（别的渠道都没有启用）。',
      '到期当天 09:00：提醒经办人，经铃铛（别的渠道都没有启用）。',
      '一超期，一刻钟内：提醒经办人和协调专员，经铃铛（别的渠道都没有启用）。',
      '超期 1 个工作日那天 09:00：提醒经办人、经办部门负责人和协调专员，经铃铛（别的渠道都没有启用）。',
      '超期 5 个工作日那天 09:00：提醒经办部门负责人和监督人员，经铃铛（别的渠道都没有启用）；同时拟一份督办单草稿，由监督人员签发。',
    ]);
    expect(rungSentences(LADDER.rungs, LADDER, SOME, 'en')).toEqual([
      '2 working days before the due, at 09:00: reminds whoever does it, by the bell, and by what each person chose (switched on: SMS and the WeCom group).',
      'On the day it is due, at 09:00: reminds whoever does it, by the bell, and by what each person chose (switched on: SMS and the WeCom group).',
      'Within a quarter of an hour after the due: reminds whoever does it and the coordinator, by the bell, and by what each person chose (switched on: SMS and the WeCom group).',
      '1 working day after the due, at 09:00: reminds whoever does it, the head of the department and the coordinator, by the bell, and by what each person chose (switched on: SMS and the WeCom group).',
      '5 working days after the due, at 09:00: reminds the head of the department and the supervisors, by the bell, and by what each person chose (switched on: SMS and the WeCom group); a supervision notice is drafted for a supervisor to issue.',
    ]);
  });

  test('渠道：各人选用的、指定的、只用铃铛的；指定了没有启用的，说发不出', () => {
    expect(zh({}, LADDER, SOME)).toBe('到期前 2 个工作日 09:00：提醒经办人，经铃铛，以及各人选用的渠道（已启用短信和企业微信群）。');
    expect(zh({ channels: ['sms'] }, LADDER, SOME)).toBe('到期前 2 个工作日 09:00：提醒经办人，经铃铛和短信。');
    expect(zh({ channels: [] }, LADDER, SOME)).toBe('到期前 2 个工作日 09:00：提醒经办人，经铃铛。');
    expect(zh({ channels: ['email', 'sms'] }, LADDER, SOME)).toBe('到期前 2 个工作日 09:00：提醒经办人，经铃铛、短信和邮件（邮件没有启用，现在发不出）。');
  });

  test('夜里的安静比上班还晚结束的，等到那时', () => {
    expect(zh({}, { ...LADDER, quiet: { ...LADDER.quiet, night: { from: '20:00', to: '09:30' } } })).toContain('到期前 2 个工作日 09:30：');
    expect(zh({}, { ...LADDER, quiet: { ...LADDER.quiet, night: null } })).toContain('到期前 2 个工作日 09:00：');
  });

  test('一级也没有的，说不提醒', () => {
    expect(rungSentences([], LADDER, NONE, 'zh')).toEqual(['不提醒。']);
    expect(rungSentences([], LADDER, NONE, 'en')).toEqual(['Nobody is reminded.']);
  });

  test('安静时间和小结，怎么设就怎么说', () => {
    const rules = (quiet: Partial<Ladder['quiet']>, digestAt: string | null = '08:30') => ladderRules({ ...LADDER, quiet: { ...LADDER.quiet, ...quiet }, digestAt }, NONE, 'zh').slice(0, 2);
    expect(rules({})).toEqual(['20:00 到次日 08:00 和休息日不提醒，顺延到下一个工作日 09:00；即办的随时提醒。', '每个工作日 08:30，给手上有超期、今天到期或两个工作日内到期任务的人各一条小结。']);
    expect(rules({ night: null, exceptImmediate: false })[0]).toBe('休息日不提醒，顺延到下一个工作日 09:00，即办的也一样。');
    expect(rules({ daysOff: false })[0]).toBe('20:00 到次日 08:00 不提醒，顺延到第二天 09:00；即办的随时提醒。');
    expect(rules({ night: null, daysOff: false }, null)).toEqual(['夜里和休息日也照常提醒。', '不发每日小结。']);
    expect(ladderRules(LADDER, NONE, 'en').slice(0, 2)).toEqual(['Nothing from 20:00 to 08:00 and on days off; it waits until 09:00 of the next working day, save for what is to be done at once.', 'At 08:30 of each working day, whoever owes something overdue, due today or within two working days gets one summary.']);
  });

  test('随手加的一级，按时间先后归位', () => {
    const later = rung({ code: 'z', when: { at: 'before', workingDays: 5 } });
    expect(inOrder({ ...LADDER, rungs: [...LADDER.rungs, later], own: [{ kind: 'reply', rungs: [rung({ when: { at: 'overdue' } }), later] }] })).toMatchObject({ rungs: [{ code: 'z' }, { code: 'two_days_before' }, {}, {}, {}, {}], own: [{ rungs: [{ code: 'z' }, { code: 'r' }] }] });
  });
});
