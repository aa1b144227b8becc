import type { Story } from '../script.ts';

export const s09: Story = {
  id: 's09',
  title: '公司注销：失联股东',
  source: '上海市青浦区，解放日报 2023-07-17',
  supplied: '登记的日期、各次查找的日期；类别“很难办”和原因；应不应当办的理由；答复办事人、回访和评价。文章未写承办部门，由窗口自己办',
  begins: { workingDaysAgo: 146 },
  steps: [
    {
      on: 0, at: '09:50', do: 'register',
      draft: {
        channel: 'window', siteId: 'centre', title: '另一股东失联多年，公司注销办不成', matterId: 'm04', departmentId: 'd21',
        reporter: { kind: 'person', name: '某企业主' }, party: { kind: 'enterprise', name: '某公司' }, reporterRelation: '企业主',
        story: '注销公司需要通知另一股东，其家住外地、失联多年。来源：解放日报 2023-07-17（上海市青浦区）。',
        stuckAt: '注销需通知另一股东，其家住外地、失联多年',
        facts: { notAccepted: true },
        tags: ['article_story'],
      },
    },
    {
      on: 0, at: '10:20', do: 'triage', category: 'lj_hard', cause: 'materials',
      judgement: { should: true, reason: '（推定）卡在第三方失联，企业主没有过错，应当帮着找人。' },
    },
    {
      on: 0, at: '15:00', do: 'note',
      note: { kind: 'verification', with: '身份证查询', reached: false, text: '对方的身份证号是15位的，查不到。' },
    },
    {
      on: 2, at: '10:30', do: 'note',
      note: { kind: 'contact', with: '当地派出所', reached: false, text: '辗转联系当地派出所，该户早已拆迁。' },
    },
    {
      on: 4, at: '14:10', do: 'note',
      note: { kind: 'verification', with: '某网络平台', reached: true, text: '经某网络平台查到其关联企业。' },
    },
    {
      on: 5, at: '10:40', do: 'note',
      note: { kind: 'contact', with: '失联股东', reached: true, text: '找到联系方式，打通电话。' },
    },
    { on: 8, at: '15:20', do: 'answer', outcome: 'done', text: '办妥注销。' },
    { on: 8, at: '15:40', do: 'reply', result: '（推定）电话告知企业主，并反馈窗口。' },
    {
      on: 11, at: '10:00', do: 'note', called: 'callback',
      note: { kind: 'callback', with: '某企业主', reached: true, text: '（推定）电话回访，表示满意。' },
    },
    { on: 11, at: '10:05', do: 'rate', level: 4, after: 'callback' },
    { on: 11, at: '10:30', do: 'archive', summary: '找失联股东：身份证查询、派出所都没有结果，第三条路由关联企业找到。文章未写用时和后续措施。' },
  ],
};
