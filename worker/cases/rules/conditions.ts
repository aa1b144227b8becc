import type { CaseFacts } from '../../../schema/cases.ts';
import type { SettingValues } from '../../../schema/settings.ts';

export type Finding = { code: string; text: string; source: string; state: 'holds' | 'fails' | 'unknown'; why: string };

type Condition = SettingValues['conditions'][number];

const GROUNDS = { notAccepted: '未受理', notApproved: '未审批通过', lateAcceptance: '受理不及时', overdue: '办理超时' } as const;

/** Every part of a condition must hold; one that fails decides, one that is not known yet leaves it open. */
function weigh(parts: { state: Finding['state']; why: string }[]): { state: Finding['state']; why: string } {
  const decisive = parts.find(({ state }) => state === 'fails') ?? parts.find(({ state }) => state === 'unknown');
  return decisive ?? { state: parts.length > 0 ? 'holds' : 'unknown', why: parts.map(({ why }) => why).join(';') };
}

const told = (value: boolean | undefined, yes: string, no: string, ask: string): { state: Finding['state']; why: string } =>
  value === undefined ? { state: 'unknown', why: ask } : value ? { state: 'holds', why: yes } : { state: 'fails', why: no };

function partsOf({ hint }: Condition, facts: CaseFacts, visits: number | undefined): { state: Finding['state']; why: string }[] {
  const parts: { state: Finding['state']; why: string }[] = [];
  if (hint.visitsMin !== undefined)
    parts.push(
      visits === undefined
        ? { state: 'unknown', why: '请问已经跑过几次' }
        : visits >= hint.visitsMin
          ? { state: 'holds', why: `已跑 ${visits} 次` }
          : { state: 'fails', why: `已跑 ${visits} 次，不到 ${hint.visitsMin} 次` },
    );
  if (hint.submittedMaterials) parts.push(told(facts.submittedMaterials, '已提交申请材料', '尚未提交申请材料', '请问是否已提交申请材料'));
  if (hint.anyOf) {
    const met = hint.anyOf.filter((ground) => facts[ground] === true);
    const open = hint.anyOf.some((ground) => facts[ground] === undefined);
    parts.push(
      met.length > 0
        ? { state: 'holds', why: met.map((ground) => GROUNDS[ground]).join('、') }
        : { state: open ? 'unknown' : 'fails', why: `请问是否${hint.anyOf.map((ground) => GROUNDS[ground]).join('、')}` },
    );
  }
  if (hint.multiDepartment) parts.push(told(facts.multiDepartment, '涉及多个部门', '不涉及多个部门', '请问是否涉及多个部门'));
  if (hint.accountability) parts.push(told(facts.accountability, '反映推诿扯皮、办事拖拉', '没有推诿扯皮、办事拖拉', '请问是否遇到推诿扯皮、办事拖拉'));
  if (hint.policyGapVs) {
    const named = facts.policyGapVs?.filter((place) => hint.policyGapVs?.includes(place)) ?? [];
    parts.push(
      named.length > 0
        ? { state: 'holds', why: `${named.join('、')}可以办理` }
        : { state: facts.policyGapVs === undefined ? 'unknown' : 'fails', why: `请问${hint.policyGapVs.join('、')}是否可以办理` },
    );
  }
  return parts;
}

/**
 * Whether the district's acceptance conditions hold. Any one suffices; a personal cause is excluded and its reason
 * kept. It advises: the coordinator decides.
 */
export function findConditions(settings: Pick<SettingValues, 'conditions' | 'exclusions'>, facts: CaseFacts, visits: number | undefined) {
  const conditions: Finding[] = settings.conditions.map((condition) => ({
    code: condition.code,
    text: condition.text,
    source: condition.source,
    ...weigh(partsOf(condition, facts, visits)),
  }));
  const excluded = facts.personalCause === true ? settings.exclusions.filter(({ code, retired }) => code === 'personal' && !retired) : [];
  const verdict =
    excluded.length > 0 ? ('excluded' as const)
    : conditions.some(({ state }) => state === 'holds') ? ('holds' as const)
    : conditions.length === 0 || conditions.some(({ state }) => state === 'unknown') ? ('unknown' as const)
    : ('fails' as const);
  return { verdict, conditions, excluded: excluded.map(({ code, name, text, source }) => ({ code, text: text || name, source })) };
}
