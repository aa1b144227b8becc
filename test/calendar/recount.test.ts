import { describe, expect, test } from 'vitest';
import { DEFAULT_WORKING_HOURS, type ClockEntries } from '../../schema/deadlines.ts';
import { calendarsOf } from '../../worker/calendar-days/rules/reach.ts';
import { MISSED, recount, type Counted } from '../../worker/calendar-days/rules/recount.ts';
import { BY_ANSWER, dueColumns } from '../../worker/cases/rules/file.ts';
import type { Calendar, CalendarRow } from '../../worker/deadlines/rules.ts';
import { at, local } from '../cases/play.ts';
import { calendar as stood, nationalRows } from '../deadlines/calendar.ts';

const day = (date: string, kind: 'off' | 'work'): CalendarRow => ({ layer: 'district', date, kind, name: '测试' });
const calendarWith = (...days: CalendarRow[]): Calendar => calendarsOf({ days: [...nationalRows, ...days], workingHours: [DEFAULT_WORKING_HOURS], zone: 'Asia/Shanghai' }).at(null);

/** A promise as it stands by the calendar as shipped. */
function promise(kind: Counted['kind'], received: string, workingDays: number, over: Partial<ClockEntries> = {}): Counted {
  const clock: ClockEntries = { receivedAt: at(received), rule: { kind: 'working_days', workingDays }, afterHours: 'as_is', pauses: [], extensions: [], ...over };
  return { id: `${kind} ${received}`, kind, departmentId: kind === 'handle' ? 'tax' : null, ...dueColumns(clock, stood) };
}
const again = (tasks: Counted[], calendar: Calendar, now: string) => recount(tasks, calendar, at(now));
const told = (tasks: Counted[], calendar: Calendar, now: string) => again(tasks, calendar, now).map(({ task, changes, note }) => [task.kind, local(task.dueAt), local(changes.dueAt), note]);
const after = (tasks: Counted[], calendar: Calendar, now: string) => tasks.map((task) => ({ ...task, ...again(tasks, calendar, now).find((one) => one.task === task)?.changes }));

describe('日历变了,没了结的承诺', () => {
  const answer = promise('answer', '2026-03-09 10:00', 5);

  test('多放一天假,晚一天;多上一天班,早一天;期限之外的日子不影响', () => {
    expect(told([answer], calendarWith(day('2026-03-11', 'off')), '2026-03-10 09:00')).toEqual([['answer', '2026-03-16 17:30', '2026-03-17 17:30', null]]);
    expect(told([answer], calendarWith(day('2026-03-14', 'work')), '2026-03-10 09:00')).toEqual([['answer', '2026-03-16 17:30', '2026-03-14 17:30', null]]);
    expect(told([answer], calendarWith(day('2026-03-17', 'off')), '2026-03-10 09:00')).toEqual([]);
  });

  test('延长不受影响:不是谁的延期', () => {
    const [moved] = again([promise('answer', '2026-03-09 10:00', 5, { extensions: [{ workingDays: 2 }] })], calendarWith(day('2026-03-11', 'off')), '2026-03-10 09:00');
    expect(moved?.changes.clock.extensions).toEqual([{ workingDays: 2 }]);
  });

  test('已经超期的仍旧超期;日历改回去,留的记号也就没了', () => {
    const later = calendarWith(day('2026-03-16', 'off'));
    const kept = again([answer], later, '2026-03-17 09:00');
    expect(kept).toMatchObject([{ changes: { dueAt: answer.dueAt, clock: { external: [{ dueAt: answer.dueAt, what: MISSED }] } }, note: 'stays_overdue' }]);
    expect(again(after([answer], later, '2026-03-17 09:00'), later, '2026-03-18 09:00')).toEqual([]);
    expect(after(after([answer], later, '2026-03-17 09:00'), stood, '2026-03-17 09:05')).toEqual([answer]);
  });

  test('还没超期的,最后一天放假就顺延;补设一天上班,可能马上超期', () => {
    expect(told([answer], calendarWith(day('2026-03-16', 'off')), '2026-03-16 17:30')).toEqual([['answer', '2026-03-16 17:30', '2026-03-17 17:30', null]]);
    expect(told([answer], calendarWith(day('2026-03-14', 'work')), '2026-03-16 09:00')).toEqual([['answer', '2026-03-16 17:30', '2026-03-14 17:30', null]]);
  });

  test('暂停着的还剩几天不变:暂停之后的日子没有算进去;之前的算过,要重算', () => {
    const paused = promise('answer', '2026-03-09 10:00', 5, { pauses: [{ from: at('2026-03-11 10:00'), to: null }] });
    expect(again([paused], calendarWith(day('2026-03-12', 'off'), day('2026-03-14', 'work')), '2026-03-12 09:00')).toEqual([]);
    expect(paused.dueAt).toBeNull();
  });

  test('暂定的到期日,公布了就按公布的算,过了也不算超期', () => {
    const winter = promise('answer', '2026-12-28 10:00', 5);
    expect(winter).toMatchObject({ provisional: true, dueAt: at('2027-01-04 17:30') });
    const year = ['2027-01-01', '2027-01-02', '2027-01-03', '2027-10-01'].map((date): CalendarRow => ({ ...day(date, 'off'), layer: 'national' }));
    const [moved] = again([winter], calendarWith(...year), '2027-01-05 09:00');
    expect(moved).toMatchObject({ changes: { provisional: false, dueAt: at('2027-01-05 17:30') }, note: null });
  });
});

