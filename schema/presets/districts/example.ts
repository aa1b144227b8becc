import { CHINA_DAILY, OURS, type Preset } from '../preset.ts';
import { DEFAULTS } from '../defaults.ts';
import { TAGS } from '../lists.ts';
import { ANHUI_CONDITIONS } from './anhui.ts';
import { DONGHUASHI_EXCLUSIONS } from './donghuashi.ts';
import { LONGJING_CATEGORIES, longjing } from './longjing.ts';

/** 安徽's four, said of this made-up district: the words that name 安徽 are ours, the conditions are not. */
const REWORDED: Record<string, string> = {
  ah1: '线上或线下申请办理政务服务事项，提交申请材料后，未能实现成功受理、成功审批的问题，或者受理不及时、办理超时问题',
  ah2: '前往政务服务中心申请办理政务服务事项2次及以上仍未能办成的问题',
  ah3: '来政务服务中心办事过程中遇到的不同部门间“推诿扯皮、办事拖拉”等问题',
  ah4: '沪苏浙地区可以办理的政务服务事项在本区尚不能办理的问题',
};

/** The made-up district of the demo: 龙井's rules, with 安徽's conditions and 东花市's exclusions so that the check has something to say. */
export const example: Preset = {
  id: 'example',
  name: '示例区（虚构）',
  source: `类别与时限取自 ${CHINA_DAILY}；其余各注来源`,
  windowName: '“办不成事”反映窗口',
  dimension: longjing.dimension,
  settings: {
    district: {
      name: '示例区',
      presetId: 'example',
      windowName: '“办不成事”反映窗口',
      supervisingBody: '示例区效能建设办公室',
      phone: '000-00000000',
      address: '示例区政务服务中心一楼（虚构）',
      illustrative: true,
      zone: 'Asia/Shanghai',
      notes: [
        { text: '示例区为虚构：部门为常见区级设置的示例，事项为高频示例，承诺时限全部为示意。', source: OURS },
        { text: '类别与时限用吉林省龙井市公布的；受理条件用龙井的一条和安徽省的四条，后者文字改为本区；排除情形用北京市东城区东花市街道的。', source: OURS },
        { text: '延期上限30个工作日为演示而设，非任何区的规定。', source: OURS },
      ],
    },
    // Made up like the district: 示 for 示例区, 效 for its 效能建设办公室.
    paper: {
      numbers: {
        transfer: { pattern: '示政数转〔{年}〕{序号}号', width: 1, from: null },
        supervision: { pattern: '示效督〔{年}〕{序号}号', width: 1, from: null },
        reply: { pattern: '示政数函〔{年}〕{序号}号', width: 1, from: null },
        decline: { pattern: '示政数函〔{年}〕{序号}号', width: 1, from: null },
        extension: { pattern: '示政数函〔{年}〕{序号}号', width: 1, from: null },
      },
      publicAddress: '',
    },
    categories: LONGJING_CATEGORIES,
    conditions: [
      ...(longjing.settings.conditions ?? []).map((one) => ({ ...one, borrowedFrom: '吉林省龙井市' })),
      ...ANHUI_CONDITIONS.map((one) => ({
        ...one,
        text: REWORDED[one.code] ?? one.text,
        borrowedFrom: '安徽省（文字改为本区）',
      })),
    ],
    exclusions: DONGHUASHI_EXCLUSIONS.map((one) => ({ ...one, borrowedFrom: '北京市东城区东花市街道' })),
    tags: [
      ...TAGS,
      { code: 'article_story', name: '文章案例重演', note: '按文章所载案例补全重演，补写之处标“推定”', source: OURS, retired: false },
      { code: 'generated', name: '演示生成', note: '人名、电话、经过均由程序生成', source: OURS, retired: false },
    ],
    limits: { ...DEFAULTS.limits, extensionWorkingDays: 30 },
  },
};
