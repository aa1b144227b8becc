import { JIEFANG, type Preset } from '../preset.ts';

const source = JIEFANG;
const workflow = '分类制定工作流程（内容文中未写）';
const unstated = {
  rule: null,
  ruleText: '文章未写时限',
  accountability: false,
  explanation: false,
  tellProgress: false,
  source,
  retired: false,
} as const;

export const hongkou: Preset = {
  id: 'hongkou',
  name: '上海市虹口区',
  source,
  windowName: '',
  dimension: '4类（文末有“等”）',
  settings: {
    district: {
      name: '上海市虹口区',
      presetId: 'hongkou',
      windowName: '',
      supervisingBody: '',
      phone: '',
      address: '',
      illustrative: false,
      zone: 'Asia/Shanghai',
      notes: [
        { text: '四类均未写时限，研判前须先录入。', source },
        { text: '四类之后有“等”字，可能还有文章没有列出的类别。', source },
      ],
    },
    categories: [
      {
        ...unstated,
        code: 'hk_cannot',
        name: '办不了',
        meaning: '因法律法规限制而确实“办不了”的事',
        playbook: [workflow, '参照同文：寻找其他适配政策解决难题'],
        explanation: true,
        quote: '因法律法规限制而确实“办不了”的事',
      },
      {
        ...unstated,
        code: 'hk_unknown',
        name: '不会办',
        meaning: '企业群众对政策了解不全面而“不会办”的事',
        playbook: [workflow, '参照同文：给不清楚政策者提供咨询'],
        quote: '企业群众对政策了解不全面而“不会办”的事',
      },
      {
        ...unstated,
        code: 'hk_hard',
        name: '难办',
        meaning: '专业性强的“难办”事',
        playbook: [workflow, '参照同文：协调和推动多个部门协同办理'],
        quote: '专业性强的“难办”事',
      },
      {
        ...unstated,
        code: 'hk_fast',
        name: '快办',
        meaning: '需要办理提速的“快办”事',
        playbook: [workflow, '参照同文：按流程提速办理'],
        quote: '需要办理提速的“快办”事等',
      },
    ],
  },
};
