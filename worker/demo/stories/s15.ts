import type { Story } from '../script.ts';

export const s15: Story = {
  id: 's15',
  title: '新生儿“一件事”',
  source: '吉林省龙井市，中国日报网 2021-11-27',
  supplied: '登记的日期和钟点（用时约1小时照文章）；类别“一般简单事项”和原因；应不应当办的理由；各部门的回告；答复办事人、回访和评价。以一件诉求件代表文章所写的22件',
  begins: { workingDaysAgo: 82 },
  steps: [
    {
      on: 0, at: '09:30', do: 'register',
      draft: {
        channel: 'window', siteId: 'centre', title: '新生儿5项要往返多个部门', matterId: 'm11', departmentId: 'd05',
        reporter: { kind: 'person', name: '某家长' },
        story: '新生儿5项事项，往返多个部门。承诺办理时限不超过2小时。来源：中国日报网 2021-11-27（吉林省龙井市），文中已办结22件。',
        stuckAt: '往返多个部门',
        facts: { multiDepartment: true },
        tags: ['article_story'],
      },
    },
    {
      on: 0, at: '09:33', do: 'triage', category: 'lj_simple', cause: 'acceptance',
      judgement: { should: true, reason: '（推定）材料齐全，可以一站联办。集成服务，不属四类，按一般简单事项记。' },
    },
    {
      on: 0, at: '09:35', do: 'note',
      note: { kind: 'guidance', with: '某家长', reached: true, text: '一次告知、一表申请、一站联办。' },
    },
    {
      on: 0, at: '09:38', do: 'dispatch',
      lead: { department: 'd05', ask: '出生登记（户口申报）' },
      assist: [
        { department: 'd22', ask: '居民医疗保险参保登记等' },
        { department: 'd09', ask: '社会保障卡等社保、人社事项' },
      ],
    },
    { on: 0, at: '09:42', do: 'accept', department: 'd05' },
    { on: 0, at: '09:43', do: 'accept', department: 'd22' },
    { on: 0, at: '09:44', do: 'accept', department: 'd09' },
    { on: 0, at: '10:00', do: 'finish', department: 'd05', result: '（推定）户口已申报。' },
    { on: 0, at: '10:15', do: 'finish', department: 'd22', result: '（推定）参保登记已办。' },
    { on: 0, at: '10:25', do: 'finish', department: 'd09', result: '（推定）社保、人社事项已办。' },
    { on: 0, at: '10:30', do: 'answer', outcome: 'done', text: '新生儿5项一站联办办结，约1小时（承诺不超过2小时）。' },
    { on: 0, at: '10:35', do: 'reply', result: '（推定）当面告知家长，并反馈窗口。' },
    {
      on: 2, at: '10:00', do: 'note', called: 'callback',
      note: { kind: 'callback', with: '某家长', reached: true, text: '（推定）电话回访，家长表示非常满意。' },
    },
    { on: 2, at: '10:05', do: 'rate', level: 5, after: 'callback' },
    { on: 2, at: '10:30', do: 'archive', summary: '后续：主题办理业务。一次告知、一表申请、一站联办，约1小时。' },
  ],
};
