import type { Shape } from '../messages/shape.ts';

export const zh = {
  total: '共 %{smart_count} 件',
  totalAtLeast: '%{smart_count} 件以上',
  range: '第 %{from}–%{to} 件',
  previous: '上一页',
  next: '下一页',
  ascending: '升序',
  descending: '降序',
  sortBy: '按%{label}排序',
  open: '打开 %{what}',
  search: '在列表中查找',
  clear: '清除',
  clearAll: '清除筛选',
  filters: '筛选',
  all: '全部',
  nothingFound: '没有符合条件的内容',
  nothingFoundHint: '可以少填一个条件，或清除筛选。',
};

export const en: Shape<typeof zh> = {
  total: '%{smart_count} in all',
  totalAtLeast: 'more than %{smart_count}',
  range: '%{from}–%{to}',
  previous: 'Previous',
  next: 'Next',
  ascending: 'ascending',
  descending: 'descending',
  sortBy: 'Sort by %{label}',
  open: 'Open %{what}',
  search: 'Search this list',
  clear: 'Clear',
  clearAll: 'Clear filters',
  filters: 'Filters',
  all: 'All',
  nothingFound: 'Nothing matches',
  nothingFoundHint: 'Drop a condition, or clear the filters.',
};
