import scenarios from '../data/scenarios.json' with { type: 'json' };

export type Scenario = (typeof scenarios.scenarios)[number];
export const SCENARIOS: readonly Scenario[] = scenarios.scenarios;

/**
 * Whom the articles name, as the example directory has them. Null: no department of the district's (a firm, a
 * committee, an office above, the window itself), so it stands in a note, the case's site or the referral.
 */
export const NAMED: Readonly<Record<string, string | null>> = {
  区档案局: 'd28',
  民政窗口: 'd06',
  '(户籍)公安': 'd05',
  医保报销部门: 'd22',
  '系统报销信息公司(企业)': null,
  区房产局: 'd12',
  公安局出入境管理部门: 'd05',
  东城区人力资源公共服务中心: 'd09',
  区残联: 'd29',
  居委会: null,
  '东城区人力资源社会保障局(需要时会同)': 'd09',
  街道: null,
  区里各部门: 'd06',
  区政务服务中心: null,
  区市场监管局: 'd21',
  北外滩市场监管所: null,
  商场物业: null,
  前租户: null,
  区行政服务中心: null,
  当地派出所: null,
  '市场监管(业务部门)': 'd21',
  普陀区府办: null,
  普陀区文旅局: 'd17',
  住房保障: 'd12',
  医疗保障: 'd22',
  救助帮困: 'd06',
  相关职责部门: null,
  公安: 'd05',
  医保: 'd22',
  社保: 'd09',
  人社: 'd09',
  市监局: 'd21',
  城管大队: 'd23',
  环保: 'd11',
  税务: 'd25',
  印章: 'd05',
  消防: 'd26',
};

/** How the outside names stand in the contact log or the referral. The window itself needs no line of its own. */
export const OUTSIDE: Readonly<Record<string, string>> = {
  '系统报销信息公司(企业)': '系统报销信息公司',
  居委会: '居委会',
  街道: '街道',
  北外滩市场监管所: '市场监管所',
  商场物业: '商场物业',
  前租户: '前租户',
  当地派出所: '当地派出所',
  普陀区府办: '区府办',
  相关职责部门: '相关职责部门',
};

/** Outcomes that no answer gives: the case is referred and ends there. */
export const endsByReferral = (scenario: Scenario): boolean => scenario.outcome.code === 'referred';
