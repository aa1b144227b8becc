import { describe, expect, test } from 'vitest';
import { addMonths, isPublished, rowsAt, standingOf } from '../../admin/calendar/days.ts';
import { readDays, writeDays } from '../../admin/calendar/readDays.ts';
import type { CalendarDay } from '../../schema/calendar-days.ts';
import national from '../../schema/presets/calendar.json' with { type: 'json' };

const kindOf = (kind: string) => (kind === 'work' ? ('work' as const) : ('off' as const));

describe('照通知填写的一年', () => {
  test('一段展开成每一天', () => {
    expect(readDays('2027-01-01~2027-01-03 休 元旦\n\n2027-02-20 班 春节', 2027)).toEqual({
      days: [
        { date: '2027-01-01', kind: 'off', name: '元旦' },
        { date: '2027-01-02', kind: 'off', name: '元旦' },
        { date: '2027-01-03', kind: 'off', name: '元旦' },
        { date: '2027-02-20', kind: 'work', name: '春节' },
      ],
      faults: [],
    });
  });

  test.each([
    ['2027-02-30 休 错', 'day'],
    ['2026-12-31~2027-01-01 休 元旦', 'year'],
    ['2027-01-03~2027-01-01 休 元旦', 'order'],
    ['2027-01-01 休', 'name'],
    ['元旦放三天', 'form'],
    ['2027-01-01 休 元旦\n2027-01-01 班 元旦', 'twice'],
  ])('看不懂的行说明是哪一行、为什么:%s', (text, code) => {
    expect(readDays(text, 2027).faults).toEqual([{ line: text.split('\n').length, code }]);
  });

  test.each(national.years.filter(({ published }) => published).map(({ year }) => year))('随产品带来的 %d 年写出来再读回去,一天不差', (year) => {
    const days = national.days.filter(({ date }) => date.startsWith(`${year}-`)).map(({ date, kind, name }) => ({ date, kind: kindOf(kind), name }));
    const text = writeDays(days);
    expect(text.split('\n').length).toBeLessThan(days.length);
    expect(readDays(text, year)).toEqual({ days, faults: [] });
  });
});

describe('一天算什么', () => {
  const row = (date: string, layer: CalendarDay['layer'], kind: CalendarDay['kind'], siteId: string | null = null): CalendarDay => ({
    id: `${layer}${siteId ?? ''}`, date, layer, kind, siteId, name: '某日', source: null, version: 1, createdAt: '', updatedAt: '', deletedAt: null,
  });
  const rows = [row('2026-09-03', 'district', 'off'), row('2026-09-03', 'site', 'work', 's1'), row('2026-09-03', 'national', 'work')];

  test('窄的一层盖过宽的;别的站点的日子不算', () => {
    expect(standingOf(rowsAt(rows, null))('2026-09-03').row?.layer).toBe('district');
    expect(standingOf(rowsAt(rows, 's1'))('2026-09-03')).toMatchObject({ kind: 'work', row: { layer: 'site' } });
    expect(standingOf(rowsAt(rows, 's2'))('2026-09-03').kind).toBe('off');
  });

  test('没有设定的按周几算', () => {
    expect(standingOf([])('2026-03-13')).toEqual({ row: null, weekend: false, kind: 'work' });
    expect(standingOf([])('2026-03-14')).toEqual({ row: null, weekend: true, kind: 'off' });
  });

  test('元旦和国庆都在才算公布了', () => {
    const off = (date: string) => row(date, 'national', 'off');
    expect(isPublished([off('2027-01-01')], 2027)).toBe(false);
    expect(isPublished([off('2027-01-01'), off('2027-10-01')], 2027)).toBe(true);
    expect(isPublished([off('2027-01-01'), row('2027-10-01', 'district', 'off')], 2027)).toBe(false);
  });

  test('换月落在没有的一天时取月末', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
  });
});
