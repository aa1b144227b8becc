import type { SettingValues } from '../settings.ts';
import { BEIJING_DAILY, CHINA_DAILY, JIANGSU, JIEFANG, LICENSING_45, OURS, PEOPLE_ANHUI, QINGXIN, XINHUA } from './preset.ts';

const retired = false;

/** Channels the articles name; every district starts with all of them. */
export const CHANNELS: SettingValues['channels'] = [
  { code: 'window', name: '“办不成事”反映窗口（现场）', medium: '线下', source: XINHUA, retired },
  { code: 'reception_desk', name: '总受理台/入口咨询台/引导台', medium: '线下', source: BEIJING_DAILY, retired },
  { code: 'phone', name: '受理电话', medium: '电话', source: BEIJING_DAILY, retired },
  { code: 'guestbook', name: '留言簿（旧方式，“时效性差”）', medium: '线下', source: XINHUA, retired },
  { code: 'register_book', name: '“办不成事”登记簿', medium: '线下', source: BEIJING_DAILY, retired },
  { code: 'wechat', name: '工作人员微信', medium: '线上', source: BEIJING_DAILY, retired },
  { code: 'online_hotline', name: '线上“办不成事”反映热线、专窗', medium: '线上', source: JIEFANG, retired },
  { code: 'h12345', name: '12345热线（辅助手段）', medium: '电话', source: CHINA_DAILY, retired },
  { code: 'comprehensive_window', name: '综合窗口无法办理后转来', medium: '内部转办', source: BEIJING_DAILY, retired },
  { code: 'sub_centre', name: '人社/公安/税务/婚姻登记分中心', medium: '线下', source: XINHUA, retired },
  { code: 'street', name: '街道（乡镇）政务服务中心、社区事务受理服务中心', medium: '线下', source: JIEFANG, retired },
  { code: 'third_party', name: '“通过别人”代为反映（家属、熟人）', medium: '代反映', source: CHINA_DAILY, retired },
  { code: 'app', name: '“随申办”等移动端（文中用于办件，不是反映渠道）', medium: '线上', source: JIEFANG, retired },
];

/**
 * Outcomes the articles report; the codes are ours. Only what ended as the applicant asked counts as solved:
 * another policy, an explanation or a rectification does not, and the rate says less rather than more.
 */
export const OUTCOMES: SettingValues['outcomes'] = [
  { code: 'done', name: '办成', meaning: '问题解决、事项办结', quote: '办结9件', solved: true, endsBy: 'answer', source: CHINA_DAILY, retired },
  {
    code: 'done_deferred', name: '容缺办成（待补）', meaning: '先办结，所缺材料事后查验或补齐',
    quote: '决定容缺受理…所缺材料事后查验', solved: true, endsBy: 'answer', source: JIEFANG, retired,
  },
  {
    code: 'special', name: '特事特办办成', meaning: '各部门会商后破例，须层层把关',
    quote: '共同商议后决定为她特事特办', solved: true, endsBy: 'answer', source: BEIJING_DAILY, retired,
  },
  {
    code: 'explained', name: '依法不能办，已解释疏导', meaning: '拿文件解释、安抚；不算办成',
    quote: '即便是不能办，我们仍然会联系本人', solved: false, endsBy: 'answer', source: BEIJING_DAILY, retired,
  },
  {
    code: 'alternative', name: '转适配的其他政策', meaning: '原诉求不符，改给其他符合的政策',
    quote: '寻找其他适配政策解决难题', solved: false, endsBy: 'answer', source: JIEFANG, retired,
  },
  {
    code: 'referred', name: '超出范围，已联系职责部门并记录', meaning: '拖欠工资、小区停车难等',
    quote: '盡可能替辦事群眾聯系到相關職責部門，并對問題進行記錄', solved: false, endsBy: 'refer', source: PEOPLE_ANHUI, retired,
  },
  {
    code: 'accountability', name: '已监督问责/整改', meaning: '不给办、推诿扯皮',
    quote: '將嚴格實行效能問責', solved: false, endsBy: 'answer', source: PEOPLE_ANHUI, retired,
  },
  {
    code: 'consulted', name: '咨询答复（可不登记）', meaning: '只告知办事途径',
    quote: '未必登记到表格中，但会告诉他们办事的途径', solved: false, endsBy: 'consultation', source: BEIJING_DAILY, retired,
  },
  { code: 'withdrawn', name: '反映人撤回', meaning: '', solved: false, endsBy: 'withdraw', source: 'common knowledge, unverified', retired },
];

export const RATINGS: SettingValues['ratings'] = {
  levels: [
    { score: 5, name: '非常满意', bad: false },
    { score: 4, name: '满意', bad: false },
    { score: 3, name: '基本满意', bad: false },
    { score: 2, name: '不满意', bad: true },
    { score: 1, name: '非常不满意', bad: true },
  ],
  badReasons: [
    { code: 'unsolved', name: '问题没有解决' },
    { code: 'slow', name: '办得慢' },
    { code: 'unclear', name: '解释不清楚' },
    { code: 'attitude', name: '服务态度' },
    { code: 'ran_again', name: '仍要多次跑' },
  ],
  source: 'GB/T 39735-2020 政务服务评价工作指南（2020-12-14发布，2021-01-01实施）',
  note: '五级名称取自多份口径一致的地方办法；差评原因为本产品约定。',
};

