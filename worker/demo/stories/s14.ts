import type { Story } from '../script.ts';

export const s14: Story = {
  id: 's14',
  title: '小区停车难等',
  source: '上海（未写区），解放日报 2023-07-17',
  supplied: '登记的日期和钟点；转往何处、告知的文字：文中作为困惑提出，未写处理',
  begins: { workingDaysAgo: 96 },
  steps: [
    {
      on: 0, at: '20:15', do: 'register',
      draft: {
        channel: 'online_hotline', title: '小区停车难', matterText: '小区停车难',
        reporter: { kind: 'person', name: '某群众' },
        story: '经线上反映渠道提出。来源：解放日报 2023-07-17（上海，未写区）。',
        stuckAt: '和政务服务关联度不大',
        tags: ['article_story'],
      },
    },
    {
      on: 1, at: '09:20', do: 'refer', to: '（推定）所在街道办事处',
      told: '（推定）和政务服务关联度不大，不属本窗口受理范围，已转所在街道。',
    },
    {
      on: 1, at: '09:30', do: 'note',
      note: { kind: 'other', with: '窗口', reached: true, text: '建议：受理范围和流程更聚焦、更明确。' },
    },
  ],
};
