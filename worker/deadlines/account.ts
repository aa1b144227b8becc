import { BASIS } from '../../schema/deadline-basis.ts';
import { explainDay, provisionalNote } from '../../schema/deadline-words.ts';
import type { DayFacts } from '../../schema/deadline-words.ts';
import type { Account, AccountDay, Basis, ClockEntries, DayCode, Instant } from '../../schema/deadlines.ts';
import { closingOf, hoursOn, works } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { count, isAfterHours } from './count.ts';
import type { Count, Turn } from './count.ts';
import { concludeDue, isOverdue, overdueWorkingDays, remainingWorkingDays } from './due.ts';
import { dayAt, dayText, instantAt, timeText, toInstant, yearOf } from './zone.ts';

type Turned = { day: number; turn: Turn; counted: number };

/**
 * A due date opened into its days: each counted or not, and why. The list ends on the day our own
 * promise falls due; while a pause holds it, on the day of `now` (or the first day lost, without `now`).
 * A pause's `reason` is shown as it stands, so pass its name.
 */
export function accountOf(entries: ClockEntries, calendar: Calendar, now?: Instant): Account {
  const turns: Turned[] = [];
  const counted = count(entries, calendar, (day, turn, amount) => turns.push({ day, turn, counted: amount }));
  if (counted.due === null && now !== undefined) waitUntil(now, counted.lastDay, calendar, turns);
  const due = concludeDue(counted, entries, calendar);
  const days = describe(turns, counted, entries, calendar);
  return {
    dueAt: due.dueAt,
    provisional: due.provisional,
    provisionalYears: due.provisionalYears,
    ...(due.provisional && { provisionalNote: provisionalNote(due.provisionalYears, 'zh') }),
    ...standing(due.dueAt, counted, calendar, now),
    unit: counted.unit,
    days,
    ...(counted.due === null && { paused: { since: toInstant(counted.since), remaining: counted.left } }),
    governedBy: due.governedBy,
    ruleDueAt: due.ruleDueAt,
    ...(entries.external?.length && { external: entries.external }),
    basis: basisOf(entries, counted.firstDay, calendar, now),
  };
}

function waitUntil(now: Instant, lastDay: number, calendar: Calendar, turns: Turned[]): void {
  const today = dayAt(calendar.index.clock, Date.parse(now));
  for (let day = lastDay + 1; day <= today; day++)
    turns.push({ day, turn: works(calendar, day) ? 'paused' : 'off', counted: 0 });
}

function standing(dueAt: Instant | null, counted: Count, calendar: Calendar, now: Instant | undefined) {
  if (dueAt === null)
    return {
      ...(counted.due === null && counted.unit === 'days' && { remainingWorkingDays: counted.left }),
      ...(now !== undefined && { overdue: false, overdueWorkingDays: 0 }),
    };
  if (now === undefined) return {};
  return {
    remainingWorkingDays: remainingWorkingDays(dueAt, now, calendar),
    overdue: isOverdue(dueAt, now),
    overdueWorkingDays: overdueWorkingDays(dueAt, now, calendar),
  };
}

function describe(turns: readonly Turned[], counted: Count, entries: ClockEntries, calendar: Calendar): AccountDay[] {
  const { rule } = entries;
  const withinRule = rule.kind === 'working_days' ? rule.workingDays : rule.kind === 'working_hours' ? rule.minutes : 0;
  let sum = 0;
  return turns.map(({ day, turn, counted: amount }) => {
    sum += amount;
    const exception = calendar.index.exceptions.get(day);
    const published = calendar.publishedYears.has(yearOf(day));
    const extended = amount > 0 && sum > withinRule;
    const reason = turn === 'paused' ? pauseReason(entries, counted.unit, day, calendar) : undefined;
    const facts: DayFacts = {
      date: dayText(day),
      counted: amount,
      code: codeOf(turn, counted, exception?.kind, published, extended),
      ...(counted.unit === 'days' && amount > 0 && { ordinal: sum }),
      ...(exception?.name && { name: exception.name }),
      ...(exception?.source && { source: exception.source }),
      ...(reason && { reason }),
      ...(day === counted.firstDay && { received: receivedHow(entries, day, calendar) }),
      ...(extended && { extended }),
      ...(!published && { provisional: true }),
      ...(counted.due !== null && day === counted.lastDay && { due: timeText(calendar.index.clock, counted.due) }),
    };
    return { ...facts, why: explainDay(facts, counted.unit, 'zh') };
  });
}

function codeOf(turn: Turn, counted: Count, exception: 'off' | 'work' | undefined, published: boolean, extended: boolean): DayCode {
  switch (turn) {
    case 'receipt':
      return 'received';
    case 'late_receipt':
      return 'after_hours';
    case 'paused':
      return 'paused';
    case 'off':
      if (exception === 'off') return 'holiday';
      return published ? 'weekend' : 'provisional_weekend';
    case 'counted':
      if (counted.total === 0) return 'immediate';
      if (exception === 'work') return 'makeup';
      if (extended) return 'extended';
      return published ? 'counted' : 'provisional';
  }
}

function pauseReason(entries: ClockEntries, unit: Count['unit'], day: number, calendar: Calendar): string | undefined {
  const closing = closingOf(calendar, day);
  const begins = unit === 'days' ? closing : instantAt(calendar.index.clock, day, 0);
  return entries.pauses.find((pause) => {
    const until = pause.to === null ? Infinity : Date.parse(pause.to);
    return Date.parse(pause.from) < closing && until >= begins;
  })?.reason;
}

function receivedHow(entries: ClockEntries, day: number, calendar: Calendar): AccountDay['received'] {
  if (!works(calendar, day)) return 'off_day';
  return isAfterHours(calendar, Date.parse(entries.receivedAt)) ? 'after_hours' : 'in_hours';
}

function basisOf(entries: ClockEntries, firstDay: number, calendar: Calendar, now: Instant | undefined): Basis[] {
  const hourly = entries.rule.kind === 'working_hours';
  const atOnce = entries.rule.kind === 'immediate' || (entries.rule.kind === 'working_days' && entries.rule.workingDays === 0);
  const basis: Basis[] = [];
  if (hourly) basis.push(BASIS.working_hours);
  else if (atOnce && entries.extensions.length === 0) basis.push(BASIS.immediate, BASIS.closing);
  else basis.push(BASIS.receipt_day, BASIS.closing);
  basis.push(BASIS.working_day);
  if (isAfterHours(calendar, Date.parse(entries.receivedAt)) && !hourly && !atOnce)
    basis.push(entries.afterHours === 'as_is' ? BASIS.after_hours_as_is : BASIS.after_hours_next_business);
  if (entries.pauses.length > 0) basis.push(hourly ? BASIS.pause_minutes : BASIS.pause_days);
  if (entries.extensions.length > 0) basis.push(BASIS.extension);
  if (now !== undefined) basis.push(BASIS.overdue);
  const hours = hoursOn(calendar, firstDay);
  basis.push({
    rule: '工作时间',
    convention: hours.windows.map(([start, end]) => `${start}–${end}`).join('、'),
    text: '无直接条文',
    source: hours.source,
    verified: false,
  });
  return basis;
}
