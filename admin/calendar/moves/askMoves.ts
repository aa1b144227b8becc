import type { CalendarMight } from '../../../schema/calendar-days.ts';
import { MOVES_SHOWN, type CalendarMoves } from '../../../schema/many.ts';
import { post } from '../../api/http.ts';

const bySoonest = (one: CalendarMoves['data'][number], other: CalendarMoves['data'][number]) => (one.from ?? '~').localeCompare(other.from ?? '~');

/** Two answers to one question, the second from where the first ended. */
export function addMoves(one: CalendarMoves, other: CalendarMoves): CalendarMoves {
  return {
    looked: one.looked + other.looked,
    next: other.next,
    total: one.total + other.total,
    later: one.later + other.later,
    earlier: one.earlier + other.earlier,
    firm: one.firm + other.firm,
    provisional: one.provisional + other.provisional,
    overdue: one.overdue + other.overdue,
    withAnswer: one.withAnswer + other.withAnswer,
    kept: one.kept + other.kept,
    data: [...one.data, ...other.data].toSorted(bySoonest).slice(0, MOVES_SHOWN),
  };
}

/** Asks until all open promises have been looked at; `onLooked` hears how far it is. */
export async function askMoves(might: CalendarMight, signal: AbortSignal, onLooked: (moves: CalendarMoves) => void): Promise<CalendarMoves> {
  let moves = await post<CalendarMoves>('/api/calendar-days/moves', might, signal);
  while (moves.next) {
    onLooked(moves);
    moves = addMoves(moves, await post<CalendarMoves>('/api/calendar-days/moves', { ...might, from: moves.next }, signal));
  }
  return moves;
}

/** Whether there is anything to say before it is saved. */
export const isMoving = ({ total, kept }: CalendarMoves): boolean => total + kept > 0;
