import { describe, expect, test } from 'vitest';
import type { Actor } from '../../schema/people.ts';
import { NOTICE_ACTIONS, NOTICE_STATUSES } from '../../schema/supervision.ts';
import { confirm, edit, issue, noticeActions, sendBack, withdraw, type NoticeState } from '../../worker/supervision/rules.ts';

const NOW = '2026-03-09T02:00:00.000Z';
const person = (role: Actor['role'], departmentId: string | null = null): Actor => ({ id: role, name: role, role, head: false, departmentId, siteId: null });
const supervisor = person('supervisor');
const notice = (over: Partial<NoticeState> = {}): NoticeState => ({ status: 'draft', workingDays: 5, rounds: 0, ...over });

describe('督办单:谁能做什么', () => {
  test.each(NOTICE_STATUSES.map((status) => [status] as const))('%s:只有效能监督人员有操作', (status) => {
    const expected = { draft: ['issue', 'withdraw'], issued: ['withdraw'], answered: ['confirm', 'send-back', 'withdraw'], confirmed: [], withdrawn: [] };
    expect(noticeActions({ status }, supervisor)).toEqual(expected[status]);
    for (const role of ['admin', 'director', 'coordinator', 'handler', 'viewer'] as const) expect(noticeActions({ status }, person(role, 'd1'))).toEqual([]);
  });

  test('没有列出的操作,规则也一样拒绝', () => {
    const decide = {
      issue: (state: NoticeState) => issue(state, supervisor, NOW),
      confirm: (state: NoticeState) => confirm(state, { version: 1 }, supervisor, NOW),
      'send-back': (state: NoticeState) => sendBack(state, { version: 1, reason: '没有说明原因', workingDays: 3 }),
      withdraw: (state: NoticeState) => withdraw(state, { version: 1, reason: '发错了' }, supervisor, NOW),
    };
    for (const status of NOTICE_STATUSES)
      for (const action of NOTICE_ACTIONS) {
        const offered = noticeActions({ status }, supervisor).includes(action);
        expect('refused' in decide[action](notice({ status })), `${action} of ${status}`).toBe(!offered);
      }
  });
});

test('发出:部门从这时起欠一项整改', () => {
  expect(issue(notice(), supervisor, NOW)).toEqual({ notice: { status: 'issued', rounds: 1, issuedAt: NOW, issuedById: 'supervisor' }, rectify: 'open' });
});

test('部门没有回复以前,不能销号也不能退回,说清楚为什么', () => {
  expect(confirm(notice({ status: 'issued' }), { version: 1 }, supervisor, NOW)).toMatchObject({ refused: 'supervision.not_answered' });
  expect(sendBack(notice({ status: 'issued' }), { version: 1, reason: '不够', workingDays: 3 })).toMatchObject({ refused: 'supervision.not_answered' });
});

test('退回重办:再来一轮,另有期限;第一轮的回复留在它自己的任务里', () => {
  expect(sendBack(notice({ status: 'answered', rounds: 1 }), { version: 3, reason: '没有说到责任人', workingDays: 3 })).toEqual({
    notice: { status: 'issued', rounds: 2, workingDays: 3, answeredAt: null }, rectify: 'open', data: { reason: '没有说到责任人' },
  });
});

test('撤回:还没办的整改一并收回', () => {
  expect(withdraw(notice({ status: 'issued' }), { version: 2, reason: '部门已另案处理' }, supervisor, NOW)).toMatchObject({ notice: { status: 'withdrawn', closedAt: NOW }, cancel: { reason: '部门已另案处理' } });
});

test('发出以后内容不能再改', () => {
  expect(edit(notice())).toBeUndefined();
  expect(edit(notice({ status: 'issued' }))).toMatchObject({ refused: 'supervision.issued' });
});
