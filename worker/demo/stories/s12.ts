import type { Story } from '../script.ts';

export const s12: Story = {
  id: 's12',
  title: '廉租房租金补助不符标准',
  source: '上海市虹口区曲阳路街道，解放日报 2023-07-17',
  supplied: '登记的日期和经过的日期；类别“办不了”和原因；应不应当办的理由、解释的文字；各部门的回告；答复办事人、回访和评价。不符合的标准文章未写条款，没有补',
  begins: { workingDaysAgo: 118 },
  steps: [
    {
      on: 0, at: '09:15', do: 'register',
      draft: {
        channel: 'window', siteId: 'street-3', title: '廉租房租金补助不符合标准', matterId: 'm31', departmentId: 'd12',
        reporter: { kind: 'person', name: '某居民', circumstances: ['serious_illness'] },
        story: '身患大病、高额药费、住房困难。来源：解放日报 2023-07-17（上海市虹口区曲阳路街道）。',
        stuckAt: '不符合相关标准',
        facts: { submittedMaterials: true, notApproved: true },
        tags: ['article_story'],
      },
    },
    {
      on: 0, at: '09:30', do: 'triage', category: 'lj_cannot', cause: 'policy',
      judgement: { should: true, reason: '（推定）原诉求超出政策范围，但困难属实，应当找其他政策。' },
      clause: '文章写“不符合相关标准”，未写标准名称；演示不补条款。',
      explanation: '（推定）已向本人说明不符合租金补助的标准。',
      alternatives: '协调住房保障、医疗保障、救助帮困三条线，找符合其困难类型的政策。',
    },
    {
      on: 0, at: '09:40', do: 'dispatch',
      lead: { department: 'd12', ask: '住房保障：核对标准，提出可用的政策' },
      assist: [
        { department: 'd22', ask: '医疗保障：大病、药费方面可用的政策' },
        { department: 'd06', ask: '救助帮困：资金补助等政策' },
      ],
    },
    {
      on: 0, at: '09:50', do: 'note',
      note: { kind: 'coordination', with: '住房保障、医疗保障、救助帮困', reached: true, text: '当班组长立即协调联动三条线。' },
    },
    { on: 0, at: '10:10', do: 'accept', department: 'd12' },
    { on: 0, at: '10:20', do: 'accept', department: 'd22' },
    { on: 0, at: '10:30', do: 'accept', department: 'd06' },
    { on: 2, at: '10:00', do: 'finish', department: 'd12', result: '（推定）不符合租金补助标准。' },
    { on: 2, at: '15:00', do: 'finish', department: 'd22', result: '（推定）已列出可申请的医疗保障政策。' },
    { on: 3, at: '10:30', do: 'finish', department: 'd06', result: '提供符合其困难类型的资金补助等政策。' },
    { on: 3, at: '11:00', do: 'answer', outcome: 'alternative', text: '转其他适配政策：提供符合其困难类型的资金补助等政策。' },
    { on: 3, at: '11:20', do: 'reply', result: '（推定）当面告知本人，并反馈窗口。' },
    {
      on: 6, at: '10:00', do: 'note', called: 'callback',
      note: { kind: 'callback', with: '某居民', reached: true, text: '（推定）电话回访，本人表示满意。' },
    },
    { on: 6, at: '10:05', do: 'rate', level: 4, after: 'callback' },
    { on: 6, at: '10:30', do: 'archive', summary: '原诉求不符标准，改给其他适配政策。文章未写用时和后续措施。' },
  ],
};