describe('部门的一份和它的答复', () => {
  const hotline = promise('answer', '2026-03-09 10:00', 10, { external: [{ dueAt: at('2026-03-16 17:30'), what: '12345 工单期限' }] });
  const part = promise('handle', '2026-03-09 15:00', 5);

  test('一起多等一天,仍在答复之内', () => {
    const both = [promise('answer', '2026-03-09 10:00', 5), promise('handle', '2026-03-09 15:00', 3)];
    expect(told(both, calendarWith(day('2026-03-11', 'off')), '2026-03-10 09:00')).toEqual([['answer', '2026-03-16 17:30', '2026-03-17 17:30', null], ['handle', '2026-03-12 17:30', '2026-03-13 17:30', null]]);
  });

  test('答复由 12345 定死,部门的一份会落到后面:最晚与答复同时,不写延长;改回去就还原', () => {
    const later = calendarWith(day('2026-03-11', 'off'));
    expect(local(part.dueAt)).toBe('2026-03-16 17:30');
    expect(again([hotline, part], later, '2026-03-10 09:00')).toMatchObject([{ task: { kind: 'handle' }, changes: { dueAt: part.dueAt, clock: { extensions: [], external: [{ dueAt: hotline.dueAt, what: BY_ANSWER }] } }, note: 'with_answer' }]);
    expect(after(after([hotline, part], later, '2026-03-10 09:00'), stood, '2026-03-10 10:00')).toEqual([hotline, part]);
  });

  test('分办之前补设一天上班,答复提前,部门的一份跟着提前', () => {
    const both = [promise('answer', '2026-03-12 10:00', 5), promise('handle', '2026-03-16 10:00', 3)];
    expect(told(both, calendarWith(day('2026-03-14', 'work')), '2026-03-17 09:00')).toEqual([['answer', '2026-03-19 17:30', '2026-03-18 17:30', null], ['handle', '2026-03-19 17:30', '2026-03-18 17:30', 'with_answer']]);
  });

  test('本来就与答复同时的,跟着答复走', () => {
    const answer = promise('answer', '2026-03-09 10:00', 5);
    const held = promise('handle', '2026-03-09 15:00', 9, { external: [{ dueAt: answer.dueAt ?? '', what: BY_ANSWER }] });
    const later = calendarWith(day('2026-03-11', 'off'));
    expect(told([answer, held], later, '2026-03-10 09:00')).toEqual([['answer', '2026-03-16 17:30', '2026-03-17 17:30', null], ['handle', '2026-03-16 17:30', '2026-03-17 17:30', 'with_answer']]);
    expect(after(after([answer, held], later, '2026-03-10 09:00'), stood, '2026-03-10 10:00')).toEqual([answer, held]);
  });

  test('本来就在答复之后的(超期后分办),不拉回来', () => {
    const both = [promise('answer', '2026-03-09 10:00', 2), promise('handle', '2026-03-12 10:00', 5)];
    expect(told(both, calendarWith(day('2026-03-17', 'off')), '2026-03-13 09:00')).toEqual([['handle', '2026-03-19 17:30', '2026-03-20 17:30', null]]);
  });
});
