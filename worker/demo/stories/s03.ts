import type { Story } from '../script.ts';

export const s03: Story = {
  id: 's03',
  title: '房屋租赁登记备案证明',
  source: '南京市玄武区，新华每日电讯 2021-05-02',
  supplied: '登记的日期和各步的钟点；类别“很难办”和原因；应不应当办的理由；回告与反馈的文字；答复办事人、回访和评价',
  begins: { workingDaysAgo: 184 },
  steps: [
    {
      on: 0, at: '09:10', do: 'register',
      draft: {
        channel: 'window', siteId: 'centre', title: '《房屋租赁登记备案证明》办不下来', matterId: 'm30', departmentId: 'd12',
        reporter: { kind: 'person', name: '某租户' },
        story: '办理《房屋租赁登记备案证明》被退回。来源：新华每日电讯 2021-05-02（南京市玄武区）。',
        stuckAt: '无法证明租赁合同的签字是否为房主本人',
        facts: { submittedMaterials: true, notAccepted: true },
        tags: ['article_story'],
      },
    },
    {
      on: 0, at: '09:18', do: 'triage', category: 'lj_hard', cause: 'materials',
      judgement: { should: true, reason: '（推定）只差身份核验，能用别的办法核实，应当办。' },
    },
    { on: 0, at: '09:22', do: 'dispatch', lead: { department: 'd12', ask: '核实签字是否为房主本人，核实后给予办理' } },
    { on: 0, at: '09:30', do: 'accept', department: 'd12' },
    {
      on: 0, at: '09:32', do: 'note',
      note: { kind: 'coordination', with: '区房产局', reached: true, text: '立即联系区房产局沟通协商。' },
    },
    {
      on: 0, at: '09:50', do: 'note',
      note: { kind: 'verification', with: '房主', reached: true, text: '视频连线与房主确认身份，房主认可。' },
    },
    {
      on: 0, at: '10:00', do: 'note',
      note: { kind: 'verification', with: '区房产局', reached: true, text: '与房产系统内房主字迹核对一致。' },
    },
    { on: 0, at: '10:20', do: 'finish', department: 'd12', result: '核实一致，随即办理，已出具证明。' },
    { on: 0, at: '10:25', do: 'answer', outcome: 'done', text: '拿到证明。核实后随即给予办理。' },
    { on: 0, at: '10:30', do: 'reply', result: '（推定）当面告知当事人，并反馈窗口。' },
    {
      on: 2, at: '11:00', do: 'note', called: 'callback',
      note: { kind: 'callback', with: '某租户', reached: true, text: '（推定）电话回访，当事人表示满意。' },
    },
    { on: 2, at: '11:05', do: 'rate', level: 5, after: 'callback' },
    { on: 2, at: '11:20', do: 'archive', summary: '身份核验可用视频连线加系统字迹核对。文章未写后续措施。' },
  ],
};
