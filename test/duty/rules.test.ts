import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDay, daysBetween, onDuty, planRoster, swap, type Manned } from '../../worker/duty/rules.ts';
import { sheetHtml } from '../../worker/duty/sheet.ts';
import { isWorkday } from '../../worker/deadlines/rules.ts';
import { calendar } from '../deadlines/calendar.ts';

const daysOf = (from: string, until: string): string[] => {
  const days = daysBetween(from, until);
  if (!Array.isArray(days)) throw new Error('refused');
  return days;
};
const works = (date: string) => isWorkday(date, calendar);
const nobodyAway = () => false;
const plan = (from: string, until: string, people: string[], over: Partial<Parameters<typeof planRoster>[0]> = {}, standing: Manned[] = []) =>
  planRoster({ siteId: 's', days: daysOf(from, until), people, works, daysOff: [], isAway: nobodyAway, ...over }, standing);
const posts = ({ days }: ReturnType<typeof plan>) => days.map(({ date, aId, bId }) => `${date.slice(5)} ${aId}/${bId ?? '-'}`);

describe('排班', () => {
  test('跳过周末和放假，调休上班的周六也排，两个人轮着来', () => {
    // 2026: off from 1 to 7 October, at work on Saturday the 10th.
    expect(posts(plan('2026-09-29', '2026-10-10', ['甲', '乙']))).toEqual(['09-29 甲/乙', '09-30 乙/甲', '10-08 甲/乙', '10-09 乙/甲', '10-10 甲/乙']);
  });
  test('点了名的休息日也排；只有一个人时 B 岗空着', () => {
    expect(posts(plan('2026-03-13', '2026-03-16', ['甲'], { daysOff: ['2026-03-14'] }))).toEqual(['03-13 甲/-', '03-14 甲/-', '03-16 甲/-']);
  });
  test('请假的不排；没有人在的那天空着说出来', () => {
    const away = plan('2026-03-09', '2026-03-11', ['甲', '乙'], { isAway: (id, date) => id === '甲' || date === '2026-03-10' });
    expect(posts(away)).toEqual(['03-09 乙/-', '03-11 乙/-']);
    expect(away.open).toEqual(['2026-03-10']);
  });
  test('排好的不动，次数接着以前的算；新来的从最少的人那里起，不用一直补', () => {
    const standing: Manned[] = [{ date: '2026-03-02', aId: '甲', bId: '乙' }, { date: '2026-03-03', aId: '甲', bId: '乙' }, { date: '2026-03-10', aId: '丙', bId: '甲' }];
    const made = plan('2026-03-09', '2026-03-13', ['甲', '乙', '丁'], {}, standing);
    expect(made.kept).toEqual(['2026-03-10']);
    expect(posts(made)).toEqual(['03-09 丁/甲', '03-11 乙/丁', '03-12 乙/丁', '03-13 丁/甲']);
    expect(made.counts).toEqual([
      { personId: '甲', before: { a: 2, b: 1 }, after: { a: 2, b: 3 } },
      { personId: '乙', before: { a: 0, b: 2 }, after: { a: 2, b: 2 } },
      { personId: '丁', before: { a: 0, b: 1 }, after: { a: 2, b: 3 } },
    ]);
  });
  test('从零排起，任意天数、人数：A 岗、B 岗各人相差都不超过一次，一人一天只有一个岗', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 0, max: 99 }), (count, length) => {
        const people = Array.from({ length: count }, (_, at) => `p${at}`);
        const days = daysOf('2026-01-01', '2026-04-10').slice(0, length + 1);
        const { counts, days: made, open } = planRoster({ siteId: 's', days, people, works, daysOff: [], isAway: nobodyAway }, []);
        expect(open).toEqual([]);
        expect(made.map(({ date }) => date)).toEqual(days.filter(works));
        for (const post of ['a', 'b'] as const) {
          const each = counts.map(({ after }) => after[post]);
          expect(Math.max(...each) - Math.min(...each)).toBeLessThanOrEqual(1);
        }
        expect(made.every(({ aId, bId }) => aId !== bId)).toBe(true);
      }),
    );
  });
  test('一次最多一百天，不能倒着', () => {
    expect(daysBetween('2026-03-09', '2026-03-08')).toMatchObject({ refused: 'duty.period' });
    expect(daysOf('2026-03-01', '2026-06-08')).toHaveLength(100);
    expect(daysBetween('2026-03-01', '2026-06-09')).toMatchObject({ refused: 'duty.period' });
  });
});

const staffing = { nameOf: (id: string) => (id.startsWith('外') ? undefined : id), isAway: (id: string, date: string) => id === '病' && date === '2026-03-10' };

