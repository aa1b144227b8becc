import type { Shape } from '../messages/shape.ts';

export const zh = {
  colon: '：',
  comma: '、',
  semicolon: '；',
  noMatch: '没有匹配的名称',
  open: '展开',
  close: '收起',
  clear: '清空',
  workingDays: '个工作日',
  pickHint: '输入名称、字词或拼音首字母',
};

export const en: Shape<typeof zh> = {
  colon: ': ',
  comma: ', ',
  semicolon: '; ',
  noMatch: 'No name matches',
  open: 'Open',
  close: 'Close',
  clear: 'Clear',
  workingDays: 'working days',
  pickHint: 'Type a name, words, or pinyin initials',
};
