import type { Story } from '../script.ts';

export const s13: Story = {
  id: 's13',
  title: '拖欠工资来窗口咨询',
  source: '安徽省政务服务中心，人民网',
  supplied: '登记的日期和钟点；告知的文字。职责部门的名称文章未写，没有补',
  begins: { workingDaysAgo: 104 },
  steps: [
    {
      on: 0, at: '14:30', do: 'register',
      draft: {
        channel: 'window', siteId: 'centre', title: '拖欠工资', matterText: '拖欠工资',
        reporter: { kind: 'person', name: '某务工人员' },
        story: '来窗口咨询拖欠工资。来源：人民网（安徽省政务服务中心）。',
        stuckAt: '超出窗口权限和服务范围',
        tags: ['article_story'],
      },
    },
    {
      on: 0, at: '14:45', do: 'note',
      note: { kind: 'coordination', with: '相关职责部门', reached: true, text: '尽可能联系到相关职责部门。' },
    },
    {
      on: 0, at: '15:00', do: 'refer', to: '相关职责部门（文章未写名称）',
      told: '（推定）不属本窗口受理范围，已替您联系到相关职责部门，问题已记录。',
    },
    {
      on: 0, at: '15:05', do: 'note',
      note: { kind: 'other', with: '窗口', reached: true, text: '对问题进行记录。' },
    },
  ],
};
