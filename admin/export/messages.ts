import type { Shape } from '../messages/shape.ts';

export const zh = {
  open: '导出',
  title: '导出%{resource}',
  note: '导出现在的筛选和次序下的全部行，最多 10 万行。电话和证件号打掩码，以文本写出。',
  format: '格式',
  xlsx: 'Excel（.xlsx）',
  csv: 'CSV',
  columns: '列',
  all: '全选',
  asView: '按当前视图',
  framed: '加标题、填报单位、填报日期和签字行',
  clear: '导出完整的电话和证件号（最多 2,000 行，记入每件的经过，文件带水印）',
  reason: '理由',
  submit: '导出',
  submitting: '正在导出…',
};

export const en: Shape<typeof zh> = {
  open: 'Export',
  title: 'Export: %{resource}',
  note: 'All rows under the present filter and order, up to 100,000. Phones and ID numbers are masked and written as text.',
  format: 'Format',
  xlsx: 'Excel (.xlsx)',
  csv: 'CSV',
  columns: 'Columns',
  all: 'All',
  asView: 'As the view',
  framed: 'Add a title, the unit, the date and a line for signatures',
  clear: 'Phones and ID numbers in clear (up to 2,000 rows; kept in the history of each case; the file is marked)',
  reason: 'Reason',
  submit: 'Export',
  submitting: 'Exporting…',
};
