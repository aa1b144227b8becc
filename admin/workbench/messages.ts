import type { Shape } from '../messages/shape.ts';

export const zh = {
  title: '工作台',
  owed: '我欠着的',
  owedDepartment: '本部门要办的',
  waiting: '我在等的',
  byDue: '按到期',
  nothingOwed: '现在没有欠着的。',
  nothingWaiting: '现在没有在等的。',
  more: '还有 %{smart_count} 项',
  count: {
    overdue: '超期',
    today: '今天到期',
    unanswered: '待答复办事人',
    untriaged: '待研判',
    toConfirm: '待确认分类',
    approvals: '待批延期',
  },
  recent: '刚登记的',
  all: '全部',
  tasksOverdue: '超期任务',
  tasksToday: '今天到期任务',
  tasksOpen: '未办结任务',
};

export const en: Shape<typeof zh> = {
  title: 'Workbench',
  owed: 'What I owe',
  owedDepartment: 'What my department owes',
  waiting: 'What I wait for',
  byDue: 'by date',
  nothingOwed: 'Nothing is owed now.',
  nothingWaiting: 'Nothing is awaited now.',
  more: '%{smart_count} more',
  count: {
    overdue: 'Overdue',
    today: 'Due today',
    unanswered: 'To answer',
    untriaged: 'To triage',
    toConfirm: 'To confirm',
    approvals: 'Extensions to decide',
  },
  recent: 'Just registered',
  all: 'All',
  tasksOverdue: 'Overdue tasks',
  tasksToday: 'Tasks due today',
  tasksOpen: 'Open tasks',
};
