import type { Story } from '../script.ts';

export const s10: Story = {
  id: 's10',
  title: '法人变更：缺新法人身份证原件',
  source: '上海市崇明区，解放日报 2023-07-17（2023年2月）',
  supplied: '日期和钟点（文章写2023年2月）；类别“很难办”和原因；答复办事人、回访和评价。所缺材料补齐的经过文章未写，没有补，仍按待补记',
  begins: { month: 2, day: 27 },
  steps: [
    {
      on: 0, at: '09:40', do: 'register',
      draft: {
        channel: 'window', siteId: 'centre', title: '法人变更缺新法人身份证原件，窗口未予受理', matterId: 'm02', departmentId: 'd21',
        reporter: { kind: 'person', name: '某企业办事人', circumstances: ['from_afar'] },
        party: { kind: 'enterprise', name: '某企业' }, reporterRelation: '三名办事人之一',
        story: '三名办事人自外地专程来办理法定代表人变更。来源：解放日报 2023-07-17（上海市崇明区）。',
        stuckAt: '未能提交新法定代表人身份证原件，窗口未予受理', urgency: 'critical', loss: '若当日无法办结，就要面临违约罚款',
        facts: { submittedMaterials: true, notAccepted: true },
        tags: ['article_story'],
      },
    },
    {
      on: 0, at: '09:50', do: 'note',
      note: { kind: 'contact', with: '某企业办事人', reached: true, text: '询问情况：主要材料均符合，当日办不结将面临违约罚款。' },
    },
    {
      on: 0, at: '09:55', do: 'triage', category: 'lj_hard', cause: 'materials',
      judgement: { should: true, reason: '主要材料均符合要求，可以在法律框架内容缺受理。' },
    },
    { on: 0, at: '10:00', do: 'dispatch', lead: { department: 'd21', ask: '研究能否容缺受理，远程核验新法人信息' } },
    { on: 0, at: '10:10', do: 'accept', department: 'd21' },
    {
      on: 0, at: '10:40', do: 'note',
      note: { kind: 'verification', with: '新法定代表人', reached: true, text: '业务部门决定容缺受理，当场远程核验新法人信息。' },
    },
    { on: 0, at: '11:20', do: 'finish', department: 'd21', result: '容缺受理，当场远程核验；所缺材料（新法定代表人身份证原件）事后查验。' },
    { on: 0, at: '11:30', do: 'answer', outcome: 'done_deferred', text: '容缺受理，当日办结；所缺新法定代表人身份证原件事后查验。' },
    { on: 0, at: '11:40', do: 'reply', result: '（推定）当面告知办事人，并反馈窗口。' },
    {
      on: 3, at: '10:00', do: 'note', called: 'callback',
      note: { kind: 'callback', with: '某企业办事人', reached: true, text: '（推定）电话回访，表示非常满意。' },
    },
    { on: 3, at: '10:05', do: 'rate', level: 5, after: 'callback' },
    { on: 3, at: '10:30', do: 'archive', summary: '后续：固化电话办、微信办、公益邮寄办等材料补齐新方式。' },
  ],
};
