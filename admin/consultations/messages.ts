import type { Shape } from '../messages/shape.ts';

export const zh = {
  title: '咨询',
  add: '记一次咨询',
  note: '只计数，不登记姓名，也不是诉求件。',
  editTitle: '修改咨询记录',
  topic: '问什么',
  told: '怎么告诉的',
  done: '已记一次咨询',
  at: '时间',
  by: '记录人',
  emptyTitle: '还没有咨询记录',
  emptyHint: '来问一句就走的，记一下就好，约十秒。',
  search: '搜索咨询内容…',
};

export const en: Shape<typeof zh> = {
  title: 'Enquiries',
  add: 'Note an enquiry',
  note: 'Counted only: no name, and no case.',
  editTitle: 'Correct the enquiry',
  topic: 'Asked about',
  told: 'What was told',
  done: 'Enquiry noted',
  at: 'When',
  by: 'Noted by',
  emptyTitle: 'No enquiries yet',
  emptyHint: 'Someone who only asks takes ten seconds to note.',
  search: 'Search enquiries…',
};
