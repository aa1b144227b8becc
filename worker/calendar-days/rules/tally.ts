import type { Instant } from '../../../schema/deadlines.ts';
import { MOVES_SHOWN, type CalendarMove, type CalendarMoves } from '../../../schema/many.ts';
import type { Counted, Recounted } from './recount.ts';

type Owed = Counted & { caseId: string | null; personId: string | null; coordinatorId: string | null };
export type Listed = Omit<CalendarMove, 'owner'> & Pick<Owed, 'departmentId' | 'personId' | 'coordinatorId'>;
type Counts = Omit<CalendarMoves, 'data' | 'looked' | 'next'>;

const bySoonest = (one: Listed, other: Listed) => (one.from ?? '~').localeCompare(other.from ?? '~');

/** Counts of all that moves, and the soonest of them one by one. */
export class MovesTally {
  readonly counts: Counts = { total: 0, later: 0, earlier: 0, firm: 0, provisional: 0, overdue: 0, withAnswer: 0, kept: 0 };
  readonly #now: Instant;
  #listed: Listed[] = [];

  constructor(now: Instant) {
    this.#now = now;
  }

  add({ task, changes, note }: Recounted<Owed>, caseNumber: string | null): void {
    const { counts } = this;
    const [from, to] = [task.dueAt, changes.dueAt];
    const moves = from !== to || task.provisional !== changes.provisional;
    if (note === 'stays_overdue') counts.kept += 1;
    if (!moves) return;
    counts.total += 1;
    if (from !== null && to !== null && from !== to) counts[to > from ? 'later' : 'earlier'] += 1;
    if (task.provisional !== changes.provisional) counts[changes.provisional ? 'provisional' : 'firm'] += 1;
    if (to !== null && to < this.#now && (from === null || from >= this.#now)) counts.overdue += 1;
    if (note === 'with_answer') counts.withAnswer += 1;
    const { id, kind, caseId, departmentId, personId, coordinatorId } = task;
    this.#listed.push({ taskId: id, kind, from, to, caseId, caseNumber, provisional: { from: task.provisional, to: changes.provisional }, note, departmentId, personId, coordinatorId });
    if (this.#listed.length > 4 * MOVES_SHOWN) this.#listed = this.shown();
  }

  shown(): Listed[] {
    return this.#listed.toSorted(bySoonest).slice(0, MOVES_SHOWN);
  }
}
