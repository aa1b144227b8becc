import { describe, expect, test } from 'vitest';
import type { CaseFacts } from '../../schema/cases.ts';
import { presetSettings } from '../../schema/presets/index.ts';
import { findConditions } from '../../worker/cases/rules/conditions.ts';

function rulesOf(id: string) {
  const settings = presetSettings(id);
  if (!settings) throw new Error(`no preset ${id}`);
  return settings;
}
const anhui = rulesOf('anhui');
const weigh = (facts: CaseFacts, visits?: number) => findConditions(anhui, facts, visits);
const states = (facts: CaseFacts, visits?: number) => weigh(facts, visits).conditions.map(({ state }) => state);

describe('安徽的四条受理条件', () => {
  test('一共四条,什么都没问就都不知道', () => {
    expect(weigh({})).toMatchObject({ verdict: 'unknown', excluded: [] });
    expect(states({})).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
  });

  test.for<[string, CaseFacts, number | undefined, number]>([
    ['交了材料,未受理', { submittedMaterials: true, notAccepted: true }, 1, 0],
    ['交了材料,办理超时', { submittedMaterials: true, overdue: true }, 1, 0],
    ['跑了两次', {}, 2, 1],
    ['不同部门间推诿扯皮', { multiDepartment: true, accountability: true }, 1, 2],
    ['沪苏浙能办', { policyGapVs: ['苏'] }, 1, 3],
  ])('%s:符合', ([, facts, visits, at]) => {
    const found = weigh(facts, visits);
    expect([found.verdict, found.conditions[at]?.state]).toEqual(['holds', 'holds']);
  });

  test('跑一次不够两次,并说为什么;没问过就去问', () => {
    expect(weigh({}, 1).conditions[1]).toMatchObject({ state: 'fails', why: '已跑 1 次，不到 2 次' });
    expect(weigh({}).conditions[1]).toMatchObject({ state: 'unknown', why: '请问已经跑过几次' });
  });

  test('一条里几样都要成立:有一样不成立就不成立,有一样没问就去问', () => {
    expect(states({ submittedMaterials: false, notAccepted: true })[0]).toBe('fails');
    expect(states({ notAccepted: true })[0]).toBe('unknown');
    expect(states({ submittedMaterials: true, notAccepted: false })[0]).toBe('unknown');
    expect(states({ multiDepartment: true, accountability: false })[2]).toBe('fails');
  });

  test('别处能办,得是这一条说的地方', () => {
    expect(states({ policyGapVs: ['粤'] })[3]).toBe('fails');
  });

  test('一条都不成立才是不符合', () => {
    const none = { submittedMaterials: false, notAccepted: false, notApproved: false, lateAcceptance: false, overdue: false, multiDepartment: false, accountability: false, policyGapVs: [] };
    expect(weigh(none, 1).verdict).toBe('fails');
    expect(weigh(none, 2).verdict).toBe('holds');
  });
});

describe('个人原因', () => {
  const donghuashi = rulesOf('donghuashi');
  const facts = { personalCause: true, personalReason: '本人不愿补材料' };

  test('东花市不纳入,并给出出处', () => {
    const found = findConditions(donghuashi, facts, 5);
    expect(found.verdict).toBe('excluded');
    expect(found.excluded).toMatchObject([{ code: 'personal' }]);
    expect(found.excluded[0]?.source).not.toBe('');
  });

  test('本区没有这条排除的,不替它排除', () => {
    expect(findConditions(anhui, { ...facts, multiDepartment: true }, 2).verdict).toBe('holds');
  });

  test('停用的排除不再排除', () => {
    const exclusions = donghuashi.exclusions.map((one) => ({ ...one, retired: true }));
    expect(findConditions({ ...donghuashi, exclusions }, facts, 5).verdict).not.toBe('excluded');
  });
});

test('没有公布受理条件的区:不知道,由人判断', () => {
  expect(findConditions({ conditions: [], exclusions: [] }, {}, 3)).toEqual({ verdict: 'unknown', conditions: [], excluded: [] });
});
