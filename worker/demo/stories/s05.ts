import type { Story } from '../script.ts';

export const s05: Story = {
  id: 's05',
  title: '退休手续',
  source: '北京市东城区东花市街道，北京日报',
  supplied: '年份和钟点（月、日照文章）；类别“协调办”和原因；应不应当办的理由；等当事人次日带证件来期间暂停计时；区残联回告的文字；专班由窗口牵头及成员；答复办事人、回访和评价',
  begins: { month: 1, day: 26 },
  steps: [
    {
      on: 0, at: '14:20', do: 'register',
      draft: {
        channel: 'phone', siteId: 'street-1', title: '没接到通知，不知退休手续怎么办、找谁办', matterId: 'm21', departmentId: 'd09',
        reporter: {
          kind: 'person', name: '某居民', circumstances: ['disabled', 'veteran', 'lives_elsewhere'],
          registeredPlace: '本街道', livingPlace: '外区租住',
        },
        story: '户籍在本街道，平时租住在外区，残疾人，也是退伍军人。来源：北京日报（北京市东城区东花市街道）。',
        stuckAt: '没接到通知，不知怎么办、找谁办，档案存放地不明',
        facts: { multiDepartment: true },
        tags: ['article_story', 'out_of_scope_helped'],
      },
    },
    {
      on: 0, at: '14:40', do: 'note',
      note: { kind: 'contact', with: '某居民', reached: true, text: '主任电话联系，了解情况。' },
    },
    {
      on: 0, at: '15:00', do: 'triage', category: 'lj_coord', cause: 'consultation',
      judgement: { should: true, reason: '（推定）不属本街道受理范围，但信息不清、行动不便，应当帮办。' },
      told: '档案存放在区公服中心；请次日带证件来，窗口一起办理。（推定为电话告知）',
    },
    {
      on: 0, at: '15:10', do: 'note',
      note: { kind: 'verification', with: '档案系统', reached: true, text: '系统查询到档案存放在区公服中心。' },
    },
    {
      on: 0, at: '15:20', do: 'note',
      note: { kind: 'contact', with: '某居民', reached: true, text: '加微信，邀次日带证件来。' },
    },
    { on: 0, at: '15:30', do: 'pause', reason: 'materials' },
    { on: 1, at: '09:05', do: 'resume', reason: '当事人已带证件来窗口' },
    {
      on: 1, at: '09:20', do: 'dispatch',
      lead: { department: 'd09', ask: '区公服中心安排专人窗口，办理退休手续' },
      assist: [{ department: 'd29', ask: '说明并办理由区残联统一办理的保险' }],
    },
    {
      on: 1, at: '09:30', do: 'note',
      note: { kind: 'guidance', with: '某居民、居委会', reached: true, text: '启动处理流程，说明保险由区残联统一办理。' },
    },
    { on: 1, at: '09:50', do: 'accept', department: 'd09' },
    { on: 1, at: '10:00', do: 'accept', department: 'd29' },
    {
      on: 1, at: '10:05', do: 'force', title: '退休手续专班', ask: '与区公服中心联系，对接专人窗口',
      members: [{ departmentId: 'd09', body: null, name: null, share: '（推定）安排专人窗口' }, { departmentId: null, body: '居委会', name: null, share: null }],
    },
    { on: 1, at: '10:20', do: 'log', text: '专班与区公服中心联系，对接专人窗口。' },
    { on: 1, at: '11:20', do: 'finish', department: 'd29', result: '（推定）已说明保险由区残联统一办理。' },
    { on: 1, at: '15:10', do: 'finish', department: 'd09', result: '退休手续办完。' },
    { on: 1, at: '15:15', do: 'force-done', result: '已对接专人窗口，当事人办完退休手续。' },
    { on: 1, at: '15:20', do: 'force-close', result: '（推定）退休手续办完，专班任务完成。' },
    { on: 1, at: '15:30', do: 'answer', outcome: 'done', text: '顺利办完退休手续。1月26日下午来电，1月27日下午办完（文章所记日期）。' },
    { on: 1, at: '15:50', do: 'reply', result: '（推定）当面告知当事人，并反馈窗口。' },
    {
      on: 4, at: '10:00', do: 'note', called: 'callback',
      note: { kind: 'callback', with: '某居民', reached: true, text: '（推定）微信回访，当事人表示非常满意。' },
    },
    { on: 4, at: '10:05', do: 'rate', level: 5, after: 'callback' },
    { on: 4, at: '10:20', do: 'archive', summary: '不属本街道受理范围但协调办成：查档案、对接专人窗口，次日下午办完。文章未写后续措施。' },
  ],
};
