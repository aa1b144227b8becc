import { BEIJING_DAILY, type Preset } from '../preset.ts';
import { BEIJING_CONDITIONS } from './donghuashi.ts';

const source = BEIJING_DAILY;

export const qingyuan: Preset = {
  id: 'qingyuan',
  name: '北京市大兴区清源街道',
  source,
  windowName: '“办不成事”反映窗口',
  dimension: '“办不成事”登记簿',
  settings: {
    district: {
      name: '北京市大兴区清源街道',
      presetId: 'qingyuan',
      windowName: '“办不成事”反映窗口',
      supervisingBody: '',
      phone: '',
      address: '',
      illustrative: false,
      zone: 'Asia/Shanghai',
      notes: [
        { text: '没有公布类别和时限：类别须由本街道录入，研判前不可缺。', source },
        { text: '登记簿记：什么事情、哪个业务部门负责、卡在什么地方。', source },
        { text: '居民进门→引领到综合窗口→综合窗口无法办理→“办不成事”反映窗口登记。', source },
        { text: '与相应社区居委会商量、核实；层层把关，不随意妥协和迁就。', source },
      ],
    },
    categories: [],
    conditions: BEIJING_CONDITIONS,
  },
};
