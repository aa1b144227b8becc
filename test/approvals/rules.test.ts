import { describe, expect, test } from 'vitest';
import { APPROVAL_STATUSES, ApprovalSetting, SPECIAL_ACTIONS, type ApprovalStep, type Verification } from '../../schema/approvals.ts';
import type { Actor } from '../../schema/people.ts';
import { DEFAULTS } from '../../schema/presets/defaults.ts';
import { isRefusal } from '../../schema/refusals.ts';
import { approve, refuseSpecial, specialActions, verify, withdrawSpecial, type SpecialCase, type SpecialRequest } from '../../worker/approvals/rules.ts';
import { answered, coordinator, director, dispatched, longjing, otherCoordinator, registered, supervisor, triaged } from '../cases/play.ts';

const NOW = '2026-03-09T02:00:00.000Z';
const { steps: STEPS } = DEFAULTS.approvals;
const signs = (id: string, role: Actor['role'], departmentId: string | null = null, head = false): Actor => ({ id, name: id, role, head, departmentId, siteId: null });
const head = signs('head_land', 'handler', 'land', true);
const verification: Verification = { committee: '某社区居委会', verifier: '李某', text: '走访属实。', fileId: null, enteredById: otherCoordinator.id, at: NOW };
const kase: SpecialCase = { stage: 'working', coordinatorId: coordinator.id, complainedOfId: null };
const request = (over: Partial<SpecialRequest> = {}): SpecialRequest => ({ kind: 'special', status: 'waiting', requesterId: coordinator.id, verification, steps: STEPS, signatures: [], ...over });
const sign = (state: SpecialRequest, actor: Actor, owner = kase) => approve(state, owner, { version: 1, reason: '情况属实，同意。' }, actor, NOW);
/** As signed by these, one after the other. */
function signedBy(...actors: Actor[]): SpecialRequest {
  return actors.reduce((state, actor) => {
    const verdict = sign(state, actor);
    if (isRefusal(verdict) || !('signatures' in verdict.approval)) throw new Error(`${actor.id} could not sign`);
    return { ...state, signatures: verdict.approval.signatures };
  }, request());
}