test('一天两个人，都是在岗的协调专员，都不在请假', () => {
  expect(checkDay({ date: '2026-03-10', aId: '甲', bId: null }, staffing)).toBeUndefined();
  expect(checkDay({ date: '2026-03-10', aId: '甲', bId: '甲' }, staffing)).toMatchObject({ refused: 'duty.same_person', path: 'bId' });
  expect(checkDay({ date: '2026-03-10', aId: '外人', bId: '甲' }, staffing, 'changes.')).toMatchObject({ refused: 'duty.not_coordinator', path: 'changes.aId' });
  expect(checkDay({ date: '2026-03-10', aId: '甲', bId: '病' }, staffing)).toMatchObject({ refused: 'duty.on_leave', path: 'bId', params: { name: '病' } });
  expect(checkDay({ date: '2026-03-11', aId: '甲', bId: '病' }, staffing)).toBeUndefined();
});

describe('对调', () => {
  const day = (date: string, aId: string, bId: string | null, siteId = 's') => ({ id: date, siteId, date, aId, bId });
  const [mon, tue, wed] = [day('2026-03-09', '甲', '乙'), day('2026-03-10', '丙', '丁'), day('2026-03-11', '乙', null)];
  const done = (...given: Parameters<typeof swap>) => {
    const moved = swap(...given);
    return Array.isArray(moved) ? moved.map(({ row, changes }) => [row.id, changes]) : moved;
  };
  test('两天的两个人换；同一天的 A、B 换', () => {
    expect(done({ row: mon, post: 'a' }, { row: tue, post: 'b' }, '2026-03-09', staffing)).toEqual([['2026-03-09', { aId: '丁' }], ['2026-03-10', { bId: '甲' }]]);
    expect(done({ row: mon, post: 'a' }, { row: mon, post: 'b' }, '2026-03-09', staffing)).toEqual([['2026-03-09', { aId: '乙', bId: '甲' }]]);
    expect(done({ row: wed, post: 'b' }, { row: tue, post: 'b' }, '2026-03-09', staffing)).toEqual([['2026-03-11', { bId: '丁' }], ['2026-03-10', { bId: null }]]);
  });
  test('过去的、别的站点的、没有可换的、换了就一人两岗或遇上请假的，都不行', () => {
    expect(done({ row: mon, post: 'a' }, { row: tue, post: 'a' }, '2026-03-10', staffing)).toMatchObject({ refused: 'duty.past', path: 'one' });
    expect(done({ row: mon, post: 'a' }, { row: day('2026-03-12', '丙', null, 'x'), post: 'a' }, '2026-03-09', staffing)).toMatchObject({ refused: 'duty.other_site' });
    expect(done({ row: mon, post: 'b' }, { row: wed, post: 'a' }, '2026-03-09', staffing)).toMatchObject({ refused: 'duty.nothing_to_swap' });
    expect(done({ row: mon, post: 'a' }, { row: wed, post: 'b' }, '2026-03-09', staffing)).toMatchObject({ refused: 'duty.nothing_to_swap' });
    expect(done({ row: mon, post: 'a' }, { row: wed, post: 'a' }, '2026-03-09', staffing)).toMatchObject({ refused: 'duty.same_person', path: 'one' });
    expect(done({ row: day('2026-03-12', '病', '甲'), post: 'a' }, { row: tue, post: 'a' }, '2026-03-09', staffing)).toMatchObject({ refused: 'duty.on_leave', path: 'other' });
  });
});

test('登记给谁：A 岗；A 请假给 B 岗；都请假给替 A 代班的人；都没有就还是登记的人', () => {
  const day = { date: '2026-03-09', aId: '甲', bId: '乙' };
  const goes = (away: [string, string | null][], row: Manned | null = day, others: string[] = []) => onDuty(row, { away: new Map(away), coordinates: (id) => !others.includes(id) });
  expect(goes([])).toEqual({ personId: '甲', post: 'a' });
  expect(goes([['甲', '丙']])).toEqual({ personId: '乙', post: 'b' });
  expect(goes([['甲', '丙'], ['乙', '丁']])).toEqual({ personId: '丙', post: 'a' });
  expect(goes([['甲', null], ['乙', '丁']])).toEqual({ personId: '丁', post: 'b' });
  expect(goes([['甲', null], ['乙', null]])).toBeNull();
  expect(goes([], day, ['甲'])).toEqual({ personId: '乙', post: 'b' });
  expect(goes([['甲', null]], { ...day, bId: null })).toBeNull();
  expect(goes([], null)).toBeNull();
});

test('打印的值班表：一周从星期一起，放假有字，请假有字，名字里的符号不成标记', () => {
  const page = sheetHtml({
    title: '政务大厅', unit: '某区', month: '2026-10', roster: [{ date: '2026-10-08', aId: 'x', bId: 'y' }], nameOf: (id) => (id === 'x' ? '<赵某>' : '钱某'),
    mark: (date) => (date === '2026-10-01' ? '放假 国庆节' : ''), works, isAway: (id) => id === 'y',
  });
  expect(page).toContain('政务大厅值班表（2026年10月）');
  expect(page).toContain('<td class="off"><b>1</b><small>放假 国庆节</small></td>');
  expect(page).toContain('<td><b>8</b><div>A岗 &lt;赵某&gt;</div><div>B岗 钱某（请假）</div></td>');
  // The 1st is a Thursday.
  expect(page).toContain('<tbody><tr><td></td><td></td><td></td><td class="off"><b>1</b>');
});
