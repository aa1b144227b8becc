import { JIEFANG, type Preset } from '../preset.ts';

const source = JIEFANG;

export const jiading: Preset = {
  id: 'jiading',
  name: '上海市嘉定区',
  source,
  windowName: '',
  dimension: '分成四类（类名没有公布）+ 闭环流程',
  settings: {
    district: {
      name: '上海市嘉定区',
      presetId: 'jiading',
      windowName: '',
      supervisingBody: '',
      phone: '',
      address: '',
      illustrative: false,
      zone: 'Asia/Shanghai',
      notes: [
        { text: '文章说分成四类，但没有写类名，也没有写时限：类别须由本区录入，研判前不可缺。', source },
        {
          text: '嘉定将“办不成”的事分成四类，规定了从受理登记、研判分办到跟踪评价、案例归档的闭环工作流程。',
          source,
        },
        { text: '31家职能部门600多个政务服务事项。', source },
      ],
    },
    categories: [],
  },
};