describe('特事特办:两个不同单位的人依次批准', () => {
  test('效能监督先审核,主任再批准,批准了才算', () => {
    const first = sign(request(), supervisor);
    expect(first).toMatchObject({ approval: { signatures: [{ step: 'review', personId: supervisor.id, unit: 'supervision', reason: '情况属实，同意。' }] } });
    expect(first).not.toHaveProperty('ends');
    expect(sign(signedBy(supervisor), director)).toMatchObject({ ends: 'granted', approval: { status: 'approved', decidedById: director.id, signatures: [{ step: 'review' }, { step: 'decide', unit: 'centre' }] } });
  });

  test('第一步也可以由办理部门的负责人批;条件跟着签字走', () => {
    expect(sign(request(), head)).toMatchObject({ approval: { signatures: [{ unit: 'land' }] } });
    expect(approve(request(), kase, { version: 1, reason: '同意', conditions: '三个月内补齐' }, head, NOW)).toMatchObject({ approval: { signatures: [{ conditions: '三个月内补齐' }] } });
  });

  describe('几步、由谁、按什么顺序,由本区定', () => {
    const step = (code: string, ...by: ApprovalStep['by']): ApprovalStep => ({ code, name: code, by, workingDays: 1 });
    const wrong = (...steps: ApprovalStep[]) => ApprovalSetting.safeParse({ ...DEFAULTS.approvals, steps }).error?.issues[0]?.message;

    test('至少两步,同一个单位占不了两步', () => {
      expect(wrong(...STEPS)).toBeUndefined();
      expect(wrong(step('only', 'director'))).toBe('approval.too_few_steps');
      expect(wrong(step('a', 'director'), step('b', 'director'))).toBe('approval.unsignable');
      expect(wrong(step('a', 'supervisor', 'director'), step('b', 'supervisor'), step('c', 'director'))).toBe('approval.unsignable');
      expect(wrong(step('a', 'head', 'head'), step('b', 'director'))).toBe('approval.signer_twice');
      expect(wrong(step('a', 'head'), step('a', 'director'))).toBe('code.repeated');
      expect(wrong(step('a', 'head'), step('b', 'head'), step('c', 'supervisor'), step('d', 'director'))).toBeUndefined();
    });

    test('三步的,两个签字还不算批准;按定的顺序轮到谁', () => {
      const three = request({ steps: [step('part', 'head'), step('look', 'supervisor'), step('grant', 'director')] });
      expect(sign(three, supervisor)).toMatchObject({ refused: 'approval.out_of_order' });
      const one = sign(three, head);
      if (isRefusal(one) || !('signatures' in one.approval)) throw new Error('refused');
      const second = sign({ ...three, signatures: one.approval.signatures }, supervisor);
      expect(second).not.toHaveProperty('ends');
      if (isRefusal(second) || !('signatures' in second.approval)) throw new Error('refused');
      expect(sign({ ...three, signatures: second.approval.signatures }, director)).toMatchObject({ ends: 'granted', approval: { signatures: [{ step: 'part' }, { step: 'look' }, { step: 'grant' }] } });
    });
  });

  const shortCuts: [string, () => unknown, string][] = [
    ['申请人自己批', () => sign(request({ requesterId: supervisor.id }), supervisor), 'approval.own_request'],
    ['没有核实', () => sign(request({ verification: null }), supervisor), 'approval.not_verified'],
    ['登记核实的人批', () => sign(request({ verification: { ...verification, enteredById: supervisor.id } }), supervisor), 'approval.own_verification'],
    ['主任抢在前面', () => sign(request(), director), 'approval.out_of_order'],
    ['同一个人批两步', () => sign(signedBy(supervisor), supervisor), 'approval.same_person'],
    ['同一个单位的另一个人', () => sign(signedBy(supervisor), signs('supervisor_b', 'supervisor')), 'approval.same_unit'],
    ['主任与审核的人同属一个部门', () => sign(signedBy(head), signs('director_land', 'director', 'land')), 'approval.same_unit'],
    ['第二步又由部门负责人批', () => sign(signedBy(supervisor), head), 'approval.out_of_order'],
    ['被反映部门的负责人', () => sign(request(), head, { ...kase, complainedOfId: 'land' }), 'department.complained_of'],
    ['部门里不是负责人的', () => sign(request(), { ...head, head: false }), 'auth.forbidden'],
    ['另一位协调专员', () => sign(request(), otherCoordinator), 'auth.forbidden'],
    ['管理员', () => sign(request(), signs('admin', 'admin')), 'auth.forbidden'],
    ['诉求件已经了结', () => sign(request(), supervisor, { ...kase, stage: 'answered' }), 'case.closed'],
    ['已经批准的再批', () => sign(request({ status: 'approved' }), director), 'approval.decided'],
    ['延期申请走这里', () => sign(request({ kind: 'extension' }), supervisor), 'approval.not_special'],
  ];
  test.each(shortCuts)('走不通:%s', (_what, attempt, code) => expect(attempt()).toMatchObject({ refused: code }));

  test('不予批准要轮到他,不必等核实;撤回只有申请人和这件的协调专员', () => {
    expect(refuseSpecial(request({ verification: null }), kase, '依据不足', supervisor, NOW)).toMatchObject({ ends: 'over', approval: { status: 'refused', decision: '依据不足' } });
    expect(refuseSpecial(request(), kase, '依据不足', director, NOW)).toMatchObject({ refused: 'approval.out_of_order' });
    expect(withdrawSpecial(request({ requesterId: otherCoordinator.id }), kase, '材料已补齐', coordinator, NOW)).toMatchObject({ approval: { status: 'withdrawn' } });
    expect(withdrawSpecial(request(), kase, '不办了', supervisor, NOW)).toMatchObject({ refused: 'auth.forbidden' });
    expect(withdrawSpecial(request({ status: 'refused' }), kase, '不办了', coordinator, NOW)).toMatchObject({ refused: 'approval.decided' });
  });

  test('核实要写明哪个居委会的谁,由协调专员登记,登记了不改', () => {
    const body = { version: 1, reason: '走访属实', committee: '某社区居委会', verifier: '李某' };
    expect(verify(request({ verification: null }), kase, body, coordinator, NOW)).toMatchObject({ approval: { verification: { committee: '某社区居委会', verifier: '李某', text: '走访属实', enteredById: coordinator.id } } });
    expect(verify(request({ verification: null }), kase, { version: 1, reason: '属实' }, coordinator, NOW)).toMatchObject({ refused: 'approval.verifier_missing', path: 'committee' });
    expect(verify(request({ verification: null }), kase, { ...body, verifier: '' }, coordinator, NOW)).toMatchObject({ refused: 'approval.verifier_missing', path: 'verifier' });
    expect(verify(request({ verification: null }), kase, body, supervisor, NOW)).toMatchObject({ refused: 'auth.forbidden' });
    expect(verify(request(), kase, body, coordinator, NOW)).toMatchObject({ refused: 'approval.verified' });
  });

  test('列出来的就是规则放行的', () => {
    expect(specialActions(request({ verification: null }), kase, coordinator, NOW)).toEqual(['verify', 'withdraw']);
    expect(specialActions(request({ verification: null }), kase, supervisor, NOW)).toEqual(['refuse']);
    expect(specialActions(request(), kase, supervisor, NOW)).toEqual(['approve', 'refuse']);
    expect(specialActions(signedBy(head), kase, director, NOW)).toEqual(['approve', 'refuse']);
    for (const status of APPROVAL_STATUSES.slice(1)) for (const actor of [coordinator, supervisor, director, head]) expect(specialActions(request({ status }), kase, actor, NOW)).toEqual([]);
    expect(SPECIAL_ACTIONS).toHaveLength(4);
  });
});

