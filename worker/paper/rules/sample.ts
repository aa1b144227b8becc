import { FIELDS, PaperFacts } from '../../../schema/paper-facts.ts';

const LISTS = {
  circumstances: [],
  assistDepartments: [],
  limitBasis: [],
  provisionalYears: [],
  contacts: [],
  supplements: [],
  results: [],
  missingMaterials: [],
  supplyBy: [],
  verifications: [],
} satisfies Partial<PaperFacts>;

export type KnownBefore = Pick<PaperFacts, 'issuedOn' | 'number' | 'illustrative' | 'zone' | 'districtName' | 'windowName' | 'supervisingBody' | 'phone' | 'address'>;

/** Nothing but where and when: what is known without any case. */
export function factsOfNothing(known: KnownBefore): PaperFacts {
  const nothing = Object.fromEntries(Object.keys(PaperFacts.shape).map((fact) => [fact, null]));
  return PaperFacts.parse({ ...nothing, ...LISTS, edition: 1, reporterWithheld: false, ...known });
}

/**
 * Facts in which every field has something to say, so that words can be looked at with any case: what this one lacks
 * stands as its field's name, 「【不予受理理由】」, and a day as the day of issue.
 */
export function filledOut(facts: PaperFacts, now: string): PaperFacts {
  const full: Record<string, unknown> = { ...facts };
  for (const { field, fact, kind } of FIELDS) {
    if (full[fact] !== null) continue;
    full[fact] = kind === 'count' ? 0 : kind === 'text' ? `【${field}】` : now;
  }
  if (facts.supplements.length === 0) full.supplements = [{ material: '【材料名称】', requirement: '【要求】', dueOn: null }];
  for (const { field, fact, kind } of FIELDS) if (kind === 'list' && fact !== 'assistDepartments' && facts[fact].length === 0) full[fact] = [`【${field}】`];
  if (facts.contacts.length === 0) full.contacts = [{ at: now, kind: '【方式】', with: '【联系对象】', reached: true, text: '【联系情况】', place: null, minutes: null, by: '【记录人】' }];
  full.notice = facts.notice ?? { limit: '【时限】', illustrative: false, materials: [{ name: '【材料名称】', how: '【形式】', standard: '【审查标准】', items: ['【事项】'] }], items: [{ name: '【事项】', department: '【部门】', limit: '【时限】' }], circulating: [] };
  if (facts.results.length === 0) full.results = [{ item: '【事项】', department: '【部门】', outputs: ['【结果】'], result: null }];
  full.meeting = facts.meeting ?? { sections: [{ heading: '【议题】', text: '【会议议定】' }], countersigns: [{ department: '【部门】', verdict: '【会签意见】', text: null }] };
  full.delivery = facts.delivery ?? { department: null, supervised: false, paperTitle: '【文书名称】', paperNumber: '【文号】', means: null, postNumber: null, place: null, deliveredAt: null, receiver: null, relation: null, deliverer: null, note: null };
  return PaperFacts.parse(full);
}
