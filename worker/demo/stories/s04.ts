import type { Story } from '../script.ts';

export const s04: Story = {
  id: 's04',
  title: '上门办护照',
  source: '吉林省龙井市，中国日报网 2021-11-27',
  supplied: '登记的日期和各步的钟点；类别“协调办”和原因；应不应当办的理由、告知的进度；代为反映人的称呼；答复办事人、回访和评价。上门用时照文章记10分钟',
  begins: { workingDaysAgo: 172 },
  steps: [
    {
      on: 0, at: '13:40', do: 'register',
      draft: {
        channel: 'third_party', siteId: 'centre', title: '身体不好、紧急出国，到不了现场办护照', matterId: 'm14', departmentId: 'd05',
        reporter: { kind: 'person', name: '某市民的熟人' }, reporterRelation: '受托代为反映',
        party: { kind: 'person', name: '某市民', circumstances: ['cannot_come'] },
        story: '当事人身体不好，急着出国，托别人找到窗口。来源：中国日报网 2021-11-27（吉林省龙井市）。',
        stuckAt: '身体原因难以到现场', urgency: 'urgent', loss: '紧急出国',
        facts: { notAccepted: true },
        tags: ['article_story', 'out_of_scope_helped'],
      },
    },
    {
      on: 0, at: '13:45', do: 'triage', category: 'lj_coord', cause: 'acceptance',
      judgement: { should: true, reason: '（推定）特殊群体不能到场，可以上门，应当办。' },
      told: '（推定）已告知：护照由公安出入境管理部门办理，窗口已联系其上门；今天有结果。',
    },
    { on: 0, at: '13:48', do: 'dispatch', lead: { department: 'd05', ask: '出入境管理部门派民警上门拍照、制证' } },
    {
      on: 0, at: '13:52', do: 'note',
      note: { kind: 'coordination', with: '公安局出入境管理部门', reached: true, text: '立即与出入境管理部门协调。' },
    },
    { on: 0, at: '13:55', do: 'accept', department: 'd05' },
    {
      on: 0, at: '15:10', do: 'note',
      note: {
        kind: 'home_visit', with: '某市民', reached: true, place: '当事人家中', staff: ['民警', '民警', '民警'], minutes: 10,
        text: '三名民警上门拍照、现场制证，前后只用了10分钟。',
      },
    },
    { on: 0, at: '15:30', do: 'finish', department: 'd05', result: '护照办好。' },
    { on: 0, at: '15:40', do: 'answer', outcome: 'done', text: '办好护照。三名民警上门，前后10分钟。' },
    { on: 0, at: '15:50', do: 'reply', result: '（推定）告知当事人和代为反映人，并反馈窗口。' },
    {
      on: 1, at: '10:00', do: 'note', called: 'callback',
      note: { kind: 'callback', with: '某市民的熟人', reached: true, text: '（推定）电话回访，表示非常满意。' },
    },
    { on: 1, at: '10:05', do: 'rate', level: 5, after: 'callback' },
    { on: 1, at: '10:20', do: 'archive', summary: '不能到场的当事人：协调出入境民警上门办证。文章未写后续措施。' },
  ],
};
