import type { ClockEntries, Instant } from '../../../schema/deadlines.ts';
import type { MOVE_NOTES } from '../../../schema/many.ts';
import type { TaskKind } from '../../../schema/tasks.ts';
import { BY_ANSWER, dueColumns } from '../../cases/rules/file.ts';
import type { Calendar } from '../../deadlines/rules.ts';

/** What counting an open promise anew looks at of it. */
export type Counted = { id: string; kind: TaskKind; departmentId: string | null; clock: ClockEntries; dueAt: Instant | null; provisional: boolean };
type Due = { clock: ClockEntries; dueAt: Instant | null; provisional: boolean };

export type RecountNote = (typeof MOVE_NOTES)[number];
export type Recounted<T> = { task: T; changes: Due; note: RecountNote | null };

/** The entry that keeps a missed due where it was; named so that it goes again when the calendar does. */
export const MISSED = '日历改动前已超期';

const withExternal = (clock: ClockEntries, external: NonNullable<ClockEntries['external']>): ClockEntries => {
  const { external: _old, ...rest } = clock;
  return external.length > 0 ? { ...rest, external } : rest;
};
const without = (clock: ClockEntries, leaves: (entry: NonNullable<ClockEntries['external']>[number]) => boolean): ClockEntries =>
  clock.external?.some(leaves) ? withExternal(clock, clock.external.filter((entry) => !leaves(entry))) : clock;
const owedBy = (clock: ClockEntries, dueAt: Instant, what: string): ClockEntries => withExternal(clock, [...(clock.external ?? []), { dueAt, what }]);

/**
 * A promise under another calendar. An overdue one stays overdue: the due that was missed remains an entry of its
 * clock. A provisional due said of itself that it might move, and goes where the published calendar puts it.
 */
function countAnew(task: Counted, clock: ClockEntries, calendar: Calendar, now: Instant): { due: Due; note: RecountNote | null } {
  const due = dueColumns(without(clock, ({ what }) => what === MISSED), calendar);
  const missed = task.dueAt !== null && !task.provisional && now > task.dueAt;
  if (!missed || task.dueAt === null || (due.dueAt !== null && due.dueAt <= task.dueAt)) return { due, note: null };
  return { due: dueColumns(owedBy(due.clock, task.dueAt, MISSED), calendar), note: 'stays_overdue' };
}

/**
 * A department's part under another calendar, beside the answer it is for, as that stood and as it stands now. A part
 * that lay within the answer and would fall after it is owed with the answer: nobody is there to name it another day,
 * and it is no extension of anybody's. One that was owed with the answer goes where the answer goes. Where the answer's
 * due has passed nothing can lie before it.
 */
function countPart(task: Counted, stood: Instant | null, answer: Due, calendar: Calendar, now: Instant): { due: Due; note: RecountNote | null } {
  const { due, note } = countAnew(task, without(task.clock, ({ what, dueAt }) => what === BY_ANSWER && dueAt === stood), calendar, now);
  const [limit, lay] = [answer.dueAt, task.dueAt !== null && stood !== null && task.dueAt <= stood];
  if (limit === null || due.dueAt === null || !lay || now > limit || due.dueAt <= limit) return { due, note };
  return { due: dueColumns(owedBy(due.clock, limit, BY_ANSWER), calendar), note: 'with_answer' };
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The open promises of one case (or of a run, a meeting, a notice) under another calendar: those that change. */
export function recount<T extends Counted>(tasks: readonly T[], calendar: Calendar, now: Instant): Recounted<T>[] {
  const answer = tasks.find(({ kind }) => kind === 'answer');
  const moved = answer && countAnew(answer, answer.clock, calendar, now);
  return tasks.flatMap((task) => {
    const anew = task === answer && moved ? moved : moved && answer && task.departmentId !== null ? countPart(task, answer.dueAt, moved.due, calendar, now) : countAnew(task, task.clock, calendar, now);
    const { due, note } = anew;
    if (due.dueAt === task.dueAt && due.provisional === task.provisional && same(due.clock, task.clock)) return [];
    return [{ task, changes: due, note }];
  });
}
