/** What people of the made-up district write. Nothing in it is a rule, a law or a promise of anybody. */
export const SHOULD = [
  '不是办事人的过错，材料之外的问题应由部门之间解决，应当办。',
  '诉求合理，卡在衔接环节，应当办。',
  '多次跑未成，窗口应当牵头协调。',
  '属于可以变通的要件，应当研究怎么办成。',
] as const;
export const SHOULD_NOT = ['诉求与现行规定不符，但应当把依据讲清楚，并找可用的其他办法。', '困难属实，原诉求不能办，应当转其他政策。'] as const;
export const CLAUSE = '演示数据，不引用真实条文；依据由经办部门书面提供。';
export const EXPLANATION = ['已当面逐条说明不能办理的依据，办事人表示需要再考虑。', '会同经办部门电话说明，并寄送书面解释。'] as const;
export const ALTERNATIVES = ['查过可替代的政策，目前不符合。', '建议改走相近的事项，已给出所需材料。', '已联系救助渠道，可另行申请。'] as const;
export const TOLD = '已告知：此事要由其他部门办理，窗口已经转过去；今天下班前告诉您进展。';
export const ASKS = ['核实情况，提出能否办理的意见', '会同窗口研究容缺或替代办法', '说明卡在哪一步，给出办结时间', '核对系统数据，更正后办理'] as const;
export const ASSISTS = ['提供核验结果', '配合查询档案和数据', '出具协查意见'] as const;
export const RESULTS = ['已核实，可以办理，已通知办事人来窗口。', '已更正系统数据，事项办结。', '同意以替代材料受理，已办结。', '已与相关部门核对一致，办结。'] as const;
export const ASSISTED = ['已提供核验结果。', '已调出有关记录并送达。', '已出具协查意见。'] as const;
export const ANSWERS = {
  done: ['事项已经办结，证照（结果）可到窗口领取或邮寄。', '卡住的环节已经打通，事项办结。', '数据已更正，事项当场办成。'],
  done_deferred: ['先行办结，所缺材料按约定时间补齐。'],
  alternative: ['原诉求不符合条件，已改按适用的其他政策办理。'],
  explained: ['依规定不能办理，已向您说明依据和可用的其他办法。'],
  accountability: ['反映的情况已由主管单位核实，责成整改，事项已一并办理。'],
} as const;
export const REPLIES = ['电话告知办事人，并反馈窗口。', '当面告知并请办事人签收，同步反馈窗口。', '短信和电话告知，窗口已登记。'] as const;
export const SUMMARIES = [
  '卡点在两个部门的数据不一致，建议核对更新频率。',
  '一次性告知单缺一项说明，已建议补上。',
  '同类问题本季度多次出现，建议纳入会商。',
  '个案，已归档备查。',
  '替代材料的做法可以推广到同类事项。',
] as const;
export const MISSED_CALL = ['电话无人接听，改日再联系。', '号码提示忙音，已发短信。'] as const;
export const REACHED_CALL = ['电话联系上，了解了前几次办理的经过。', '已联系，请其补充说明卡在哪一步。', '已告知进展，办事人表示可以等。'] as const;
export const CALLBACKS = ['电话回访，办事人对结果作了评价。', '回访已接通，问了结果、用时和态度三项。'] as const;

type WorkNote = readonly [kind: 'verification' | 'accompany' | 'coordination' | 'guidance' | 'archive_fetch' | 'home_visit', text: string];
export const WORK_NOTES: readonly WorkNote[] = [
  ['verification', '与系统数据核对，一致。'],
  ['verification', '视频连线核验身份，本人确认。'],
  ['accompany', '帮办员陪同到承办窗口，当场说明情况。'],
  ['coordination', '与承办部门负责人通话，约定办理时间。'],
  ['coordination', '召集两个部门当面对口径。'],
  ['guidance', '指导填写申请表和上传材料。'],
  ['archive_fetch', '到档案馆调取原始登记材料。'],
  ['home_visit', '上门核实情况并采集材料。'],
];

/** Not this window's business: why, what the person was told, where to go. */
export const DECLINED: readonly (readonly [reason: string, title: string, stuckAt: string, told: string, remedy: string])[] = [
  ['litigation_petition', '不服已经生效的判决', '要求窗口改变判决结果', '判决事项不由政务服务窗口处理。', '可依法向法院申请再审，已告知途径。'],
  ['litigation_petition', '信访事项重复提出', '已有信访答复，要求重新处理', '信访事项由信访渠道办理。', '已告知复查复核的途径。'],
  ['dispute', '邻里漏水赔偿谈不拢', '要求窗口裁决赔偿金额', '民事纠纷不属于政务服务事项。', '可申请社区调解，已给联系方式。'],
  ['dispute', '与装修公司合同纠纷', '要求退款', '企业与个人之间的合同纠纷不在受理范围。', '可向消费维权渠道反映或起诉。'],
  ['personal', '错过报名时间要求补报', '因个人行程错过公告时间', '因个人原因错过，不纳入“办不成事”范围，理由已记录。', '下一批次可再报名，已告知关注公告。'],
  ['requirements_unmet', '申请材料尚未准备齐', '首次来办，缺两项必备材料', '所缺材料已一次性告知，备齐后可直接到承办窗口。', '承办窗口当场可办。'],
];
export const REFERRED: readonly (readonly [title: string, stuckAt: string, to: string, told: string])[] = [
  ['楼道堆物长期没人清', '和政务服务关联度不大', '所在街道办事处', '已替您联系街道，他们会与您联系。'],
  ['单位拖欠工资', '超出窗口权限和服务范围', '劳动保障监察机构', '已替您联系职责部门，问题已记录。'],
  ['路灯不亮', '不属于办件事项', '城市管理热线', '已转城市管理渠道。'],
  ['公交线路调整', '属于建议类', '交通运输主管部门', '建议已转达，由其答复。'],
  ['小区物业费争议', '属于物业服务纠纷', '所在街道物业管理部门', '已告知调解途径并转介。'],
];
