import { describe, expect, test } from 'vitest';
import { readCalendarFile } from '../../admin/calendar/readCalendarFile.ts';

// Days of 2027 are made up for the test: its notice is not published.
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const ics = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n');

describe('公开的 iCalendar 文件', () => {
  test.each([
    ['元旦(休)', 'off', '元旦'],
    ['春节（班）', 'work', '春节'],
    ['国庆节 休', 'off', '国庆节'],
    ['春节 补班 第1天/共2天', 'work', '春节'],
    ['春节 假期 第1天/共8天', 'off', '春节'],
    ['中秋节放假', 'off', '中秋节'],
  ])('%s', (summary, kind, name) => {
    expect(readCalendarFile(ics(...event('DTSTART;VALUE=DATE:20270104', 'DTEND;VALUE=DATE:20270105', `SUMMARY;LANGUAGE=zh_CN:${summary}`)))).toMatchObject({ days: [{ date: '2027-01-04', kind, name }], faults: [] });
  });

  test('一段到止日前一天；折行接上；没有休班标记的节日跳过；取消的跳过', () => {
    const text = ics(
      ...event('DTSTART;VALUE=DATE:20270206', 'DTEND;VALUE=DATE:20270209', 'SUMMARY:春', ' 节(休)'),
      ...event('DTSTART;VALUE=DATE:20270914', 'SUMMARY:重阳节'),
      ...event('DTSTART;VALUE=DATE:20270101', 'DURATION:P2D', 'SUMMARY:元旦(休)', 'STATUS:CANCELLED'),
      ...event('DTSTART;VALUE=DATE:20271001', 'DURATION:P2D', 'SUMMARY:国庆节', 'X-APPLE-SPECIAL-DAY:WORK-HOLIDAY'),
    );
    const { days, skipped, faults } = readCalendarFile(text);
    expect(days.map(({ date, name }) => [date, name])).toEqual([['2027-02-06', '春节'], ['2027-02-07', '春节'], ['2027-02-08', '春节'], ['2027-10-01', '国庆节'], ['2027-10-02', '国庆节']]);
    expect({ skipped, faults }).toEqual({ skipped: 2, faults: [] });
  });

  test('看不懂的说明在哪一行', () => {
    const text = ics(
      ...event('DTSTART;VALUE=DATE:20270230', 'SUMMARY:元旦(休)'),
      ...event('DTSTART;VALUE=DATE:20270105', 'RRULE:FREQ=YEARLY', 'SUMMARY:元旦(休)'),
      ...event('DTSTART;VALUE=DATE:20270105', 'DTEND;VALUE=DATE:20270101', 'SUMMARY:元旦(休)'),
      ...event('DTSTART;VALUE=DATE:20270106', 'SUMMARY:(班)'),
      ...event('DTSTART;VALUE=DATE:20270107', 'SUMMARY:元旦(休)'),
      ...event('DTSTART;VALUE=DATE:20270107', 'SUMMARY:元旦(班)'),
    );
    expect(readCalendarFile(text).faults).toEqual([{ line: 4, code: 'day' }, { line: 9, code: 'recurs' }, { line: 14, code: 'order' }, { line: 19, code: 'name' }, { line: 25, code: 'twice' }]);
    expect(readCalendarFile(ics()).faults).toEqual([{ line: 1, code: 'shape' }]);
  });
});

describe('holiday-cn 那样的 JSON', () => {
  const file = (...days: unknown[]) => JSON.stringify({ year: 2027, papers: ['https://example.test/notice'], days }, null, 1);

  test('读出每一天，依据写上通知的地址', () => {
    expect(readCalendarFile(`\uFEFF${file({ name: '元旦', date: '2027-01-01', isOffDay: true }, { name: '元旦', date: '2026-12-26', isOffDay: false })}`)).toEqual({
      days: [{ date: '2026-12-26', kind: 'work', name: '元旦' }, { date: '2027-01-01', kind: 'off', name: '元旦' }], faults: [], skipped: 0, source: 'https://example.test/notice',
    });
  });

  test('看不懂的说明在哪一行', () => {
    const text = file({ name: '元旦', date: '2027-13-01', isOffDay: true }, { name: '元旦', date: '2027-01-01' }, { name: ' ', date: '2027-01-02', isOffDay: true });
    expect(readCalendarFile(text).faults).toEqual([{ line: 7, code: 'day' }, { line: 12, code: 'kind' }, { line: 16, code: 'name' }]);
    expect(readCalendarFile('{"year":2027}').faults).toEqual([{ line: 1, code: 'shape' }]);
    expect(readCalendarFile('元旦放三天').faults).toEqual([{ line: 1, code: 'json' }]);
  });
});
