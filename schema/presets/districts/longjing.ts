import { CHINA_DAILY, type Preset } from '../preset.ts';
import type { SettingValues } from '../../settings.ts';

const source = CHINA_DAILY;
const plain = { accountability: false, explanation: false, tellProgress: false, source, retired: false } as const;

/** The only published deadlines. */
export const LONGJING_CATEGORIES: SettingValues['categories'] = [
  {
    ...plain,
    code: 'lj_simple',
    name: '一般简单事项',
    meaning: '一般简单事项',
    playbook: ['即收即转即办'],
    rule: { kind: 'immediate' },
    ruleText: '即收即转即办',
    quote: '一般简单事项，即收即转即办',
    note: '四类之外另列',
  },
  {
    ...plain,
    code: 'lj_cannot',
    name: '办不了',
    meaning: '存在违反政策“办不了”的事项',
    playbook: ['耐心做好解释工作'],
    rule: { kind: 'working_days', workingDays: 5 },
    ruleText: '5个工作日反馈办理结果',
    explanation: true,
    quote: '“办不了”、“不给办”事项5个工作日反馈办理结果',
  },
  {
    ...plain,
    code: 'lj_hard',
    name: '很难办',
    meaning: '到大厅跑多个部门或跑多次“很难办”事项',
    playbook: ['业务指导', '帮办带办服务'],
    rule: { kind: 'working_days', workingDays: 10 },
    ruleText: '10个工作日内反馈',
    quote: '“很难办”事项10个工作日内反馈',
  },
  {
    ...plain,
    code: 'lj_refuse',
    name: '不给办',
    meaning: '因工作作风或业务水平“不给办”的事项',
    playbook: ['监督问责'],
    rule: { kind: 'working_days', workingDays: 5 },
    ruleText: '5个工作日反馈办理结果',
    accountability: true,
    quote: '对因工作作风或业务水平“不给办”的事项，实行监督问责',
    note: '时限句：“办不了”、“不给办”事项5个工作日反馈办理结果',
  },
  {
    ...plain,
    code: 'lj_coord',
    name: '协调办',
    meaning: '超出受理范围的事项（文中该句未点名“协调办”，系按对应次序归入）',
    playbook: ['积极协调相关部门予以受理', '即收即转即办', '同时告知理由和办理进度'],
    rule: { kind: 'immediate' },
    ruleText: '即收即转即办，同时告知理由和办理进度',
    tellProgress: true,
    quote: '“协调办”事项即收即转即办，同时告知理由和办理进度',
  },
];

export const longjing: Preset = {
  id: 'longjing',
  name: '吉林省龙井市',
  source,
  windowName: '“有事您说话”诉求反映窗口',
  dimension: '4类 + 一般简单事项',
  settings: {
    district: {
      name: '吉林省龙井市',
      presetId: 'longjing',
      windowName: '“有事您说话”诉求反映窗口',
      supervisingBody: '',
      phone: '',
      address: '',
      illustrative: false,
      zone: 'Asia/Shanghai',
      notes: [
        { text: '2021-05-19 启用；窗口按AB岗安排2人，实行值班制和人员轮训制，工作日期间安排一名工作人员。', source },
        { text: '作为线下百姓热线12345投诉辅助手段。', source },
        { text: '定期通报政务服务评价结果。', source },
      ],
    },
    categories: LONGJING_CATEGORIES,
    conditions: [
      {
        code: 'lj1',
        text: '受理线上线下未能成功办理的事项',
        source,
        hint: { anyOf: ['notAccepted', 'notApproved'] },
      },
    ],
  },
};
