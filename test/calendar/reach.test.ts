import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_WORKING_HOURS } from '../../schema/deadlines.ts';
import { calendarsOf, reachOf, reaches, type Counting } from '../../worker/calendar-days/rules/reach.ts';
import { dueOf, type CalendarRow } from '../../worker/deadlines/rules.ts';
import { given } from '../deadlines/arbitrary.ts';
import { nationalRows } from '../deadlines/calendar.ts';

const usual: Counting = { days: nationalRows, workingHours: [DEFAULT_WORKING_HOURS], zone: 'Asia/Shanghai' };
const off = (date: string, over: Partial<CalendarRow> = {}): CalendarRow => ({ layer: 'district', date, kind: 'off', name: '测试', ...over });
const stands = calendarsOf(usual);
const between = (before: Counting, after: Counting) => reachOf(before === usual ? stands : calendarsOf(before), calendarsOf(after));

describe('改动日历,会碰到哪些期限', () => {
  test('添一天放假:收件不晚于这天过完、到期不早于这天的', () => {
    expect(between(usual, { ...usual, days: [...nationalRows, off('2026-09-03')] })).toEqual({ elsewhere: { from: '2026-09-02T16:00:00.000Z', to: '2026-09-03T15:59:59.999Z' }, sites: [] });
  });

  test('只改名称、来源,或把周末设成放假,什么也不动', () => {
    expect(between(usual, { ...usual, days: nationalRows.map((row) => ({ ...row, name: '改名', source: null })) })).toBeNull();
    expect(between(usual, { ...usual, days: [...nationalRows, off('2026-09-05')] })).toBeNull();
  });

  test('一年公布了,整年都算:暂定的要变成确定的', () => {
    const year = ['2027-01-01', '2027-10-01'].map((date) => off(date, { layer: 'national' }));
    expect(between(usual, { ...usual, days: [...nationalRows, ...year] })?.elsewhere).toEqual({ from: '2026-12-31T16:00:00.000Z', to: '2027-12-31T15:59:59.999Z' });
  });

  test('场所自己的日子只碰那个场所;区里的一天,自己另有规定的场所不受影响', () => {
    const own = off('2026-09-03', { layer: 'site', siteId: 's1' });
    const day = { from: '2026-09-02T16:00:00.000Z', to: '2026-09-03T15:59:59.999Z' };
    expect(between(usual, { ...usual, days: [...nationalRows, own] })).toEqual({ elsewhere: null, sites: [{ siteId: 's1', stretch: day }] });
    expect(between({ ...usual, days: [...nationalRows, own] }, { ...usual, days: [...nationalRows, own, off('2026-09-03')] })).toEqual({ elsewhere: day, sites: [{ siteId: 's1', stretch: null }] });
  });

  test('作息从哪天起改,就从哪天起;第一行之前也用第一行', () => {
    const later = { from: '2026-10-01', windows: [['09:00', '12:00'], ['13:30', '17:00']] as [string, string][], source: '测试' };
    expect(between(usual, { ...usual, workingHours: [DEFAULT_WORKING_HOURS, later] })?.elsewhere).toEqual({ from: '2026-09-30T16:00:00.000Z', to: null });
    expect(between(usual, { ...usual, workingHours: [{ ...later, from: '2000-01-01' }] })?.elsewhere).toEqual({ from: null, to: null });
    expect(between({ ...usual, workingHours: [DEFAULT_WORKING_HOURS, later] }, { ...usual, workingHours: [{ ...later, from: '2000-01-01' }, later] })?.elsewhere).toEqual({ from: null, to: '2026-09-30T15:59:59.999Z' });
  });

  test('时区改了,全部都算', () => {
    expect(between(usual, { ...usual, zone: 'Asia/Urumqi' })?.elsewhere).toEqual({ from: null, to: null });
  });

  test('没碰到的,期限一定不动', () => {
    const days = fc.array(fc.record({ at: fc.integer({ min: -10, max: 60 }), kind: fc.constantFrom<'off' | 'work'>('off', 'work') }), { minLength: 1, maxLength: 8 });
    const openPause = fc.option(fc.integer({ min: 0, max: 20 }), { nil: null });
    let moved = 0;
    fc.assert(
      fc.property(given, days, openPause, fc.boolean(), fc.boolean(), ({ entries }, changed, pausedAfter, publishes, shorter) => {
        const around = (at: number) => new Date(Date.parse(entries.receivedAt) + at * 86_400_000).toISOString();
        const clock = pausedAfter === null ? entries : { ...entries, pauses: [...entries.pauses, { from: around(pausedAfter), to: null }] };
        const set = new Map(changed.map(({ at, kind }) => [around(at).slice(0, 10), kind]));
        const after: Counting = {
          ...usual,
          days: [...(publishes ? nationalRows.filter(({ date }) => !date.startsWith(entries.receivedAt.slice(0, 4))) : nationalRows), ...[...set].map(([date, kind]) => off(date, { kind }))],
          workingHours: shorter ? [DEFAULT_WORKING_HOURS, { from: around(5).slice(0, 10), windows: [['09:00', '15:00']], source: '测试' }] : usual.workingHours,
        };
        const next = calendarsOf(after);
        const [was, is] = [dueOf(clock, stands.at(null)), dueOf(clock, next.at(null))];
        const stretch = reachOf(stands, next)?.elsewhere;
        const reached = stretch != null && reaches(stretch, { receivedAt: clock.receivedAt, dueAt: was.dueAt });
        if (was.dueAt !== is.dueAt || was.provisional !== is.provisional || was.remaining !== is.remaining) {
          moved += 1;
          expect(reached).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
    expect(moved).toBeGreaterThan(50);
  });
});
