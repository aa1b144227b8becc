import type { Shape } from '../messages/shape.ts';

export const zh = {
  title: '经过',
  of: '%{name} 的经过',
  row: '%{name} 的历史',
  cell: '%{name} · %{field} 的历史',
  none: '还没有改动。',
  system: '系统',
  fromTo: '%{from} → %{to}',
  blank: '（空）',
  added: '新增',
  removed: '移入回收站',
  restored: '恢复',
  undone: '撤销',
  redone: '重做',
  changed: '修改',
  older: '更早的没有列出。',
};

export const en: Shape<typeof zh> = {
  title: 'Timeline',
  of: 'Timeline of %{name}',
  row: 'History of %{name}',
  cell: 'History of %{name} · %{field}',
  none: 'Nothing has changed yet.',
  system: 'System',
  fromTo: '%{from} → %{to}',
  blank: '(blank)',
  added: 'Added',
  removed: 'Moved to the trash',
  restored: 'Restored',
  undone: 'Undone',
  redone: 'Redone',
  changed: 'Changed',
  older: 'Earlier changes are not listed.',
};
