import { JIEFANG, type Preset } from '../preset.ts';

const source = JIEFANG;

export const putuo: Preset = {
  id: 'putuo',
  name: '上海市普陀区',
  source,
  windowName: '',
  dimension: '平台功能',
  settings: {
    district: {
      name: '上海市普陀区',
      presetId: 'putuo',
      windowName: '',
      supervisingBody: '',
      phone: '',
      address: '',
      illustrative: false,
      zone: 'Asia/Shanghai',
      notes: [
        { text: '没有公布类别和时限：类别须由本区录入，研判前不可缺。', source },
        {
          text: '区级“综合窗口管理平台”：“办不成事”事项录入、分转、反馈；“办不成事”问题案例库，部门间共享相关解决办法。',
          source,
        },
      ],
    },
    categories: [],
  },
};
