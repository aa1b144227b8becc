import { JIANGSU, type Preset, XINHUA } from '../preset.ts';

const source = XINHUA;
const unstated = { rule: null, ruleText: '文章未写时限', source, retired: false } as const;

export const xuanwu: Preset = {
  id: 'xuanwu',
  name: '南京市玄武区',
  source,
  windowName: '“办不成事”反映窗口',
  dimension: '按办不成的原因分3类',
  settings: {
    district: {
      name: '南京市玄武区',
      presetId: 'xuanwu',
      windowName: '“办不成事”反映窗口',
      supervisingBody: '',
      phone: '',
      address: '',
      illustrative: false,
      zone: 'Asia/Shanghai',
      notes: [
        { text: '三类均未写时限，研判前须先录入。', source },
        { text: '现场不能明确答复的，事后通过各部门的联席会议研究解决。', source },
        { text: '“还将延伸至…4个分中心和7个街道为民服务中心”（计划）：人社、公安、税务、婚姻登记4个分中心，7个街道。', source },
        {
          text: '所在省另有规范：问题较复杂、协调难度较大的，由政务服务机构牵头，原则上15个工作日内形成办理意见并反馈；期限内无法办结的，到期日之前主动沟通，说明理由和办结期限。未写入上列类别的时限。',
          source: JIANGSU,
        },
      ],
    },
    categories: [
      {
        code: 'xw_cannot',
        name: '办不了',
        meaning: '因为违反规定“办不了”',
        playbook: ['解释疏导'],
        ...unstated,
        accountability: false,
        explanation: true,
        tellProgress: false,
        quote: '“办不了”的，做好解释疏导',
      },
      {
        code: 'xw_hard',
        name: '很难办',
        meaning: '“很难办”，譬如缺少某些关键材料',
        playbook: ['与有关部门沟通协调', '看能否通过容缺受理等方式解决'],
        ...unstated,
        accountability: false,
        explanation: false,
        tellProgress: false,
        quote: '“很难办”的，加强与有关部门沟通协调，看能否通过容缺受理等方式解决',
      },
      {
        code: 'xw_refuse',
        name: '不给办',
        meaning: '办事人员怕担责“不给办”',
        playbook: ['及时监督问责'],
        ...unstated,
        accountability: true,
        explanation: false,
        tellProgress: false,
        quote: '“不给办”的，及时监督问责',
      },
    ],
  },
};
