import { expect, test } from 'vitest';
import { formatStored } from '../../admin/deadlines/dates.ts';

const said = (value: unknown, locale: 'zh' | 'en' = 'zh') => formatStored(value, locale, 'Asia/Shanghai', 2026);

test('历史里的日子和时刻照屏幕上的写法:今年的不写年,别的年写', () => {
  expect([said('2026-03-09'), said('2025-12-31'), said('2026-03-09T09:30:00.000Z')]).toEqual(['3月9日 周一', '2025年12月31日 周三', '3月9日 周一 17:30']);
  expect([said('2026-03-09', 'en'), said('2025-12-31', 'en'), said('2026-03-09T09:30:00.000Z', 'en')]).toEqual(['Mon 9 Mar', 'Wed 31 Dec 2025', 'Mon 9 Mar 17:30']);
});

test('不是日子也不是时刻的,照原来的写', () => {
  for (const other of ['working', '2026-0001', '3月9日', '2026-03-09 17:30', 12, true, null, ['2026-03-09']]) expect(said(other)).toBeNull();
});
