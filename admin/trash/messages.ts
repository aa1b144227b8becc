import type { Shape } from '../messages/shape.ts';

export const zh = {
  title: '回收站',
  note: '移入这里的记录不再列出，随时可以恢复；没有人能永久删除。',
  what: '记录',
  when: '移入时间',
  restore: '恢复',
  restored: '已恢复',
  empty: '这里是空的',
  emptyHint: '移入回收站的记录会出现在这里，可以恢复。',
  more: '只列出最近的 100 条。',
  put: '移入回收站',
  putTitle: '把 %{number} 移入回收站',
  putNote: '这一件不再列出和计数，历史都保留，可以在回收站恢复。',
  putDone: '已移入回收站',
  days: '放假调休',
};

export const en: Shape<typeof zh> = {
  title: 'Trash',
  note: 'Records in here are no longer listed and can be restored at any time. Nobody can delete them for good.',
  what: 'Record',
  when: 'Moved here',
  restore: 'Restore',
  restored: 'Restored',
  empty: 'The trash is empty',
  emptyHint: 'What is moved to the trash stands here and can be restored.',
  more: 'The latest 100 are listed.',
  put: 'Move to the trash',
  putTitle: 'Move %{number} to the trash',
  putNote: 'It is no longer listed or counted. Its history is kept, and it can be restored from the trash.',
  putDone: 'Moved to the trash',
  days: 'Days off',
};
