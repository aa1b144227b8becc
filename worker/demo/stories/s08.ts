import type { Story } from '../script.ts';

export const s08: Story = {
  id: 's08',
  title: '餐饮店：同铺位前租户未注销',
  source: '上海市虹口区，解放日报 2023-07-17',
  supplied: '日期和天数（文章只写年初至春节前）、各次联系的时间；类别“很难办”和原因；应不应当办的理由；首次电话未接通；答复办事人、回访和评价',
  begins: { month: 1, day: 4 },
  steps: [
    {
      on: 0, at: '10:00', do: 'register',
      draft: {
        channel: 'window', siteId: 'centre', title: '同铺位前租户未注销，餐饮店办不了证照', matterId: 'm06', departmentId: 'd21',
        reporter: { kind: 'enterprise', name: '某餐饮商户' },
        story: '商场内开办餐饮店，铺位上还挂着前租户的企业。来源：解放日报 2023-07-17（上海市虹口区）。',
        stuckAt: '同一铺位前租户未完成企业注销，无法办证照', urgency: 'urgent', loss: '赶不上春节旺季',
        facts: { submittedMaterials: true, notAccepted: true },
        tags: ['article_story'],
      },
    },
    {
      on: 0, at: '10:25', do: 'triage', category: 'lj_hard', cause: 'approval',
      judgement: { should: true, reason: '（推定）卡在第三方的历史遗留，商户没有过错，应当办。' },
    },
    { on: 0, at: '10:40', do: 'dispatch', lead: { department: 'd21', ask: '共同推动前租户注销，并协助商户提速办理证照' } },
    { on: 0, at: '11:00', do: 'accept', department: 'd21' },
    {
      on: 0, at: '14:20', do: 'note',
      note: { kind: 'coordination', with: '区市场监管局、街道市场监管所', reached: true, text: '区政务服务中心立即联系区市场监管局，共同推动。' },
    },
    {
      on: 1, at: '10:10', do: 'note',
      note: { kind: 'coordination', with: '商场物业', reached: true, text: '联系商场物业。' },
    },
    {
      on: 1, at: '15:30', do: 'note',
      note: { kind: 'contact', with: '前租户', reached: false, text: '（推定）首次电话未接通。' },
    },
    {
      on: 2, at: '10:00', do: 'note',
      note: { kind: 'contact', with: '前租户', reached: true, text: '联系上前租户。' },
    },
    {
      on: 4, at: '14:40', do: 'note',
      note: { kind: 'accompany', with: '前租户', reached: true, text: '帮助前租户完成简易注销。' },
    },
    { on: 8, at: '15:00', do: 'finish', department: 'd21', result: '协助商户按流程提速办理，证照已出。' },
    { on: 8, at: '15:30', do: 'answer', outcome: 'done', text: '证照办成，赶在春节旺季前开业。' },
    { on: 8, at: '16:00', do: 'reply', result: '（推定）电话告知商户，并反馈窗口。' },
    {
      on: 9, at: '10:00', do: 'note', called: 'callback',
      note: { kind: 'callback', with: '某餐饮商户', reached: true, text: '（推定）电话回访，商户表示非常满意。' },
    },
    { on: 9, at: '10:05', do: 'rate', level: 5, after: 'callback' },
    { on: 9, at: '10:30', do: 'archive', summary: '同铺位前租户未注销：分别联系物业和前租户，助其简易注销，再给商户提速办证。文章未写天数和后续措施。' },
  ],
};
