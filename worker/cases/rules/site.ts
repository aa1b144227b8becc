import { refuse, type Refusal } from '../../../schema/refusals.ts';
import type { Calendar } from '../../deadlines/rules.ts';
import { dueColumns, isOpenTask, spoken, type Bench, type TaskEdit, type TaskState } from './file.ts';
import { dueIfResumed, fallsAfter, isMissed } from './pauses.ts';

type Moved<T> = { task: T; changes: Required<Pick<TaskEdit, 'clock' | 'dueAt' | 'provisional'>> };

/**
 * A case that goes to another site takes its open promises along, and each is counted by that site's calendar from
 * then on, or its account would differ from its date. What is overdue stays overdue: the due that was missed remains
 * an entry of the clock. Refused where a department's part that lay within the answer would fall after it, because
 * only re-dating that part mends it.
 */
export function moveToSite<T extends TaskState>(tasks: readonly T[], there: Calendar, bench: Bench): Moved<T>[] | Refusal {
  const after: Bench = { ...bench, calendar: there };
  const open = tasks.filter(isOpenTask).map((task) => {
    const external = task.clock.external ?? [];
    const due = isMissed(task.clock, bench) ? dueIfResumed(task.clock, bench) : null;
    const missed = due !== null && !external.some(({ dueAt }) => dueAt === due) ? [{ dueAt: due, what: '换场所前已超期' }] : [];
    return { task, clock: missed.length > 0 ? { ...task.clock, external: [...external, ...missed] } : task.clock };
  });
  const answer = open.find(({ task }) => task.kind === 'answer');
  const stranded = answer && !isMissed(answer.clock, after) && open.some(({ task, clock }) => task.departmentId !== null && fallsAfter(clock, answer.clock, after) && !fallsAfter(task.clock, answer.task.clock, bench));
  if (stranded) return refuse('task.due_after_answer', { due: spoken(dueIfResumed(answer.clock, after), there) }, 'changes.siteId');
  return open.map(({ task, clock }) => ({ task, changes: dueColumns(clock, there) }));
}
