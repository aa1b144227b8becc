import type { Story } from '../script.ts';

export const s06: Story = {
  id: 's06',
  title: '七旬老人无社保记录要求退休',
  source: '北京市东城区东花市街道，北京日报；文中为举例',
  supplied: '登记的日期和钟点；类别“办不了”和原因；尝试过的其他办法；签收与回告的文字；答复办事人、回访和评价。依据文件的名称文章未写，没有补',
  begins: { workingDaysAgo: 160 },
  steps: [
    {
      on: 0, at: '09:30', do: 'register',
      draft: {
        channel: 'window', siteId: 'street-1', title: '七旬老人无缴纳社保记录，要求办理退休', matterId: 'm21', departmentId: 'd09',
        reporter: { kind: 'person', name: '某老人', circumstances: ['elderly'] },
        story: '七旬老人要求办理退休。来源：北京日报（北京市东城区东花市街道），文中为举例。',
        stuckAt: '社保系统无缴纳社保记录',
        facts: { notAccepted: true },
        tags: ['article_story'],
      },
    },
    {
      on: 0, at: '10:10', do: 'triage', category: 'lj_cannot', cause: 'policy',
      judgement: { should: false, reason: '文章称有些事本身属于“不能办的事”；仍须联系本人、解释清楚。' },
      clause: '文章写“拿着相关文件”，未写文件名称；演示不补法规条款。',
      explanation: '拿相关文件反复详细解释，安抚情绪：社保系统无缴纳社保记录，不能办理退休。',
      alternatives: '（推定）已核对有无其他缴费记录，未查到；会同区人社局一并解答。',
    },
    { on: 0, at: '10:30', do: 'dispatch', lead: { department: 'd09', ask: '需要时会同解答、安抚' } },
    { on: 0, at: '11:00', do: 'accept', department: 'd09' },
    {
      on: 1, at: '09:40', do: 'note',
      note: { kind: 'contact', with: '某老人', reached: true, text: '联系本人。' },
    },
    {
      on: 1, at: '14:20', do: 'note',
      note: { kind: 'guidance', with: '某老人', reached: true, text: '拿相关文件反复详细解释、安抚情绪。' },
    },
    { on: 2, at: '10:10', do: 'finish', department: 'd09', result: '（推定）已会同窗口解答、安抚。' },
    {
      on: 2, at: '10:40', do: 'answer', outcome: 'explained', basis: '依据文件名称文章未写',
      text: '依法不能办，已解释安抚。',
    },
    { on: 2, at: '11:00', do: 'reply', result: '（推定）当面告知本人，并反馈窗口。' },
    {
      on: 5, at: '15:00', do: 'note', called: 'callback',
      note: { kind: 'callback', with: '某老人', reached: true, text: '（推定）电话回访，本人表示理解。' },
    },
    { on: 5, at: '15:05', do: 'rate', level: 3, after: 'callback' },
    { on: 5, at: '15:20', do: 'archive', summary: '“不能办的事”：联系本人、拿文件解释、必要时会同人社局。不算办成。文章未写用时和后续措施。' },
  ],
};
