import type { Story } from '../script.ts';

export const s02: Story = {
  id: 's02',
  title: '药费二次报销',
  source: '北京市东城区，新华每日电讯 2021-05-02',
  supplied: '登记的日期、经过的日期和各次沟通的时间；类别“很难办”和原因；应不应当办的理由；有一次电话未接通；专班由窗口牵头及成员分工；答复办事人、回访和评价',
  begins: { workingDaysAgo: 196 },
  steps: [
    {
      on: 0, at: '10:05', do: 'register',
      draft: {
        channel: 'window', siteId: 'centre', title: '药费二次报销办不下来', matterId: 'm28', departmentId: 'd22',
        reporter: { kind: 'person', name: '某退养人员家属' }, party: { kind: 'person', name: '某退养人员' }, reporterRelation: '家属代办',
        story: '退养人员的药费二次报销，由家属代办。来源：新华每日电讯 2021-05-02（北京市东城区）。',
        stuckAt: '“药费二次报销”的麻烦事（文章未细说）',
        facts: { notApproved: true, multiDepartment: true },
        tags: ['article_story'],
      },
    },
    {
      on: 0, at: '10:40', do: 'triage', category: 'lj_hard', cause: 'system',
      judgement: { should: true, reason: '（推定）系统与跨部门的原因，不是本人的过错，应当办。' },
    },
    {
      on: 0, at: '11:00', do: 'force', title: '药费二次报销专班', ask: '联系医保报销部门、系统报销信息公司，沟通协商，解决二次报销',
      members: [
        { departmentId: 'd22', body: null, name: null, share: '查明报销记录' },
        { departmentId: null, body: '系统报销信息公司', name: null, share: '查系统' },
      ],
    },
    { on: 0, at: '11:20', do: 'dispatch', lead: { department: 'd22', ask: '查明报销记录，会同系统公司解决二次报销' } },
    { on: 0, at: '14:00', do: 'accept', department: 'd22' },
    {
      on: 1, at: '09:30', do: 'note',
      note: { kind: 'coordination', with: '系统报销信息公司', reached: false, text: '（推定）电话未接通，改日再联系。' },
    },
    {
      on: 1, at: '15:20', do: 'note',
      note: { kind: 'coordination', with: '系统报销信息公司', reached: true, text: '联系系统报销信息公司，说明情况。' },
    },
    {
      on: 4, at: '10:30', do: 'note',
      note: { kind: 'coordination', with: '医保报销部门、系统报销信息公司', reached: true, text: '多次沟通协商。' },
    },
    { on: 4, at: '10:40', do: 'log', text: '与医保报销部门、系统报销信息公司多次沟通协商。' },
    { on: 7, at: '16:10', do: 'finish', department: 'd22', result: '成功报销6000余元。' },
    { on: 7, at: '16:20', do: 'force-done', result: '成功报销6000余元。' },
    { on: 7, at: '16:25', do: 'force-close', result: '（推定）报销到账，专班任务完成。' },
    { on: 7, at: '16:40', do: 'answer', outcome: 'done', text: '成功报销6000余元。' },
    { on: 8, at: '09:30', do: 'reply', result: '（推定）电话告知家属，并反馈窗口。' },
    {
      on: 11, at: '14:30', do: 'note', called: 'callback',
      note: { kind: 'callback', with: '某退养人员家属', reached: true, text: '（推定）电话回访，家属表示满意。' },
    },
    { on: 11, at: '14:35', do: 'rate', level: 5, after: 'callback' },
    { on: 11, at: '15:00', do: 'archive', summary: '专班联系医保报销部门和系统报销信息公司，多次沟通后报销6000余元。文章未写用时和后续措施。' },
  ],
};
