import type { Story } from '../script.ts';

export const s01: Story = {
  id: 's01',
  title: '结婚证名字登记错误',
  source: '河南省平顶山市新华区，新华每日电讯 2021-05-02',
  supplied: '登记的日期和钟点；类别“很难办”和原因；应不应当办的理由；公安核对户籍一节；各部门签收与回告的文字；答复办事人、回访和评价',
  begins: { workingDaysAgo: 208 },
  steps: [
    {
      on: 0, at: '09:20', do: 'register',
      draft: {
        channel: 'window', siteId: 'centre', title: '结婚证名字登记错误，补办结婚证', matterId: 'm17', departmentId: 'd06',
        reporter: { kind: 'person', name: '某市民' },
        story: '结婚证上的姓名与身份证不一致，民政、户籍两头都办不了。来源：新华每日电讯 2021-05-02（河南省平顶山市新华区）。',
        stuckAt: '结婚证姓名与身份证不一致，民政、户籍两头“不灵”',
        facts: { notAccepted: true, multiDepartment: true },
        tags: ['article_story'],
      },
    },
    {
      on: 0, at: '09:35', do: 'triage', category: 'lj_hard', cause: 'materials',
      judgement: { should: true, reason: '（推定）登记信息错误、部门信息不统一，不是本人的过错，应当办。' },
    },
    {
      on: 0, at: '09:50', do: 'dispatch',
      lead: { department: 'd06', ask: '凭调取的登记档案补办结婚证' },
      assist: [
        { department: 'd28', ask: '提供结婚登记档案' },
        { department: 'd05', ask: '（推定）核对户籍登记的姓名' },
      ],
    },
    { on: 0, at: '10:10', do: 'accept', department: 'd28' },
    { on: 0, at: '10:20', do: 'accept', department: 'd06' },
    { on: 0, at: '10:30', do: 'accept', department: 'd05' },
    {
      on: 0, at: '14:30', do: 'note',
      note: {
        kind: 'archive_fetch', with: '区档案局', reached: true, place: '区档案局',
        text: '窗口工作人员带上户口本及相关证明材料，到区档案局调取结婚登记档案。',
      },
    },
    { on: 0, at: '15:40', do: 'finish', department: 'd28', result: '（推定）已调出结婚登记档案并出具复印件。' },
    { on: 1, at: '09:40', do: 'finish', department: 'd05', result: '（推定）户籍登记姓名与身份证一致。' },
    {
      on: 2, at: '09:30', do: 'note',
      note: { kind: 'accompany', with: '政务服务中心民政窗口', reached: true, text: '窗口工作人员带当事人到民政窗口补办。' },
    },
    { on: 2, at: '10:50', do: 'finish', department: 'd06', result: '已补办新结婚证。' },
    {
      on: 2, at: '11:10', do: 'answer', outcome: 'done',
      text: '补办新结婚证。“一张崭新的结婚证两天时间就补办成功”。',
    },
    { on: 2, at: '11:30', do: 'reply', result: '（推定）当面告知当事人，并反馈窗口。' },
    {
      on: 5, at: '10:00', do: 'note', called: 'callback',
      note: { kind: 'callback', with: '某市民', reached: true, text: '（推定）电话回访，当事人表示满意。' },
    },
    { on: 5, at: '10:05', do: 'rate', level: 5, after: 'callback' },
    { on: 5, at: '10:20', do: 'archive', summary: '登记信息错误的婚姻证件：先由窗口调档，再由民政补办，两个工作日办成。文章未写后续措施。' },
  ],
};
