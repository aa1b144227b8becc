import type { Story } from '../script.ts';

export const s11: Story = {
  id: 's11',
  title: '营业性演出许可材料繁多',
  source: '上海市普陀区，解放日报 2023-07-17',
  supplied: '登记的日期和经过的日期；类别“很难办”和原因；应不应当办的理由；反映的经过、按新流程试办一次、回告的文字；答复办事人、回访和评价。5分钟是文章所写新流程的网办用时',
  begins: { workingDaysAgo: 132 },
  steps: [
    {
      on: 0, at: '10:10', do: 'register',
      draft: {
        channel: 'window', siteId: 'centre', title: '《营业性演出许可》材料繁多，二次申报易误演出', matterId: 'm43', departmentId: 'd17',
        reporter: { kind: 'enterprise', name: '某文化中心' },
        story: '每次打印50页至上百页，线下办理；缺材料要二次申报。来源：解放日报 2023-07-17（上海市普陀区）。',
        stuckAt: '每次打印50页至上百页线下办；缺材料二次申报易误演出',
        facts: { submittedMaterials: true },
        tags: ['article_story'],
      },
    },
    {
      on: 0, at: '10:50', do: 'triage', category: 'lj_hard', cause: 'approval',
      judgement: { should: true, reason: '（推定）是机制问题，不只这一家遇到，应当改。' },
    },
    { on: 0, at: '11:10', do: 'dispatch', lead: { department: 'd17', ask: '针对材料多、二次申报两个堵点提出办法' } },
    { on: 0, at: '14:00', do: 'accept', department: 'd17' },
    {
      on: 2, at: '14:30', do: 'note',
      note: { kind: 'coordination', with: '区府办', reached: true, text: '区府办协同区文旅局，针对两个堵点研究。' },
    },
    {
      on: 7, at: '10:20', do: 'note',
      note: { kind: 'guidance', with: '某文化中心', reached: true, minutes: 5, text: '（试办系推定）按新流程在移动端全程网办，全程约5分钟；逐项上传指引，材料不匹配弹窗提醒并给样张。' },
    },
    { on: 8, at: '15:10', do: 'finish', department: 'd17', result: '在移动端旗舰店推出全程网办。' },
    { on: 8, at: '15:40', do: 'answer', outcome: 'done', text: '机制改进，办一件事变办一类事：推出全程网办，全程约5分钟。' },
    { on: 8, at: '16:00', do: 'reply', result: '（推定）电话告知企业，并反馈窗口。' },
    {
      on: 11, at: '10:00', do: 'note', called: 'callback',
      note: { kind: 'callback', with: '某文化中心', reached: true, text: '（推定）电话回访，企业表示非常满意。' },
    },
    { on: 11, at: '10:05', do: 'rate', level: 5, after: 'callback' },
    { on: 11, at: '10:30', do: 'archive', summary: '后续：全程网办机制（长效）。网办全程约5分钟。' },
  ],
};
