import type { SettingValues } from '../../settings.ts';
import { DONGHUASHI_CAUSES } from '../defaults.ts';
import { BEIJING_DAILY, type Preset } from '../preset.ts';

const source = BEIJING_DAILY;

export const DONGHUASHI_EXCLUSIONS: SettingValues['exclusions'] = [
  {
    code: 'personal',
    name: '个人原因',
    text: '因办事个人原因导致受理审批不成功的，不纳入“办不成事”范围',
    source,
    retired: false,
  },
  {
    code: 'truly_cannot',
    name: '不能办的事',
    text: '有些事本身属于“不能办的事”',
    example: '七旬老人，社保系统无缴纳社保记录，要办理退休',
    stillDo: [
      '联系本人',
      '拿着相关文件反复详细解释清楚，安抚情绪',
      '如果需要，会同东城区人力资源社会保障局一并进行解答安抚',
    ],
    source,
    retired: false,
  },
];

/** The city's definition, quoted in the article; how often 「多次」 is, it does not say. */
export const BEIJING_CONDITIONS: SettingValues['conditions'] = [
  {
    code: 'bj1',
    text: '办事群众线上或线下提交申请材料后，未能实现成功受理、成功审批',
    source: `北京市政务服务局的定义（“去年8月”），见${source}`,
    hint: { submittedMaterials: true, anyOf: ['notAccepted', 'notApproved'] },
  },
  {
    code: 'bj2',
    text: '群众多次来大厅未能解决问题等',
    source: `北京市政务服务局的定义（“去年8月”），见${source}`,
    hint: {},
  },
];

export const donghuashi: Preset = {
  id: 'donghuashi',
  name: '北京市东城区东花市街道',
  source,
  windowName: '“办不成事”总受理台',
  dimension: '原因与排除',
  settings: {
    district: {
      name: '北京市东城区东花市街道',
      presetId: 'donghuashi',
      windowName: '“办不成事”总受理台',
      supervisingBody: '',
      phone: '',
      address: '',
      illustrative: false,
      zone: 'Asia/Shanghai',
      notes: [
        { text: '没有公布类别和时限：类别须由本街道录入，研判前不可缺。', source },
        { text: '市里要求成立专班、分析原因、限期解决。', source },
        { text: '做的解释和咨询工作占绝大部分…未必登记到表格中，但会告诉他们办事的途径。', source },
      ],
    },
    categories: [],
    causes: DONGHUASHI_CAUSES,
    exclusions: DONGHUASHI_EXCLUSIONS,
    conditions: BEIJING_CONDITIONS,
  },
};