/** Special circumstances the articles mention of the people in them. */
export const CIRCUMSTANCES: SettingValues['circumstances'] = [
  { code: 'disabled', name: '残疾人', source: BEIJING_DAILY, quote: '某居民是位残疾人，也是退伍军人', retired },
  { code: 'veteran', name: '退伍军人', source: BEIJING_DAILY, quote: '某居民是位残疾人，也是退伍军人', retired },
  { code: 'elderly', name: '老年人', source: BEIJING_DAILY, note: '文中举例为七旬老人', retired },
  { code: 'cannot_come', name: '身体原因难以到场', source: CHINA_DAILY, note: '文中为身体不好、紧急出国', retired },
  { code: 'serious_illness', name: '身患大病', source: JIEFANG, note: '文中为高额药费、住房困难', retired },
  { code: 'from_afar', name: '外地专程前来', source: JIEFANG, note: '文中为自北京来上海办理', retired },
  { code: 'lives_elsewhere', name: '户籍地与居住地不同', source: BEIJING_DAILY, quote: '户籍在东花市街道，平时租住在房山', retired },
];

/** What other places decline, offered as a starting point; the district edits the list. */
export const DECLINE_REASONS: SettingValues['declineReasons'] = [
  {
    code: 'litigation_petition', name: '涉法、涉诉、信访事项', source: JIANGSU, borrowedFrom: '江苏省',
    note: '不属于政务服务范畴的事项不予受理，解释疏导并告知救济途径', retired,
  },
  {
    code: 'dispute', name: '企业群众之间的纠纷', source: JIANGSU, borrowedFrom: '江苏省',
    note: '不属于政务服务范畴的事项不予受理，解释疏导并告知救济途径', retired,
  },
  {
    code: 'personal', name: '办事人个人原因', source: BEIJING_DAILY, borrowedFrom: '北京市东城区东花市街道',
    note: '因办事个人原因导致受理审批不成功的，不纳入“办不成事”范围；须写明理由', retired,
  },
  {
    code: 'requirements_unmet', name: '审批要件不符合要求', source: QINGXIN, borrowedFrom: '清远市清新区',
    note: '一次性告知所缺要件后可再来（后半句为本产品约定）', retired,
  },
  {
    code: 'against_policy', name: '与当前政策法规不符', source: QINGXIN, borrowedFrom: '清远市清新区',
    note: '玄武、龙井、虹口把这类事作为“办不了”受理并解释，故默认停用', retired: true,
  },
];

export const PAUSE_REASONS: SettingValues['pauseReasons'] = [
  {
    code: 'statutory_procedure', name: '听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审', source: LICENSING_45,
    note: '所需时间不计算在期限内，应当将所需时间书面告知申请人', retired,
  },
  {
    code: 'site_inspection', name: '现场勘查', source: CHINA_DAILY, quote: '办理时限根据现场勘查情况和勘查人员来确定',
    note: '行政许可法第四十五条未列现场勘查；暂停计时是本产品约定', retired,
  },
  {
    code: 'materials', name: '等待办事人补齐材料', source: CHINA_DAILY, quote: '如果材料齐全，由过去15个工作日压缩到3-5个工作日',
    note: '由“材料齐全才起算”推出', retired,
  },
  { code: 'third_party', name: '等待第三方配合（前租户、失联股东等）', source: OURS, retired },
  { code: 'applicant_asks', name: '办事人要求暂缓', source: OURS, retired },
];

export const RETURN_GROUNDS: SettingValues['returnGrounds'] = [
  { code: 'not_ours', name: '非本部门职责', source: OURS, retired },
  { code: 'other_lead', name: '应由其他部门牵头', source: OURS, retired },
  { code: 'cannot_verify', name: '缺少材料无法核实', source: OURS, retired },
  { code: 'unclear', name: '内容不清', source: OURS, retired },
];

export const TAGS: SettingValues['tags'] = [
  { code: 'policy_transition', name: '新老政策衔接期', source: JIEFANG, quote: '在新老政策衔接阶段容易出现“办不成事”的问题', retired },
  { code: 'duty_gap', name: '职责空白地带', source: JIEFANG, quote: '便于弥合部门和部门之间的“职责空白地带”', retired },
  { code: 'hidden_barrier', name: '隐形壁垒', source: XINHUA, quote: '提高办事指南的知晓度、精准度，破除…隐形壁垒', retired },
  { code: 'policy_gap', name: '外地能办本地不能办', source: PEOPLE_ANHUI, quote: '滬蘇浙地區可以辦理的省級政務服務事項在皖尚不能辦理', retired },
  { code: 'out_of_scope_helped', name: '超出受理范围仍协调办理', source: CHINA_DAILY, quote: '超出受理范围的事项，积极协调相关部门予以受理', retired },
];