describe('特事特办准许什么', () => {
  const approved = () => {
    const c = triaged().take('request-special');
    c.row.specialApprovedAt = c.now;
    return c;
  };

  test('没有批准,不能按特事特办答复;批准以后可以,用过一次就没有了', () => {
    expect(triaged().refused('answer', { outcome: 'special' })).toMatchObject({ refused: 'approval.required', path: 'outcome' });
    expect(triaged().take('request-special').refused('answer', { outcome: 'special' })).toMatchObject({ refused: 'approval.required' });
    const c = approved().take('answer', { outcome: 'special' });
    expect(c.row).toMatchObject({ stage: 'answered', outcome: 'special', specialRequestId: null, specialApprovedAt: null });
    c.take('reopen');
    expect(c.refused('answer', { outcome: 'special' })).toMatchObject({ refused: 'approval.required' });
  });

  test('按别的结果答复、撤回诉求,在途的申请一并了结', () => {
    expect(triaged().take('request-special').judge('answer')).toMatchObject({ special: { over: '办成' } });
    expect(dispatched().take('request-special').judge('withdraw')).toMatchObject({ special: { over: '办事人撤回' }, case: { specialRequestId: null } });
    expect(approved().judge('answer', { outcome: 'special' })).toMatchObject({ special: { used: true } });
    expect(triaged().judge('answer')).not.toHaveProperty('special');
  });

  test('在办的诉求件才能申请,一次一项', () => {
    expect(registered().refused('request-special')).toMatchObject({ refused: 'case.wrong_stage' });
    expect(answered().refused('request-special')).toMatchObject({ refused: 'case.wrong_stage' });
    expect(registered('2026-03-09 10:00', {}, longjing()).take('triage', { category: 'lj_refuse' }).refused('request-special')).toMatchObject({ refused: 'case.unconfirmed' });
    expect(triaged().take('request-special').refused('request-special')).toMatchObject({ refused: 'approval.waiting' });
  });
});
