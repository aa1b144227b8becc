import type { Deed } from '../script.ts';
import { instantOf } from '../days.ts';
import type { Applicants } from './applicants.ts';
import type { Random } from './random.ts';
import type { Trouble } from './troubles.ts';

type Draft = Extract<Deed, { do: 'register' }>['draft'];

const STREETS = ['street-1', 'street-2', 'street-3', 'street-4', 'street-5', 'street-6', 'street-7'] as const;
const SUB_CENTRES: Readonly<Record<string, string>> = { d05: 'sub-police', d06: 'sub-marriage', d09: 'sub-hr', d25: 'sub-tax' };

/** Which way a trouble came in, and at which site. */
function channelOf(random: Random, department: string): { channel: string; siteId: string } {
  const channel = random.weighted([
    [50, 'window'], [12, 'street'], [8, 'sub_centre'], [8, 'phone'], [7, 'h12345'], [5, 'online_hotline'],
    [3, 'wechat'], [4, 'comprehensive_window'], [3, 'third_party'],
  ] as const);
  if (channel === 'street') return { channel, siteId: random.pick(STREETS) };
  if (channel === 'sub_centre') {
    const siteId = SUB_CENTRES[department];
    return siteId ? { channel, siteId } : { channel: 'window', siteId: 'centre' };
  }
  return { channel, siteId: 'centre' };
}

/** What the case tells the acceptance check, going by where it got stuck. */
function factsOf(random: Random, cause: string): NonNullable<Draft['facts']> {
  switch (cause) {
    case 'attitude':
      return { submittedMaterials: true, accountability: true, multiDepartment: random.chance(0.5) };
    case 'acceptance':
      return { notAccepted: true, multiDepartment: true };
    case 'approval':
      return { submittedMaterials: true, notApproved: true, overdue: random.chance(0.3) };
    case 'consultation':
      return { submittedMaterials: false };
    default:
      return { submittedMaterials: true, notAccepted: true };
  }
}

/** A draft of a registration. A 12345 order brings its number and a due of its own, some days on. */
export function draftOf(random: Random, trouble: Trouble, people: Applicants, day: string, hotlineDueDay?: string): Draft {
  const { channel, siteId } = hotlineDueDay ? { channel: 'h12345', siteId: 'centre' } : channelOf(random, trouble.department);
  const refusal = trouble.nature === 'refuse';
  const urgency = random.weighted([[80, 'normal'], [16, 'urgent'], [4, 'critical']] as const);
  return {
    channel,
    siteId,
    ...(channel === 'h12345' && {
      hotlineOrder: `演示${day.replaceAll('-', '')}${String(random.whole(1, 999)).padStart(3, '0')}`,
      ...(hotlineDueDay && { hotlineDueAt: instantOf(hotlineDueDay, '17:30') }),
    }),
    reporter: people.reporter,
    ...(people.party && { party: people.party, reporterRelation: people.relation ?? null }),
    ...(refusal && { complainedOfId: trouble.department, reporterWithheld: random.chance(0.5) }),
    title: trouble.title,
    story: `${trouble.stuckAt}。到过${random.pick(['承办窗口', '综合窗口', '街道服务中心', '网上办事大厅'])}，没有办成。`,
    stuckAt: trouble.stuckAt,
    matterId: trouble.matter,
    departmentId: trouble.department,
    visits: trouble.nature === 'simple' ? random.whole(1, 2) : random.whole(1, 5),
    urgency,
    ...(urgency !== 'normal' && { loss: random.pick(['影响开业', '影响住院结算', '影响入职', '合同将违约', '孩子入学在即']) }),
    facts: factsOf(random, trouble.cause),
    tags: trouble.cause === 'policy' && trouble.nature === 'hard' ? ['generated', 'policy_transition'] : ['generated'],
  };
}
