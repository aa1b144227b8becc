import type { SettingValues } from '../../settings.ts';
import { PEOPLE_ANHUI, type Preset } from '../preset.ts';

const source = PEOPLE_ANHUI;

export const ANHUI_CONDITIONS: SettingValues['conditions'] = [
  {
    code: 'ah1',
    text: '线上或线下申请办理省级政务服务事项，提交申请材料后，未能实现成功受理、成功审批的问题，或者受理不及时、办理超时问题',
    source,
    hint: { submittedMaterials: true, anyOf: ['notAccepted', 'notApproved', 'lateAcceptance', 'overdue'] },
  },
  {
    code: 'ah2',
    text: '前往安徽省政务服务中心申请办理省级政务服务事项2次及以上仍未能办成的问题',
    source,
    hint: { visitsMin: 2 },
  },
  {
    code: 'ah3',
    text: '来安徽省政务服务中心办事过程中遇到的不同部门间“推诿扯皮、办事拖拉”等问题',
    source,
    hint: { multiDepartment: true, accountability: true },
  },
  {
    code: 'ah4',
    text: '沪苏浙地区可以办理的省级政务服务事项在皖尚不能办理的问题',
    source,
    hint: { policyGapVs: ['沪', '苏', '浙'] },
  },
];

export const anhui: Preset = {
  id: 'anhui',
  name: '安徽省（省政务服务中心）',
  source,
  windowName: '“办不成事”反映窗口',
  dimension: '4项受理条件',
  settings: {
    district: {
      name: '安徽省（省政务服务中心）',
      presetId: 'anhui',
      windowName: '“办不成事”反映窗口',
      supervisingBody: '安徽省直效能办、安徽省数据资源局',
      phone: '',
      address: '1号办事大厅第8号窗口',
      illustrative: false,
      zone: 'Asia/Shanghai',
      notes: [
        { text: '没有公布类别和时限：类别须由本单位录入，研判前不可缺。', source },
        {
          text: '省直单位窗口在“办不成事”反映事项办结或提出办理意见后，要在1个工作日内将办理情况反馈企业和群众，同步反馈给“办不成事”反映窗口。',
          source,
        },
        {
          text: '文章概括的“四大类”（受理不及时、办理超时、推诿扯皮、办事拖拉）与随后列出的四条受理条件不是一一对应：前两类都落在第一条，后两类都落在第三条，第二、四条不在概括中。',
          source,
        },
        {
          text: '符合政策规定不给办，或“推诿扯皮、办事拖拉”的单位和人员：省直效能办严格实行效能问责，纳入省委综合考核（效能建设）考核。',
          source,
        },
        { text: '超出范围的（如拖欠工资）：尽可能联系到相关职责部门，并对问题进行记录。', source },
        { text: '认真登记问题，信息同步录入“互联网+效能管理”信息化平台，跟踪督办。', source },
        { text: '将办理事项需要的材料、对应的窗口进行一次性告知。', source },
      ],
    },
    categories: [],
    conditions: ANHUI_CONDITIONS,
  },
};
